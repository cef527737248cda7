/** Copies that come back are compared with what was sent and with what is here now. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { editCell } from "~/commands/edit-cell.server";
import { keepSent, takeStamp } from "~/db/exports.server";
import { loadFinding, loadRecord } from "~/db/record.server";
import { OPERATOR } from "~/domain/actor";
import { columnValue, type ColumnKey } from "~/domain/columns";
import { exportWorkbook } from "~/domain/export/export-workbook";
import type { ExportWorkbook, Stamp } from "~/domain/export/export-sheet";
import { TRACKER_COLUMNS } from "~/domain/export/layout";
import { sentValues } from "~/domain/export/sent";
import { cellName } from "~/domain/import/cell-name";
import type { ImportOptions } from "~/domain/import/import-plan";
import { recordFor } from "~/domain/visibility";
import { writeWorkbook } from "~/spreadsheet/write-workbook.server";
import { demonstrationDatabase } from "../support/demonstration-database";
import { heading } from "../support/export-fixture";
import type { FreshDatabase } from "../support/fresh-database";
import { planFor, takeIn } from "../support/round-trip";
import { testCtx } from "../support/test-ctx";

let home: FreshDatabase;
beforeEach(async () => {
  home = await demonstrationDatabase();
});
afterEach(() => home.remove());

type Copy = { workbook: ExportWorkbook; stamp: Stamp };

async function send(): Promise<Copy> {
  const workbook = exportWorkbook({ record: recordFor("official", await loadRecord(home.db)), shown: null, view: "sib", heading });
  const stamp = await takeStamp(testCtx(home.db, OPERATOR));
  await keepSent(testCtx(home.db, OPERATOR), stamp.exportNumber, sentValues(workbook));
  return { workbook, stamp };
}

function write(copy: Copy, reference: string, key: ColumnKey, value: string | null): void {
  const sheet = copy.workbook.sheets[0];
  const at = (column: ColumnKey) => TRACKER_COLUMNS.findIndex((each) => each.key === column);
  const row = sheet?.rows.find((each) => each.values[at("reference")] === reference);
  if (row === undefined) throw new Error(`There is no row ${reference}.`);
  row.values = row.values.with(at(key), value);
}

const bytesOf = ({ workbook, stamp }: Copy) => writeWorkbook(workbook, stamp);

async function editHere(reference: string, column: ColumnKey, value: string, ragReason?: string): Promise<void> {
  const finding = await loadFinding(home.db, reference);
  const base = finding === null ? null : columnValue(finding, column);
  const edited = await editCell(testCtx(home.db, OPERATOR), { reference, column, value, base, ...(ragReason === undefined ? {} : { ragReason }) });
  expect(edited).toMatchObject({ ok: true });
}

async function here(reference: string, column: ColumnKey): Promise<string | null> {
  const finding = await loadFinding(home.db, reference);
  return finding === null ? null : columnValue(finding, column);
}

describe("a cell changed", () => {
  it("only here stays, though the copy still has the old value", async () => {
    const copy = await send();
    await editHere("F-0130", "tacticalLead", "Supt Bell");
    const plan = await planFor(home.db, await bytesOf(copy));
    expect(plan.changed).toEqual([]);
    expect(plan.conflicts).toEqual([]);
    expect(plan.changedHere).toHaveLength(1);
  });

  it("only there is proposed, and so is a cell emptied there", async () => {
    const copy = await send();
    write(copy, "F-0130", "tacticalLead", "Supt Bell");
    write(copy, "F-0130", "targetDate", null);
    const plan = await planFor(home.db, await bytesOf(copy));
    expect(plan.changed).toMatchObject([{ reference: "F-0130", field: "tacticalLead", to: "Supt Bell" }]);
    expect(plan.cleared).toMatchObject([{ reference: "F-0130", field: "targetDate", to: null }]);
  });

  it("on both sides to the same value is nothing", async () => {
    const copy = await send();
    write(copy, "F-0130", "tacticalLead", "Supt Bell");
    await editHere("F-0130", "tacticalLead", "Supt Bell");
    const plan = await planFor(home.db, await bytesOf(copy));
    expect([plan.changed, plan.conflicts, plan.changedHere]).toEqual([[], [], []]);
  });

  it("on both sides differently is a conflict, and keeps what is here until it is settled", async () => {
    const copy = await send();
    const sent = await here("F-0130", "tacticalLead");
    write(copy, "F-0130", "tacticalLead", "Supt Bell");
    await editHere("F-0130", "tacticalLead", "Supt Osei");
    const bytes = await bytesOf(copy);
    const plan = await planFor(home.db, bytes);
    expect(plan.conflicts).toMatchObject([{ reference: "F-0130", field: "tacticalLead", base: sent, from: "Supt Osei", to: "Supt Bell" }]);
    expect(plan.changed).toEqual([]);
    await takeIn(home.db, bytes);
    expect(await here("F-0130", "tacticalLead")).toBe("Supt Osei");

    const place = plan.conflicts[0]?.place;
    const cell = `${place?.sheet ?? ""}!${place?.column ?? ""}${String(place?.row)}`;
    const settled: [Partial<ImportOptions>, string][] = [
      [{ prefer: "ours" }, "Supt Osei"],
      [{ choices: { [cell]: { take: "text", text: "Supt Osei, then Supt Bell" } } }, "Supt Osei, then Supt Bell"],
      [{ prefer: "theirs" }, "Supt Bell"],
    ];
    for (const [options, value] of settled) {
      await takeIn(home.db, bytes, options);
      expect(await here("F-0130", "tacticalLead")).toBe(value);
    }
  });

  it("may be left by choice", async () => {
    const copy = await send();
    write(copy, "F-0130", "tacticalLead", "Supt Bell");
    const bytes = await bytesOf(copy);
    const place = (await planFor(home.db, bytes)).changed[0]?.place;
    const plan = await planFor(home.db, bytes, { choices: { [`${place?.sheet ?? ""}!${place?.column ?? ""}${String(place?.row)}`]: { take: "ours" } } });
    expect(plan.changed).toEqual([]);
    expect(plan.left).toMatchObject([{ field: "tacticalLead", to: "Supt Bell" }]);
  });
});

it("takes words that come back under the old as-at date as a new update whose date was not given", async () => {
  const copy = await send();
  const before = (await loadFinding(home.db, "F-0130"))?.update;
  expect(before?.asAt).not.toBeNull();
  write(copy, "F-0130", "update", "Two more teams are trained.");
  await takeIn(home.db, await bytesOf(copy));
  const after = (await loadFinding(home.db, "F-0130"))?.update;
  expect(after).toMatchObject({ text: "Two more teams are trained.", asAt: null, version: 1, replacesId: null });
});

it("takes words that come back for an update without a date as another update, not as a new version of it", async () => {
  const first = await send();
  write(first, "F-0130", "update", "Two more teams are trained.");
  await takeIn(home.db, await bytesOf(first));
  const dateless = (await loadFinding(home.db, "F-0130"))?.update;
  const second = await send();
  write(second, "F-0130", "update", "Every team is trained.");
  await takeIn(home.db, await bytesOf(second));
  const after = (await loadFinding(home.db, "F-0130"))?.update;
  expect(dateless).toMatchObject({ asAt: null, version: 1 });
  expect(after).toMatchObject({ text: "Every team is trained.", asAt: null, version: 1, replacesId: null });
  expect(after?.id).not.toBe(dateless?.id);
});

it("does not put words under a date that was changed here since, or that the copy does not give", async () => {
  const copy = await send();
  await editHere("F-0130", "updateAsAt", "2022-05-20");
  write(copy, "F-0130", "update", "Two more teams are trained.");
  expect((await planFor(home.db, await bytesOf(copy))).changed).toMatchObject([{ field: "update", dateNotGiven: true }]);
  write(copy, "F-0130", "updateAsAt", "2022-05-21");
  const conflicting = await planFor(home.db, await bytesOf(copy));
  expect(conflicting.conflicts).toMatchObject([{ field: "updateAsAt" }]);
  expect(conflicting.changed).toMatchObject([{ field: "update", dateNotGiven: true }]);
});

describe("the words of an update and its as-at date", () => {
  const WORDS = "Two more teams are trained.";
  const LATER = "2022-05-22";

  async function disputedWords(): Promise<Uint8Array> {
    const copy = await send();
    await editHere("F-0130", "update", "One more team is trained.");
    write(copy, "F-0130", "update", WORDS);
    write(copy, "F-0130", "updateAsAt", LATER);
    return await bytesOf(copy);
  }

  const conflictsOf = async (bytes: Uint8Array, options: Partial<ImportOptions> = {}) => (await planFor(home.db, bytes, options)).conflicts.map((each) => each.field).toSorted();

  it("wait together while the words are in conflict", async () => {
    const bytes = await disputedWords();
    const sent = await here("F-0130", "updateAsAt");
    const plan = await planFor(home.db, bytes);
    expect(plan.changed).toEqual([]);
    expect(plan.conflicts).toMatchObject([{ field: "update" }, { field: "updateAsAt", base: sent, from: sent, to: LATER }]);
    await takeIn(home.db, bytes);
    expect(await here("F-0130", "updateAsAt")).toBe(sent);
  });

  it("are taken together, or neither of them", async () => {
    const bytes = await disputedWords();
    const [words, date] = (await planFor(home.db, bytes)).conflicts.map((each) => cellName(each.place));
    const choose = (take: "theirs" | "ours") => ({ choices: { [words ?? ""]: { take } } });
    for (const ours of [{ prefer: "ours" as const }, choose("ours"), { choices: { ...choose("ours").choices, [date ?? ""]: { take: "theirs" as const } } }]) {
      const plan = await planFor(home.db, bytes, ours);
      expect([plan.changed, plan.conflicts, plan.left.map((each) => each.field)]).toEqual([[], [], ["update", "updateAsAt"]]);
    }
    for (const theirs of [{ prefer: "theirs" as const }, choose("theirs")]) {
      expect((await planFor(home.db, bytes, theirs)).changed.map((each) => [each.field, each.to, each.settled])).toEqual([["update", WORDS, "theirs"], ["updateAsAt", LATER, "theirs"]]);
    }
    await takeIn(home.db, bytes, choose("theirs"));
    expect((await loadFinding(home.db, "F-0130"))?.update).toMatchObject({ text: WORDS, asAt: LATER });
  });

  it("go together where the new words are left by choice", async () => {
    const copy = await send();
    write(copy, "F-0130", "update", WORDS);
    write(copy, "F-0130", "updateAsAt", LATER);
    const bytes = await bytesOf(copy);
    const words = (await planFor(home.db, bytes)).changed.find((each) => each.field === "update");
    const plan = await planFor(home.db, bytes, { choices: { [words === undefined ? "" : cellName(words.place)]: { take: "ours" } } });
    expect([plan.changed, plan.left.map((each) => each.field)]).toEqual([[], ["update", "updateAsAt"]]);
  });

  it("leave a conflict of the date alone to the date, where the words were not touched", async () => {
    const copy = await send();
    await editHere("F-0130", "updateAsAt", "2022-05-20");
    write(copy, "F-0130", "updateAsAt", LATER);
    expect(await conflictsOf(await bytesOf(copy))).toEqual(["updateAsAt"]);
  });

  it("are as a RAG and its reason, which wait for each other likewise", async () => {
    const sent = await send();
    await editHere("F-0130", "rag", "white");
    write(sent, "F-0130", "rag", "green");
    write(sent, "F-0130", "ragReason", "A trainer was found.");
    const plan = await planFor(home.db, await bytesOf(sent));
    expect([plan.changed, plan.conflicts.map((each) => each.field)]).toEqual([[], ["rag", "ragReason"]]);
  });
});

it("keeps the date that was written with new words", async () => {
  const copy = await send();
  write(copy, "F-0130", "update", "Two more teams are trained.");
  write(copy, "F-0130", "updateAsAt", "2022-05-22");
  await takeIn(home.db, await bytesOf(copy));
  expect((await loadFinding(home.db, "F-0130"))?.update).toMatchObject({ text: "Two more teams are trained.", asAt: "2022-05-22" });
});

it("compares a copy with what its own export sent, not with a later one", async () => {
  const first = await send();
  await editHere("F-0130", "tacticalLead", "Supt Osei");
  const later = await planFor(home.db, await bytesOf(await send()));
  expect([later.changed, later.conflicts, later.changedHere]).toEqual([[], [], []]);
  const old = await planFor(home.db, await bytesOf(first));
  expect(old.changedHere).toHaveLength(1);
});

it("says that a copy is older than one that was taken in already, and keeps what that one changed", async () => {
  const [older, later] = [await send(), await send()];
  write(later, "F-0130", "tacticalLead", "Supt Osei");
  write(older, "F-0130", "targetDate", "2022-12-24");
  expect((await planFor(home.db, await bytesOf(older))).notices.join("\n")).not.toMatch(/older than/);
  await takeIn(home.db, await bytesOf(later));
  const plan = await planFor(home.db, await bytesOf(older));
  expect(plan.notices.join("\n")).toMatch(/This copy is older than one .* taken in already: .*\.xlsx, on 23 May 2022, by /);
  expect(plan.changed).toMatchObject([{ field: "targetDate", to: "2022-12-24" }]);
  expect(plan.changedHere).toHaveLength(1);
});
