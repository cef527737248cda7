/** Says of an item of a closed meeting whether it was in closed session: the one thing of it that is still put right, because notes are made of it. */
import { takeInClosedSession, type TookIn } from "~/commands/notes/take-in-closed-session.server";
import { findMeetingIn } from "~/commands/meetings/find-meeting.server";
import type { Ctx } from "~/db/ctx.server";
import { readAgenda } from "~/db/meetings.server";
import { saveItem } from "~/db/save-agenda.server";
import { write } from "~/db/write.server";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";

export type SetClosedSession = { meetingId: string; item: string; /** The version of the item that the page was made from. */ seen: number; closed: boolean };

/** `notes`: what notes in circulation took in of it; null where there are none, “not yet” where that waits for somebody. */
export type ClosedSessionSet = { heading: string; notes: TookIn | "not yet" | null };

export async function setClosedSession(ctx: Ctx, wish: SetClosedSession): Promise<Done<ClosedSessionSet>> {
  const set = await setItem(ctx, wish);
  if (!set.ok) return set;
  const taken = await takeInClosedSession(ctx, set.value.meetingId);
  return done({ heading: set.value.heading, notes: taken.ok ? taken.value : "not yet" });
}

async function setItem(ctx: Ctx, { meetingId, item: key, seen, closed }: SetClosedSession): Promise<Done<{ heading: string; meetingId: string }>> {
  const allowed = may(ctx.actor, "plan meetings");
  if (!allowed.ok) return allowed;
  return write(ctx.db, async (tx): Promise<Done<{ heading: string; meetingId: string }>> => {
    const found = await findMeetingIn(tx, meetingId);
    if (!found.ok) return found;
    const { meeting } = found.value;
    if (meeting.state !== "closed") return refuse("refused", `${meeting.title} is not closed yet. Change the item itself, on its page.`);
    const item = (await readAgenda(tx, meeting.id)).find(({ id }) => id === key);
    if (item === undefined) return refuse("missing", "There is no such item on this agenda. Open it from the page of the meeting.");
    if (item.version !== seen) return refuse("stale", "Somebody has changed this item since you opened this page. Read it as it is now, then decide again.");
    if (item.closedSession === closed) return refuse("refused", closed ? "It is in closed session already." : "It is not in closed session.");
    await saveItem(tx, ctx, meeting, item, { ...item, closedSession: closed });
    return done({ heading: item.heading, meetingId: meeting.id });
  });
}
