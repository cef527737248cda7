/** Undoing files that were taken in together is one act; and files of one moment are not mistaken for each other. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { undoImport, undoPreview } from "~/commands/undo-import.server";
import type { Ctx } from "~/db/ctx.server";
import { loadFinding, loadRecord } from "~/db/record.server";
import { verifyHistory } from "~/db/verify-history.server";
import { OPERATOR } from "~/domain/actor";
import { columnValue, type ColumnKey } from "~/domain/columns";
import type { WholeRecord } from "~/domain/record";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";
import { problemOf } from "../support/marchshire";
import { addRow, again, keepAll, returned, sendCopy, writeCell, writeInto, type Copy } from "../support/returned-copies";
import { valueOf } from "../support/round-trip";
import { smallRecord } from "../support/small-record";
import { storeRecord } from "../support/store-record";
import { testCtx } from "../support/test-ctx";

const APPLIED = "2022-05-23T12:00:00.000Z";
const LATER = "2022-05-24T09:00:00.000Z";
const ASKED = "The PCC asked who owns it.";
const NEW = "Within three months, the force should check every record that it holds.";

let home: FreshDatabase;
let ctx: Ctx;
let copy: Copy;
let before: WholeRecord;
beforeEach(async () => {
  home = await freshDatabase();
  await storeRecord(home.db, smallRecord());
  // The same moment as that of the updates that are there.
  ctx = testCtx(home.db, OPERATOR, APPLIED);
  copy = await sendCopy(ctx);
  before = await loadRecord(home.db);
});
afterEach(() => home.remove());

const later = () => testCtx(home.db, OPERATOR, LATER);

async function here(reference: string, ...columns: ColumnKey[]): Promise<(string | null)[]> {
  const finding = await loadFinding(home.db, reference);
  return columns.map((column) => (finding === null ? null : columnValue(finding, column)));
}

/** But for the counters that only guard a save. */
function said(record: WholeRecord): unknown {
  return { ...record, findings: record.findings.map(({ version: _, ...finding }) => finding) };
}

type Edit = (copy: Copy) => void;

/** Copies that come back with one edit each, and are taken in together. */
async function takeTogether(edits: Readonly<Record<string, Edit>>): Promise<string[]> {
  const files = [];
  for (const [fileName, edit] of Object.entries(edits)) {
    const own = again(copy);
    edit(own);
    files.push(await returned(fileName, own));
  }
  const { ids, apply } = await keepAll(ctx, files);
  valueOf(await apply());
  return ids;
}

const update: Edit = (own) => { writeCell(own, "F-0001", "update", "Words of Bell."); writeCell(own, "F-0001", "updateAsAt", "2022-05-20"); };
const rag: Edit = (own) => { writeCell(own, "F-0001", "rag", "red"); writeCell(own, "F-0001", "ragReason", "Late."); };
const text: Edit = (own) => { writeInto(own, "entries", ASKED, "text", "The PCC asked who owns it now."); };
const askedBy: Edit = (own) => { writeInto(own, "entries", ASKED, "askedBy", "SPM"); };

async function expectAsBefore(): Promise<void> {
  expect(said(await loadRecord(home.db))).toEqual(said(before));
  expect(await verifyHistory(home.db.read)).toMatchObject({ faults: [], fileFaults: [] });
}

describe("files taken in together are undone together", () => {
  test.each([0, 1])("whichever of them is named: an update and a RAG of one finding (%i)", async (named) => {
    const ids = await takeTogether({ "bell.xlsx": update, "osei.xlsx": rag });
    const shown = valueOf(await undoPreview(later(), ids[named] ?? ""));
    expect(shown.files).toEqual(["bell.xlsx", "osei.xlsx"]);
    expect(shown.back.map(({ file, to }) => [file, to])).toEqual([["bell.xlsx", "Under way."], ["bell.xlsx", "3 May 2022"], ["osei.xlsx", "Amber"], ["osei.xlsx", ""]]);
    expect(valueOf(await undoImport(later(), ids[named] ?? ""))).toEqual(shown);
    await expectAsBefore();
    for (const id of ids) expect(problemOf(await undoImport(later(), id)).message).toContain("was undone already");
    const events = await home.db.read.historyEvent.findMany({ where: { at: LATER, field: { in: ["update", "rag"] } }, orderBy: { field: "asc" }, select: { field: true, importId: true } });
    expect(events).toEqual([{ field: "rag", importId: ids[1] }, { field: "update", importId: ids[0] }]);
  });

  test("and so are two corrections of one question", async () => {
    const [first] = await takeTogether({ "a.xlsx": text, "b.xlsx": askedBy });
    expect(await home.db.read.entryCorrection.count()).toBe(2);
    expect(valueOf(await undoImport(later(), first ?? "")).kept).toEqual([]);
    expect(await home.db.read.entryCorrection.count()).toBe(0);
    await expectAsBefore();
  });

  test("and a finding that one added and another went on with", async () => {
    const row = { number: "Recommendation 9", kind: "recommendation", finding: NEW, inspection: "PEEL 2021/22" };
    const [first] = await takeTogether({
      "a.xlsx": (own) => { addRow(own, "tracker", { ...row, update: "Begun." }); },
      "b.xlsx": (own) => { addRow(own, "tracker", { ...row, rag: "red" }); },
    });
    expect((await loadRecord(home.db)).findings.find((finding) => finding.text === NEW)?.update).toMatchObject({ text: "Begun.", rag: "red" });
    const { back, kept } = valueOf(await undoImport(later(), first ?? ""));
    expect(kept).toEqual([]);
    expect(back).toEqual([{ file: "a.xlsx", reference: "F-0005", what: "Recommendation 9", from: NEW, to: null }]);
    await expectAsBefore();
  });
});

describe("files of the same moment that were not taken in together", () => {
  test("each take only their own update back", async () => {
    const [bell] = await takeTogether({ "bell.xlsx": update });
    const [osei] = await takeTogether({ "osei.xlsx": rag });
    const columns = ["update", "updateAsAt", "rag", "ragReason"] as const;
    valueOf(await undoImport(later(), bell ?? ""));
    expect(await here("F-0001", ...columns)).toEqual(["Under way.", "2022-05-03", "red", "Late."]);
    expect(valueOf(await undoImport(later(), osei ?? "")).kept).toEqual([]);
    expect(await here("F-0001", ...columns)).toEqual(["Under way.", "2022-05-03", "amber", null]);
  });

  test("each take only their own correction back", async () => {
    const [first] = await takeTogether({ "a.xlsx": text });
    const [second] = await takeTogether({ "b.xlsx": askedBy });
    const words = async () => (await loadRecord(home.db)).findings[0]?.entries.filter((entry) => entry.id === "entry-1").map((entry) => [entry.text, entry.askedBy]);
    valueOf(await undoImport(later(), first ?? ""));
    expect(await words()).toEqual([[ASKED, "SPM"]]);
    valueOf(await undoImport(later(), second ?? ""));
    expect(await words()).toEqual([[ASKED, "PCC"]]);
  });
});
