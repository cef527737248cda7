/** What is decided in the preview is kept and applied as it was shown, or not at all; of several uploads those are taken in that can be read. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { editCell } from "~/commands/edit-cell.server";
import { reviseImport } from "~/commands/revise-import.server";
import { settleAndApply, settleImport } from "~/commands/settle-import.server";
import { takeReadableUploads } from "~/commands/take-readable-uploads.server";
import type { Ctx } from "~/db/ctx.server";
import { findBatch } from "~/db/imports.server";
import { loadFinding, loadRecord } from "~/db/record.server";
import { RECORD_LOCK, write } from "~/db/write.server";
import { OPERATOR } from "~/domain/actor";
import { columnValue, type ColumnKey } from "~/domain/columns";
import type { CellAnswer } from "~/domain/import/preview-answers";
import { importPreview } from "~/queries/import-preview.server";
import { rowAnswersIn } from "~/ui/import/read-cell-answers";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";
import { makeXlsx } from "../support/make-xlsx";
import { plainOptions } from "../support/plan-fixture";
import { addRow, again, keepAll, returned, sendCopy, writeCell, type Copy, type ReturnedFile } from "../support/returned-copies";
import { valueOf } from "../support/round-trip";
import { smallRecord } from "../support/small-record";
import { storeRecord } from "../support/store-record";
import { testCtx } from "../support/test-ctx";

let home: FreshDatabase;
let ctx: Ctx;
beforeEach(async () => {
  home = await freshDatabase();
  await storeRecord(home.db, smallRecord());
  ctx = testCtx(home.db, OPERATOR);
});
afterEach(() => home.remove());

async function here(reference: string, column: ColumnKey): Promise<string | null> {
  const finding = await loadFinding(home.db, reference);
  return finding === null ? null : columnValue(finding, column);
}

async function changeHere(reference: string, column: ColumnKey, value: string): Promise<void> {
  valueOf(await editCell(ctx, { reference, column, value, base: await here(reference, column) }));
}

async function copies(...edits: ((copy: Copy) => void)[]): Promise<string[]> {
  const copy = await sendCopy(ctx);
  const files: ReturnedFile[] = [];
  for (const [index, edit] of edits.entries()) {
    const own = again(copy);
    edit(own);
    files.push(await returned(`${String(index + 1)}.xlsx`, own));
  }
  return (await keepAll(ctx, files)).ids;
}

const preview = async (id: string) => valueOf(await importPreview(ctx, id));

/** Every cell of a file that a person may decide about. */
async function cellsOf(id: string): Promise<{ seen: string; cells: CellAnswer[] }> {
  const { mark, files } = await preview(id);
  const own = files.find((file) => file.id === id);
  const lines = [...(own?.conflicts ?? []), ...(own?.cells ?? [])].flatMap((group) => group.lines);
  return { seen: mark, cells: lines.filter((line) => line.mayChoose).map((line) => ({ importId: id, cell: line.cell, take: "ours" })) };
}

