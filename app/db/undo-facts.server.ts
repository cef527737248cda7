/** Reads what an undo of files taken in together depends on: their events, what was done since, what they added, and what else needs that. */
import { inLists } from "~/db/in-lists.server";
import { storedChoice, storedChoiceOrNull, storedInstant } from "~/db/parse-row.server";
import type { Reader } from "~/db/rows.server";
import { heldByNotes } from "~/db/undo-held.server";
import { SIDES } from "~/domain/actor";
import type { Instant } from "~/domain/calendar-date";
import { HISTORY_SUBJECTS } from "~/domain/history";
import { LINK_FIELDS } from "~/domain/import/undo/field-groups";
import { reallyLater } from "~/domain/import/undo/really-later";
import { ADDED_KINDS, thingKey, type LaterEvent, type Answer, type Need, type Thing, type UndoEvent, type UndoFacts } from "~/domain/import/undo/undo-plan";

type Row = { sequence: number; at: string; actorName: string; subject: string; subjectId: string; findingId: string | null; field: string; draftOf: string | null };

const WHO = { sequence: true, at: true, actorName: true, subject: true, subjectId: true, findingId: true, field: true, draftOf: true } as const;

function laterEvent({ sequence, at, actorName, subject, subjectId, findingId, field, draftOf }: Row): LaterEvent {
  const id = String(sequence);
  return {
    sequence, actorName, subjectId, findingId, field,
    at: storedInstant(at, "HistoryEvent", id, "at"),
    subject: storedChoice(HISTORY_SUBJECTS, subject, "HistoryEvent", id, "subject"),
    draftOf: storedChoiceOrNull(SIDES, draftOf, "HistoryEvent", id, "draftOf"),
  };
}

async function eventsOf(reader: Reader, importIds: readonly string[]): Promise<UndoEvent[]> {
  const rows = await reader.historyEvent.findMany({
    where: { importId: { in: [...importIds] }, via: "import" }, orderBy: { sequence: "asc" }, select: { ...WHO, before: true, after: true, importId: true, redactedAt: true },
  });
  return rows.map(({ before, after, importId, redactedAt, ...row }) => ({ ...laterEvent(row), before, after, importId: importId ?? "", redacted: redactedAt !== null }));
}

async function eventsSince(reader: Reader, ours: readonly UndoEvent[]): Promise<LaterEvent[]> {
  const last = ours.at(-1);
  if (last === undefined) return [];
  const undone = await reader.import.findMany({ where: { undoneAt: { not: null } }, select: { id: true, batchId: true } });
  const works = new Map(undone.map(({ id, batchId }) => [id, batchId ?? id]));
  const since = { sequence: { gt: last.sequence } };
  const rows = await reader.historyEvent.findMany({ where: since, orderBy: { sequence: "asc" }, select: { ...WHO, importId: true, via: true } });
  const links = await reader.historyEvent.findMany({ where: { ...since, field: { in: [...LINK_FIELDS] } }, select: { sequence: true, before: true, after: true } });
  const ends = new Map(links.map(({ sequence, before, after }) => [sequence, after ?? before]));
  return reallyLater(rows.map(({ importId, via, ...row }) => (
    { ...laterEvent(row), work: works.get(importId ?? "") ?? null, undoing: via !== "import", other: ends.get(row.sequence) ?? null })));
}

const BEGINS: Record<(typeof ADDED_KINDS)[number], string> = { finding: "created", entry: "kind", response: "text", action: "text", "agenda item": "heading", meeting: "title", inspection: "title" };

/** Ids by what their events say began; every event of a response is of a new version. */
function begunIn(ours: readonly UndoEvent[], kind: (typeof ADDED_KINDS)[number]): string[] {
  const begins = ours.filter(({ subject, field, before }) => subject === kind && (kind === "response" || (field === BEGINS[kind] && before === null)));
  return [...new Set(begins.map((event) => event.subjectId))];
}

