/** The briefing pack of a meeting for one side: its agenda in order, with all that this side may see of each item. */
import { formatDate, formatDay, formatMoment, type CalendarDate, type Instant } from "~/domain/calendar-date";
import type { Side } from "~/domain/actor";
import type { AgendaItem } from "~/domain/meeting/agenda";
import { NOT_NAMED } from "~/domain/meeting/attendee";
import { closedAbove } from "~/domain/meeting/closed-above";
import type { AgendaLine } from "~/domain/meeting/compose-agenda";
import type { Matters } from "~/domain/meeting/matters";
import { PRESENCE_WORDS, timeWords, type Meeting } from "~/domain/meeting/meeting";
import { dueOf, dueWords, isOverdue } from "~/domain/action/due";
import { holdsDrafts, isDraft, packFinding } from "~/domain/meeting/pack-finding";
import { entryTable, spoken, type PackEntry } from "~/domain/meeting/pack-entries";
import { draftsMark, sideName, type Office } from "~/domain/office";
import type { Paper, PaperBlock, PaperCell, PaperTable } from "~/domain/paper/paper";
import type { EntryRecord, FindingRecord, WholeRecord } from "~/domain/record";
import { timesWords } from "~/domain/times-words";

export type PackInput = {
  meeting: Meeting;
  meetings: readonly Pick<Meeting, "id" | "title" | "date">[];
  lines: readonly AgendaLine[];
  matters: Matters;
  /** The day an action was written down. */
  createdOn: (actionId: string) => CalendarDate | null;
  /** How often the item of a line was put off before, by its key. */
  deferrals: ReadonlyMap<string, number>;
  /** As the side sees it, with its own drafts; the official record alone where `side` is null. */
  record: WholeRecord;
  side: Side | null;
  /** False while the office alone knows the order of the agenda. */
  agendaIssued: boolean;
  office: Office;
  marking: string;
  madeAt: Instant;
  today: CalendarDate;
};

export type BriefingPack = Paper & { /** What its pages say of whose drafts it holds; null where it holds none. */ drafts: string | null };

export function textCell(text: string | null): PaperCell {
  return { lines: (text ?? "").split("\n").filter((each) => each.trim() !== "").map((each) => ({ text: each })) };
}

function line(key: string, text: string, quiet = false): PaperBlock {
  return { is: "line", key, line: { text, ...(quiet ? { quiet } : {}) } };
}

function heading(key: string, level: 1 | 2 | 3, text: string): PaperBlock {
  return { is: "heading", key, level, text };
}

function table(key: string, caption: string, columns: PaperTable["columns"], rows: readonly (readonly (string | null)[])[]): PaperTable {
  return { is: "table", key, caption, namedRows: true, columns, rows: rows.map((cells, index) => ({ key: `${key}/${String(index)}`, cells: cells.map(textCell) })) };
}

function facts({ meeting, office, side, madeAt }: PackInput): PaperBlock {
  const times = timeWords(meeting);
  const venue = meeting.virtual ? (meeting.venue === null ? "Virtual" : `${meeting.venue} (virtual)`) : meeting.venue;
  const said: [string, string | null][] = [
    ["Date", `${formatDay(meeting.date)}${times === "" ? "" : `, ${times}`}`], ["Venue", venue], ["Kind", meeting.kind.charAt(0).toUpperCase() + meeting.kind.slice(1)], ["Theme", meeting.theme],
    ["Chair", meeting.chair], ["Notes taken by", meeting.noteTaker], ["Series", meeting.series.name], ["Reference", meeting.reference],
    ["Prepared for", side === null ? "Both sides" : sideName(office, side)], ["As at", formatMoment(madeAt)],
  ];
  return { is: "facts", key: "facts", facts: said.flatMap(([label, text]) => (text === null || text === "" ? [] : [{ label, text }])) };
}

function attendance({ meeting }: PackInput): PaperBlock[] {
  if (meeting.attendance.length === 0) return [];
  const rows = meeting.attendance.map(({ name, capacity, code, presence }) => [name === "" ? NOT_NAMED : name, code === null ? capacity : `${capacity} (${code})`, PRESENCE_WORDS[presence]]);
  const title = meeting.state === "planned" ? "Who is to come" : "Attendance";
  return [heading("attendance/heading", 2, title), table("attendance", title, [{ heading: "Name", width: 32 }, { heading: "Capacity", width: 48 }, { heading: "Presence", width: 20 }], rows)];
}

