/** The honest workbooks that mutations start from, in the dialects of several writers. */
import { makeXlsx, type MadeCell } from "../../tests/support/make-xlsx";

const rows: MadeCell[][] = [
  ["HMICFRS tracker of Marchshire Police"],
  ["Number", "AFI / recommendation", "Strategic lead", "Steps to green", "Update", "As at", "RAG", "Target date", "PCC's assurance questions", "Force response", "Days left"],
  ...Array.from({ length: 12 }, (_, index): MadeCell[] => [
    `AFI ${String(index + 1)}`, `The force should make sure that the ${String(index + 1)}th thing is done in every area.`, "ACC Okafor", "1. Begin\n2. End",
    { runs: ["Under way", " – of course."] }, { date: `2022-05-${String(index + 1).padStart(2, "0")}` }, { text: ["Red", "Amber", "Green"][index % 3] ?? "Red", fill: "FFC000" }, { date: "2022-09-30" },
    "1. The PCC asked who owns it.\n2. The PCC asked when.", "1. A lead is named.", { formula: `H${String(index + 3)}-TODAY()`, number: index },
  ]),
];

const sheets = [
  { name: "Tracker", rows, merges: ["A1:K1"], conditional: ["G3:G99"], hiddenColumns: [12], after: '<dataValidations count="1"><dataValidation type="list" sqref="G3:G99"><formula1>Lists!$A:$A</formula1></dataValidation></dataValidations>' },
  { name: "Lists", state: "hidden" as const, rows: [["Red"], ["Amber"], ["Green"]] },
  { name: "Summary", rows: [[{ formula: 'COUNTIF(Tracker!G:G,"Red")', number: 4 }, { error: "#REF!" }, true, 1.5]] },
];

export const BASES: readonly { name: string; bytes: Buffer }[] = [
  { name: "shared texts", bytes: makeXlsx({ sheets }) },
  { name: "texts in the cells, from 1904", bytes: makeXlsx({ sheets, inline: true, fromYear1904: true }) },
  { name: "prefixed names, with macros", bytes: makeXlsx({ sheets, prefix: "x", parts: [{ name: "xl/vbaProject.bin", data: Buffer.from([1, 2, 3]), stored: true }] }) },
];
