/** Reads what of an import notes hold that were circulated, taken in anew or published since: neither side agreed to other words than it read. */
import { inLists } from "~/db/in-lists.server";
import type { Reader } from "~/db/rows.server";
import type { Instant } from "~/domain/calendar-date";
import { thingKey, type UndoEvent } from "~/domain/import/undo/undo-plan";

type AtMeeting = { id: string; meetingId: string | null };

/** By what it is, such as "action ID", the meeting whose notes hold it. `ours` is what the import did. */
export async function heldByNotes(reader: Reader, ours: readonly UndoEvent[], appliedAt: Instant): Promise<Map<string, string>> {
  const since = { gte: appliedAt };
  const versions = await reader.notesVersion.findMany({ where: { OR: [{ createdAt: since }, { publishedAt: since }] }, select: { meetingId: true } });
  const reworded = await reader.historyEvent.findMany({ where: { subject: "meeting", field: "notesWording", at: since }, select: { subjectId: true }, distinct: ["subjectId"] });
  const meetings = new Set([...versions.map(({ meetingId }) => meetingId), ...reworded.map(({ subjectId }) => subjectId)]);
  if (meetings.size === 0) return new Map();
  const ids = (subject: UndoEvent["subject"]) => [...new Set(ours.flatMap((event) => (event.subject === subject ? [event.subjectId] : [])))];
  const select = { id: true, meetingId: true } as const;
  const answers = await inLists(ids("response"), (list) => reader.response.findMany({ where: { id: { in: list } }, select: { id: true, acceptedMeetingId: true, entry: { select: { meetingId: true } } } }));
  const reports = await inLists(ids("action"), (list) => reader.actionEvent.findMany({ where: { actionId: { in: list }, createdAt: appliedAt }, select: { actionId: true, meetingId: true } }));
  const at: Record<"meeting" | "agenda item" | "entry" | "response" | "action", AtMeeting[]> = {
    meeting: ids("meeting").map((id) => ({ id, meetingId: id })),
    "agenda item": await inLists(ids("agenda item"), (list) => reader.agendaItem.findMany({ where: { id: { in: list } }, select })),
    entry: await inLists(ids("entry"), (list) => reader.entry.findMany({ where: { id: { in: list } }, select })),
    response: answers.map(({ id, acceptedMeetingId, entry }) => ({ id, meetingId: acceptedMeetingId ?? entry.meetingId })),
    action: [...await inLists(ids("action"), (list) => reader.action.findMany({ where: { id: { in: list } }, select })), ...reports.map(({ actionId, meetingId }) => ({ id: actionId, meetingId }))],
  };
  const held = new Map<string, string>();
  for (const kind of ["meeting", "agenda item", "entry", "response", "action"] as const) {
    for (const { id, meetingId } of at[kind]) if (meetingId !== null && meetings.has(meetingId)) held.set(thingKey({ kind, id }), meetingId);
  }
  return held;
}
