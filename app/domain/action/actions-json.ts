/** Actions as other programs read them: what `actions --json` prints. Its shape is a promise to them. */
import { timesBroughtForward, type Action, type ActionEvent, type ActionKind, type ActionState } from "~/domain/action/action";
import { dueOf, lastDayOf } from "~/domain/action/due";
import { formatDate, type CalendarDate } from "~/domain/calendar-date";
import type { Meeting } from "~/domain/meeting/meeting";

export type ListedAction = {
  reference: string;
  text: string;
  /** Posts; none where nobody was named yet. */
  owners: string[];
  /** As written; where it is due at a meeting and nothing is written, that meeting in words. */
  due: string | null;
  /** The last day on which it is in time, where a day can be told. */
  dueOn: CalendarDate | null;
  revisitOn: CalendarDate | null;
  kind: ActionKind;
  state: ActionState;
  /** References. */
  meeting: string | null;
  finding: string | null;
  replacedBy: string | null;
  timesBroughtForward: number;
  events: (Pick<ActionEvent, "kind" | "on" | "text" | "by"> & { meeting: string | null })[];
};

type Names = { meetings: readonly Pick<Meeting, "id" | "reference" | "date">[]; findingReference: (id: string) => string | null; createdOn: (id: string) => CalendarDate | null };

export function actionsJson(actions: readonly Action[], { meetings, findingReference, createdOn }: Names): ListedAction[] {
  const meetingOf = new Map(meetings.map((meeting) => [meeting.id, meeting]));
  const referenceOf = new Map(actions.map(({ id, reference }) => [id, reference]));
  const dayOf = (id: string | null) => meetingOf.get(id ?? "")?.date ?? null;
  const atMeeting = (id: string | null) => {
    const meeting = meetingOf.get(id ?? "");
    return meeting === undefined ? null : `at ${meeting.reference}, ${formatDate(meeting.date)}`;
  };
  return actions.map((action) => ({
    reference: action.reference, text: action.text, owners: action.owners, due: action.due ?? atMeeting(action.dueMeetingId), dueOn: lastDayOf(dueOf(action, dayOf(action.meetingId) ?? createdOn(action.id)), dayOf), revisitOn: action.revisitOn, kind: action.kind,
    state: action.state, meeting: meetingOf.get(action.meetingId ?? "")?.reference ?? null, finding: action.findingId === null ? null : findingReference(action.findingId),
    replacedBy: action.replacedById === null ? null : (referenceOf.get(action.replacedById) ?? null), timesBroughtForward: timesBroughtForward(action),
    events: action.events.map(({ kind, on, text, by, meetingId }) => ({ kind, on, text, by, meeting: meetingOf.get(meetingId ?? "")?.reference ?? null })),
  }));
}
