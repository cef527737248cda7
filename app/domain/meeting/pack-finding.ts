/** What a briefing pack says of a finding: HMICFRS's words, where it stands, the update, the steps to green, and what is asked of it at the meeting. */
import type { Side } from "~/domain/actor";
import { daysBetween, formatDate, type CalendarDate } from "~/domain/calendar-date";
import { COLUMNS, type ColumnKey } from "~/domain/columns";
import { isIssued } from "~/domain/entry";
import { ASSURANCE_WORDS, HMICFRS_STATUS_WORDS } from "~/domain/finding";
import { findingTitle } from "~/domain/finding-name";
import { entryTable, spoken, type PackEntry } from "~/domain/meeting/pack-entries";
import type { Office } from "~/domain/office";
import type { PaperBlock, PaperTable } from "~/domain/paper/paper";
import { RAG_SYMBOLS, RAG_WORDS, type Rag } from "~/domain/rag";
import { linkTo, updatedOn, type EntryRecord, type FindingRecord } from "~/domain/record";

export type PackFindingInput = {
  key: string;
  /** Of the headings below that of the item. */
  level: 3 | 4;
  finding: FindingRecord;
  meetingId: string;
  side: Side | null;
  today: CalendarDate;
  office: Pick<Office, "headTitle">;
  /** The numbers of the items on this agenda, by the finding they are about. */
  standing: ReadonlyMap<string, string>;
  references: ReadonlyMap<string, Pick<FindingRecord, "reference" | "number" | "kind">>;
};

export function ragWords(rag: Rag | null): string {
  return rag === null ? "Not rated" : `${RAG_SYMBOLS[rag]} ${RAG_WORDS[rag]}`;
}

export function ageWords(finding: FindingRecord, today: CalendarDate): string {
  if (finding.update === null) return "No update";
  const on = updatedOn(finding.update);
  const days = daysBetween(on, today);
  const age = days < 0 ? "" : ` (${days === 1 ? "1 day" : `${String(days)} days`} old)`;
  return finding.update.asAt === null ? `Date not given; received ${formatDate(on)}${age}` : `${formatDate(on)}${age}`;
}

function standsAt(finding: FindingRecord, today: CalendarDate, { headTitle }: Pick<Office, "headTitle">): PaperBlock {
  const { update, strategicLead, tacticalLead, targetDate, deadline, hmicfrsStatus, assurance, inspection } = finding;
  const facts = [
    { label: "Reference", text: finding.reference }, { label: "Inspection", text: inspection?.title ?? "None" },
    { label: "RAG", text: `${ragWords(update?.rag ?? null)}${update?.ragReason == null ? "" : `: ${update.ragReason}`}` }, { label: "Update as at", text: ageWords(finding, today) },
    { label: "Strategic lead", text: strategicLead?.text ?? "No lead" }, { label: "Tactical lead", text: tacticalLead?.text ?? "No lead" },
    { label: "Target date", text: targetDate === null ? "None" : formatDate(targetDate) }, { label: "Deadline", text: deadline === null ? "None" : formatDate(deadline) },
    { label: `${headTitle}’s assurance`, text: ASSURANCE_WORDS[assurance] }, { label: "HMICFRS status", text: hmicfrsStatus === null ? "Not known" : HMICFRS_STATUS_WORDS[hmicfrsStatus] },
  ];
  return { is: "facts", key: `${finding.id}/facts`, facts };
}

function steps({ id, steps: all }: FindingRecord, level: PackFindingInput["level"]): PaperBlock[] {
  const head: PaperBlock = { is: "heading", key: `${id}/steps/heading`, level, text: "Steps to green" };
  if (all.length === 0) return [head, { is: "line", key: `${id}/steps/none`, line: { text: "No steps to green." } }];
  const cell = (text: string) => ({ lines: [{ text }] });
  const table: PaperTable = {
    is: "table", key: `${id}/steps`, caption: "Steps to green", namedRows: false, columns: [{ heading: "Step", width: 56 }, { heading: "Owner", width: 14 }, { heading: "Due", width: 15 }, { heading: "Done", width: 15 }],
    rows: all.map(({ text, owner, due, done }, index) => ({ key: `${id}/steps/${String(index)}`, cells: [cell(`${String(index + 1)}. ${text}`), cell(owner ?? "Nobody"), cell(due === null ? "No date" : formatDate(due)), cell(done === null ? "Not yet" : formatDate(done))] })),
  };
  return [head, table];
}

/** What the force is about to say: its own pack alone has it. */
function fieldDrafts({ id, drafts }: FindingRecord): PaperBlock[] {
  return drafts.flatMap(({ column, value, state }): PaperBlock[] => {
    const { heading, format } = COLUMNS[column satisfies ColumnKey];
    const words = value === null ? "to be emptied" : format(value);
    return spoken(`${id}/draft/${column}`, `Draft${state === "waiting" ? ", waits for a chief officer" : ""}: ${heading}: ${words}`);
  });
}

/** Whether the pack holds a draft of it: of a column, a question or a response. */
export function holdsDrafts(finding: FindingRecord, meetingId: string): boolean {
  return finding.drafts.length > 0 || finding.entries.filter((entry) => isAsked(entry, meetingId)).some(isDraft);
}

export function isDraft({ state, responses }: EntryRecord): boolean {
  return !isIssued(state) || responses.some((response) => response.state !== "submitted");
}

function isAsked(entry: EntryRecord, meetingId: string): boolean {
  return entry.meetingId === meetingId || (!isIssued(entry.state) && entry.meetingId === null);
}

/** Of this meeting; and of the office's own drafts those for it, or for no meeting yet. */
export function entriesAt({ finding, meetingId, standing, references }: Pick<PackFindingInput, "finding" | "meetingId" | "standing" | "references">): PackEntry[] {
  const here = finding.entries.filter((entry) => isAsked(entry, meetingId));
  return here.map((entry) => ({
    entry, number: linkTo(entry, finding.id)?.number ?? null,
    also: entry.links.filter(({ findingId }) => findingId !== finding.id).map(({ findingId, reference }) => {
      const other = references.get(findingId);
      const at = standing.get(findingId);
      return `${other === undefined ? reference : `${findingTitle(other)} (${reference})`}${at === undefined ? "" : ` (${at})`}`;
    }),
  }));
}

export function packFinding(input: PackFindingInput): PaperBlock[] {
  const { key, level, finding, today, office } = input;
  const { id, update } = finding;
  const entries = entriesAt(input);
  return [
    ...spoken(`${id}/words`, finding.text), standsAt(finding, today, office),
    { is: "heading", key: `${id}/update/heading`, level, text: "Current update" }, ...spoken(`${id}/update`, update?.text ?? "No update."), ...fieldDrafts(finding), ...steps(finding, level), { is: "heading", key: `${key}/questions/heading`, level, text: "Questions and responses" },
    ...(entries.length === 0 ? [{ is: "line", key: `${key}/no-questions`, line: { text: "No question on it was issued for this meeting." } } as const] : [entryTable(`${key}/entries`, entries)]),
  ];
}
