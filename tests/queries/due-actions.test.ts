/** When an action is due that arose at no meeting, or is due at one; and a request that is to come back is made once. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { addAction } from "~/commands/actions/keep-action.server";
import { promoteRequest } from "~/commands/actions/promote-request.server";
import { logLines } from "~/db/action-log.server";
import type { Ctx } from "~/db/ctx.server";
import { insertEntries } from "~/db/insert-entries.server";
import { write } from "~/db/write.server";
import { actionsJson } from "~/domain/action/actions-json";
import { packPage } from "~/queries/briefing-pack.server";
import { actionsList } from "~/queries/meetings-list.server";
import { briefingText } from "../support/briefing-text";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";
import { opcc, problemOf, valueOf } from "../support/marchshire";
import { actionAt, planned, typedAction } from "../support/small-meetings";
import { testCtx } from "../support/test-ctx";

const LATER = "2022-06-20T09:00:00.000Z";

let home: FreshDatabase;
let ctx: Ctx;
let may: string;
let june: string;
let july: string;
beforeEach(async () => {
  home = await freshDatabase();
  ctx = testCtx(home.db, opcc);
  may = await planned(ctx, { date: "2 May 2022" });
  june = await planned(ctx, { date: "6 June 2022", title: "Assurance meeting of June" });
  july = await planned(ctx, { date: "18 July 2022" });
});
afterEach(() => home.remove());

it("is overdue by the day it was written down where no meeting gives the year, and by the day of the meeting it is due at", async () => {
  valueOf(await addAction(ctx, { typed: typedAction({ due: "Before 6 June" }), place: { finding: "", entry: "", meeting: "", item: "" } }));
  await actionAt(ctx, may, { due: "", dueMeeting: june });
  const later = testCtx(home.db, opcc, LATER);
  expect((await logLines(home.db.read, "2022-06-20")).map(({ due, dueOn, overdue }) => [due, dueOn, overdue])).toEqual([["before 6 June 2022", "2022-06-06", true], ["at Assurance meeting of June", "2022-06-06", true]]);
  const pack = briefingText(valueOf(await packPage(later, july))).filter((line) => /^A-000\d \|/.test(line));
  expect(pack.map((line) => line.split(" | ")[3])).toEqual(["at Assurance meeting of June (overdue)", "before 6 June 2022 (overdue)"]);
  const { actions, meetings, references, createdOn } = valueOf(await actionsList(later));
  expect(actionsJson(actions, { meetings, findingReference: (id) => references.get(id) ?? null, createdOn }).map(({ due, dueOn }) => [due, dueOn])).toEqual([["Before 6 June", "2022-06-06"], ["at M-0002, 6 June 2022", "2022-06-06"]]);
});

it("is made once of words that ask to come back to them", async () => {
  await write(home.db, (tx) => insertEntries(tx, ctx, [{ id: "e1", kind: "comment", place: "aob", askedBy: "PCC", text: "Revisit in 6 months to count them.", state: "issued", meetingId: may, position: 0, links: [] }]));
  const { reference } = valueOf(await promoteRequest(ctx, "e1"));
  expect((await home.db.read.action.findUnique({ where: { reference } }))?.kind).toBe("revisit");
  expect(problemOf(await promoteRequest(ctx, "e1")).message).toContain(`${reference} was made of this already`);
});
