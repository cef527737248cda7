/** What waits for the people of the commissioner's office. */
import type { Actor } from "~/domain/actor";
import { actsInNameOf, type GivenVerb } from "~/domain/approval";
import { addDays, londonDate, type CalendarDate, type Instant } from "~/domain/calendar-date";
import { ASSURANCE_WORDS } from "~/domain/finding";
import { answeredAt, followUpInPreparation, isAnsweredOn } from "~/domain/follow-up";
import { can } from "~/domain/permissions";
import { assuranceToDecide } from "~/domain/proposed-assurance";
import type { EntryRecord, WholeRecord } from "~/domain/record";
import { entryItem, isUnanswered, placedEntries, type PlacedEntry } from "~/domain/my-work/entry-item";
import { deadlineItem, findingItem } from "~/domain/my-work/finding-item";
import type { WorkFacts, WorkGroup, WorkItem, WorkKind } from "~/domain/my-work/work-item";

/** Section 55 of the Police Act 1996: 56 days beginning with the day of publication. */
const SECTION_55_LAST_DAY = 55;

function dayOf(instant: Instant | null | undefined): CalendarDate | null {
  return instant == null ? null : londonDate(instant);
}

type Prepared = { placed: PlacedEntry; key: string; state: EntryRecord["state"] | "issued"; heldBy: string | null; draftedAt: Instant | null; approvedAt: Instant | null; correction: boolean };

/** Drafts and approved ones, corrections of what was issued among them. */
function inPreparation(entries: readonly PlacedEntry[], facts: WorkFacts): Prepared[] {
  const firsts = entries.filter(({ entry }) => entry.state === "draft" || entry.state === "approved").map((placed): Prepared => {
    const known = facts.entries.get(placed.entry.id);
    return {
      placed, key: `entry/${placed.entry.id}`, state: placed.entry.state, correction: false,
      heldBy: known?.heldBy ?? null, draftedAt: known?.draftedAt ?? null, approvedAt: known?.approvedAt ?? null,
    };
  });
  const byId = new Map(entries.map((placed) => [placed.entry.id, placed]));
  const corrections = facts.corrections.flatMap(({ id, entryId, ...rest }): Prepared[] => {
    const placed = byId.get(entryId);
    return placed === undefined ? [] : [{ placed, key: `correction/${id}`, correction: true, ...rest }];
  });
  return [...firsts, ...corrections];
}

function preparedItem({ placed, key, correction, state, draftedAt, approvedAt }: Prepared): WorkItem[] {
  const [beside] = placed.findings;
  if (beside === undefined) return [];
  const { entry } = placed;
  const item = entryItem(placed, beside, {
    key, place: { page: "entry", id: entry.id }, since: dayOf(state === "approved" ? (approvedAt ?? draftedAt) : draftedAt), due: null,
  });
  return [correction ? { ...item, what: `New version of ${item.what}` } : item];
}

function issuedItems(entries: readonly PlacedEntry[], of: (placed: PlacedEntry) => Partial<WorkItem> | null): WorkItem[] {
  return entries.flatMap((placed) => {
    const [beside] = placed.findings;
    const more = of(placed);
    if (beside === undefined || more === null) return [];
    return [entryItem(placed, beside, { key: `entry/${placed.entry.id}`, place: { page: "entry", id: placed.entry.id }, ...more })];
  });
}

/** Answered and open on some of its findings: to be decided there, or there already going on in a follow-up. */
function answeredItems(entries: readonly PlacedEntry[], isPrepared: boolean): WorkItem[] {
  return issuedItems(entries, ({ entry, findings }) => {
    const here = findings.filter((finding) => isAnsweredOn(entry, finding.id) && (followUpInPreparation(entry, finding.id, finding.entries) !== null) === isPrepared);
    return here.length === 0 ? null : { since: dayOf(answeredAt(entry)) };
  });
}

