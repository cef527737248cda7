/** A meeting: who is to come, its agenda with how each item ended, what was said, its actions, and what keeps it from being closed. */
import { logLines } from "~/db/action-log.server";
import { ownersOn } from "~/db/action-owners.server";
import { agendaLines, readMatters } from "~/db/agenda-lines.server";
import { closingLines, closingRecord } from "~/db/closing-record.server";
import type { Ctx } from "~/db/ctx.server";
import { readAgenda, readMeetings } from "~/db/meetings.server";
import { findingsByReference } from "~/db/related-findings.server";
import { timesBroughtForward, type Action } from "~/domain/action/action";
import type { LogLine } from "~/domain/action/action-log";
import type { CalendarDate } from "~/domain/calendar-date";
import type { RelatedFinding } from "~/domain/finding-name";
import { timesDeferred, type AgendaItem } from "~/domain/meeting/agenda";
import { closedAbove } from "~/domain/meeting/closed-above";
import type { AgendaLine } from "~/domain/meeting/compose-agenda";
import { agendaDraftOf, namedMeeting, type Meeting } from "~/domain/meeting/meeting";
import { plannedNext } from "~/domain/meeting/forward-plan";
import { saidAt } from "~/domain/meeting/matters";
import type { NotYet } from "~/domain/meeting/outstanding";
import { can } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import type { EntryRecord } from "~/domain/record";
import { entryWithoutTraces } from "~/domain/without-traces";
import { readsNotes } from "~/queries/reads-notes.server";
import { readRecord } from "~/queries/record.server";
import { standingRecord } from "~/queries/standing-record.server";

export type PageLine = Pick<AgendaLine, "key" | "number" | "depth" | "first" | "last" | "kind" | "heading"> & {
  reference: string | null;
  item: Pick<AgendaItem, "version" | "text" | "source" | "closedSession" | "outcome" | "outcomeNote" | "outcomeLink"> | null;
  deferredTo: { id: string; title: string; date: CalendarDate } | null;
  timesDeferred: number;
  /** The number of the item above it, where it is in closed session with that. */
  closedAbove: string | null;
  /** Entries put on its finding at this meeting, or put off to it. */
  entries: number;
  /** The items under which the same questions stand too. */
  also: string[];
  /** Its place among its neighbours, from 1, and how many they are. */
  place: number;
  places: number;
  mayTakeOff: boolean;
};

export type PageMatter = Pick<Action, "id" | "reference" | "text" | "owners" | "state"> & { timesBroughtForward: number; lastSaid: { on: CalendarDate; by: string | null; text: string | null } | null; accountedFor: boolean; said: ReturnType<typeof saidAt>; /** The reader may record what was said of it. */ mayRecord: boolean };

export type MeetingPage = {
  meeting: Meeting;
  lines: PageLine[];
  matters: PageMatter[];
  notYet: { reference: string; text: string; reason: NotYet; toTitle: string | null }[];
  opening: EntryRecord[];
  otherBusiness: EntryRecord[];
  /** In the order of the findings' references. */
  perFinding: { finding: RelatedFinding; entries: EntryRecord[] }[];
  /** Of items about no finding. */
  perItem: { number: string; heading: string; entries: EntryRecord[] }[];
  /** That arose at it. */
  actions: LogLine[];
  /** What was announced as the next one, where it is planned. */
  plannedNext: Pick<Meeting, "id" | "title" | "date"> | null;
  /** True while the office alone sees the agenda. */
  agendaInPreparation: boolean;
  hasBegun: boolean;
  /** There are notes of it that the reader may read. */
  hasNotes: boolean;
  /** Written answers that nobody has taken or amended: closing it, whoever takes its notes says what becomes of them. */
  writtenLeft: number;
  may: { plan: boolean; note: boolean; keepActions: boolean };
};

export const noSuchMeeting = refuse("missing", "There is no such meeting. Open it from the list of meetings.");

/** What was on the agenda of a meeting that is closed. */
function mattersKept(items: readonly AgendaItem[], actions: readonly Action[]): Action[] {
  return items.flatMap((item) => actions.find(({ id }) => item.kind === "outstanding" && id === item.actionId) ?? []);
}

function matterOf(action: Action, { times, accountedFor, meeting, mayRecord }: { times: number; accountedFor: boolean; meeting: Pick<Meeting, "id">; mayRecord: boolean }): PageMatter {
  const { id, reference, text, owners, state } = action;
  const last = action.events.filter((event) => event.text !== null).at(-1);
  return { id, reference, text, owners, state, timesBroughtForward: times, accountedFor, said: saidAt(action, meeting), mayRecord, lastSaid: last === undefined ? null : { on: last.on, by: last.by, text: last.text } };
}

