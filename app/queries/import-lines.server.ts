/** The cells of one file as the import page shows them: grouped by finding, conflicts first, with who changed what is here. */
import { fieldAtName, type FieldAt, type LastChange } from "~/db/last-changes.server";
import { formatDate, londonDate } from "~/domain/calendar-date";
import type { CellChoices } from "~/domain/import/cell-choice";
import { cellName } from "~/domain/import/cell-name";
import { fieldWords, leaderWords, valueWords } from "~/domain/import/field-words";
import type { ImportPlan, PlannedChange } from "~/domain/import/import-plan";
import { isLongText } from "~/domain/import/long-text";
import { isConflict, weighedCells } from "~/domain/import/preview-answers";
import { textDifference, type TextPiece } from "~/queries/text-difference.server";

/** What the file says of a cell, or one of the files that disagree. */
export type FileSays = { importId: string; file: string; words: string; pieces: TextPiece[] | null; place: string };

export type CellLine = {
  /** The name of the cell in its file. */
  cell: string;
  kind: "conflict" | "changed" | "left";
  heading: string;
  isRag: boolean;
  here: string;
  /** What differs here from what was sent, where that is known and was changed here. */
  herePieces: TextPiece[] | null;
  changedHere: string | null;
  /** Of a conflict: what was sent. */
  base: string | null;
  says: FileSays[];
  /** "ours", "text", the id of the import whose words are taken, or null where nobody has settled it. */
  chosen: string | null;
  /** What was written for it. */
  text: string | null;
  mayWrite: boolean;
  /** Whether a person may decide about it here. */
  mayChoose: boolean;
  notes: string[];
};

export type FindingLines = { reference: string; title: string; isFinding: boolean; lines: CellLine[] };

export type LinesInput = {
  file: { id: string; fileName: string; plan: ImportPlan; choices: CellChoices };
  /** The choices of every file of the batch by its id. */
  allChoices: ReadonlyMap<string, CellChoices>;
  /** The ids of the files of the batch in their order. */
  order: readonly string[];
  last: ReadonlyMap<string, LastChange>;
  titles: ReadonlyMap<string, string>;
  /** False where it is applied: nothing is to be decided any more. */
  open: boolean;
  waitsForSignOff: (change: PlannedChange) => boolean;
};

/** Under which name the history knows the field. */
export function historyField({ subject, id, reference, field }: PlannedChange): FieldAt {
  return { reference, subjectId: id, field: subject === "response" && field === "response" ? "text" : field };
}

function chosenOf({ file, allChoices }: LinesInput, change: PlannedChange): { chosen: string | null; text: string | null } {
  const cells = [{ importId: file.id, cell: cellName(change.place) }, ...(change.others ?? []).map(({ importId = "", place }) => ({ importId, cell: cellName(place) }))];
  const said = cells.flatMap(({ importId, cell }) => { const choice = allChoices.get(importId)?.[cell]; return choice === undefined ? [] : [{ importId, choice }]; });
  for (const { importId, choice } of said) {
    if (choice.take === "text") return { chosen: "text", text: choice.text };
    if (choice.take === "theirs") return { chosen: importId, text: null };
  }
  return { chosen: said.length === cells.length ? "ours" : null, text: null };
}

/** Of a cell that goes with another: as that was settled, unless it was chosen by itself. */
function chosenWith(input: LinesInput, change: PlannedChange): { chosen: string | null; text: null; bound: boolean } {
  const { file } = input;
  if (file.plan.conflicts.includes(change)) return { chosen: null, text: null, bound: change.waits === true };
  const leader = weighedCells(file.plan).find((each) => change.goesWith !== undefined && cellName(each.place) === cellName(change.goesWith));
  const led = leader === undefined ? null : chosenOf(input, leader).chosen;
  const own = chosenOf(input, change).chosen;
  const isLeft = file.plan.left.includes(change);
  const bound = isLeft && leader !== undefined && file.plan.left.includes(leader);
  return { chosen: bound ? (led ?? "ours") : (own ?? (isLeft ? "ours" : file.id)), text: null, bound };
}

function differenceOf(here: string, there: string): TextPiece[] | null {
  return here === "" || there === "" ? null : textDifference(here, there);
}

