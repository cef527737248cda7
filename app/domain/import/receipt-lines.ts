/** The receipt of a file, line by line: what its plan, as it stands in the end, makes of each cell that says something. */
import { cellName } from "~/domain/import/cell-name";
import { cellWords as what, leaderWords } from "~/domain/import/field-words";
import type { ImportPlan, PlannedChange } from "~/domain/import/import-plan";
import { asideMarks } from "~/domain/import/own/aside-mark";
import type { Place } from "~/domain/import/reading";
import { noCounts, type Fate, type ReceiptCounts, type ReceiptLine } from "~/domain/import/receipt";
import { mark, markOf, newTrace, type Mark, type Trace } from "~/domain/import/trace";
import { columnLetter, saysSomething, type Workbook } from "~/domain/sheet";

function settledWords(change: PlannedChange): string {
  return change.settled === "text" ? "Settled with a text written for it" : "Settled with what came back";
}

/** Files taken in together that say something else. */
function othersWords({ to, others = [] }: PlannedChange): string {
  const otherwise = others.filter((other) => other.to !== to);
  return otherwise.length === 0 ? "" : ` ${otherwise.map((other) => other.file).join(" and ")} ${otherwise.length === 1 ? "says" : "say"} something else.`;
}

/** What the lists of the plan say of cells and rows; it goes before what was seen on the way. */
function decided(plan: ImportPlan): Trace {
  const trace = newTrace();
  const say = (place: Place, fate: Fate, why: string) => { mark(trace, place, fate, why); };
  for (const change of [...plan.changed, ...plan.cleared]) {
    if (change.settled === undefined) say(change.place, "taken", `${what(change)}.`);
    else say(change.place, "conflict", `${settledWords(change)}: ${what(change)}.`);
  }
  for (const change of plan.conflicts) say(change.place, "conflict", `Open: ${what(change)} keeps what was here.${change.waits === true ? ` It is settled with ${leaderWords(change.field)}.` : ""}${othersWords(change)}`);
  for (const change of plan.left) {
    if (change.base === undefined) say(change.place, "left", `Left by choice: ${change.added === undefined ? `${what(change)} stays as it is here` : "it is not added"}.`);
    else if (change.others === undefined) say(change.place, "conflict", `Settled with what is here: ${what(change)}.`);
    else say(change.place, "conflict", `Settled without it: ${what(change)}.${othersWords(change)}`);
  }
  for (const place of plan.changedHere) say(place, "unchanged", "It came back as it was sent, and was changed here since: what is here stays.");
  for (const place of plan.repeated) say(place, "unchanged", "Another file taken in with it says the same, and is taken.");
  for (const { reason, notYours, sheet, row, column } of plan.heldBack) say({ sheet, row, column }, notYours === true ? "notYours" : "heldBack", reason);
  return trace;
}

const AGAINST: ReadonlySet<Fate> = new Set<Fate>(["conflict", "heldBack", "notYours", "left"]);
const NOT_READ: Mark = { fate: "notRead", why: "Nothing in the file says what it belongs to." };

/** `whole`: the cells of which nothing is taken. */
type Said = { lists: Trace; seen: Trace; whole: ReadonlySet<string> };

/** What was decided of a whole row holds for what of it would have been taken, and for what nothing else is said of. */
function fateOf({ lists, seen, whole }: Said, cell: string, row: string): Mark {
  const own = lists.marks.get(cell);
  if (own !== undefined && whole.has(cell)) return own;
  const read = markOf(seen, cell);
  const found = strongest(own, read);
  if (found !== undefined && found.fate !== "taken") return found;
  const leader = seen.follows.get(cell);
  const led = leader === undefined ? undefined : lists.marks.get(leader);
  if (led !== undefined) return led;
  const ofRow = lists.marks.get(row) ?? lists.marks.get(seen.follows.get(row) ?? "") ?? seen.marks.get(row);
  if (ofRow !== undefined && (found === undefined || AGAINST.has(ofRow.fate))) return ofRow;
  return found ?? NOT_READ;
}

function strongest(own: Mark | undefined, read: Mark | undefined): Mark | undefined {
  if (own === undefined || read === undefined) return own ?? read;
  const both = newTrace();
  mark(both, "", own.fate, own.why);
  mark(both, "", read.fate, read.why);
  return both.marks.get("");
}

/** Letters of columns, each made once. */
function lettersOf(): (column: number) => string {
  const known: string[] = [];
  return (column) => (known[column] ??= columnLetter(column));
}

/** Calls `take` for each cell with a text, and for each that could not be read, in the order of the file. */
function eachLine(workbook: Workbook, plan: ImportPlan, seen: Trace, take: (line: ReceiptLine) => void): void {
  const said: Said = { lists: decided(plan), seen, whole: new Set(plan.heldBack.flatMap((held) => (held.whole === true ? [cellName(held)] : []))) };
  const unread = new Map<string, Map<string, ReceiptLine>>();
  for (const { sheet, row, column, reason } of [...workbook.problems, ...workbook.sheets.flatMap((each) => each.problems)]) {
    if (row === null || column === null) continue;
    const of = unread.get(sheet) ?? new Map<string, ReceiptLine>();
    of.set(`${column}${String(row)}`, { sheet, row, column, fate: "heldBack", why: reason });
    unread.set(sheet, of);
  }
  const letterOf = lettersOf();
  const asideMark = asideMarks();
  for (const { name, rows } of workbook.sheets) {
    const unreadHere = unread.get(name);
    const asideHere = seen.aside.get(name);
    for (const { number, cells } of rows) {
      const row = cellName({ sheet: name, row: number, column: null });
      const aside = asideHere?.get(number);
      for (const cell of cells) {
        if (!saysSomething(cell)) continue;
        const column = letterOf(cell.column);
        unreadHere?.delete(`${column}${String(number)}`);
        if (aside !== undefined) {
          const { fate, why } = asideMark(aside, cell.column, column);
          take({ sheet: name, row: number, column, fate, why });
          continue;
        }
        const of = cellName({ sheet: name, row: number, column });
        const { fate, why } = fateOf(said, of, row);
        take({ sheet: name, row: number, column, fate, why: `${why} ${seen.notes.get(of) ?? ""}`.trim() });
      }
    }
    for (const line of unreadHere?.values() ?? []) take(line);
  }
}

/** One line for each cell with a text, and for each that could not be read, in the order of the file. */
export function receiptLines(workbook: Workbook, plan: ImportPlan, seen: Trace): ReceiptLine[] {
  const lines: ReceiptLine[] = [];
  eachLine(workbook, plan, seen, (line) => { lines.push(line); });
  return lines;
}

/** The same, counted only. */
export function countLines(workbook: Workbook, plan: ImportPlan, seen: Trace): ReceiptCounts {
  const counts = noCounts();
  eachLine(workbook, plan, seen, ({ fate }) => {
    counts.cells += 1;
    counts[fate] += 1;
  });
  return counts;
}
