/** Formulas that look at filled cells, directly or through others, are told from those that do not. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { CellAddress } from "~/domain/cell-edit";
import { address, columnLetter } from "~/domain/sheet";
import { changedCells } from "~/spreadsheet/changed-cells.server";
import type { FormulaCell } from "~/spreadsheet/formula-cells.server";
import { staleFormulas } from "~/spreadsheet/stale-formulas.server";

function formula(at: string, text: string, shared: string | null = null): FormulaCell {
  const [, letter = "A", row = "1"] = /^([A-Z])(\d+)$/.exec(at) ?? [];
  return { column: letter.charCodeAt(0) - 64, row: Number(row), text, shared, result: { from: 0, to: 1 } };
}

function cell(at: string, sheet = "S"): CellAddress {
  const { column, row } = formula(at, "");
  return { sheet, column, row };
}

function staleOf(formulas: Record<string, string>, filled: readonly string[]): string[] {
  const stale = staleFormulas(new Map([["S", Object.entries(formulas).map(([at, text]) => formula(at, text))]]), filled.map((at) => cell(at)));
  return (stale.get("S") ?? []).map(({ column, row }) => address(column, row)).sort();
}

test("a formula is stale where it looks at a filled cell, alone or in a range, or at one that does", () => {
  const formulas = { B1: "A1+1", B2: "SUM(A1:A3)", B3: "B1*2", B4: "C9", B5: "SUM(B3:B4)", B6: "NOW()", B7: 'IF("A1"="",1,D1)' };
  expect(staleOf(formulas, ["A1"])).toEqual(["B1", "B2", "B3", "B5"]);
  expect(staleOf(formulas, ["A3"])).toEqual(["B2"]);
  expect(staleOf(formulas, ["E9"])).toEqual([]);
  expect(staleOf(formulas, [])).toEqual([]);
});

test("what cannot be told from its text is stale; a shared formula looks from where it stands", () => {
  expect(staleOf({ B1: "INDIRECT(C1)", B2: "Total", B3: "1+1" }, ["Z9"])).toEqual(["B1", "B2"]);
  const shared = [formula("B1", "A1", "0"), formula("B2", "", "0"), formula("B3", "", "7")];
  expect(staleFormulas(new Map([["S", shared]]), [cell("A2")]).get("S")?.map(({ row }) => row)).toEqual([2, 3]);
});

test("sheets are told apart, whatever their capitals", () => {
  const sheets = new Map([["Tracker", [formula("B1", "A1")]], ["Sums", [formula("A1", "tracker!B1"), formula("A2", "B1")]]]);
  const stale = staleFormulas(sheets, [cell("A1", "Tracker")]);
  expect([...stale].map(([sheet, cells]) => [sheet, cells.map(({ row }) => row)])).toEqual([["Tracker", [1]], ["Sums", [1]]]);
});

test("a chain is followed to its end, however long", () => {
  const chain = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`A${String(index + 2)}`, `A${String(index + 1)}`]));
  expect(staleOf(chain, ["A1"])).toHaveLength(500);
  expect(staleOf(chain, ["A401"])).toHaveLength(100);
});

test("ranges that would take too long to look through count as changed", () => {
  const changed = changedCells();
  for (let row = 1; row <= 3_000; row++) changed.add("S", 1, row);
  const below = { top: 5_000, bottom: 900_000, left: 1, right: 1 };
  let asked = 0;
  while (!changed.within("S", below)) asked++;
  expect(asked).toBeGreaterThan(3_000);
  expect(changed.within("other", below)).toBe(false);
});

/** The definition: nothing is dropped that no chain of references leads to, and all that one leads to is. */
function byDefinition(formulas: readonly { at: string; from: string; to: string }[], filled: readonly string[]): string[] {
  const changed = new Set(filled);
  const covers = ({ from, to }: { from: string; to: string }, each: string) => {
    const [one, other, it] = [formula(from, ""), formula(to, ""), formula(each, "")];
    return it.column >= Math.min(one.column, other.column) && it.column <= Math.max(one.column, other.column) && it.row >= Math.min(one.row, other.row) && it.row <= Math.max(one.row, other.row);
  };
  const stale = new Set<string>();
  for (let grows = true; grows; ) {
    grows = false;
    for (const each of formulas) {
      if (stale.has(each.at) || ![...changed].some((place) => covers(each, place))) continue;
      stale.add(each.at);
      changed.add(each.at);
      grows = true;
    }
  }
  return [...stale].sort();
}

test("as the definition has it, for formulas made up at random", () => {
  const place = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 6 })).map(([column, row]) => `${columnLetter(column)}${String(row)}`);
  const ranges = fc.uniqueArray(fc.record({ at: place, from: place, to: place }), { maxLength: 14, selector: ({ at }) => at });
  fc.assert(
    fc.property(ranges, fc.array(place, { maxLength: 3 }), (formulas, filled) => {
      const texts = Object.fromEntries(formulas.map(({ at, from, to }) => [at, from === to ? from : `SUM(${from}:${to})`]));
      expect(staleOf(texts, filled)).toEqual(byDefinition(formulas, filled));
    }),
    { numRuns: 300 },
  );
});

test("formulas that are too long or too many to be looked through are stale", () => {
  expect(staleOf({ B1: `SUM(${"A1,".repeat(4_000)}A1)`, B2: "C9" }, ["Z1"])).toEqual(["B1"]);
  const many = Array.from({ length: 4_000 }, (_, index): FormulaCell => ({ column: 2, row: index + 1, text: index === 0 ? `SUM(${"A1,".repeat(99)}A1)` : "", shared: "0", result: null }));
  const stale = staleFormulas(new Map([["S", many]]), [cell("Z1")]).get("S")?.map(({ row }) => row) ?? [];
  expect([stale.length, stale[0]]).toEqual([1_000, 3_001]);
});
