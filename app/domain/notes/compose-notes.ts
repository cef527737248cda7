/** Composes the notes of a meeting from the record: nothing of them is typed again. */
import type { Action, ActionEvent } from "~/domain/action/action";
import { formatDate } from "~/domain/calendar-date";
import { isIssued } from "~/domain/entry";
import { FINDING_KIND_WORDS, isCauseOfConcern, type FindingKind } from "~/domain/finding";
import { findingTitle } from "~/domain/finding-name";
import type { AgendaItem } from "~/domain/meeting/agenda";
import { stopsOf, withCarried } from "~/domain/meeting/carried-over";
import { givenThere, versionsOf, type GivenVersions } from "~/domain/meeting/given-response";
import type { AgendaLine } from "~/domain/meeting/compose-agenda";
import { byMeetingDate, type Meeting, type NextMeeting } from "~/domain/meeting/meeting";
import { NOTES_SHAPE, publicNotes, type ComposedNotes, type NotesAction, type NotesAudience, type NotesEntry, type NotesFinding, type NotesItem, type NotesResponse, type NotesSection } from "~/domain/notes/composed-notes";
import { closedWith, type Closed } from "~/domain/notes/closed-parts";
import { notesAttendance } from "~/domain/notes/notes-attendance";
import { endWords, eventWords, notTakenWords, sourceWords } from "~/domain/notes/notes-words";
import { linkTo, type EntryRecord, type FindingRecord } from "~/domain/record";
import { describeCommitment, formatConfidence } from "~/domain/response";

export type NotesInput = {
  meeting: Meeting;
  /** Its agenda as it stands, with what is stored of it. */
  lines: readonly AgendaLine[];
  /** On its agenda and not yet among the lines: of a meeting that is not closed. */
  matters: readonly Action[];
  actions: readonly Action[];
  meetings: readonly Meeting[];
  /** The official record: with nobody's drafts. */
  findings: readonly FindingRecord[];
  meetingEntries: readonly EntryRecord[];
  /** Of the responses to what was asked at this meeting, or put off to it. */
  versions: GivenVersions;
  /** The stored items of every meeting: what came of one in closed session stays closed at later meetings. */
  agenda: readonly Pick<AgendaItem, "id" | "meetingId" | "kind" | "parentId" | "deferredFromId" | "closedSession" | "findingId" | "entryIds">[];
  /** That of published papers. */
  marking: string;
};

type Work = NotesInput & Closed & { /** By id: each with its meeting and all of its responses. */ asRecorded: ReadonlyMap<string, EntryRecord> };

function plain(text: string): string {
  return text.replace(/\s+/g, " ").trim().toLowerCase();
}

/** Who speaks is printed before the words where they do not say so themselves. */
function speaker(by: string | null, text: string): string | null {
  return by === null || plain(text).slice(0, by.length + 24).includes(by.toLowerCase()) ? null : by;
}

/** What was said or taken at the meeting, as it was then; of one that nobody has taken anywhere, how it stands. */
function responsesOf({ meeting, meetings, agenda, versions, asRecorded }: Work, { id }: EntryRecord): NotesResponse[] {
  const entry = asRecorded.get(id);
  const isLast = entry !== undefined && (stopsOf(entry, { agenda, meetings }).at(-1)?.id ?? meeting.id) === meeting.id;
  return (entry?.responses ?? []).filter(({ state }) => state === "submitted").flatMap((response, index): NotesResponse[] => {
    const given = givenThere(response, meeting.id, versions);
    if (given === null) return isLast && versionsOf(response, versions).every(({ givenAt }) => givenAt === null) ? [{ parts: [], stated: [notTakenWords(response, meeting)], place: null }] : [];
    const { parts, statedConfidence, commitment } = given;
    return [{
      parts: parts.map(({ by, text }) => ({ by: speaker(by, text), text })), place: given.id === response.id ? index : null,
      stated: [...(statedConfidence === null ? [] : [`Confidence: ${formatConfidence(statedConfidence)}`]), ...(commitment === null ? [] : [`Commitment: ${describeCommitment(commitment) ?? ""}`])],
    }];
  });
}

function entryOf(work: Work, entry: EntryRecord, number: number | null): NotesEntry {
  return { key: `entry/${entry.id}`, closed: work.closedEntries.has(entry.id), kind: entry.kind, number, by: speaker(entry.askedBy, entry.text), text: entry.text, responses: responsesOf(work, entry) };
}

/** `said`: the words it may stand in already. */
function actionOf({ meeting, meetings, actions, closedActions }: Work, action: Action, said: string): NotesAction {
  const due = action.due ?? meetings.find(({ id }) => id === action.dueMeetingId)?.title ?? (action.revisitOn === null ? null : formatDate(action.revisitOn));
  return {
    key: `action/${action.id}`, closed: closedActions.has(action.id), reference: action.reference, text: action.text, owners: action.owners, due,
    since: action.events.filter((event) => event.meetingId === meeting.id && event.kind !== "brought-forward").map((event) => eventWords(event, { action, meetings, actions })),
    isInText: plain(said).includes(plain(action.text)),
  };
}

