/** A meeting of Marchshire that has been held: a question with its answer, an action, an item, and one in closed session. */
import { closeMeeting } from "~/commands/meetings/close-meeting.server";
import { addAgendaItem } from "~/commands/meetings/change-agenda.server";
import { holdMeeting } from "~/commands/meetings/move-meeting.server";
import { insertEntries } from "~/db/insert-entries.server";
import { insertResponses } from "~/db/insert-responses.server";
import type { Ctx } from "~/db/ctx.server";
import { write } from "~/db/write.server";
import type { ResponseMode } from "~/domain/response";
import { addFindings, valueOf } from "./marchshire";
import { actionAt, planned } from "./small-meetings";

export const SECRET = "the lease of the secret garage";

export type HeldMeeting = { id: string; reference: string; findingReference: string; entryId: string; responseId: string; action: string };

/** `ctx` of somebody of the office. */
export async function heldMeeting(ctx: Ctx, { mode = "spoken", closed = true }: { mode?: ResponseMode; closed?: boolean } = {}): Promise<HeldMeeting> {
  const id = await planned(ctx, { venue: "Long Room", date: "20 May 2022" });
  const [finding] = await addFindings(ctx.db, [{}]);
  if (finding === undefined) throw new Error("No finding was added.");
  const [entryId, responseId] = [ctx.newId(), ctx.newId()];
  await write(ctx.db, async (tx) => {
    const about = { place: "finding", askedBy: "PCC", meetingId: id, position: 0 } as const;
    await insertEntries(tx, ctx, [{ id: entryId, kind: "question", text: "Is it on pace?", state: "answered", ...about, links: [{ findingId: finding.id, number: 1, position: 0 }] }]);
    await insertResponses(tx, ctx, [{ id: responseId, entryId, findingIds: [finding.id], mode, state: "submitted", position: 0, givenAt: id, parts: [{ by: "CC", text: "It is on pace." }, { by: "DCC", text: "By June." }] }]);
    await insertEntries(tx, ctx, [{ id: ctx.newId(), kind: "comment", place: "opening", askedBy: "PCC", text: "Thank you for coming.", state: "issued", meetingId: id, position: 0, links: [] }]);
  });
  const item = { parent: "", finding: "", sourceKind: "", sourceTitle: "", sourceLink: "", closedSession: "" };
  valueOf(await addAgendaItem(ctx, { meetingId: id, typed: { ...item, heading: "Retail crime", text: "Shopkeepers wrote." } }));
  valueOf(await addAgendaItem(ctx, { meetingId: id, typed: { ...item, heading: SECRET, text: `It is about ${SECRET}.`, closedSession: "yes" } }));
  const action = await actionAt(ctx, id);
  valueOf(await holdMeeting(ctx, id));
  if (closed) valueOf(await closeMeeting(ctx, { meetingId: id, rest: "not-reached", written: null }));
  const { reference } = await ctx.db.read.meeting.findUniqueOrThrow({ where: { id }, select: { reference: true } });
  return { id, reference, findingReference: finding.reference, entryId, responseId, action };
}
