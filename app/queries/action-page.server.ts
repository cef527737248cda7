/** One action: where it came from, what took its place, what happened to it, and what can be recorded now. */
import { ownersOf, postsToOwn } from "~/db/action-owners.server";
import { readActions } from "~/db/actions.server";
import type { Ctx } from "~/db/ctx.server";
import { readMeetings } from "~/db/meetings.server";
import type { Action, ActionEvent } from "~/domain/action/action";
import { logLine, type LogLine } from "~/domain/action/action-log";
import { formatDate, type CalendarDate } from "~/domain/calendar-date";
import { FIRST_SERIES, hasBegun, type Meeting } from "~/domain/meeting/meeting";
import { aroseBefore, begunBy, notYetOn, seriesOf } from "~/domain/meeting/outstanding";
import { can, may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import { readRecord } from "~/queries/record.server";

type Named = { id: string; title: string; date: string };
type Tied = Pick<Action, "reference" | "text" | "state">;

export type ActionPage = {
  action: Omit<Action, "events">;
  line: LogLine;
  events: (ActionEvent & { meeting: Named | null; toMeeting: Named | null })[];
  /** Those it took the place of, oldest first, and those that took its place. */
  before: Tied[];
  after: Tied[];
  /** The issued entry it came from. */
  entry: { id: string; text: string } | null;
  /** The meeting on whose agenda it stands next; null where none is planned or it has ended. */
  standsOn: Named | null;
  /** Not closed: at which something can be recorded, or, in its own series, to which it can be put off. */
  meetings: { id: string; words: string }[];
  later: { id: string; words: string }[];
  may: { keep: boolean; report: boolean };
};

const noSuchAction = refuse("missing", "There is no such action. Open it from the action log.");

function chain(action: Action, actions: readonly Action[]): { before: Tied[]; after: Tied[] } {
  const tied = ({ reference, text, state }: Action): Tied => ({ reference, text, state });
  const seen = new Set([action.id]);
  const before: Action[] = [];
  let wave = [action.id];
  while (wave.length > 0) {
    const found = actions.filter((each) => each.replacedById !== null && wave.includes(each.replacedById) && !seen.has(each.id));
    for (const each of found) seen.add(each.id);
    before.unshift(...found);
    wave = found.map(({ id }) => id);
  }
  const after: Action[] = [];
  const following = ({ replacedById }: Action) => actions.find(({ id }) => id === replacedById);
  for (let at = following(action); at !== undefined && !seen.has(at.id); at = following(at)) {
    seen.add(at.id);
    after.push(at);
  }
  return { before: before.map(tied), after: after.map(tied) };
}

/** The first meeting of its series, not closed and after the one it arose at, on whose agenda it stands. */
function standsOn(action: Action, meetings: readonly Meeting[], today: CalendarDate): Meeting | null {
  if (action.state !== "open") return null;
  const series = seriesOf(action, meetings, FIRST_SERIES.id);
  const begun = begunBy(meetings, today);
  const open = meetings.filter((each) => each.series.id === series && each.state !== "closed" && !each.imported && aroseBefore(action, each, begun));
  return open.find((each) => notYetOn(action, each, meetings) === null) ?? null;
}

export async function actionPage(ctx: Ctx, reference: string): Promise<Done<ActionPage>> {
  const read = await readRecord(ctx);
  if (!read.ok) return read;
  const actions = await readActions(ctx.db.read);
  const action = actions.find((each) => each.reference === reference.toUpperCase());
  if (action === undefined) return noSuchAction;
  const meetings = await readMeetings(ctx.db.read);
  const named = (id: string | null): Named | null => {
    const meeting = meetings.find((each) => each.id === id);
    return meeting === undefined ? null : { id: meeting.id, title: meeting.title, date: meeting.date };
  };
  const entries = [...read.value.findings.flatMap((finding) => finding.entries), ...read.value.meetingEntries];
  const entry = entries.find(({ id }) => id === action.entryId);
  const { events, ...rest } = action;
  const open = meetings.filter(({ state }) => state !== "closed");
  const inWords = ({ id, title, date }: Meeting) => ({ id, words: `${title}, ${formatDate(date)}` });
  const series = seriesOf(action, meetings, FIRST_SERIES.id);
  return done({
    action: rest,
    line: logLine(action, { meetings, createdOn: () => action.recordedOn, findingReference: (id) => read.value.findings.find((each) => each.id === id)?.reference ?? null, today: ctx.today }),
    events: events.map((event) => ({ ...event, meeting: named(event.meetingId), toMeeting: named(event.toMeetingId) })).reverse(),
    ...chain(action, actions), entry: entry === undefined ? null : { id: entry.id, text: entry.text }, standsOn: named(standsOn(action, meetings, ctx.today)?.id ?? null),
    meetings: open.map(inWords), later: open.filter((each) => each.series.id === series).map(inWords),
    may: { keep: can(ctx.actor, "keep actions"), report: can(ctx.actor, "report on an action", await ownersOf(ctx.db.read, action, ctx.today)) },
  });
}

/** `begun`: an action can have arisen at it. */
export type ActionFormPage = { meetings: { id: string; words: string; begun: boolean }[]; posts: string[]; action: Action | null; entryText: string | null };

/** `entryId`: what it is made of. */
export async function actionFormPage(ctx: Ctx, { reference, entryId }: { reference: string | null; entryId: string | null }): Promise<Done<ActionFormPage>> {
  const allowed = may(ctx.actor, "keep actions");
  if (!allowed.ok) return allowed;
  const read = await readRecord(ctx);
  if (!read.ok) return read;
  const action = reference === null ? null : ((await readActions(ctx.db.read)).find((each) => each.reference === reference.toUpperCase()) ?? null);
  if (reference !== null && action === null) return noSuchAction;
  const entries = [...read.value.findings.flatMap((finding) => finding.entries), ...read.value.meetingEntries];
  return done({
    meetings: (await readMeetings(ctx.db.read)).map((each) => ({ id: each.id, words: `${each.title}, ${formatDate(each.date)}`, begun: hasBegun(each, ctx.today) })).reverse(), posts: await postsToOwn(ctx.db.read, ctx.today),
    action, entryText: entries.find(({ id }) => id === entryId)?.text ?? null,
  });
}
