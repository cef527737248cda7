/** Makes an action of a request that was made in passing: of the words of an entry, in one step. */
import { insertAction } from "~/db/save-actions.server";
import { readActions } from "~/db/actions.server";
import type { Ctx } from "~/db/ctx.server";
import { write } from "~/db/write.server";
import { revisitDay } from "~/domain/action/action-rules";
import { isIssued, ENTRY_STATES } from "~/domain/entry";
import { aroseAt } from "~/domain/meeting/meeting";
import { sameText } from "~/domain/import/same-text";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";

export async function promoteRequest(ctx: Ctx, entryId: string): Promise<Done<{ reference: string }>> {
  const allowed = may(ctx.actor, "keep actions");
  if (!allowed.ok) return allowed;
  return write(ctx.db, async (tx): Promise<Done<{ reference: string }>> => {
    const entry = await tx.entry.findUnique({
      where: { id: entryId }, include: { meeting: { select: { id: true, date: true, state: true, seriesId: true } }, items: { select: { itemId: true } }, findings: { select: { findingId: true }, orderBy: { finding: { sequence: "asc" } } } },
    });
    if (entry === null || !ENTRY_STATES.some((state) => state === entry.state && isIssued(state))) return refuse("missing", "There is no such question, comment or concern among what was issued.");
    const before = (await readActions(tx)).find((action) => action.entryId === entryId && (action.kind === "request" || sameText(action.text, entry.text)));
    if (before !== undefined) return refuse("refused", `${before.reference} was made of this already. Open it, or add another action by hand.`);
    const arose = aroseAt(entry.meeting, ctx.today);
    const revisitOn = revisitDay(entry.text, arose.on ?? ctx.today);
    const meetingId = arose.meeting?.id ?? null;
    const { reference } = await insertAction(
      tx, ctx,
      { kind: revisitOn === null ? "request" : "revisit", text: entry.text, owners: [], due: null, dueMeetingId: null, revisitOn, marking: null },
      { entryId, meetingId, findingId: entry.findings[0]?.findingId ?? null, itemId: meetingId === null ? null : (entry.items[0]?.itemId ?? null) },
    );
    return done({ reference });
  });
}
