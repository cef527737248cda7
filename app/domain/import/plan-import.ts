/** Works out what a file would do to the record. Pure: the same file and record give the same plan. */
import { formatDate } from "~/domain/calendar-date";
import type { Actor } from "~/domain/actor";
import { isIssued } from "~/domain/entry";
import { entriesOf } from "~/domain/export/entry-names";
import { done, refuse, type Done } from "~/domain/problem";
import type { MeetingRecord, WholeRecord } from "~/domain/record";
import type { Workbook } from "~/domain/sheet";
import { cellName } from "~/domain/import/cell-name";
import { labelOf } from "~/domain/import/compare-finding";
import type { Reading, ReadingInspection, ReadingMeeting } from "~/domain/import/reading";
import { whyNot } from "~/domain/import/import-permissions";
import { blankPlan, type ImportOptions, type ImportPlan } from "~/domain/import/import-plan";
import { subjectWords } from "~/domain/import/field-words";
import { importVoice, type ImportVoice } from "~/domain/import/import-voice";
import { inspectionKind, titleKey } from "~/domain/import/inspection-title";
import { matchFindings, namedFinding, type Matches } from "~/domain/import/match-findings";
import { mergeRepeated } from "~/domain/import/merge-repeated";
import { sayOnce } from "~/domain/import/draft-reading";
import { identifyRows } from "~/domain/import/own/identify-rows";
import { exportsIn, missingRows } from "~/domain/import/own/missing-rows";
import { NO_HISTORY, olderCopies, type CopyHistory } from "~/domain/import/own/older-copy";
import { sameText } from "~/domain/import/same-text";
import { settleAdditions } from "~/domain/import/settle-additions";
import { meetingOfPaper, NO_MEETINGS, type KnownMeetings } from "~/domain/import/paper/known-meetings";
import { tracePaperLeftOut } from "~/domain/import/paper/leave-paper-out";
import { planPapers } from "~/domain/import/paper/plan-paper";
import { planActions } from "~/domain/import/plan-actions";
import { say, type PlanContext } from "~/domain/import/plan-context";
import { planFindings } from "~/domain/import/plan-findings";
import { planEntries } from "~/domain/import/plan-entries";
import { readFile } from "~/domain/import/read-file";
import { traceOwnRows } from "~/domain/import/own/trace-own-rows";
import { sentAt, wasGreyAt, type SentOf } from "~/domain/import/three-way";
import { mark, type Trace } from "~/domain/import/trace";

export type PlanInput = {
  file: string;
  workbook: Workbook;
  /** The official record: nobody's drafts. */
  record: WholeRecord;
  /** The same with the drafts of the importer's own side, where the file speaks for one side. */
  own?: WholeRecord;
  options: ImportOptions;
  actor: Actor;
  /** The code of this installation in the keys of its exports. */
  instance: string | null;
  /** What the exports named in the file sent. */
  sentOf?: SentOf;
  /** Which copies went out and came back before. */
  copies?: CopyHistory;
  /** Meetings and actions in full: notes of past meetings are compared with them. */
  known?: KnownMeetings;
  /** Looks at every row: the same plan, made more slowly. */
  everyRow?: boolean;
};

function startPlan(file: string, voice: ImportVoice, reading: Reading): ImportPlan {
  const { sheets, marked, unchanged, unsure, astray, heldBack, ignoredColumns, notPlaced, notices, fills, unknownHeadings } = reading;
  return { ...blankPlan(file, voice), sheets, marked, unchanged, unsure, astray, heldBack, ignoredColumns, notPlaced, notices, fills, unknownHeadings };
}

/** Of a row of our own sheet of inspections: the title names it, and a date it lacks is filled in. */
function traceInspection({ reading: { trace }, record }: PlanContext, { title, kind, publishedOn, cells = {} }: ReadingInspection): void {
  const known = record.inspections.find((other) => titleKey(other.title) === titleKey(title));
  const [of, on] = [cells.kind, cells.publishedOn];
  if (cells.title !== undefined) mark(trace, cells.title, known === undefined ? "taken" : "unchanged");
  if (of !== undefined && known !== undefined && kind !== null && kind !== known.kind) mark(trace, of, "heldBack", "The kind of an inspection is kept as it was recorded.");
  else if (of !== undefined) mark(trace, of, known === undefined ? "taken" : "unchanged");
  if (on !== undefined && known?.publishedOn != null && publishedOn !== known.publishedOn) mark(trace, on, "heldBack", "Another date is recorded already, and is kept.");
  else if (on !== undefined) mark(trace, on, known?.publishedOn == null ? "taken" : "unchanged");
}

