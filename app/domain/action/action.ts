/** An action and what happened to it. It ends only in a recorded event. */
import type { CalendarDate } from "~/domain/calendar-date";

/** `revisit` comes back by itself on a day; a `request` was made in passing. */
export const ACTION_KINDS = ["action", "request", "revisit"] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];

export const ACTION_KIND_WORDS: Record<ActionKind, string> = { action: "Action", request: "Request", revisit: "Revisit" };

export const ACTION_STATES = ["open", "completed", "replaced", "no-longer-required"] as const;
export type ActionState = (typeof ACTION_STATES)[number];

export const ACTION_STATE_WORDS: Record<ActionState, string> = { open: "Open", completed: "Completed", replaced: "Replaced", "no-longer-required": "No longer required" };

/** `brought-forward` and `not-heard-of` are written when a meeting closes; the second where a past meeting was taken in without a word of it. */
export const ACTION_EVENT_KINDS = ["update", "brought-forward", "not-heard-of", "deferred", "completed", "replaced", "no-longer-required", "reopened"] as const;
export type ActionEventKind = (typeof ACTION_EVENT_KINDS)[number];

export const ACTION_EVENT_WORDS: Record<ActionEventKind, string> = {
  update: "Update", "brought-forward": "Brought forward", "not-heard-of": "Not heard of", deferred: "Deferred", completed: "Completed",
  replaced: "Replaced by another", "no-longer-required": "No longer required", reopened: "Opened again",
};

export type ActionEvent = {
  id: string;
  sequence: number;
  kind: ActionEventKind;
  on: CalendarDate;
  /** The meeting it happened at, or, of an update in writing, before. */
  meetingId: string | null;
  text: string | null;
  mode: "written" | "spoken" | null;
  /** Who said or decided it, by post. */
  by: string | null;
  toMeetingId: string | null;
  author: string;
};

export type Action = {
  id: string;
  reference: string;
  sequence: number;
  kind: ActionKind;
  state: ActionState;
  text: string;
  /** Posts as written; none where nobody was named yet. */
  owners: string[];
  due: string | null;
  dueMeetingId: string | null;
  revisitOn: CalendarDate | null;
  marking: string | null;
  findingId: string | null;
  entryId: string | null;
  /** The meeting it arose at; null where it arose at none. */
  meetingId: string | null;
  itemId: string | null;
  replacedById: string | null;
  /** The day it was written down. */
  recordedOn: CalendarDate;
  version: number;
  /** In the order in which they happened. */
  events: ActionEvent[];
};

/** The state that an event leads to; null where it leaves it as it is. */
export const STATE_AFTER: Record<ActionEventKind, ActionState | null> = {
  update: null, "brought-forward": null, "not-heard-of": null, deferred: null, completed: "completed", replaced: "replaced", "no-longer-required": "no-longer-required", reopened: "open",
};

/** How often it stood on an agenda and was still open when the meeting was over. */
export function timesBroughtForward({ events }: Pick<Action, "events">): number {
  return events.filter(({ kind }) => kind === "brought-forward" || kind === "not-heard-of" || kind === "deferred").length;
}
