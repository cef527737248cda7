/** Versions of notes as far as they are somebody's work. */
import { storedChoice, storedInstant } from "~/db/parse-row.server";
import type { Reader } from "~/db/rows.server";
import type { Actor } from "~/domain/actor";
import { londonDate } from "~/domain/calendar-date";
import type { NotesFact } from "~/domain/my-work/notes-work";
import { NOTES_STATES } from "~/domain/notes/notes-version";
import { can } from "~/domain/permissions";

/** None for those who may neither decide comments nor agree nor publish. */
export async function notesFacts(reader: Reader, actor: Actor): Promise<NotesFact[]> {
  if (!can(actor, "circulate notes") && !can(actor, "agree notes")) return [];
  const rows = await reader.notesVersion.findMany({
    where: { state: { notIn: ["published", "abandoned"] } },
    select: {
      id: true, number: true, state: true, createdAt: true, agreedAtOpcc: true, agreedAtForce: true, meeting: { select: { id: true, reference: true, title: true, state: true } },
      comments: { where: { sentAt: { not: null }, decision: null }, select: { id: true } },
    },
  });
  return rows.map(({ id, number, state, createdAt, agreedAtOpcc, agreedAtForce, meeting, comments }) => ({
    meeting: { id: meeting.id, reference: meeting.reference, title: meeting.title, closed: meeting.state === "closed" }, number, state: storedChoice(NOTES_STATES, state, "NotesVersion", id, "state"),
    circulatedOn: londonDate(storedInstant(createdAt, "NotesVersion", id, "createdAt")), agreed: { opcc: agreedAtOpcc !== null, force: agreedAtForce !== null }, open: comments.length,
  }));
}
