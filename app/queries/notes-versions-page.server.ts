/** The versions of the notes of one meeting. */
import type { Ctx } from "~/db/ctx.server";
import { readMeetings } from "~/db/meetings.server";
import { namedMeeting } from "~/domain/meeting/meeting";
import { may } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";
import { noSuchMeeting } from "~/queries/meeting-page.server";
import { notesStanding, type NotesStanding } from "~/queries/notes-standing.server";

export async function notesVersionsPage(ctx: Ctx, named: string): Promise<Done<NotesStanding>> {
  const allowed = may(ctx.actor, "read the record");
  if (!allowed.ok) return allowed;
  const meeting = namedMeeting(await readMeetings(ctx.db.read), named);
  return meeting === undefined ? noSuchMeeting : done(await notesStanding(ctx, meeting));
}
