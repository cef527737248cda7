/** Undoing an import: what goes back, what stays and is listed, who may, and that it happens once. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { applyImport } from "~/commands/apply-import.server";
import { keepPlan, planOnly } from "~/commands/plan-import.server";
import { undoImport, undoPreview } from "~/commands/undo-import.server";
import type { Ctx } from "~/db/ctx.server";
import { saveCells } from "~/db/save-cells.server";
import { saveEntry } from "~/db/save-entry.server";
import { findingIn, loadFinding, loadRecord } from "~/db/record.server";
import { verifyHistory } from "~/db/verify-history.server";
import { write } from "~/db/write.server";
import { OPERATOR } from "~/domain/actor";
import type { ColumnKey } from "~/domain/columns";
import type { ImportOptions } from "~/domain/import/import-plan";
import type { FindingRecord } from "~/domain/record";
import { importList } from "~/queries/import-list.server";
import { importStanding } from "~/queries/import-receipt.server";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";
import { makeXlsx, type MadeCell } from "../support/make-xlsx";
import { addFinding, force, opcc, problemOf } from "../support/marchshire";
import { plainOptions, readBytes } from "../support/plan-fixture";
import { valueOf } from "../support/round-trip";
import { testCtx } from "../support/test-ctx";

let home: FreshDatabase;
beforeEach(async () => {
  home = await freshDatabase();
});
afterEach(() => home.remove());

const TEXT = "The force should make sure that every missing person report is recorded.";
const LATER = "2022-05-24T09:00:00.000Z";

async function takeIn(ctx: Ctx, rows: MadeCell[][], options: Partial<ImportOptions> = {}): Promise<string> {
  const workbook = readBytes(makeXlsx({ sheets: [{ rows }] }));
  const wanted = { ...plainOptions, ...options };
  const planned = valueOf(await planOnly(ctx, { fileName: "paper.xlsx", workbook, options: wanted }));
  const id = await keepPlan(ctx, { fileName: "paper.xlsx", bytes: new Uint8Array([1]), options: wanted }, planned);
  valueOf(await applyImport(ctx, id, workbook));
  return id;
}

async function findingNamed(reference: string): Promise<FindingRecord> {
  const finding = await loadFinding(home.db, reference);
  if (finding === null) throw new Error(`There is no ${reference}.`);
  return finding;
}

/** Somebody changes a cell on the screen, a day later. */
async function change(ctx: Ctx, reference: string, column: ColumnKey, value: string): Promise<void> {
  await write(home.db, async (tx) => {
    const finding = await findingIn(tx, reference);
    if (finding !== null) valueOf(await saveCells(tx, ctx, finding, [{ column, value }], { reasonRequired: false }));
  });
}

const operator = (now?: string) => testCtx(home.db, OPERATOR, now);

/** No row names another that is gone, and the chain of the history holds. */
async function expectWhole(): Promise<void> {
  expect(await verifyHistory(home.db.read)).toMatchObject({ faults: [], fileFaults: [] });
}

