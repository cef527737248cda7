/** Copies that go out for a SIB cycle: whose is white, what is kept of them, and that they come back as they went. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { editCell } from "~/commands/edit-cell.server";
import { moveSibCycle } from "~/commands/cycles/move-cycle.server";
import { sendCopies, type CopiesWanted, type SentCopies } from "~/commands/cycles/send-copies.server";
import { copiesOf, findSent } from "~/db/exports.server";
import { readCycles } from "~/db/cycles.server";
import { loadFinding } from "~/db/record.server";
import { columnValue } from "~/domain/columns";
import { sentValue, wasTheirs } from "~/domain/export/sent";
import { readKey } from "~/domain/row-key";
import { columnLetter, type Sheet } from "~/domain/sheet";
import { readWorkbook } from "~/spreadsheet/read-workbook.server";
import { openZip, readEntry } from "~/spreadsheet/zip.server";
import { ctxOf } from "../../support/demonstration-actor";
import { demonstrationDatabase } from "../../support/demonstration-database";
import type { FreshDatabase } from "../../support/fresh-database";
import { hasLibreOffice, hasOpenpyxl, throughLibreOffice, throughOpenpyxl } from "../../support/other-programs";
import { planFor, takeIn, valueOf, wouldWrite } from "../../support/round-trip";

const MAY = "2022-05-25";
let home: FreshDatabase;
beforeEach(async () => {
  home = await demonstrationDatabase();
});
afterEach(() => home.remove());

async function sent(wanted: CopiesWanted, onlyTheirs = false): Promise<SentCopies> {
  return valueOf(await sendCopies(await ctxOf(home.db, "tom-ashdown"), { boardOn: MAY, wanted, onlyTheirs }));
}

function sheetOf(bytes: Uint8Array, name: string): Sheet {
  const sheet = valueOf(readWorkbook(new Uint8Array(bytes), "copy.xlsx")).sheets.find((each) => each.name === name);
  if (sheet === undefined) throw new Error(`There is no sheet ${name}.`);
  return sheet;
}

const SIOBHAN = { of: "lead", lead: "Siobhan Byrne" } as const;
const empty = { emptiesCount: true } as const;

/** The place of a column and of the rows below its heading. */
function find(sheet: Sheet, heading: string): { column: number; rows: Sheet["rows"] } {
  const header = sheet.rows.find((row) => row.cells.some((cell) => cell.text === heading));
  const column = header?.cells.find((cell) => cell.text === heading)?.column;
  if (header === undefined || column === undefined) throw new Error(`There is no column ${heading}.`);
  return { column, rows: sheet.rows.filter((row) => row.number > header.number) };
}

function textAt(row: Sheet["rows"][number] | undefined, column: number): string {
  return row?.cells.find((cell) => cell.column === column)?.text ?? "";
}

/** Writes into cells as openpyxl does: sheet, address and text. */
function edited(bytes: Uint8Array, cells: readonly (readonly [sheet: string, address: string, text: string])[]): Buffer {
  const lines = cells.map(([sheet, address, text]) => `book[${JSON.stringify(sheet)}][${JSON.stringify(address)}] = ${JSON.stringify(text)}`);
  return throughOpenpyxl(["book = openpyxl.load_workbook(path)", ...lines, "book.save(path)"].join("\n"), bytes);
}

describe("the whole tracker", () => {
  it("says what to do and by when, has the questions apart, and proposes nothing when it comes back as it went", async () => {
    const { bytes, fileName, copies } = await sent({ of: "whole" });
    expect(fileName).toBe("marchshire-sib-2022-05-25-whole-tracker.xlsx");
    const lines = sheetOf(bytes, "SIB tracker").rows.slice(0, 5).map((row) => textAt(row, 2));
    expect(lines[3]).toContain("answer the sheet Questions to answer");
    expect(lines[4]).toContain("by 18 May 2022, for the Service Improvement Board of 25 May 2022");
    expect(lines[4]).toContain("Tom Ashdown");
    const apart = find(sheetOf(bytes, "Questions to answer"), "Response");
    expect(apart.rows.length).toBe(copies[0]?.questions);
    expect(apart.rows.length).toBeGreaterThan(0);
    expect(apart.rows.every((row) => textAt(row, apart.column) === "")).toBe(true);
    expect(wouldWrite(await planFor(home.db, bytes, empty))).toEqual([]);
    expect((await planFor(home.db, bytes, empty)).ignoredColumns).toEqual([]);
  });

  it("gives each question one place", async () => {
    const { bytes } = await sent({ of: "whole" });
    const keys = ["Questions to answer", "Questions and responses"].flatMap((name) => sheetOf(bytes, name).rows.flatMap((row) => { const key = readKey(textAt(row, 1)); return key === null || key === "bad checksum" ? [] : [key.rowId]; }));
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length).toBe(await home.db.read.entry.count({ where: { state: { in: ["issued", "answered", "closed"] } } }));
  });
});

