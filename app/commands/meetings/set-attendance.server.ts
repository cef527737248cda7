/** Says who was at a meeting, or is expected: present, with apologies, or not stated. */
import { findOpenMeeting, sameVersion } from "~/commands/meetings/find-meeting.server";
import type { Ctx } from "~/db/ctx.server";
import { postHolders } from "~/db/leads.server";
import { saveAttendance } from "~/db/save-meeting.server";
import { write } from "~/db/write.server";
import { attendeeOf, NOBODY_HERE } from "~/domain/meeting/attendee";
import { PRESENCES, type Attendance } from "~/domain/meeting/meeting";
import { mayOneOf } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import { parseLine } from "~/domain/text";

/** `presence` is empty where the person has nothing to do with the meeting; `personId` where name or post are to tell who it is, and NOBODY_HERE where it is nobody known here. */
export type TypedAttendance = { name: string; capacity: string; code: string; presence: string; personId: string };

/** More than ever sat at such a table. */
const MOST = 200;

function readLine(typed: TypedAttendance, index: number): Done<Attendance | null> {
  const presence = PRESENCES.find((each) => each === typed.presence) ?? null;
  const [name, capacity, code] = [parseLine(typed.name, "The name"), parseLine(typed.capacity, "The capacity"), parseLine(typed.code, "The short form")];
  for (const line of [name, capacity, code]) if (!line.ok) return line;
  const field = `name-${String(index)}`;
  const [named, as, short] = [name.ok ? name.value : null, capacity.ok ? capacity.value : null, code.ok ? code.value : null];
  if (named === null && as === null && short === null) return presence === null ? done(null) : refuse("invalid", "Give a name or a capacity, or choose “Not at this meeting”.", { field });
  if (presence === null) return typed.personId === "" ? refuse("invalid", `Say whether ${named ?? as ?? "they"} came, or empty the line.`, { field: `presence-${String(index)}` }) : done(null);
  if ((named?.length ?? 0) > 200 || (as?.length ?? 0) > 200 || (short?.length ?? 0) > 40) return refuse("invalid", "A name or a capacity has up to 200 characters, a short form up to 40. Shorten it.", { field });
  return done({ name: named ?? "", capacity: as ?? "", code: short, presence, personId: typed.personId === "" ? null : typed.personId });
}

export async function setAttendance(ctx: Ctx, { meetingId, seen, lines }: { meetingId: string; seen: number; lines: readonly TypedAttendance[] }): Promise<Done<{ id: string }>> {
  const allowed = mayOneOf(ctx.actor, ["take notes", "plan meetings"]);
  if (!allowed.ok) return allowed;
  const attendance: Attendance[] = [];
  for (const [index, typed] of lines.entries()) {
    const line = readLine(typed, index);
    if (!line.ok) return line;
    if (line.value !== null) attendance.push(line.value);
  }
  if (attendance.length > MOST) return refuse("invalid", `An attendance has up to ${String(MOST)} people.`);
  return write(ctx.db, async (tx): Promise<Done<{ id: string }>> => {
    const found = await findOpenMeeting(tx, meetingId);
    if (!found.ok) return found;
    const { meeting } = found.value;
    const same = sameVersion(meeting, seen);
    if (!same.ok) return same;
    const holders = await postHolders(tx);
    for (const line of attendance) {
      // A line that is given another name is about somebody else.
      const before = meeting.attendance.find(({ personId }) => personId !== null && personId === line.personId);
      if (line.personId === null || (before !== undefined && before.name !== line.name)) line.personId = attendeeOf(line, holders, meeting.date);
      else if (line.personId === NOBODY_HERE) line.personId = null;
    }
    const twice = attendance.find((each, index) => each.personId !== null && attendance.findIndex(({ personId }) => personId === each.personId) !== index);
    const name = holders.find(({ id }) => id === twice?.personId)?.name ?? twice?.name;
    if (name !== undefined) return refuse("invalid", `${name} is there twice.`);
    const ids = attendance.flatMap(({ personId }) => (personId === null ? [] : [personId]));
    if ((await tx.person.count({ where: { id: { in: ids } } })) !== ids.length) return refuse("invalid", "One of these people is not known here any more. Load the page again.");
    await saveAttendance(tx, ctx, meeting, attendance);
    return done({ id: meeting.id });
  });
}
