/** What the note-taker's screen shows, and what everybody else reads along: what is official, and to the office alone what is being typed. */
import { createHash } from "node:crypto";
import { agendaLines, readMatters } from "~/db/agenda-lines.server";
import type { Ctx } from "~/db/ctx.server";
import { readLiveTexts, type LiveText } from "~/db/live-notes.server";
import { entriesForLive, givenVersions, liveFindings, livePeople } from "~/db/live-record.server";
import { readAgenda, readMeetings } from "~/db/meetings.server";
import { timesBroughtForward, type Action } from "~/domain/action/action";
import { formatDate } from "~/domain/calendar-date";
import { ENTRY_KIND_WORDS, entryLabel } from "~/domain/entry";
import { earlierItems, timesDeferred, type AgendaItem } from "~/domain/meeting/agenda";
import { entryAt, type Agendas } from "~/domain/meeting/carried-over";
import type { AgendaLine } from "~/domain/meeting/compose-agenda";
import type { GivenVersions } from "~/domain/meeting/given-response";
import { askedFirst, postOf, type LiveEntry, type LiveItem, type LiveMatter, type LivePage, type LivePost, type LiveResponse } from "~/domain/meeting/live-page";
import { OPENING } from "~/domain/meeting/live-write";
import type { Matter } from "~/domain/meeting/matters";
import { byMeetingDate, namedMeeting, type Attendance, type Meeting } from "~/domain/meeting/meeting";
import { can, may } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";
import type { EntryRecord } from "~/domain/record";
import { entriesFor } from "~/domain/visibility";
import { noSuchMeeting } from "~/queries/meeting-page.server";

/** The written words it began with, else those before it. */
function beforeOf(versions: GivenVersions, replacesId: string | null): LiveResponse["before"] {
  const previous = replacesId === null ? undefined : versions.get(replacesId);
  if (previous === undefined) return null;
  return (previous.mode === "written" ? null : beforeOf(versions, previous.replacesId)) ?? { mode: previous.mode, parts: previous.parts };
}

function liveEntry(entry: EntryRecord, findingId: string | null, versions: GivenVersions): LiveEntry {
  const { id, kind, state, text, askedBy, followsUpEntryId } = entry;
  const number = (entry.links.find((link) => link.findingId === findingId) ?? entry.links[0])?.number ?? null;
  return {
    id, kind, text, askedBy, followsUp: followsUpEntryId, open: state !== "closed", label: number === null ? ENTRY_KIND_WORDS[kind] : entryLabel({ state, kind, number }),
    responses: entry.responses.map((response): LiveResponse => ({
      id: response.id, mode: response.mode, parts: response.parts, accepted: response.mode === "written" && versions.get(response.id)?.givenAt != null, before: beforeOf(versions, response.replacesId),
    })),
  };
}

function inPrintedOrder(entries: readonly EntryRecord[], findingId: string | null): EntryRecord[] {
  const numberOf = (entry: EntryRecord) => entry.links.find((link) => link.findingId === findingId)?.number ?? Number.MAX_SAFE_INTEGER;
  return entries.map((entry, index) => ({ entry, index })).sort((a, b) => numberOf(a.entry) - numberOf(b.entry) || a.index - b.index).map(({ entry }) => entry);
}

type Lines = Agendas & { lines: readonly AgendaLine[]; entries: readonly EntryRecord[]; find: (id: string) => AgendaItem | undefined; meeting: Meeting };

/** The item under which the questions of a finding stand, where it is spoken of under several. */
function homeOf(lines: readonly AgendaLine[], findingId: string): AgendaLine | null {
  const about = lines.filter((line) => line.findingId === findingId);
  return about.find(({ kind }) => kind === "finding") ?? about[0] ?? null;
}

