/** Reads notes that were composed here and come back as a Word file: each part stands below a heading of its own. */
import type { Sheet, SheetRow } from "~/domain/sheet";
import type { ReadOptions } from "~/domain/import/draft-reading";
import { notice } from "~/domain/import/draft-reading";
import { cellIn, filledCells } from "~/domain/import/grid";
import { addActions, addMeeting, markRow, rowPlace, traceRest } from "~/domain/import/paper/paper-sheet";
import { findingItems, findingSheet, heldInPart, withoutReference } from "~/domain/import/paper/composed-findings";
import { giveSpeakers } from "~/domain/import/paper/give-speakers";
import { readAtMeeting, type Said } from "~/domain/import/read-questions";
import { readTracker } from "~/domain/import/read-tracker";
import type { Reading } from "~/domain/import/reading";
import { flatText } from "~/domain/import/same-text";
import { follow } from "~/domain/import/trace";
import { columnLetter } from "~/domain/sheet";
import { MEETING_KINDS } from "~/domain/meeting/meeting";
import { isClosedMark, isNotPublished, NOT_PUBLISHED, takeClosedMark } from "~/domain/notes/closed-mark";
import { NO_ACTIONS, NO_NEXT, PART_HEADINGS, type PaperPart } from "~/domain/notes/notes-paper";
import { readEnd } from "~/domain/notes/notes-words";
import type { PaperItem, PaperNotes } from "~/domain/notes/paper-notes";
import type { PaperRow } from "~/domain/notes/paper-rows";
import { attendee, presenceIn, readHeader } from "~/domain/notes/read-header";
import { readNextMeeting } from "~/domain/notes/read-next-meeting";
import { itemsIn } from "~/domain/notes/read-notes";

type Part = { heading: SheetRow; rows: SheetRow[] };
type Parts = Partial<Record<PaperPart, Part>>;

const ORDER = Object.entries(PART_HEADINGS) as [PaperPart, string][];

function textIn(row: SheetRow, column: number): string {
  return cellIn(row, column)?.text.trim() ?? "";
}

/** The rows below each heading, in their order; null where the parts are not those of composed notes. */
function partsOf({ rows }: Sheet): { above: SheetRow[]; parts: Parts } | null {
  const [above, parts]: [SheetRow[], Parts] = [[], {}];
  let at = -1;
  let current: Part | null = null;
  for (const row of rows) {
    const alone = filledCells(row).length === 1 ? textIn(row, 1) : "";
    const next = ORDER.findIndex(([, heading], index) => index > at && heading === alone);
    const part = ORDER[next]?.[0];
    if (part !== undefined) {
      at = next;
      current = { heading: row, rows: [] };
      parts[part] = current;
    } else (current?.rows ?? above).push(row);
  }
  return parts.actions === undefined || parts.next === undefined ? null : { above, parts };
}

const FACT = /^(Kind|Theme|Reference|Standing):\s+(.+)$/s;

/** Takes from the header what only composed notes say. */
function takeFacts(notes: PaperNotes, reading: Reading, sheet: Sheet): void {
  notes.left = notes.left.filter(({ line, text }) => {
    const [, label, said = ""] = FACT.exec(text) ?? [];
    if (label === "Kind" || label === "Theme") {
      const fact = label === "Kind" ? "kind" : "theme";
      notes.facts[fact] = line;
      notes[fact] = label === "Kind" ? (MEETING_KINDS.find((each) => each.toLowerCase() === said.toLowerCase()) ?? said) : said;
    } else if (label === "Reference") markRow(reading, sheet, line, "titleLine", "It is the reference of the meeting where the notes were composed.");
    else if (label === "Standing") markRow(reading, sheet, line, "titleLine", "It says which version of the notes the file is.");
    return label === undefined;
  });
}

function heading(reading: Reading, sheet: Sheet, row: SheetRow | undefined): void {
  if (row !== undefined) markRow(reading, sheet, row.number, "heading");
}

function takeAttendance(notes: PaperNotes, part: Part | undefined): void {
  if (part === undefined) return;
  const [head, ...people] = part.rows;
  notes.headings = [part.heading.number, ...(head === undefined ? [] : [head.number])];
  notes.attendance = people.map((row) => attendee(row.number, textIn(row, 1), textIn(row, 2), presenceIn(textIn(row, 3)) ?? "present"));
  notes.headings.push((part.rows.at(-1)?.number ?? part.heading.number) + 1);
}

