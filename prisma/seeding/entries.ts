/** Entries of the demonstration with their responses and closures, what was said at meetings, and the actions. */
import { findOrCreateMeeting } from "~/db/find-or-create.server";
import { insertActions } from "~/db/insert-actions.server";
import { insertEntries } from "~/db/insert-entries.server";
import { insertResponses } from "~/db/insert-responses.server";
import { saveClosure } from "~/db/save-entry.server";
import type { Tx } from "~/db/write.server";
import type { Approval } from "~/domain/approval";
import type { Instant } from "~/domain/calendar-date";
import type { Clearance } from "~/domain/clearance";
import type { DemoClosure, DemoDate, DemoEntry, DemoMeeting, Demonstration, DemoResponse } from "../demonstration/shape";
import { idOf, momentOf, office, secretariat, type Happening } from "./fixed";

function meetingHappens(tx: Tx, { key, title, date, time }: DemoMeeting, first: DemoDate): Happening {
  return {
    date: first,
    order: -1,
    happen: async (ctxOf) => {
      await findOrCreateMeeting(tx, ctxOf(office, idOf("meeting", key)), { title, date, time });
    },
  };
}

function clearanceOf({ asked, sentBack, clearedBy }: DemoResponse, at: Instant): Clearance {
  return {
    asked: asked === undefined ? null : { at, by: asked },
    sentBack: sentBack ?? null,
    cleared: clearedBy === undefined ? null : { at, ...clearedBy, for: clearedBy.for ?? null },
  };
}

/** What was written for a meeting whose notes are done was taken there as it is. */
function givenAt(data: Demonstration, { mode, state, submittedOn }: DemoResponse, meetingKey: string | null): string | null {
  const meeting = data.meetings.find(({ key }) => key === meetingKey);
  if (meeting === undefined || state !== "submitted" || meeting.date > data.today) return null;
  return mode === "spoken" || (meeting.closed === true && (submittedOn ?? data.today) <= meeting.date) ? idOf("meeting", meeting.key) : null;
}

function responsesHappen(tx: Tx, data: Demonstration, { entryKey, meetingKey, findingIds }: { entryKey: string; meetingKey: string | null; findingIds: readonly string[] }, responses: readonly DemoResponse[]): Happening[] {
  return responses.map((response, position) => ({
    date: response.submittedOn ?? data.today,
    order: 3,
    happen: (ctxOf) =>
      insertResponses(tx, ctxOf(response.mode === "spoken" ? office : secretariat), [{
        id: idOf("response", `${entryKey}/${String(position)}`),
        entryId: idOf("entry", entryKey),
        findingIds,
        mode: response.mode,
        state: response.state,
        parts: response.parts,
        position,
        givenAt: givenAt(data, response, meetingKey),
        statedConfidence: response.statedConfidence ?? null,
        clearance: clearanceOf(response, momentOf(data.today)),
        commitment: response.commitment === undefined ? null : { ...response.commitment, condition: response.commitment.condition ?? null },
      }]),
  }));
}

/** The PCC's own, or recorded for the PCC by the person the PCC named. */
function approvalOf(data: Demonstration, { state, approvedHow }: DemoEntry): Approval | null {
  if (state !== "approved") return null;
  const at = momentOf(data.today);
  const pcc = "Helen Ferriday";
  return approvedHow === undefined ? { at, by: pcc, post: "PCC", for: null, how: null } : { at, by: office.name, post: office.post, for: pcc, how: approvedHow };
}

function closuresOf(entry: DemoEntry): [string, DemoClosure][] {
  const { closure } = entry;
  const forAll = closure === undefined ? [] : Object.keys(entry.numbers).map((key): [string, DemoClosure] => [key, closure]);
  return [...forAll, ...Object.entries(entry.closedFor ?? {})];
}

function lastSubmitted(entry: DemoEntry | undefined): number {
  return entry?.responses.findLastIndex((response) => response.state === "submitted") ?? -1;
}

