import { expect, test } from "vitest";
import { unpackedSize } from "~/spreadsheet/unpacked-size.server";
import { makeXlsx } from "../support/make-xlsx";

const bookOf = (rows: number) => makeXlsx({ sheets: [{ name: "Tracker", rows: Array.from({ length: rows }, () => ["Red", "The force should record it."]) }] });

test("a workbook is as large as what it holds, however well it packs", () => {
  const [small, large] = [bookOf(10), bookOf(5_000)];
  expect(unpackedSize(large)).toBeGreaterThan(20 * unpackedSize(small));
  expect(unpackedSize(large)).toBeGreaterThan(5_000 * 20);
});

test("what is no sound zip file is as large as it is", () => {
  const broken = bookOf(10).subarray(0, 200);
  expect(unpackedSize(broken)).toBe(200);
  expect(unpackedSize(new TextEncoder().encode("Reference,RAG\n"))).toBe(14);
});
