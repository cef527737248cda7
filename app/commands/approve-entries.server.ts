/** Approves drafts as they stand, all of them or none: by the PCC, or recorded for the PCC by somebody the PCC has named. */
import { findSeenEntry, type SeenEntry } from "~/commands/find-seen-entry.server";
import type { Ctx } from "~/db/ctx.server";
import { saveEntry } from "~/db/save-entry.server";
import { write } from "~/db/write.server";
import { decideGiven, type Approval, type Given, type TypedGiven } from "~/domain/approval";
import { moveEntryState } from "~/domain/entry-rules";
import { done, refuse, type Done } from "~/domain/problem";

export type ApproveEntries = TypedGiven & { entries: readonly SeenEntry[] };

export function approvalNow(ctx: Ctx, given: Given): Approval {
  return { ...given, at: ctx.now, by: ctx.actor.name, post: ctx.actor.post };
}

export async function approveEntries(ctx: Ctx, { entries, ...typed }: ApproveEntries): Promise<Done<{ approved: number }>> {
  const given = decideGiven(ctx.actor, "approve an entry", typed);
  if (!given.ok) return given;
  if (entries.length === 0) return refuse("invalid", "Choose at least one draft to approve.");
  const approval = approvalNow(ctx, given.value);
  return write(ctx.db, async (tx): Promise<Done<{ approved: number }>> => {
    for (const each of entries) {
      const found = await findSeenEntry(tx, ctx, each);
      if (!found.ok) return found;
      const state = moveEntryState(found.value.state, "approve");
      if (!state.ok) return state;
      await saveEntry(tx, ctx, found.value, { state: state.value }, { approval });
    }
    return done({ approved: entries.length });
  });
}