function assuranceItems(record: WholeRecord, facts: WorkFacts): WorkItem[] {
  return record.findings.flatMap((finding) => {
    const closing = facts.closings.get(finding.id);
    const proposed = assuranceToDecide(finding, closing);
    if (proposed === null) return [];
    return [findingItem(finding, {
      key: `assurance/${finding.id}`, place: { page: "finding", reference: finding.reference, part: "facts" },
      what: `${ASSURANCE_WORDS[finding.assurance]}; its questions point to “${ASSURANCE_WORDS[proposed].toLowerCase()}”`, since: dayOf(closing?.closedAt),
    })];
  });
}

function revisitItems(entries: readonly PlacedEntry[], today: CalendarDate): WorkItem[] {
  const followed = new Set(entries.map(({ entry }) => entry.followsUpEntryId));
  return entries.filter(({ entry }) => !followed.has(entry.id)).flatMap((placed) =>
    placed.findings.flatMap((finding) => {
      const revisitOn = placed.entry.links.find((link) => link.findingId === finding.id && link.closure === "revisit")?.revisitOn ?? null;
      if (revisitOn === null || revisitOn > today) return [];
      return [entryItem(placed, finding, { key: `revisit/${placed.entry.id}/${finding.id}`, place: { page: "entry", id: placed.entry.id }, due: revisitOn })];
    }));
}

/** Inspections whose 56 days run. */
function section55Items(record: WholeRecord, today: CalendarDate): WorkItem[] {
  return record.inspections.flatMap(({ id, title, publishedOn }) => {
    const lastDay = publishedOn === null ? null : addDays(publishedOn, SECTION_55_LAST_DAY);
    if (publishedOn === null || lastDay === null || lastDay < today || publishedOn > today) return [];
    return [{
      key: `section-55/${id}`, reference: null, title, about: "", what: "Comments to publish under section 55 of the Police Act 1996", words: null, whose: null,
      since: null, due: lastDay, place: { page: "inspections" as const },
    }];
  });
}

export function officeWork(actor: Actor, record: WholeRecord, facts: WorkFacts, today: CalendarDate): WorkGroup[] {
  const entries = placedEntries(record);
  const prepared = inPreparation(entries, facts);
  const drafts = prepared.filter((each) => each.state === "draft");
  const approves = can(actor, "approve an entry");
  const ownRight = approves && actsInNameOf(actor, "approve an entry").length === 0;
  const officer = actor.roles.includes("policy-officer");
  const isOwn = ({ heldBy }: Prepared) => officer && (heldBy === null || heldBy === actor.personId);
  const toApprove = drafts.filter((each) => ownRight || (approves && !isOwn(each)));
  const group = (kind: WorkKind, items: WorkItem[], mine = true, verb?: GivenVerb): WorkGroup => ({
    kind, mine, items, inNameOf: verb === undefined ? [] : actsInNameOf(actor, verb),
  });
  const whenOfficer = (groups: () => WorkGroup[]) => (officer ? groups() : []);
  const unanswered = entries.filter(({ entry }) => isUnanswered(entry));
  const late = (entry: EntryRecord) => entry.dueOn !== null && entry.dueOn < today;
  const waiting = (isLate: boolean) => issuedItems(unanswered.filter(({ entry }) => late(entry) === isLate), ({ entry }) => ({ since: dayOf(entry.issuedAt), due: entry.dueOn }));
  const assurance = group("assurance", can(actor, "decide assurance") ? assuranceItems(record, facts) : [], true, "decide assurance");
  return [
    group("approve", approves ? toApprove.flatMap(preparedItem) : [], true, "approve an entry"),
    ...whenOfficer(() => [group("overdue-answer", waiting(true))]),
    ...(officer ? [] : [assurance]),
    ...whenOfficer(() => [
      group("issue", prepared.filter((each) => each.state === "approved").flatMap(preparedItem)),
      group("own-drafts", ownRight ? [] : drafts.filter(isOwn).flatMap(preparedItem)),
      group("assure", answeredItems(entries, false)),
      assurance,
      group("revisit", revisitItems(entries, today)),
      group("section-55", section55Items(record, today)),
      group("deadline", record.findings.flatMap((finding) => deadlineItem(finding, today) ?? []), false),
      group("with-pcc", approves ? [] : drafts.filter((each) => !isOwn(each)).flatMap(preparedItem), false),
      group("follow-up", answeredItems(entries, true), false),
      group("with-force", waiting(false), false),
    ]),
  ];
}
