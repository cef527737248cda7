/** Issues the agenda of a meeting to the force, or says that the meeting has been held. */
import { findOpenMeeting } from "~/commands/meetings/find-meeting.server";
import { settleAgenda } from "~/commands/meetings/settle-agenda.server";
import type { Ctx } from "~/db/ctx.server";
import { saveAgendaIssued, saveMeetingState } from "~/db/save-meeting.server";
import { write, type Tx } from "~/db/write.server";
import { formatDate } from "~/domain/calendar-date";
import type { Meeting } from "~/domain/meeting/meeting";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";

/** From then on the force sees the agenda as the office has made it. */
export async function issueAgenda(ctx: Ctx, meetingId: string): Promise<Done<{ id: string }>> {
  const allowed = may(ctx.actor, "plan meetings");
  if (!allowed.ok) return allowed;
  return write(ctx.db, async (tx): Promise<Done<{ id: string }>> => {
    const settled = await settleAgenda(tx, ctx, meetingId);
    if (!settled.ok) return settled;
    const { meeting } = settled.value;
    if (meeting.agendaIssuedAt !== null) return refuse("refused", "Its agenda has been issued already.");
    await saveAgendaIssued(tx, ctx, meeting);
    return done({ id: meeting.id });
  });
}

/** Inside a transaction, of one that is planned. */
export async function holdIn(tx: Tx, ctx: Ctx, meeting: Meeting): Promise<Done<{ id: string }>> {
  if (meeting.date > ctx.today) return refuse("refused", `It takes place on ${formatDate(meeting.date)}. If it was held earlier, change its date first.`);
  await saveMeetingState(tx, ctx, meeting, "held");
  return done({ id: meeting.id });
}

export async function holdMeeting(ctx: Ctx, meetingId: string): Promise<Done<{ id: string }>> {
  const allowed = may(ctx.actor, "take notes");
  if (!allowed.ok) return allowed;
  return write(ctx.db, async (tx): Promise<Done<{ id: string }>> => {
    const found = await findOpenMeeting(tx, meetingId);
    if (!found.ok) return found;
    const { meeting } = found.value;
    if (meeting.state !== "planned") return refuse("refused", "It is recorded as held already.");
    return holdIn(tx, ctx, meeting);
  });
}
