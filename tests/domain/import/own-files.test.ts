/** Our own exports as people send them back: sorted, copied, with rows added, without their keys, from another installation. */
import { describe, expect, test } from "vitest";
import { keyedRow } from "~/domain/export/export-workbook";
import type { Stamp } from "~/domain/export/export-sheet";
import type { WholeRecord } from "~/domain/record";
import { recordFor } from "~/domain/visibility";
import { columnLetter } from "~/domain/sheet";
import { writeWorkbook } from "~/spreadsheet/write-workbook.server";
import { stamp, workbookOf } from "../../support/export-fixture";
import { makeXlsx, type MadeCell, type MadeSheet } from "../../support/make-xlsx";
import { hasLibreOffice, hasOpenpyxl, throughLibreOffice, throughOpenpyxl } from "../../support/other-programs";
import { emptyRecord, nothing, planOf, readBytes, writes } from "../../support/plan-fixture";
import { smallRecord } from "../../support/small-record";

const record: WholeRecord = recordFor("official", smallRecord());

/** The sheets of an export as rows of plain cells, to be changed before they are written again. */
function sheetsOf(from: Stamp = stamp): { name: string; rows: MadeCell[][] }[] {
  return workbookOf(record).sheets.map((sheet) => ({
    name: sheet.name,
    rows: [
      [sheet.title], ["As at"], ["OFFICIAL"],
      [...(sheet.keyed ? ["Key"] : []), ...sheet.columns.map((column) => column.heading)],
      ...sheet.rows.map((row) => {
        const values = keyedRow(sheet, row, from);
        const keys = sheet.keyed ? values.slice(0, 1) : [];
        const rest = sheet.keyed ? values.slice(1) : values;
        return [...keys, ...sheet.columns.map((column, index) => { const value = rest[index] ?? null; return column.words.find(([code]) => code === value)?.[1] ?? value; })];
      }),
    ],
  }));
}

function cellsOf(sheets: { name: string; rows: MadeCell[][] }[], name: string) {
  const rows = sheets.find((sheet) => sheet.name === name)?.rows ?? [];
  const headings = rows[3] ?? [];
  const column = (heading: string) => headings.indexOf(heading);
  return {
    rows,
    get: (row: number, heading: string): string => { const value = rows[row]?.[column(heading)]; return typeof value === "string" ? value : ""; },
    set: (row: number, heading: string, value: MadeCell) => { (rows[row] ?? [])[column(heading)] = value; },
    letter: (heading: string) => columnLetter(column(heading) + 1),
  };
}

function plan(sheets: MadeSheet[], of: { record?: WholeRecord; instance?: string | null } = {}) {
  return planOf(readBytes(makeXlsx({ sheets })), { record, instance: stamp.instance, options: { inspection: null }, ...of });
}

test("as written by another program it plans nothing", () => {
  const read = plan(sheetsOf());
  expect(writes(read)).toEqual(nothing);
  expect(read.heldBack).toEqual([]);
});

describe("rows", () => {
  test("sorted with their key are known", () => {
    const sheets = sheetsOf();
    for (const sheet of sheets) sheet.rows = [...sheet.rows.slice(0, 4), ...sheet.rows.slice(4).reverse()];
    expect(writes(plan(sheets))).toEqual(nothing);
  });

  test("sorted without their hidden key are held back", () => {
    const sheets = sheetsOf();
    const tracker = cellsOf(sheets, "SIB tracker");
    const keys = tracker.rows.slice(4).map((row) => row[0] ?? null).reverse();
    for (const [index, row] of tracker.rows.slice(4).entries()) row[0] = keys[index] ?? null;
    const read = plan(sheets);
    expect(read.changed).toEqual([]);
    expect(read.heldBack.filter((held) => held.reason.includes("sorted without its hidden column")).length).toBeGreaterThanOrEqual(2);
  });

  test("whose key was lost are known by their reference", () => {
    const sheets = sheetsOf();
    const tracker = cellsOf(sheets, "SIB tracker");
    tracker.set(4, "Key", null);
    tracker.set(4, "RAG", "Green");
    expect(plan(sheets).changed.map(({ reference, field }) => [reference, field])).toEqual([["F-0001", "rag"]]);
  });

  test("copied, key and all, with another finding in them are held back; the original is kept", () => {
    const sheets = sheetsOf();
    const tracker = cellsOf(sheets, "SIB tracker");
    const copy = [...(tracker.rows[4] ?? [])];
    tracker.rows.push(copy);
    tracker.set(tracker.rows.length - 1, "Finding", "The force should publish its data on stop and search every month.");
    const read = plan(sheets);
    expect(read.heldBack.map((held) => [held.row, held.reason.includes("a copy of row 5")])).toEqual([[tracker.rows.length, true]]);
    expect(writes(read)).toEqual(nothing);
  });

  test("copied without a change are taken once", () => {
    const sheets = sheetsOf();
    const { rows } = cellsOf(sheets, "SIB tracker");
    rows.push([...(rows[4] ?? [])]);
    const read = plan(sheets);
    expect(read.heldBack).toEqual([]);
    expect(read.notices.join()).toMatch(/repeats row 5. It is taken once/);
  });

  test("with an altered key are held back", () => {
    const sheets = sheetsOf();
    const tracker = cellsOf(sheets, "SIB tracker");
    tracker.set(4, "Key", tracker.get(4, "Key").replace("F1.", "F2."));
    expect(plan(sheets).heldBack.map(({ row, column }) => [row, column])).toEqual([[5, "A"]]);
  });

  test("added without key and reference are new findings", () => {
    const sheets = sheetsOf();
    const tracker = cellsOf(sheets, "SIB tracker");
    tracker.rows.push([]);
    const row = tracker.rows.length - 1;
    for (const [heading, value] of [["Finding", "AFI 30: The force should publish its data on stop and search every month."], ["Inspection", "PEEL 2021/22"], ["RAG", "Amber"]] as const) tracker.set(row, heading, value);
    const read = plan(sheets);
    expect(read.findings.map(({ number, kind, inspection, values }) => [number, kind, inspection, values.rag])).toEqual([["AFI 30", "afi", "PEEL 2021/22", "amber"]]);
    expect(read.heldBack).toEqual([]);
  });

  test("added on Questions and responses are new questions", () => {
    const sheets = sheetsOf();
    const entries = cellsOf(sheets, "Questions and responses");
    entries.rows.push([]);
    const row = entries.rows.length - 1;
    for (const [heading, value] of [["Findings", "F-0001 Q9"], ["Question, comment or concern", "Who owns it now?"], ["Asked by", "SPM"], ["Follows up", "F-0001 Q1"]] as const) entries.set(row, heading, value);
    const read = plan(sheets);
    expect(read.entries.map(({ text, askedBy, state, links, followsUp }) => [text, askedBy, state, links[0]?.number, followsUp !== null])).toEqual([["Who owns it now?", "SPM", "issued", 9, true]]);
  });
});

