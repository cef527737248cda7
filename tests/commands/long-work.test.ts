/** Long work goes on while its page shows how far it is; what is done at once is answered at once. */
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { applyApart } from "~/commands/apply-apart.server";
import { fillUpload } from "~/commands/fill-upload.server";
import { beginWork, findWork, forgetWork, type WorkResult } from "~/commands/long-work.server";
import { takeUpload } from "~/commands/plan-import.server";
import { undoImport } from "~/commands/undo-import.server";
import type { Ctx } from "~/db/ctx.server";
import { FIXED_PEOPLE, OPERATOR } from "~/domain/actor";
import { done, refuse, type Done } from "~/domain/problem";
import type { LeadsOn, Progress } from "~/domain/progress";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";
import { makeXlsx } from "../support/make-xlsx";
import { plainOptions } from "../support/plan-fixture";
import { valueOf } from "../support/round-trip";
import { testCtx } from "../support/test-ctx";

let database: FreshDatabase;
let ctx: Ctx;
beforeEach(async () => {
  database = await freshDatabase();
  ctx = testCtx(database.db, FIXED_PEOPLE.force);
});
afterEach(() => database.remove());

const order = { title: "Reading what came back", back: "/import" };
const there: LeadsOn = { to: "/import/1", message: null };

/** Work that says how far it is, and ends when it is told to. */
async function begun(end: () => Done<WorkResult>): Promise<{ id: string; finish: () => Promise<void> }> {
  let open: () => void = () => undefined;
  const told = new Promise<void>((resolve) => { open = resolve; });
  const work = await beginWork(ctx, order, async (working) => {
    working.say?.({ percent: 40, words: "Writing what changed" });
    await told;
    return end();
  });
  if (!("id" in work)) throw new Error("It ended at once.");
  return { id: work.id, finish: async () => { open(); await sleep(0); } };
}

test("what ends at once, or is refused at once, has no page of its own", async () => {
  expect(await beginWork(ctx, order, () => Promise.resolve(done(there)))).toEqual({ outcome: done(there) });
  expect(await beginWork(ctx, order, () => Promise.resolve(refuse("invalid", "There is nothing in this file.")))).toMatchObject({ outcome: { ok: false } });
  await expect(beginWork(ctx, order, () => Promise.reject(new Error("a fault")))).rejects.toThrow("a fault");
});

test("long work says how far it is, and then where it leads", async () => {
  const work = await begun(() => done(there));
  expect(findWork(ctx, work.id)).toMatchObject({ value: { ...order, progress: { percent: 40, words: "Writing what changed" }, outcome: null } });
  await work.finish();
  expect(findWork(ctx, work.id)).toMatchObject({ value: { outcome: done(there) } });
});

test("a refusal and a fault are kept for whoever asks", async () => {
  const refused = await begun(() => refuse("stale", "The record has changed."));
  await refused.finish();
  expect(findWork(ctx, refused.id)).toMatchObject({ value: { outcome: { problem: { message: "The record has changed." } } } });
  const broken = await begun(() => { throw new Error("a fault"); });
  await broken.finish();
  expect(() => findWork(ctx, broken.id)).toThrow("a fault");
});

test("nobody else learns of it", async () => {
  const { id } = await begun(() => done(there));
  expect(findWork(testCtx(database.db, FIXED_PEOPLE.opcc), id)).toMatchObject({ ok: false, problem: { kind: "missing" } });
  expect(findWork({ ...ctx, actor: { ...ctx.actor, personId: "somebody-else" } }, id)).toMatchObject({ ok: false, problem: { kind: "missing" } });
});

test("what it made is forgotten once it has been fetched, and after half an hour", async () => {
  const file = { bytes: Buffer.from("a working copy"), fileName: "copy.xlsx", type: "text/plain" };
  const [fetched, left] = [await begun(() => done({ file })), await begun(() => done({ file }))];
  await fetched.finish();
  await left.finish();
  forgetWork({ ...ctx, actor: FIXED_PEOPLE.opcc }, fetched.id);
  expect(findWork(ctx, fetched.id)).toMatchObject({ value: { outcome: done({ file }) } });
  forgetWork(ctx, fetched.id);
  expect(findWork(ctx, fetched.id)).toMatchObject({ ok: false, problem: { kind: "missing" } });
  const later = (minutes: number) => ({ ...ctx, now: new Date(Date.parse(ctx.now) + minutes * 60_000).toISOString() });
  expect(findWork(later(29), left.id)).toMatchObject({ ok: true });
  expect(findWork(later(31), left.id)).toMatchObject({ ok: false, problem: { kind: "missing" } });
});

test("work under way is not forgotten however long it takes", async () => {
  const work = await begun(() => done(there));
  const later = { ...ctx, now: new Date(Date.parse(ctx.now) + 3_600_000).toISOString() };
  expect(findWork(later, work.id)).toMatchObject({ value: { outcome: null } });
  await work.finish();
  expect(findWork(later, work.id)).toMatchObject({ ok: false });
});

test("how far it is never goes back, whatever a part of it says of itself", async () => {
  const work = await beginWork(ctx, order, async (working) => {
    working.say?.({ percent: 40, words: "Writing what changed" });
    working.say?.({ percent: 10, words: "Reading it again" });
    await new Promise((resolve) => setTimeout(resolve, 2_000).unref());
    return done(there);
  });
  expect("id" in work && findWork(ctx, work.id)).toMatchObject({ value: { progress: { percent: 40, words: "Reading it again" } } });
});

test("filling in a workbook and undoing an import say their steps", async () => {
  const said: string[] = [];
  const working = { ...testCtx(database.db, OPERATOR), say: ({ percent, words }: Progress) => { said.push(`${String(percent).padStart(3)} ${words}`); } };
  const bytes = makeXlsx({ sheets: [{ rows: [["AFI", "RAG"], ["AFI 1: The force should review its plans.", "Amber"]] }] });
  const options = { ...plainOptions, fills: {} };
  const id = valueOf(await takeUpload(working, { fileName: "paper.xlsx", bytes: new Uint8Array(bytes), options }));
  valueOf(await applyApart(working, id));
  said.splice(0);
  valueOf(await fillUpload(working, { fileName: "paper.xlsx", bytes: new Uint8Array(bytes), inspection: "PEEL 2021/22" }));
  expect(said.splice(0)).toEqual([" 10 Reading the workbook", " 40 Looking for the cells to fill in", " 50 Filling them in, and reading the file again"]);
  valueOf(await undoImport(working, id));
  expect(said.map((each) => each.slice(4))).toEqual(["Reading what was done since", "Putting back what was there before", "Taking out what was added", "Putting questions and actions back", "Writing the history"]);
  expect(said).toEqual(said.toSorted());
});