/** What was asked under an item: here, or, where it was deferred, before, unless it was answered there. */
function entriesUnder(line: AgendaLine, { lines, entries, find, meeting, ...agendas }: Lines): EntryRecord[] {
  const before = line.item === null ? [] : earlierItems(line.item, find);
  const itemIds = new Set([...(line.item?.entryIds ?? []), ...before.flatMap((item) => item.entryIds)]);
  if (line.kind === "aob" && line.depth === 0) return entries.filter(({ place, meetingId, id }) => (place === "aob" && meetingId === meeting.id) || itemIds.has(id));
  const earlier = new Set(before.map((item) => item.meetingId));
  const isHere = (entry: EntryRecord) => entry.meetingId === meeting.id || (entry.meetingId !== null && earlier.has(entry.meetingId) && entryAt(entry, meeting.id, agendas) !== null);
  const isHome = (entry: EntryRecord) => entry.links.some(({ findingId }) => findingId === line.findingId && homeOf(lines, findingId) === line);
  return entries.filter((entry) => itemIds.has(entry.id) || (isHere(entry) && isHome(entry)));
}

function matterOf({ action, timesBroughtForward: times, accountedFor }: Omit<Matter, "lastSaid">): LiveMatter {
  const { id, reference, text, owners, state, events } = action;
  return { id, reference, text, owners, state, timesBroughtForward: times, accountedFor, said: events.filter((event) => event.text !== null).slice(-3).map(({ kind, on, by, text: words }) => ({ kind, on, by, text: words })) };
}

function typedOf(texts: readonly LiveText[], names: ReadonlyMap<string, { name: string }>, personId: string | null): LiveItem["typed"] {
  return texts.map(({ slot, fields, personId: by, savedAt }) => ({ slot, fields, by: names.get(by)?.name ?? "Somebody", own: by === personId, at: savedAt }));
}

/** Those marked present; where nobody has been marked yet, all who did not send apologies. */
function atTable({ attendance }: Meeting): Attendance[] {
  const present = attendance.filter(({ presence }) => presence === "present");
  return present.length > 0 ? present : attendance.filter(({ presence }) => presence !== "apologies");
}

function postsOf(meeting: Meeting, people: ReadonlyMap<string, { side: LivePost["side"] }>): LivePost[] {
  const named = atTable(meeting).map((each) => ({ post: postOf(each), name: each.name, side: people.get(each.personId ?? "")?.side ?? null }));
  return named.filter(({ post }, index) => post !== "" && named.findIndex((each) => each.post === post) === index);
}

/** The same before and after the agenda is written down. */
function keyOf({ key, item }: AgendaLine): string {
  return item === null ? key : (item.origin ?? item.id);
}

const OPENING_ITEM = { key: OPENING, number: "", depth: 0 as const, kind: "opening" as const, heading: "Opening comment", reference: null, findingText: null, elsewhere: null, text: null, source: null, closedSession: false, timesDeferred: 0, end: null, holder: null, actions: [], matters: [] };

/** Says whether a page has changed, and nothing else: of what its reader may not see, nothing is in it. */
function stampOf(page: Omit<LivePage, "stamp">): string {
  return createHash("sha256").update(JSON.stringify(page)).digest("base64url");
}

