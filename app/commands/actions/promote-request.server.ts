/** Makes an action of a request that was made in passing: of the words of an entry, in one step. */
import { insertAction } from "~/db/save-actions.server";
import { readActions } from "~/db/actions.server";
import type { Ctx } from "~/db/ctx.server";
import { write } from "~/db/write.server";
import { revisitDay } from "~/domain/action/action-rules";
import { isIssued, ENTRY_STATES } from "~/domain/entry";
import { FIRST_SERIES, hasBegun } from "~/domain/meeting/meeting";
import { sameText } from "~/domain/import/same-text";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";

export async function promoteRequest(ctx: Ctx, entryId: string): Promise<Done<{ reference: string }>> {
  const allowed = may(ctx.actor, "keep actions");
  if (!allowed.ok) return allowed;
  return write(ctx.db, async (tx): Promise<Done<{ reference: string }>> => {
    const entry = await tx.entry.findUnique({
      where: { id: entryId }, include: { meeting: { select: { date: true, state: true, seriesId: true } }, items: { select: { itemId: true } }, findings: { select: { findingId: true }, orderBy: { finding: { sequence: "asc" } } } },
    });
    if (entry === null || !ENTRY_STATES.some((state) => state === entry.state && isIssued(state))) return refuse("missing", "There is no such question, comment or concern among what was issued.");
    const before = (await readActions(tx)).find((action) => action.entryId === entryId && (action.kind === "request" || sameText(action.text, entry.text)));
    if (before !== undefined) return refuse("refused", `${before.reference} was made of this already. Open it, or add another action by hand.`);
    const begun = entry.meeting !== null && hasBegun(entry.meeting, ctx.today) ? entry.meeting : null;
    const revisitOn = revisitDay(entry.text, begun?.date ?? ctx.today);
    // Of a question for a meeting to come nothing has arisen there; another series than the first is known by its meeting alone.
    const meetingId = begun !== null || (entry.meeting !== null && entry.meeting.seriesId !== FIRST_SERIES.id) ? entry.meetingId : null;
    const { reference } = await insertAction(
      tx, ctx,
      { kind: revisitOn === null ? "request" : "revisit", text: entry.text, owners: [], due: null, dueMeetingId: null, revisitOn, marking: null },
      { entryId, meetingId, findingId: entry.findings[0]?.findingId ?? null, itemId: meetingId === null ? null : (entry.items[0]?.itemId ?? null) },
    );
    return done({ reference });
  });
}
