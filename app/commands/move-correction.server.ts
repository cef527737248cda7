/** Approves a correction, returns it to draft, or issues it: its words then take the place of those before, which stay readable. */
import { approvalNow } from "~/commands/approve-entries.server";
import { findCorrection, type SeenCorrection } from "~/commands/find-correction.server";
import type { Ctx } from "~/db/ctx.server";
import { saveCorrectionIssue, saveCorrectionState } from "~/db/entry-corrections.server";
import { saveEntry } from "~/db/save-entry.server";
import { write } from "~/db/write.server";
import { decideGiven, type Given, type TypedGiven } from "~/domain/approval";
import { checkCorrection, entryWords, moveCorrectionState, sameWords, type CorrectionMove } from "~/domain/entry-correction";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";

export type MoveCorrection = SeenCorrection & TypedGiven & { move: CorrectionMove };

function allowed(ctx: Ctx, move: CorrectionMove, typed: TypedGiven): Done<Given> {
  if (move === "approve") return decideGiven(ctx.actor, "approve an entry", typed);
  const mayMove = may(ctx.actor, move === "issue" ? "issue an entry" : "edit an entry");
  return mayMove.ok ? done({ for: null, how: null }) : mayMove;
}

export async function moveCorrection(ctx: Ctx, { move, for: onBehalfOf, how, ...seen }: MoveCorrection): Promise<Done<{ entryId: string }>> {
  const given = allowed(ctx, move, { for: onBehalfOf, how });
  if (!given.ok) return given;
  return write(ctx.db, async (tx): Promise<Done<{ entryId: string }>> => {
    const found = await findCorrection(tx, ctx, seen);
    if (!found.ok) return found;
    const { correction, entry } = found.value;
    const state = moveCorrectionState(correction.state, move);
    if (!state.ok) return state;
    if (move !== "issue") {
      await saveCorrectionState(tx, ctx, entry, correction, { state: state.value, approval: move === "approve" ? approvalNow(ctx, given.value) : null });
      return done({ entryId: entry.id });
    }
    if (!sameWords(correction.before, entryWords(entry))) {
      return refuse("stale", "The words of the question itself have changed since this correction was written. Edit the correction, compare it with what stands now, and have it approved again.");
    }
    const checked = checkCorrection(entry, correction.words);
    if (!checked.ok) return checked;
    await saveEntry(tx, ctx, entry, correction.words);
    await saveCorrectionIssue(tx, ctx, entry, correction);
    return done({ entryId: entry.id });
  });
}