describe("cells", () => {
  test("go back, but for those changed since, which are listed with who and when", async () => {
    const { reference } = await addFinding(home.db, { text: TEXT, targetDate: "2022-09-30", update: { text: "Under way.", asAt: "2022-05-03", rag: "amber", ragReason: null } });
    const id = await takeIn(operator(), [["Reference", "Finding", "Update", "Update as at", "RAG", "Target date", "Deadline"], [reference, TEXT, "Done.", "20/05/2022", "Green", "31/12/2022", "01/06/2023"]]);
    expect(await findingNamed(reference)).toMatchObject({ targetDate: "2022-12-31", update: { text: "Done.", rag: "green" } });
    await change(testCtx(home.db, force, LATER), reference, "rag", "red");
    const { back, kept } = valueOf(await undoPreview(operator(LATER), id));
    expect(kept).toEqual([{ file: "paper.xlsx", reference, what: expect.stringContaining("RAG"), since: { by: force.name, at: LATER }, why: "It was changed since." }]);
    expect(valueOf(await undoImport(operator(LATER), id))).toMatchObject({ back, kept });
    expect(await findingNamed(reference)).toMatchObject({ targetDate: "2022-09-30", deadline: null, update: { text: "Under way.", asAt: "2022-05-03", rag: "red" } });
    await expectWhole();
  });

  test("the history says that they were undone, and of which file", async () => {
    const { reference } = await addFinding(home.db, { text: TEXT });
    const id = await takeIn(operator(), [["Reference", "Finding", "Deadline"], [reference, TEXT, "01/06/2023"]]);
    valueOf(await undoImport(operator(LATER), id));
    const events = await home.db.read.historyEvent.findMany({ where: { field: "deadline" }, orderBy: { sequence: "asc" }, select: { before: true, after: true, via: true, importId: true, importPlace: true } });
    expect(events).toEqual([
      { before: null, after: "2023-06-01", via: "import", importId: id, importPlace: "Sheet1!C2" },
      { before: "2023-06-01", after: null, via: "command line", importId: id, importPlace: null },
    ]);
    expect(await home.db.read.import.findUnique({ where: { id }, select: { undoneAt: true, undoneBy: true } })).toEqual({ undoneAt: LATER, undoneBy: OPERATOR.name });
  });

  test("and so does the list of what was taken in", async () => {
    const { reference } = await addFinding(home.db, { text: TEXT });
    const [stands, gone] = [await takeIn(operator(), [["Reference", "Finding", "Deadline"], [reference, TEXT, "01/06/2023"]]), await takeIn(operator(), [["Reference", "Finding", "Deadline"], [reference, TEXT, "01/07/2023"]])];
    valueOf(await undoImport(operator(LATER), gone));
    const { imports } = valueOf(await importList(operator(LATER)));
    expect(new Map(imports.map(({ id, undone }) => [id, undone]))).toEqual(new Map([[stands, null], [gone, { at: LATER, by: OPERATOR.name }]]));
  });
});

