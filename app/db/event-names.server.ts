/** What events keep as ids, as people name it: only what is asked for by an event its reader may see. */
import { storedChoice } from "~/db/parse-row.server";
import type { EventRow } from "~/db/events.server";
import type { Reader } from "~/db/rows.server";
import { ENTRY_KINDS, ENTRY_KIND_WORDS, ENTRY_STATES, isIssued } from "~/domain/entry";
import type { Viewer } from "~/domain/visibility";

export type EventNames = {
  /** 'F-0104' by id. */
  findings: ReadonlyMap<string, string>;
  /** 'Q2', 'comment', 'draft question' by 'entry id/finding id'. */
  entries: ReadonlyMap<string, string>;
  /** The entry of a response, by its id. */
  entryOfResponse: ReadonlyMap<string, string>;
  people: ReadonlyMap<string, string>;
  actions: ReadonlyMap<string, string>;
  meetings: ReadonlyMap<string, string>;
  inspections: ReadonlyMap<string, string>;
  /** The name of the file by the id of the import; missing where its reader may not know it. */
  files: ReadonlyMap<string, string>;
};

function idsOf(events: readonly EventRow[], subject: EventRow["subject"]): string[] {
  return [...new Set(events.filter((event) => event.subject === subject).map((event) => event.subjectId))];
}

function valuesOf(events: readonly EventRow[], field: string): string[] {
  const values = events.filter((event) => event.field === field).flatMap(({ before, after }) => [before, after]);
  return [...new Set(values.filter((value) => value !== null))];
}

function byId<Row extends { id: string }>(rows: readonly Row[], name: (row: Row) => string): Map<string, string> {
  return new Map(rows.map((row) => [row.id, name(row)]));
}

/** A file is known to the side that took it in; to both, and in papers, where it was taken in as the record of both. */
async function filesOf(reader: Reader, viewer: Viewer, events: readonly EventRow[]): Promise<Map<string, string>> {
  const ids = [...new Set(events.map((event) => event.importId).filter((id) => id !== null))];
  const rows = await reader.import.findMany({ where: { id: { in: ids } }, select: { id: true, fileName: true, side: true, agreedOn: true } });
  const known = rows.filter(({ side, agreedOn }) => viewer !== "observer" && (side === viewer || side === "operator" || agreedOn !== null));
  return byId(known, (row) => row.fileName);
}

async function entriesNamed(reader: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await reader.entry.findMany({ where: { id: { in: [...ids] } }, select: { id: true, kind: true, state: true, findings: { select: { findingId: true, number: true } } } });
  return new Map(rows.flatMap((row) => {
    const kind = ENTRY_KIND_WORDS[storedChoice(ENTRY_KINDS, row.kind, "Entry", row.id, "kind")].toLowerCase();
    const words = isIssued(storedChoice(ENTRY_STATES, row.state, "Entry", row.id, "state")) ? kind : `draft ${kind}`;
    return [
      [`${row.id}/`, words] as const,
      ...row.findings.map(({ findingId, number }) => [`${row.id}/${findingId}`, number === null ? words : `Q${String(number)}`] as const),
    ];
  }));
}

export async function eventNames(reader: Reader, viewer: Viewer, events: readonly EventRow[]): Promise<EventNames> {
  const responses = await reader.response.findMany({ where: { id: { in: idsOf(events, "response") } }, select: { id: true, entryId: true } });
  const entryIds = [...idsOf(events, "entry"), ...valuesOf(events, "followsUpEntryId"), ...responses.map((row) => row.entryId)];
  const findingIds = [...new Set(events.map((event) => event.findingId).filter((id) => id !== null))];
  const inIds = (ids: string[]) => ({ where: { id: { in: ids } } });
  return {
    findings: byId(await reader.finding.findMany({ ...inIds(findingIds), select: { id: true, reference: true } }), (row) => row.reference),
    entries: await entriesNamed(reader, [...new Set(entryIds)]),
    entryOfResponse: byId(responses, (row) => row.entryId),
    people: byId(await reader.person.findMany({ ...inIds(idsOf(events, "person")), select: { id: true, name: true } }), (row) => row.name),
    actions: byId(await reader.action.findMany({ ...inIds([...idsOf(events, "action"), ...valuesOf(events, "replacedBy")]), select: { id: true, reference: true } }), (row) => row.reference),
    meetings: byId(await reader.meeting.findMany({ ...inIds([...idsOf(events, "meeting"), ...valuesOf(events, "meetingId"), ...valuesOf(events, "dueMeetingId")]), select: { id: true, title: true } }), (row) => row.title),
    inspections: byId(await reader.inspection.findMany({ ...inIds(idsOf(events, "inspection")), select: { id: true, title: true } }), (row) => row.title),
    files: await filesOf(reader, viewer, events),
  };
}
