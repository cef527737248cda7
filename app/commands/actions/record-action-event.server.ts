/** Records what happened to an action: an update of an owner, or that it is done, put off, replaced, not needed any more or opened again. */
import { findReplacement } from "~/commands/actions/check-move.server";
import { findAction } from "~/commands/actions/find-action.server";
import { ownersOf } from "~/db/action-owners.server";
import { insertActionEvent } from "~/db/actions.server";
import type { Ctx } from "~/db/ctx.server";
import { readMeetings } from "~/db/meetings.server";
import { write, type Tx } from "~/db/write.server";
import { ACTION_EVENT_KINDS, type Action, type ActionEventKind } from "~/domain/action/action";
import { decideActionEvent } from "~/domain/action/action-rules";
import { formatDate, parseDate, type CalendarDate } from "~/domain/calendar-date";
import { byMeetingDate, FIRST_SERIES, hasBegun, type Meeting } from "~/domain/meeting/meeting";
import { seriesOf } from "~/domain/meeting/outstanding";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import { parseLine, parseText } from "~/domain/text";

/** As typed. `meeting` and `toMeeting` are ids; `replacedBy` a reference; `on` the day, today where it is empty. */
export type TypedEvent = { kind: string; text: string; by: string; mode: string; on: string; meeting: string; toMeeting: string; replacedBy: string };

/** Those that a person records; the others are written when a meeting closes. */
const RECORDED_KINDS = ["update", "completed", "deferred", "replaced", "no-longer-required", "reopened"] as const satisfies readonly ActionEventKind[];

type Read = { kind: ActionEventKind; text: string | null; by: string | null; mode: "written" | "spoken" | null; on: string | null };

function readEvent(typed: TypedEvent): Done<Read> {
  const kind = ACTION_EVENT_KINDS.find((each) => each === typed.kind && RECORDED_KINDS.some((recorded) => recorded === each));
  if (kind === undefined) return refuse("invalid", "Choose what happened to it.", { field: "kind" });
  const text = parseText(typed.text);
  if (!text.ok) return { ok: false, problem: { ...text.problem, field: "text" } };
  const by = parseLine(typed.by);
  if (!by.ok) return { ok: false, problem: { ...by.problem, field: "by" } };
  const on = parseDate(typed.on);
  if (!on.ok) return { ok: false, problem: { ...on.problem, field: "on" } };
  return done({ kind, text: text.value, by: by.value, mode: typed.mode === "spoken" ? "spoken" : kind === "update" ? "written" : null, on: on.value });
}

type Places = { at: Meeting | null; to: Meeting | null };

/** Before a meeting something is written to it, or ends in writing; else it would close over what nobody has spoken of. */
function inAdvance(at: Meeting, { kind, mode }: Read): Done<true> {
  const when = `${at.title} is to come`;
  if (kind === "deferred" || kind === "reopened") return refuse("refused", `${when}: nothing is ${kind === "deferred" ? "put off" : "opened again"} at it yet. Choose “No meeting”, and it holds from today.`, { field: "meeting" });
  return mode === "spoken" ? refuse("refused", `${when}: nothing is said at it yet. Record it as written, or choose “No meeting”.`, { field: "meeting" }) : done(true);
}

function places(action: Action, meetings: readonly Meeting[], typed: TypedEvent, { read, today }: { read: Read; today: CalendarDate }): Done<Places> {
  const at = typed.meeting === "" ? null : (meetings.find(({ id }) => id === typed.meeting) ?? null);
  if (typed.meeting !== "" && at === null) return refuse("invalid", "There is no such meeting. Choose one of the list.", { field: "meeting" });
  if (at?.state === "closed") return refuse("refused", `${at.title} is closed: nothing is recorded at it any more. Record it as of today instead.`, { field: "meeting" });
  const allowed = at === null || hasBegun(at, today) ? done(true as const) : inAdvance(at, read);
  if (!allowed.ok) return allowed;
  const to = read.kind !== "deferred" || typed.toMeeting === "" ? null : (meetings.find(({ id }) => id === typed.toMeeting) ?? null);
  if (to?.state === "closed") return refuse("invalid", `${to.title} is closed. Choose a meeting to come.`, { field: "toMeetingId" });
  if (to !== null && to.series.id !== seriesOf(action, meetings, FIRST_SERIES.id)) return refuse("invalid", `${action.reference} is put off within its own series of meetings, and ${to.title} is one of ${to.series.name}. Choose another meeting, or let an action of that series take its place.`, { field: "toMeetingId" });
  if (to !== null && at !== null && byMeetingDate(to, at) <= 0) return refuse("invalid", "It is put off to a meeting after this one. Choose a later one.", { field: "toMeetingId" });
  return done({ at, to });
}

/** Inside a transaction, of an action as loaded there; who may is asked before. */
export async function recordEventIn(tx: Tx, ctx: Ctx, action: Action, typed: TypedEvent): Promise<Done<{ reference: string }>> {
  const read = readEvent(typed);
  if (!read.ok) return read;
  const meetings = await readMeetings(tx);
  const where = places(action, meetings, typed, { read: read.value, today: ctx.today });
  if (!where.ok) return where;
  const replacedById = read.value.kind === "replaced" ? await findReplacement(tx, action, typed.replacedBy) : done(null);
  if (!replacedById.ok) return replacedById;
  const { at, to } = where.value;
  const { kind, text, by, mode } = read.value;
  const on = read.value.on ?? (at !== null && at.date <= ctx.today ? at.date : ctx.today);
  if (on > ctx.today) return refuse("invalid", "That day is to come. Give the day it happened on.", { field: "on" });
  const arose = meetings.find(({ id }) => id === action.meetingId);
  if (arose !== undefined && hasBegun(arose, ctx.today) && on < arose.date) return refuse("invalid", `${action.reference} arose on ${formatDate(arose.date)}: nothing has happened to it before. Give a day since then.`, { field: read.value.on === null ? "meeting" : "on" });
  const wanted = { kind, text, by: by ?? (kind === "update" ? ctx.actor.post : null), mode, toMeetingId: to?.id ?? null };
  const state = decideActionEvent(action, { ...wanted, replacedById: replacedById.value });
  if (!state.ok) return state;
  await insertActionEvent(tx, ctx, action, { ...wanted, on, meetingId: at?.id ?? null }, { state: state.value, replacedById: replacedById.value });
  return done({ reference: action.reference });
}

export async function recordActionEvent(ctx: Ctx, { reference, seen, typed }: { reference: string; seen: number | null; typed: TypedEvent }): Promise<Done<{ reference: string }>> {
  const verb = typed.kind === "update" ? "report on an action" : "keep actions";
  const allowed = may(ctx.actor, verb);
  if (!allowed.ok) return allowed;
  const read = readEvent(typed);
  if (!read.ok) return read;
  return write(ctx.db, async (tx): Promise<Done<{ reference: string }>> => {
    const found = await findAction(tx, reference);
    if (!found.ok) return found;
    const action = found.value;
    const own = may(ctx.actor, verb, await ownersOf(tx, action, ctx.today));
    if (!own.ok) return own;
    if (seen !== null && seen !== action.version) return refuse("stale", "Something has happened to this action since you opened this page. What you typed is below: read what happened, then record what is still to be said.");
    return recordEventIn(tx, ctx, action, typed);
  });
}