function itemRow(row: SheetRow): PaperRow {
  const line = row.number;
  const number = textIn(row, 1).replace(/\.$/, "");
  const paragraphs = withoutReference(textIn(row, 2)).split("\n").filter((text) => text.trim() !== "").map((text) => ({ line, text: text.trim() }));
  return { line, cells: [number], paragraphs, margin: textIn(row, 3).split("\n").filter((text) => text !== "") };
}

/** The last line under an item may say how it ended. */
function withEnd(item: PaperItem): PaperItem {
  const lines = item.text?.split("\n") ?? [];
  const end = readEnd(lines.at(-1) ?? "");
  if (end === null) return item;
  const text = lines.slice(0, -1).join("\n");
  return { ...item, end, text: text === "" ? null : text };
}

/** An action that is not published is kept out of the words of its item; what else is marked closes the item. */
function withClosed(item: PaperItem, reading: Reading): PaperItem {
  const lines = item.text?.split("\n") ?? [];
  const kept: string[] = [];
  let closed = false;
  for (const line of lines) {
    if (isNotPublished(line) && /^ACTION:/.test(kept.at(-1) ?? "")) kept.pop();
    else if (isClosedMark(line)) closed = true;
    else kept.push(line);
  }
  if (kept.length === lines.length) return item;
  if (closed && !isClosedMark(lines[0] ?? "")) notice(reading, heldInPart(`${item.number ?? ""} ${item.heading}`.trim()));
  return { ...item, closed, text: kept.length === 0 ? null : kept.join("\n") };
}

function takeItems(notes: PaperNotes, part: Part | undefined, reading: Reading, sheet: Sheet): void {
  if (part === undefined) return;
  const [head, ...rows] = part.rows;
  heading(reading, sheet, part.heading);
  heading(reading, sheet, head);
  const { items, left } = itemsIn(rows.map(itemRow));
  notes.items = items.map((item) => withEnd(withClosed(item, reading)));
  notes.left.push(...left);
}

function takeNext(notes: PaperNotes, part: Part | undefined, reading: Reading, sheet: Sheet): void {
  if (part === undefined) return;
  heading(reading, sheet, part.heading);
  const lines = part.rows.map((row) => filledCells(row).map(({ text }) => text.trim()).join(" "));
  const [first] = part.rows;
  const said = lines.filter((line) => line !== NO_NEXT);
  if (said.length === 0 || first === undefined) {
    for (const row of part.rows) markRow(reading, sheet, row.number, "titleLine", "It says that no next meeting was announced.");
    return;
  }
  notes.facts.next = first.number;
  notes.next = readNextMeeting(said);
}

function said(sheet: Sheet, row: SheetRow, column: number): Said | null {
  const text = textIn(row, column);
  return text === "" ? null : { text, place: { sheet: sheet.name, row: row.number, column: columnLetter(column) } };
}

/** True where it was in closed session. */
function readSaid(reading: Reading, sheet: Sheet, part: Part | undefined, place: "opening" | "aob", meeting: number): boolean {
  if (part === undefined) return false;
  let closed = false;
  const [head, ...rows] = part.rows;
  heading(reading, sheet, part.heading);
  heading(reading, sheet, head);
  for (const row of rows) {
    const questions = said(sheet, row, 1);
    const taken = takeClosedMark(questions?.text ?? "");
    closed ||= taken.closed;
    readAtMeeting(reading, { questions: questions === null ? null : { ...questions, text: taken.text }, responses: said(sheet, row, 2), meeting }, place, `${place}${String(row.number)}`);
  }
  return closed;
}

/** Other business hangs on the meeting: its item says that it was in closed session, printed or not. */
function closeOtherBusiness({ items }: PaperNotes, part: Part | undefined): void {
  const printed = items.find(({ kind, finding }) => kind === "aob" && finding === undefined);
  if (printed !== undefined) printed.closed = true;
  else if (part !== undefined) items.push({ line: part.heading.number, number: null, depth: 0, kind: "aob", heading: PART_HEADINGS.otherBusiness, text: null, actions: [], nothingArose: false, closed: true });
}