describe("columns", () => {
  test("that are only copies are not read, and that is said", () => {
    const sheets = sheetsOf();
    cellsOf(sheets, "SIB tracker").set(4, "Force responses", "Something typed into the copy.");
    const read = plan(sheets);
    expect(writes(read)).toEqual(nothing);
    expect(read.notices.join()).toMatch(/are copies and are not read/);
  });

  test("that are locked are held back", () => {
    const sheets = sheetsOf();
    const tracker = cellsOf(sheets, "SIB tracker");
    tracker.set(4, "Finding", `${tracker.get(4, "Finding")} By March.`);
    tracker.set(5, "Number", "AFI 99");
    const read = plan(sheets);
    expect(read.heldBack.map(({ row, column }) => [row, column])).toEqual([[5, tracker.letter("Finding")], [6, tracker.letter("Number")]]);
  });

  test("of a question that an import does not take are named", () => {
    const sheets = sheetsOf();
    cellsOf(sheets, "Questions and responses").set(4, "State", "Closed");
    const read = plan(sheets);
    expect(writes(read)).toEqual(nothing);
    expect(read.notices.join()).toMatch(/State is not changed by an import. Change it on the question’s page/);
  });

  test("inserted and renamed do not matter; one of theirs is named as ignored", () => {
    const sheets = sheetsOf();
    const { rows } = cellsOf(sheets, "SIB tracker");
    for (const [index, row] of rows.entries()) row.splice(3, 0, index === 3 ? "Our notes" : index > 3 ? "a note" : null);
    const heading = (rows[3] ?? []).indexOf("Update");
    (rows[3] ?? [])[heading] = "Latest update";
    const read = plan(sheets);
    expect(writes(read)).toEqual(nothing);
    expect(read.ignoredColumns.map((each) => each.heading)).toEqual(["Our notes"]);
  });
});

describe("an export of another installation", () => {
  const theirs = sheetsOf({ instance: "9ZZ9Z", exportNumber: 3 });

  test("comes whole into an empty database", () => {
    const read = plan(theirs, { record: emptyRecord, instance: null });
    expect(writes(read)).toMatchObject({ findings: record.findings.length, changed: 0 });
    expect(read.heldBack).toEqual([]);
    expect(read.findings.filter((each) => each.parent !== null)).toHaveLength(record.findings.filter((each) => each.parentId !== null).length);
  });

  test("is compared by number and text where the same findings are here, and held back where they are not", () => {
    expect(writes(plan(theirs))).toEqual(nothing);
    const fewer = { ...record, findings: record.findings.slice(1) };
    const read = plan(theirs, { record: fewer });
    expect(read.findings).toEqual([]);
    expect(read.heldBack[0]?.reason).toMatch(/exported by another installation/);
  });
});

describe("saved again by another program", () => {
  test.skipIf(!hasLibreOffice)("LibreOffice (skipped where it is not installed)", async () => {
    const saved = throughLibreOffice(await writeWorkbook(workbookOf(record), stamp));
    const read = planOf(readBytes(saved), { record, instance: stamp.instance });
    expect([writes(read), read.heldBack]).toEqual([nothing, []]);
  });

  test.skipIf(!hasOpenpyxl)("openpyxl (skipped where it is not installed)", async () => {
    const saved = throughOpenpyxl("openpyxl.load_workbook(path).save(path)", await writeWorkbook(workbookOf(record), stamp));
    const read = planOf(readBytes(saved), { record, instance: stamp.instance });
    expect([writes(read), read.heldBack]).toEqual([nothing, []]);
  });
});