describe("choices", () => {
  test("are kept without writing anything, and applied with the rest of the form", async () => {
    const [id = ""] = await copies((copy) => { writeCell(copy, "F-0001", "tacticalLead", "Supt Bell"); writeCell(copy, "F-0002", "tacticalLead", "Supt Osei"); });
    const { seen, cells } = await cellsOf(id);
    const [first, second] = cells;
    if (first === undefined || second === undefined) throw new Error("Two cells were changed.");
    valueOf(await settleImport(ctx, id, { answers: [first], seen }));
    expect((await findBatch(home.db.read, id))[0]?.plan).toMatchObject({ changed: [{ reference: "F-0002" }], left: [{ reference: "F-0001" }] });
    expect(await here("F-0002", "tacticalLead")).toBeNull();
    const { seen: now } = await cellsOf(id);
    valueOf(await settleAndApply(ctx, id, { answers: [{ importId: id, cell: first.cell, take: "theirs", from: id }, second], seen: now }));
    expect([await here("F-0001", "tacticalLead"), await here("F-0002", "tacticalLead")]).toEqual(["Supt Bell", null]);
    expect(await settleImport(ctx, id, { answers: [], seen: null })).toMatchObject({ ok: false, problem: { kind: "stale", message: expect.stringContaining("already applied") as string } });
  });

  test("given to an older preview are refused, and nothing is written", async () => {
    const [id = ""] = await copies((copy) => { writeCell(copy, "F-0001", "tacticalLead", "Supt Bell"); writeCell(copy, "F-0002", "tacticalLead", "Supt Osei"); });
    const { seen, cells } = await cellsOf(id);
    valueOf(await settleImport(ctx, id, { answers: cells.slice(0, 1), seen }));
    for (const late of [settleImport, settleAndApply]) {
      expect(await late(ctx, id, { answers: cells.slice(1), seen })).toMatchObject({ ok: false, problem: { kind: "stale", message: expect.stringMatching(/other choices were made on it meanwhile.*the record is not concerned/) as string } });
    }
    expect((await findBatch(home.db.read, id))[0]).toMatchObject({ state: "planned", plan: { changed: [{ reference: "F-0002" }] } });
    expect(await here("F-0002", "tacticalLead")).toBeNull();
  });

  test("of the words of an update are those of its date, which is not asked about by itself until they are taken", async () => {
    const [id = ""] = await copies((copy) => { writeCell(copy, "F-0001", "update", "Nearly done."); writeCell(copy, "F-0001", "updateAsAt", "2022-05-20"); });
    await changeHere("F-0001", "update", "Half done.");
    valueOf(await reviseImport(ctx, id, {}));
    const lines = async () => (await preview(id)).files.flatMap((file) => file.conflicts.flatMap((group) => group.lines));
    const [words, date] = await lines();
    expect([words, date]).toMatchObject([{ heading: "Update", chosen: null, mayChoose: true }, { chosen: null, mayChoose: false, notes: ["It is settled with the words of the update it dates."] }]);
    const cell = words?.cell ?? "";
    valueOf(await settleImport(ctx, id, { answers: [{ importId: id, cell, take: "ours" }], seen: null }));
    expect(await lines()).toMatchObject([{ chosen: "ours" }, { chosen: "ours", mayChoose: false }]);
    valueOf(await settleImport(ctx, id, { answers: [{ importId: id, cell, take: "theirs", from: id }], seen: null }));
    expect(await lines()).toMatchObject([{ chosen: id }, { chosen: id, mayChoose: true }]);
    valueOf(await settleAndApply(ctx, id, { answers: [], seen: null }));
    expect([await here("F-0001", "update"), await here("F-0001", "updateAsAt")]).toEqual(["Nearly done.", "2022-05-20"]);
  });

  test("made meanwhile by somebody else are not overwritten, and are not called a change of the record", async () => {
    const [id = ""] = await copies((copy) => { writeCell(copy, "F-0001", "tacticalLead", "Supt Bell"); writeCell(copy, "F-0002", "tacticalLead", "Supt Osei"); });
    const { seen, cells } = await cellsOf(id);
    // Stands in for a colleague who chooses once the files were looked at, and before they are planned anew.
    await write(home.db, (tx) => tx.$executeRawUnsafe(`CREATE TRIGGER "Colleague" AFTER UPDATE OF "plan" ON "Import" WHEN NEW."options" = OLD."options"
      BEGIN UPDATE "Import" SET "options" = json_set("options", '$.emptiesCount', json('true')) WHERE "id" = NEW."id"; END`));
    const refused = await settleAndApply(ctx, id, { answers: cells.slice(0, 1), seen });
    expect(refused).toMatchObject({ ok: false, problem: { kind: "stale", message: expect.stringContaining("other choices were made on it meanwhile") as string } });
    expect((await findBatch(home.db.read, id))[0]).toMatchObject({ state: "planned", options: { emptiesCount: true } });
    expect(await here("F-0001", "tacticalLead")).toBeNull();
  });

  test("to a preview made anew because the record changed say so", async () => {
    const [id = ""] = await copies((copy) => { writeCell(copy, "F-0001", "tacticalLead", "Supt Bell"); });
    const { seen, cells } = await cellsOf(id);
    await changeHere("F-0001", "tacticalLead", "Insp Pell");
    valueOf(await reviseImport(ctx, id, {}));
    expect(await settleImport(ctx, id, { answers: cells, seen })).toMatchObject({ ok: false, problem: { kind: "stale", message: expect.stringContaining("because the record has changed") as string } });
  });

  test("are kept where the record moved on, with a new preview and nothing written", async () => {
    const [id = ""] = await copies((copy) => { writeCell(copy, "F-0001", "tacticalLead", "Supt Bell"); writeCell(copy, "F-0002", "tacticalLead", "Supt Osei"); });
    const { seen, cells } = await cellsOf(id);
    await changeHere("F-0002", "tacticalLead", "Insp Pell");
    const refused = await settleAndApply(ctx, id, { answers: cells.slice(0, 1), seen });
    expect(refused).toMatchObject({ ok: false, problem: { kind: "stale", message: expect.stringContaining("Your choices are kept") as string } });
    expect([await here("F-0001", "tacticalLead"), await here("F-0002", "tacticalLead")]).toEqual([null, "Insp Pell"]);
    const { files } = await preview(id);
    expect(files[0]?.cells.flatMap((group) => group.lines.map((line) => [group.reference, line.chosen]))).toEqual([["F-0001", "ours"]]);
    expect(files[0]?.conflicts.flatMap((group) => group.lines.map((line) => [group.reference, line.here, line.chosen]))).toEqual([["F-0002", "Insp Pell", null]]);
  });

  test("are kept and nothing is written where somebody writes between the two plannings", async () => {
    const [id = ""] = await copies((copy) => { writeCell(copy, "F-0001", "tacticalLead", "Supt Bell"); writeCell(copy, "F-0002", "tacticalLead", "Supt Osei"); });
    const { seen, cells } = await cellsOf(id);
    // Stands in for a colleague who saves once the plans were compared, and before the choices are planned.
    await write(home.db, (tx) => tx.$executeRawUnsafe(`CREATE TRIGGER "Colleague" AFTER UPDATE OF "plan" ON "Import" WHEN NEW."options" = OLD."options"
      BEGIN UPDATE "Finding" SET "tacticalLead" = 'Insp Pell' WHERE "reference" = 'F-0002'; UPDATE "Lock" SET "n" = "n" + 1 WHERE "id" = ${String(RECORD_LOCK)}; END`));
    const refused = await settleAndApply(ctx, id, { answers: cells.slice(0, 1), seen });
    expect(refused).toMatchObject({ ok: false, problem: { kind: "stale", message: expect.stringContaining("Your choices are kept") as string } });
    expect([await here("F-0001", "tacticalLead"), await here("F-0002", "tacticalLead")]).toEqual([null, "Insp Pell"]);
    expect((await findBatch(home.db.read, id))[0]).toMatchObject({ state: "planned", plan: { conflicts: [{ reference: "F-0002", from: "Insp Pell" }], left: [{ reference: "F-0001" }] } });
  });

  test("leave in both files what both say, and take it in both again", async () => {
    const lead = (copy: Copy) => { writeCell(copy, "F-0001", "tacticalLead", "Supt Bell"); };
    const [one = "", other = ""] = await copies(lead, lead);
    const { seen, cells } = await cellsOf(one);
    expect(cells).toHaveLength(1);
    valueOf(await settleImport(ctx, one, { answers: cells, seen }));
    const plans = async () => (await findBatch(home.db.read, one)).map(({ plan }) => [plan.changed.length, plan.left.length, plan.repeated.length]);
    expect(await plans()).toEqual([[0, 1, 0], [0, 1, 0]]);
    const [mine, theirs] = [await cellsOf(one), await cellsOf(other)];
    valueOf(await settleImport(ctx, one, { answers: [...mine.cells.map(({ importId, cell }): CellAnswer => ({ importId, cell, take: "theirs", from: importId })), ...theirs.cells], seen: mine.seen }));
    expect(await plans()).toEqual([[1, 0, 0], [0, 0, 1]]);
  });
});

