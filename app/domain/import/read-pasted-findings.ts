/** Reads findings pasted from a report or a sheet: "AFI 4: …", "Recommendation 2: …", a number in one cell and the text in the next. */
import { columnOfHeading } from "~/domain/columns";
import { isCauseOfConcern, type FindingKind } from "~/domain/finding";
import { numberLabel, readFindingLabel, readNumberCell, soundsLikeFinding } from "~/domain/import/finding-label";
import { normaliseText } from "~/domain/text";

export type PastedFinding = {
  kind: FindingKind;
  number: string | null;
  text: string;
  /** The bullets of the text, where it has some. */
  limbs: string[];
  /** The place in the list of the cause of concern it stands under. */
  parent: number | null;
  /** The line it begins on, from 1. */
  line: number;
};

export type PastedFindings = { findings: PastedFinding[]; notUnderstood: { line: number; text: string }[] };

type Row = { line: number; cells: string[] };

const BULLET = /^\s*(?:[•▪◦·●o*–-]|\(?[a-z][.)])\s+/;

/** Lines, or the cells of a pasted sheet: a quoted cell may hold line breaks and doubled quotes. */
function rowsOf(text: string): Row[] {
  if (!text.includes("\t")) return text.split("\n").map((line, index) => ({ line: index + 1, cells: [line.trim()] }));
  const rows: Row[] = [];
  let line = 1;
  let row: Row = { line, cells: [] };
  for (const [, quoted, plain = "", end] of text.matchAll(/(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))(\t|\n|$)/g)) {
    const cell = quoted === undefined ? plain : quoted.replaceAll('""', '"');
    row.cells.push(cell.trim());
    line += cell.split("\n").length - 1;
    if (end === "\t") continue;
    rows.push(row);
    line += 1;
    row = { line, cells: [] };
    if (end === "") break;
  }
  return rows;
}

/** One row of cells as one labelled text: kind and number cells first, then the longest of the others. */
function joinCells(cells: readonly string[]): string {
  const filled = cells.filter((cell) => cell !== "");
  const labels = filled.map(readNumberCell);
  const kind = labels.find((label) => label?.kind != null)?.kind ?? null;
  const digits = labels.find((label) => label?.digits != null)?.digits ?? null;
  const [text = ""] = filled.filter((_, index) => labels[index] === null).sort((a, b) => b.length - a.length);
  if (digits === null || readFindingLabel(text) !== null) return kind === null || text === "" ? (filled.length === 1 ? (filled[0] ?? "") : text) : text;
  return `${numberLabel(kind ?? "afi", digits) ?? ""}: ${text}`;
}

function isHeadings(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell !== "");
  return filled.length > 1 && filled.every((cell) => columnOfHeading(cell) !== null);
}

type Draft = PastedFinding & { lines: string[] };

function finished({ lines, ...draft }: Draft): PastedFinding {
  const limbs = lines.filter((line) => BULLET.test(line)).map((line) => line.replace(BULLET, "").replace(/[;,]?(?:\s+and)?[;.]?\s*$/, ""));
  return { ...draft, text: lines.join("\n").trim(), limbs };
}

/** A line without a label goes on with the finding before it; under a heading such as "Areas for improvement" it may begin one. */
export function readPastedFindings(text: string): PastedFindings {
  const drafts: Draft[] = [];
  const notUnderstood: PastedFindings["notUnderstood"] = [];
  let section: FindingKind | null = null;
  let cause: number | null = null;

  function begin(kind: FindingKind, number: string | null, first: string, line: number): void {
    if (isCauseOfConcern(kind)) cause = drafts.length;
    if (kind === "afi") cause = null;
    const parent = kind === "recommendation" ? cause : null;
    drafts.push({ kind, number, text: "", limbs: [], parent, line, lines: first === "" ? [] : [first] });
  }

  for (const { line, cells } of rowsOf(normaliseText(text))) {
    if (isHeadings(cells)) continue;
    const whole = cells.length === 1 ? (cells[0] ?? "") : joinCells(cells);
    if (whole === "") continue;
    const heading = readNumberCell(whole);
    const label = readFindingLabel(whole);
    const last = drafts.at(-1);
    if (heading?.kind != null && heading.digits === null) {
      section = heading.kind;
      if (isCauseOfConcern(section)) begin(section, null, "", line);
      continue;
    }
    if (label !== null) begin(label.kind, label.number, label.text, line);
    else if (last !== undefined && (last.lines.length === 0 || BULLET.test(whole))) last.lines.push(whole);
    else if (section !== null && !isCauseOfConcern(section) && soundsLikeFinding(whole)) begin(section, null, whole, line);
    else if (last !== undefined) last.lines.push(whole);
    else notUnderstood.push({ line, text: whole });
  }

  const empty = drafts.filter((draft) => draft.lines.length === 0);
  const kept = drafts.filter((draft) => draft.lines.length > 0);
  return {
    findings: kept.map((draft) => {
      const above = draft.parent === null ? undefined : drafts[draft.parent];
      const parent = above === undefined ? -1 : kept.indexOf(above);
      return { ...finished(draft), parent: parent < 0 ? null : parent };
    }),
    notUnderstood: [...notUnderstood, ...empty.map(({ line, number }) => ({ line, text: number ?? "A heading without a text" }))],
  };
}
