/** `tracker import` of several returned copies: one answer each, all taken in or none, for a cycle where one is named. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { insertCycle } from "~/db/cycles.server";
import type { Ctx } from "~/db/ctx.server";
import { loadFinding } from "~/db/record.server";
import { write } from "~/db/write.server";
import { OPERATOR } from "~/domain/actor";
import { done } from "~/domain/problem";
import { importFile } from "../../scripts/tracker/import";
import type { TrackerIo } from "../../scripts/tracker/command";
import { freshDatabase, freshFolder, type FreshDatabase } from "../support/fresh-database";
import { again, returned, sendCopy, writeCell, type Copy } from "../support/returned-copies";
import { smallRecord } from "../support/small-record";
import { storeRecord } from "../support/store-record";
import { testCtx } from "../support/test-ctx";

let home: FreshDatabase;
let place: Awaited<ReturnType<typeof freshFolder>>;
let ctx: Ctx;
let copy: Copy;
beforeEach(async () => {
  [home, place] = [await freshDatabase(), await freshFolder()];
  await storeRecord(home.db, smallRecord());
  ctx = testCtx(home.db, OPERATOR);
  copy = await sendCopy(ctx);
});
afterEach(async () => {
  await home.remove();
  await place.remove();
});

type Conflict = { reference: string; field: string; base: string | null; theirs: string | null; ours: string | null; file: string; sheet: string; cell: string; others: { file: string; theirs: string | null }[] };
type Said = { file: string; error?: string; taken: number; conflicts: Conflict[]; notYours: unknown[]; receipt: { cells: number; taken: number; conflict: number } };

async function tracker(...args: string[]) {
  let [out, err] = ["", ""];
  const io: TrackerIo = {
    out: (text) => { out += text; }, err: (line) => { err += line; }, usage: (sentence) => { err += sentence; return 2; },
    fileAt: (name) => path.join(place.folder, name), databaseFile: home.file, demonstration: false, withDatabase: async (work) => done(await work(ctx)),
  };
  const code = await importFile.run(args, io);
  return { code, err, out };
}

/** Two copies come back: they disagree on the tactical lead of F-0001, and one changes F-0002. */
async function comeBack(): Promise<void> {
  const [bell, osei] = [again(copy), again(copy)];
  writeCell(bell, "F-0001", "tacticalLead", "Supt Bell");
  writeCell(osei, "F-0001", "tacticalLead", "Supt Osei");
  writeCell(osei, "F-0002", "tacticalLead", "Supt Osei");
  for (const [name, of] of [["bell.xlsx", bell], ["osei.xlsx", osei]] as const) await writeFile(path.join(place.folder, name), (await returned(name, of)).bytes);
}

const leadOf = async (reference: string) => (await loadFinding(home.db, reference))?.tacticalLead?.text ?? null;

test("several print a list, with the cells they disagree on in each; what they agree on is taken", async () => {
  await comeBack();
  const { code, out } = await tracker("osei.xlsx", "bell.xlsx", "--json", "--prefer", "theirs");
  expect(code).toBe(1);
  const { files: [osei, bell] } = JSON.parse(out) as { files: [Said, Said] };
  expect(bell.conflicts).toMatchObject([{ reference: "F-0001", field: "tacticalLead", base: null, theirs: "Supt Bell", ours: null, file: "bell.xlsx", sheet: "SIB tracker", others: [{ file: "osei.xlsx", theirs: "Supt Osei" }] }]);
  expect(bell.conflicts[0]?.cell).toMatch(/^[A-Z]+\d+$/);
  expect([osei.file, osei.taken, osei.receipt.taken, osei.receipt.conflict, osei.notYours]).toEqual(["osei.xlsx", 1, 1, 1, []]);
  expect([bell.taken, bell.receipt.conflict]).toEqual([0, 1]);
  expect([await leadOf("F-0001"), await leadOf("F-0002")]).toEqual([null, "Supt Osei"]);
});

test("one prints one object, and in words they say where they disagree", async () => {
  await comeBack();
  const said = JSON.parse((await tracker("bell.xlsx", "--json", "--dry-run")).out) as Said;
  expect([said.file, said.taken, said.conflicts]).toEqual(["bell.xlsx", 1, []]);
  const { out } = await tracker("bell.xlsx", "osei.xlsx", "--dry-run");
  expect(out).toMatch(/F-0001 AFI 1, Tactical lead \(SIB tracker, cell [A-Z]+\d+\): came back Supt Bell, in osei\.xlsx \(SIB tracker, cell [A-Z]+\d+\) Supt Osei, here \(empty\)/);
  expect(await leadOf("F-0002")).toBeNull();
});

test("one that cannot be read keeps all of them out", async () => {
  await comeBack();
  await writeFile(path.join(place.folder, "notes.xlsx"), "Not a workbook.");
  const { code, out } = await tracker("osei.xlsx", "notes.xlsx", "--json");
  const { files } = JSON.parse(out) as { files: Said[] };
  expect([code, files.map((file) => file.file)]).toEqual([1, ["osei.xlsx", "notes.xlsx"]]);
  for (const file of files) expect(file.error).toMatch(/^notes\.xlsx: /);
  expect(await leadOf("F-0002")).toBeNull();
  expect((await tracker("osei.xlsx", "osei.xlsx")).code).toBe(2);
});

test("is noted for the cycle of the board named, and refuses a board that is none", async () => {
  await comeBack();
  const cycleId = await write(home.db, (tx) => insertCycle(tx, ctx, { boardOn: "2022-05-25", opensOn: "2022-04-01", updatesDueOn: "2022-05-16" }));
  const unknown = await tracker("osei.xlsx", "--cycle", "2022-05-26");
  expect([unknown.code, unknown.err]).toEqual([1, "There is no SIB cycle with its board on 26 May 2022. The boards are on 25 May 2022."]);
  expect((await tracker("osei.xlsx", "--cycle", "May")).code).toBe(2);
  expect((await tracker("osei.xlsx", "--cycle", "2022-05-25")).code).toBe(0);
  expect(await home.db.read.import.findMany({ select: { cycleId: true, state: true } })).toEqual([{ cycleId, state: "applied" }]);
});
