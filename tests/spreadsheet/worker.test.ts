import { performance } from "node:perf_hooks";
import { expect, test } from "vitest";
import type { Workbook } from "~/domain/sheet";
import { packWorkbook, unpackWorkbook } from "~/spreadsheet/pack-workbook.server";
import { readWorkbook } from "~/spreadsheet/read-workbook.server";
import { readWorkbookInWorker } from "~/spreadsheet/read-workbook-in-worker.server";
import { makeXlsx } from "../support/make-xlsx";
import { refusalOf } from "../support/refusal-of";

const bytes = makeXlsx({
  sheets: [
    {
      name: "SIB",
      rows: [
        ["AFI 7", null, { date: "2022-05-23 15:00" }, { number: 0.5, format: "h:mm" }, { text: "Green 😀 ’", fill: "00B050" }, { fill: "FF0000" }],
        { cells: [{ text: "x", link: "https://example.org/" }, { formula: "A1", number: 3 }, { error: "#REF!" }, true], hidden: true, number: 9 },
        [{ formula: "NOW()" }],
      ],
      merges: ["A1:A2"],
      hiddenColumns: [2],
      conditional: ["C1:D9"],
    },
    { name: "Empty", state: "veryHidden", rows: [] },
  ],
});

const big = makeXlsx({ inline: true, sheets: [{ rows: Array.from({ length: 4_000 }, (_, row) => Array.from({ length: 20 }, (_, column) => `${row} ${column} ${"update ".repeat(30)}`)) }] });

function readHere(): Workbook {
  const result = readWorkbook(bytes, "tracker.xlsx");
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

test("a workbook comes out of its packed form as it went in", () => {
  const book = readHere();
  expect(book.problems).toHaveLength(1);
  expect(unpackWorkbook(packWorkbook(book))).toEqual(book);
});

test("a worker reads what the same code reads here", async () => {
  expect(await readWorkbookInWorker(bytes, "tracker.xlsx")).toEqual({ ok: true, value: readHere() });
});

test("a refusal comes back as one", async () => {
  expect(refusalOf(await readWorkbookInWorker(Buffer.from("%PDF-1.7"), "tracker.xlsx"))).toMatch(/^refused: This is a PDF/);
});

test("a worker that needs too long is stopped, with a sentence", async () => {
  const started = performance.now();
  const said = refusalOf(await readWorkbookInWorker(big, "tracker.xlsx", { memoryMegabytes: 512, milliseconds: 60 }));
  expect(said).toMatch(/^too-large: Reading the file took longer than .* and was stopped\. Copy the rows/);
  expect(performance.now() - started).toBeLessThan(5_000);
});

test("a worker that needs too much memory ends alone, with a sentence", async () => {
  const said = refusalOf(await readWorkbookInWorker(big, "tracker.xlsx", { memoryMegabytes: 30, milliseconds: 30_000 }));
  expect(said).toMatch(/^too-large: Reading the file needs more memory than is allowed\. Copy the rows/);
});

test("more at once than run at a time all come back, also behind one that failed", async () => {
  const all = await Promise.all([
    readWorkbookInWorker(big, "tracker.xlsx", { memoryMegabytes: 512, milliseconds: 60 }),
    ...Array.from({ length: 4 }, () => readWorkbookInWorker(bytes, "tracker.xlsx")),
  ]);
  expect(all.map((result) => result.ok)).toEqual([false, true, true, true, true]);
});
