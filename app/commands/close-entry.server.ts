/** Closes an entry for one of its findings or for all, or withdraws it; it keeps its number. */
import { findEntry } from "~/commands/find-entry.server";
import type { Ctx } from "~/db/ctx.server";
import { followUpsIn } from "~/db/entry-record.server";
import { saveClosure, saveEntry } from "~/db/save-entry.server";
import { write, type Tx } from "~/db/write.server";
import { parseDate } from "~/domain/calendar-date";
import type { Closure } from "~/domain/entry";
import { decideClosure, type WantedClosure } from "~/domain/entry-rules";
import { wasFollowedUp } from "~/domain/follow-up";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import type { EntryRecord } from "~/domain/record";
import { parseText } from "~/domain/text";

export type TypedClosure = {
  as: Closure;
  /** As typed; the reason, where it is withdrawn. */
  note: string;
  /** As typed; '' where it is not to be revisited. */
  revisitOn: string;
};

export type CloseEntry = TypedClosure & {
  entryId: string;
  /** The finding it is closed for; null for all. */
  reference: string | null;
};

export function readClosure({ as, ...typed }: TypedClosure): Done<WantedClosure> {
  const note = parseText(typed.note, "The note");
  if (!note.ok) return { ok: false, problem: { ...note.problem, field: "note" } };
  const revisitOn = parseDate(typed.revisitOn);
  if (!revisitOn.ok) return { ok: false, problem: { ...revisitOn.problem, field: "revisitOn" } };
  return done({ as, note: note.value, revisitOn: as === "revisit" ? revisitOn.value : null });
}

/** Inside a transaction. */
export async function closeIn(tx: Tx, ctx: Ctx, entryId: string, reference: string | null, to: WantedClosure): Promise<Done<{ closed: boolean; entry: EntryRecord }>> {
  const found = await findEntry(tx, ctx, entryId);
  if (!found.ok) return found;
  const entry = found.value;
  const decided = decideClosure(entry, reference, to, ctx.today);
  if (!decided.ok) return decided;
  for (const { findingId } of decided.value.links) {
    await saveClosure(tx, ctx, entry.id, findingId, { closure: to.as, closureNote: to.note, revisitOn: to.revisitOn });
  }
  if (decided.value.closesEntry) await saveEntry(tx, ctx, entry, { state: "closed" });
  return done({ closed: decided.value.closesEntry, entry });
}

/** Closed so before its follow-up is issued, it would tell the force of a draft. */
async function followUpIssued(tx: Tx, ctx: Ctx, { entryId, reference }: CloseEntry): Promise<Done<true>> {
  const found = await findEntry(tx, ctx, entryId);
  if (!found.ok) return found;
  const followUps = await followUpsIn(tx, entryId);
  const wanted = found.value.links.filter((link) => link.closure === null && (reference === null || link.reference === reference));
  const without = wanted.find((link) => !wasFollowedUp(found.value, link.findingId, followUps));
  if (without === undefined) return done(true);
  return refuse("refused", `No follow-up to it has been issued on ${without.reference}. Ask the follow-up: once that is issued, this is closed as followed up by itself.`, { field: "closure" });
}

export async function closeEntry(ctx: Ctx, input: CloseEntry): Promise<Done<{ closed: boolean }>> {
  const allowed = may(ctx.actor, "close an entry");
  if (!allowed.ok) return allowed;
  const { entryId, reference } = input;
  const to = readClosure(input);
  if (!to.ok) return to;
  return write(ctx.db, async (tx): Promise<Done<{ closed: boolean }>> => {
    const followed = input.as === "follow-up-asked" ? await followUpIssued(tx, ctx, input) : done(true);
    if (!followed.ok) return followed;
    const closed = await closeIn(tx, ctx, entryId, reference, to.value);
    return closed.ok ? done({ closed: closed.value.closed }) : closed;
  });
}
