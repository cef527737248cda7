/** What leaves the house holds nobody’s drafts, whoever takes it out: files, lists, packs and mail, but the one copy that says so. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exportTracker } from "~/commands/export-tracker.server";
import { exportWorkingCopy } from "~/commands/export-working-copy.server";
import { sendCopies } from "~/commands/cycles/send-copies.server";
import { sendDigests } from "~/commands/send-digests.server";
import type { Ctx } from "~/db/ctx.server";
import { OPERATOR, SIDES, type Side } from "~/domain/actor";
import { EXPORT_VIEWS } from "~/domain/export/export-sheet";
import { readHistorySearch } from "~/domain/history-filter";
import { done } from "~/domain/problem";
import { readPackOrder } from "~/domain/question-pack";
import { defaultView } from "~/domain/register/register-view";
import { historyFile } from "~/queries/history-file.server";
import { packPage, packWorkbook } from "~/queries/question-pack.server";
import { openZip, readEntry } from "~/spreadsheet/zip.server";
import { exportCommand } from "../../scripts/tracker/export";
import { list } from "../../scripts/tracker/list";
import type { TrackerCommand, TrackerIo } from "../../scripts/tracker/command";
import { hiddenIds } from "../support/canary/hidden-ids";
import { plantForce, plantOffice, WORDS } from "../support/canary/plant";
import { ctxOf } from "../support/demonstration-actor";
import { freshFolder, type FreshDatabase } from "../support/fresh-database";
import { valueOf } from "../support/marchshire";
import { testCtx } from "../support/test-ctx";
import { walkDatabase, type World } from "../support/walk/walk-database";
import { zipParts } from "../support/zip-parts";

let home: FreshDatabase & { world: World };
let place: Awaited<ReturnType<typeof freshFolder>>;
let ids: Record<Side, string[]>;

beforeAll(async () => {
  home = await walkDatabase();
  place = await freshFolder();
  await plantOffice(home.db, home.world);
  await plantForce(home.db, home.world);
  ids = { opcc: await hiddenIds(home.db, "opcc"), force: await hiddenIds(home.db, "force") };
}, 180_000);
afterAll(async () => {
  await home.remove();
  await place.remove();
});

const PEOPLE = ["operator", "priya-nair", "helen-ferriday", "judith-allardyce", "tom-ashdown", "catherine-wells", "moira-cassidy", "samira-haddad"];

function who(personId: string): Promise<Ctx> {
  return personId === "operator" ? Promise.resolve(testCtx(home.db, OPERATOR)) : ctxOf(home.db, personId);
}

function textOf(bytes: Uint8Array): string {
  return bytes[0] === 0x50 && bytes[1] === 0x4b ? [...zipParts(bytes).values()].join("\n") : new TextDecoder().decode(bytes);
}

/** The words and ids of drafts of any side that stand in it. */
function draftsIn(text: string, of: readonly Side[] = SIDES): string[] {
  const found = of.flatMap((side) => [WORDS[side], ...ids[side]]).filter((word) => text.includes(word));
  return found.map((word) => `${word}: …${text.slice(Math.max(0, text.indexOf(word) - 60), text.indexOf(word) + 60)}…`);
}

async function tracker(command: TrackerCommand, personId: string, ...args: string[]): Promise<{ code: number; out: string }> {
  let out = "";
  const ctx = await who(personId);
  const io: TrackerIo = {
    out: (text) => { out += text; }, err: (line) => { out += line; }, usage: (sentence) => { out += sentence; return 2; },
    fileAt: (name) => path.resolve(place.folder, name), databaseFile: home.file, demonstration: false,
    withDatabase: async (work) => done(await work(ctx)),
  };
  return { code: await command.run(args, io), out };
}

