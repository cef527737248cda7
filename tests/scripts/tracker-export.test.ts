/** `tracker export` as another program calls it. */
import { execFile } from "node:child_process";
import { mkdir, readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { COLUMN_LIST } from "~/domain/columns";
import { readWorkbook } from "~/spreadsheet/read-workbook.server";
import { demonstrationDatabase } from "../support/demonstration-database";
import { freshFolder, type FreshDatabase } from "../support/fresh-database";
import { valueOf } from "../support/round-trip";

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

/** As npm calls it for somebody in the folder of the test. */
function tracker(...args: string[]): Promise<Ran> {
  return new Promise((resolve) => {
    const env = { ...process.env, DATABASE_URL: `file:${home.file}`, npm_lifecycle_event: "tracker", INIT_CWD: place.folder };
    const child = execFile(process.execPath, ["--import", "tsx", "scripts/tracker.ts", ...args], { cwd: project, env, maxBuffer: 1e8 }, (_, out, err) => {
      resolve({ code: child.exitCode ?? -1, out, err });
    });
  });
}

describe("tracker export", () => {
  test("writes a workbook beside nothing else, and says what it wrote as JSON alone", async () => {
    const ran = await tracker("export", "sib.xlsx", "--json");
    expect(ran).toMatchObject({ code: 0, err: "" });
    expect(JSON.parse(ran.out)).toMatchObject({
      file: path.join(place.folder, "sib.xlsx"), view: "sib", exportNumber: 1, findings: 62,
      sheets: [{ name: "SIB tracker", rows: 62 }, { name: "Questions and responses" }, { name: "Further details" }, { name: "Actions" }, { name: "Inspections", rows: 3 }, { name: "Meetings" }],
    });
    expect(await readdir(place.folder)).toEqual(["sib.xlsx"]);
    const [sheet] = valueOf(readWorkbook(await readFile(path.join(place.folder, "sib.xlsx")), "sib.xlsx")).sheets;
    expect(sheet?.rows.find((row) => row.number === 4)?.cells.map((cell) => cell.text)).toEqual(["Key", ...COLUMN_LIST.map((column) => column.heading)]);
  });

  test("writes the other view, and CSV, over what is there", async () => {
    expect(await tracker("export", "a.xlsx", "--view", "assurance")).toMatchObject({ code: 0, out: `${path.join(place.folder, "a.xlsx")}: 62 findings, export 1.\n` });
    expect(await tracker("export", "a.xlsx", "--view=assurance")).toMatchObject({ code: 0 });
    expect(valueOf(readWorkbook(await readFile(path.join(place.folder, "a.xlsx")), "a.xlsx")).sheets[0]?.name).toBe("Assurance");
    expect(await tracker("export", "a.csv")).toMatchObject({ code: 0 });
    expect((await readFile(path.join(place.folder, "a.csv"), "utf8")).startsWith("\ufeffReference,Number,")).toBe(true);
  });

  test.each([[["export"]], [["export", "a.xlsx", "b.xlsx"]], [["export", "a.xls"]], [["export", "a.xlsx", "--view", "board"]], [["export", "a.xlsx", "--jason"]]])("answers 2 to wrong usage: %j", async (args) => {
    const ran = await tracker(...args);
    expect(ran).toMatchObject({ code: 2, out: "" });
    expect(ran.err).toMatch(/Usage: npm run -s tracker -- export/);
    expect(await readdir(place.folder)).toEqual([]);
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
});