describe("a copy for one lead", () => {
  it("has theirs on top, white, and the rest below, grey", async () => {
    const { bytes, copies } = await sent(SIOBHAN);
    const tracker = find(sheetOf(bytes, "SIB tracker"), "Update");
    const theirs = copies[0]?.findings ?? 0;
    expect(theirs).toBeGreaterThan(0);
    const white = tracker.rows.map((row) => row.cells.find((cell) => cell.column === tracker.column)?.fill ?? null).map((fill) => fill === null || fill.class === "white");
    expect(white.slice(0, theirs).every(Boolean)).toBe(true);
    expect(white.slice(theirs).some(Boolean)).toBe(false);
    expect(white.length).toBe(await home.db.read.finding.count());
    const lead = find(sheetOf(bytes, "SIB tracker"), "Tactical lead");
    const strategic = find(sheetOf(bytes, "SIB tracker"), "Strategic lead");
    for (const row of lead.rows.slice(0, theirs)) expect(`${textAt(row, lead.column)} ${textAt(row, strategic.column)}`).toContain("Byrne");
    for (const row of lead.rows.slice(theirs)) expect(textAt(row, lead.column)).not.toContain("Byrne");
  });

  it("leaves the others out where only theirs are wanted", async () => {
    const { bytes, copies } = await sent(SIOBHAN, true);
    expect(find(sheetOf(bytes, "SIB tracker"), "Update").rows.length).toBe(copies[0]?.findings);
    expect(wouldWrite(await planFor(home.db, bytes, empty))).toEqual([]);
  });

  it("is kept with its cycle and lead, and says of each cell whether it was theirs", async () => {
    const { copies } = await sent(SIOBHAN);
    const number = copies[0]?.exportNumber ?? 0;
    const cycle = (await readCycles(home.db.read)).find((each) => each.boardOn === MAY);
    expect(await copiesOf(home.db.read, cycle?.id ?? "")).toMatchObject([{ number, lead: copies[0]?.lead, exportedBy: "Tom Ashdown" }]);
    const kept = await findSent(home.db.read, number);
    if (kept === null) throw new Error("Nothing was kept.");
    const rows = Object.keys(kept.sheets.tracker?.rows ?? {});
    expect(rows.length).toBe(await home.db.read.finding.count());
    const white = rows.filter((rowId) => wasTheirs(kept, { sheet: "tracker", rowId, column: "update" }));
    expect(white.length).toBe(copies[0]?.findings);
    for (const rowId of white) expect(wasTheirs(kept, { sheet: "tracker", rowId, column: "assurance" })).toBe(false);
    const questions = Object.keys(kept.sheets.entries?.rows ?? {});
    expect(questions.some((rowId) => sentValue(kept, { sheet: "entries", rowId, column: "state" }) === "issued")).toBe(true);
    expect(questions.every((rowId) => sentValue(kept, { sheet: "entries", rowId, column: "text" }) !== undefined)).toBe(true);
  });

  it.runIf(hasOpenpyxl)("comes back with the response that was written, as a response", async () => {
    const { bytes } = await sent({ of: "whole" });
    const { column, rows } = find(sheetOf(bytes, "Questions to answer"), "Response");
    const address = `${columnLetter(column)}${String(rows[0]?.number ?? 0)}`;
    const plan = await planFor(home.db, edited(bytes, [["Questions to answer", address, "A lead has been named in every area."]]), empty);
    expect(wouldWrite(plan)).toHaveLength(1);
    expect(plan.responses).toMatchObject([{ parts: [{ text: "A lead has been named in every area." }], place: { sheet: "Questions to answer", column: columnLetter(column) } }]);
  });

  it.runIf(hasOpenpyxl && hasLibreOffice)("proposes nothing after LibreOffice and openpyxl have saved it", async () => {
    const { bytes } = await sent(SIOBHAN);
    expect(wouldWrite(await planFor(home.db, throughLibreOffice(bytes), empty))).toEqual([]);
    expect(wouldWrite(await planFor(home.db, edited(bytes, []), empty))).toEqual([]);
  });
});