export async function meetingPage(ctx: Ctx, named: string): Promise<Done<MeetingPage>> {
  const read = await readRecord(ctx);
  if (!read.ok) return read;
  const { otherActions } = read.value;
  const meeting = namedMeeting(await readMeetings(ctx.db.read), named);
  if (meeting === undefined) return noSuchMeeting;
  const { id } = meeting;
  const { matters, meetings, actions } = await readMatters(ctx.db.read, meeting, ctx.today);
  const agenda = await readAgenda(ctx.db.read);
  const onAgenda = await agendaLines(ctx.db.read, meeting, { drafts: ctx.actor.side === "opcc" });
  const { findings, meetingEntries, lines } = await standingRecord(ctx.db.read, { findings: read.value.findings, meetingEntries: read.value.meetingEntries, meeting, meetings, lines: onAgenda, agenda });
  const withEntries = findings
    .map((finding) => ({ reference: finding.reference, entries: finding.entries.filter((entry) => entry.meetingId === id).map(entryWithoutTraces) }))
    .filter(({ entries }) => entries.length > 0);
  const namedFindings = await findingsByReference(ctx.db.read, withEntries.map(({ reference }) => reference));
  const ofMeeting = meetingEntries.filter((entry) => entry.meetingId === id).map(entryWithoutTraces);

  const everyItem = new Map(agenda.map((item) => [item.id, item]));
  const referenceOf = new Map(findings.map((finding) => [finding.id, finding.reference]));
  const entriesOn = new Map(withEntries.map(({ reference, entries }) => [reference, entries.length]));
  const shown = lines.filter(({ item }) => item?.kind !== "outstanding" || item.actionId === null);
  const inClosed = closedAbove(lines, ({ item }) => item?.closedSession === true);
  const numberOf = new Map(shown.flatMap(({ findingId, number }) => (findingId === null ? [] : [[referenceOf.get(findingId) ?? "", number] as const])));
  const alsoUnder = (reference: string | null) => {
    const asked = withEntries.find((each) => each.reference === reference)?.entries ?? [];
    const others = asked.flatMap(({ links }) => links.flatMap((link) => (link.reference === reference ? [] : (numberOf.get(link.reference) ?? []))));
    return [...new Set(others)].sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
  };
  const neighbours = (line: AgendaLine) => shown.filter(({ depth, number }) => depth === line.depth && (depth === 0 || number.split(".")[0] === line.number.split(".")[0]));
  const seen = new Set([...findings.flatMap((finding) => finding.actions), ...otherActions].map((action) => action.id));
  const closed = meeting.state === "closed";
  const kept = mattersKept([...everyItem.values()].filter((item) => item.meetingId === id), actions);
  const keepActions = can(ctx.actor, "keep actions");
  const owned = await ownersOn(ctx.db.read, ctx.today);
  const mayClose = !closed && meeting.date <= ctx.today && can(ctx.actor, "take notes");
  const next = meeting.next === null ? null : plannedNext(meeting, meetings);
  return done({
    meeting, plannedNext: next === null ? null : { id: next.id, title: next.title, date: next.date },
    lines: shown.map((line): PageLine => {
      const { item, kind } = line;
      const to = meetings.find((each) => each.id === item?.deferredToMeetingId);
      const reference = referenceOf.get(line.findingId ?? "") ?? null;
      return {
        key: line.key, number: line.number, depth: line.depth, first: line.first, last: line.last, kind, heading: line.heading, reference,
        item: item === null ? null : { version: item.version, text: item.text, source: item.source, closedSession: item.closedSession, outcome: item.outcome, outcomeNote: item.outcomeNote, outcomeLink: item.outcomeLink },
        closedAbove: inClosed.get(line.key) ?? null, deferredTo: to === undefined ? null : { id: to.id, title: to.title, date: to.date }, timesDeferred: item === null ? 0 : timesDeferred(item, (itemId) => everyItem.get(itemId)),
        entries: reference === null ? 0 : (entriesOn.get(reference) ?? 0), also: alsoUnder(reference), place: neighbours(line).indexOf(line) + 1, places: neighbours(line).length,
        mayTakeOff: kind !== "outstanding" && item?.outcome == null && item?.deferredFromId == null && (item?.entryIds.length ?? 0) === 0,
      };
    }),
    matters: closed || meeting.imported
      ? kept.map((action) => matterOf(action, { times: timesBroughtForward(action), accountedFor: true, meeting, mayRecord: false }))
      : matters.onAgenda.map(({ action, timesBroughtForward: times, accountedFor }) => matterOf(action, { times, accountedFor, meeting, mayRecord: keepActions || (action.state === "open" && can(ctx.actor, "report on an action", owned(action))) })),
    notYet: closed ? [] : matters.notYet.map(({ action, reason }) => ({ reference: action.reference, text: action.text, reason, toTitle: reason.why === "deferred" ? (meetings.find((each) => each.id === reason.toMeetingId)?.title ?? null) : null })),
    opening: ofMeeting.filter((entry) => entry.place === "opening"),
    otherBusiness: ofMeeting.filter((entry) => entry.place === "aob"),
    perFinding: withEntries.flatMap(({ reference, entries }) => {
      const finding = namedFindings.find((each) => each.reference === reference);
      return finding === undefined ? [] : [{ finding, entries }];
    }),
    perItem: lines.flatMap(({ number, heading, item }) => {
      const entries = ofMeeting.filter((entry) => entry.place === "item" && item?.entryIds.includes(entry.id) === true);
      return entries.length === 0 ? [] : [{ number, heading, entries }];
    }),
    actions: (await logLines(ctx.db.read, ctx.today, { meetingId: id })).filter((line) => seen.has(line.id)),
    agendaInPreparation: agendaDraftOf(meeting) !== null,
    hasBegun: meeting.date <= ctx.today,
    hasNotes: meeting.date <= ctx.today && (await readsNotes(ctx, meeting)),
    writtenLeft: mayClose ? (await closingRecord(ctx.db.read, meeting, closingLines(id, onAgenda))).written.length : 0,
    may: { plan: can(ctx.actor, "plan meetings"), note: can(ctx.actor, "take notes"), keepActions },
  });
}
