/** The list of meetings misses none, and the next meeting that was announced is the one that was planned. */
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Ctx } from "~/db/ctx.server";
import { meetingPage } from "~/queries/meeting-page.server";
import { meetingsPage } from "~/queries/meetings-page.server";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";
import { opcc, valueOf } from "../support/marchshire";
import { planned } from "../support/small-meetings";
import { testCtx } from "../support/test-ctx";

let home: FreshDatabase;
let ctx: Ctx;
beforeEach(async () => {
  home = await freshDatabase();
  ctx = testCtx(home.db, opcc);
});
afterEach(() => home.remove());

test("each meeting stands on the list once, also one more than twelve months off", async () => {
  const days = ["4 April 2022", "2 May 2022", "30 April 2023", "1 May 2023", "5 June 2023"];
  const ids: string[] = [];
  for (const date of days) ids.push(await planned(ctx, { date }));
  const { months, past, later } = valueOf(await meetingsPage(ctx));
  const inMonths = months.flatMap(({ meetings }) => meetings);
  expect([past, inMonths, later].map((each) => each.map(({ date }) => date))).toEqual([["2022-04-04"], ["2022-05-02", "2023-04-30"], ["2023-05-01", "2023-06-05"]]);
  expect([...past, ...inMonths, ...later].map(({ id }) => id)).toEqual(ids);
});

test("the next meeting is to be planned until a later one of the series is there, that of its day first", async () => {
  const may = await planned(ctx, { nextDate: "18 July 2022" });
  const plannedNext = async () => valueOf(await meetingPage(ctx, may)).plannedNext;
  expect(await plannedNext()).toBeNull();
  const june = await planned(ctx, { date: "20 June 2022" });
  expect(await plannedNext()).toMatchObject({ id: june, date: "2022-06-20" });
  const july = await planned(ctx, { date: "18 July 2022" });
  expect(await plannedNext()).toMatchObject({ id: july, date: "2022-07-18" });
});
