/** Closes an entry for one of its findings or for all, or withdraws it; it keeps its number. */
import { findEntry } from "~/commands/find-entry.server";
import type { Ctx } from "~/db/ctx.server";
import { saveClosure, saveEntry } from "~/db/save-entry.server";
import { write, type Tx } from "~/db/write.server";
import { parseDate } from "~/domain/calendar-date";
import type { Closure } from "~/domain/entry";
import { decideClosure, type WantedClosure } from "~/domain/entry-rules";
import { may } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";
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

export async function closeEntry(ctx: Ctx, { entryId, reference, ...typed }: CloseEntry): Promise<Done<{ closed: boolean }>> {
  const allowed = may(ctx.actor, "close an entry");
  if (!allowed.ok) return allowed;
  const to = readClosure(typed);
  if (!to.ok) return to;
  return write(ctx.db, async (tx): Promise<Done<{ closed: boolean }>> => {
    const closed = await closeIn(tx, ctx, entryId, reference, to.value);
    return closed.ok ? done({ closed: closed.value.closed }) : closed;
  });
}