function sourceWords(item: AgendaItem | null): string {
  return item?.source == null ? "" : `${item.source.kind === "" ? "Source" : item.source.kind}: ${item.source.title}`;
}

/** By the key of each line in closed session, by itself or with the item above it. */
function closedWords(lines: readonly AgendaLine[]): Map<string, string> {
  const isClosed = ({ item }: AgendaLine) => item?.closedSession === true;
  const above = closedAbove(lines, isClosed);
  return new Map(lines.flatMap((each) => {
    const number = above.get(each.key);
    return number !== undefined ? [[each.key, `Closed session, with item ${number}`]] : isClosed(each) ? [[each.key, "Closed session"]] : [];
  }));
}

/** What was brought forward to a meeting that is closed stands on its agenda row by row: such a row is about its action, whatever finding that is on. */
export function findingOf({ item, findingId }: AgendaLine): string | null {
  return item?.actionId == null ? findingId : null;
}

function broughtForward(lines: readonly AgendaLine[]): number {
  return lines.filter(({ item }) => item?.actionId != null).length;
}

export function standingNumbers(lines: readonly AgendaLine[]): Map<string, string> {
  return new Map(lines.flatMap((of) => (findingOf(of) === null ? [] : [[findingOf(of) ?? "", of.number] as const])).reverse());
}

function agenda({ meeting, lines, deferrals, matters, agendaIssued }: PackInput): PaperBlock[] {
  const closed = closedWords(lines);
  const forward = meeting.state === "closed" ? broughtForward(lines) : matters.onAgenda.length;
  const rows = lines.map(({ key, number, kind, heading: words, item }) => {
    const deferred = deferrals.get(key) ?? 0;
    const own = kind === "outstanding" && item?.actionId == null ? `${forward === 0 ? "No" : String(forward)} ${forward === 1 ? "action" : "actions"} brought forward` : "";
    return [number, words, [own, deferred > 0 ? `Deferred ${timesWords(deferred)} before` : "", sourceWords(item), closed.get(key) ?? ""].filter((each) => each !== "").join("\n")];
  });
  return [
    heading("agenda/heading", 2, "Agenda"), ...(agendaIssued ? [] : [line("agenda/draft", "The agenda is not issued yet, and may still change.", true)]),
    table("agenda", "Agenda", [{ heading: "No.", width: 8 }, { heading: "Item", width: 62 }, { heading: "Note", width: 30 }], rows),
  ];
}

function outstanding({ matters, meetings, today, createdOn }: PackInput): PaperBlock[] {
  const titleOf = (id: string) => meetings.find((each) => each.id === id)?.title ?? "a meeting";
  const arose = (id: string | null) => meetings.find((each) => each.id === id);
  const rows = matters.onAgenda.map(({ action, timesBroughtForward, lastSaid }) => {
    const from = arose(action.meetingId);
    const due = dueOf(action, from?.date ?? createdOn(action.id));
    const late = isOverdue(due, today, (id) => arose(id)?.date ?? null);
    return [
      action.reference, `${action.text}\n${from === undefined ? "" : `From ${from.title}, ${formatDate(from.date)}`}`, action.owners.length === 0 ? "Nobody yet" : action.owners.join(", "), `${dueWords(due, titleOf)}${late ? " (overdue)" : ""}`,
      timesBroughtForward === 0 ? "Not before" : timesBroughtForward === 1 ? "Once" : timesBroughtForward === 2 ? "Twice" : `${String(timesBroughtForward)} times`,
      lastSaid === null ? "Nothing yet" : `${formatDate(lastSaid.on)}${lastSaid.by === null ? "" : `, ${lastSaid.by}`}: ${lastSaid.text ?? ""}`,
    ];
  });
  const waiting = matters.notYet.map(({ action, reason }) => line(`not-yet/${action.id}`,
    `${action.reference} is not on this agenda: ${reason.why === "revisit" ? `it comes back on ${formatDate(reason.on)}` : `it was put off to ${titleOf(reason.toMeetingId)}`}.`, true));
  const columns = [{ heading: "Action", width: 10 }, { heading: "What is to be done", width: 30 }, { heading: "Owners", width: 11 }, { heading: "Due", width: 14 }, { heading: "Brought forward", width: 13 }, { heading: "Last said", width: 22 }];
  return [...(rows.length === 0 ? [line("matters/none", "No action is outstanding.")] : [table("matters", "Outstanding matters", columns, rows)]), ...waiting];
}

