/** Beside an outstanding matter, the way to record what was said of it stands for those alone who may. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { readMeetings } from "~/db/meetings.server";
import { actionPage } from "~/queries/action-page.server";
import { meetingPage } from "~/queries/meeting-page.server";
import { ctxOf } from "../support/demonstration-actor";
import { demonstrationDatabase } from "../support/demonstration-database";
import type { FreshDatabase } from "../support/fresh-database";
import { valueOf } from "../support/marchshire";

let home: FreshDatabase;
beforeAll(async () => { home = await demonstrationDatabase(); });
afterAll(() => home.remove());

test.each([["priya-nair", "all"], ["tom-ashdown", "all"], ["catherine-wells", "some"], ["beth-hargreaves", "none"]])("%s: %s", async (person, which) => {
  const ctx = await ctxOf(home.db, person);
  const coming = (await readMeetings(ctx.db.read)).find(({ state }) => state === "planned");
  const { matters } = valueOf(await meetingPage(ctx, coming?.id ?? ""));
  const may = await Promise.all(matters.map(async ({ reference, state }) => {
    const { may: has } = valueOf(await actionPage(ctx, reference));
    return has.keep || (has.report && state === "open");
  }));
  expect(matters.map(({ mayRecord }) => mayRecord)).toEqual(may);
  expect([may.every((each) => each), may.some((each) => each)]).toEqual({ all: [true, true], some: [false, true], none: [false, false] }[which]);
});
