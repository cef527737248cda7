/** `tracker import` as another program calls it: its JSON, its exit codes, its sentences. */
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { freshFolder } from "../support/fresh-database";
import { makeXlsx, type MadeCell } from "../support/make-xlsx";

const project = path.resolve(import.meta.dirname, "../..");
const CALLS = "The force should make sure that every missing person report is recorded on its system.";
const rows: MadeCell[][] = [
  ["Marchshire tracker"],
  ["Finding", "RAG", "Cost centre", "Lead", "PCC's assurance questions", "Force response"],
  [`AFI 1: ${CALLS}`, "Red", "X1", "Supt Byrne", "1. The PCC asked who owns it.", "1. The CC said that a lead is named."],
];

let place: Awaited<ReturnType<typeof freshFolder>>;
beforeEach(async () => { place = await freshFolder(); });
afterEach(() => place.remove());

type Ran = { code: number; out: string; err: string };

function tracker(...args: string[]): Promise<Ran> {
  return new Promise((resolve) => {
    const env = { ...process.env, DATABASE_URL: `file:${path.join(place.folder, "office.db")}` };
    const child = execFile(process.execPath, ["--import", "tsx", path.join(project, "scripts/tracker.ts"), ...args], { cwd: project, env, maxBuffer: 1e8 }, (_, out, err) => {
      resolve({ code: child.exitCode ?? -1, out, err });
    });
  });
}

async function saved(name: string, content: MadeCell[][] | Buffer): Promise<string> {
  const file = path.join(place.folder, name);
  await writeFile(file, Buffer.isBuffer(content) ? content : makeXlsx({ sheets: [{ name: "Tracker", rows: content }] }));
  return file;
}

describe("tracker import", () => {
  it("holds back a row that only looks like a finding, and takes it as that with --likely", async () => {
    await tracker("import", await saved("marchshire.xlsx", rows), "--inspection", "PEEL 2021/22");
    const reworded = await saved("reworded.xlsx", [["Finding", "RAG"], [CALLS.replace("every", "each"), "Green"]]);
    const held = await tracker("import", reworded, "--json");
    expect([held.code, JSON.parse(held.out)]).toMatchObject([1, {
      added: [], changed: [], heldBack: [{ sheet: "Tracker", row: 2 }],
      unsure: [{ sheet: "Tracker", row: 2, why: "likeness", candidates: [{ reference: "F-0001", text: CALLS }], answer: null }],
    }]);
    const taken = await tracker("import", reworded, "--json", "--likely");
    expect([taken.code, JSON.parse(taken.out)]).toMatchObject([0, { added: [], changed: [{ reference: "F-0001", field: "rag", to: "green" }], heldBack: [] }]);
  });

  it("answers in JSON with the keys it promises, writes, and changes nothing the second time", async () => {
    const file = await saved("marchshire.xlsx", rows);
    const options = ["--inspection", "PEEL 2021/22", "--published", "2022-04-13", "--json"];
    const dry = await tracker("import", file, "--dry-run", ...options);
    expect(dry.code).toBe(0);
    expect(JSON.parse((await tracker("list", "--json")).out)).toEqual([]);

    const ran = await tracker("import", file, ...options);
    const answer = JSON.parse(ran.out) as Record<string, unknown>;
    expect(ran.code).toBe(0);
    expect(answer).toMatchObject({
      file: "marchshire.xlsx", changed: [], cleared: [], heldBack: [], unchanged: 0,
      notPlaced: [{ sheet: "Tracker", row: 1, text: "Marchshire tracker" }],
      ignoredColumns: [{ sheet: "Tracker", column: "C", heading: "Cost centre" }],
      sheets: [{ name: "Tracker", headerRow: 2 }],
    });
    expect((answer.added as { what: string; reference?: string }[]).map(({ what, reference }) => [what, reference])).toEqual([
      ["inspection", undefined], ["finding", "F-0001"], ["entry", undefined], ["response", undefined],
    ]);
    const again = JSON.parse((await tracker("import", file, ...options)).out) as { added: unknown[]; unchanged: number };
    expect([again.added, again.unchanged > 0]).toEqual([[], true]);
  });

  it("names each changed cell, and ends with 1 where one is held back", async () => {
    await tracker("import", await saved("a.xlsx", rows), "--inspection", "PEEL 2021/22");
    const changed = rows.map((row, index) => (index === 2 ? row.map((cell, column) => (column === 1 ? "Purple" : column === 3 ? "Ch Insp Vale" : cell)) : row));
    const ran = await tracker("import", await saved("b.xlsx", changed), "--json");
    const answer = JSON.parse(ran.out) as { changed: unknown[]; heldBack: unknown[] };
    expect(ran.code).toBe(1);
    expect(answer.changed).toMatchObject([{ reference: "F-0001", field: "tacticalLead", from: "Supt Byrne", to: "Ch Insp Vale", sheet: "Tracker", row: 3, column: "D" }]);
    expect(answer.heldBack).toMatchObject([{ sheet: "Tracker", row: 3, column: "B" }]);
    expect((await tracker("list", "--json")).out).toContain("Ch Insp Vale");
  });

  it("takes RAG given by colour alone only with --fills", async () => {
    const file = await saved("c.xlsx", [["Finding", "RAG"], [`AFI 1: ${CALLS}`, { fill: "FFC000" }]]);
    const rag = async () => (JSON.parse((await tracker("list", "--json")).out) as { rag: string | null }[]).map((each) => each.rag);
    expect((await tracker("import", file, "--inspection", "PEEL 2021/22")).code).toBe(1);
    expect(await rag()).toEqual([null]);
    expect((await tracker("import", file, "--inspection", "PEEL 2021/22", "--fills")).code).toBe(0);
    expect(await rag()).toEqual(["amber"]);
  });

  it("says in a sentence what is wrong with a file and writes nothing", async () => {
    const bad = await tracker("import", await saved("bad.xlsx", Buffer.from("no workbook")), "--json");
    expect(bad.code).toBe(1);
    expect(JSON.parse(bad.out)).toMatchObject({ file: "bad.xlsx", error: expect.stringMatching(/\.$/) });
    const unnamed = await tracker("import", await saved("d.xlsx", rows));
    expect([unnamed.code, unnamed.out]).toEqual([1, ""]);
    expect(unnamed.err).toMatch(/does not say which inspection/);
    expect((await tracker("import", path.join(place.folder, "none.xlsx"))).err).toMatch(/There is no file/);
    expect((await tracker("list", "--json")).out).toBe("[]\n");
  });

  it("ends with 2 on wrong usage, with the help on stderr", async () => {
    for (const args of [[], ["a.xlsx", "a.xlsx"], ["a.xlsx", "--published", "soon"], ["a.xlsx", "--colour"]]) {
      const ran = await tracker("import", ...args);
      expect([ran.code, ran.out]).toEqual([2, ""]);
      expect(ran.err).toContain("Usage: npm run -s tracker -- import FILE");
    }
  });
});
