/** The life of an action: it ends only in a recorded event, and each person does only what is theirs. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addAction, changeAction } from "~/commands/actions/keep-action.server";
import { closeMeeting } from "~/commands/meetings/close-meeting.server";
import { saveSeries } from "~/commands/meetings/save-series.server";
import { promoteRequest } from "~/commands/actions/promote-request.server";
import { recordActionEvent } from "~/commands/actions/record-action-event.server";
import { actionPage } from "~/queries/action-page.server";
import { readSeries } from "~/db/meetings.server";
import { insertEntries } from "~/db/insert-entries.server";
import type { Ctx } from "~/db/ctx.server";
import { write } from "~/db/write.server";
import { readOwners } from "~/domain/action/action-form";
import { freshDatabase, type FreshDatabase } from "../../support/fresh-database";
import { force, opcc, problemOf, valueOf } from "../../support/marchshire";
import { actionAt, planned, typedAction, typedEvent } from "../../support/small-meetings";
import { testCtx } from "../../support/test-ctx";

let home: FreshDatabase;
let ctx: Ctx;
let may: string;
beforeEach(async () => {
  home = await freshDatabase();
  ctx = testCtx(home.db, opcc);
  may = await planned(ctx);
});
afterEach(() => home.remove());

const record = (reference: string, kind: string, more = {}, as = ctx) => recordActionEvent(as, { reference, seen: null, typed: typedEvent(kind, more) });
const state = async (reference: string) => valueOf(await actionPage(ctx, reference)).action.state;

describe("an action", () => {
  it("ends with evidence, or with who decided and why, and is opened again with a reason", async () => {
    const reference = await actionAt(ctx, may);
    expect(problemOf(await record(reference, "completed")).field).toBe("text");
    expect(problemOf(await record(reference, "no-longer-required", { text: "The programme ended." })).field).toBe("by");
    valueOf(await record(reference, "completed", { text: "The figure was sent on 22 May." }));
    expect(await state(reference)).toBe("completed");
    expect(problemOf(await record(reference, "update", { text: "More." })).message).toMatch(/has ended: completed/);
    expect(problemOf(await changeAction(ctx, { reference, seen: 2, typed: typedAction() })).kind).toBe("refused");
    valueOf(await record(reference, "reopened", { text: "The figure was wrong." }));
    expect(await state(reference)).toBe("open");
  });

  it("has nothing happen to it before the day of the meeting it arose at", async () => {
    const reference = await actionAt(ctx, may);
    const early = problemOf(await record(reference, "update", { text: "It was on its way.", on: "1 May 1999" }));
    expect([early.field, early.message]).toEqual(["on", expect.stringContaining(`${reference} arose on`)]);
    const march = await planned(ctx, { title: "Assurance meeting of March", date: "21 March 2022" });
    expect(problemOf(await record(reference, "update", { text: "It was on its way.", meeting: march })).field).toBe("meeting");
    valueOf(await record(reference, "completed", { text: "It was sent at once.", meeting: may }));
  });

  it("shows the chain of what took its place, and never in a circle", async () => {
    const [first, second, third] = [await actionAt(ctx, may), await actionAt(ctx, may), await actionAt(ctx, may)];
    valueOf(await record(first, "replaced", { replacedBy: second }));
    valueOf(await record(second, "replaced", { replacedBy: third }));
    expect(problemOf(await record(third, "replaced", { replacedBy: first })).field).toBe("replacedById");
    const { before, after } = valueOf(await actionPage(ctx, second));
    expect([before.map((each) => each.reference), after.map((each) => each.reference)]).toEqual([[first], [third]]);
  });

  it("is not replaced by one that has ended, nor by one whose own replacement has", async () => {
    const [first, second, third] = [await actionAt(ctx, may), await actionAt(ctx, may), await actionAt(ctx, may)];
    valueOf(await record(second, "replaced", { replacedBy: third }));
    valueOf(await record(third, "completed", { text: "The figure was sent." }));
    expect(problemOf(await record(first, "replaced", { replacedBy: third }))).toMatchObject({ field: "replacedById", message: expect.stringContaining(`${third} has ended: completed.`) });
    expect(problemOf(await record(first, "replaced", { replacedBy: second })).message).toContain(`${third}, which took its place in the end, has ended`);
    expect(problemOf(await record(first, "replaced", { replacedBy: first })).message).toContain("does not take its own place");
    valueOf(await record(third, "reopened", { text: "The figure was wrong." }));
    valueOf(await record(first, "replaced", { replacedBy: second }));
    expect(await state(first)).toBe("replaced");
  });

  it("is reported on by whoever holds a post that owns it, and ended by nobody else than who keeps actions", async () => {
    await write(home.db, async (tx) => {
      await tx.person.create({ data: { id: "dcc", name: "Ann Clerk", side: "force", createdAt: ctx.now, posts: { create: [{ id: "post", code: "DCC", title: "Deputy Chief Constable" }] } } });
      await tx.person.create({ data: { id: "acc", name: "Bo Clerk", side: "force", createdAt: ctx.now } });
    });
    const as = (personId: string) => testCtx(home.db, { ...force, personId, roles: ["chief-officer"] });
    const reference = await actionAt(ctx, may);
    valueOf(await record(reference, "update", { text: "Half done.", meeting: may }, as("dcc")));
    expect(problemOf(await record(reference, "update", { text: "Not mine." }, as("acc"))).message).toMatch(/only where you hold one of the posts/);
    expect(problemOf(await record(reference, "completed", { text: "Done." }, as("dcc"))).kind).toBe("refused");
  });

  it("comes back by itself where its words say so", async () => {
    const reference = await actionAt(ctx, may, { text: "Revisit in 6 months to see whether it holds." });
    expect(valueOf(await actionPage(ctx, reference)).action).toMatchObject({ kind: "revisit", revisitOn: "2022-11-23" });
  });

  it("does not arise at a meeting to come, and stands on the agendas from now on", async () => {
    const later = await planned(ctx, { date: "18 July 2022" });
    expect(problemOf(await addAction(ctx, { typed: typedAction(), place: { finding: "", entry: "", meeting: later, item: "" } })).field).toBe("meeting");
    const asked = { id: "e1", kind: "question" as const, place: "aob" as const, askedBy: "PCC", text: "Revisit in 6 months: may I see the figures?", state: "issued" as const, meetingId: later, position: 0, links: [] };
    await write(home.db, (tx) => insertEntries(tx, ctx, [asked]));
    const { reference } = valueOf(await promoteRequest(ctx, "e1"));
    const added = valueOf(await addAction(ctx, { typed: typedAction(), place: { finding: "", entry: "e1", meeting: "", item: "" } }));
    expect(valueOf(await actionPage(ctx, reference)).action).toMatchObject({ meetingId: null, entryId: "e1", revisitOn: "2022-11-23" });
    expect(valueOf(await actionPage(ctx, added.reference))).toMatchObject({ action: { meetingId: null, entryId: "e1" }, standsOn: { id: may } });
  });

  it("is put off within its own series of meetings, to one of which it is offered", async () => {
    valueOf(await saveSeries(ctx, { seriesId: "", name: "Board", standing: "" }));
    const board = (await readSeries(home.db.read)).find(({ name }) => name === "Board");
    const [elsewhere, july] = [await planned(ctx, { series: board?.id ?? "", title: "Board", date: "11 July 2022" }), await planned(ctx, { date: "18 July 2022" })];
    const reference = await actionAt(ctx, may);
    expect(problemOf(await record(reference, "deferred", { text: "Awaits the audit.", toMeeting: elsewhere }))).toMatchObject({ field: "toMeetingId", message: expect.stringContaining("one of Board") });
    expect(valueOf(await actionPage(ctx, reference)).later.map(({ id }) => id)).toEqual([may, july]);
    valueOf(await record(reference, "deferred", { text: "Awaits the audit.", toMeeting: july }));
    expect(valueOf(await actionPage(ctx, reference)).standsOn?.id).toBe(july);
  });

  it("is neither put off nor opened again in advance, nor spoken of at a meeting to come, so that none closes over it", async () => {
    const june = testCtx(home.db, opcc, "2022-06-01T09:00:00.000Z");
    const [july, september] = [await planned(june, { date: "18 July 2022" }), await planned(june, { date: "5 September 2022" })];
    const reference = await actionAt(june, may);
    const putOff = { text: "Awaits the audit.", meeting: july, toMeeting: september };
    expect(problemOf(await record(reference, "deferred", putOff, june))).toMatchObject({ field: "meeting", message: expect.stringContaining("is to come: nothing is put off at it yet") });
    expect(problemOf(await record(reference, "update", { text: "Half done.", meeting: july, mode: "spoken" }, june))).toMatchObject({ field: "meeting", message: expect.stringContaining("nothing is said at it yet") });
    valueOf(await record(reference, "completed", { text: "The figure was sent.", meeting: july }, june));
    expect(problemOf(await record(reference, "reopened", { text: "The figure was wrong.", meeting: july }, june))).toMatchObject({ field: "meeting" });
    valueOf(await record(reference, "reopened", { text: "The figure was wrong." }, june));
    const refused = problemOf(await closeMeeting(testCtx(home.db, opcc, "2022-07-18T15:00:00.000Z"), { meetingId: july, rest: "not-reached", written: null }));
    expect(refused.message).toContain(reference);
    valueOf(await record(reference, "update", { text: "Half done.", meeting: july }, june));
    expect(valueOf(await actionPage(june, reference)).events[0]).toMatchObject({ kind: "update", mode: "written", meeting: { id: july } });
  });

  it("is put off as of today, where the meeting at which it would be is to come", async () => {
    const june = testCtx(home.db, opcc, "2022-06-01T09:00:00.000Z");
    const [, september] = [await planned(june, { date: "18 July 2022" }), await planned(june, { date: "5 September 2022" })];
    const reference = await actionAt(june, may);
    valueOf(await record(reference, "deferred", { text: "Awaits the audit.", toMeeting: september }, june));
    expect(valueOf(await actionPage(june, reference)).standsOn?.id).toBe(september);
  });

  it("is made of a request in one step, once, and never of what is not issued", async () => {
    const entry = (id: string, state: "issued" | "draft") => ({ id, kind: "comment" as const, place: "aob" as const, askedBy: "PCC", text: "May I see the business case?", state, meetingId: may, position: 0, links: [] });
    await write(home.db, (tx) => insertEntries(tx, ctx, [entry("e1", "issued"), entry("e2", "draft")]));
    const { reference } = valueOf(await promoteRequest(ctx, "e1"));
    expect(valueOf(await actionPage(ctx, reference)).action).toMatchObject({ kind: "request", text: "May I see the business case?", meetingId: may, entryId: "e1" });
    expect(problemOf(await promoteRequest(ctx, "e1")).message).toContain(reference);
    expect(problemOf(await promoteRequest(ctx, "e2")).kind).toBe("missing");
  });
});

it("reads owners one a line, by commas, and codes joined by and", () => {
  expect(readOwners("CC and DBS")).toEqual(["CC", "DBS"]);
  expect(readOwners("Head of Learning and Development\nT/Ch Supt, CC")).toEqual(["Head of Learning and Development", "T/Ch Supt", "CC"]);
});
