/** The published assurance notes of May 2022, from the command line to the list. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applyImport } from "~/commands/apply-import.server";
import { exportTracker } from "~/commands/export-tracker.server";
import { keepPlan, planOnly } from "~/commands/plan-import.server";
import { loadRecord } from "~/db/record.server";
import { OPERATOR } from "~/domain/actor";
import { isCauseOfConcern } from "~/domain/finding";
import { writesSomething, type ImportPlan } from "~/domain/import/import-plan";
import { listJson } from "~/domain/list-json";
import type { EntryRecord, FindingRecord, WholeRecord } from "~/domain/record";
import { joinParts } from "~/domain/response";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";
import { nothing, plainOptions, readBytes, writes } from "../support/plan-fixture";
import { testCtx } from "../support/test-ctx";

const file = path.resolve(import.meta.dirname, "../../../shared/data/west-mercia-2022-05-assurance.xlsx");
const options = { ...plainOptions, inspection: "PEEL 2021/22", published: "2022-04-13" };

async function take({ db }: FreshDatabase, bytes: Uint8Array, more: Partial<typeof options> = {}): Promise<ImportPlan> {
  const ctx = testCtx(db, OPERATOR);
  const taken = { fileName: "west-mercia-2022-05-assurance.xlsx", bytes, options: { ...options, ...more } };
  const workbook = readBytes(bytes);
  const planned = await planOnly(ctx, { ...taken, workbook });
  if (!planned.ok) throw new Error(planned.problem.message);
  if (!writesSomething(planned.value)) return planned.value;
  const applied = await applyImport(ctx, await keepPlan(ctx, taken, planned.value), workbook);
  if (!applied.ok) throw new Error(applied.problem.message);
  return applied.value.plan;
}

describe.skipIf(!existsSync(file))("the notes of May 2022 (skipped where ../shared/data is absent)", () => {
  let database: FreshDatabase;
  let plan: ImportPlan;
  let record: WholeRecord;

  beforeAll(async () => {
    database = await freshDatabase();
    plan = await take(database, await readFile(file));
    record = await loadRecord(database.db);
  });
  afterAll(() => database.remove());

  const finding = (number: string): FindingRecord => {
    const found = record.findings.find((each) => each.number === number);
    if (found === undefined) throw new Error(`There is no ${number}.`);
    return found;
  };
  const entry = (number: string, question: number): EntryRecord => {
    const { id, entries } = finding(number);
    const found = entries.find((each) => each.links.some((link) => link.findingId === id && link.number === question));
    if (found === undefined) throw new Error(`${number} has no question ${String(question)}.`);
    return found;
  };
  const entries = () => [...new Map(record.findings.flatMap((each) => each.entries).map((each) => [each.id, each])).values()];

  test("everything has its place", () => {
    expect([plan.heldBack, plan.notPlaced, plan.ignoredColumns, plan.notices]).toEqual([[], [], [], []]);
  });

  test("gives 19 findings: 16 AFIs, a cause of concern, two recommendations under it", () => {
    const kinds = record.findings.map((each) => each.kind);
    expect(kinds.filter((kind) => kind === "afi")).toHaveLength(16);
    expect(kinds.filter((kind) => kind === "recommendation")).toHaveLength(2);
    const [cause] = record.findings.filter((each) => isCauseOfConcern(each.kind));
    expect(cause?.number).toBeNull();
    expect(record.findings.filter((each) => each.parentId === cause?.id).map((each) => each.number)).toEqual(["Recommendation 1", "Recommendation 2"]);
    expect(record.inspections).toMatchObject([{ title: "PEEL 2021/22", kind: "peel", publishedOn: "2022-04-13" }]);
  });

  test("gives 26 entries, 19 with a printed number, each with its response", () => {
    expect(entries()).toHaveLength(26);
    expect(entries().filter((each) => each.links.some((link) => link.number !== null))).toHaveLength(19);
    expect(entries().every((each) => each.responses.length === 1 && each.state === "answered")).toBe(true);
    expect(entries().filter((each) => each.kind === "question")).toHaveLength(24);
    expect(finding("AFI 11").entries.map((each) => each.kind)).toEqual(["comment"]);
    expect(entry("Recommendation 1", 3).kind).toBe("concern");
  });

  test("knows the follow-ups and who asks", () => {
    for (const number of ["AFI 4", "AFI 5", "AFI 9"]) expect(entry(number, 2).followsUpEntryId).toBe(entry(number, 1).id);
    expect(entries().filter((each) => each.followsUpEntryId !== null)).toHaveLength(3);
    expect(entry("AFI 9", 3).askedBy).toBe("SPM");
    expect(entries().filter((each) => each.askedBy === "PCC")).toHaveLength(25);
  });

  test("ties the question on AFI 12 to the four it names; three of them are addressed elsewhere", () => {
    const references = ["AFI 12", "AFI 13", "AFI 14", "AFI 16"].map((number) => finding(number).reference);
    expect(finding("AFI 12").entries[0]?.links.map((link) => link.reference)).toEqual(references);
    expect(record.findings.filter((each) => each.addressedElsewhere !== null).map((each) => each.number)).toEqual(["AFI 13", "AFI 14", "AFI 16"]);
    const listed = listJson(record).filter((each) => references.includes(each.reference));
    expect(listed.map((each) => each.entries[0]?.covers)).toEqual(references.map(() => references));
  });

  test("keeps the PCC’s remark in the response, and actions both in the response and of their own", () => {
    expect(joinParts(entry("AFI 3", 1).responses[0]?.parts ?? [])).toContain("\nThe PCC believed");
    const actions = record.findings.flatMap((each) => each.actions.map((action) => [each.number, action.owners, action.due]));
    expect(actions).toEqual([["AFI 3", ["DBS"], "once developed"], ["Recommendation 1", [], "before 6th June"]]);
    const texts = record.findings.flatMap((each) => each.entries).flatMap((each) => each.responses).map((each) => joinParts(each.parts));
    for (const action of record.findings.flatMap((each) => each.actions)) expect(texts.some((text) => text.includes(action.text))).toBe(true);
  });

  test("gives the meeting its opening comment and two entries of other business", () => {
    expect(record.meetings).toMatchObject([{ date: "2022-05-23", time: "15:00" }]);
    expect(record.meetingEntries.map(({ place, askedBy, responses }) => [place, askedBy, responses.length])).toEqual([["opening", "PCC", 1], ["aob", "PCC", 1], ["aob", "SPM", 1]]);
    expect(entries().every((each) => each.meetingId === record.meetings[0]?.id)).toBe(true);
  });

  test("the same file a second time changes nothing, with or without the inspection named", async () => {
    const bytes = await readFile(file);
    expect(writes(await take(database, bytes))).toEqual(nothing);
    const planned = await planOnly(testCtx(database.db, OPERATOR), { fileName: "x.xlsx", workbook: readBytes(bytes), options: { ...options, inspection: null, published: null } });
    expect(planned.ok && writes(planned.value)).toEqual(nothing);
  });

  test("exported, it comes back unchanged, and whole in an empty database", async () => {
    const exported = await exportTracker(testCtx(database.db, OPERATOR), { view: "sib", format: "xlsx", shown: null });
    if (!exported.ok) throw new Error(exported.problem.message);
    const { bytes } = exported.value;
    expect(writes(await take(database, bytes, { published: "2022-04-13" }))).toEqual(nothing);
    const other = await freshDatabase();
    try {
      await take(other, bytes);
      expect(listJson(await loadRecord(other.db))).toEqual(listJson(await loadRecord(database.db)));
    } finally {
      await other.remove();
    }
  });
});
