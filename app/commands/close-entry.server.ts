/** Closes an entry for one of its findings or for all, or withdraws it; it keeps its number. */
import { findEntry } from "~/commands/find-entry.server";
import type { Ctx } from "~/db/ctx.server";
import { saveClosure, saveEntry } from "~/db/save-entry.server";
import { write } from "~/db/write.server";
import { parseDate } from "~/domain/calendar-date";
import type { Closure } from "~/domain/entry";
import { decideClosure } from "~/domain/entry-rules";
import { may } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";
import { parseText } from "~/domain/text";

export type CloseEntry = {
  entryId: string;
  /** The finding it is closed for; null for all. */
  reference: string | null;
  as: Closure;
  /** As typed; the reason, where it is withdrawn. */
  note: string;
  /** As typed; '' where it is not to be revisited. */
  revisitOn: string;
};

export async function closeEntry(ctx: Ctx, input: CloseEntry): Promise<Done<{ closed: boolean }>> {
  const allowed = may(ctx.actor, "close an entry");
  if (!allowed.ok) return allowed;
  const note = parseText(input.note, "The note");
  if (!note.ok) return { ok: false, problem: { ...note.problem, field: "note" } };
  const revisitOn = parseDate(input.revisitOn);
  if (!revisitOn.ok) return { ok: false, problem: { ...revisitOn.problem, field: "revisitOn" } };
  const to = { as: input.as, note: note.value, revisitOn: input.as === "revisit" ? revisitOn.value : null };

  return write(ctx.db, async (tx): Promise<Done<{ closed: boolean }>> => {
    const found = await findEntry(tx, ctx, input.entryId);
    if (!found.ok) return found;
    const entry = found.value;
    const decided = decideClosure(entry, input.reference, to, ctx.today);
    if (!decided.ok) return decided;
    for (const { findingId } of decided.value.links) {
      await saveClosure(tx, ctx, entry.id, findingId, { closure: to.as, closureNote: to.note, revisitOn: to.revisitOn });
    }
    if (decided.value.closesEntry) await saveEntry(tx, ctx, entry, { state: "closed" });
    return done({ closed: decided.value.closesEntry });
  });
}
