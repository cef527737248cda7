/** Sheets of headings and rows of any kind, as somebody's tracker may have them. */
import fc from "fast-check";
import { columnLetter } from "~/domain/sheet";
import type { MadeCell } from "./make-xlsx";

const HEADINGS = [
  "Finding", "AFI / recommendation", "Recommendation", "Ref", "No", "Type", "Report", "RAG", "Status", "Update", "Comments", "Lead", "Strategic lead", "Target date", "Steps to green",
  "PCC's assurance questions", "Force response", "Cost centre", "PCC opening comment", "HMICFRS status", "Cause of concern",
];

/** `@` is for the test to fill: a word that stands nowhere else in the file. */
const TEXTS = [
  "AFI 1: The force should @", "AFI 2: The force should @", "Rec 3: The force should @", "Cause of concern: The force fails @", "The force should @ promptly", "@", "1. The PCC asked @?\n2. And @?",
  "1. The CC said @.\n2. The DCC @", "Areas for improvement", "Recommendations", "PEEL 2018/19", "AOB:", "Red", "Amber @", "Addressed as part of the @ meeting", "No question, but @", "2 @", "Total @", "30/09/2022",
  "ACC @", "In response to Q1 @", "Question: @?", "@ inspection 2021", "Date: 23 May 2022", "Date: 23 May 2022, 15:00, @", "Red – @", "Assurance meeting @", "–",
];

const cell = fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...TEXTS) }, { weight: 3, arbitrary: fc.constant(null) });
export const foreignSheet = fc.record({
  titles: fc.array(fc.array(cell, { minLength: 1, maxLength: 1 }), { maxLength: 3 }),
  headings: fc.uniqueArray(fc.constantFrom(...HEADINGS), { minLength: 2, maxLength: 6 }),
  rows: fc.array(fc.oneof({ weight: 8, arbitrary: fc.array(cell, { maxLength: 7 }) }, { weight: 1, arbitrary: fc.uniqueArray(fc.constantFrom(...HEADINGS), { minLength: 2, maxLength: 5 }) }), { maxLength: 8 }),
});

export type Spot = { word: string; row: number; column: string };

/** Puts a word that stands nowhere else in the file for each `@`. */
export function withWords(rows: MadeCell[][]): { rows: MadeCell[][]; spots: Spot[] } {
  const spots: Spot[] = [];
  let count = 0;
  const named = rows.map((cells, row) => cells.map((text, column) => typeof text !== "string" ? text : text.replace(/@/g, () => {
    count += 1;
    const word = `zq${String(count)}x`;
    spots.push({ word, row: row + 1, column: columnLetter(column + 1) });
    return word;
  })));
  return { rows: named, spots };
}
