/** Finds the meeting that something is done to, in the transaction that does it. */
import { readMeetings } from "~/db/meetings.server";
import type { Reader } from "~/db/rows.server";
import { namedMeeting, type Meeting } from "~/domain/meeting/meeting";
import { done, refuse, type Done } from "~/domain/problem";

export type FoundMeeting = { meeting: Meeting; meetings: Meeting[] };

/** By its id or its reference. */
export async function findMeetingIn(reader: Reader, named: string): Promise<Done<FoundMeeting>> {
  const meetings = await readMeetings(reader);
  const meeting = namedMeeting(meetings, named);
  return meeting === undefined ? refuse("missing", "There is no such meeting. Open it from the list of meetings.") : done({ meeting, meetings });
}

/** One that may still be changed. */
export async function findOpenMeeting(reader: Reader, named: string): Promise<Done<FoundMeeting>> {
  const found = await findMeetingIn(reader, named);
  if (!found.ok || found.value.meeting.state !== "closed") return found;
  return refuse("refused", `${found.value.meeting.title} is closed: nothing of it changes any more. What happens to its actions is recorded on each action.`);
}

/** `seen` is the version that the form was made from. */
export function sameVersion(meeting: Meeting, seen: number): Done<true> {
  return meeting.version === seen ? done(true) : refuse("stale", "Somebody has changed this meeting since you opened this page. What you typed is below: compare it with the meeting as it is now, then save again.");
}
