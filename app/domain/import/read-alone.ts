/** Reads a row that says one thing across the table: a section, a report, a finding of its own, other business. */
import type { SheetRow } from "~/domain/sheet";
import { isCauseOfConcern } from "~/domain/finding";
import { beginFinding } from "~/domain/import/begin-finding";
import { blankFinding } from "~/domain/import/draft-reading";
import { numberLabel, readNumberCell } from "~/domain/import/finding-label";
import { filledCells, mergeAt, placeOf } from "~/domain/import/grid";
import { readAtMeeting } from "~/domain/import/read-questions";
import { readSection } from "~/domain/import/read-section";
import { addInspection, dropLabel, explain, INSPECTION_OF, keyOf, type Table, type Work } from "~/domain/import/tracker-work";

/** A row with one text only. True when it is understood. */
export function readAlone(work: Work, row: SheetRow, table: Pick<Table, "columns">): boolean {
  const { above, grid, options, reading } = work;
  const [cell] = filledCells(row);
  if (cell === undefined) return true;
  const merged = (mergeAt(grid, row.number, cell.column)?.right ?? cell.column) > cell.column;
  const findingColumn = table.columns.find((each) => each.role === "finding");
  const text = cell.text.trim();
  const bare = readNumberCell(text);
  if (bare !== null && bare.kind !== null && bare.digits !== null && (merged || findingColumn === undefined || cell.column <= findingColumn.column)) {
    dropLabel(work);
    explain(work, row, "heading", "It names the finding below.");
    above.label = { kind: bare.kind, number: numberLabel(bare.kind, bare.digits), row };
    above.finding = null;
    above.mode = "findings";
    return true;
  }
  const section = readSection(text, options.knownTitles);
  const leads = findingColumn === undefined || cell.column <= findingColumn.column;
  if (section === null || (!merged && !leads)) return false;
  switch (section.is) {
    case "kind":
      explain(work, row, "heading", "It says what the findings below are.");
      above.kind = section.kind;
      above.finding = null;
      if (section.kind !== "recommendation") above.parent = null;
      above.mode = "findings";
      return true;
    case "inspection":
      explain(work, row, "titleLine", INSPECTION_OF);
      above.inspection = addInspection(work, section.inspection, row.number);
      above.parent = null;
      above.kind = null;
      above.finding = null;
      above.mode = "findings";
      return true;
    case "finding": {
      if (!merged && findingColumn?.column === cell.column) return false;
      const finding = blankFinding(keyOf(work, row.number), placeOf(grid, row.number, null));
      finding.kind = section.label.kind;
      finding.number = section.label.number;
      finding.text = section.label.text;
      finding.locked.finding = placeOf(grid, row.number, cell.column);
      beginFinding(work, finding);
      if (isCauseOfConcern(section.label.kind)) above.kind = null;
      return true;
    }
    case "opening": case "aob":
      explain(work, row, "heading", "It says that the rows below are of the meeting itself.");
      above.mode = section.is;
      above.finding = null;
      above.parent = null;
      if (section.text !== "") readAtMeeting(reading, { questions: { text: section.text, place: placeOf(grid, row.number, cell.column) }, responses: null, meeting: work.meeting }, section.is, keyOf(work, row.number));
      return true;
    default: return section satisfies never;
  }
}