describe("two imports, one after the other", () => {
  const DAY = (day: number) => `2022-05-${String(day)}T09:00:00.000Z`;
  const copy = (reference: string, targetDate: string, update: string): MadeCell[][] => [["Reference", "Finding", "Target date", "Update", "Update as at"], [reference, TEXT, targetDate, update, "20/05/2022"]];

  test("an import that was undone, and its undoing, changed nothing since for the one before it", async () => {
    const { reference } = await addFinding(home.db, { text: TEXT, targetDate: "2022-01-31", update: { text: "Under way.", asAt: "2022-05-03", rag: "amber", ragReason: null } });
    const before = await loadRecord(home.db);
    const first = await takeIn(operator(DAY(20)), copy(reference, "28/02/2022", "Half done."));
    const second = await takeIn(operator(DAY(21)), copy(reference, "31/03/2022", "Done."));
    valueOf(await undoImport(operator(DAY(22)), second));
    expect(await findingNamed(reference)).toMatchObject({ targetDate: "2022-02-28", update: { text: "Half done." } });
    expect(valueOf(await undoImport(operator(DAY(23)), first)).kept).toEqual([]);
    expect(await findingNamed(reference)).toMatchObject({ ...before.findings[0], version: expect.any(Number) });
    await expectWhole();
  });

  test("what somebody changed between the two, or after both, stays", async () => {
    const one = await addFinding(home.db, { text: TEXT, targetDate: "2022-01-31" });
    const other = await addFinding(home.db, { text: "The force should review its plans.", targetDate: "2022-01-31" });
    const rows = (date: string): MadeCell[][] => [["Reference", "Finding", "Target date"], [one.reference, TEXT, date], [other.reference, "The force should review its plans.", date]];
    const first = await takeIn(operator(DAY(20)), rows("28/02/2022"));
    await change(testCtx(home.db, force, DAY(21)), one.reference, "targetDate", "2022-07-01");
    const second = await takeIn(operator(DAY(22)), rows("31/03/2022"));
    valueOf(await undoImport(operator(DAY(23)), second));
    await change(testCtx(home.db, force, DAY(24)), other.reference, "targetDate", "2022-08-01");
    const { kept } = valueOf(await undoImport(operator(DAY(25)), first));
    expect(kept.map(({ reference, since }) => ({ reference, since }))).toEqual([
      { reference: one.reference, since: { by: force.name, at: DAY(21) } }, { reference: other.reference, since: { by: force.name, at: DAY(24) } },
    ]);
    expect(await findingNamed(one.reference)).toMatchObject({ targetDate: "2022-07-01" });
    expect(await findingNamed(other.reference)).toMatchObject({ targetDate: "2022-08-01" });
  });

  test("what the later one could not be undone of counts as changed since", async () => {
    const { reference } = await addFinding(home.db, { text: TEXT, targetDate: "2022-01-31" });
    const first = await takeIn(operator(DAY(20)), copy(reference, "28/02/2022", "Half done."));
    const second = await takeIn(operator(DAY(21)), copy(reference, "31/03/2022", "Done."));
    await change(testCtx(home.db, force, DAY(22)), reference, "update", "Done, and checked.");
    valueOf(await undoImport(operator(DAY(23)), second));
    const { kept } = valueOf(await undoImport(operator(DAY(24)), first));
    expect(kept.map(({ what, since }) => ({ what, since }))).toEqual([{ what: "AFI 1: Update", since: { by: force.name, at: DAY(22) } }]);
    expect(await findingNamed(reference)).toMatchObject({ targetDate: "2022-01-31", update: { text: "Done, and checked." } });
  });

  test("what hangs on what the first one added goes with the second, and then the first goes whole", async () => {
    const before = await loadRecord(home.db);
    const first = await takeIn(operator(DAY(20)), [["AFI", "PCC's assurance questions", "Force response"], [`AFI 1: ${TEXT}`, "1. Who owns it?", ""]]);
    const second = await takeIn(operator(DAY(21)), [["AFI", "PCC's assurance questions", "Force response"], [`AFI 1: ${TEXT}`, "1. Who owns it?\n2. Since when?", "1. The CC does."]]);
    valueOf(await undoImport(operator(DAY(22)), second));
    expect(valueOf(await undoImport(operator(DAY(23)), first)).kept).toEqual([]);
    expect(await loadRecord(home.db)).toEqual(before);
    await expectWhole();
  });
});

