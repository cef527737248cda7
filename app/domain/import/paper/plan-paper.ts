/** Plans what the notes of past meetings say of the meetings themselves: their facts, attendance and items, and what became of earlier actions. */
import { FIRST_SERIES, type Meeting } from "~/domain/meeting/meeting";
import { outstandingMatters } from "~/domain/meeting/outstanding";
import { flatText, sameText } from "~/domain/import/same-text";
import type { PlannedMeeting, Target } from "~/domain/import/import-plan";
import { cameSince, laterPapers } from "~/domain/import/paper/later-papers";
import { reportMatcher } from "~/domain/import/paper/match-report";
import { itemName, YES, type PaperField, type PlannedAttendance, type PlannedItem, type PlannedPaper } from "~/domain/import/paper/planned-paper";
import type { ReadingPaper } from "~/domain/import/paper/read-paper";
import { hold, holdForOthers, leaveUnchanged, say, targetOf, type PlanContext } from "~/domain/import/plan-context";
import type { Place } from "~/domain/import/reading";
import type { Fate } from "~/domain/import/receipt";
import { mark } from "~/domain/import/trace";
import type { Action } from "~/domain/action/action";
import type { AgendaItem, ItemOutcome } from "~/domain/meeting/agenda";
import type { PaperFact, PaperItem, PaperNotes } from "~/domain/notes/paper-notes";

export const NOTES_ARE_AGREED = "Notes of a meeting are the record of both sides. Take the file in as an agreed paper.";

/** The item of a paper as it is known or added, by the index of its meeting in the reading and its own among the items. */
export type PaperItems = (meeting: number, item: number) => Target | undefined;

type Work = { context: PlanContext; paper: ReadingPaper; planned: PlannedPaper; known: Meeting | undefined; agenda: readonly AgendaItem[] };

function rowOf({ sheet }: ReadingPaper, row: number): Place {
  return { sheet, row, column: null };
}

function markRows({ context, paper }: Work, from: number, until: number, fate: Fate, why = ""): void {
  for (let row = from; row < until; row += 1) {
    for (const column of paper.cells.get(row) ?? []) {
      const place = { sheet: paper.sheet, row, column };
      if (!context.reading.trace.marks.has(`${place.sheet}!${column}${String(row)}`)) mark(context.reading.trace, place, fate, why);
    }
  }
}

function factsOf({ kind = null, theme = null, time, endTime, venue, virtual, chair, noteTaker, next, facts }: PaperNotes): { field: PaperField; value: string | null; from: PaperFact }[] {
  const date = facts.date === undefined ? "title" : "date";
  return [
    { field: "kind", value: kind, from: "kind" }, { field: "theme", value: theme, from: "theme" },
    { field: "time", value: time, from: date }, { field: "endTime", value: endTime, from: date }, { field: "venue", value: venue, from: "venue" },
    { field: "virtual", value: virtual ? YES : null, from: "venue" }, { field: "chair", value: chair, from: "chair" }, { field: "noteTaker", value: noteTaker, from: "noteTaker" },
    { field: "nextKind", value: next?.kind ?? null, from: "next" }, { field: "nextDate", value: next?.date ?? null, from: "next" }, { field: "nextTime", value: next?.time ?? null, from: "next" },
    { field: "nextEndTime", value: next?.endTime ?? null, from: "next" }, { field: "nextVenue", value: next?.venue ?? null, from: "next" },
  ];
}

function recorded(meeting: Meeting, field: PaperField): string | null {
  const { next } = meeting;
  switch (field) {
    case "kind": case "theme": case "time": case "endTime": case "venue": case "chair": case "noteTaker": return meeting[field];
    case "virtual": return meeting.virtual ? YES : null;
    case "nextKind": return next?.kind ?? null;
    case "nextDate": return next?.date ?? null;
    case "nextTime": return next?.time ?? null;
    case "nextEndTime": return next?.endTime ?? null;
    case "nextVenue": return next?.venue ?? null;
    default: return field satisfies never;
  }
}

const FACT_WORDS: Record<PaperField, string> = {
  kind: "kind of meeting", theme: "theme", time: "time", endTime: "time at which it ends", venue: "venue", virtual: "way of meeting", chair: "chair", noteTaker: "note-taker",
  nextKind: "kind of the next meeting", nextDate: "date of the next meeting", nextTime: "time of the next meeting", nextEndTime: "end of the next meeting", nextVenue: "venue of the next meeting",
};

