/** `tracker import` by a person, and of an agreed paper: what it says is not theirs, and what it makes of the rest. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadRecord } from "~/db/record.server";
import { OPERATOR } from "~/domain/actor";
import { done } from "~/domain/problem";
import { importFile } from "../../scripts/tracker/import";
import type { TrackerIo } from "../../scripts/tracker/command";
import { ctxOf } from "../support/demonstration-actor";
import { demonstrationDatabase } from "../support/demonstration-database";
import { freshFolder, type FreshDatabase } from "../support/fresh-database";
import { makeXlsx } from "../support/make-xlsx";
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

type Said = { voice: string; added: { what: string; state?: string }[]; changed: unknown[]; heldBack: { reason: string }[]; notYours: { reason: string }[]; error?: string };

async function tracker(personId: string | null, ...options: string[]): Promise<{ code: number; said: Said; err: string }> {
  const finding = (await loadRecord(home.db)).findings.find((each) => each.number === "AFI 3" && each.inspection?.title.includes("2018") === true);
  const rows = [["AFI / recommendation", "RAG", "PCC's assurance questions", "Force response"], [`AFI 3: ${finding?.text ?? ""}`, "Green", "41. The PCC asked who counts them.", "41. The CC said that the control room does."]];
  const file = path.join(place.folder, "paper.xlsx");
  await writeFile(file, makeXlsx({ sheets: [{ name: "Paper", rows }] }));
  const ctx = personId === null ? testCtx(home.db, OPERATOR) : await ctxOf(home.db, personId);
  let [out, err] = ["", ""];
  const io: TrackerIo = {
    out: (text) => { out += text; }, err: (line) => { err += line; }, usage: (sentence) => { err += sentence; return 2; },
    fileAt: () => file, databaseFile: home.file, demonstration: false, withDatabase: async (work) => done(await work(ctx)),
  };
  const code = await importFile.run(["paper.xlsx", "--inspection", finding?.inspection?.title ?? "", "--json", ...options], io);
  return { code, err, said: JSON.parse(out === "" ? "{}" : out) as Said };
}

test("for one side it makes drafts, and lists what is not that side’s", async () => {
  const { code, said } = await tracker("callum-reeve");
  expect(code).toBe(1);
  expect(said.voice).toBe("opcc");
  expect(said.added.map(({ what, state }) => [what, state])).toEqual([["entry", "draft"]]);
  expect(said.changed).toEqual([]);
  expect(said.notYours.map((held) => held.reason)).toEqual([expect.stringMatching(/^F-\d{4} AFI 3: RAG is not yours to change/), expect.stringMatching(/response is the force’s/)]);
  expect(said.heldBack).toEqual(said.notYours);
});

test.each([["callum-reeve", ["--agreed", "--meeting-date", "2022-05-09"]], [null, []]] as const)("agreed, or by the operator, it is the record of both sides (%s)", async (personId, options) => {
  const { code, said } = await tracker(personId, ...options);
  expect({ code, voice: said.voice, notYours: said.notYours }).toEqual({ code: 0, voice: "both", notYours: [] });
  expect(said.added.map(({ what, state }) => [what, state])).toEqual([["entry", "answered"], ["response", "submitted"]]);
  expect(said.changed.length).toBeGreaterThan(0);
});

test("an agreed paper needs its date, and a policy officer", async () => {
  expect((await tracker("callum-reeve", "--agreed")).said.error).toMatch(/--meeting-date/);
  expect((await tracker("tom-ashdown", "--agreed", "--meeting-date", "2022-05-09")).said.error).toMatch(/You may not import an agreed paper/);
  expect((await tracker("callum-reeve", "--meeting-date", "2022-05-09")).err).toMatch(/add --agreed/);
});
