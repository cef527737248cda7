/** Several returned files at once: each compared with what was there before any of them, all written or none. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { applyImport } from "~/commands/apply-import.server";
import { takeUploads } from "~/commands/plan-import.server";
import { discardImport, reviseImport } from "~/commands/revise-import.server";
import { editCell } from "~/commands/edit-cell.server";
import { readReceipt } from "~/db/import-receipts.server";
import { findBatch } from "~/db/imports.server";
import { write } from "~/db/write.server";
import type { Ctx } from "~/db/ctx.server";
import { loadFinding, loadRecord } from "~/db/record.server";
import { OPERATOR } from "~/domain/actor";
import { columnValue, type ColumnKey } from "~/domain/columns";
import { cellName } from "~/domain/import/cell-name";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";
import { makeXlsx } from "../support/make-xlsx";
import { plainOptions } from "../support/plan-fixture";
import { addRow, again, keepAll, planAll, returned, sendCopy, takeAll, writeCell, writeInto, type Copy } from "../support/returned-copies";
import { valueOf } from "../support/round-trip";
import { smallRecord } from "../support/small-record";
import { storeRecord } from "../support/store-record";
import { testCtx } from "../support/test-ctx";

const UNANSWERED = "The PCC asked how many victims were told.";
const FIRST = "The PCC asked who owns it.";

let home: FreshDatabase;
let ctx: Ctx;
let copy: Copy;
beforeEach(async () => {
  home = await freshDatabase();
  const record = smallRecord();
  const [first] = record.findings;
  const [answered] = first?.entries ?? [];
  if (first === undefined || answered === undefined) throw new Error("The small record has no question.");
  first.entries.push({ ...answered, id: "entry-3", text: UNANSWERED, state: "issued", links: answered.links.map((link) => ({ ...link, number: 2, position: 2 })), responses: [] });
  await storeRecord(home.db, record);
  ctx = testCtx(home.db, OPERATOR);
  copy = await sendCopy(ctx);
});
afterEach(() => home.remove());

async function here(reference: string, column: ColumnKey): Promise<string | null> {
  const finding = await loadFinding(home.db, reference);
  return finding === null ? null : columnValue(finding, column);
}

async function responsesTo(text: string) {
  const entries = (await loadRecord(home.db)).findings.flatMap((finding) => finding.entries);
  return entries.find((each) => each.text === text)?.responses.map((response) => response.parts) ?? [];
}

/** Two copies, each with its own edits. */
async function two(one: (copy: Copy) => void, other: (copy: Copy) => void) {
  const copies = [again(copy), again(copy)] as const;
  one(copies[0]);
  other(copies[1]);
  return [await returned("bell.xlsx", copies[0]), await returned("osei.xlsx", copies[1])] as const;
}

test("cells that one file changes are taken from it, what both change alike is taken once, and each file has its own import", async () => {
  const files = await two(
    (bell) => { writeCell(bell, "F-0001", "tacticalLead", "Supt Bell"); writeCell(bell, "F-0001", "targetDate", "2022-12-01"); },
    (osei) => { writeCell(osei, "F-0001", "tacticalLead", "Supt Bell"); writeCell(osei, "F-0002", "targetDate", null); },
  );
  const { ids, apply } = await keepAll(ctx, files);
  const applied = valueOf(await apply());
  expect(applied.map(({ plan }) => [plan.changed.map((each) => each.field), plan.cleared.map((each) => each.field), plan.repeated.length, plan.conflicts.length])).toEqual([
    [["tacticalLead", "targetDate"], [], 0, 0], [[], ["targetDate"], 1, 0],
  ]);
  expect([await here("F-0001", "tacticalLead"), await here("F-0001", "targetDate"), await here("F-0002", "targetDate")]).toEqual(["Supt Bell", "2022-12-01", null]);
  const batch = await findBatch(home.db.read, ids[0] ?? "");
  expect(batch.map((file) => [file.fileName, file.state, file.batchId])).toEqual([["bell.xlsx", "applied", batch[0]?.batchId], ["osei.xlsx", "applied", batch[0]?.batchId]]);
  expect(batch[0]?.batchId).not.toBeNull();
  const events = await home.db.read.historyEvent.findMany({ where: { importId: { not: null } }, orderBy: { sequence: "asc" } });
  expect(events.map((event) => [event.importId, event.field, event.importPlace?.split("!")[0]])).toEqual([
    [ids[0], "tacticalLead", "SIB tracker"], [ids[0], "targetDate", "SIB tracker"], [ids[1], "targetDate", "SIB tracker"],
  ]);
  expect((await findBatch(home.db.read, ids[1] ?? "")).map((file) => file.id)).toEqual(ids);
});

