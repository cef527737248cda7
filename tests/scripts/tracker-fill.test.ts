/** `tracker fill` as a person and as another program call it. */
import { copyFile, mkdir, readFile, readdir, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readWorkbook } from "~/spreadsheet/read-workbook.server";
import { runTracker } from "../../scripts/tracker/run-tracker";
import { demonstrationDatabase } from "../support/demonstration-database";
import { loadFinding } from "~/db/record.server";
import { freshFolder, type FreshDatabase } from "../support/fresh-database";
import { makeXlsx } from "../support/make-xlsx";
import { valueOf } from "../support/round-trip";

let home: FreshDatabase;
let place: Awaited<ReturnType<typeof freshFolder>>;
let text: string;
let rag: string;
beforeAll(async () => {
  home = await demonstrationDatabase();
  const finding = await loadFinding(home.db, "F-0130");
  text = finding?.text ?? "";
  rag = finding?.update?.rag ?? "";
});
afterAll(() => home.remove());
beforeEach(async () => {
  place = await freshFolder();
  await writeFile(path.join(place.folder, "own.xlsx"), makeXlsx({ sheets: [{ name: "SIB", rows: [["Finding", "RAG", "Update", "Days"], [text, "Blue", { formula: "D2", text: "x" }, 3], ["The force should buy bicycles.", "Red", "", ""]] }] }));
});
afterEach(() => place.remove());

type Ran = { code: number; out: string; err: string };

async function tracker(...args: string[]): Promise<Ran> {
  const ran: Ran = { code: -1, out: "", err: "" };
  ran.code = await runTracker(["fill", ...args], { env: { DATABASE_URL: home.url }, folder: place.folder, out: (said) => { ran.out += said; }, err: (said) => { ran.err += said; } });
  return ran;
}

async function ragIn(file: string): Promise<string | undefined> {
  const [sheet] = valueOf(readWorkbook(await readFile(path.join(place.folder, file)), file)).sheets;
  return sheet?.rows[1]?.cells[1]?.text;
}

describe("tracker fill", () => {
  test("writes a filled copy and says what it did, and leaves the file itself", async () => {
    const before = await readFile(path.join(place.folder, "own.xlsx"));
    const ran = await tracker("own.xlsx", "--out", "filled.xlsx");
    expect(ran).toMatchObject({ code: 0, err: "" });
    expect(ran.out).toContain("filled.xlsx: 1 cell filled in, 0 were right already.");
    expect(ran.out).toContain("SIB!B2  F-0130 RAG: “Blue” → ");
    expect(ran.out).toContain("SIB!C2  F-0130 Update: It holds a formula, which is never overwritten.");
    expect(ran.out).toContain("SIB, row 3 “The force should buy bicycles.”: No finding here is certainly this one.");
    expect((await ragIn("filled.xlsx"))?.toLowerCase()).toBe(rag);
    expect((await readFile(path.join(place.folder, "own.xlsx"))).equals(before)).toBe(true);
    expect((await readdir(place.folder)).sort()).toEqual(["filled.xlsx", "own.xlsx"]);
  });

  test("as JSON alone", async () => {
    const ran = await tracker("own.xlsx", "--out", "filled.xlsx", "--json");
    expect(JSON.parse(ran.out)).toMatchObject({
      file: "own.xlsx", out: path.join(place.folder, "filled.xlsx"),
      filled: [{ sheet: "SIB", cell: "B2", reference: "F-0130", field: "rag", from: "Blue" }], right: 0,
      formulas: [{ cell: "C2", field: "update" }], rowsWithoutFinding: [{ sheet: "SIB", row: 3 }], columnsIgnored: [{ column: "D", heading: "Days" }],
    });
  });

  test("never writes over the file itself, nor over another without being told to", async () => {
    expect(await tracker("own.xlsx", "--out", "own.xlsx", "--force")).toMatchObject({ code: 1, err: expect.stringContaining("never filled in over itself") as string });
    await symlink(path.join(place.folder, "own.xlsx"), path.join(place.folder, "link.xlsx"));
    expect(await tracker("own.xlsx", "--out", "link.xlsx", "--force")).toMatchObject({ code: 1, err: expect.stringContaining("never filled in over itself") as string });
    await copyFile(path.join(place.folder, "own.xlsx"), path.join(place.folder, "other.xlsx"));
    expect(await tracker("own.xlsx", "--out", "other.xlsx")).toMatchObject({ code: 1, err: expect.stringContaining("exists already") as string });
    expect(await ragIn("other.xlsx")).toBe("Blue");
    expect(await tracker("own.xlsx", "--out", "other.xlsx", "--force")).toMatchObject({ code: 0 });
    expect((await ragIn("other.xlsx"))?.toLowerCase()).toBe(rag);
  });

  test.each<[string[], number, string]>([
    [[], 2, "Name the workbook to fill in."],
    [["own.xlsx"], 2, "Say with --out where to write the filled copy."],
    [["own.xlsx", "b.xlsx", "--out", "c.xlsx"], 2, "One file at a time"],
    [["own.xlsx", "--out", "c.xlsm"], 2, "c.xlsm must end as own.xlsx does"],
    [["own.xlsx", "--out", "c.xlsx", "--inspection", ""], 2, "--inspection needs a title."],
    [["none.xlsx", "--out", "c.xlsx"], 1, "There is no file"],
    [["own.xlsx", "--out", "nowhere/c.xlsx"], 1, "does not exist"],
    [["notes.xlsx", "--out", "c.xlsx"], 1, "This file is not a workbook."],
  ])("%j is said to be wrong", async (args, code, sentence) => {
    await writeFile(path.join(place.folder, "notes.xlsx"), "not a workbook");
    await mkdir(path.join(place.folder, "folder.xlsx"));
    const ran = await tracker(...args);
    expect(ran.err).toContain(sentence);
    expect(ran).toMatchObject({ code, out: "" });
    expect((await readdir(place.folder)).filter((name) => name === "c.xlsx")).toEqual([]);
  });

  test("a refusal as JSON is the sentence", async () => {
    const ran = await tracker("own.xlsx", "--out", "own.xlsx", "--json");
    expect([ran.code, JSON.parse(ran.out)]).toMatchObject([1, { file: "own.xlsx", error: expect.stringContaining("over itself") as string }]);
  });
});