function planFacts(work: Work): void {
  const { context, paper, planned, known } = work;
  const { facts } = paper.notes;
  if (facts.title !== undefined) markRows(work, facts.title, facts.title + 1, known === undefined ? "taken" : "titleLine", known === undefined ? "" : "It says of which meeting the notes are.");
  const taken = new Set<PaperFact>(known === undefined ? ["date"] : []);
  const held = new Set<PaperFact>();
  for (const { field, value, from } of factsOf(paper.notes)) {
    if (value === null) continue;
    const place = rowOf(paper, facts[from] ?? facts.title ?? 1);
    const here = known === undefined ? null : recorded(known, field);
    if (here === null) {
      planned.facts.push({ field, value, place });
      taken.add(from);
    } else if (flatText(here) === flatText(value)) leaveUnchanged(context, place);
    else {
      held.add(from);
      hold(context, place, `Another ${FACT_WORDS[field]} is recorded already, and is kept: ${here}.`);
    }
  }
  for (const from of ["date", "kind", "theme", "chair", "noteTaker", "venue"] as const) {
    const line = facts[from];
    if (line !== undefined && !held.has(from)) markRows(work, line, line + 1, taken.has(from) ? "taken" : "unchanged");
  }
  if (facts.next !== undefined && !held.has("next")) markRows(work, facts.next, paper.until, taken.has("next") || known === undefined ? "taken" : "unchanged");
}

function planAttendance(work: Work): void {
  const { context, paper, planned, known } = work;
  const held = new Set(paper.notes.left.map(({ line }) => line));
  const first = Math.min(...paper.notes.attendance.map(({ line }) => line));
  for (const { line, ...person } of paper.notes.attendance) {
    const place = rowOf(paper, line);
    const there = known?.attendance.find(({ name }) => sameText(name, person.name));
    if (there === undefined) planned.attendance.push({ ...person, place } satisfies PlannedAttendance);
    else if (sameText(there.capacity, person.capacity) && there.presence === person.presence) leaveUnchanged(context, place);
    else {
      hold(context, place, `${person.name} is recorded otherwise at this meeting, and that is kept.`);
      held.add(line);
    }
    if (!held.has(line)) markRows(work, line, line + 1, there === undefined ? "taken" : "unchanged");
  }
  // Where all the posts follow all the names, each belongs to a person above.
  const heading = paper.notes.headings.at(-1) ?? 0;
  for (let row = first; row < heading; row += 1) if (!held.has(row)) markRows(work, row, row + 1, planned.attendance.length > 0 ? "taken" : "unchanged");
}

function outcomeOf({ nothingArose, text, actions }: PaperItem, hasBelow: boolean): ItemOutcome | null {
  if (nothingArose) return "nothing-arising";
  return text !== null || actions.length > 0 || hasBelow ? "discussed" : null;
}

/** What was said of an action, without the actions that came out of it. */
function reportOf({ text }: PaperItem): string | null {
  const said = (text ?? "").split("\n").filter((line) => !/^\s*ACTIONS?\b\s*[:–-]/i.test(line)).join("\n").trim();
  return said === "" ? null : said;
}

/** What is recorded of it is kept; that the file would have less of it published is said. */
function sayClosed({ context, known, agenda }: Work, item: PaperItem, there: AgendaItem | undefined): void {
  if (known === undefined || item.closed !== true || there === undefined) return;
  const isClosed = there.closedSession || agenda.some(({ id, closedSession }) => closedSession && id === there.parentId);
  if (!isClosed) say(context, `The notes have “${itemName(item)}” in closed session. In ${known.reference} it is not, and nothing of that is changed: if the notes are right, say so on the page of the item.`);
}

function planItems(work: Work, outstanding: readonly Action[]): (Target | undefined)[] {
  const { context, paper, planned, known, agenda } = work;
  const { items, facts } = paper.notes;
  const byHeading = new Map<string, AgendaItem[]>();
  for (const each of agenda) byHeading.set(flatText(each.heading), [...(byHeading.get(flatText(each.heading)) ?? []), each]);
  const used = new Set<string>();
  const reported = new Set<string>();
  const matchReport = reportMatcher(outstanding);
  const targets: (Target | undefined)[] = [];
  let above: Target | null = null;
  for (const [index, item] of items.entries()) {
    const place = rowOf(paper, item.line);
    if (item.finding !== undefined) {
      const finding = targetOf(context, { key: item.finding });
      const key = `I${String(index + 1)}`;
      const there = agenda.find(({ findingId }) => finding !== null && "id" in finding && findingId === finding.id);
      sayClosed(work, item, there);
      // What was in closed session stays so, whether or not an earlier paper had the finding on its agenda.
      if ((known === undefined || (item.closed === true && there === undefined)) && finding !== null) planned.items.push({ key, place, parent: null, number: null, kind: "finding", heading: item.heading, text: null, outcome: item.end?.outcome ?? null, outcomeNote: item.end?.note ?? null, actionId: null, closedSession: item.closed === true, finding });
      targets.push(undefined);
      continue;
    }
    const until = items[index + 1]?.line ?? paper.itemsUntil ?? facts.next ?? paper.until;
    const there = byHeading.get(flatText(item.heading))?.find(({ id, number }) => !used.has(id) && (number === null || number === item.number));
    const about = item.kind === "outstanding" && item.depth === 1 ? matchReport(item.heading, reported) : null;
    let target: Target | undefined;
    if (there !== undefined) {
      used.add(there.id);
      target = { id: there.id };
      sayClosed(work, item, there);
      if (sameText(there.text ?? "", item.text ?? "")) {
        leaveUnchanged(context, place);
        markRows(work, item.line, until, "unchanged");
      } else hold(context, place, `Other words are recorded under ${there.number ?? ""} ${there.heading}, and are kept.`.replace(/ {2}/g, " "));
    } else if (known !== undefined && agenda.length > 0 && !known.imported) {
      hold(context, place, `The agenda of ${known.reference} was kept here, and has no such item. It is not added.`);
    } else {
      target = { key: `I${String(index + 1)}` };
      const { number, kind, heading, text, depth } = item;
      const hasBelow = items[index + 1] !== undefined && (items[index + 1]?.depth ?? 0) > depth;
      planned.items.push({ key: target.key, place, parent: depth === 0 ? null : above, number, kind, heading, text, outcome: item.end?.outcome ?? outcomeOf(item, hasBelow), outcomeNote: item.end?.note ?? null, actionId: about?.id ?? null, closedSession: item.closed === true } satisfies PlannedItem);
      markRows(work, item.line, until, "taken");
    }
    if (about !== null && target !== undefined && !("id" in target && isReported(about, known))) {
      reported.add(about.id);
      planned.reports.push({ actionId: about.id, reference: about.reference, text: reportOf(item), mode: /\bwritten (?:updates?|responses?|reports?)\b/i.test(item.text ?? "") ? "written" : "spoken", place, ...(there?.actionId === null ? { item: { id: there.id, name: itemName(there) } } : {}) });
    }
    if (item.depth === 0) above = target ?? null;
    targets.push(target);
  }
  return targets;
}