describe("a cell that two files change differently", () => {
  const disagree = () => two((bell) => { writeCell(bell, "F-0001", "tacticalLead", "Supt Bell"); }, (osei) => { writeCell(osei, "F-0001", "tacticalLead", "Supt Osei"); writeCell(osei, "F-0002", "tacticalLead", "Supt Osei"); });

  test("is in conflict in both and keeps what was there, in either order", async () => {
    const files = await disagree();
    for (const order of [files, files.toReversed()]) {
      const [bell, osei] = (await planAll(ctx, order)).toSorted((one, other) => one.file.localeCompare(other.file));
      expect(bell?.conflicts).toMatchObject([{ reference: "F-0001", field: "tacticalLead", base: null, from: null, to: "Supt Bell", others: [{ file: "osei.xlsx", to: "Supt Osei" }] }]);
      expect(osei?.conflicts).toMatchObject([{ reference: "F-0001", to: "Supt Osei", others: [{ file: "bell.xlsx", to: "Supt Bell" }] }]);
      expect(osei?.changed.map((each) => each.reference)).toEqual(["F-0002"]);
    }
    await takeAll(ctx, files.toReversed());
    expect([await here("F-0001", "tacticalLead"), await here("F-0002", "tacticalLead")]).toEqual([null, "Supt Osei"]);
  });

  test("is not settled by preferring what came back, but by preferring what is here", async () => {
    const files = await disagree();
    const prefer = (wish: "theirs" | "ours") => files.map((file) => ({ ...file, options: { prefer: wish } }));
    expect((await planAll(ctx, prefer("theirs"))).map((plan) => plan.conflicts.length)).toEqual([1, 1]);
    expect((await planAll(ctx, prefer("ours"))).map((plan) => [plan.conflicts.length, plan.left.length])).toEqual([[0, 1], [0, 1]]);
  });

  test("is settled by taking one and leaving the other, or by a text", async () => {
    const files = await disagree();
    const place = (await planAll(ctx, files))[0]?.conflicts[0]?.place;
    const cell = place === undefined ? "" : cellName(place);
    const settled = await planAll(ctx, [{ ...files[0], options: { choices: { [cell]: { take: "ours" } } } }, { ...files[1], options: { choices: { [cell]: { take: "theirs" } } } }]);
    expect(settled.map((plan) => [plan.conflicts, plan.changed.map((each) => [each.to, each.settled]), plan.left.map((each) => each.to)])).toEqual([
      [[], [], ["Supt Bell"]], [[], [["Supt Osei", "theirs"], ["Supt Osei", undefined]], []],
    ]);
    const half = await planAll(ctx, [files[0], { ...files[1], options: { choices: { [cell]: { take: "theirs" } } } }]);
    expect(half.map((plan) => plan.conflicts.length)).toEqual([1, 1]);
    await takeAll(ctx, [files[0], { ...files[1], options: { choices: { [cell]: { take: "text", text: "Supt Osei, then Supt Bell" } } } }]);
    expect(await here("F-0001", "tacticalLead")).toBe("Supt Osei, then Supt Bell");
  });
});

test("two first responses to one question are in conflict and neither is given; the same response is given once", async () => {
  const answer = (words: string) => (of: Copy) => { writeInto(of, "entries", UNANSWERED, "response", words); };
  const other = await planAll(ctx, await two(answer("All of them."), answer("Most of them.")));
  expect(other.map((plan) => [plan.responses.length, plan.conflicts.map((each) => [each.field, each.from, each.to, each.others?.map((one) => one.to)])])).toEqual([
    [0, [["response", null, "All of them.", ["Most of them."]]]], [0, [["response", null, "Most of them.", ["All of them."]]]],
  ]);
  await takeAll(ctx, await two(answer("All of them."), answer("All of them.")));
  expect(await responsesTo(UNANSWERED)).toEqual([[{ by: null, text: "All of them." }]]);
});

