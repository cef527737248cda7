/** Refusals are in the history, and nobody can fill it with them. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { recordRefusal } from "~/db/refusals.server";
import { write } from "~/db/write.server";
import { VISITOR } from "~/domain/actor";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";
import { testCtx } from "../support/test-ctx";

let fresh: FreshDatabase;
beforeEach(async () => {
  fresh = await freshDatabase();
});
afterEach(() => fresh.remove());

async function knock(times: number, personId = "p1", now = "2022-05-23T09:00:00.000Z"): Promise<void> {
  const ctx = testCtx(fresh.db, VISITOR, now);
  await write(fresh.db, async (tx) => {
    for (let each = 0; each < times; each += 1) await recordRefusal(tx, ctx, personId, { field: "signInRefused", what: "wrong password", from: "somewhere" });
  });
}

const told = async () => (await fresh.db.read.historyEvent.findMany({ orderBy: { sequence: "asc" } })).map((event) => event.after);

it("leaves the first five of a day, then every tenfold, each saying which it is", async () => {
  await knock(250);
  const plain = "wrong password, from somewhere";
  expect(await told()).toEqual([plain, plain, plain, plain, plain, "wrong password (number 10 that day), from somewhere", "wrong password (number 100 that day), from somewhere"]);
});

it("counts each person and day by itself, and forgets the counts of days before", async () => {
  await knock(6);
  await knock(2, "p2");
  await knock(1, "p1", "2022-05-24T09:00:00.000Z");
  expect(await told()).toHaveLength(8);
  const counters = await fresh.db.read.counter.findMany({ where: { series: { startsWith: "refused" } } });
  expect(counters).toEqual([{ series: "refused 2022-05-24 signInRefused p1", last: 1 }]);
});
