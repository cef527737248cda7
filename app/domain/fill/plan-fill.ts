/** Works out which cells of somebody's own workbook get which values of the record. Pure: nothing uncertain is filled in. */
import { blankFill, type FillPlan, type Unwritable } from "~/domain/fill/fill-plan";
import type { FillContext, Occurrence } from "~/domain/fill/fill-context";
import { fillFields, gatherWishes } from "~/domain/fill/fill-fields";
import { fillQuestions } from "~/domain/fill/fill-questions";
import { whyNothing, withoutHeadings } from "~/domain/fill/why-nothing";
import { labelOf } from "~/domain/import/compare-finding";
import { gridOf } from "~/domain/import/grid";
import type { ImportOptions } from "~/domain/import/import-plan";
import { titleKey } from "~/domain/import/inspection-title";
import { matchFindings, namedFinding, type Matches } from "~/domain/import/match-findings";
import { mergeRepeated } from "~/domain/import/merge-repeated";
import { readFile } from "~/domain/import/read-file";
import type { Reading, ReadingFinding } from "~/domain/import/reading";
import { isCauseOfConcern } from "~/domain/finding";
import { done, refuse, type Done } from "~/domain/problem";
import type { WholeRecord } from "~/domain/record";
import type { Workbook } from "~/domain/sheet";

export type FillInput = {
  file: string;
  workbook: Workbook;
  /** The official record: nobody's drafts. */
  record: WholeRecord;
  options: Pick<ImportOptions, "inspection" | "mapping">;
  instance: string | null;
  /** Cells that turned out not to be writable: the plan goes round them. */
  unwritable: Unwritable;
};

function placeKey({ sheet, row }: { sheet: string; row: number }): string {
  return `${sheet}!${String(row)}`;
}

/** The findings of the file as they stand in it, before rows of the same finding are taken together. */
type Standing = { row: ReadingFinding; rows: Occurrence }[];

/** The rows that were taken together with a finding. A cause of concern named beside its recommendation has that row's place. */
function mergedInto(row: ReadingFinding, gone: Standing): Standing {
  const isCause = (each: ReadingFinding) => each.kind !== null && isCauseOfConcern(each.kind);
  return [...new Set(row.moreRows.map(placeKey))].flatMap((place) => {
    const there = gone.filter((each) => placeKey(each.row.place) === place);
    return there.length < 2 ? there : there.filter((each) => isCause(each.row) === isCause(row));
  });
}

/** Where each finding of the record stands in the file. */
function occurrencesOf(reading: Reading, matches: Matches, standing: Standing): Map<string, Occurrence[]> {
  const found = new Map<string, Occurrence[]>();
  const kept = new Set(reading.findings.map(({ key }) => key));
  const gone = standing.filter(({ row }) => !kept.has(row.key));
  const own = new Map(standing.map(({ row, rows }) => [row.key, rows]));
  for (const row of reading.findings) {
    const match = matches.get(row.key);
    if (match === undefined) continue;
    const all = [own.get(row.key) ?? [], ...(row.moreRows.length === 0 ? [] : mergedInto(row, gone).map(({ rows }) => rows))];
    const filled = all.filter((rows) => rows.length > 0);
    if (filled.length > 0) found.set(match.id, [...(found.get(match.id) ?? []), ...filled]);
  }
  return found;
}

function words(row: ReadingFinding): string {
  return [row.number, row.text].filter((part) => part !== null).join(": ");
}

function listUnmatched(plan: FillPlan, standing: Standing, reading: Reading, matches: Matches): void {
  const kept = new Set(reading.findings.map(({ key }) => key));
  const reasons = new Map(reading.heldBack.filter((held) => held.column === null).map((held) => [placeKey(held), held.reason]));
  for (const { row } of standing) {
    if (kept.has(row.key) && matches.has(row.key)) continue;
    const reason = reasons.get(placeKey(row.place)) ?? (kept.has(row.key) ? "No finding here is certainly this one." : null);
    // A row that was taken together with another of the same finding is not without one.
    if (reason !== null) plan.rowsWithoutFinding.push({ sheet: row.place.sheet, row: row.place.row, text: words(row), reason });
  }
}

