/** Discards a draft or approved entry: its words stay in the office's own history alone. */
import { findSeenEntry, type SeenEntry } from "~/commands/find-seen-entry.server";
import type { Ctx } from "~/db/ctx.server";
import { deleteEntry } from "~/db/delete-entry.server";
import { write } from "~/db/write.server";
import { isIssued } from "~/domain/entry";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";

/** Gives the references of the findings it was on. */
export async function discardEntry(ctx: Ctx, entry: SeenEntry): Promise<Done<{ references: string[] }>> {
  const allowed = may(ctx.actor, "edit an entry");
  if (!allowed.ok) return allowed;
  return write(ctx.db, async (tx): Promise<Done<{ references: string[] }>> => {
    const found = await findSeenEntry(tx, ctx, entry);
    if (!found.ok) return found;
    if (isIssued(found.value.state)) return refuse("refused", "It has been issued, so it cannot be discarded. Withdraw it instead, with a reason: it keeps its number.");
    await deleteEntry(tx, ctx, found.value);
    return done({ references: found.value.links.map((link) => link.reference) });
  });
}
