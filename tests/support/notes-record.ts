/** Small pieces of a record that notes are composed from: a meeting of June with the one of autumn, items, questions, answers, actions. */
import { NO_CLEARANCE } from "~/domain/clearance";
import type { Action, ActionEvent } from "~/domain/action/action";
import type { AgendaItem } from "~/domain/meeting/agenda";
import type { AgendaLine } from "~/domain/meeting/compose-agenda";
import type { GivenVersions } from "~/domain/meeting/given-response";
import { FIRST_SERIES, type Meeting } from "~/domain/meeting/meeting";
import type { NotesInput } from "~/domain/notes/compose-notes";
import type { EntryRecord, FindingRecord } from "~/domain/record";

export const meeting: Meeting = {
  id: "june", reference: "M-0001", series: FIRST_SERIES, title: "June meeting", kind: "assurance", theme: null, date: "2031-06-20", time: "10:00", endTime: null, venue: "Harbour Room", virtual: false, chair: "PCC", noteTaker: "PO",
  papersDueOn: null, marking: "OFFICIAL-SENSITIVE", state: "held", imported: false, agendaIssuedAt: "2031-06-01T09:00:00.000Z", next: null, attendance: [], version: 1,
};
export const autumn: Meeting = { ...meeting, id: "autumn", reference: "M-0002", title: "Autumn meeting", date: "2031-10-06", state: "planned" };

export function item(id: string, more: Partial<AgendaItem> = {}): AgendaItem {
  return {
    id, meetingId: "june", parentId: null, position: 0, number: null, kind: "other", heading: `Heading ${id}`, text: null, findingId: null, actionId: null, source: null, closedSession: false, outcome: null, outcomeNote: null, outcomeLink: null,
    deferredToMeetingId: null, deferredFromId: null, origin: null, notesBy: null, version: 1, entryIds: [], ...more,
  };
}

export function lineOf(of: AgendaItem, number: string): AgendaLine {
  return { key: of.id, item: of, automatic: null, kind: of.kind, heading: of.heading, findingId: of.findingId, number, depth: of.parentId === null ? 0 : 1, first: false, last: false };
}

export function entry(id: string, more: Partial<EntryRecord> = {}): EntryRecord {
  return {
    id, kind: "question", place: "finding", askedBy: "PCC", text: `The PCC asked ${id}.`, state: "answered", meetingId: "june", position: 0, followsUpEntryId: null, followsUpResponseId: null, issuedAt: null, dueOn: null, version: 1, links: [], responses: [], ...more,
  };
}

export function response(text: string, state: "draft" | "submitted" = "submitted"): EntryRecord["responses"][number] {
  return { id: `r-${text}`, mode: "spoken", state, version: 1, replacesId: null, parts: [{ by: "CC", text }], statedConfidence: null, commitment: null, submittedAt: null, clearance: NO_CLEARANCE };
}

export function finding(id: string, more: Partial<FindingRecord> = {}): FindingRecord {
  return {
    id, reference: `F-${id}`, sequence: 1, number: `AFI ${id}`, kind: "afi", text: `The force should ${id}.`, inspection: null, questionArea: null, position: 0, parentId: null, parentReference: null, strategicLead: null, tacticalLead: null, limbs: [], steps: [], update: null,
    drafts: [], deadline: null, targetDate: null, hmicfrsStatus: null, hmicfrsStatusSource: null, assurance: "not-yet-reviewed", assuranceStatement: null, addressedElsewhere: null, addressedElsewhereLink: null, theirReference: null, version: 1, links: [], entries: [], actions: [], ...more,
  };
}

export function action(id: string, more: Partial<Action> = {}): Action {
  return { id, reference: `A-${id}`, sequence: 1, kind: "action", state: "open", text: `Send ${id}.`, owners: ["CC"], due: null, dueMeetingId: null, revisitOn: null, marking: null, findingId: null, entryId: null, meetingId: "june", itemId: null, replacedById: null, recordedOn: "2031-06-03", version: 1, events: [], ...more };
}

export function event(kind: ActionEvent["kind"], more: Partial<ActionEvent> = {}): ActionEvent {
  return { id: `${kind}-1`, sequence: 1, kind, on: "2031-06-20", meetingId: "june", text: null, mode: null, by: null, toMeetingId: null, author: "", ...more };
}

/** Each given at the meeting of its entry, unless `given` says another by its id. */
export function versionsIn({ findings = [], meetingEntries = [] }: Partial<NotesInput>, given: Record<string, string | null> = {}): GivenVersions {
  const entries = [...findings.flatMap((each) => each.entries), ...meetingEntries];
  return new Map(entries.flatMap(({ meetingId, responses }) => responses.map((each) => [each.id, { ...each, givenAt: given[each.id] === undefined ? meetingId : (given[each.id] ?? null) }] as const)));
}

export function input(items: readonly AgendaItem[], more: Partial<NotesInput> = {}): NotesInput {
  return { versions: versionsIn(more), meeting, lines: items.map((each, index) => lineOf(each, String(index + 1))), matters: [], actions: [], meetings: [meeting, autumn], findings: [], meetingEntries: [], agenda: items, marking: "OFFICIAL", ...more };
}