function saidIn(entries: readonly NotesEntry[]): string {
  return entries.flatMap(({ text, responses }) => [text, ...responses.flatMap(({ parts }) => parts.map((part) => part.text))]).join("\n");
}

function isSaid(event: ActionEvent, text: readonly string[]): boolean {
  return event.text !== null && plain(text.join("\n")).includes(plain(event.text));
}

function itemOf(work: Work, line: AgendaLine): NotesItem {
  const { meeting, meetings, actions, meetingEntries, closedLines } = work;
  const { item } = line;
  const about = actions.find(({ id }) => id === item?.actionId);
  const text = (item?.text ?? "").split("\n").filter((each) => each.trim() !== "");
  const reported = (about?.events ?? []).filter((event) => event.meetingId === meeting.id && event.kind !== "not-heard-of" && !isSaid(event, text));
  const all = [...text, ...reported.flatMap((event) => (about === undefined ? [] : [eventWords(event, { action: about, meetings, actions })]))];
  const entries = (item?.entryIds ?? []).flatMap((id) => meetingEntries.find((entry) => entry.id === id && isIssued(entry.state)) ?? []).map((entry) => entryOf(work, entry, null));
  const said = `${all.join("\n")}\n${saidIn(entries)}`;
  return {
    key: `item/${line.key}`, closed: closedLines.has(line.key) || (about !== undefined && work.closedActions.has(about.id)), number: line.number, depth: line.depth, kind: line.kind,
    heading: about !== undefined && line.heading === about.reference ? about.text : line.heading, about: about?.reference ?? null, source: item === null ? null : sourceWords(item), text: all, entries,
    outcome: item === null ? null : endWords(item, meetings), outcomeLink: item?.outcomeLink ?? null,
    actions: actions.filter(({ itemId }) => itemId !== null && itemId === item?.id).map((action) => actionOf(work, action, said)),
  };
}

/** Outstanding actions that have no item of their own yet, below the heading they belong to. */
function matterItems(work: Work, above: { number: string; closed: boolean }, from: number): NotesItem[] {
  const { matters, meeting, meetings, actions, closedActions } = work;
  return matters.map((action, index): NotesItem => ({
    key: `matter/${action.id}`, closed: above.closed || closedActions.has(action.id), number: `${above.number}.${String(from + index + 1)}`, depth: 1, kind: "outstanding", heading: action.text, about: action.reference, source: null,
    text: action.events.filter((event) => event.meetingId === meeting.id).map((event) => eventWords(event, { action, meetings, actions })), entries: [], outcome: null, outcomeLink: null, actions: [],
  }));
}

function isBare({ text, entries, actions, outcome, source }: NotesItem): boolean {
  return text.length === 0 && entries.length === 0 && actions.length === 0 && outcome === null && source === null;
}

/** Under the numbers of the agenda, so that both can be read side by side: items of findings stand in tables of their own, and a theme only over them needs no line. */
function printedItems(work: Work): NotesItem[] {
  const { lines } = work;
  return lines.flatMap((line, index): NotesItem[] => {
    if (line.findingId !== null && line.kind === "finding") return [];
    const next = lines.slice(index + 1).findIndex(({ depth }) => depth === 0);
    const below = line.depth === 1 ? [] : lines.slice(index + 1, next < 0 ? undefined : index + 1 + next);
    const item = itemOf(work, line);
    if (line.depth === 0 && line.kind === "theme" && below.length > 0 && below.every(({ kind }) => kind === "finding") && isBare(item)) return [];
    if (line.depth === 0 && line.kind === "outstanding") return [item, ...(below.length === 0 ? matterItems(work, item, 0) : [])];
    return [item];
  });
}

const GROUP_WORDS: Record<FindingKind, string> = {
  afi: "Areas for improvement (AFI)", recommendation: "Recommendations", "cause-of-concern": "Causes of concern", "accelerated-cause-of-concern": "Accelerated causes of concern", other: "Other findings",
};

/** Where a question that was put on several findings is printed. */
function seeWords(finding: FindingRecord, entry: EntryRecord | undefined): string {
  const number = entry === undefined ? null : (linkTo(entry, finding.id)?.number ?? null);
  return `See ${findingTitle(finding)}${number === null ? "" : `, Q${String(number)}`}`;
}

