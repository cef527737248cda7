/** No action vanishes: a meeting is closed only when each on its agenda is accounted for, and what is open stands on the next. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { recordActionEvent } from "~/commands/actions/record-action-event.server";
import { closeMeeting } from "~/commands/meetings/close-meeting.server";
import { readActions } from "~/db/actions.server";
import { readMatters } from "~/db/agenda-lines.server";
import type { Ctx } from "~/db/ctx.server";
import { readAgenda, readMeetings } from "~/db/meetings.server";
import { freshDatabase, type FreshDatabase } from "../../support/fresh-database";
import { opcc, problemOf, valueOf } from "../../support/marchshire";
import { actionAt, planned, typedEvent } from "../../support/small-meetings";
import { testCtx } from "../../support/test-ctx";

let home: FreshDatabase;
let ctx: Ctx;
let march: string;
let may: string;
let july: string;
beforeEach(async () => {
  home = await freshDatabase();
  ctx = testCtx(home.db, opcc);
  march = await planned(ctx, { date: "21 March 2022" });
  may = await planned(ctx);
  july = await planned(ctx, { date: "18 July 2022" });
});
afterEach(() => home.remove());

const onAgenda = async (id: string) => {
  const meeting = (await readMeetings(home.db.read)).find((each) => each.id === id);
  if (meeting === undefined) throw new Error("No such meeting.");
  return (await readMatters(home.db.read, meeting, ctx.today)).matters.onAgenda.map(({ action, timesBroughtForward }) => [action.reference, timesBroughtForward]);
};
const said = (reference: string, kind: string, more = {}) => recordActionEvent(ctx, { reference, seen: null, typed: typedEvent(kind, { meeting: may, ...more }) });
const close = (id: string, rest: "not-reached" | null = "not-reached") => closeMeeting(ctx, { meetingId: id, rest, written: null });

describe("closing a meeting", () => {
  it("is refused while an action is unaccounted for, and says which", async () => {
    const [first, second] = [await actionAt(ctx, march), await actionAt(ctx, march)];
    valueOf(await close(march));
    expect(problemOf(await close(may)).message).toMatch(new RegExp(`2 actions are not accounted for: ${first}, ${second}\\.`));
    valueOf(await said(first, "completed", { text: "The figure was sent." }));
    expect(problemOf(await close(may)).message).toContain(`Action ${second} is not accounted for`);
    expect(await onAgenda(may)).toEqual([[first, 0], [second, 0]]);
    valueOf(await said(second, "update", { text: "Half done.", by: "DCC", mode: "spoken" }));
    expect(valueOf(await close(may))).toEqual({ broughtForward: 1, putOff: 0, arose: 0 });
    expect(await onAgenda(july)).toEqual([[second, 1]]);
  });

  it("keeps what stood on the agenda, and lets nothing of it be changed afterwards", async () => {
    const reference = await actionAt(ctx, march);
    valueOf(await close(march));
    valueOf(await said(reference, "no-longer-required", { text: "The programme ended.", by: "PCC" }));
    valueOf(await close(may));
    expect((await readAgenda(home.db.read, march)).map(({ kind, outcome }) => [kind, outcome])).toEqual([["outstanding", "nothing-arising"], ["aob", "not-reached"]]);
    expect((await readAgenda(home.db.read, may)).map(({ kind, heading, outcome }) => [kind, heading, outcome])).toEqual([
      ["outstanding", "Outstanding matters", null], ["aob", "Any other business", "not-reached"], ["outstanding", reference, "discussed"],
    ]);
    expect(problemOf(await close(may)).message).toMatch(/is closed: nothing of it changes/);
    expect(await onAgenda(july)).toEqual([]);
  });

  it("counts an action put off once, keeps it off the agendas in between, and on that one", async () => {
    const reference = await actionAt(ctx, march);
    valueOf(await close(march));
    expect(problemOf(await said(reference, "deferred", { text: "The audit is late." })).field).toBe("toMeetingId");
    const june = await planned(ctx, { date: "20 June 2022" });
    valueOf(await said(reference, "deferred", { text: "The audit is late.", toMeeting: july }));
    const own = await actionAt(ctx, may);
    expect(valueOf(await close(may))).toEqual({ broughtForward: 0, putOff: 1, arose: 1 });
    expect(await onAgenda(june)).toEqual([[own, 0]]);
    expect(await onAgenda(july)).toEqual([[reference, 1], [own, 0]]);
  });

  it("asks how items ended, unless the rest is to be recorded as not reached", async () => {
    expect(problemOf(await close(march, null)).message).toMatch(/1 item has no outcome, and nothing was answered or noted there: “Any other business”/);
    valueOf(await close(march));
    expect((await readActions(home.db.read)).length).toBe(0);
  });

  it("waits for its day", async () => {
    expect(problemOf(await close(july)).message).toMatch(/takes place on 18 July 2022/);
  });
});
