/** Writes changes to an entry that is there: its fields, its state, its number and closure beside each finding. */
import type { Ctx } from "~/db/ctx.server";
import { approvalColumns, approvalsOfEntries } from "~/db/entry-approvals.server";
import { recordEvents } from "~/db/history.server";
import type { Tx } from "~/db/write.server";
import { givenWords, type Approval } from "~/domain/approval";
import type { CalendarDate, Instant } from "~/domain/calendar-date";
import { ENTRY_STATES, isIssued, type Closure, type EntryKind, type EntryState } from "~/domain/entry";
import type { Change } from "~/domain/history";
import type { EntryRecord } from "~/domain/record";

export type EntryFields = {
  kind: EntryKind;
  askedBy: string | null;
  text: string;
  dueOn: CalendarDate | null;
  meetingId: string | null;
  followsUpEntryId: string | null;
  followsUpResponseId: string | null;
  state: EntryState;
};

export type SaveEntryOptions = {
  issuedAt?: Instant;
  /** With a move to approved. */
  approval?: Approval;
  importPlace?: string | null;
  /** Where each field was read from, where fields come from cells of their own. */
  importPlaces?: Partial<Record<string, string>>;
};

type About = Pick<Change, "subject" | "subjectId" | "draftOf" | "importPlace">;

function besides(entry: EntryRecord, about: About, changes: readonly Pick<Change, "field" | "before" | "after">[]): Change[] {
  const findingIds = entry.links.length === 0 ? [null] : entry.links.map((link) => link.findingId);
  return findingIds.flatMap((findingId) => changes.map((change) => ({ ...about, ...change, findingId })));
}

/** What the force may not have known before is all new to it: an issue writes the entry into the official record anew. */
function firstSeen(after: EntryFields): Pick<Change, "field" | "before" | "after">[] {
  return [
    { field: "kind", before: null, after: after.kind },
    { field: "askedBy", before: null, after: after.askedBy },
    { field: "text", before: null, after: after.text },
    { field: "dueOn", before: null, after: after.dueOn },
    { field: "meetingId", before: null, after: after.meetingId },
    { field: "state", before: null, after: after.state },
  ];
}

const WORDS = ["kind", "text", "askedBy", "dueOn"] as const;

/** An approval holds for one text: other words make a draft of what was approved. */
function stateOf(before: EntryFields, after: EntryFields): EntryState {
  const edited = (["kind", "text", "askedBy"] as const).some((field) => before[field] !== after[field]);
  if (edited && before.state === "approved" && isIssued(after.state)) throw new Error("Only the words that were approved can be issued.");
  return edited && after.state === "approved" ? "draft" : after.state;
}

/** Counts the edits of a draft; from its issue on those of the words that both sides see, beginning anew so that drafts leave no trace. */
function versionOf(entry: EntryRecord, after: EntryFields): number {
  if (!isIssued(after.state)) return entry.version + 1;
  if (!isIssued(entry.state)) return 1;
  return entry.version + (WORDS.some((field) => entry[field] !== after[field]) ? 1 : 0);
}

type Approvals = { columns: Partial<ReturnType<typeof approvalColumns>>; event: Pick<Change, "field" | "before" | "after">[] };

/** What becomes of the approval: given, kept at the issue, or gone with a return to draft. */
async function approvalsOf(tx: Tx, entry: EntryRecord, after: EntryFields, approval: Approval | undefined): Promise<Approvals> {
  const given = after.state === "approved" ? (approval ?? null) : null;
  if (isIssued(after.state) || (after.state === "approved" && given === null)) return { columns: {}, event: [] };
  const words = (each: Approval | null | undefined) => (each == null ? null : givenWords(each));
  const before = entry.state === "approved" ? (await approvalsOfEntries(tx, [entry.id])).get(entry.id) : null;
  return { columns: approvalColumns(given), event: [{ field: "approval", before: words(before), after: words(given) }] };
}

