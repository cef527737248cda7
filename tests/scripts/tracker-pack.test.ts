/** `tracker pack`: the briefing pack of a meeting from the command line. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { OPERATOR } from "~/domain/actor";
import { done } from "~/domain/problem";
import { readWorkbook } from "~/spreadsheet/read-workbook.server";
import type { TrackerIo } from "../../scripts/tracker/command";
import { pack } from "../../scripts/tracker/pack";
import { ctxOf } from "../support/demonstration-actor";
import { demonstrationDatabase } from "../support/demonstration-database";
import { freshFolder, type FreshDatabase } from "../support/fresh-database";
import { valueOf } from "../support/round-trip";
import { testCtx } from "../support/test-ctx";

let home: FreshDatabase;
let place: Awaited<ReturnType<typeof freshFolder>>;
beforeEach(async () => {
  home = await demonstrationDatabase();
  place = await freshFolder();
});
afterEach(async () => {
  await home.remove();
  await place.remove();
});

async function ran(personId: string | null, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { code: -1, out: "", err: "" };
  const io: TrackerIo = {
    out: (text) => { said.out += text; }, err: (line) => { said.err += `${line}\n`; }, usage: (sentence) => { said.err += sentence; return 2; },
    fileAt: (name) => path.resolve(place.folder, name), databaseFile: home.file, demonstration: false,
    withDatabase: async (work) => done(await work(personId === null ? testCtx(home.db, OPERATOR) : await ctxOf(home.db, personId))),
  };
  said.code = await pack.run(args, io);
  return said;
}

test("a person has the pack of their own side, the operator what both see", async () => {
  const file = path.join(place.folder, "pack.docx");
  const office = await ran("priya-nair", "18 July 2022", "--out", "pack.docx", "--side", "opcc", "--json");
  expect(office).toMatchObject({ code: 0, err: "" });
  expect(JSON.parse(office.out)).toMatchObject({ file, drafts: expect.stringContaining("Contains drafts") });
  expect(valueOf(readWorkbook(await readFile(file), "pack.docx")).sheets[0]?.rows.some((row) => row.cells.some(({ text }) => text.startsWith("Contains drafts")))).toBe(true);
  const both = await ran(null, "M-0003", "both.html");
  expect(both).toMatchObject({ code: 0, err: "" });
  expect(await readFile(path.join(place.folder, "both.html"), "utf8")).not.toContain("Contains drafts");
});

test("it is refused for the other side and for no meeting, and wrong usage is told as such", async () => {
  expect(await ran("priya-nair", "M-0003", "--out", "pack.docx", "--side", "force")).toMatchObject({ code: 1, out: "", err: expect.stringContaining("made by somebody of that side") });
  expect(await ran("priya-nair", "M-0099", "--out", "pack.docx")).toMatchObject({ code: 1, err: expect.stringContaining("There is no such meeting") });
  expect(await ran(null, "M-0003", "--out", "pack.pdf")).toMatchObject({ code: 2, err: "pack.pdf must end in .docx, .xlsx or .html." });
  expect(await ran(null, "M-0003")).toMatchObject({ code: 2, err: "Name the file to write with --out." });
  expect(await ran(null)).toMatchObject({ code: 2 });
});