export async function livePage(ctx: Ctx, named: string): Promise<Done<LivePage>> {
  const allowed = may(ctx.actor, "read the record");
  if (!allowed.ok) return allowed;
  const reader = ctx.db.read;
  const meeting = namedMeeting(await readMeetings(reader), named);
  if (meeting === undefined) return noSuchMeeting;
  const isOffice = ctx.actor.side === "opcc";
  const lines = (await agendaLines(reader, meeting, { drafts: isOffice })).filter(({ item }) => item?.kind !== "outstanding" || item.actionId === null);
  const everyItem = new Map((await readAgenda(reader)).map((item) => [item.id, item]));
  const { matters, meetings, actions } = await readMatters(reader, meeting, ctx.today);
  const find = (id: string) => everyItem.get(id);
  const earlier = lines.flatMap(({ item }) => (item === null ? [] : earlierItems(item, find)));
  const asked = [meeting.id, ...earlier.map((item) => item.meetingId)];
  const entries = entriesFor("official", await entriesForLive(reader, asked));
  const versions = await givenVersions(reader, asked);
  const texts = isOffice ? await readLiveTexts(reader, meeting.id) : [];
  const people = await livePeople(reader, [...texts.map(({ personId }) => personId), ...lines.flatMap(({ item }) => item?.notesBy?.personId ?? []), ...meeting.attendance.flatMap(({ personId }) => personId ?? [])]);
  const findings = await liveFindings(reader, lines.flatMap(({ findingId }) => findingId ?? []));
  const shown: Lines = { lines, entries, find, meeting, meetings, versions, agenda: [...everyItem.values()] };
  const kept = meeting.state === "closed" || meeting.imported;
  const keptMatters = (): LiveMatter[] => [...everyItem.values()].flatMap((item) => {
    const action = item.meetingId === meeting.id && item.kind === "outstanding" ? actions.find(({ id }) => id === item.actionId) : undefined;
    return action === undefined ? [] : [matterOf({ action, timesBroughtForward: timesBroughtForward(action), accountedFor: true })];
  });

  const itemOf = (line: AgendaLine): LiveItem => {
    const { item, findingId } = line;
    const finding = findings.get(findingId ?? "");
    const home = findingId === null ? null : homeOf(lines, findingId);
    const under = inPrintedOrder(entriesUnder(line, shown), findingId);
    const ofItem = (action: Action) => action.meetingId === meeting.id && (action.itemId === null ? findingId !== null && action.findingId === findingId : action.itemId === item?.id);
    return {
      key: keyOf(line), number: line.number, depth: line.depth, kind: line.kind, heading: line.heading, reference: finding?.reference ?? null, findingText: finding?.text ?? null,
      elsewhere: home === null || home === line ? null : { key: keyOf(home), number: home.number },
      text: item?.text ?? null, source: item?.source ?? null, closedSession: item?.closedSession ?? false, timesDeferred: item === null ? 0 : timesDeferred(item, find),
      end: item?.outcome == null ? null : { outcome: item.outcome, note: item.outcomeNote, link: item.outcomeLink, toMeeting: item.deferredToMeetingId },
      holder: item?.notesBy == null ? null : { ...item.notesBy, name: people.get(item.notesBy.personId)?.name ?? "Somebody" },
      entries: under.map((entry) => liveEntry(entry, findingId, versions)),
      actions: actions.filter(ofItem).map(({ id, reference, text, owners, due }) => ({ id, reference, text, owners, due })),
      matters: line.kind !== "outstanding" || line.depth !== 0 ? [] : kept ? keptMatters() : matters.onAgenda.map(matterOf),
      typed: typedOf(texts.filter((text) => item !== null && text.itemId === item.id), people, ctx.actor.personId),
    };
  };
  const opening: LiveItem = {
    ...OPENING_ITEM, entries: entries.filter(({ place, meetingId }) => place === "opening" && meetingId === meeting.id).map((entry) => liveEntry(entry, null, versions)),
    actions: actions.filter((action) => action.meetingId === meeting.id && !lines.some(({ item, findingId }) => (action.itemId === null ? findingId !== null && findingId === action.findingId : item?.id === action.itemId))).map(({ id, reference, text, owners, due }) => ({ id, reference, text, owners, due })),
    typed: typedOf(texts.filter(({ itemId }) => itemId === null || !lines.some(({ item }) => item?.id === itemId)), people, ctx.actor.personId),
  };
  const { id, reference, title, date, state } = meeting;
  const page: Omit<LivePage, "stamp"> = {
    meeting: { id, reference, title, date, state, toCome: date > ctx.today }, items: [opening, ...lines.map(itemOf)], posts: postsOf(meeting, people), asker: askedFirst(atTable(meeting), meeting.chair),
    later: meetings.filter((each) => each.state !== "closed" && byMeetingDate(each, meeting) > 0).map((each) => ({ id: each.id, words: `${each.title}, ${formatDate(each.date)}`, sameSeries: each.series.id === meeting.series.id })),
    me: { personId: ctx.actor.personId ?? "", name: ctx.actor.name }, mayNote: can(ctx.actor, "take notes"),
  };
  return done({ ...page, stamp: stampOf(page) });
}
