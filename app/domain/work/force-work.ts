/** What waits for the people of the force. */
import type { Actor } from "~/domain/actor";
import { londonDate, type CalendarDate, type Instant } from "~/domain/calendar-date";
import { COLUMNS } from "~/domain/columns";
import { DRAFT_COLUMNS, type FieldDraft } from "~/domain/field-draft";
import { isOpen } from "~/domain/finding";
import { clearsInNameOf } from "~/domain/clearance";
import { can, leads } from "~/domain/permissions";
import { RAGS, RAG_WORDS } from "~/domain/rag";
import type { FindingRecord, ResponseRecord, WholeRecord } from "~/domain/record";
import { entryItem, isUnanswered, placedEntries, type PlacedEntry } from "~/domain/work/entry-item";
import { deadlineItem, findingItem, updateItem } from "~/domain/work/finding-item";
import type { WorkGroup, WorkItem, WorkKind } from "~/domain/work/work-item";

function dayOf(instant: Instant | null | undefined): CalendarDate | null {
  return instant == null ? null : londonDate(instant);
}

function leadOf(finding: FindingRecord): string {
  return finding.strategicLead?.text ?? finding.tacticalLead?.text ?? "No lead";
}

/** Where a response stands that is not submitted yet. */
type Stage = "begun" | "asked" | "sent-back" | "cleared";

function stageOf({ state, clearance }: ResponseRecord): Stage | null {
  if (state === "submitted") return null;
  if (state === "cleared") return "cleared";
  if (clearance.asked !== null) return "asked";
  return clearance.sentBack === null ? "begun" : "sent-back";
}

type Open = { placed: PlacedEntry; response: ResponseRecord | null; stage: Stage | null };

/** Of each question that waits, and each new version of a response, how far it has come. */
function openResponses(entries: readonly PlacedEntry[]): Open[] {
  return entries.flatMap((placed): Open[] => {
    const { entry } = placed;
    if (entry.state === "closed") return [];
    const begun = entry.responses.flatMap((response): Open[] => {
      const stage = stageOf(response);
      return stage === null ? [] : [{ placed, response, stage }];
    });
    return begun.length === 0 && isUnanswered(entry) ? [{ placed, response: null, stage: null }] : begun;
  });
}

function sinceOf({ placed, response, stage }: Open): CalendarDate | null {
  if (stage === "asked") return dayOf(response?.clearance.asked?.at);
  if (stage === "cleared") return dayOf(response?.clearance.cleared?.at);
  return dayOf(placed.entry.issuedAt);
}

function openItem(open: Open, beside: FindingRecord): WorkItem {
  const { placed, response, stage } = open;
  const { entry } = placed;
  const item = entryItem(placed, beside, {
    key: `response/${response?.id ?? entry.id}`, place: { page: "answer", reference: beside.reference, entryId: entry.id }, since: sinceOf(open), due: entry.dueOn, whose: leadOf(beside),
  });
  const note = stage === "begun" ? ", draft begun" : stage === "sent-back" ? `, sent back by ${response?.clearance.sentBack?.by ?? ""}` : "";
  const version = response?.replacesId == null ? item.what : `New version of the response to ${item.what}`;
  return { ...item, what: `${version}${note}` };
}

function headings(drafts: readonly FieldDraft[]): string {
  const columns = DRAFT_COLUMNS.filter((column) => drafts.some((draft) => draft.column === column));
  return columns.map((column) => COLUMNS[column].heading).join(", ");
}

/** Drafts of a finding that nobody has submitted. */
function draftItem(finding: FindingRecord): WorkItem | null {
  const drafts = finding.drafts.filter((draft) => draft.state === "draft");
  const [first] = drafts.map((draft) => draft.savedAt).sort();
  if (first === undefined) return null;
  const sentBack = drafts.some((draft) => draft.note !== null) ? ", sent back" : "";
  return findingItem(finding, {
    key: `fields/${finding.id}`, place: { page: "finding", reference: finding.reference, part: "update" }, what: `${headings(drafts)}${sentBack}`, since: dayOf(first), whose: leadOf(finding),
  });
}

