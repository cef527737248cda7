/** Moves one entry along from its own page: approves it, returns it to draft, or issues it. */
import { approveEntries } from "~/commands/approve-entries.server";
import { findSeenEntry, type SeenEntry } from "~/commands/find-seen-entry.server";
import { issueEntry } from "~/commands/issue-entries.server";
import type { Ctx } from "~/db/ctx.server";
import { saveEntry } from "~/db/save-entry.server";
import { write } from "~/db/write.server";
import type { TypedGiven } from "~/domain/approval";
import { parseDate } from "~/domain/calendar-date";
import type { EntryMove } from "~/domain/entry";
import { moveEntryState } from "~/domain/entry-rules";
import { may } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";

export type OfficeMove = Extract<EntryMove, "approve" | "return-to-draft" | "issue">;
export type MoveEntry = SeenEntry & TypedGiven & {
  move: OfficeMove;
  /** With an issue: when the response is due, as typed, in place of what was set before. */
  dueOn?: string;
};

/** Whoever may edit it may take the approval off it, as an edit does. */
function returnToDraft(ctx: Ctx, entry: SeenEntry): Promise<Done<true>> {
  return write(ctx.db, async (tx): Promise<Done<true>> => {
    const allowed = may(ctx.actor, "edit an entry");
    if (!allowed.ok) return allowed;
    const found = await findSeenEntry(tx, ctx, entry);
    if (!found.ok) return found;
    const state = moveEntryState(found.value.state, "return-to-draft");
    if (!state.ok) return state;
    await saveEntry(tx, ctx, found.value, { state: state.value });
    return done(true);
  });
}

export async function moveEntry(ctx: Ctx, { entryId, seen, move, dueOn, ...given }: MoveEntry): Promise<Done<true>> {
  const entry = { entryId, seen };
  if (move === "return-to-draft") return returnToDraft(ctx, entry);
  if (move === "approve") {
    const approved = await approveEntries(ctx, { entries: [entry], ...given });
    return approved.ok ? done(true) : approved;
  }
  const due = parseDate(dueOn ?? "");
  if (!due.ok) return { ok: false, problem: { ...due.problem, field: "dueOn" } };
  return issueEntry(ctx, entry, dueOn === undefined ? undefined : due.value);
}