describe("what the import added", () => {
  const paper = [["AFI", "PCC's assurance questions", "Force response"], [`AFI 1: ${TEXT}`, "1. Who owns it?\n2. Since when?", "1. The CC does.\n2. Since May."], ["AFI 2: The force should review its plans.", "1. When?", ""]];

  test("is taken out again, with its inspection; its references are not given again, nor are its numbers lost", async () => {
    const before = await loadRecord(home.db);
    const id = await takeIn(operator(), paper);
    const [first] = (await loadRecord(home.db)).findings;
    valueOf(await undoImport(operator(LATER), id));
    expect(await loadRecord(home.db)).toEqual(before);
    const again = await addFinding(home.db, { text: TEXT });
    expect(again.reference > (first?.reference ?? "")).toBe(true);
    const words = await home.db.read.historyEvent.findMany({ where: { subject: "entry", field: "text" }, select: { before: true, after: true } });
    expect(words).toContainEqual({ before: null, after: "Who owns it?" });
    expect(words).toContainEqual({ before: "Who owns it?", after: null });
  });

  test("stays where somebody built on it, with what it needs; the rest goes", async () => {
    const id = await takeIn(operator(), paper);
    const [first] = (await loadRecord(home.db)).findings;
    const entry = first?.entries[0];
    if (first === undefined || entry === undefined) throw new Error("The paper was not taken in.");
    await write(home.db, (tx) => saveEntry(tx, testCtx(home.db, opcc, LATER), entry, { dueOn: "2022-07-01" }));
    const { kept } = valueOf(await undoImport(operator(LATER), id));
    expect(kept).toEqual([
      { file: "paper.xlsx", reference: first.reference, what: "AFI 1", since: { by: opcc.name, at: LATER }, why: "It is in use since." },
      { file: "paper.xlsx", reference: first.reference, what: "Q1", since: { by: opcc.name, at: LATER }, why: "It is in use since." },
      { file: "paper.xlsx", reference: null, what: "Inspection", since: { by: opcc.name, at: LATER }, why: "It is in use since." },
    ]);
    const [only, ...others] = (await loadRecord(home.db)).findings;
    expect(others).toEqual([]);
    expect(only?.entries.map(({ text, dueOn, responses }) => ({ text, dueOn, responses: responses.length }))).toEqual([{ text: "Who owns it?", dueOn: "2022-07-01", responses: 0 }]);
  });

  test("stays where only the other side knows why, and says no more than that", async () => {
    const id = await takeIn(testCtx(home.db, opcc), [["AFI", "RAG"], [`AFI 1: ${TEXT}`, null]]);
    const [first] = (await loadRecord(home.db)).findings;
    if (first === undefined) throw new Error("The finding was not taken in.");
    await write(home.db, (tx) => tx.privateNote.create({ data: { id: "note", findingId: first.id, side: "force", text: "A word among us.", author: "Somebody", post: "CI", createdAt: LATER } }));
    const shown = valueOf(await undoImport(testCtx(home.db, opcc, LATER), id));
    expect(shown.kept[0]).toEqual({ file: "paper.xlsx", reference: first.reference, what: "AFI 1", since: null, why: "It is in use since." });
    expect(JSON.stringify(shown)).not.toContain("among us");
    expect(await loadFinding(home.db, first.reference)).not.toBeNull();
  });
});

describe("drafts", () => {
  test("a draft that a file took the place of comes back to its author; one that a file made goes", async () => {
    const { id: findingId, reference } = await addFinding(home.db, { text: TEXT, update: { text: "Under way.", asAt: "2022-05-03", rag: "amber", ragReason: null } });
    const ctx = testCtx(home.db, force, "2022-05-20T09:00:00.000Z");
    await write(home.db, async (tx) => {
      await tx.fieldDraft.create({ data: { id: "draft", findingId, column: "targetDate", value: "2022-10-31", base: null, state: "draft", author: force.name, heldByPersonId: force.personId, savedAt: ctx.now } });
    });
    const secretariat = { ...force, roles: ["sib-secretariat" as const] };
    const id = await takeIn(testCtx(home.db, secretariat), [["Reference", "Finding", "RAG", "Target date"], [reference, TEXT, "Green", "31/12/2022"]]);
    expect((await findingNamed(reference)).drafts.map(({ column, value, state }) => ({ column, value, state }))).toEqual([{ column: "rag", value: "green", state: "waiting" }]);
    const { kept } = valueOf(await undoImport(testCtx(home.db, secretariat, LATER), id));
    expect(kept).toEqual([]);
    const now = await findingNamed(reference);
    expect(now).toMatchObject({ targetDate: null, update: { rag: "amber" } });
    expect(now.drafts.map(({ column, value, base, state }) => ({ column, value, base, state }))).toEqual([{ column: "targetDate", value: "2022-10-31", base: null, state: "draft" }]);
  });

  test("a response brought as a draft goes, and so does a draft question", async () => {
    const asked = await takeIn(operator(), [["AFI", "PCC's assurance questions"], [`AFI 1: ${TEXT}`, "1. Who owns it?"]]);
    const answers = await takeIn(testCtx(home.db, force), [["AFI", "PCC's assurance questions", "Force response"], [`AFI 1: ${TEXT}`, "1. Who owns it?", "1. The CC does."]]);
    const questions = await takeIn(testCtx(home.db, opcc), [["AFI", "PCC's assurance questions"], [`AFI 1: ${TEXT}`, "1. Who owns it?\n2. Since when?"]]);
    expect(await home.db.read.response.count()).toBe(1);
    expect(await home.db.read.entry.count()).toBe(2);
    expect(problemOf(await undoImport(testCtx(home.db, opcc), answers)).kind).toBe("missing");
    valueOf(await undoImport(testCtx(home.db, opcc, LATER), questions));
    valueOf(await undoImport(testCtx(home.db, force, LATER), answers));
    expect([await home.db.read.response.count(), await home.db.read.entry.count()]).toEqual([0, 1]);
    expect(valueOf(await undoImport(operator(LATER), asked)).kept).toEqual([]);
    expect(await home.db.read.finding.count()).toBe(0);
    await expectWhole();
  });
});