describe("a new finding", () => {
  test("is left out with all that hangs on it, in every file that gives it", async () => {
    const row = (copy: Copy) => { addRow(copy, "tracker", { number: "AFI 9", kind: "afi", finding: "The force should know how many drivers it has.", inspection: "PEEL 2021/22" }); };
    const [one = ""] = await copies(row, row);
    const before = (await loadRecord(home.db)).findings.length;
    const { mark, files } = await preview(one);
    const [line] = files.flatMap((file) => file.addedLines.map((added) => ({ file: file.id, added }))).filter(({ added }) => added.cell !== null);
    if (line?.added.cell == null) throw new Error("There is nothing new.");
    valueOf(await settleImport(ctx, one, { answers: [{ importId: line.file, cell: line.added.cell, take: "ours" }], seen: mark }));
    expect((await findBatch(home.db.read, one)).map(({ plan }) => [plan.findings.length, plan.left.length > 0])).toEqual([[0, true], [0, true]]);
    valueOf(await settleAndApply(ctx, one, { answers: [], seen: null }));
    expect((await loadRecord(home.db)).findings).toHaveLength(before);
  });

  test("an inspection is left out with its findings in every file, said beside it, and added again with them", async () => {
    const row = (number: string) => (copy: Copy) => { addRow(copy, "tracker", { number, kind: "afi", finding: `The force should know how many drivers it has (${number}).`, inspection: "Custody 2022" }); };
    const [one = ""] = await copies(row("AFI 8"), row("AFI 9"));
    const lines = async () => (await preview(one)).files.flatMap((file) => file.addedLines.map((added) => ({ file: file.id, ...added })));
    const shown = (await lines()).find((line) => line.what === "Inspection");
    if (shown?.cell == null) throw new Error("The inspection cannot be left out.");
    expect(shown.about).toMatch(/where it is left out, so is 1 finding of it/);
    valueOf(await settleImport(ctx, one, { answers: [{ importId: shown.file, cell: shown.cell, take: "ours" }], seen: null }));
    expect((await findBatch(home.db.read, one)).map(({ plan }) => [plan.inspections.length, plan.findings.length])).toEqual([[0, 0], [0, 0]]);
    expect((await lines()).map(({ what, label, taken, cell }) => [what, label, taken, cell !== null])).toEqual(
      ["AFI 8", "AFI 9"].flatMap((number) => [["Inspection", "Custody 2022", false, true], ["Finding", number, false, false]]));
    const [again] = (await lines()).filter((line) => line.what === "Inspection");
    valueOf(await settleImport(ctx, one, { answers: [{ importId: again?.file ?? "", cell: shown.cell, take: "theirs", from: again?.file ?? "" }], seen: null }));
    expect((await findBatch(home.db.read, one)).map(({ plan }) => [plan.findings.length, plan.left])).toEqual([[1, []], [1, []]]);
    valueOf(await settleAndApply(ctx, one, { answers: [{ importId: shown.file, cell: shown.cell, take: "ours" }], seen: null }));
    expect((await loadRecord(home.db)).inspections.map(({ title }) => title)).toEqual(["PEEL 2021/22"]);
  });
});

