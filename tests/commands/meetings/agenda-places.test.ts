/** Where items stand on an agenda: what stands alone, and a theme that is seen no more; and the next meeting as it was announced. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { addAgendaItem, editAgendaItem, moveAgendaItem } from "~/commands/meetings/change-agenda.server";
import { closeMeeting } from "~/commands/meetings/close-meeting.server";
import { endAgendaItem } from "~/commands/meetings/end-agenda-item.server";
import { findMeetingIn } from "~/commands/meetings/find-meeting.server";
import { planMeeting } from "~/commands/meetings/plan-meeting.server";
import { agendaLines } from "~/db/agenda-lines.server";
import type { Ctx } from "~/db/ctx.server";
import { insertEntries } from "~/db/insert-entries.server";
import { write } from "~/db/write.server";
import type { TypedItem } from "~/domain/meeting/agenda-form";
import { agendaItemPage, newMeetingPage } from "~/queries/meeting-forms.server";
import { freshDatabase, type FreshDatabase } from "../../support/fresh-database";
import { addFindings, opcc, problemOf, valueOf } from "../../support/marchshire";
import { planned } from "../../support/small-meetings";
import { testCtx } from "../../support/test-ctx";

let home: FreshDatabase;
let ctx: Ctx;
let may: string;
beforeEach(async () => {
  home = await freshDatabase();
  ctx = testCtx(home.db, opcc);
  may = await planned(ctx, { nextKind: "Performance – roads", nextDate: "18 July 2022" });
});
afterEach(() => home.remove());

const item = (more: Partial<TypedItem> = {}): TypedItem => ({ heading: "Retail crime", text: "", parent: "", finding: "", sourceKind: "", sourceTitle: "", sourceLink: "", closedSession: "", ...more });
const add = async (heading: string) => valueOf(await addAgendaItem(ctx, { meetingId: may, typed: item({ heading }) })).id;
const lines = async () => agendaLines(home.db.read, valueOf(await findMeetingIn(home.db.read, may)).meeting, { drafts: true });

it("outstanding matters and other business stand under no other item", async () => {
  const heading = await add("Retail crime");
  for (const [key, words] of [["outstanding", "Outstanding matters"], ["aob", "Any other business"]] as const) {
    const problem = problemOf(await editAgendaItem(ctx, { meetingId: may, item: key, seen: null, typed: item({ heading: words, parent: heading }) }));
    expect([problem.field, problem.message]).toEqual(["parent", `“${words}” stands on every agenda by itself, under no other item.`]);
    expect(valueOf(await agendaItemPage(ctx, may, key)).headings).toEqual([]);
    valueOf(await editAgendaItem(ctx, { meetingId: may, item: key, seen: null, typed: item({ heading: words, text: "First things first." }) }));
  }
  expect(valueOf(await agendaItemPage(ctx, may, heading)).headings.map(({ words }) => words)).toEqual(["3 Any other business"]);
  expect((await lines()).map(({ number, heading: words }) => `${number} ${words}`)).toEqual(["1 Outstanding matters", "2 Retail crime", "3 Any other business"]);
});

it("a theme emptied of its findings takes no place among the others, and is not asked how it ended", async () => {
  const [finding] = await addFindings(home.db, [{ questionArea: "Preventing crime" }]);
  await write(home.db, (tx) => insertEntries(tx, ctx, [{
    id: ctx.newId(), kind: "question", place: "finding", askedBy: "PCC", text: "Is it on pace?", state: "issued", meetingId: may, position: 0, links: [{ findingId: finding?.id ?? "", number: 1, position: 0 }],
  }]));
  const retail = await add("Retail crime");
  valueOf(await editAgendaItem(ctx, { meetingId: may, item: `finding/${finding?.id ?? ""}`, seen: null, typed: item({ heading: "AFI 1 (F-0001)", parent: retail }) }));
  const seen = ["Outstanding matters", "Retail crime", "AFI 1 (F-0001)", "Any other business"];
  expect((await lines()).map(({ heading }) => heading)).toEqual(seen);
  valueOf(await moveAgendaItem(ctx, { meetingId: may, item: retail, to: { by: -1 } }));
  expect((await lines()).map(({ heading }) => heading)).toEqual(["Retail crime", "AFI 1 (F-0001)", "Outstanding matters", "Any other business"]);
  valueOf(await moveAgendaItem(ctx, { meetingId: may, item: retail, to: { by: 1 } }));
  expect((await lines()).map(({ heading }) => heading)).toEqual(seen);
  for (const key of [`finding/${finding?.id ?? ""}`, "aob"]) valueOf(await endAgendaItem(ctx, { meetingId: may, item: key, seen: (await lines()).find((line) => line.key === key || line.automatic?.key === key)?.item?.version ?? null, typed: { outcome: key === "aob" ? "nothing-arising" : "no-question", note: "It is on pace.", link: "", toMeeting: "" } }));
  valueOf(await closeMeeting(ctx, { meetingId: may, rest: null, written: null }));
});

it("the next meeting is planned as it is offered, whatever words announced it", async () => {
  const { values, kinds } = valueOf(await newMeetingPage(ctx, may));
  expect(values).toMatchObject({ kind: "performance", theme: "Performance – roads", date: "18 July 2022" });
  expect(kinds).toContain(values.kind);
  const july = valueOf(await planMeeting(ctx, { ...values, nextKind: "Quarterly review", nextDate: "19 September 2022" })).id;
  const later = valueOf(await newMeetingPage(ctx, july)).values;
  expect(later).toMatchObject({ kind: "performance", theme: "Quarterly review" });
  valueOf(await planMeeting(ctx, later));
});