/** Of the inspections that the file has findings of; how many there are of others is said in a sentence. */
function listMissing({ plan, record, occurrences }: FillContext, matched: ReadonlySet<string>): void {
  const inspections = new Set(record.findings.filter(({ id }) => matched.has(id)).map(({ inspection }) => inspection?.id ?? null));
  const missing = record.findings.filter(({ id }) => !matched.has(id));
  for (const finding of missing) {
    const inspection = finding.inspection?.title ?? null;
    if (inspections.has(finding.inspection?.id ?? null)) plan.findingsWithoutRow.push({ reference: finding.reference, label: labelOf(finding), inspection });
  }
  const others = missing.length - plan.findingsWithoutRow.length;
  if (others > 0) plan.notices.push(`${String(others)} ${others === 1 ? "finding" : "findings"} of other inspections ${others === 1 ? "is" : "are"} recorded here, and the file has none of them.`);
  if (matched.size > 0 && occurrences.size === 0) plan.notices.push("The findings of the file stand in rows of their own without any column that could be filled in.");
}

function sayInspection(plan: FillPlan, reading: Reading, record: WholeRecord): void {
  const unnamed = reading.findings.filter((row) => row.inspection === null).length;
  if (unnamed === 0 || plan.rowsWithoutFinding.length === 0 || record.inspections.length === 0) return;
  const which = unnamed === reading.findings.length ? "The file does not say which inspection its findings come from, so they" : "Some rows do not say which inspection their findings come from, so these";
  plan.notices.push(`${which} are known by their exact text alone. Name the inspection to have them known by their numbers as well.`);
}

export function planFill({ file, workbook, record, options, instance, unwritable }: FillInput): Done<FillPlan> {
  if (workbook.format === "docx" || workbook.format === "text") return refuse("invalid", "A paper has no cells to fill in. Use an Excel workbook (.xlsx or .xlsm).", { field: "file" });
  if (workbook.format === "csv") return refuse("invalid", "A CSV file has no cells to fill in. Use an Excel workbook (.xlsx or .xlsm).", { field: "file" });
  const knownTitles = record.inspections.map((each) => each.title);
  const named = options.inspection?.replace(/\s+/g, " ").trim() ?? "";
  const inspection = named === "" ? null : (knownTitles.find((title) => titleKey(title) === titleKey(named)) ?? named);
  const read = readFile(workbook, { mapping: options.mapping, fills: null, inspection, knownTitles, instance });
  if (!read.ok) return read.problem.field === "mapping" ? { ok: false, problem: withoutHeadings(read.problem, workbook) } : read;
  const reading = read.value;
  if (reading.marked) return refuse("invalid", "This workbook is an export of this tracker, or was made from one. Import it to take in what was written into it, or export again to have it as the record stands.", { field: "file" });
  const standing = reading.findings.map((row) => ({ row, rows: [...row.rows] }));
  mergeRepeated(reading, namedFinding(record));
  const matches = matchFindings(reading, record);
  const occurrences = occurrencesOf(reading, matches, standing);
  const plan: FillPlan = { ...blankFill(file), columnsIgnored: reading.ignoredColumns };
  const context: FillContext = {
    plan, record, reading, occurrences, unwritable, wanted: new Map(), taken: new Map(),
    grids: new Map(workbook.sheets.map((sheet) => [sheet.name, gridOf(sheet)])),
  };
  const matched = new Set([...matches.values()].map(({ id }) => id));
  const findings = record.findings.filter(({ id }) => matched.has(id));
  for (const finding of findings) gatherWishes(context, finding);
  for (const finding of findings) {
    fillFields(context, finding);
    fillQuestions(context, finding);
  }
  listUnmatched(plan, standing, reading, matches);
  listMissing(context, matched);
  sayInspection(plan, reading, record);
  return done({ ...plan, nothing: whyNothing(plan, reading, { rows: standing.length, known: matched.size }) });
}