/** The order of an agenda that is not issued is the office's draft too. */
function holdsDraftsOf({ record, meeting, side, agendaIssued }: PackInput, shown: readonly string[]): boolean {
  if (side === "opcc" && !agendaIssued) return true;
  return record.findings.some((finding) => shown.includes(finding.id) && holdsDrafts(finding, meeting.id)) || record.meetingEntries.some((entry) => entry.meetingId === meeting.id && isDraft(entry));
}

/** What was asked and said under an item that is about no finding. */
export function entriesOfItem({ item, kind }: AgendaLine, { record: { meetingEntries }, meeting }: Pick<PackInput, "record" | "meeting">): EntryRecord[] {
  const own = (item?.entryIds ?? []).flatMap((id) => meetingEntries.find((entry) => entry.id === id) ?? []);
  return [...own, ...(kind === "aob" ? meetingEntries.filter((entry) => entry.meetingId === meeting.id && entry.place === "aob") : [])];
}

export function openingEntries({ record: { meetingEntries }, meeting }: Pick<PackInput, "record" | "meeting">): EntryRecord[] {
  return meetingEntries.filter((entry) => entry.meetingId === meeting.id && entry.place === "opening");
}

/** Entries placed on an item that is about no finding, or on the meeting itself. */
function placed(key: string, entries: readonly PackEntry[]): PaperBlock[] {
  return entries.length === 0 ? [] : [entryTable(key, entries)];
}

export function briefingPack(input: PackInput): BriefingPack {
  const { meeting, lines, record, side, office, marking, today } = input;
  const findings = new Map(record.findings.map((finding) => [finding.id, finding]));
  const shown = new Map<string, string>();
  const standing = standingNumbers(lines);
  const closed = closedWords(lines);
  const blocksOf = (of: AgendaLine): PaperBlock[] => {
    const { key, number, kind, item, depth } = of;
    const about: FindingRecord | undefined = findings.get(findingOf(of) ?? "");
    const mark = closed.get(key);
    const title = [heading(`${key}/heading`, depth === 0 ? 2 : 3, `${number} ${of.heading}`), ...(mark === undefined ? [] : [{ is: "line", key: `${key}/closed`, line: { text: mark, strong: true } } satisfies PaperBlock])];
    const said = item?.text == null ? [] : spoken(`${key}/text`, item.text);
    if (kind === "outstanding" && depth === 0) return [...title, ...said, ...(meeting.state !== "closed" ? outstanding(input) : broughtForward(lines) > 0 ? [] : [line(`${key}/none`, "No action was brought forward.")])];
    const source = item?.source == null ? [] : [line(`${key}/source`, sourceWords(item))];
    if (about === undefined) {
      return [...title, ...source, ...said, ...placed(`${key}/entries`, entriesOfItem(of, input).map((entry) => ({ entry, number: null, also: [] })))];
    }
    const before = shown.get(about.id);
    if (before !== undefined) return [...title, line(`${key}/see`, `See ${before} above.`)];
    shown.set(about.id, number);
    return [...title, ...source, ...said, ...packFinding({ key, level: depth === 0 ? 3 : 4, finding: about, meetingId: meeting.id, side, today, office, standing, references: findings })];
  };
  const opening = openingEntries(input);
  const blocks = [
    heading("title", 1, `Briefing pack: ${meeting.title}`), facts(input), ...attendance(input), ...agenda(input),
    ...(opening.length === 0 ? [] : [heading("opening/heading", 2, "Opening comment"), ...placed("opening", opening.map((entry) => ({ entry, number: null, also: [] })))]), ...lines.flatMap(blocksOf),
  ];
  const drafts = side !== null && holdsDraftsOf(input, [...shown.keys()]) ? draftsMark(office, side) : null;
  return {
    title: `Briefing pack: ${meeting.title}, ${formatDate(meeting.date)}`, subject: `Briefing pack for ${meeting.reference}`, marking: drafts === null ? marking : `${drafts} · ${marking}`, drafts,
    blocks: drafts === null ? blocks : [...blocks.slice(0, 1), { is: "line", key: "drafts", line: { text: `${drafts}. What is marked “Draft” is not part of the record.`, strong: true } }, ...blocks.slice(1)],
  };
}
