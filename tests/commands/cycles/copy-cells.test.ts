/** Each white cell of a lead's copy, changed alone, is one change proposed; each grey one is none. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readCycles } from "~/db/cycles.server";
import { keepSent, takeStamp } from "~/db/exports.server";
import { loadRecord } from "~/db/record.server";
import { peopleIn } from "~/db/people.server";
import { OPERATOR } from "~/domain/actor";
import { copyLeads, leadsNamed } from "~/domain/export/copy-leads";
import { copyWorkbook } from "~/domain/export/copy-workbook";
import type { ExportColumn, ExportWorkbook, Stamp } from "~/domain/export/export-sheet";
import { sentValues } from "~/domain/export/sent";
import { recordFor } from "~/domain/visibility";
import { writeWorkbook } from "~/spreadsheet/write-workbook.server";
import { demonstrationDatabase } from "../../support/demonstration-database";
import { heading } from "../../support/export-fixture";
import type { FreshDatabase } from "../../support/fresh-database";
import { planFor } from "../../support/round-trip";
import { testCtx } from "../../support/test-ctx";

let home: FreshDatabase;
let workbook: ExportWorkbook;
let stamp: Stamp;
beforeAll(async () => {
  home = await demonstrationDatabase();
  const ctx = testCtx(home.db, OPERATOR);
  const record = recordFor("official", await loadRecord(home.db));
  const cycle = (await readCycles(home.db.read)).find((each) => each.state === "open");
  const [lead] = leadsNamed(copyLeads(record.findings, await peopleIn(home.db.read, ctx.today), ctx.today), "Gareth Vaughan");
  if (cycle === undefined || lead === undefined) throw new Error("The demonstration has no open cycle, or no such lead.");
  ({ workbook } = copyWorkbook({ record, heading, cycle, lead, onlyTheirs: false, returnTo: "the SIB secretariat" }));
  stamp = await takeStamp(ctx);
  await keepSent(ctx, stamp.exportNumber, sentValues(workbook), { cycleId: cycle.id, lead: lead.words });
});
afterAll(() => home.remove());

function another(column: ExportColumn, value: string | null): string {
  if (column.kind === "date") return "2031-03-26";
  if (column.kind === "rag") return value === "amber" ? "red" : "amber";
  const word = column.words.find(([code]) => code !== value);
  return word === undefined ? "Written anew, by hand" : word[0];
}

/** The plan of the copy with one cell of the tracker changed: in the first row that is theirs, or the first of others. */
async function planWith(key: string, whose: "theirs" | "others") {
  const sheets = workbook.sheets.map((sheet) => {
    if (sheet.id !== "tracker") return sheet;
    const place = sheet.columns.findIndex((column) => column.key === key);
    const [column, index] = [sheet.columns[place], whose === "theirs" ? 0 : (sheet.theirs ?? 0)];
    if (column === undefined) throw new Error(`There is no column ${key}.`);
    return { ...sheet, rows: sheet.rows.map((row, at) => (at === index ? { ...row, values: row.values.with(place, another(column, row.values[place] ?? null)) } : row)) };
  });
  return planFor(home.db, await writeWorkbook({ ...workbook, sheets }, stamp));
}

const WHITE = ["strategicLead", "tacticalLead", "stepsToGreen", "update", "updateAsAt", "rag", "ragReason", "targetDate", "hmicfrsStatus"];

it("has the columns white that a lead may change, and no others", () => {
  const tracker = workbook.sheets.find((sheet) => sheet.id === "tracker");
  expect(tracker?.columns.filter((column) => column.editing === "edit").map((column) => column.key)).toEqual(WHITE);
  expect(workbook.sheets.filter((sheet) => sheet.id === "details" || sheet.id === "actions").flatMap((sheet) => sheet.columns.filter((column) => column.editing === "edit"))).toEqual([]);
});

describe.each(WHITE)("%s", (key) => {
  it("is proposed where it is theirs, alone", async () => {
    const { changed, cleared, heldBack, findings, responses } = await planWith(key, "theirs");
    expect(changed.map((change) => change.field)).toEqual([key]);
    expect([cleared, heldBack, findings, responses]).toEqual([[], [], [], []]);
  });

  it("is held back where it is not", async () => {
    const { changed, heldBack } = await planWith(key, "others");
    expect(changed).toEqual([]);
    expect(heldBack).toMatchObject([{ notYours: true }]);
  });
});