test("the words of a response from one file and its post from another make one new version", async () => {
  await takeAll(ctx, await two(
    (bell) => { writeInto(bell, "entries", FIRST, "responseBy", "DCC"); },
    (osei) => { writeInto(osei, "entries", FIRST, "response", "A lead is named at last."); },
  ));
  expect(await responsesTo(FIRST)).toEqual([[{ by: "DCC", text: "A lead is named at last." }]]);
});

test("new words in one file and their date in another are one update as at that date, in either order", async () => {
  const files = await two((bell) => { writeCell(bell, "F-0002", "update", "Nearly done."); }, (osei) => { writeCell(osei, "F-0002", "updateAsAt", "2022-05-20"); });
  const plans = await planAll(ctx, files.toReversed());
  expect(plans.map((plan) => plan.changed.map((each) => [each.field, each.dateNotGiven]))).toEqual([[["updateAsAt", undefined]], [["update", undefined]]]);
  await takeAll(ctx, files);
  expect((await loadFinding(home.db, "F-0002"))?.update).toMatchObject({ text: "Nearly done.", asAt: "2022-05-20" });
});

test("a date waits while files disagree on the words it dates, in either order, and goes with those that are chosen", async () => {
  const files = await two(
    (bell) => { writeCell(bell, "F-0002", "update", "Nearly done."); writeCell(bell, "F-0002", "updateAsAt", "2022-05-20"); },
    (osei) => { writeCell(osei, "F-0002", "update", "All done."); },
  );
  const before = await here("F-0002", "updateAsAt");
  for (const order of [files, files.toReversed()]) {
    const plans = await planAll(ctx, order);
    expect(plans.flatMap((plan) => plan.changed)).toEqual([]);
    expect(plans.flatMap((plan) => plan.conflicts.map((each) => [plan.file, each.field])).toSorted()).toEqual([["bell.xlsx", "update"], ["bell.xlsx", "updateAsAt"], ["osei.xlsx", "update"]]);
  }
  const words = (await planAll(ctx, files))[0]?.conflicts.find((each) => each.field === "update");
  const cell = words === undefined ? "" : cellName(words.place);
  const [bell, osei] = files;
  const chosen = (one: "theirs" | "ours", other: "theirs" | "ours") => [{ ...bell, options: { choices: { [cell]: { take: one } } } }, { ...osei, options: { choices: { [cell]: { take: other } } } }];
  expect((await planAll(ctx, chosen("ours", "theirs"))).map((plan) => [plan.changed.map((each) => [each.field, each.to, each.dateNotGiven]), plan.left.map((each) => each.field).toSorted()])).toEqual([
    [[], ["update", "updateAsAt"]], [[["update", "All done.", true]], []],
  ]);
  expect(await here("F-0002", "updateAsAt")).toBe(before);
  await takeAll(ctx, chosen("theirs", "ours"));
  expect((await loadFinding(home.db, "F-0002"))?.update).toMatchObject({ text: "Nearly done.", asAt: "2022-05-20" });
});

test("a date in one file waits while the words in another are in conflict with what is here", async () => {
  const files = await two((bell) => { writeCell(bell, "F-0002", "update", "Nearly done."); }, (osei) => { writeCell(osei, "F-0002", "updateAsAt", "2022-05-20"); });
  valueOf(await editCell(ctx, { reference: "F-0002", column: "update", value: "Half done.", base: await here("F-0002", "update") }));
  for (const order of [files, files.toReversed()]) {
    const plans = await planAll(ctx, order);
    expect([plans.flatMap((plan) => plan.changed), plans.flatMap((plan) => plan.conflicts.map((each) => each.field)).toSorted()]).toEqual([[], ["update", "updateAsAt"]]);
  }
});

test("a date no longer waits where another file settles the words it belongs to", async () => {
  const early = again(copy);
  valueOf(await editCell(ctx, { reference: "F-0002", column: "update", value: "Half done.", base: await here("F-0002", "update") }));
  const late = await sendCopy(ctx);
  for (const each of [early, late]) writeCell(each, "F-0002", "update", "Nearly done.");
  writeCell(early, "F-0002", "updateAsAt", "2022-05-20");
  const files = [await returned("bell.xlsx", early), await returned("osei.xlsx", late)];
  for (const order of [files, files.toReversed()]) expect((await planAll(ctx, order)).flatMap((plan) => plan.conflicts)).toEqual([]);
  await takeAll(ctx, files);
  expect((await loadFinding(home.db, "F-0002"))?.update).toMatchObject({ text: "Nearly done.", asAt: "2022-05-20" });
});