/** Of a row of our own sheet of meetings: a known one is the same by its title and date, and its time is kept. */
function traceMeetings({ reading, record, plan }: PlanContext): void {
  for (const [index, { title, date, time, cells = {} }] of reading.meetings.entries()) {
    const known = record.meetings.find((each) => each.title === title && each.date === date);
    const isNew = plan.meetings[index]?.isNew === true;
    for (const key of ["title", "date", "time"] as const) {
      const place = cells[key];
      if (place === undefined) continue;
      if (isNew || (key === "time" && known?.time === null)) mark(reading.trace, place, "taken");
      else if (known === undefined) mark(reading.trace, place, "notYours", "A meeting is recorded by the operator, or from a paper both sides agreed.");
      else if (key === "time" && known.time !== time) mark(reading.trace, place, "heldBack", "Another time is recorded already, and is kept.");
      else mark(reading.trace, place, "unchanged");
    }
  }
}

/** The inspections that must be written, with the published date where it is given and not known yet. */
function planInspections(context: PlanContext): Done<true> {
  const { reading, plan, record, options } = context;
  if (whyNot(context, "add a finding") !== null) return done(true);
  const wanted = new Map(reading.inspections.map((each) => [titleKey(each.title), { ...each }]));
  for (const finding of plan.findings) {
    const key = titleKey(finding.inspection ?? "");
    if (finding.inspection !== null && !wanted.has(key)) wanted.set(key, { title: finding.inspection, kind: null, publishedOn: null, place: finding.place });
  }
  if (options.published !== null) {
    const named = options.inspection === null ? [...wanted.values()] : [...wanted.values()].filter((each) => titleKey(each.title) === titleKey(options.inspection ?? ""));
    const [only] = named;
    if (only !== undefined && named.length === 1) only.publishedOn ??= options.published;
    else if (named.length > 1) return refuse("invalid", "The file names several inspections, so the published date could be any of theirs. Say which with --inspection, or leave the date out.");
    else if (options.inspection !== null) {
      const known = record.inspections.find((each) => titleKey(each.title) === titleKey(options.inspection ?? ""));
      if (known !== undefined) wanted.set(titleKey(known.title), { title: known.title, kind: known.kind, publishedOn: options.published, place: { sheet: "", row: 0, column: null } });
    }
  }
  for (const each of wanted.values()) traceInspection(context, each);
  for (const each of wanted.values()) {
    const known = record.inspections.find((other) => titleKey(other.title) === titleKey(each.title));
    const date = known?.publishedOn === null ? each.publishedOn : null;
    const place = each.place.row === 0 ? null : each.place;
    if (known === undefined) plan.inspections.push({ title: each.title, kind: each.kind ?? inspectionKind(each.title), publishedOn: each.publishedOn, isNew: true, place });
    else if (date !== null) plan.inspections.push({ title: known.title, kind: known.kind, publishedOn: date, isNew: false, place });
    else if (each.publishedOn !== null && known.publishedOn !== each.publishedOn) plan.notices.push(`${known.title} is already recorded as published on ${known.publishedOn ?? ""}; that date is kept.`);
  }
  return done(true);
}

function needsInspection(reading: Reading, matches: Matches): boolean {
  return reading.findings.some((row) => row.inspection === null && row.mark === null && !matches.has(row.key));
}

function canonicalInspection(options: ImportOptions, record: WholeRecord): string | null {
  const title = options.inspection?.replace(/\s+/g, " ").trim() ?? "";
  if (title === "") return null;
  return record.inspections.find((each) => titleKey(each.title) === titleKey(title))?.title ?? title;
}

/** The drafts that stand beside the official record. */
function draftsIn(own: WholeRecord | undefined): PlanContext["drafts"] {
  const entries = own === undefined ? [] : entriesOf(own);
  const drafts = entries.map((entry) => [entry.id, entry.responses.filter((response) => response.state !== "submitted")] as const);
  return { entries: entries.filter((entry) => !isIssued(entry.state)), responses: new Map(drafts.filter(([, responses]) => responses.length > 0)) };
}

const GREY = "This cell is grey in the copy it comes from: it is not for that lead to change. Where it is right all the same, change it in the tracker.";

/** Says of cells that could not be read which finding they are of; the sentence itself names the field. */
function nameHeld({ heldBack, findings }: Reading, matches: Matches): void {
  if (heldBack.length === 0) return;
  const rows = new Map(findings.flatMap(({ key, place }) => { const finding = matches.get(key); return finding === undefined ? [] : [[cellName({ ...place, column: null }), finding] as const]; }));
  for (const held of heldBack) {
    const finding = held.column === null ? undefined : rows.get(cellName({ ...held, column: null }));
    if (finding !== undefined && !held.reason.includes(finding.reference)) held.reason = `${subjectWords({ reference: finding.reference, label: labelOf(finding) })}: ${held.reason}`;
  }
}

/** What both sides said at a meeting was said on its day. */
function needsMeetingDate({ reading, options, plan }: PlanContext): boolean {
  return options.agreed?.on === null && reading.meetings.length === 0 && plan.entries.length + plan.responses.length > 0 && !reading.marked;
}

