/** Reads the lines above the first table: the meeting, the inspection, and what has no place. */
import { isCauseOfConcern } from "~/domain/finding";
import { filledCells, placeOf } from "~/domain/import/grid";
import { readInspectionTitle } from "~/domain/import/inspection-title";
import { readAlone } from "~/domain/import/read-alone";
import { readMeeting, type TitleLine } from "~/domain/import/read-meeting";
import { readSection } from "~/domain/import/read-section";
import type { Reading, ReadingMeeting } from "~/domain/import/reading";
import { addInspection, explain, INSPECTION_OF, notPlaced, type Work } from "~/domain/import/tracker-work";
import type { SheetRow } from "~/domain/sheet";

function addMeeting(reading: Reading, meeting: ReadingMeeting): number {
  const index = reading.meetings.findIndex((each) => each.title === meeting.title && each.date === meeting.date);
  return index >= 0 ? index : reading.meetings.push(meeting) - 1;
}

/** A cause of concern, or what kind of finding follows, may stand above the headings as well. */
function isSection(texts: readonly string[]): boolean {
  const [text, more] = texts;
  const section = text === undefined || more !== undefined ? null : readSection(text, []);
  return section?.is === "kind" || (section?.is === "finding" && isCauseOfConcern(section.label.kind));
}

/** The lines above the first header: the meeting, the inspection (a line that only looks like one gives way to the person's own word), and what has no place. */
export function readTitles(work: Work, rows: readonly SheetRow[]): void {
  const { grid, reading, options, above } = work;
  const lines = rows.map((row): TitleLine => ({ texts: filledCells(row).map((cell) => cell.text.trim()), place: placeOf(grid, row.number, null) }));
  const found = work.meeting === null ? readMeeting(lines) : null;
  if (found !== null) work.meeting = addMeeting(reading, found.meeting);
  for (const [index, row] of rows.entries()) {
    if (found?.used.includes(index)) {
      explain(work, row, "titleLine", "It says at which meeting the paper was taken.");
      continue;
    }
    const text = (lines[index]?.texts ?? []).join(" ");
    const inspection = readInspectionTitle(text, options.knownTitles);
    const said = inspection?.sure === true || options.inspection === null;
    if (isSection(lines[index]?.texts ?? [])) readAlone(work, row, { columns: [] });
    else if (inspection !== null && said) {
      above.inspection = addInspection(work, inspection, row.number);
      explain(work, row, "titleLine", INSPECTION_OF);
    }
    else notPlaced(work, row);
  }
}