async function addedThings(reader: Reader, ours: readonly UndoEvent[], appliedAt: Instant): Promise<Thing[]> {
  const made = { createdAt: appliedAt };
  const id = { id: true } as const;
  const there: Record<(typeof ADDED_KINDS)[number], { id: string }[]> = {
    finding: await inLists(begunIn(ours, "finding"), (ids) => reader.finding.findMany({ where: { id: { in: ids }, ...made }, select: id })),
    entry: await inLists(begunIn(ours, "entry"), (ids) => reader.entry.findMany({ where: { id: { in: ids }, ...made }, select: id })),
    response: await inLists(begunIn(ours, "response"), (ids) => reader.response.findMany({ where: { id: { in: ids }, ...made }, select: id })),
    action: await inLists(begunIn(ours, "action"), (ids) => reader.action.findMany({ where: { id: { in: ids }, ...made }, select: id })),
    "agenda item": await inLists(begunIn(ours, "agenda item"), (ids) => reader.agendaItem.findMany({ where: { id: { in: ids } }, select: id })),
    meeting: await inLists(begunIn(ours, "meeting"), (ids) => reader.meeting.findMany({ where: { id: { in: ids } }, select: id })),
    inspection: await inLists(begunIn(ours, "inspection"), (ids) => reader.inspection.findMany({ where: { id: { in: ids } }, select: id })),
  };
  return ADDED_KINDS.flatMap((kind) => there[kind].map((row): Thing => ({ kind, id: row.id })));
}

function need(kind: Thing["kind"], id: string | null, by: Thing | null): Need[] {
  return id === null ? [] : [{ what: { kind, id }, by }];
}

/** What goes on at meetings: items stand on them and below one another, report on actions and hold entries; things happen to actions at them. */
async function needsOfMeetings(reader: Reader, ids: (kind: Thing["kind"]) => string[], later: readonly LaterEvent[], appliedAt: Instant): Promise<Need[]> {
  const [meetings, items, actions, entries] = [ids("meeting"), ids("agenda item"), ids("action"), ids("entry")];
  const select = { id: true, meetingId: true, parentId: true, actionId: true, deferredFromId: true, deferredToMeetingId: true } as const;
  const standing = [
    ...(await inLists(meetings, (list) => reader.agendaItem.findMany({ where: { OR: [{ meetingId: { in: list } }, { deferredToMeetingId: { in: list } }] }, select }))),
    ...(await inLists(items, (list) => reader.agendaItem.findMany({ where: { OR: [{ parentId: { in: list } }, { deferredFromId: { in: list } }] }, select }))),
    ...(await inLists(actions, (list) => reader.agendaItem.findMany({ where: { actionId: { in: list } }, select }))),
  ];
  const held = [
    ...(await inLists(items, (list) => reader.agendaItemEntry.findMany({ where: { itemId: { in: list } }, select: { itemId: true, entryId: true } }))),
    ...(await inLists(entries, (list) => reader.agendaItemEntry.findMany({ where: { entryId: { in: list } }, select: { itemId: true, entryId: true } }))),
  ];
  const happened = await inLists(meetings, (list) => reader.actionEvent.findMany({ where: { OR: [{ meetingId: { in: list } }, { toMeetingId: { in: list } }] }, select: { actionId: true, meetingId: true, toMeetingId: true, kind: true, createdAt: true } }));
  const added = new Set(actions);
  // What the import itself said of an action goes, unless something like it was said since.
  const stays = happened.filter(({ actionId, kind, createdAt }) => createdAt !== appliedAt || (!added.has(actionId) && later.some((event) => event.subject === "action" && event.subjectId === actionId && event.field === kind)));
  const due = await inLists(meetings, (list) => reader.action.findMany({ where: { dueMeetingId: { in: list } }, select: { id: true, dueMeetingId: true } }));
  const replacing = await inLists(actions, (list) => reader.action.findMany({ where: { replacedById: { in: list } }, select: { id: true, replacedById: true } }));
  const notes = await inLists(meetings, (list) => reader.notesVersion.findMany({ where: { meetingId: { in: list } }, select: { meetingId: true } }));
  return [
    ...standing.flatMap(({ id, ...of }) => {
      const by = { kind: "agenda item", id } as const;
      return [...need("meeting", of.meetingId, by), ...need("meeting", of.deferredToMeetingId, by), ...need("agenda item", of.parentId, by), ...need("agenda item", of.deferredFromId, by), ...need("action", of.actionId, by)];
    }),
    ...held.flatMap(({ itemId, entryId }) => [...need("agenda item", itemId, { kind: "entry", id: entryId }), ...need("entry", entryId, { kind: "agenda item", id: itemId })]),
    ...stays.flatMap(({ actionId, meetingId, toMeetingId }) => [...need("meeting", meetingId, { kind: "action", id: actionId }), ...need("meeting", toMeetingId, { kind: "action", id: actionId })]),
    ...due.flatMap((row) => need("meeting", row.dueMeetingId, { kind: "action", id: row.id })),
    ...replacing.flatMap((row) => need("action", row.replacedById, { kind: "action", id: row.id })),
    ...notes.flatMap((row) => need("meeting", row.meetingId, null)),
  ];
}