const NEW = { number: "AFI 9", kind: "Area for improvement", inspection: "PEEL 2021/22", finding: "The force should make sure that its drivers are trained." };

test("a row added to both files is one finding with what either says of it; what they disagree on is left empty and in conflict", async () => {
  const files = await two(
    (bell) => { addRow(bell, "tracker", { ...NEW, strategicLead: "ACC Okafor", tacticalLead: "Supt Bell" }); },
    (osei) => { addRow(osei, "tracker", { ...NEW, strategicLead: "ACC Okafor", tacticalLead: "Supt Osei", targetDate: "2022-12-01" }); },
  );
  const [bell, osei] = await takeAll(ctx, files);
  expect([bell?.plan.findings.length, osei?.plan.findings.length]).toEqual([1, 0]);
  expect([bell, osei].map((file) => file?.plan.conflicts.map((each) => [each.field, each.to]))).toEqual([[["tacticalLead", "Supt Bell"]], [["tacticalLead", "Supt Osei"]]]);
  expect(osei?.plan.changed.map((each) => each.field)).toEqual(["targetDate"]);
  const added = (await loadRecord(home.db)).findings.filter((finding) => finding.number === "AFI 9");
  expect(added).toMatchObject([{ strategicLead: { text: "ACC Okafor" }, tacticalLead: null, targetDate: "2022-12-01" }]);
});

test("a row added to both files under two causes of concern is taken without one; both cells are held back and say why", async () => {
  await write(home.db, (tx) => tx.finding.updateMany({ where: { reference: { in: ["F-0002", "F-0003"] } }, data: { kind: "cause-of-concern" } }));
  copy = await sendCopy(ctx);
  const row = { ...NEW, number: "Recommendation 9", kind: "Recommendation" };
  const { ids, apply } = await keepAll(ctx, await two((bell) => { addRow(bell, "tracker", { ...row, causeOfConcern: "F-0003" }); }, (osei) => { addRow(osei, "tracker", { ...row, causeOfConcern: "F-0002" }); }));
  const applied = valueOf(await apply());
  expect(applied.map(({ plan }) => plan.heldBack.map((held) => held.reason))).toEqual([[expect.stringMatching(/^osei\.xlsx gives its cause of concern otherwise/)], [expect.stringMatching(/^bell\.xlsx gives/)]]);
  for (const [index, { plan }] of applied.entries()) {
    const [held] = plan.heldBack;
    const line = (await readReceipt(home.db.read, ids[index] ?? ""))?.find((each) => each.row === held?.row && each.column === held.column);
    expect(line).toMatchObject({ fate: "heldBack", why: held?.reason });
  }
});

test("of a row added to both files the date waits while they disagree on the words it dates", async () => {
  const files = await two(
    (bell) => { addRow(bell, "tracker", { ...NEW, update: "Nearly done.", updateAsAt: "2022-05-20" }); },
    (osei) => { addRow(osei, "tracker", { ...NEW, update: "All done." }); },
  );
  const applied = await takeAll(ctx, files);
  expect(applied.flatMap(({ plan }) => plan.conflicts.map((each) => [plan.file, each.field]))).toEqual([["bell.xlsx", "update"], ["bell.xlsx", "updateAsAt"], ["osei.xlsx", "update"]]);
  expect((await loadRecord(home.db)).findings.find((finding) => finding.number === "AFI 9")?.update).toBeNull();
});

test("one number with two texts is held back in both files", async () => {
  const plans = await planAll(ctx, await two((bell) => { addRow(bell, "tracker", NEW); }, (osei) => { addRow(osei, "tracker", { ...NEW, finding: "The force should log each visit to a detainee." }); }));
  expect(plans.map((plan) => [plan.findings.length, plan.heldBack.map((held) => held.reason)])).toEqual([
    [0, [expect.stringMatching(/AFI 9 has quite another text in osei\.xlsx/)]], [0, [expect.stringMatching(/AFI 9 has quite another text in bell\.xlsx/)]],
  ]);
});

