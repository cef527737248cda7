/** The law: a workbook filled in from a record, and taken in again, changes nothing of that record; filled in again it stays byte for byte. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { COLUMNS } from "~/domain/columns";
import { cellKey, columnNumber, FILLED_FIELDS } from "~/domain/fill/fill-plan";
import type { Place } from "~/domain/import/reading";
import { isIssued } from "~/domain/entry";
import type { FindingRecord } from "~/domain/record";
import { recordFor } from "~/domain/visibility";
import { cellTexts, filledBytes } from "../../support/fill-fixture";
import { makeXlsx, type MadeCell } from "../../support/make-xlsx";
import { planOf, readBytes } from "../../support/plan-fixture";
import { anyRecord } from "../../support/record-fixture";

const HEADINGS: MadeCell[] = ["Inspection", "Number", "Kind", "Finding", ...FILLED_FIELDS.map((field) => COLUMNS[field].heading), COLUMNS.questions.heading, COLUMNS.responses.heading];

const old = fc.record({
  texts: fc.array(fc.constantFrom("", "Something older.", "1. One\n2. Two", "23/05/2022", "Red", "A", "–", "Closed"), { minLength: FILLED_FIELDS.length, maxLength: FILLED_FIELDS.length }),
  asked: fc.constantFrom("nothing", "plain", "numbered"),
});
type Old = typeof old extends fc.Arbitrary<infer T> ? T : never;

function rowOf(finding: FindingRecord, { texts, asked }: Old): MadeCell[] {
  const [first] = finding.entries.filter((entry) => isIssued(entry.state) && entry.links[0]?.findingId === finding.id && entry.text.length < 30_000);
  const question = first === undefined || asked === "nothing" ? "" : asked === "plain" ? first.text : `1. ${first.text}`;
  const kind = COLUMNS.kind.format(finding.kind);
  return [finding.inspection?.title ?? "", finding.number ?? "", kind, finding.text, ...FILLED_FIELDS.map((_, index) => texts[index] ?? ""), question, ""];
}

function keyOf({ sheet, row, column }: Place): string {
  return cellKey(sheet, row, columnNumber(column ?? "A"));
}

test("for records made up at random and older values at random", () => {
  let filled = 0;
  let asked = 0;
  fc.assert(
    fc.property(anyRecord, fc.array(old, { minLength: 8, maxLength: 8 }), (whole, olds) => {
      const official = recordFor("official", whole);
      const [inspection = null] = official.inspections;
      const record = { ...official, findings: official.findings.map((finding) => ({ ...finding, inspection: finding.inspection ?? inspection })) };
      const bytes = makeXlsx({ sheets: [{ name: "Tracker", rows: [HEADINGS, ...record.findings.map((finding, index) => rowOf(finding, olds[index] ?? { texts: [], asked: "nothing" }))] }] });
      if (record.findings.length === 0) return;
      const { plan, bytes: after } = filledBytes(bytes, { record, inspection: null });
      filled += plan.filled.length;
      asked += plan.filled.filter(({ field }) => field === "questions" || field === "responses").length;
      const twice = filledBytes(after, { record, inspection: null });
      const settled = new Set(plan.filled.map((cell) => keyOf(cell)));
      expect(twice.plan.filled.filter((cell) => settled.has(keyOf(cell)))).toEqual([]);
      if (twice.plan.filled.length === 0) expect(Buffer.from(twice.bytes).equals(after)).toBe(true);
      const [before, now] = [cellTexts(readBytes(bytes)), cellTexts(readBytes(after))];
      const wanted = new Set(plan.filled.map((cell) => keyOf(cell)));
      for (const place of new Set([...Object.keys(before), ...Object.keys(now)])) if (!wanted.has(place)) expect([place, now[place]]).toEqual([place, before[place]]);
      const again = planOf(readBytes(after), { record, options: { inspection: null } });
      const left = new Set([...plan.left, ...plan.formulas].map((cell) => keyOf(cell)));
      expect([...again.changed, ...again.cleared].filter(({ place }) => !left.has(keyOf(place)))).toEqual([]);
      expect(again.entries.filter((entry) => wanted.has(keyOf(entry.place)))).toEqual([]);
      expect(again.responses.filter((response) => wanted.has(keyOf(response.place)))).toEqual([]);
      expect(again.heldBack.filter((held) => held.column !== null && wanted.has(keyOf(held)))).toEqual([]);
    }),
    { numRuns: 80 },
  );
  expect(filled).toBeGreaterThan(500);
  expect(asked).toBeGreaterThan(50);
}, 120_000);