describe("whether it may be undone", () => {
  test("once, and only after it was applied", async () => {
    const id = await takeIn(operator(), [["AFI", "RAG"], [`AFI 1: ${TEXT}`, null]]);
    valueOf(await undoImport(operator(LATER), id));
    expect(problemOf(await undoImport(operator(LATER), id)).message).toBe(`This import was undone already, by ${OPERATOR.name} on 24 May 2022, 10:00.`);
    const workbook = readBytes(makeXlsx({ sheets: [{ rows: [["AFI", "RAG"], [`AFI 1: ${TEXT}`, null]] }] }));
    const planned = valueOf(await planOnly(operator(), { fileName: "paper.xlsx", workbook, options: plainOptions }));
    const waiting = await keepPlan(operator(), { fileName: "paper.xlsx", bytes: new Uint8Array([1]), options: plainOptions }, planned);
    expect(problemOf(await undoImport(operator(), waiting)).message).toContain("Discard it instead");
    expect(problemOf(await undoPreview(operator(), "nothing")).kind).toBe("missing");
  });

  test("by the side that brought it, and by a lead where it is about findings of theirs alone", async () => {
    const lead = { ...force, roles: ["tactical-lead" as const] };
    const { id: own, reference } = await addFinding(home.db, { text: TEXT });
    await write(home.db, (tx) => tx.person.create({ data: { id: force.personId ?? "", name: force.name, side: "force" } }));
    await write(home.db, (tx) => tx.finding.update({ where: { id: own }, data: { tacticalLead: force.name, tacticalLeadPersonId: force.personId } }));
    const other = await addFinding(home.db, { text: "The force should review its plans." });
    const rows = (...findings: string[]): MadeCell[][] => [["Finding", "Target date"], ...findings.map((each) => [each, "31/12/2022"])];
    const both = await takeIn(testCtx(home.db, force), rows(TEXT, "The force should review its plans."), { inspection: null });
    expect(problemOf(await undoImport(testCtx(home.db, lead, LATER), both)).message).toBe(`You may not undo this import: it is also about ${other.reference}, which is not yours. Ask the SIB secretariat.`);
    expect(problemOf(await undoImport(testCtx(home.db, opcc, LATER), both)).kind).toBe("missing");
    expect(valueOf(await importStanding(testCtx(home.db, lead, LATER), both)).mayUndo).toBe(false);
    expect(valueOf(await importStanding(testCtx(home.db, force, LATER), both)).mayUndo).toBe(true);
    valueOf(await undoImport(testCtx(home.db, force, LATER), both));
    const mine = await takeIn(testCtx(home.db, lead), rows(TEXT), { inspection: null });
    expect(valueOf(await importStanding(testCtx(home.db, lead, LATER), mine)).mayUndo).toBe(true);
    valueOf(await undoImport(testCtx(home.db, lead, LATER), mine));
    expect((await findingNamed(reference)).targetDate).toBeNull();
  });
});
