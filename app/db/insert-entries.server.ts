/** Writes new entries and their ties to findings. */
import type { Ctx } from "~/db/ctx.server";
import { approvalColumns } from "~/db/entry-approvals.server";
import { recordEvents } from "~/db/history.server";
import { inChunks } from "~/db/in-chunks.server";
import type { Tx } from "~/db/write.server";
import { givenWords, type Approval } from "~/domain/approval";
import type { CalendarDate, Instant } from "~/domain/calendar-date";
import { isIssued, type Closure, type EntryKind, type EntryState } from "~/domain/entry";
import type { Change } from "~/domain/history";
import type { EntryPlace } from "~/domain/record";

export type NewEntryLink = {
  findingId: string;
  number: number | null;
  /** Order among the entries beside this finding that have no number. */
  position: number;
  closure?: Closure | null;
  closureNote?: string | null;
  revisitOn?: CalendarDate | null;
};

export type NewEntry = {
  /** From ctx.newId(), so that responses and follow-ups can name it. */
  id: string;
  kind: EntryKind;
  place: EntryPlace;
  askedBy: string | null;
  text: string;
  state: EntryState;
  meetingId: string | null;
  /** Order within its meeting's opening comment or AOB, and among drafts. */
  position: number;
  followsUpEntryId?: string | null;
  followsUpResponseId?: string | null;
  issuedAt?: Instant | null;
  /** Of one that is approved as it is entered. */
  approval?: Approval | null;
  dueOn?: CalendarDate | null;
  /** Empty for an opening comment or AOB. */
  links: readonly NewEntryLink[];
  importPlace?: string | null;
};

function creation(entry: NewEntry): Change[] {
  const besides = entry.links.length === 0 ? [{ findingId: null, number: null }] : entry.links;
  return besides.flatMap(({ findingId, number }) => {
    const about = {
      subject: "entry", subjectId: entry.id, findingId, before: null, draftOf: isIssued(entry.state) ? null : "opcc",
      importPlace: entry.importPlace ?? null,
    } as const;
    return [
      { ...about, field: "kind", after: entry.kind },
      { ...about, field: "askedBy", after: entry.askedBy },
      { ...about, field: "text", after: entry.text },
      { ...about, field: "dueOn", after: entry.dueOn ?? null },
      { ...about, field: "state", after: entry.state },
      { ...about, field: "approval", after: entry.approval == null ? null : givenWords(entry.approval) },
      { ...about, field: "number", after: number === null ? null : String(number) },
    ];
  });
}

/** An entry may follow up another of the same call, or one of its responses written later in the transaction. */
export async function insertEntries(tx: Tx, ctx: Ctx, entries: readonly NewEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await tx.$executeRaw`PRAGMA defer_foreign_keys = ON`;
  const rows = entries.map(({ id, kind, place, askedBy, text, state, meetingId, position, ...entry }) => ({
    id, kind, place, askedBy, text, state, meetingId, position,
    followsUpEntryId: entry.followsUpEntryId ?? null,
    followsUpResponseId: entry.followsUpResponseId ?? null,
    issuedAt: entry.issuedAt ?? null,
    dueOn: entry.dueOn ?? null,
    ...approvalColumns(entry.approval ?? null),
    createdAt: ctx.now,
    heldByPersonId: ctx.actor.personId,
  }));
  await inChunks(rows, (data) => tx.entry.createMany({ data }));
  const links = entries.flatMap(({ id, links: besides }) =>
    besides.map(({ findingId, number, position, closure, closureNote, revisitOn }) => ({
      entryId: id, findingId, number, position, closure: closure ?? null, closureNote: closureNote ?? null, revisitOn: revisitOn ?? null,
      closedAt: closure === null || closure === undefined ? null : ctx.now,
      closedBy: closure === null || closure === undefined ? null : ctx.actor.name,
    })),
  );
  await inChunks(links, (data) => tx.entryFinding.createMany({ data }));
  await recordEvents(tx, ctx, entries.flatMap(creation));
}