test.each(["operator", "tom-ashdown"])("copies that %s sends out for a cycle", async (personId) => {
  const ctx = await who(personId);
  for (const wanted of [{ of: "whole" }, { of: "every lead" }] as const) {
    const { bytes, zipped, copies } = valueOf(await sendCopies(ctx, { boardOn: home.world.boards.open, wanted, onlyTheirs: false }));
    const zip = openZip(bytes);
    for (const { fileName } of copies) expect(draftsIn(`${fileName}\n${textOf(zipped ? (readEntry(zip, fileName) ?? bytes) : bytes)}`), fileName).toEqual([]);
    expect(copies.length).toBeGreaterThan(wanted.of === "whole" ? 0 : 1);
  }
});

describe.each(PEOPLE)("taken out by %s", (personId) => {
  test("exports of everything and of a view", async () => {
    const ctx = await who(personId);
    for (const view of EXPORT_VIEWS) {
      for (const format of ["xlsx", "csv"] as const) {
        for (const shown of [null, { ...defaultView(view), search: WORDS.opcc }, { ...defaultView(view), rags: ["amber" as const] }]) {
          const { bytes, fileName } = valueOf(await exportTracker(ctx, { view, format, shown }));
          expect(draftsIn(`${fileName}\n${textOf(bytes)}`), fileName).toEqual([]);
        }
      }
    }
  });

  test("the lists and files of the command line", async () => {
    for (const args of [[], ["--json"]]) {
      const ran = await tracker(list, personId, ...args);
      expect(ran.code).toBe(0);
      expect(draftsIn(ran.out)).toEqual([]);
    }
    for (const name of ["a.xlsx", "a.csv"]) {
      const ran = await tracker(exportCommand, personId, name, "--json");
      expect(ran.code).toBe(0);
      expect(draftsIn(ran.out + textOf(await readFile(path.join(place.folder, name))))).toEqual([]);
    }
  });

  test("the pack of questions and the history", async () => {
    const ctx = await who(personId);
    const order = readPackOrder(new URLSearchParams());
    expect(draftsIn(JSON.stringify(valueOf(await packPage(ctx, order))))).toEqual([]);
    expect(draftsIn(textOf(valueOf(await packWorkbook(ctx, order)).bytes))).toEqual([]);
    expect(draftsIn(textOf(valueOf(await historyFile(ctx, readHistorySearch(new URLSearchParams()), false)).bytes))).toEqual([]);
  });
});

test("what was sent is kept without drafts", async () => {
  const kept = await home.db.read.export.findMany({ select: { sent: true } });
  expect(kept.length).toBeGreaterThan(0);
  for (const { sent } of kept) expect(draftsIn(gunzipSync(sent).toString("utf8"))).toEqual([]);
});

test("mail says that something waits, and no word of it", async () => {
  const letters: string[] = [];
  const mailer = { reach: () => Promise.resolve(done(true as const)), send: (_: string, letter: unknown) => { letters.push(JSON.stringify(letter)); return Promise.resolve({ kind: "sent" as const }); } };
  valueOf(await sendDigests(testCtx(home.db, OPERATOR), { mailer, publicUrl: "https://tracker.example", onFault: () => undefined }));
  expect(letters.length).toBeGreaterThan(3);
  for (const letter of letters) expect(draftsIn(letter)).toEqual([]);
});

test.each([["priya-nair", "opcc", "force"], ["tom-ashdown", "force", "opcc"]] as const)("the working copy of %s holds the drafts of their side, and none of the other", async (personId, own, other) => {
  const { bytes } = valueOf(await exportWorkingCopy(await who(personId), { view: "sib", shown: null }));
  expect(draftsIn(textOf(bytes), [own]).length).toBeGreaterThan(0);
  expect(draftsIn(textOf(bytes), [other])).toEqual([]);
  const history = valueOf(await historyFile(await who(personId), readHistorySearch(new URLSearchParams()), true));
  expect(draftsIn(textOf(history.bytes), [own]).length).toBeGreaterThan(0);
  expect(draftsIn(textOf(history.bytes), [other])).toEqual([]);
});
