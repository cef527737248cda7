/** The command line as another program calls it. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { createClient } from "@libsql/client";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { entryLabel } from "~/domain/entry";
import type { ListedFinding } from "~/domain/list-json";
import { demonstration } from "../../prisma/demonstration/index";
import { seedDemonstration } from "../../prisma/seed";
import { freshDatabase, freshFolder } from "../support/fresh-database";
import { valueOf } from "../support/marchshire";

const project = path.resolve(import.meta.dirname, "../..");
let place: Awaited<ReturnType<typeof freshFolder>>;
let file: string;

beforeEach(async () => {
  place = await freshFolder();
  file = path.join(place.folder, "office.db");
});
afterEach(() => place.remove());

type Ran = { code: number; out: string; err: string };

function start(program: string, args: string[], cwd: string, env: Record<string, string> = {}): Promise<Ran> {
  return new Promise((resolve) => {
    const options = { cwd, env: { ...process.env, DATABASE_URL: `file:${file}`, ...env }, maxBuffer: 1e8 };
    const child = execFile(program, args, options, (_, out, err) => {
      resolve({ code: child.exitCode ?? -1, out, err });
    });
  });
}

const tracker = (...args: string[]) => start(process.execPath, ["--import", "tsx", path.join(project, "scripts/tracker.ts"), ...args], project);

let filled: Awaited<ReturnType<typeof freshDatabase>>;
beforeAll(async () => {
  filled = await freshDatabase();
  valueOf(await seedDemonstration(filled.db));
});
afterAll(() => filled.remove());

describe("tracker", () => {
  it("makes a missing database, empty, and prints nothing but JSON", async () => {
    const ran = await tracker("list", "--json");
    expect(ran).toMatchObject({ code: 0, out: "[]\n" });
    expect(existsSync(file)).toBe(true);
    expect((await tracker("list")).out).toMatch(/no findings yet/);
  });

  it("works through npm, from another folder", async () => {
    const ran = await start("npm", ["--prefix", project, "run", "-s", "tracker", "--", "list", "--json"], place.folder);
    expect(ran).toMatchObject({ code: 0, out: "[]\n" });
  });

  it("says how it is used, each command for itself", async () => {
    const [overview, help] = [await tracker("--help"), await tracker("list", "--help")];
    expect(overview).toMatchObject({ code: 0, err: "" });
    expect(overview.out).toMatch(/list .*Lists every finding/);
    expect(help).toMatchObject({ code: 0, err: "" });
    expect(help.out).toMatch(/--json/);
    expect(existsSync(file)).toBe(false);
  });

  it.each([[[]], [["lst"]], [["list", "--jason"]], [["list", "extra"]]])("answers 2 to wrong usage, on stderr: %j", async (args) => {
    const ran = await tracker(...args);
    expect(ran).toMatchObject({ code: 2, out: "" });
    expect(ran.err).toMatch(/Usage: npm run -s tracker/);
  });

  it("answers 2 to a database that is no file", async () => {
    const ran = await start(process.execPath, ["--import", "tsx", "scripts/tracker.ts", "list"], project, { DATABASE_URL: "postgres://x" });
    expect(ran).toMatchObject({ code: 2, out: "" });
    expect(ran.err).toMatch(/DATABASE_URL must name a file/);
  });

  it("answers 1 and a sentence where the file is no database", async () => {
    await writeFile(file, "This is a letter. ".repeat(100));
    const ran = await tracker("list", "--json");
    expect(ran).toMatchObject({ code: 1, out: "" });
    expect(ran.err).toMatch(/is not a database this program can open/);
    expect(ran.err).not.toMatch(/\n\s+at /);
  });
});

describe("tracker list", () => {
  beforeEach(async () => {
    const client = createClient({ url: filled.url });
    await client.execute({ sql: "VACUUM INTO ?", args: [file] });
    client.close();
  });

  it("lists the official record of the demonstration and nobody’s drafts", async () => {
    const ran = await tracker("list", "--json");
    expect(ran).toMatchObject({ code: 0, err: "" });
    const findings = JSON.parse(ran.out) as ListedFinding[];
    expect(findings.map((finding) => finding.text)).toEqual(demonstration.findings.map((finding) => finding.text));
    expect(findings.map((finding) => finding.reference)).toEqual([...findings.map((finding) => finding.reference)].sort());

    const entries = findings.flatMap((finding) => finding.entries);
    const issued = demonstration.entries.filter((entry) => entry.issuedOn !== undefined);
    expect(entries.length).toBe(issued.reduce((total, entry) => total + Object.keys(entry.numbers).length, 0));
    expect(entries.every((entry) => entryLabel(entry) !== "Draft")).toBe(true);
    expect(entries.flatMap((entry) => entry.responses).every((response) => response.state === "submitted")).toBe(true);
    expect(entries.filter((entry) => entry.followsUp !== null).length).toBeGreaterThan(0);
    for (const finding of findings) for (const entry of finding.entries) expect(entry.covers).toContain(finding.reference);

    const drafts = [
      ...demonstration.entries.filter((entry) => entry.issuedOn === undefined).map((entry) => entry.text),
      ...demonstration.entries.flatMap((entry) => entry.responses).filter((each) => each.state !== "submitted").flatMap((each) => each.parts.map((part) => part.text)),
      ...demonstration.findings.flatMap((finding) => finding.updates ?? []).filter((update) => update.state === "draft").map((update) => update.text),
    ];
    expect(drafts.length).toBeGreaterThan(5);
    for (const text of drafts) expect(ran.out).not.toContain(JSON.stringify(text).slice(1, -1));
  });

  it("has every key of its promise, with null where there is nothing", async () => {
    const [first] = JSON.parse((await tracker("list", "--json")).out) as ListedFinding[];
    expect(Object.keys(first ?? {})).toEqual([
      "reference", "number", "kind", "text", "inspection", "causeOfConcern", "rag", "ragReason", "update", "strategicLead", "tacticalLead",
      "stepsToGreen", "deadline", "targetDate", "hmicfrsStatus", "assurance", "addressedElsewhere", "entries", "actions",
    ]);
  });

  it("is a table for people", async () => {
    const ran = await tracker("list");
    const lines = ran.out.split("\n");
    expect(lines[0]).toMatch(/^Reference +Number +RAG +HMICFRS status +Strategic lead +Entries +Finding$/);
    expect(lines.filter((line) => /^F-\d{4} /.test(line))).toHaveLength(demonstration.findings.length);
    expect(ran.out).toMatch(new RegExp(`${demonstration.findings.length} findings\n$`));
  });
});