/** A move to Green or Blue that was submitted and waits for its sign-off. */
function signOffItem(finding: FindingRecord): WorkItem | null {
  const waiting = finding.drafts.find((draft) => draft.column === "rag" && draft.state === "waiting");
  if (waiting === undefined) return null;
  const words = (value: string | null) => { const rag = RAGS.find((each) => each === value); return rag === undefined ? "no RAG" : RAG_WORDS[rag]; };
  return findingItem(finding, {
    key: `sign-off/${finding.id}`, place: { page: "finding", reference: finding.reference, part: "update" },
    what: `From ${words(finding.update?.rag ?? null)} to ${words(waiting.value)}`, since: dayOf(waiting.savedAt), whose: leadOf(finding),
  });
}

function noLeadItem(finding: FindingRecord): WorkItem | null {
  if (finding.strategicLead !== null || !isOpen(finding.hmicfrsStatus) || finding.drafts.some((draft) => draft.column === "strategicLead")) return null;
  return findingItem(finding, { key: `lead/${finding.id}`, place: { page: "finding", reference: finding.reference, part: "facts" }, what: "No strategic lead" });
}

export function forceWork(actor: Actor, record: WholeRecord, today: CalendarDate): WorkGroup[] {
  const open = openResponses(placedEntries(record));
  const secretariat = actor.roles.includes("sib-secretariat");
  // Whoever is named as a lead works on the finding only with a role that lets them.
  const isOwn = (finding: FindingRecord) => leads(actor, finding) && can(actor, "keep a finding up to date", finding);
  const own = record.findings.filter(isOwn);
  const others = record.findings.filter((finding) => !isOwn(finding));
  const at = (...stages: (Stage | null)[]) => open.filter(({ stage }) => stages.includes(stage));
  const ofOwn = (chosen: readonly Open[]) => chosen.flatMap((each) => {
    const beside = each.placed.findings.find(isOwn);
    return beside === undefined ? [] : [{ ...openItem(each, beside), whose: null }];
  });
  const ofAll = (chosen: readonly Open[]) => chosen.flatMap((each) => {
    const [beside] = each.placed.findings;
    return beside === undefined ? [] : [openItem(each, beside)];
  });
  const ofOthers = (chosen: readonly Open[]) => ofAll(chosen.filter(({ placed }) => !placed.findings.some(isOwn)));
  const each = (findings: readonly FindingRecord[], item: (finding: FindingRecord) => WorkItem | null) => findings.flatMap((finding) => item(finding) ?? []);
  const unnamed = (items: WorkItem[]) => items.map((item) => ({ ...item, whose: null }));
  const byLead = (finding: FindingRecord) => { const item = updateItem(finding, today); return item === null ? null : { ...item, whose: leadOf(finding) }; };
  const group = (kind: WorkKind, items: WorkItem[], mine = true, inNameOf: string[] = []): WorkGroup => ({ kind, mine, items, inNameOf });
  const clears = can(actor, "clear a response");
  const signsOff = can(actor, "sign off a move to Green or Blue");
  return [
    group("clear", clears ? unnamed(ofAll(at("asked"))) : [], true, clearsInNameOf(actor)),
    group("sign-off", signsOff ? unnamed(each(record.findings, signOffItem)) : [], true, clearsInNameOf(actor)),
    group("sent-back", ofOwn(at("sent-back"))),
    group("answer", ofOwn(at(null, "begun"))),
    group("submit-response", secretariat ? ofAll(at("cleared")) : ofOwn(at("cleared"))),
    group("submit-fields", secretariat ? each(record.findings, draftItem) : unnamed(each(own, draftItem))),
    group("update", each(own, (finding) => updateItem(finding, today))),
    group("no-lead", secretariat ? each(record.findings, noLeadItem) : []),
    group("deadline", each(secretariat ? record.findings : own, (finding) => deadlineItem(finding, today)), !secretariat),
    group("with-leads", secretariat ? ofOthers(at(null, "begun", "sent-back")) : [], false),
    group("with-chief-officers", secretariat && !clears ? [...ofAll(at("asked")), ...(signsOff ? [] : each(record.findings, signOffItem))] : [], false),
    group("updates-of-leads", secretariat ? each(others, byLead) : [], false),
  ];
}
