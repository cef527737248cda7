/** Plain text as rows of lines; a table saved as text stays a table. */
import { expect, test } from "vitest";
import { readWorkbook } from "~/spreadsheet/read-workbook.server";
import { refusalOf } from "../support/refusal-of";

function read(text: string, name = "notes.txt") {
  const result = readWorkbook(Buffer.from(text), name);
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

test("a line is a row, tabs part its cells, and the number of a line is that of its row", () => {
  const { format, sheets } = read("Harbour notes, June\r\n\r\n\tName:\tCapacity:\n 1.  Item  \n");
  expect(format).toBe("text");
  expect(sheets[0]?.rows.map(({ number, cells }) => [number, cells.map(({ column, text }) => [column, text])])).toEqual([
    [1, [[1, "Harbour notes, June"]]], [3, [[2, "Name:"], [3, "Capacity:"]]], [4, [[1, " 1.  Item  "]]],
  ]);
});

test.each([["Finding\tRAG\nAFI 1\tRed\n", "tracker.txt"], ["Finding;RAG\nAFI 1;Red\n", "tracker.txt"], ["Finding,RAG\nAFI 1,Red\n", "tracker.txt"], ["Notes of June\nAFI\n", "tracker.csv"]])("a table is one, saved as text or not: %#", (text, name) => {
  expect(read(text, name).format).toBe("csv");
});

test("what is no text is refused", () => {
  expect(refusalOf(readWorkbook(Buffer.from("a\0b"), "notes.txt"))).toMatch(/^refused: This file is not text/);
  expect(refusalOf(readWorkbook(Buffer.from("\n \n"), "notes.txt"))).toMatch(/^invalid: The file is empty/);
});

test("a line of more characters than a cell holds is refused by its number", () => {
  expect(refusalOf(readWorkbook(Buffer.from(`Harbour notes\n${"<a".repeat(20_000)}\n`), "notes.txt"))).toBe("too-large: Line 2 of the file has 40,000 characters without a break, and at most 32,767 are read. Part it into several lines and use that copy.");
  expect(read(`Harbour notes\n${"b".repeat(32_767)}\n`).sheets[0]?.rows).toHaveLength(2);
});