describe("a conflict", () => {
  async function conflict(): Promise<string> {
    const copy = await sendCopy(ctx);
    await changeHere("F-0001", "update", "Under way here.");
    const own = again(copy);
    writeCell(own, "F-0001", "update", "Under way there.");
    return (await keepAll(ctx, [await returned("1.xlsx", own)])).ids[0] ?? "";
  }
  const line = async (id: string) => (await preview(id)).files[0]?.conflicts[0]?.lines.find((each) => each.heading === "Update");

  test("shows what was sent, with what either side changed of it marked", async () => {
    const shown = await line(await conflict());
    expect(shown).toMatchObject({ base: "Under way.", here: "Under way here.", chosen: null, says: [{ words: "Under way there." }] });
    const added = (pieces: { text: string; is: string }[] | null | undefined) => (pieces ?? []).filter((piece) => piece.is === "added").map((piece) => piece.text.trim()).join("");
    expect([added(shown?.herePieces), added(shown?.says[0]?.pieces)]).toEqual(["here", "there"]);
  });

  test("goes on saying what the file said where a text was written for it, and is put back", async () => {
    const id = await conflict();
    const shown = await line(id);
    const about = { importId: id, cell: shown?.cell ?? "" };
    valueOf(await settleImport(ctx, id, { answers: [{ ...about, take: "text", text: "Under way in both." }], seen: null }));
    expect(await line(id)).toMatchObject({ chosen: "text", text: "Under way in both.", says: [{ words: "Under way there." }] });
    valueOf(await settleImport(ctx, id, { answers: [{ ...about, take: "open" }], seen: null }));
    expect(await line(id)).toMatchObject({ chosen: null, text: null });
    expect((await findBatch(home.db.read, id))[0]?.plan.conflicts).toMatchObject([{ field: "update", base: "Under way." }]);
  });
});