function notesOf(input: LinesInput, change: PlannedChange): string[] {
  const notes: string[] = [];
  if (input.waitsForSignOff(change)) notes.push("This move waits for a chief officer.");
  if (change.dateNotGiven === true) notes.push("The file gives no new as-at date: it is recorded as not given.");
  if (change.subject === "entry" && change.field !== "dueOn" && input.file.plan.voice === "opcc") notes.push("It becomes a draft correction of the issued question.");
  if (change.subject === "response" && input.file.plan.voice === "force") notes.push("It becomes a draft that waits to be cleared.");
  if (change.replaces !== undefined) {
    const { by, at, waiting } = change.replaces;
    notes.push(`Taking it replaces a draft by ${by}${waiting ? ", which waits for a chief officer," : ""} of ${formatDate(londonDate(at))}.`);
  }
  return notes;
}

function lineOf(input: LinesInput, change: PlannedChange, seen: ReadonlySet<string>): CellLine {
  const { file, order, last } = input;
  const cell = cellName(change.place);
  const here = valueWords(change.field, change.from);
  // Where nothing was sent, the base is what is here.
  const base = isConflict(change) && change.base !== change.from ? valueWords(change.field, change.base ?? null) : null;
  // A date or a name is read more easily whole.
  const marks = (before: string, after: string) => (isLongText(change.field) ? differenceOf(before, after) : null);
  const conflict = isConflict(change);
  const isLeft = file.plan.left.includes(change);
  const follows = change.goesWith !== undefined || change.waits === true;
  const { chosen, text, bound } = follows ? chosenWith(input, change) : { ...chosenOf(input, change), bound: false };
  const at = last.get(fieldAtName(historyField(change)));
  const first = change.others?.find(({ importId = "" }) => order.indexOf(importId) < order.indexOf(file.id));
  const elsewhere = first === undefined || !input.open ? [] : [`Settle it under ${first.file}, which says something else of the same cell.`];
  const there = valueWords(change.field, change.said === undefined ? change.to : change.said);
  const own: FileSays[] = [{ importId: file.id, file: file.fileName, words: there, pieces: marks(base ?? here, there), place: cell }];
  const others = (change.others ?? []).map(({ importId = "", file: name, to, place }): FileSays => {
    const words = valueWords(change.field, to);
    return { importId, file: name, words, pieces: marks(base ?? here, words), place: cellName(place) };
  });
  return {
    cell, kind: conflict ? "conflict" : isLeft ? "left" : "changed", heading: fieldWords(change.field), isRag: change.field === "rag", here,
    herePieces: base === null ? null : marks(base, here),
    changedHere: at === undefined ? null : `${at.by}, ${formatDate(londonDate(at.at))}`,
    base, says: [...own, ...others], chosen: conflict ? chosen : isLeft ? "ours" : file.id, text,
    mayWrite: conflict && isLongText(change.field),
    mayChoose: first === undefined && !seen.has(cell) && !bound,
    notes: [...(seen.has(cell) ? ["It goes with the line above."] : []), ...(bound ? [`It is settled with ${leaderWords(change.field)}.`] : elsewhere), ...(input.open || (!isLeft && !file.plan.conflicts.includes(change)) ? notesOf(input, change) : [])],
  };
}

export type CellsOfFile = { conflicts: FindingLines[]; cells: FindingLines[]; shown: number };

function grouped(input: LinesInput, changes: readonly PlannedChange[], seen: Set<string>): FindingLines[] {
  const groups = new Map<string, FindingLines>();
  for (const change of changes) {
    const isFinding = /^F-\d+$/.test(change.reference);
    const key = isFinding ? change.reference : `${change.reference} ${change.label}`;
    const title = isFinding ? (input.titles.get(change.reference) ?? "") : change.label;
    const group = groups.get(key) ?? { reference: change.reference, title, isFinding, lines: [] };
    const line = lineOf(input, change, seen);
    seen.add(line.cell);
    group.lines.push(change.subject === "finding" || change.subject === "action" ? line : { ...line, heading: `${change.label}: ${line.heading}` });
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** `most`: so many cells are shown one by one. */
export function cellsOfFile(input: LinesInput, most: number): CellsOfFile {
  const { plan } = input.file;
  const all = [...plan.conflicts, ...plan.changed, ...plan.cleared, ...plan.left.filter((change) => change.added === undefined)];
  const at = (change: PlannedChange) => `${change.reference.padStart(12)} ${change.place.sheet} ${String(change.place.row).padStart(7)} ${(change.place.column ?? "").padStart(3)}`;
  const placed = all.map((change) => ({ change, key: at(change) })).sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ change }) => change);
  const shown = [...placed.filter(isConflict), ...placed.filter((change) => !isConflict(change))].slice(0, most);
  const seen = new Set<string>();
  return { conflicts: grouped(input, shown.filter(isConflict), seen), cells: grouped(input, shown.filter((change) => !isConflict(change)), seen), shown: shown.length };
}