test("what moved since the preview refuses all files; planned again, they are applied", async () => {
  const { ids, apply } = await keepAll(ctx, await two((bell) => { writeCell(bell, "F-0001", "tacticalLead", "Supt Bell"); }, (osei) => { writeCell(osei, "F-0002", "tacticalLead", "Supt Osei"); }));
  valueOf(await editCell(ctx, { reference: "F-0002", column: "tacticalLead", value: "Supt Lind", base: null }));
  const refused = await apply();
  expect(refused.ok ? "" : refused.problem.kind).toBe("stale");
  expect([await here("F-0001", "tacticalLead"), await here("F-0002", "tacticalLead")]).toEqual([null, "Supt Lind"]);
  valueOf(await reviseImport(ctx, ids[0] ?? "", {}));
  valueOf(await apply());
  expect([await here("F-0001", "tacticalLead"), await here("F-0002", "tacticalLead")]).toEqual(["Supt Bell", "Supt Lind"]);
});

test("a file that is discarded leaves the batch, and what it disputed is free", async () => {
  const { ids } = await keepAll(ctx, await two((bell) => { writeCell(bell, "F-0001", "tacticalLead", "Supt Bell"); }, (osei) => { writeCell(osei, "F-0001", "tacticalLead", "Supt Osei"); }));
  valueOf(await discardImport(ctx, ids[0] ?? ""));
  const [left, more] = await findBatch(home.db.read, ids[1] ?? "");
  expect(more).toBeUndefined();
  expect(left).toMatchObject({ batchId: null, plan: { conflicts: [], changed: [{ to: "Supt Osei" }] } });
});

test("uploads that belong together are shown as one batch; while one waits for an answer none is applied", async () => {
  const [own] = await two((bell) => { writeCell(bell, "F-0001", "tacticalLead", "Supt Bell"); }, () => undefined);
  const paper = makeXlsx({ sheets: [{ name: "Tracker", rows: [["AFI / recommendation", "RAG"], ["AFI 9: The force should make sure that its drivers are trained.", "Red"]] }] });
  const options = { ...plainOptions, inspection: null };
  const id = valueOf(await takeUploads(ctx, [{ ...own, options }, { fileName: "paper.xlsx", bytes: paper, options }]));
  const files = await findBatch(home.db.read, id);
  expect(files.map((file) => [file.fileName, file.plan.refusal?.field])).toEqual([["bell.xlsx", undefined], ["paper.xlsx", "inspection"]]);
  const waits = await applyImport(ctx, id);
  expect(waits.ok ? "" : waits.problem.message).toMatch(/^paper\.xlsx: The file does not say which inspection/);
  expect(await here("F-0001", "tacticalLead")).toBeNull();
  valueOf(await reviseImport(ctx, files[1]?.id ?? "", { inspection: "PEEL 2021/22" }));
  expect(valueOf(await applyImport(ctx, id)).plan.file).toBe("bell.xlsx");
  expect([await here("F-0001", "tacticalLead"), (await loadRecord(home.db)).findings.length]).toEqual(["Supt Bell", 5]);
});

test("uploads of which one cannot be read are refused together, with its name", async () => {
  const options = plainOptions;
  const refused = await takeUploads(ctx, [{ fileName: "notes.xlsx", bytes: new TextEncoder().encode("Not a workbook."), options }, { fileName: "empty.xlsx", bytes: new Uint8Array(1), options }]);
  expect(refused.ok ? null : refused.problem).toMatchObject({ kind: "invalid", field: "file", message: expect.stringMatching(/^notes\.xlsx: /) as string });
  expect(await home.db.read.import.count()).toBe(0);
});

test("the older of two copies says so, in whichever order the files are given", async () => {
  const older = again(copy);
  writeCell(older, "F-0001", "tacticalLead", "Supt Bell");
  const later = await sendCopy(ctx);
  writeCell(later, "F-0002", "tacticalLead", "Supt Osei");
  const files = [await returned("april.xlsx", older), await returned("may.xlsx", later)];
  for (const given of [files, files.toReversed()]) {
    const said = new Map((await planAll(ctx, given)).map((plan) => [plan.file, plan.notices.filter((notice) => notice.includes("older than"))]));
    expect(said).toEqual(new Map([["april.xlsx", [expect.stringMatching(/^This copy is older than one exported by .* among these files: may\.xlsx\./)]], ["may.xlsx", []]]));
  }
});
