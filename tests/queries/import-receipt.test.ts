/** The receipt of a file, on its page and as a file to keep: for the side that brought it alone. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { applyImport } from "~/commands/apply-import.server";
import { takeUpload } from "~/commands/plan-import.server";
import { undoImport } from "~/commands/undo-import.server";
import type { Fate } from "~/domain/import/receipt";
import { importReceipt, importStanding, receiptFile } from "~/queries/import-receipt.server";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";
import { makeXlsx } from "../support/make-xlsx";
import { force, opcc, problemOf } from "../support/marchshire";
import { plainOptions, readBytes } from "../support/plan-fixture";
import { valueOf } from "../support/round-trip";
import { testCtx } from "../support/test-ctx";

let home: FreshDatabase;
beforeEach(async () => {
  home = await freshDatabase();
});
afterEach(() => home.remove());

const PAPER = makeXlsx({ sheets: [{ name: "Paper", rows: [
  ["PEEL 2021/22"],
  ["AFI", "RAG", "Cost centre"],
  ["AFI 1: The force should review its plans.", "Puce", "=1+1"],
] }] });

test("says of each cell what it says and what became of it, before it is applied and after", async () => {
  const ctx = testCtx(home.db, opcc);
  const id = valueOf(await takeUpload(ctx, { fileName: "paper.xlsx", bytes: PAPER, options: { ...plainOptions, inspection: null } }));
  const all = async (fate: Fate | null = null) => valueOf(await importReceipt(ctx, id, { fate, page: 1 }));
  const planned = await all();
  expect(planned.rows.map(({ cell, text, fate }) => [cell, text, fate])).toEqual([
    ["A1", "PEEL 2021/22", "titleLine"],
    ["A2", "AFI", "heading"], ["B2", "RAG", "heading"], ["C2", "Cost centre", "heading"],
    ["A3", "AFI 1: The force should review its plans.", "taken"], ["B3", "Puce", "heldBack"], ["C3", "=1+1", "ignoredColumn"],
  ]);
  expect(planned).toMatchObject({ applied: false, counts: { cells: 7, taken: 1, heldBack: 1, ignoredColumn: 1, heading: 3, titleLine: 1 } });
  valueOf(await applyImport(ctx, id));
  expect({ ...(await all()), applied: false }).toEqual(planned);
  expect((await all("heldBack")).rows.map((row) => row.cell)).toEqual(["B3"]);
  expect(valueOf(await importStanding(ctx, id))).toMatchObject({ receipt: planned.counts, applied: true, undone: null, mayUndo: true });
  valueOf(await undoImport(ctx, id));
  expect(valueOf(await importStanding(ctx, id))).toMatchObject({ undone: { by: opcc.name }, mayUndo: false });
});

test("is a file to keep, in which nothing is a formula", async () => {
  const ctx = testCtx(home.db, opcc);
  const id = valueOf(await takeUpload(ctx, { fileName: "paper.xlsx", bytes: PAPER, options: { ...plainOptions, inspection: null } }));
  const csv = valueOf(await receiptFile(ctx, id, "csv"));
  expect(csv.fileName).toBe("receipt-2022-05-23.csv");
  expect(csv.bytes.toString("utf8")).toMatch(/^Paper,B3,Puce,Held back,/m);
  expect(csv.bytes.toString("utf8")).not.toMatch(/(^|,)"?=1/m);
  const [sheet] = readBytes(valueOf(await receiptFile(ctx, id, "xlsx")).bytes, "receipt.xlsx").sheets;
  const said = (sheet?.rows ?? []).map((row) => row.cells.map((cell) => [cell.text, cell.formula]));
  expect(said.at(-1)).toEqual([["Paper", false], ["C3", false], ["=1+1", false], ["Ignored column", false], ["Its heading is none that the tracker knows.", false]]);
});

test("is nobody’s but theirs who brought the file", async () => {
  const id = valueOf(await takeUpload(testCtx(home.db, opcc), { fileName: "paper.xlsx", bytes: PAPER, options: { ...plainOptions, inspection: null } }));
  for (const asked of [importReceipt(testCtx(home.db, force), id, { fate: null, page: 1 }), receiptFile(testCtx(home.db, force), id, "csv"), importStanding(testCtx(home.db, force), id)]) {
    expect(problemOf(await asked).kind).toBe("missing");
  }
});
