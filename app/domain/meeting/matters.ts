/** Outstanding matters of one meeting while it is prepared and held: they stay on its agenda whatever is said of them there. */
import { STATE_AFTER, type Action } from "~/domain/action/action";
import type { Meeting } from "~/domain/meeting/meeting";
import { isAccountedFor, outstandingMatters, type NotYet } from "~/domain/meeting/outstanding";

/** The action as it was before anything was said or decided of it at the meeting. */
function asBefore(action: Action, meetingId: string): Action {
  const first = action.events.findIndex((event) => event.meetingId === meetingId);
  if (first < 0) return action;
  const ended = action.events.slice(first).some((event) => event.meetingId === meetingId && STATE_AFTER[event.kind] !== null && event.kind !== "reopened");
  return { ...action, state: ended ? "open" : action.state, events: action.events.filter((event) => event.meetingId !== meetingId) };
}

export type Matter = {
  action: Action;
  /** Before this meeting. */
  timesBroughtForward: number;
  /** What was said last, at the meeting or before. */
  lastSaid: Action["events"][number] | null;
  accountedFor: boolean;
};

export type Matters = { onAgenda: Matter[]; notYet: { action: Action; reason: NotYet }[] };

/** How it was spoken of at the meeting, at the table or in writing before; null where nobody said anything of it. */
export function saidAt({ events }: Pick<Action, "events">, meeting: { id: string }): "spoken" | "in writing" | null {
  const said = events.filter(({ meetingId, kind }) => meetingId === meeting.id && kind !== "brought-forward" && kind !== "not-heard-of");
  if (said.length === 0) return null;
  return said.every(({ kind, mode }) => kind === "update" && mode === "written") ? "in writing" : "spoken";
}

type Of = Parameters<typeof outstandingMatters>[0]["meeting"] & Pick<Meeting, "id">;

export function mattersOf({ meeting, meetings, actions, firstSeriesId }: { meeting: Of; meetings: readonly Of[]; actions: readonly Action[]; firstSeriesId: string }): Matters {
  const now = new Map(actions.map((action) => [action.id, action]));
  const { onAgenda, notYet } = outstandingMatters({ meeting, meetings, actions: actions.map((action) => asBefore(action, meeting.id)), firstSeriesId });
  return {
    onAgenda: onAgenda.map(({ action: before, timesBroughtForward }): Matter => {
      const action = now.get(before.id) ?? before;
      const lastSaid = action.events.filter((event) => event.text !== null).at(-1) ?? null;
      return { action, timesBroughtForward, lastSaid, accountedFor: isAccountedFor(action, meeting) };
    }),
    notYet: notYet.map(({ action, reason }) => ({ action: now.get(action.id) ?? action, reason })),
  };
}