describe("uploads", () => {
  const book = (fileName: string, said: string) => ({ fileName, bytes: makeXlsx({ sheets: [{ name: "Tracker", rows: [["Finding", "RAG"], [`AFI 7: The force should ${said}.`, "Red"]] }] }), options: plainOptions });
  const broken = (fileName: string, bytes = "not a workbook at all") => ({ fileName, bytes: new Uint8Array(Buffer.from(bytes)), options: plainOptions });

  test("are taken in together without those that cannot be read, each of which is named", async () => {
    const { taken, count, left } = valueOf(await takeReadableUploads(ctx, [broken("notes.xlsx"), book("one.xlsx", "record"), broken("nothing.xlsx", ""), book("two.xlsx", "check")]));
    expect([count, left.length]).toEqual([2, 2]);
    expect(left.join("\n")).toMatch(/^nothing\.xlsx: the file is empty\.\nnotes\.xlsx: /);
    expect((await findBatch(home.db.read, taken)).map((file) => file.fileName)).toEqual(["one.xlsx", "two.xlsx"]);
  });

  test("of one name are told apart", async () => {
    const { taken } = valueOf(await takeReadableUploads(ctx, [book("copy.xlsx", "record"), book("copy.xlsx", "check")]));
    expect((await findBatch(home.db.read, taken)).map((file) => file.fileName)).toEqual(["copy (2).xlsx", "copy.xlsx"]);
  });

  test("of which none can be read are refused with all their reasons, and none is kept", async () => {
    const refused = await takeReadableUploads(ctx, [broken("one.xlsx"), broken("two.xlsx")]);
    expect(refused).toMatchObject({ ok: false, problem: { kind: "invalid", field: "file", message: expect.stringMatching(/None of the files could be read\. .*one\.xlsx: .*two\.xlsx: /s) as string } });
    expect(await home.db.read.import.count()).toBe(0);
  });
});

test("a question that stands twice is taken from the row that the form names", async () => {
  const ENTRIES = "Questions and responses";
  const [id = ""] = await copies((copy) => {
    const sheet = copy.workbook.sheets.find((each) => each.id === "entries");
    const [first] = sheet?.rows ?? [];
    if (sheet === undefined || first === undefined) throw new Error("The copy has no question.");
    const at = (key: string) => sheet.columns.findIndex((column) => column.key === key);
    sheet.rows.push({ ...first, values: first.values.with(at("askedBy"), "SPM") });
  });
  const file = async () => (await preview(id)).files[0];
  const asked = await file();
  expect(asked?.unsure.map(({ name, where, thing, answer }) => [name, where, thing, answer])).toEqual([5, 7].map((row) => [`${ENTRIES}!${String(row)}`, `${ENTRIES}, row ${String(row)}`, "entry", null]));
  expect((await preview(id)).mayApply).toBe(false);
  const form = new FormData();
  form.set(`same:${ENTRIES}!7`, asked?.unsure[1]?.candidates[0]?.reference ?? "");
  valueOf(await reviseImport(ctx, id, rowAnswersIn(form)));
  expect((await file())?.cells.flatMap((group) => group.lines.map((line) => [line.heading, line.says.map(({ words }) => words)]))).toEqual([["AFI 1 Q1: Asked by", ["SPM"]]]);
  valueOf(await settleAndApply(ctx, id, { answers: [], seen: (await preview(id)).mark }));
  expect((await loadRecord(home.db)).findings[0]?.entries.map(({ askedBy }) => askedBy)).toContain("SPM");
});
