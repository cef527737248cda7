/** An item in closed session takes its sub-items with it, and every page says so. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { addAgendaItem } from "~/commands/meetings/change-agenda.server";
import type { Ctx } from "~/db/ctx.server";
import { packPage } from "~/queries/briefing-pack.server";
import { agendaItemPage } from "~/queries/meeting-forms.server";
import { meetingPage } from "~/queries/meeting-page.server";
import { briefingText } from "../support/briefing-text";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";
import { opcc, valueOf } from "../support/marchshire";
import { planned } from "../support/small-meetings";
import { testCtx } from "../support/test-ctx";

let home: FreshDatabase;
let ctx: Ctx;
let meetingId: string;
beforeEach(async () => {
  home = await freshDatabase();
  ctx = testCtx(home.db, opcc);
  meetingId = await planned(ctx);
  const item = { text: "", parent: "", finding: "", sourceKind: "", sourceTitle: "", sourceLink: "", closedSession: "" };
  const { id } = valueOf(await addAgendaItem(ctx, { meetingId, typed: { ...item, heading: "Legal advice", closedSession: "yes", sourceKind: "Paper", sourceTitle: "The lease" } }));
  valueOf(await addAgendaItem(ctx, { meetingId, typed: { ...item, heading: "Costs", parent: id } }));
});
afterEach(() => home.remove());

test("the page of the meeting and that of each item", async () => {
  const { lines } = valueOf(await meetingPage(ctx, meetingId));
  expect(lines.map(({ number, heading, closedAbove }) => [number, heading, closedAbove])).toEqual([["1", "Outstanding matters", null], ["2", "Legal advice", null], ["2.1", "Costs", "2"], ["3", "Any other business", null]]);
  const page = async (number: string) => valueOf(await agendaItemPage(ctx, meetingId, lines.find((line) => line.number === number)?.key ?? "")).line;
  expect(await page("2")).toMatchObject({ closedAbove: null, below: ["2.1"] });
  expect(await page("2.1")).toMatchObject({ closedAbove: "2", below: [] });
});

test("the briefing pack, in its agenda and under the headings", async () => {
  const text = briefingText(valueOf(await packPage(ctx, meetingId)));
  expect(text).toEqual(expect.arrayContaining(["2 | Legal advice | Paper: The lease / Closed session", "2.1 | Costs | Closed session, with item 2"]));
  const from = (heading: string) => text.slice(text.indexOf(heading)).slice(0, 3);
  expect(from("## 2 Legal advice")).toEqual(["## 2 Legal advice", "Closed session", "Paper: The lease"]);
  expect(from("### 2.1 Costs").slice(0, 2)).toEqual(["### 2.1 Costs", "Closed session, with item 2"]);
});
