/** Leaves the notes of a meeting out with the meeting: its facts, attendance and items, and what was said there of earlier actions. */
import { cellName } from "~/domain/import/cell-name";
import type { AddedThing, ImportPlan, PlannedChange, PlannedMeeting } from "~/domain/import/import-plan";
import { attendeeName, itemName, type PlannedPaper } from "~/domain/import/paper/planned-paper";
import type { ReadingPaper } from "~/domain/import/paper/read-paper";
import type { Place } from "~/domain/import/reading";
import type { Trace } from "~/domain/import/trace";

const WHY = "Left by choice: it is not added without its meeting.";

function line(added: AddedThing, label: string, to: string | null, place: Place): PlannedChange {
  return { subject: "entry", id: "", reference: label, label, field: "text", from: null, to, place, added };
}

/** What is left out of a paper that goes with its meeting, for the lists of the preview. */
export function linesOfPaper({ attendance, items, reports, notHeardOf }: PlannedPaper, { place: notes }: Pick<PlannedMeeting, "place">): PlannedChange[] {
  return [
    ...attendance.map(({ place, ...person }) => line("attendance", person.name, attendeeName(person), place)),
    ...items.map((item) => line("item", itemName(item), item.text, item.place)),
    ...reports.map(({ reference, text, place }) => line("report", reference, text, place)),
    ...notHeardOf.map(({ reference, text }) => line("report", reference, text, notes)),
  ];
}

/** Of the cells of the notes nothing is taken but findings, which are there without a meeting as well. */
export function tracePaperLeftOut({ marks }: Trace, { sheet, until, cells }: ReadingPaper, { findings }: Pick<ImportPlan, "findings">): void {
  const rows = new Set(findings.flatMap(({ place }) => (place.sheet === sheet ? [place.row] : [])));
  for (const [row, columns] of cells) {
    if (row >= until || rows.has(row)) continue;
    for (const name of [...columns.map((column) => cellName({ sheet, row, column })), cellName({ sheet, row, column: null })]) {
      if (marks.get(name)?.fate === "taken") marks.set(name, { fate: "left", why: WHY });
    }
  }
}