function isReported({ events }: Action, meeting: Meeting | undefined): boolean {
  return meeting !== undefined && events.some(({ kind, meetingId }) => kind === "update" && meetingId === meeting.id);
}

function planPaper(context: PlanContext, meeting: PlannedMeeting, id: string | null, paper: ReadingPaper): { planned: PlannedPaper; targets: (Target | undefined)[] } {
  const { meetings, agenda: items, actions } = context.known;
  const known = meetings.find((each) => each.id === id);
  const agenda = items.filter(({ meetingId }) => meetingId === id);
  const planned: PlannedPaper = { meetingId: id, date: meeting.date, closes: known === undefined || (known.state !== "closed" && agenda.length === 0), facts: [], attendance: [], items: [], reports: [], notHeardOf: [] };
  const work: Work = { context, paper, planned, known, agenda };
  if (known !== undefined && !sameText(known.title, paper.notes.title)) say(context, `The notes are headed “${paper.notes.title}”. They are those of ${known.reference}, which keeps its title: ${known.title}.`);
  planFacts(work);
  planAttendance(work);
  const here = known ?? { id: "", reference: "", date: meeting.date, time: meeting.time, state: "held" as const, series: FIRST_SERIES };
  // As the days of the meetings have it: what is tied to one to come had not arisen.
  const { onAgenda, notYet } = outstandingMatters({ meeting: here, meetings: meetings.map((each) => ({ ...each, state: "held" as const })), actions, firstSeriesId: FIRST_SERIES.id });
  const targets = planItems(work, [...onAgenda, ...notYet].map(({ action }) => action));
  const spokenOf = new Set(planned.reports.map(({ actionId }) => actionId));
  const before = known === undefined && paper.notes.items.some((item) => item.actions.length > 0) ? laterPapers(here, meetings) : null;
  if (before !== null) say(context, before);
  for (const { action } of onAgenda) {
    if (planned.closes || (known !== undefined && cameSince(action, known, meetings))) {
      const heard = spokenOf.has(action.id) || action.meetingId === null || (known !== undefined && isReported(action, known));
      if (!heard) planned.notHeardOf.push({ actionId: action.id, reference: action.reference, text: action.text });
    }
  }
  return { planned, targets };
}

/** A file of one side does not say what both said at a meeting. */
function refuseForOneSide(context: PlanContext, paper: ReadingPaper): void {
  holdForOthers(context, rowOf(paper, paper.notes.facts.title ?? 1), NOTES_ARE_AGREED);
  for (const [row, columns] of paper.cells) {
    if (row < paper.until) for (const column of columns) mark(context.reading.trace, { sheet: paper.sheet, row, column }, "notYours", NOTES_ARE_AGREED);
  }
}

export function planPapers(context: PlanContext): PaperItems {
  const targets = new Map<string, Target>();
  for (const [index, { paper }] of context.reading.meetings.entries()) {
    const meeting = context.plan.meetings[index];
    if (paper === undefined || meeting === undefined) continue;
    if (context.voice !== "both") {
      refuseForOneSide(context, paper);
      continue;
    }
    const made = planPaper(context, meeting, context.meetingIds[index] ?? null, paper);
    meeting.paper = made.planned;
    for (const [item, target] of made.targets.entries()) if (target !== undefined) targets.set(`${String(index)} ${String(item)}`, target);
  }
  return (meeting, item) => targets.get(`${String(meeting)} ${String(item)}`);
}