/** `positions` counts the entries beside each finding. */
function entryHappens(tx: Tx, data: Demonstration, entry: DemoEntry, positions: Map<string, number>): Happening[] {
  const id = idOf("entry", entry.key);
  const followed = data.entries.find((each) => each.key === entry.followsUp);
  const answer = lastSubmitted(followed);
  const links = Object.entries(entry.numbers).map(([key, number]) => {
    const position = positions.get(key) ?? 0;
    positions.set(key, position + 1);
    return { findingId: idOf("finding", key), number, position };
  });
  const asked: Happening = {
    date: entry.issuedOn ?? data.today,
    order: 2,
    happen: (ctxOf) =>
      insertEntries(tx, ctxOf(office), [{
        id,
        kind: entry.kind,
        place: "finding",
        askedBy: entry.askedBy,
        text: entry.text,
        state: entry.state,
        meetingId: entry.meeting === null ? null : idOf("meeting", entry.meeting),
        position: 0,
        followsUpEntryId: followed === undefined ? null : idOf("entry", followed.key),
        followsUpResponseId: followed === undefined || answer < 0 ? null : idOf("response", `${followed.key}/${String(answer)}`),
        issuedAt: entry.issuedOn === undefined ? null : momentOf(entry.issuedOn),
        approval: approvalOf(data, entry),
        dueOn: entry.due ?? null,
        links,
      }]),
  };
  const closed = closuresOf(entry).map(([key, { as, note, revisitOn, closedOn }]): Happening => ({
    date: closedOn,
    order: 4,
    happen: (ctxOf) =>
      saveClosure(tx, ctxOf(office), id, idOf("finding", key), { closure: as, closureNote: note ?? null, revisitOn: revisitOn ?? null }),
  }));
  return [asked, ...responsesHappen(tx, data, { entryKey: entry.key, meetingKey: entry.meeting, findingIds: links.map((link) => link.findingId) }, entry.responses), ...closed];
}

/** The opening comment and any other business, which belong to the meeting and to no finding. */
function saidAtMeeting(tx: Tx, data: Demonstration, meeting: DemoMeeting): Happening[] {
  const said = [
    ...(meeting.openingComment === undefined ? [] : [{ ...meeting.openingComment, place: "opening" as const, position: 0 }]),
    ...(meeting.aob ?? []).map((each, position) => ({ ...each, place: "aob" as const, position })),
  ];
  return said.flatMap(({ by, text, response, place, position }) => {
    const key = `${meeting.key}/${place}/${String(position)}`;
    const asked: Happening = {
      date: meeting.date,
      order: 2,
      happen: (ctxOf) =>
        insertEntries(tx, ctxOf(office), [{
          id: idOf("entry", key), kind: "comment", place, askedBy: by, text, state: response === undefined ? "issued" : "answered",
          meetingId: idOf("meeting", meeting.key), position, issuedAt: momentOf(meeting.date), links: [],
        }]),
    };
    return [asked, ...responsesHappen(tx, data, { entryKey: key, meetingKey: meeting.key, findingIds: [] }, response === undefined ? [] : [response])];
  });
}

function actionsHappen(tx: Tx, data: Demonstration): Happening[] {
  return data.actions.map((action, index) => ({
    date: data.meetings.find((meeting) => meeting.key === action.meeting)?.date ?? data.today,
    order: 4,
    happen: (ctxOf) =>
      insertActions(tx, ctxOf(office), [{
        id: idOf("action", String(index)),
        text: action.text,
        owners: action.owners,
        due: action.due,
        findingId: action.finding === null ? null : idOf("finding", action.finding),
        entryId: action.entry === null ? null : idOf("entry", action.entry),
        meetingId: action.meeting === null ? null : idOf("meeting", action.meeting),
      }]),
  }));
}

export function entriesHappen(tx: Tx, data: Demonstration): Happening[] {
  const positions = new Map<string, number>();
  const first = data.entries.reduce((earliest, { issuedOn }) => (issuedOn !== undefined && issuedOn < earliest ? issuedOn : earliest), data.today);
  return [
    ...data.meetings.filter(({ series }) => series === undefined).map((meeting) => meetingHappens(tx, meeting, first)),
    ...data.entries.flatMap((entry) => entryHappens(tx, data, entry, positions)),
    ...data.meetings.flatMap((meeting) => saidAtMeeting(tx, data, meeting)),
    ...actionsHappen(tx, data),
  ];
}
