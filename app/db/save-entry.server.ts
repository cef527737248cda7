/** Writes changes to an entry that is there: its fields, its state, its number and closure beside each finding. */
import type { Ctx } from "~/db/ctx.server";
import { recordEvents } from "~/db/history.server";
import type { Tx } from "~/db/write.server";
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
  importPlace?: string | null;
};

type About = Pick<Change, "subject" | "subjectId" | "draftOf" | "importPlace">;

function besides(entry: EntryRecord, about: About, changes: readonly Pick<Change, "field" | "before" | "after">[]): Change[] {
  const findingIds = entry.links.length === 0 ? [null] : entry.links.map((link) => link.findingId);
  return findingIds.flatMap((findingId) => changes.map((change) => ({ ...about, ...change, findingId })));
}

/** What the force may not have known before is all new to it: an issue writes the entry into the official record anew. */
function firstSeen(before: EntryRecord, after: EntryFields): Pick<Change, "field" | "before" | "after">[] {
  return [
    { field: "kind", before: null, after: after.kind },
    { field: "askedBy", before: null, after: after.askedBy },
    { field: "text", before: null, after: after.text },
    { field: "dueOn", before: null, after: after.dueOn ?? before.dueOn },
    { field: "state", before: null, after: after.state },
  ];
}

/** `entry` is as loaded in this transaction. One event per changed field and finding; an edit after issue makes a new version. */
export async function saveEntry(tx: Tx, ctx: Ctx, entry: EntryRecord, fields: Partial<EntryFields>, options: SaveEntryOptions = {}): Promise<void> {
  const { kind, askedBy, text, dueOn, meetingId, followsUpEntryId, followsUpResponseId, state } = entry;
  const before: EntryFields = { kind, askedBy, text, dueOn, meetingId, followsUpEntryId, followsUpResponseId, state };
  const after: EntryFields = { ...before, ...fields };
  const edited = before.text !== after.text || before.askedBy !== after.askedBy || before.dueOn !== after.dueOn;
  const version = entry.version + (isIssued(before.state) && edited ? 1 : 0);
  await tx.entry.update({
    where: { id: entry.id },
    data: { ...after, version, ...(options.issuedAt === undefined ? {} : { issuedAt: options.issuedAt }) },
  });
  const about: About = {
    subject: "entry", subjectId: entry.id, draftOf: isIssued(after.state) ? null : "opcc", importPlace: options.importPlace ?? null,
  };
  const changed = isIssued(after.state) && !isIssued(before.state)
    ? firstSeen(entry, after)
    : (["kind", "askedBy", "text", "dueOn", "meetingId", "followsUpEntryId", "state"] as const).map((field) => ({
        field, before: before[field], after: after[field],
      }));
  await recordEvents(tx, ctx, besides(entry, about, changed));
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

/** The greatest number ever given beside a finding; links are never deleted once they have one. */
export async function greatestNumber(tx: Tx, findingId: string): Promise<number> {
  return (await tx.entryFinding.aggregate({ where: { findingId }, _max: { number: true } }))._max.number ?? 0;
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