function findingOf(work: Work, finding: FindingRecord, { entries, item, first }: { entries: readonly EntryRecord[]; item: AgendaItem | null; first: ReadonlyMap<string, FindingRecord> }): NotesFinding {
  const { meeting, meetings, actions, closedFindings } = work;
  const own = entries.filter(({ id }) => first.get(id)?.id === finding.id).map((entry) => entryOf(work, entry, linkTo(entry, finding.id)?.number ?? null));
  const elsewhere = entries.flatMap(({ id }) => { const other = first.get(id); return other === undefined || other.id === finding.id || closedFindings.has(other.id) ? [] : [seeWords(other, entries.find((entry) => entry.id === id))]; });
  const addressed = own.length === 0 ? finding.addressedElsewhere : null;
  const isSaid = addressed !== null && item?.outcome === "addressed-elsewhere" && item.outcomeNote === null;
  const end = item === null || isSaid ? null : endWords(item, meetings);
  const instead = [...(item?.text ?? "").split("\n"), addressed ?? "", ...(addressed === null && own.length === 0 ? [...new Set(elsewhere)] : []), end ?? ""].filter((each) => each.trim() !== "");
  const said = `${instead.join("\n")}\n${saidIn(own)}`;
  return {
    key: `finding/${finding.id}`, closed: closedFindings.has(finding.id), reference: finding.reference, label: findingTitle(finding), text: finding.text, instead, entries: own,
    actions: actions.filter((action) => action.meetingId === meeting.id && action.findingId === finding.id).map((action) => actionOf(work, action, said)),
  };
}

function sectionsOf(work: Work): NotesSection[] {
  const { meeting, findings, lines, closedFindings } = work;
  const items = new Map(lines.flatMap(({ kind, item, findingId }) => (kind === "finding" && findingId !== null ? [[findingId, item] as const] : [])));
  const first = new Map<string, FindingRecord>();
  const asked = findings.flatMap((finding) => {
    const entries = finding.entries.filter((entry) => entry.meetingId === meeting.id && isIssued(entry.state));
    for (const { id } of entries) if (!first.has(id)) first.set(id, finding);
    return entries.length > 0 || items.has(finding.id) ? [{ finding, entries }] : [];
  });
  const sections: NotesSection[] = [];
  for (const { finding, entries } of asked) {
    const isCause = isCauseOfConcern(finding.kind);
    const cause = isCause ? finding : findings.find(({ id }) => id === finding.parentId);
    const inspection = finding.inspection?.title ?? null;
    const heading = cause === undefined ? GROUP_WORDS[finding.kind] : FINDING_KIND_WORDS[cause.kind];
    const last = sections.at(-1);
    const goesOn = last !== undefined && last.inspection === inspection && last.heading === heading && (cause === undefined ? last.cause === null : last.key.endsWith(`/${cause.id}`));
    const section: NotesSection = goesOn ? last : {
      key: `section/${String(sections.length + 1)}/${cause?.id ?? finding.kind}`, inspection, heading, findings: [],
      cause: cause === undefined || isCause ? null : { key: `finding/${cause.id}`, closed: closedFindings.has(cause.id), reference: cause.reference, text: cause.text },
    };
    if (!goesOn) sections.push(section);
    section.findings.push(findingOf(work, finding, { entries, item: items.get(finding.id) ?? null, first }));
  }
  return sections;
}

/** As announced, or, where it was planned since, as it is planned. */
function nextOf({ meeting, meetings }: NotesInput): NextMeeting | null {
  if (meeting.next !== null) return meeting.next;
  const planned = meetings.find((each) => each.series.id === meeting.series.id && !each.imported && byMeetingDate(each, meeting) > 0);
  return planned === undefined || meeting.imported ? null : { kind: planned.kind, date: planned.date, time: planned.time, endTime: planned.endTime, venue: planned.venue };
}

export function composeNotes(composed: NotesInput, audience: NotesAudience): ComposedNotes {
  const input = withCarried(composed);
  const { meeting, marking } = input;
  const [closed, asRecordedClosed] = [closedWith(input), closedWith(composed)];
  const asRecorded = new Map([...composed.findings.flatMap(({ entries }) => entries), ...composed.meetingEntries].map((entry) => [entry.id, entry]));
  // What was asked in closed session stays closed where it is answered at a later meeting, with what came of it.
  const work: Work = {
    ...input, ...closed, asRecorded,
    closedEntries: new Set([...closed.closedEntries, ...asRecordedClosed.closedEntries]), closedActions: new Set([...closed.closedActions, ...asRecordedClosed.closedActions]),
  };
  const { id, reference, title, kind, theme, date, time, endTime, venue, virtual, chair, noteTaker } = meeting;
  const items = printedItems(work);
  const sections = sectionsOf(work);
  const inPlace = (place: EntryRecord["place"]) => input.meetingEntries.filter((entry) => entry.place === place && entry.meetingId === id && isIssued(entry.state)).map((entry) => entryOf(work, entry, null));
  const placed = [...items.flatMap((item) => item.actions), ...sections.flatMap(({ findings }) => findings.flatMap((finding) => finding.actions))];
  const full: ComposedNotes = {
    shape: NOTES_SHAPE, audience: "full", meetingId: id, reference, title, kind, theme, date, time, endTime, venue, virtual, chair, noteTaker, marking: meeting.marking ?? marking,
    attendance: notesAttendance(meeting.attendance),
    opening: inPlace("opening"), items, sections, otherBusiness: inPlace("aob"),
    actions: input.actions.filter((action) => action.meetingId === id).map((action) => placed.find(({ key }) => key === `action/${action.id}`) ?? actionOf(work, action, "")),
    next: nextOf(input), leavesOut: false,
  };
  return audience === "full" ? full : publicNotes(full, marking);
}
