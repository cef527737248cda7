/** Which files somebody hears of when an older copy comes back: those of their own side, and what was taken in as the record of both. */
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Ctx } from "~/db/ctx.server";
import { undoImport } from "~/commands/undo-import.server";
import { returnsOf } from "~/db/copy-history.server";
import { OPERATOR } from "~/domain/actor";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";
import { force, opcc } from "../support/marchshire";
import { again, planAll, returned, sendCopy, takeAll, writeCell } from "../support/returned-copies";
import { valueOf } from "../support/round-trip";
import { smallRecord } from "../support/small-record";
import { storeRecord } from "../support/store-record";
import { testCtx } from "../support/test-ctx";

let home: FreshDatabase;
beforeEach(async () => {
  home = await freshDatabase();
  await storeRecord(home.db, smallRecord());
});
afterEach(() => home.remove());

/** What each is told of an older copy after one has taken in a later one. */
async function toldAfter(taker: Ctx, options = {}): Promise<boolean[]> {
  const sender = testCtx(home.db, OPERATOR);
  const [older, later] = [await sendCopy(sender), await sendCopy(sender)];
  writeCell(later, "F-0001", "assurance", "partially-assured");
  writeCell(older, "F-0002", "tacticalLead", "Supt Bell");
  await takeAll(taker, [await returned("what the office asks next.xlsx", again(later), options)]);
  const told: boolean[] = [];
  for (const actor of [opcc, force, OPERATOR]) {
    const [plan] = await planAll(testCtx(home.db, actor), [await returned("bell.xlsx", again(older))]);
    told.push(JSON.stringify(plan).includes("what the office asks next"));
  }
  return told;
}

test("the office’s own file is named to the office alone, and the force’s to the force", async () => {
  expect(await toldAfter(testCtx(home.db, opcc))).toEqual([true, false, false]);
  expect(await toldAfter(testCtx(home.db, force))).toEqual([false, true, false]);
});

test("what is the record of both is named to both", async () => {
  expect(await toldAfter(testCtx(home.db, opcc), { agreed: { on: "2022-05-09" } })).toEqual([true, true, true]);
});

test("the files in which a copy came back are known by its number, with a page for the side that brought them", async () => {
  const copy = await sendCopy(testCtx(home.db, OPERATOR));
  const { exportNumber } = copy.stamp;
  writeCell(copy, "F-0002", "tacticalLead", "Supt Bell");
  await takeAll(testCtx(home.db, force), [await returned("bell.xlsx", copy)]);
  const asked = new Set([exportNumber, exportNumber + 1]);
  const [theirs] = (await returnsOf(home.db.read, "force", asked)).get(exportNumber) ?? [];
  expect(theirs).toMatchObject({ fileName: "bell.xlsx", by: force.name, undone: false, seen: true });
  expect((await returnsOf(home.db.read, "force", asked)).size).toBe(1);
  expect((await returnsOf(home.db.read, "opcc", asked)).size).toBe(0);
  valueOf(await undoImport(testCtx(home.db, force), theirs?.importId ?? ""));
  expect((await returnsOf(home.db.read, "force", asked)).get(exportNumber)).toMatchObject([{ undone: true }]);
});

test("the operator’s file is named to both", async () => {
  expect(await toldAfter(testCtx(home.db, OPERATOR))).toEqual([true, true, true]);
});