describe.runIf(hasOpenpyxl)("what comes back in a lead's copy", () => {
  /** Taken in by the operator, who may change all of it where it is not somebody's copy. */
  async function planOf(write: (bytes: Buffer, theirs: number) => [sheet: string, address: string, text: string][]) {
    const { bytes, copies } = await sent(SIOBHAN);
    return planFor(home.db, edited(bytes, write(bytes, copies[0]?.findings ?? 0)), empty);
  }
  const at = (sheet: Sheet, heading: string, row: (rows: number[]) => number | undefined) => {
    const { column, rows } = find(sheet, heading);
    return `${columnLetter(column)}${String(row(rows.map((each) => each.number)) ?? 0)}`;
  };

  it("is taken in where it is theirs", async () => {
    const plan = await planOf((bytes) => [["SIB tracker", at(sheetOf(bytes, "SIB tracker"), "Update", (rows) => rows[0]), "Two areas are done, the third in June."]]);
    expect(plan.changed).toMatchObject([{ field: "update", to: "Two areas are done, the third in June.", dateNotGiven: true }]);
    expect(plan.heldBack).toEqual([]);
  });

  it("is held back where it was grey: rows of others, columns of the office, responses to questions of others", async () => {
    const plan = await planOf((bytes, theirs) => {
      const tracker = sheetOf(bytes, "SIB tracker");
      const responses = sheetOf(bytes, "Questions and responses");
      return [
        ["SIB tracker", at(tracker, "Update", (rows) => rows[theirs]), "Not mine to say."],
        ["SIB tracker", at(tracker, "Assurance", (rows) => rows[0]), "Assured"],
        ["SIB tracker", at(tracker, "Deadline", (rows) => rows[0]), "1 January 2031"],
        ["Questions and responses", at(responses, "Response", (rows) => rows.at(-1)), "Not mine to answer."],
      ];
    });
    expect(wouldWrite(plan)).toHaveLength(4);
    expect(plan.heldBack).toHaveLength(4);
    expect(plan.heldBack.every((held) => held.notYours === true && /^F-\d{4}.*, .+: This cell is grey in the copy/.test(held.reason))).toBe(true);
  });
});

describe.runIf(hasOpenpyxl)("drafts of a lead here, while their copy is out", () => {
  const drafts = async (reference: string) => (await home.db.read.fieldDraft.findMany({ where: { finding: { reference } }, select: { column: true, value: true }, orderBy: { column: "asc" } }));
  const draftOf = async (reference: string, column: "update" | "targetDate", value: string) => {
    const finding = await loadFinding(home.db, reference);
    valueOf(await editCell(await ctxOf(home.db, "siobhan-byrne"), { reference, column, value, base: finding === null ? null : columnValue(finding, column) }));
  };

  it("are in no copy, stay where the copy says nothing else, and give way, with an event, where it does", async () => {
    const { reference } = await home.db.read.finding.findFirstOrThrow({ where: { tacticalLeadPersonId: "siobhan-byrne", hmicfrsStatus: { notIn: ["complete", "superseded"] }, drafts: { none: {} } }, orderBy: { sequence: "asc" } });
    await draftOf(reference, "update", "A draft that nobody has submitted.");
    await draftOf(reference, "targetDate", "2031-01-31");
    const { bytes } = await sent(SIOBHAN);
    const { column, rows } = find(sheetOf(bytes, "SIB tracker"), "Update");
    const references = find(sheetOf(bytes, "SIB tracker"), "Reference");
    const row = references.rows.find((each) => textAt(each, references.column) === reference);
    expect(rows.some((each) => textAt(each, column).includes("A draft that nobody"))).toBe(false);
    await takeIn(home.db, bytes);
    expect(await drafts(reference)).toEqual([{ column: "targetDate", value: "2031-01-31" }, { column: "update", value: "A draft that nobody has submitted." }]);

    await takeIn(home.db, edited(bytes, [["SIB tracker", `${columnLetter(column)}${String(row?.number ?? 0)}`, "What the copy says."]]));
    expect((await loadFinding(home.db, reference))?.update?.text).toBe("What the copy says.");
    expect(await drafts(reference)).toEqual([{ column: "targetDate", value: "2031-01-31" }]);
    const told = await home.db.read.historyEvent.findFirst({ where: { field: "update", draftOf: "force", before: "A draft that nobody has submitted." } });
    expect(told).not.toBeNull();
  });
});

