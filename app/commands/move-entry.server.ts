/** Approves an entry, returns it to draft, or issues it: from then on the force may see it, and it has its numbers. */
import { findEntry } from "~/commands/find-entry.server";
import type { Ctx } from "~/db/ctx.server";
import { greatestNumber, saveEntry, saveIssue } from "~/db/save-entry.server";
import { write } from "~/db/write.server";
import { parseDate } from "~/domain/calendar-date";
import type { EntryMove } from "~/domain/entry";
import { getsNumber, moveEntryState } from "~/domain/entry-rules";
import { may, type Verb } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";

export type OfficeMove = Extract<EntryMove, "approve" | "return-to-draft" | "issue">;
export type MoveEntry = {
  entryId: string;
  move: OfficeMove;
  /** With an issue: when the response is due, as typed, in place of what was set before. */
  dueOn?: string;
};

const VERB: Record<OfficeMove, Verb> = { approve: "approve an entry", "return-to-draft": "approve an entry", issue: "issue an entry" };

export async function moveEntry(ctx: Ctx, { entryId, move, dueOn }: MoveEntry): Promise<Done<true>> {
  const allowed = may(ctx.actor, VERB[move]);
  if (!allowed.ok) return allowed;
  const due = parseDate(dueOn ?? "");
  if (!due.ok) return { ok: false, problem: { ...due.problem, field: "dueOn" } };
  return write(ctx.db, async (tx): Promise<Done<true>> => {
    const found = await findEntry(tx, ctx, entryId);
    if (!found.ok) return found;
    const entry = found.value;
    const state = moveEntryState(entry.state, move);
    if (!state.ok) return state;
    const withDue = move === "issue" && dueOn !== undefined ? { dueOn: due.value } : {};
    await saveEntry(tx, ctx, entry, { state: state.value, ...withDue }, move === "issue" ? { issuedAt: ctx.now } : {});
    if (move === "issue") {
      for (const { findingId } of entry.links) {
        const number = getsNumber(entry) ? (await greatestNumber(tx, findingId)) + 1 : null;
        await saveIssue(tx, ctx, entry.id, findingId, number);
      }
    }
    return done(true);
  });
}