async function needsOf(reader: Reader, added: readonly Thing[], ours: readonly UndoEvent[], later: readonly LaterEvent[], appliedAt: Instant): Promise<Need[]> {
  const ids = (kind: Thing["kind"]) => added.filter((thing) => thing.kind === kind).map((thing) => thing.id);
  const [findings, entries, responses] = [ids("finding"), ids("entry"), ids("response")];
  const known = new Set(added.map(thingKey));
  const tied = new Set(ours.filter((event) => event.subject === "entry" && !known.has(`entry ${event.subjectId}`)).map((event) => `${event.subjectId} ${event.findingId ?? ""}`));
  const touched = new Set(later.filter((event) => event.subject === "entry").map((event) => `${event.subjectId} ${event.findingId ?? ""}`));
  const children = await inLists(findings, (list) => reader.finding.findMany({ where: { parentId: { in: list } }, select: { id: true, parentId: true } }));
  const links = await inLists(findings, (list) => reader.entryFinding.findMany({ where: { findingId: { in: list } }, select: { entryId: true, findingId: true } }));
  const notes = await inLists(findings, (list) => reader.privateNote.findMany({ where: { findingId: { in: list } }, select: { findingId: true } }));
  const drafts = await inLists(findings, (list) => reader.fieldDraft.findMany({ where: { findingId: { in: list }, savedAt: { not: appliedAt } }, select: { findingId: true } }));
  const corrections = await inLists(entries, (list) => reader.entryCorrection.findMany({ where: { entryId: { in: list }, createdAt: { not: appliedAt } }, select: { entryId: true } }));
  const said = await inLists(entries, (list) => reader.response.findMany({ where: { entryId: { in: list } }, select: { id: true, entryId: true } }));
  const follows = await inLists(entries, (list) => reader.entry.findMany({ where: { followsUpEntryId: { in: list } }, select: { id: true, followsUpEntryId: true } }));
  const takesUp = await inLists(responses, (list) => reader.entry.findMany({ where: { followsUpResponseId: { in: list } }, select: { id: true, followsUpResponseId: true } }));
  const versions = await inLists(responses, (list) => reader.response.findMany({ where: { replacesId: { in: list } }, select: { id: true, replacesId: true, state: true, createdAt: true } }));
  const actions = await reader.action.findMany({ where: { OR: [{ findingId: { not: null } }, { entryId: { not: null } }, { meetingId: { not: null } }, { itemId: { not: null } }] }, select: { id: true, findingId: true, entryId: true, meetingId: true, itemId: true } });
  const held = await inLists(ids("meeting"), (list) => reader.entry.findMany({ where: { meetingId: { in: list } }, select: { id: true, meetingId: true } }));
  const reported = await inLists(ids("inspection"), (list) => reader.finding.findMany({ where: { inspectionId: { in: list } }, select: { id: true, inspectionId: true } }));
  // A draft that was there before the import was only moved on to the new version.
  const begun = versions.filter((row) => row.state === "submitted" || row.createdAt >= appliedAt);
  return [
    ...children.flatMap((row) => need("finding", row.parentId, { kind: "finding", id: row.id })),
    ...links.flatMap(({ entryId, findingId }) => {
      const tie = `${entryId} ${findingId}`;
      if (!tied.has(tie) || known.has(`entry ${entryId}`)) return need("finding", findingId, { kind: "entry", id: entryId });
      return touched.has(tie) ? need("finding", findingId, { kind: "entry", id: entryId }) : [];
    }),
    ...notes.flatMap((row) => need("finding", row.findingId, null)),
    ...drafts.flatMap((row) => need("finding", row.findingId, null)),
    ...corrections.flatMap((row) => need("entry", row.entryId, null)),
    ...said.flatMap((row) => need("entry", row.entryId, { kind: "response", id: row.id })),
    ...follows.flatMap((row) => need("entry", row.followsUpEntryId, { kind: "entry", id: row.id })),
    ...takesUp.flatMap((row) => need("response", row.followsUpResponseId, { kind: "entry", id: row.id })),
    ...begun.flatMap((row) => need("response", row.replacesId, { kind: "response", id: row.id })),
    ...actions.flatMap(({ id, ...of }) => [...need("finding", of.findingId, { kind: "action", id }), ...need("entry", of.entryId, { kind: "action", id }), ...need("meeting", of.meetingId, { kind: "action", id }), ...need("agenda item", of.itemId, { kind: "action", id })]),
    ...(await needsOfMeetings(reader, ids, later, appliedAt)),
    ...held.flatMap((row) => need("meeting", row.meetingId, { kind: "entry", id: row.id })),
    ...reported.flatMap((row) => need("inspection", row.inspectionId, { kind: "finding", id: row.id })),
  ];
}

