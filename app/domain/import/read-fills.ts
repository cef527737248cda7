/** RAG given by the fill of a cell alone: what each fill seems to mean, and what it was confirmed to mean. */
import { RAG_WORDS, readRag, type Rag } from "~/domain/rag";
import type { Cell, Fill } from "~/domain/sheet";
import type { FillProposal } from "~/domain/import/reading";

/**
 * What the fills of RAG columns mean: nothing is applied without it. "proposed" takes every proposal as it stands;
 * otherwise by `fillKey`, with null for a fill that means nothing.
 */
export type FillMeanings = "proposed" | Readonly<Record<string, Rag | null>>;

export function fillKey(fill: { sheet: string; column: string; rgb: string }): string {
  return `${fill.sheet}!${fill.column}!${fill.rgb}`;
}

/** The RAG a fill seems to mean; white and no fill mean no RAG, and grey, black, purple or hatched ones nothing certain. */
export function proposedRag(fill: Fill): Rag | null {
  switch (fill.class) {
    case "red": case "amber": case "green": case "blue": return fill.class;
    case "white": case "grey": case "black": case "other": case "pattern": return null;
    default: return fill.class satisfies never;
  }
}

export function isColoured(cell: Cell): boolean {
  return cell.fill !== null && cell.fill.class !== "white" && cell.text.trim() === "";
}

/** The RAG of a cell without words, by what its fill was confirmed to mean; null without confirmation. */
export function ragOfFill(cell: Cell, where: { sheet: string; column: string }, meanings: FillMeanings | null): Rag | null {
  if (cell.fill === null || meanings === null) return null;
  if (meanings === "proposed") return proposedRag(cell.fill);
  return meanings[fillKey({ ...where, rgb: cell.fill.rgb })] ?? null;
}

/** Whether the words of a RAG cell say another RAG than its fill. */
export function disagrees(cell: Cell): boolean {
  const said = readRag(cell.text);
  const shown = cell.fill === null ? null : proposedRag(cell.fill);
  return said !== null && shown !== null && said !== shown;
}

export function countFill(fills: FillProposal[], cell: Cell, where: { sheet: string; column: string; heading: string }): void {
  if (cell.fill === null) return;
  const { rgb, class: fillClass } = cell.fill;
  const seen = fills.find((each) => each.sheet === where.sheet && each.column === where.column && each.rgb === rgb);
  if (seen !== undefined) seen.count += 1;
  else fills.push({ ...where, rgb, class: fillClass, count: 1, proposed: proposedRag(cell.fill) });
}

export function fillSentence(column: string, fills: readonly FillProposal[]): string {
  const list = fills.map((each) => `${each.class} ${each.rgb} (${String(each.count)}) ${each.proposed === null ? "means nothing certain" : `seems to mean ${RAG_WORDS[each.proposed as Rag]}`}`);
  return `Column ${column} gives RAG by colour alone: ${list.join("; ")}. Nothing of it is taken until the meaning is confirmed.`;
}
