/** Writes what the notes of a past meeting say of it: its facts, attendance, items, and what was said of earlier actions. */
import { insertActionEvent, readActions } from "~/db/actions.server";
import type { Ctx } from "~/db/ctx.server";
import { recordEvents } from "~/db/history.server";
import { inChunks } from "~/db/in-chunks.server";
import { postHolders } from "~/db/leads.server";
import type { Tx } from "~/db/write.server";
import type { Change } from "~/domain/history";
import { cellName } from "~/domain/import/cell-name";
import type { Target } from "~/domain/import/import-plan";
import { attendeeName, itemName, YES, type PlannedPaper } from "~/domain/import/paper/planned-paper";
import { attendeeOf } from "~/domain/meeting/attendee";
import type { Presence } from "~/domain/meeting/meeting";

type Attended = { name: string; capacity: string; code: string | null; presence: string };

function attendanceText(attendance: readonly Attended[]): string | null {
  return attendance.length === 0 ? null : attendance.map((each) => attendeeName({ ...each, presence: each.presence as Presence })).join("\n");
}

async function saveMeetingOf(tx: Tx, ctx: Ctx, id: string, { facts, closes, meetingId }: PlannedPaper, importPlace: string | null): Promise<void> {
  const row = await tx.meeting.findUniqueOrThrow({ where: { id } });
  const data: Record<string, string | boolean> = {};
  const about = { subject: "meeting", subjectId: id, findingId: null, draftOf: null } as const;
  const changes: Change[] = [];
  for (const { field, value, place } of facts) {
    const here = row[field];
    if (typeof here === "boolean" ? here : here === value) continue;
    data[field] = field === "virtual" ? value === YES : value;
    changes.push({ ...about, field, before: typeof here === "boolean" ? null : here, after: value, importPlace: cellName(place) });
  }
  if (closes) {
    Object.assign(data, { state: "closed", imported: true, agendaIssuedAt: row.agendaIssuedAt ?? ctx.now });
    changes.push({ ...about, field: "state", before: row.state, after: "closed", importPlace }, { ...about, field: "imported", before: null, after: YES, importPlace });
  }
  if (changes.length === 0) return;
  await tx.meeting.update({ where: { id }, data: { ...data, ...(meetingId === null ? {} : { version: { increment: 1 } }) } });
  await recordEvents(tx, ctx, changes);
}

async function saveAttendanceOf(tx: Tx, ctx: Ctx, id: string, { attendance }: PlannedPaper): Promise<void> {
  const [first] = attendance;
  if (first === undefined) return;
  const there = await tx.attendance.findMany({ where: { meetingId: id }, orderBy: { position: "asc" } });
  const from = (there.at(-1)?.position ?? -1) + 1;
  const [holders, { date }] = [await postHolders(tx), await tx.meeting.findUniqueOrThrow({ where: { id }, select: { date: true } })];
  await inChunks(attendance.map(({ name, capacity, code, presence }, index) => ({ id: ctx.newId(), meetingId: id, position: from + index, name, capacity, code, presence, personId: attendeeOf({ name, capacity, code }, holders, date) })), (data) => tx.attendance.createMany({ data }));
  await recordEvents(tx, ctx, [{
    subject: "meeting", subjectId: id, findingId: null, draftOf: null, field: "attendance", before: attendanceText(there), after: attendanceText([...there, ...attendance]), importPlace: cellName(first.place),
  }]);
}

async function saveItems(tx: Tx, ctx: Ctx, id: string, { items }: PlannedPaper, findingId: (target: Target) => string): Promise<Map<string, string>> {
  const ids = new Map(items.map(({ key }) => [key, ctx.newId()]));
  if (items.length === 0) return ids;
  const last = await tx.agendaItem.aggregate({ where: { meetingId: id }, _max: { position: true } });
  const from = (last._max.position ?? -1) + 1;
  const rows = items.map(({ key, parent, number, kind, heading, text, outcome, outcomeNote = null, actionId, finding, closedSession }, index) => ({
    id: ids.get(key) ?? "", meetingId: id, parentId: parent === null ? null : "id" in parent ? parent.id : (ids.get(parent.key) ?? null), position: from + index, number, kind, heading, text, outcome, outcomeNote, actionId, closedSession,
    findingId: finding === undefined ? null : findingId(finding),
  }));
  await inChunks(rows, (data) => tx.agendaItem.createMany({ data }));
  await recordEvents(tx, ctx, items.flatMap((item): Change[] => {
    const about = { subject: "agenda item", subjectId: ids.get(item.key) ?? "", findingId: null, draftOf: null, before: null, importPlace: cellName(item.place) } as const;
    return [{ ...about, field: "heading", after: itemName(item) }, { ...about, field: "text", after: item.text }, ...(item.closedSession ? [{ ...about, field: "closedSession", after: YES }] : [])];
  }));
  return ids;
}

/** Items that came in before the actions they speak of. */
async function tieItems(tx: Tx, ctx: Ctx, { reports }: PlannedPaper): Promise<void> {
  const changes: Change[] = [];
  for (const { item, actionId, reference, place } of reports) {
    if (item === undefined) continue;
    const { count } = await tx.agendaItem.updateMany({ where: { id: item.id, actionId: null }, data: { actionId } });
    if (count > 0) changes.push({ subject: "agenda item", subjectId: item.id, findingId: null, draftOf: null, field: "about", before: null, after: reference, importPlace: cellName(place) });
  }
  await recordEvents(tx, ctx, changes);
}

async function saveReports(tx: Tx, ctx: Ctx, id: string, { date, reports, notHeardOf }: PlannedPaper, importPlace: string | null): Promise<void> {
  const events = [
    ...reports.map(({ actionId, text, mode, place }) => ({ actionId, event: { kind: "update" as const, on: date, meetingId: id, text, mode, by: null, toMeetingId: null, importPlace: cellName(place) } })),
    ...notHeardOf.map(({ actionId }) => ({ actionId, event: { kind: "not-heard-of" as const, on: date, meetingId: id, text: null, mode: null, by: null, toMeetingId: null, importPlace } })),
  ];
  for (const { actionId, event } of events) {
    const [action] = await readActions(tx, { id: actionId });
    if (action !== undefined) await insertActionEvent(tx, ctx, action, event, { state: action.state });
  }
}

/** The ids of the new items, by their keys in the plan. `importPlace` is where the notes begin; `findingId` that of a finding it speaks of. */
export async function savePaper(tx: Tx, ctx: Ctx, meetingId: string, paper: PlannedPaper, { importPlace, findingId }: { importPlace: string | null; findingId: (target: Target) => string }): Promise<Map<string, string>> {
  await saveMeetingOf(tx, ctx, meetingId, paper, importPlace);
  await saveAttendanceOf(tx, ctx, meetingId, paper);
  const ids = await saveItems(tx, ctx, meetingId, paper, findingId);
  await tieItems(tx, ctx, paper);
  await saveReports(tx, ctx, meetingId, paper, importPlace);
  return ids;
}