/** Of the entries whose state the import changed, or that it answers. */
async function answersTo(reader: Reader, added: readonly Thing[], ours: readonly UndoEvent[]): Promise<Answer[]> {
  const responses = added.filter((thing) => thing.kind === "response").map((thing) => thing.id);
  const answered = await inLists(responses, (list) => reader.response.findMany({ where: { id: { in: list } }, select: { entryId: true } }));
  const moved = ours.filter((event) => event.subject === "entry" && event.field === "state").map((event) => event.subjectId);
  const entryIds = [...new Set([...moved, ...answered.map((row) => row.entryId)])];
  const rows = await inLists(entryIds, (list) => reader.response.findMany({ where: { entryId: { in: list } }, select: { id: true, entryId: true, state: true } }));
  const links = await inLists(entryIds, (list) => reader.entryFinding.findMany({ where: { entryId: { in: list } }, select: { entryId: true, findingId: true } }));
  const findings = new Map<string, string[]>();
  for (const { entryId, findingId } of links) findings.set(entryId, [...(findings.get(entryId) ?? []), findingId]);
  return rows.map(({ id, entryId, state }) => ({ id, entryId, findingIds: findings.get(entryId) ?? [], submitted: state === "submitted" }));
}

export async function readUndoFacts(reader: Reader, importIds: readonly string[], appliedAt: Instant): Promise<UndoFacts> {
  const ours = await eventsOf(reader, importIds);
  const later = await eventsSince(reader, ours);
  const added = await addedThings(reader, ours, appliedAt);
  return { ours, later, added, needs: await needsOf(reader, added, ours, later, appliedAt), answers: await answersTo(reader, added, ours), held: await heldByNotes(reader, ours, appliedAt) };
}
