/** `tracker export` as another program calls it. */
import { execFile } from "node:child_process";
import { mkdir, readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { planOnly } from "~/commands/plan-import.server";
import { OPERATOR } from "~/domain/actor";
import { COLUMN_LIST } from "~/domain/columns";
import { writesSomething } from "~/domain/import/import-plan";
import { done } from "~/domain/problem";
import { readWorkbook } from "~/spreadsheet/read-workbook.server";
import type { TrackerIo } from "../../scripts/tracker/command";
import { exportCommand } from "../../scripts/tracker/export";
import { ctxOf } from "../support/demonstration-actor";
import { demonstrationDatabase } from "../support/demonstration-database";
import { freshFolder, type FreshDatabase } from "../support/fresh-database";
import { plainOptions } from "../support/plan-fixture";
import { valueOf } from "../support/round-trip";
import { testCtx } from "../support/test-ctx";

/** Those of the demonstration, each of which has the number of an export. */
const SNAPSHOTS = 2;

const project = path.resolve(import.meta.dirname, "../..");

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

type Ran = { code: number; out: string; err: string };

/** As npm calls it for somebody in the folder of the test, in a process of its own. */
function trackerProcess(...args: string[]): Promise<Ran> {
  return new Promise((resolve) => {
    const env = { ...process.env, DATABASE_URL: `file:${home.file}`, npm_lifecycle_event: "tracker", INIT_CWD: place.folder };
    const child = execFile(process.execPath, ["--import", "tsx", "scripts/tracker.ts", ...args], { cwd: project, env, maxBuffer: 1e8 }, (_, out, err) => {
      resolve({ code: child.exitCode ?? -1, out, err });
    });
  });
}

/** The same command in this process, by the operator or a person of the demonstration. */
function tracker(_: "export", ...args: string[]): Promise<Ran> {
  return trackerAs(null, ...args);
}

async function trackerAs(personId: string | null, ...args: string[]): Promise<Ran> {
  const ran: Ran = { code: -1, out: "", err: "" };
  const io: TrackerIo = {
    out: (text) => { ran.out += text; },
    err: (line) => { ran.err += `${line}\n`; },
    fileAt: (name) => path.resolve(place.folder, name),
    usage: (sentence) => { ran.err += sentence; return 2; },
    databaseFile: home.file,
    demonstration: false,
    withDatabase: async (work) => done(await work(personId === null ? testCtx(home.db, OPERATOR) : await ctxOf(home.db, personId))),
  };
  ran.code = await exportCommand.run(args, io);
  return ran;
}

describe("tracker export", () => {
  test("writes a workbook beside nothing else, and says what it wrote as JSON alone", async () => {
    const ran = await trackerProcess("export", "sib.xlsx", "--json");
    expect(ran).toMatchObject({ code: 0, err: "" });
    expect(JSON.parse(ran.out)).toMatchObject({
      file: path.join(place.folder, "sib.xlsx"), view: "sib", exportNumber: SNAPSHOTS + 1, findings: 62,
      sheets: [{ name: "SIB tracker", rows: 62 }, { name: "Questions and responses" }, { name: "Further details" }, { name: "Actions" }, { name: "Inspections", rows: 3 }, { name: "Meetings" }],
    });
    expect(await readdir(place.folder)).toEqual(["sib.xlsx"]);
    const [sheet] = valueOf(readWorkbook(await readFile(path.join(place.folder, "sib.xlsx")), "sib.xlsx")).sheets;
    expect(sheet?.rows.find((row) => row.number === 4)?.cells.map((cell) => cell.text)).toEqual(["Key", ...COLUMN_LIST.map((column) => column.heading)]);
  });

  test("writes the other view, and CSV, over what is there", async () => {
    expect(await tracker("export", "a.xlsx", "--view", "assurance")).toMatchObject({ code: 0, out: `${path.join(place.folder, "a.xlsx")}: 62 findings, export ${String(SNAPSHOTS + 1)}.\n` });
    expect(await tracker("export", "a.xlsx", "--view=assurance")).toMatchObject({ code: 0 });
    expect(valueOf(readWorkbook(await readFile(path.join(place.folder, "a.xlsx")), "a.xlsx")).sheets[0]?.name).toBe("Assurance");
    expect(await tracker("export", "a.csv")).toMatchObject({ code: 0 });
    expect((await readFile(path.join(place.folder, "a.csv"), "utf8")).startsWith("\ufeffReference,Number,")).toBe(true);
  });

  test("writes the action log, all of it or what is open, to be taken in again", async () => {
    const file = path.join(place.folder, "log.xlsx");
    const all = await tracker("export", "--actions", "log.xlsx", "--json");
    expect(all).toMatchObject({ code: 0, err: "" });
    expect(JSON.parse(all.out)).toEqual({ file, exportNumber: SNAPSHOTS + 1, actions: await home.db.read.action.count() });
    const workbook = valueOf(readWorkbook(await readFile(file), "log.xlsx"));
    expect(workbook.sheets.map(({ name }) => name)).toEqual(["Actions", "Meetings", "Guide"]);
    const planned = valueOf(await planOnly(testCtx(home.db, OPERATOR), { fileName: "log.xlsx", workbook, options: plainOptions }));
    expect([writesSomething(planned), planned.heldBack, planned.conflicts]).toEqual([false, [], []]);
    expect(await tracker("export", "log.xlsx", "--actions", "--open")).toMatchObject({ code: 0, out: `${file}: ${String(await home.db.read.action.count({ where: { state: "open" } }))} actions, export ${String(SNAPSHOTS + 2)}.\n` });
    expect(await tracker("export", "log.csv", "--actions")).toMatchObject({ code: 2, err: "log.csv must end in .xlsx: the action log is a workbook." });
    expect(await tracker("export", "log.xlsx", "--open")).toMatchObject({ code: 2, err: "--open is for the action log: add --actions." });
  });

  test.each<[string[], string]>([
    [[], "Name the file to write."],
    [["a.xlsx", "b.xlsx"], "Only one file is written; b.xlsx is too much."],
    [["a.xls"], "a.xls must end in .xlsx (a workbook) or .csv."],
    [["a.xlsx", "--view", "board"], "There is no view “board”. Use sib or assurance."],
  ])("answers 2 to wrong usage: %j", async (args, sentence) => {
    expect(await tracker("export", ...args)).toEqual({ code: 2, out: "", err: sentence });
    expect(await readdir(place.folder)).toEqual([]);
  });

  test("lets an unknown option be told as one", async () => {
    await expect(tracker("export", "a.xlsx", "--jason")).rejects.toMatchObject({ code: "ERR_PARSE_ARGS_UNKNOWN_OPTION" });
  });

  test("refuses a folder, or a place in none, with a sentence, and takes no number for it", async () => {
    await mkdir(path.join(place.folder, "folder.xlsx"));
    const folder = await tracker("export", "folder.xlsx");
    expect(folder).toMatchObject({ code: 1, out: "" });
    expect(folder.err).toMatch(/folder\.xlsx is a folder\. Name a file in it/);
    const nowhere = await tracker("export", "nowhere/a.xlsx");
    expect(nowhere).toMatchObject({ code: 1, out: "" });
    expect(nowhere.err).toMatch(/nowhere does not exist\. Make it first/);
    expect(await home.db.read.export.count()).toBe(0);
  });

  test("writes a working copy under a name that says whose drafts it holds, for a person only", async () => {
    const ran = await trackerAs("tom-ashdown", "mine.xlsx", "--working-copy", "--json");
    expect(ran).toMatchObject({ code: 0, err: "" });
    const file = path.join(place.folder, "working-copy-contains-drafts-marchshire-police-only-mine.xlsx");
    expect(JSON.parse(ran.out)).toMatchObject({ file, exportNumber: null });
    expect(valueOf(readWorkbook(await readFile(file), "mine.xlsx")).sheets[0]?.rows[0]?.cells[0]?.text).toMatch(/^Contains drafts: Marchshire Police only/);
    expect(await trackerAs(null, "mine.xlsx", "--working-copy")).toMatchObject({ code: 1, err: expect.stringContaining("--as") as string });
    expect((await trackerAs("tom-ashdown", "mine.csv", "--working-copy")).code).toBe(2);
    expect(await readdir(place.folder)).toEqual([path.basename(file)]);
  });
});

describe("copies for a cycle", () => {
  test("one of the whole tracker, one of a lead, and a zip of one for each", async () => {
    const whole = await trackerAs("tom-ashdown", "--cycle", "2022-05-25", "--out", "whole.xlsx", "--json");
    expect(whole).toMatchObject({ code: 0, err: "" });
    expect(JSON.parse(whole.out)).toMatchObject({ file: path.join(place.folder, "whole.xlsx"), cycle: "2022-05-25", copies: [{ lead: null }] });
    const [{ exportNumber: first } = { exportNumber: 0 }] = (JSON.parse(whole.out) as { copies: { exportNumber: number }[] }).copies;

    const one = await tracker("export", "cassidy.xlsx", "--cycle", "25 May 2022", "--lead", "moira cassidy", "--only-theirs");
    expect(one).toMatchObject({ code: 0, err: "" });
    expect(one.out).toMatch(/Det Ch Supt Moira Cassidy: \d+ findings?, \d+ to answer, export \d+\.\n$/);
    expect(one.out).toContain(`export ${String(first + 1)}.`);

    const zip = await tracker("export", "--cycle", "2022-05-25", "--by-lead", "--only-theirs", "--out", "all.zip", "--json");
    const { copies } = JSON.parse(zip.out) as { copies: { file: string; exportNumber: number }[] };
    expect(copies.map((copy) => copy.exportNumber)).toEqual(copies.map((_, index) => first + 2 + index));
    expect((await readFile(path.join(place.folder, "all.zip"))).subarray(0, 2).toString()).toBe("PK");
    expect((await readdir(place.folder)).sort()).toEqual(["all.zip", "cassidy.xlsx", "whole.xlsx"]);
  });

  test("is told what is missing or cannot be", async () => {
    expect(await tracker("export", "a.xlsx", "--lead", "CC")).toMatchObject({ code: 2, err: expect.stringContaining("Say for which cycle") as string });
    expect(await tracker("export", "a.xlsx", "--cycle", "2022-05-25", "--by-lead")).toMatchObject({ code: 2, err: expect.stringContaining("must end in .zip") as string });
    expect(await tracker("export", "a.xlsx", "--cycle", "May", "--by-lead")).toMatchObject({ code: 2 });
    expect(await tracker("export", "a.xlsx", "--cycle", "2022-05-25", "--lead", "Nobody")).toMatchObject({ code: 1, err: expect.stringContaining("Leads are: ") as string });
    expect(await trackerAs("siobhan-byrne", "a.xlsx", "--cycle", "2022-05-25")).toMatchObject({ code: 1, err: expect.stringContaining("You may not run SIB cycles") as string });
    expect(await readdir(place.folder)).toEqual([]);
  });
});
