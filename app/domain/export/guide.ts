/** The guide at the end of a workbook: what RAG means, what each column holds and who may change it. */
import type { ExportSheet, GuideLine } from "~/domain/export/export-sheet";
import { SHEET_NAMES } from "~/domain/export/layout";
import { RAG_DEFINITIONS, RAG_WORDS, RAGS } from "~/domain/rag";

const ABOUT_SHEETS: Record<ExportSheet["id"], string> = {
  tracker: "One row per finding, causes of concern included.",
  assurance: "One row per finding: what was asked, and what the force said.",
  "to-answer": "The questions that wait for a response: write it beside each. They stand on this sheet only.",
  entries: "One row per question, comment or concern, with the responses to it. They are changed here.",
  details: "What a finding has beside the columns of the tracker.",
  actions: "The actions agreed.",
  inspections: "The reports the findings come from.",
  meetings: "The meetings questions were put at.",
  movement: "What moved since an earlier board.",
};

const HOW_IT_WORKS: readonly (readonly [string, string])[] = [
  ["White cells", "May be changed here. Send the workbook back, and it is taken in cell by cell, after a preview."],
  ["Grey cells", "Are copies, or fixed: a change to one is ignored, and the preview says so. Each value is changed in one place only."],
  ["Empty cells", "Leave what is recorded, unless the person taking the workbook in says that empty cells count."],
  ["Rows", "May be sorted, filtered and copied: a hidden first column tells what each row is. Sort whole rows, so that it moves along."],
];

function columnLines(sheet: ExportSheet): GuideLine[] {
  return sheet.columns
    .filter((column) => !column.hidden && !/ \d+$/.test(column.heading))
    .map((column) => ({ cells: [column.heading, column.about, column.changedBy], rag: null, grey: column.editing !== "edit" }));
}

const ROWS_OF_OTHERS = ["Grey rows", "Are findings of other leads, to read beside yours. What is changed in them is not taken in from this copy."] as const;

const OF_RAG: readonly GuideLine[] = [
  { heading: "RAG: how the force rates delivery" },
  { head: ["RAG", "What it means"] },
  ...RAGS.map((rag): GuideLine => ({ cells: [RAG_WORDS[rag], RAG_DEFINITIONS[rag]], rag, grey: false })),
];

export function guideLines(sheets: readonly ExportSheet[]): GuideLine[] {
  const [white, grey, ...rest] = HOW_IT_WORKS;
  const others = sheets.some(({ theirs, rows }) => theirs !== undefined && theirs < rows.length);
  const rated = sheets.some(({ columns }) => columns.some(({ kind }) => kind === "rag"));
  const lines = [white, grey, ...(others ? [ROWS_OF_OTHERS] : []), ...rest].filter((line) => line !== undefined);
  return [
    { heading: "How to use this workbook" },
    ...lines.map(([what, sentence]): GuideLine => ({ cells: [what, sentence], rag: null, grey: /^Grey/.test(what) })),
    ...(rated ? OF_RAG : []),
    ...sheets.flatMap((sheet): GuideLine[] => [
      { heading: `Sheet ${SHEET_NAMES[sheet.id]}` },
      { head: ["Column", ABOUT_SHEETS[sheet.id], "Who may change it"] },
      ...columnLines(sheet),
    ]),
  ];
}
