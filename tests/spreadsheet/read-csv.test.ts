import { expect, test } from "vitest";
import type { Workbook } from "~/domain/sheet";
import { guardFormula, unguardFormula } from "~/spreadsheet/formula-guard.server";
import { limits, thousands } from "~/spreadsheet/limits.server";
import { readWorkbook } from "~/spreadsheet/read-workbook.server";
import { refusalOf } from "../support/refusal-of";

function read(bytes: Uint8Array | string, fileName = "tracker.csv"): Workbook {
  const result = readWorkbook(Buffer.from(bytes), fileName);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

function texts(bytes: Uint8Array | string): [number, string[]][] {
  return (read(bytes).sheets[0]?.rows ?? []).map((row) => [row.number, row.cells.map((cell) => cell.text)]);
}

const expected = [
  [1, ["Number", "Finding"]],
  [2, ["AFI 7", "The café’s “limb”, one; two\nand three"]],
];

const quoted = '"The café’s “limb”, one; two\nand three"';

test.each([
  ["commas", `Number,Finding\r\nAFI 7,${quoted}\r\n`],
  ["semicolons", `Number;Finding\r\nAFI 7;${quoted}\r\n`],
  ["tabs", `Number\tFinding\nAFI 7\t${quoted}\n`],
  ["a byte order mark", `\ufeffNumber,Finding\nAFI 7,${quoted}`],
])("a file with %s is read", (_, text) => {
  expect(texts(text)).toEqual(expected);
});

test("Windows-1252 is recognised", () => {
  const bytes = Buffer.concat([Buffer.from("Number,Finding\r\nAFI 7,\"The caf\xe9\x92s \x93limb\x94, one; two\nand three\"\r\n", "latin1")]);
  expect(texts(bytes)).toEqual(expected);
});

test.each([
  ["little", (text: string) => Buffer.from(`\ufeff${text}`, "utf16le")],
  ["big", (text: string) => Buffer.from(`\ufeff${text}`, "utf16le").swap16()],
])("UTF-16, %s end first, is read, as Excel's “Unicode text” has it", (_, encode) => {
  expect(texts(encode(`Number\tFinding\r\nAFI 7\t${quoted}\r\n`))).toEqual(expected);
});

test("a first line that names the separator is no row of the table", () => {
  expect(texts("sep=;\r\nNumber;Finding, in full\r\n1;2\r\n")).toEqual([
    [2, ["Number", "Finding, in full"]],
    [3, ["1", "2"]],
  ]);
});

test("empty lines count as rows and empty fields as columns", () => {
  const [sheet] = read("a,b,c\n\n,,\n,2,\n").sheets;
  expect(sheet?.rows.map((row) => [row.number, row.cells.map((cell) => [cell.column, cell.text])])).toEqual([
    [1, [[1, "a"], [2, "b"], [3, "c"]]],
    [4, [[2, "2"]]],
  ]);
});

test("every cell is text, and the sheet has the file's name", () => {
  const book = read("a,1,2022-05-23,TRUE\n", "C:\\Users\\pa\\SIB May.csv");
  expect(book.format).toBe("csv");
  expect(book.sheets[0]).toMatchObject({ name: "SIB May", state: "visible", merges: [] });
  expect(book.sheets[0]?.rows[0]?.cells.every((cell) => cell.kind === "text" && cell.date === null)).toBe(true);
});

test("a quotation mark that is never closed is a problem with its row", () => {
  expect(read('a,b\n1,"two\nthree').problems).toMatchObject([{ sheet: "tracker", row: 2, column: null }]);
});

test.each([
  ["'=1+1", "=1+1"],
  ["'+44 1234", "+44 1234"],
  ["'-", "-"],
  ["'@home", "@home"],
  ["'\tx", "\tx"],
  ["'\rx", "\rx"],
  ["''=1", "'=1"],
  ["'tis", "'tis"],
  ["'", "'"],
  ["=1", "=1"],
  ["a'=", "a'="],
])("reading %j takes away only a guard: %j", (written, text) => {
  expect(unguardFormula(written)).toBe(text);
});

test.each(["=1", "+1", "-1", "@a", "\ta", "\ra", "'=1", "''-", "'tis", "plain", "", "-"])("%j comes back from its guarded form", (text) => {
  expect(unguardFormula(guardFormula(text))).toBe(text);
  expect(guardFormula(text)).not.toMatch(/^[=+\-@\t\r]/);
});

test("the guard is taken away when a file is read", () => {
  expect(texts("'=SUM(A1),'tis\n")).toEqual([[1, ["=SUM(A1)", "'tis"]]]);
});

test.each([
  ["nothing but separators", ",,\n,,\n", "invalid: The file is empty"],
  ["too many columns", `${"a,".repeat(401)}a\n`, "too-large: Row 1 of the file has more than 400 columns"],
  ["too many rows", "a\n".repeat(limits.rows + 1), `too-large: The file has more than ${thousands(limits.rows)} rows`],
  ["bytes of no text", "a,b\n\0\0\0\x01", "refused: This file is not a workbook"],
])("a file of %s is refused", (_, text, sentence) => {
  expect(refusalOf(readWorkbook(Buffer.from(text), "tracker.csv"))).toContain(sentence);
});
