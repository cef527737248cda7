/** What one part of the bench found, and its table as people read it. */
import { median, p95, peakMegabytes, type Measured } from "./measure";

/** `ratio`: the median over the baseline's median; `p95`: milliseconds. */
export type Target = { ratio: number } | { p95: number } | null;

export type Line = Measured & { target: Target };

/** The first line is what this program does; where there is a baseline the others are divided by it. */
export type Table = { title: string; lines: Line[]; baseline: Measured | null; note: string | null };

const HEADINGS = ["", "median", "p95", "ratio", "target", "", "peak RSS"];

function milliseconds(ms: number): string {
  return `${ms.toLocaleString("en-GB", { maximumFractionDigits: ms < 10 ? 2 : 0 })} ms`;
}

function verdict(reached: boolean): string {
  return reached ? "reached" : "missed";
}

function targetCells(line: Line, ratio: number | null): [target: string, verdict: string] {
  const { target } = line;
  if (target === null) return ["", ""];
  if ("p95" in target) return [`p95 ≤ ${target.p95} ms`, verdict(p95(line) <= target.p95)];
  return [`ratio ≤ ${target.ratio}`, ratio === null ? "" : verdict(ratio <= target.ratio)];
}

function cellsOf(line: Line, baseline: Measured | null): string[] {
  const ratio = baseline === null ? null : median(line) / median(baseline);
  const peak = peakMegabytes(line);
  return [
    line.name,
    milliseconds(median(line)),
    milliseconds(p95(line)),
    ratio === null ? "" : ratio.toFixed(2),
    ...targetCells(line, ratio),
    peak === null ? "" : `${Math.round(peak)} MB`,
  ];
}

/** In columns; one that is empty below its heading is left out. */
function aligned([headings, ...rows]: readonly [string[], ...string[][]]): string[] {
  const shown = headings.flatMap((_, column) => (rows.some((row) => row[column] !== "") ? [column] : []));
  const all = [headings, ...rows];
  const width = (column: number) => Math.max(...all.map((row) => row[column]?.length ?? 0));
  const padded = (row: string[], column: number) =>
    column === 0 ? (row[column] ?? "").padEnd(width(column)) : (row[column] ?? "").padStart(width(column));
  return all.map((row) => shown.map((column) => padded(row, column)).join("  ").trimEnd());
}

export function tableText({ title, lines, baseline, note }: Table): string {
  const others = baseline === null ? [] : [{ ...baseline, target: null }];
  const rows = [...lines, ...others].map((line) => cellsOf(line, baseline));
  return [title, ...aligned([HEADINGS, ...rows]).map((line) => `  ${line}`), ...(note === null ? [] : [`  ${note}`])].join("\n");
}
