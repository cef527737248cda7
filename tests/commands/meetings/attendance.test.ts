/** Who was at a meeting: tied to the people known here by name or post on the day, or as chosen. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { setAttendance, type TypedAttendance } from "~/commands/meetings/set-attendance.server";
import type { Ctx } from "~/db/ctx.server";
import { readMeetings } from "~/db/meetings.server";
import { write } from "~/db/write.server";
import { NOBODY_HERE } from "~/domain/meeting/attendee";
import { freshDatabase, type FreshDatabase } from "../../support/fresh-database";
import { opcc, problemOf, valueOf } from "../../support/marchshire";
import { planned } from "../../support/small-meetings";
import { testCtx } from "../../support/test-ctx";

let home: FreshDatabase;
let ctx: Ctx;
let may: string;
beforeEach(async () => {
  home = await freshDatabase();
  ctx = testCtx(home.db, opcc);
  may = await planned(ctx);
  await write(home.db, async (tx) => {
    const person = (id: string, name: string, posts: { code: string; title: string; fromOn?: string; toOn?: string }[]) =>
      tx.person.create({ data: { id, name, side: "force", createdAt: ctx.now, posts: { create: posts.map((post, index) => ({ id: `${id}-${String(index)}`, ...post })) } } });
    await person("ann", "Ann Clerk", [{ code: "DCC", title: "Deputy Chief Constable", toOn: "2022-05-31" }]);
    await person("bo", "Bo Marsh", [{ code: "DCC", title: "Deputy Chief Constable", fromOn: "2022-06-01" }]);
  });
});
afterEach(() => home.remove());

const line = (more: Partial<TypedAttendance>): TypedAttendance => ({ name: "", capacity: "", code: "", presence: "present", personId: "", ...more });
const set = (lines: TypedAttendance[], seen = 1) => setAttendance(ctx, { meetingId: may, seen, lines });
const listed = async () => (await readMeetings(home.db.read)).find(({ id }) => id === may)?.attendance.map(({ name, personId, presence }) => [name, personId, presence]);

describe("an attendance", () => {
  it("knows who somebody is by the name, or by the post held on that day", async () => {
    valueOf(await set([line({ name: "ann clerk", capacity: "Deputy Chief Constable" }), line({ name: "Cy Other", code: "DCC", presence: "apologies" })]));
    expect(await listed()).toEqual([["ann clerk", "ann", "present"], ["Cy Other", null, "apologies"]]);
    valueOf(await set([line({ code: "DCC", presence: "not-stated" })], 2));
    expect(await listed()).toEqual([["", "ann", "not-stated"]]);
  });

  it("takes who is chosen, or nobody, before what the name says", async () => {
    valueOf(await set([line({ name: "A. Clerk", personId: "ann" }), line({ name: "Bo Marsh", personId: NOBODY_HERE })]));
    expect(await listed()).toEqual([["A. Clerk", "ann", "present"], ["Bo Marsh", null, "present"]]);
  });

  it("is about somebody else where a line is given another name", async () => {
    valueOf(await set([line({ name: "Ann Clerk", personId: "ann" })]));
    valueOf(await set([line({ name: "Di Visitor", personId: "ann" })], 2));
    expect(await listed()).toEqual([["Di Visitor", null, "present"]]);
  });

  it("drops no line in silence of which somebody said something: without a name, a capacity or a short form it asks for one", async () => {
    expect(problemOf(await set([line({ name: "Ann Clerk" }), line({ presence: "present" })]))).toMatchObject({ message: "Give a name or a capacity, or choose “Not at this meeting”.", field: "name-1" });
    expect(problemOf(await set([line({ presence: "", personId: "ann" }), line({ presence: "apologies", personId: NOBODY_HERE })])).field).toBe("name-1");
    valueOf(await set([line({ name: "Ann Clerk" }), line({ presence: "" }), line({ presence: "", personId: NOBODY_HERE })]));
    expect(await listed()).toEqual([["Ann Clerk", "ann", "present"]]);
  });

  it("lists nobody twice, and nobody without saying whether they came", async () => {
    expect(problemOf(await set([line({ name: "Ann Clerk" }), line({ code: "DCC" })])).message).toBe("Ann Clerk is there twice.");
    expect(problemOf(await set([line({ name: "Cy Other", presence: "" })])).message).toBe("Say whether Cy Other came, or empty the line.");
  });
});
