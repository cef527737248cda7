/** Rows of somebody's own workbook that nothing but their text tells apart. */
import { describe, expect, test } from "vitest";
import type { ImportOptions } from "~/domain/import/import-plan";
import type { WholeRecord } from "~/domain/record";
import { recordFor } from "~/domain/visibility";
import type { MadeCell } from "../../support/make-xlsx";
import { planRows, writes } from "../../support/plan-fixture";
import { proposed } from "../../support/own-copy";
import { smallRecord } from "../../support/small-record";

const record: WholeRecord = recordFor("official", smallRecord());
const HEADINGS = ["Finding", "RAG", "Update"];
/** F-0002 with a few words changed. */
const LIKE_SECOND = "The force should make sure that all investigation plans are written down and supervised.";
const NOWHERE = "The force should publish its data on stop and search every month.";

function plan(rows: MadeCell[][], options: Partial<ImportOptions> = {}, of: WholeRecord = record, headings: string[] = HEADINGS) {
  return planRows([headings, ...rows], { record: of, options: { inspection: null, ...options } });
}

describe("a row whose text is like that of one finding", () => {
  const rows = [[LIKE_SECOND, "Green", "Done."]];

  test("is held back with both texts until somebody says that it is that finding", () => {
    const read = plan(rows);
    expect(writes(read)).toMatchObject({ findings: 0, changed: 0 });
    expect(read.unsure).toEqual([{
      place: { sheet: "Sheet1", row: 2, column: null }, why: "likeness", text: LIKE_SECOND, mayBeNew: true, answer: null,
      candidates: [{ reference: "F-0002", label: "AFI 2", text: record.findings[1]?.text, likeness: expect.any(Number) as number }],
    }]);
    expect(read.heldBack).toMatchObject([{ row: 2, reason: expect.stringMatching(/looks like F-0002 \(\d\d %\)/) as string }]);
  });

  test("is that finding where somebody says so, and where likely rows are taken", () => {
    const wanted = ["F-0002 rag green", "F-0002 update Done.", "F-0002 updateAsAt –"];
    const said = plan(rows, { sameAs: { "Sheet1!2": "F-0002" } });
    expect([proposed(said), said.heldBack, said.unsure[0]?.answer]).toEqual([wanted, [], "F-0002"]);
    const likely = plan(rows, { likely: true });
    expect([proposed(likely), likely.heldBack, likely.unsure]).toEqual([wanted, [], []]);
    expect(likely.notices.join("\n")).toMatch(/row 2 looks like F-0002 \(\d\d %\), and is taken as it/);
  });

  test("is a new finding where somebody says so, though likely rows are taken", () => {
    const read = plan(rows, { inspection: "PEEL 2021/22", likely: true, sameAs: { "Sheet1!2": "new" } });
    expect(read.findings).toMatchObject([{ text: LIKE_SECOND }]);
    expect([proposed(read), read.heldBack]).toEqual([[], []]);
  });

  test("does not take an answer that it may not have", () => {
    expect(plan(rows, { sameAs: { "Sheet1!2": "F-0001" } }).unsure).toMatchObject([{ answer: null }]);
  });

  test("is not asked about where another row is that finding by its own text", () => {
    const read = plan([...rows, [record.findings[1]?.text ?? "", "Red", null]], { inspection: "PEEL 2021/22" });
    expect(read.unsure).toEqual([]);
    expect(read.findings).toMatchObject([{ text: LIKE_SECOND }]);
  });
});

test("of two rows like one finding only one can be it", () => {
  const rows = [[`${LIKE_SECOND} Always.`, "Red", null], [LIKE_SECOND, "Green", null]];
  const likely = plan(rows, { likely: true });
  expect(proposed(likely)).toEqual(["F-0002 rag green"]);
  expect(likely.heldBack).toMatchObject([{ row: 2 }]);
  const both = plan(rows, { sameAs: { "Sheet1!2": "F-0002", "Sheet1!3": "F-0002" } });
  expect([proposed(both).length, both.heldBack.length]).toEqual([1, 1]);
});

test("a row like two findings is taken as neither until somebody says which", () => {
  const twin = { ...record.findings[1], id: "twin", reference: "F-0009", sequence: 9, number: "AFI 9", text: "The force should make sure that investigation plans are written and reviewed." };
  const two: WholeRecord = { ...record, findings: [...record.findings, twin as (typeof record.findings)[number]] };
  const rows = [["The force should make sure that investigation plans are written and kept.", "Green", null]];
  const read = plan(rows, { likely: true }, two);
  expect([proposed(read), read.heldBack.length, read.unsure[0]?.candidates.map((each) => each.reference).sort()]).toEqual([[], 1, ["F-0002", "F-0009"]]);
  expect(proposed(plan(rows, { sameAs: { "Sheet1!2": "F-0009" } }, two))).toEqual(["F-0009 rag green"]);
});

describe("what is known of a row beside its text counts first", () => {
  test("another inspection that is known is another finding", () => {
    const here: WholeRecord = { ...record, inspections: [...record.inspections, { id: "i2", title: "Custody 2023", kind: "national", publishedOn: null }] };
    const read = plan([[LIKE_SECOND, "Green", null, "Custody 2023"]], {}, here, [...HEADINGS, "Inspection"]);
    expect([read.unsure, read.findings.length]).toEqual([[], 1]);
  });

  test("so is one that was named for the file", () => {
    const read = plan([[LIKE_SECOND, "Green", null]], { inspection: "PEEL 2025" });
    expect([read.unsure, read.findings.length]).toEqual([[], 1]);
  });

  test("another number in the same inspection is another finding", () => {
    const read = plan([[LIKE_SECOND, "Green", null, "AFI 7"]], { inspection: "PEEL 2021/22" }, record, [...HEADINGS, "Number"]);
    expect([read.unsure, read.findings.length]).toEqual([[], 1]);
  });

  test("what is like nothing is new", () => {
    const read = plan([[NOWHERE, "Green", null]], { inspection: "PEEL 2021/22" });
    expect([read.unsure, read.findings.length]).toEqual([[], 1]);
  });
});