/** The table of actions says best whose they are and when they are due; one that no item and no response names stands there alone. */
function readActionTable(reading: Reading, sheet: Sheet, part: Part | undefined, meeting: number): void {
  if (part === undefined) return;
  heading(reading, sheet, part.heading);
  const [head, ...rows] = part.rows;
  if (head !== undefined && textIn(head, 1) === NO_ACTIONS) {
    markRow(reading, sheet, head.number, "titleLine", "It says that no action arose.");
    return;
  }
  heading(reading, sheet, head);
  const seen = new Set<number>();
  for (const row of rows) {
    const [text = "", ...under] = textIn(row, 2).split("\n");
    const since = under.filter((line) => !isClosedMark(line));
    const owners = textIn(row, 3).split(/\s*,\s*/).filter((owner) => owner !== "");
    const due = textIn(row, 4) === "" ? null : textIn(row, 4);
    const place = rowPlace(sheet, row.number);
    const known = reading.actions.findIndex((action, index) => !seen.has(index) && action.meeting === meeting && flatText(action.text) === flatText(text));
    const action = reading.actions[known];
    if (action === undefined) {
      const log = under.some(isClosedMark) ? { log: { marking: NOT_PUBLISHED } } : {};
      if (text.trim() !== "") seen.add(reading.actions.push({ place, mark: null, text: text.trim(), owners, due, finding: null, entry: null, meeting, cells: {}, ...log }) - 1);
    } else {
      seen.add(known);
      Object.assign(action, { owners, due }, under.some(isNotPublished) ? { log: { marking: NOT_PUBLISHED } } : {});
      for (const { column } of filledCells(row)) follow(reading.trace, { ...place, column: columnLetter(column) }, action.place);
    }
    for (const line of since) reading.notPlaced.push({ sheet: sheet.name, row: row.number, text: line });
  }
  // They get their references in the order of the table.
  const order = [...seen];
  const others = reading.actions.filter((_, index) => !seen.has(index));
  reading.actions = [...others, ...order.flatMap((index) => reading.actions[index] ?? [])];
}

/** False where the paper is not of that form. */
export function readComposed(sheet: Sheet, sheetNumber: number, lines: readonly string[], reading: Reading, options: ReadOptions): boolean {
  const found = partsOf(sheet);
  const first = found === null ? undefined : Object.values(found.parts).map(({ heading: row }) => row.number).sort((a, b) => a - b)[0];
  const header = found === null || first === undefined ? null : readHeader(lines, first - 1);
  if (found === null || header === null) return false;
  const { parts } = found;
  const notes: PaperNotes = { ...header, items: [], next: null };
  takeFacts(notes, reading, sheet);
  takeAttendance(notes, parts.attendance);
  takeItems(notes, parts.items, reading, sheet);
  takeNext(notes, parts.next, reading, sheet);
  const until = lines.length + 1;
  const meeting = addMeeting(reading, sheet, notes, until);
  const paper = reading.meetings[meeting]?.paper;
  if (paper !== undefined) paper.itemsUntil = (parts.items?.rows.at(-1)?.number ?? 0) + 1;
  traceRest(reading, sheet, { ...notes, headings: notes.headings.slice(0, 2) }, until);
  addActions(reading, sheet, notes.items, meeting);
  const from = reading.entries.length;
  readSaid(reading, sheet, parts.opening, "opening", meeting);
  if (parts.findings !== undefined) {
    heading(reading, sheet, parts.findings.heading);
    const from = reading.findings.length;
    const findings = findingSheet(sheet, parts.findings.rows);
    readTracker(findings.sheet, sheetNumber, reading, options, { meeting, read: () => false });
    notes.items.push(...findingItems(reading, findings.sheet, { ...findings, from }));
  } else reading.sheets.push({ name: sheet.name, headerRow: parts.items?.rows[0]?.number ?? parts.actions?.heading.number ?? 1, columns: [] });
  if (readSaid(reading, sheet, parts.otherBusiness, "aob", meeting)) closeOtherBusiness(notes, parts.otherBusiness);
  giveSpeakers(reading.entries.slice(from), notes.attendance);
  readActionTable(reading, sheet, parts.actions, meeting);
  return true;
}