describe("one for each lead", () => {
  it("is a zip of workbooks by name, each with a number of its own", async () => {
    const { bytes, fileName, zipped, copies } = await sent({ of: "every lead" });
    expect([fileName, zipped]).toEqual(["marchshire-sib-2022-05-25-by-lead.zip", true]);
    const zip = openZip(bytes);
    expect(zip.entries.map((entry) => entry.name)).toEqual(copies.map((copy) => copy.fileName));
    expect(new Set(zip.entries.map((entry) => entry.name.toLowerCase())).size).toBe(copies.length);
    expect(new Set(copies.map((copy) => copy.exportNumber)).size).toBe(copies.length);
    expect(copies.map((copy) => copy.lead)).toContain("Ch Insp Siobhan Byrne");
    const first = readEntry(zip, copies[0]?.fileName ?? "");
    expect(wouldWrite(await planFor(home.db, first ?? new Uint8Array(), empty))).toEqual([]);
  });

  it.runIf(hasOpenpyxl)("opens elsewhere", async () => {
    const { bytes, copies } = await sent({ of: "every lead" }, true);
    const file = path.join(mkdtempSync(path.join(tmpdir(), "zip-")), "copies.zip");
    writeFileSync(file, bytes);
    const script = "import sys, zipfile\nz = zipfile.ZipFile(sys.argv[1])\nassert z.testzip() is None\nprint('\\n'.join(f'{i.filename} {i.date_time[0]}' for i in z.infolist()))";
    const listed = execFileSync("/usr/bin/python3", ["-c", script, file], { encoding: "utf8" });
    expect(listed.trim().split("\n")).toEqual(copies.map((copy) => `${copy.fileName} 2022`));
  });
});

describe("whom it refuses", () => {
  it("those who do not run cycles", async () => {
    for (const person of ["priya-nair", "siobhan-byrne", "catherine-wells", "rosalind-achebe"]) {
      expect(await sendCopies(await ctxOf(home.db, person), { boardOn: MAY, wanted: { of: "whole" }, onlyTheirs: false })).toMatchObject({ ok: false, problem: { kind: "refused" } });
    }
    expect(await home.db.read.export.count()).toBe(0);
  });

  it("a lead that is nobody, a cycle that is none, and one that is frozen", async () => {
    const ctx = await ctxOf(home.db, "tom-ashdown");
    const asked = (boardOn: string, wanted: CopiesWanted) => sendCopies(ctx, { boardOn, wanted, onlyTheirs: false });
    const unknown = await asked(MAY, { of: "lead", lead: "Nobody Atall" });
    expect(unknown).toMatchObject({ ok: false, problem: { kind: "missing", field: "lead" } });
    expect(unknown.ok ? "" : unknown.problem.message).toContain("Ch Insp Siobhan Byrne");
    expect(await asked("2031-01-01", { of: "whole" })).toMatchObject({ ok: false, problem: { kind: "missing" } });
    expect(await asked("2022-03-23", { of: "whole" })).toMatchObject({ ok: false, problem: { kind: "refused" } });
    expect(await moveSibCycle(ctx, { boardOn: MAY, move: "freeze" })).toMatchObject({ ok: true });
    expect(await asked(MAY, { of: "every lead" })).toMatchObject({ ok: false, problem: { kind: "refused" } });
  });
});
