/** Weighs what a returned action log says of an action beside its words: a report, a new state with what goes with it, and the rest. */
import { ACTION_KIND_WORDS, ACTION_STATES, ACTION_STATE_WORDS, type Action, type ActionEventKind, type ActionState } from "~/domain/action/action";
import { decideActionEvent, whyNoReplacement } from "~/domain/action/action-rules";
import { logValues, meetingCell, meetingNamed, type ActionLogField } from "~/domain/export/action-cells";
import { cellChoice } from "~/domain/import/cell-choice";
import { whyNot } from "~/domain/import/import-permissions";
import type { PlannedChange } from "~/domain/import/import-plan";
import type { PlanContext } from "~/domain/import/plan-context";
import type { ReadingAction } from "~/domain/import/reading";
import { weighCell } from "~/domain/import/weigh-cell";

const OF_AN_END: readonly ActionLogField[] = ["ending", "decidedBy", "replacedBy"];

/** What has to happen to an action for it to be in that state. */
export function eventFor(to: ActionState): ActionEventKind {
  return to === "open" ? "reopened" : to;
}

function heading(field: ActionLogField): string {
  return ({ state: "State", kind: "Kind", dueMeeting: "Due at meeting", revisitOn: "Comes back on", report: "Latest update", ending: "How it ended", decidedBy: "Decided by", replacedBy: "Replaced by", marking: "Marking" } as const)[field];
}

/** The words of a cell as they are kept: a meeting is named whole, an action by its reference. */
export function keptValue(field: ActionLogField, value: string | null, { meetings }: Pick<PlanContext["known"], "meetings">): string | null {
  if (value === null) return null;
  if (field === "replacedBy") return value.trim().toUpperCase();
  if (field !== "dueMeeting") return value;
  const meeting = meetings.find(({ reference }) => reference === meetingNamed(value));
  return meeting === undefined ? value : meetingCell(meeting);
}

function sameIn(field: ActionLogField): (one: string | null, other: string | null) => boolean {
  if (field !== "dueMeeting") return (one, other) => one === other;
  return (one, other) => one === other || (one !== null && other !== null && meetingNamed(one) !== null && meetingNamed(one) === meetingNamed(other));
}

/** Why a value cannot stand in its cell, whoever writes it. */
function wrongValue(field: ActionLogField, to: string | null, { meetings, actions }: Pick<PlanContext["known"], "meetings" | "actions">): string | null {
  if (to === null) return null;
  if (field === "dueMeeting" && !meetings.some(({ reference }) => reference === meetingNamed(to))) return `“${to}” names no meeting here. Begin it with the meeting’s reference, such as M-0004.`;
  if (field === "replacedBy" && !actions.some(({ reference }) => reference === to)) return `There is no action ${to} here. Give the reference of the action that takes its place, such as A-0012.`;
  return null;
}

/** Of what the file says beside its state, without what was decided against in the preview. */
function saidWith(context: PlanContext, row: ReadingAction, now: Record<ActionLogField, string | null>, field: ActionLogField): string | null {
  const place = row.cells[field];
  if (place === undefined) return null;
  const choice = cellChoice(context.options, place);
  if (choice?.take === "ours") return null;
  if (choice?.take === "text") return choice.text;
  const value = keptValue(field, row.log?.[field] ?? null, context.known);
  return value === now[field] ? null : value;
}

/** The actions as they would be if every row of the file were taken in. */
function afterFile({ known: { actions }, reading }: PlanContext): Action[] {
  const rows = new Map(reading.actions.flatMap((row) => (row.mark?.ours === true ? [[row.mark.id, row] as const] : [])));
  return actions.map((action): Action => {
    const log = rows.get(action.id)?.log;
    const state = ACTION_STATES.find((each) => each === log?.state) ?? action.state;
    if (state === action.state) return action;
    return { ...action, state, replacedById: state === "replaced" ? (actions.find(({ reference }) => reference === log?.replacedBy?.trim().toUpperCase())?.id ?? null) : null };
  });
}

/** As the record is now and as the file leaves it: its rows are taken in one after the other. */
function whyNotReplacedBy(context: PlanContext, action: Action, other: Action): string | null {
  const after = afterFile(context);
  return whyNoReplacement(action, other, context.known.actions) ?? whyNoReplacement(action, after.find(({ id }) => id === other.id) ?? other, after);
}

/** Why the action cannot come into that state as the row has it. */
function wrongState(context: PlanContext, row: ReadingAction, action: Action, now: Record<ActionLogField, string | null>): string | null {
  const to = ACTION_STATES.find((each) => each === row.log?.state);
  if (to === undefined) return "An action has a state. Choose one of the list.";
  const replacing = saidWith(context, row, now, "replacedBy");
  const other = context.known.actions.find(({ reference }) => reference === replacing);
  const decided = decideActionEvent(action, { kind: eventFor(to), text: saidWith(context, row, now, "ending"), mode: null, by: saidWith(context, row, now, "decidedBy"), toMeetingId: null, replacedById: to === "replaced" ? (other?.id ?? null) : null });
  if (!decided.ok) return `${decided.problem.message} ${to === "open" || to === "completed" || to === "no-longer-required" ? "It goes into How it ended, and who decided into Decided by." : "It goes into Replaced by."}`;
  return to === "replaced" && other !== undefined ? whyNotReplacedBy(context, action, other) : null;
}

