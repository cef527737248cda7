/** Full notes exported to Word and taken in again have the same visible content. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { OPERATOR } from "~/domain/actor";
import { readActions } from "~/db/actions.server";
import { readMeetings } from "~/db/meetings.server";
import { demonstrationDatabase } from "../support/demonstration-database";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";
import { madeNotes } from "../support/made-notes";
import { JUNE } from "../support/marchshire-notes";
import { notesOf, throughWord, visibleText } from "../support/notes-text";
import { takeIn } from "../support/take-in";
import { testCtx } from "../support/test-ctx";

const REAL = path.resolve(process.cwd(), "../shared/data");

describe("the demonstration", () => {
  let demonstration: FreshDatabase;
  beforeAll(async () => { demonstration = await demonstrationDatabase(); });
  afterAll(() => demonstration.remove());

  test("every meeting of it", async () => {
    const ctx = testCtx(demonstration.db, OPERATOR);
    const meetings = await readMeetings(ctx.db.read);
    expect(meetings.length).toBeGreaterThan(0);
    for (const { reference } of meetings) {
      const notes = await notesOf(ctx, reference);
      expect(visibleText((await throughWord(notes)).notes), reference).toBe(visibleText(notes));
    }
  });
});

describe.runIf(existsSync(REAL))("real notes", () => {
  let past: FreshDatabase;
  beforeAll(async () => {
    past = await freshDatabase();
    const ctx = testCtx(past.db, OPERATOR);
    for (const name of ["west-mercia-2021-03-notes.txt", "west-mercia-2021-10-notes.txt", "west-mercia-2022-05-notes.docx"]) {
      await takeIn(ctx, name, readFileSync(path.join(REAL, name)), { inspection: name.includes("2022") ? "PEEL 2021/22" : null });
    }
  });
  afterAll(() => past.remove());

  test.each(["M-0001", "M-0002", "M-0003"])("%s", async (reference) => {
    const notes = await notesOf(testCtx(past.db, OPERATOR), reference);
    expect(visibleText((await throughWord(notes)).notes)).toBe(visibleText(notes));
  });
});

test("the day on which an action comes back does not become the day it is due", async () => {
  const { db, remove } = await freshDatabase();
  const ctx = testCtx(db, OPERATOR, "2031-11-01T09:00:00.000Z");
  await takeIn(ctx, "june.txt", Buffer.from(JUNE.replace("the tide tables.</p>", "the tide tables by 1 July 2031.</p>")));
  const { taken } = await throughWord(await notesOf(ctx, "M-0001"));
  expect((await readActions(db.read)).map(({ revisitOn, due }) => [revisitOn, due])).toEqual([[null, null], ["2031-09-03", null], [null, "by 1 July 2031"]]);
  expect(taken.plan.actions.map(({ due }) => due)).toEqual([null, null, "by 1 July 2031"]);
  await remove();
});

test("any notes that can be composed", async () => {
  await fc.assert(fc.asyncProperty(madeNotes, async (notes) => {
    expect(visibleText((await throughWord(notes)).notes)).toBe(visibleText(notes));
  }), { numRuns: 12, seed: 20310620 });
}, 60_000);
