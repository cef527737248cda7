/** Whatever the layout, each word of a file is taken, held back, ignored with its column, or listed as not placed. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { ImportPlan } from "~/domain/import/import-plan";
import { foreignSheet, withWords, type Spot } from "../../support/foreign-sheet";
import { makeXlsx } from "../../support/make-xlsx";
import { readBytes, tryPlan } from "../../support/plan-fixture";

function accounted(plan: ImportPlan, { word, row, column }: Spot): boolean {
  const { heldBack, ignoredColumns, ...rest } = plan;
  if (heldBack.some((held) => held.row === row && (held.column === null || held.column === column))) return true;
  if (ignoredColumns.some((ignored) => ignored.column === column)) return true;
  return JSON.stringify(rest).includes(word);
}

test("no word is lost", () => {
  fc.assert(fc.property(foreignSheet, ({ titles, headings, rows }) => {
    const made = withWords([...titles, headings, ...rows]);
    const planned = tryPlan(readBytes(makeXlsx({ sheets: [{ rows: made.rows }] })));
    if (!planned.ok) {
      expect(planned.problem.message).toMatch(/\.$/);
      return;
    }
    const lost = made.spots.filter((spot) => !accounted(planned.value, spot));
    expect(lost).toEqual([]);
  }), { numRuns: 1500, seed: 20220523 });
}, 120_000);