function ended(action: Action): string | null {
  return action.state === "open" ? null : `${action.reference} has ended: ${ACTION_STATE_WORDS[action.state].toLowerCase()}. Open it again first, with the reason.`;
}

/** The words, owners and when it is due of an action that has ended do not change. */
export function whyFixed(context: PlanContext, id: string): string | null {
  const action = context.known.actions.find((each) => each.id === id);
  return action === undefined ? null : ended(action);
}

export function compareActionLog(context: PlanContext, row: ReadingAction, id: string, notTheirs: string | null): void {
  const action = context.known.actions.find((each) => each.id === id);
  if (action === undefined || row.log === undefined) return;
  const now = logValues(action, context.known);
  const about = { subject: "action", id: action.id, reference: action.reference, label: action.reference } as const;
  const weigh = (field: ActionLogField, rules: { wrong?: string | null; notEmptied?: string | null; notTheirs?: () => string | null }): boolean => {
    const place = row.cells[field];
    if (place === undefined) return false;
    const to = keptValue(field, row.log?.[field] ?? null, context.known);
    const change: PlannedChange = { ...about, field, from: now[field], to, place };
    return weighCell(context, change, { notTheirs: () => notTheirs, same: sameIn(field), ...rules, wrong: rules.wrong ?? wrongValue(field, to, context.known) });
  };
  const moves = weigh("state", { wrong: wrongState(context, row, action, now), notEmptied: "An action has a state. Choose one of the list." });
  const asked = row.cells.state !== undefined && row.log.state != null && row.log.state !== now.state;
  const alone = moves ? null : asked ? "It is recorded together with State in the same row, which is not taken." : "It is recorded when the state of the action changes. Change State beside it as well, in the same row.";
  for (const field of OF_AN_END) weigh(field, { wrong: alone, ...(moves ? {} : { notEmptied: alone }) });
  const fixed = ended(action);
  weigh("report", {
    wrong: fixed, notEmptied: "What was reported stays. Write the new update over it.",
    notTheirs: () => whyNot(context, "report on an action", { ledBy: context.known.owners.get(action.id) ?? [] }),
  });
  for (const field of ["kind", "dueMeeting", "revisitOn", "marking"] as const) weigh(field, { wrong: fixed ?? wrongKind(row, action, field), ...(field === "kind" ? { notEmptied: "An action has a kind. Choose one of the list." } : {}) });
}

/** A revisit has a day to come back on, and nothing else has one. */
function wrongKind(row: ReadingAction, action: Action, field: ActionLogField): string | null {
  if (field !== "kind" && field !== "revisitOn") return null;
  const kind = row.cells.kind === undefined ? action.kind : (row.log?.kind ?? action.kind);
  const on = row.cells.revisitOn === undefined ? action.revisitOn : (row.log?.revisitOn ?? null);
  if (kind === "revisit" && on === null) return `Say under ${heading("revisitOn")} on which day it comes back.`;
  return kind !== "revisit" && on !== null ? `Only a revisit comes back on a day. Choose ${ACTION_KIND_WORDS.revisit} under ${heading("kind")}, or empty ${heading("revisitOn")}.` : null;
}

/** What stands in a new row and would be kept nowhere. */
function keptNowhere(log: NonNullable<ReadingAction["log"]>, state: ActionState): string | null {
  const filled = OF_AN_END.filter((field) => log[field] != null && log[field] !== "");
  const first = filled[0];
  if (state === "open" && first !== undefined) return `A new action that is open has nothing under ${heading(first)}. Choose how it ended under ${heading("state")}, or empty ${heading(first)}.`;
  if (filled.includes("replacedBy")) return `Only an action that was replaced has another under ${heading("replacedBy")}. Empty it, or take the row in as open and say on its page what took its place.`;
  return log.revisitOn != null && log.kind !== "revisit" ? `Only a revisit comes back on a day. Choose ${ACTION_KIND_WORDS.revisit} under ${heading("kind")}, or empty ${heading("revisitOn")}.` : null;
}

/** Why a new row cannot be taken as it is. */
export function wrongNew(context: { known: Pick<PlanContext["known"], "meetings" | "actions"> }, { log = {} }: Pick<ReadingAction, "log">): string | null {
  const state = ACTION_STATES.find((each) => each === log.state) ?? "open";
  if (state === "replaced") return "A new action is not replaced yet. Take it in as open, then say on its page what took its place.";
  const lost = keptNowhere(log, state);
  if (lost !== null) return lost;
  if (state !== "open") {
    const decided = decideActionEvent({ id: "", reference: "The action", state: "open" }, { kind: eventFor(state), text: log.ending ?? null, mode: null, by: log.decidedBy ?? null, toMeetingId: null, replacedById: null });
    if (!decided.ok) return decided.problem.message;
  }
  if (log.kind === "revisit" && log.revisitOn == null) return `Say under ${heading("revisitOn")} on which day it comes back.`;
  return wrongValue("dueMeeting", log.dueMeeting ?? null, context.known);
}
