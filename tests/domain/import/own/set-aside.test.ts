/** Rows that came back as they were sent are set aside: the plan and its receipt are those of a look at every row. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { OPERATOR } from "~/domain/actor";
import type { ExportView } from "~/domain/export/export-sheet";
import { sentValues } from "~/domain/export/sent";
import { planTraced, type PlanInput, type TracedPlan } from "~/domain/import/plan-import";
import { receiptLines } from "~/domain/import/receipt-lines";
import type { WholeRecord } from "~/domain/record";
import type { Cell, Workbook } from "~/domain/sheet";
import { recordFor } from "~/domain/visibility";
import { writeWorkbook } from "~/spreadsheet/write-workbook.server";
import { stamp, workbookOf } from "../../../support/export-fixture";
import { force } from "../../../support/marchshire";
import { plainOptions, readBytes } from "../../../support/plan-fixture";
import { anyRecord } from "../../../support/record-fixture";
import { smallRecord } from "../../../support/small-record";

async function copyOf(record: WholeRecord, view: ExportView = "sib"): Promise<Omit<PlanInput, "actor">> {
  const sent = workbookOf(record, view);
  const values = sentValues(sent);
  const workbook = readBytes(await writeWorkbook(sent, stamp));
  return { file: "tracker.xlsx", workbook, record: recordFor("official", record), options: plainOptions, instance: stamp.instance, sentOf: (number) => (number === stamp.exportNumber ? values : null) };
}

function traced(input: PlanInput): TracedPlan {
  const planned = planTraced(input);
  if (!planned.ok) throw new Error(planned.problem.message);
  return planned.value;
}

function asideIn({ trace }: TracedPlan): number {
  return [...trace.aside.values()].reduce((sum, rows) => sum + rows.size, 0);
}

/** How many rows were set aside. */
function expectTheSame(input: PlanInput): number {
  const quick = traced(input);
  const slow = traced({ ...input, everyRow: true });
  expect(quick.plan).toEqual(slow.plan);
  expect(receiptLines(input.workbook, quick.plan, quick.trace)).toEqual(receiptLines(input.workbook, slow.plan, slow.trace));
  expect(asideIn(slow)).toBe(0);
  return asideIn(quick);
}

type Edit = { kind: "write" | "empty" | "swap" | "repeat" | "delete" | "no key"; sheet: number; row: number; cell: number; text: string };

const anyEdit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom("write", "write", "write", "empty", "swap", "repeat", "delete", "no key"), sheet: fc.nat({ max: 4 }), row: fc.nat(), cell: fc.nat(),
  text: fc.constantFrom("Amber", "Green", "2022-06-01", "[DCC] Said again.", "Something else altogether.", "F-0001", "–"),
});

/** Below the headings, which some line of the first ones is. */
function edited(workbook: Workbook, { kind, sheet: at, row: nth, cell: of, text }: Edit): Workbook {
  const sheets = workbook.sheets.map((sheet, index) => {
    const rows = [...sheet.rows];
    const keyed = rows.flatMap((row, place) => (row.cells.some((cell) => cell.text.startsWith("AT1.")) ? [place] : []));
    const place = keyed[nth % keyed.length];
    const row = place === undefined ? undefined : rows[place];
    if (index !== at % workbook.sheets.length || place === undefined || row === undefined) return sheet;
    const changed = (change: (cell: Cell, index: number) => Cell) => ({ ...row, cells: row.cells.map(change) });
    const chosen = of % row.cells.length;
    if (kind === "delete") rows.splice(place, 1);
    else if (kind === "repeat") rows.push({ ...row, number: (rows.at(-1)?.number ?? 0) + 1 });
    else if (kind === "no key") rows[place] = changed((cell) => (cell.text.startsWith("AT1.") ? { ...cell, text: "" } : cell));
    else {
      const neighbour = rows[keyed[(nth + 1) % keyed.length] ?? 0]?.cells;
      const to = kind === "empty" ? "" : kind === "write" ? text : (neighbour?.find((cell) => cell.column === row.cells[chosen]?.column)?.text ?? "");
      rows[place] = changed((cell, index) => (index === chosen ? { ...cell, kind: "text", date: null, text: to } : cell));
    }
    return { ...sheet, rows };
  });
  return { ...workbook, sheets };
}

/** What was done here meanwhile. */
function movedOn(record: WholeRecord, at: number, text: string): WholeRecord {
  const place = at % record.findings.length;
  const changed = record.findings[place]?.entries[0]?.id;
  const findings = record.findings.map((finding, index) => {
    const entries = finding.entries.map((entry) => (entry.id === changed ? { ...entry, askedBy: text, responses: entry.responses.slice(1) } : entry));
    return index === place ? { ...finding, entries, questionArea: text, update: finding.update === null ? null : { ...finding.update, text } } : { ...finding, entries };
  });
  return { ...record, findings };
}

test("a copy that comes back as it went is set aside whole", async () => {
  const copy = await copyOf(smallRecord());
  expect(expectTheSame({ ...copy, actor: OPERATOR })).toBe(8);
});

test("only what was changed, in the file or here, is looked at", async () => {
  const copy = await copyOf(smallRecord());
  const workbook = edited(copy.workbook, { kind: "write", sheet: 0, row: 1, cell: 9, text: "ACC Lind" });
  expect(expectTheSame({ ...copy, workbook, actor: OPERATOR })).toBe(6);
  expect(expectTheSame({ ...copy, record: movedOn(copy.record, 0, "Another area"), actor: OPERATOR })).toBe(5);
});

test("whatever is changed in the file and here, the plan and the receipt are the same", { timeout: 120_000 }, async () => {
  const cases = fc.tuple(anyRecord, fc.constantFrom<ExportView>("sib", "assurance"), fc.array(anyEdit, { maxLength: 4 }), fc.option(fc.tuple(fc.nat(), fc.constantFrom("Another area", "–"))), fc.boolean());
  await fc.assert(
    fc.asyncProperty(cases, async ([record, view, edits, moved, ofForce]) => {
      fc.pre(record.findings.length > 0);
      const copy = await copyOf(record, view);
      const workbook = edits.reduce(edited, copy.workbook);
      const now = moved === null ? copy.record : movedOn(copy.record, ...moved);
      expectTheSame({ ...copy, workbook, record: now, own: now, actor: ofForce ? force : OPERATOR });
    }),
    { numRuns: 80 },
  );
});