/** `entry` is as loaded in this transaction. One event per changed field and finding; an edit after issue makes a new version. */
export async function saveEntry(tx: Tx, ctx: Ctx, entry: EntryRecord, fields: Partial<EntryFields>, options: SaveEntryOptions = {}): Promise<void> {
  const { kind, askedBy, text, dueOn, meetingId, followsUpEntryId, followsUpResponseId, state } = entry;
  const before: EntryFields = { kind, askedBy, text, dueOn, meetingId, followsUpEntryId, followsUpResponseId, state };
  const wanted: EntryFields = { ...before, ...fields };
  const after: EntryFields = { ...wanted, state: stateOf(before, wanted) };
  const approval = await approvalsOf(tx, entry, after, options.approval);
  await tx.entry.update({
    where: { id: entry.id },
    data: { ...after, ...approval.columns, version: versionOf(entry, after), ...(options.issuedAt === undefined ? {} : { issuedAt: options.issuedAt }) },
  });
  const about: About = {
    subject: "entry", subjectId: entry.id, draftOf: isIssued(after.state) ? null : "opcc", importPlace: options.importPlace ?? null,
  };
  const changed = isIssued(after.state) && !isIssued(before.state)
    ? firstSeen(after)
    : (["kind", "askedBy", "text", "dueOn", "meetingId", "followsUpEntryId", "state"] as const).map((field) => ({
        field, before: before[field], after: after[field],
      }));
  const events = besides(entry, about, [...changed, ...approval.event]);
  await recordEvents(tx, ctx, events.map((event) => ({ ...event, importPlace: options.importPlaces?.[event.field] ?? event.importPlace })));
}

/**
 * Puts an entry that is being issued beside a finding: its number, or null for a comment, and its place behind those issued
 * before it. A draft's own place would leave a gap there that tells of other drafts.
 */
export async function saveIssue(tx: Tx, ctx: Ctx, entryId: string, findingId: string, number: number | null): Promise<void> {
  const issued = { findingId, entryId: { not: entryId }, entry: { state: { in: ENTRY_STATES.filter(isIssued) } } };
  const last = (await tx.entryFinding.aggregate({ where: issued, _max: { position: true } }))._max.position;
  await tx.entryFinding.update({
    where: { entryId_findingId: { entryId, findingId } },
    data: { number, position: last === null ? 0 : last + 1 },
  });
  const after = number === null ? null : String(number);
  await recordEvents(tx, ctx, [{ subject: "entry", subjectId: entryId, findingId, field: "number", before: null, after, draftOf: null }]);
}

export type NewClosure = { closure: Closure; closureNote: string | null; revisitOn: CalendarDate | null };

/** Closes the entry beside one finding. */
export async function saveClosure(tx: Tx, ctx: Ctx, entryId: string, findingId: string, to: NewClosure): Promise<void> {
  await tx.entryFinding.update({
    where: { entryId_findingId: { entryId, findingId } },
    data: { ...to, closedAt: ctx.now, closedBy: ctx.actor.name },
  });
  const about = { subject: "entry", subjectId: entryId, findingId, before: null, draftOf: null } as const;
  await recordEvents(tx, ctx, [
    { ...about, field: "closure", after: to.closure },
    { ...about, field: "closureNote", after: to.closureNote },
    { ...about, field: "revisitOn", after: to.revisitOn },
  ]);
}

/** The greatest number ever given beside a finding; the history remembers those of entries that an undone import took with it. */
export async function greatestNumber(tx: Tx, findingId: string): Promise<number> {
  const now = (await tx.entryFinding.aggregate({ where: { findingId }, _max: { number: true } }))._max.number ?? 0;
  const once = await tx.historyEvent.findMany({ where: { findingId, subject: "entry", field: "number", after: { not: null } }, select: { after: true } });
  return Math.max(now, ...once.map((event) => Number(event.after)).filter(Number.isSafeInteger));
}

/** The position of the next entry beside a finding. */
export async function nextLinkPosition(tx: Tx, findingId: string): Promise<number> {
  const last = (await tx.entryFinding.aggregate({ where: { findingId }, _max: { position: true } }))._max.position;
  return last === null ? 0 : last + 1;
}

/** Puts a draft on other findings. */
export async function replaceLinks(tx: Tx, ctx: Ctx, entry: EntryRecord, findingIds: readonly string[]): Promise<void> {
  const before = entry.links.map((link) => link.findingId);
  const added = findingIds.filter((id) => !before.includes(id));
  await tx.entryFinding.deleteMany({ where: { entryId: entry.id, findingId: { notIn: [...findingIds] }, number: null } });
  for (const findingId of added) {
    await tx.entryFinding.create({ data: { entryId: entry.id, findingId, number: null, position: await nextLinkPosition(tx, findingId) } });
  }
  const about = { subject: "entry", subjectId: entry.id, draftOf: "opcc", field: "text" } as const;
  const removed = before.filter((id) => !findingIds.includes(id));
  await recordEvents(tx, ctx, [
    ...added.map((findingId) => ({ ...about, findingId, before: null, after: entry.text })),
    ...removed.map((findingId) => ({ ...about, findingId, before: entry.text, after: null })),
  ]);
}