/** Notes close their meeting, so they are of one that was held. */
function paperToCome({ meetings }: Reading, { today }: KnownMeetings): Done<true> {
  const early = meetings.find(({ paper, date }) => paper !== undefined && today !== null && date > today);
  return early === undefined ? done(true) : refuse("refused", `These are notes, or an agenda, of a meeting on ${formatDate(early.date)}, which is to come: taken in, they would close it. Check the date in the file, or take it in once the meeting was held. To plan the meeting, open Meetings.`);
}

/** The meeting of the record that one of the file is. A single table of a day is of the meeting of that day, as notes are, though it is headed otherwise; our own sheets give each its title. */
function meetingThere({ marked, meetings }: Reading, meeting: ReadingMeeting, record: WholeRecord): MeetingRecord | null {
  const { title, date, paper } = meeting;
  const byTitle = paper === undefined && (marked || meetings.filter((each) => each.date === date).length > 1);
  return byTitle ? (record.meetings.find((each) => each.title === title && each.date === date) ?? null) : meetingOfPaper(meeting, record.meetings);
}

/** Says of tables that are headed otherwise than the meeting they are taken as of. */
function sayOtherTitles(context: PlanContext, there: readonly (MeetingRecord | null)[]): void {
  for (const [index, { title, date, paper }] of context.reading.meetings.entries()) {
    const known = there[index]?.title;
    if (paper === undefined && known !== undefined && !sameText(known, title)) say(context, `The file is headed “${title}”. It is taken as of the meeting recorded on ${formatDate(date)}, which keeps its title: ${known}.`);
  }
}

/** A plan with what became of each cell, for its receipt. */
export type TracedPlan = { plan: ImportPlan; trace: Trace };

export function planImport(input: PlanInput): Done<ImportPlan> {
  const planned = planTraced(input);
  return planned.ok ? done(planned.value.plan) : planned;
}

export function planTraced({ file, workbook, record, own, options, actor, instance, sentOf = () => null, copies = NO_HISTORY, known = NO_MEETINGS, everyRow = false }: PlanInput): Done<TracedPlan> {
  const voice = importVoice(actor, { agreed: options.agreed != null });
  if (!voice.ok) return voice;
  const knownTitles = record.inspections.map((each) => each.title);
  const aside = everyRow ? {} : { aside: { record, sentOf } };
  const read = readFile(workbook, { mapping: options.mapping, fills: options.fills, inspection: canonicalInspection(options, record), knownTitles, instance, ...aside });
  if (!read.ok) return read;
  const reading = read.value;
  const held = paperToCome(reading, known);
  if (!held.ok) return held;
  const exports = exportsIn(reading);
  const sayMissing = missingRows(reading, sentOf);
  identifyRows(reading, { record, options, sentOf });
  mergeRepeated(reading, namedFinding(record));
  const matches = matchFindings(reading, record, options);
  sayMissing(matches);
  nameHeld(reading, matches);
  if (needsInspection(reading, matches)) {
    return refuse("invalid", "The file does not say which inspection its findings come from. Give its title with --inspection, or on the import page.", { field: "inspection" });
  }
  const plan = { ...startPlan(file, voice.value, reading), exports };
  for (const sentence of olderCopies(exports, copies)) sayOnce(plan.notices, sentence);
  const there = reading.meetings.map((meeting) => meetingThere(reading, meeting, record));
  const meetingIds = there.map((meeting) => meeting?.id ?? null);
  const context: PlanContext = {
    reading, record, matches, plan, options, actor, meetingIds, voice: voice.value, drafts: draftsIn(own), notAdded: new Set(), known,
    sentAt: (place) => sentAt(reading.sent, sentOf, place),
    notInCopy: (place) => (wasGreyAt(reading.sent, sentOf, place) ? GREY : null),
    rowByKey: new Map(reading.findings.map((each) => [each.key, each])),
    findingById: new Map(record.findings.map((each) => [each.id, each])),
    findingByReference: new Map(record.findings.map((each) => [each.reference, each])),
  };
  plan.meetings = reading.meetings.map(({ title, date, time, place }, index) => ({ title: there[index]?.title ?? title, date, time, place, isNew: voice.value === "both" && meetingIds[index] === null }));
  traceMeetings(context);
  sayOtherTitles(context, there);
  const items = planPapers(context);
  planFindings(context);
  planActions(context, planEntries(context), items);
  if (needsMeetingDate(context)) {
    return refuse("invalid", "The file does not say at which meeting it was agreed. Give the meeting’s date with --meeting-date, or on the import page.", { field: "agreedOn" });
  }
  const inspections = planInspections(context);
  if (!inspections.ok) return inspections;
  settleAdditions(plan, options);
  for (const [index, { paper }] of reading.meetings.entries()) {
    if (paper !== undefined && plan.meetings[index]?.leftOut === true) tracePaperLeftOut(reading.trace, paper, plan);
  }
  traceOwnRows(context);
  return done({ plan, trace: reading.trace });
}
