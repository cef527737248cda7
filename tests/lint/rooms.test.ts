/** The house rules the linter holds, each shown to catch what it is for. */
import { readdir } from "node:fs/promises";
import path from "node:path";
import { ESLint } from "eslint";
import tseslint from "typescript-eslint";
import { describe, expect, it } from "vitest";
import { rooms } from "../../eslint-rooms.js";

const root = path.resolve(import.meta.dirname, "../..");

// The files of these tests do not exist, so the rules that need types are left out; the ones below need none.
const eslint = new ESLint({ cwd: root, overrideConfig: [tseslint.configs.disableTypeChecked] });

/** The messages for a file with this text at this place. */
async function complaints(filePath: string, text: string): Promise<string[]> {
  const results = await eslint.lintText(text, { filePath: path.join(root, filePath) });
  return results.flatMap((result) => result.messages.map((message) => `${message.ruleId ?? ""}: ${message.message}`));
}

const use = (name: string, from: string) => `import { ${name} } from "${from}";\nexport const used = ${name};\n`;

describe("the table of rooms", () => {
  it("names every folder and file of app/, and nothing else", async () => {
    const inApp = await readdir(path.join(root, "app"));
    const expected = Object.keys(rooms).filter((room) => inApp.includes(room));
    expect(inApp.filter((name) => !expected.includes(name))).toEqual([]);
  });

  it("lets a room import only rooms that are in it", () => {
    const names = Object.keys(rooms);
    expect(Object.values(rooms).flat().filter((name) => !names.includes(name))).toEqual([]);
  });

  it("has no two rooms that import each other", () => {
    const table: Record<string, string[]> = rooms;
    const pairs = Object.entries(table).flatMap(([room, allowed]) => allowed.filter((other) => table[other]?.includes(room)));
    expect(pairs).toEqual([]);
  });
});

describe("an import the table forbids", () => {
  it.each([
    ["app/routes/trial.tsx", "openDatabase", "~/db/open-database.server"],
    ["app/routes/trial.tsx", "openDatabase", "../db/open-database.server"],
    ["app/ui/trial.tsx", "readOffice", "~/queries/office.server"],
    ["app/ui/layout/trial.tsx", "readOffice", "../../queries/office.server"],
    ["app/queries/trial.server.ts", "requireCtx", "~/session.server"],
    ["app/db/trial.server.ts", "readOffice", "~/queries/office.server"],
    ["app/domain/trial.ts", "openDatabase", "~/db/open-database.server"],
    ["app/domain/trial.ts", "paths", "../paths"],
    ["app/paths.ts", "openDatabase", "~/db/open-database.server"],
  ])("is caught in %s: %s from %s", async (file, name, from) => {
    expect((await complaints(file, use(name, from))).join()).toContain("import-x/no-restricted-paths");
  });

  it.each([
    ["app/routes/trial.tsx", "PrismaClient", "@prisma/client"],
    ["app/commands/trial.server.ts", "PrismaClient", "~/db/generated/prisma/client"],
    ["app/routes/trial.tsx", "Workbook", "exceljs"],
    ["app/domain/trial.ts", "readFile", "node:fs/promises"],
    ["app/domain/trial.ts", "z", "zod"],
    ["app/domain/trial.ts", "useState", "react"],
  ])("of a package is caught in %s: %s from %s", async (file, name, from) => {
    expect((await complaints(file, use(name, from))).join()).toContain("no-restricted-imports");
  });

  it.each([
    ["app/routes/trial.tsx", "readOffice", "~/queries/office.server"],
    ["app/queries/trial.server.ts", "openDatabase", "~/db/open-database.server"],
    ["app/domain/trial.ts", "readDate", "~/domain/calendar-date"],
    ["app/ui/trial.tsx", "paths", "~/paths"],
    ["scripts/trial.ts", "openDatabase", "~/db/open-database.server"],
  ])("is another thing than one it allows: %s, %s from %s", async (file, name, from) => {
    expect(await complaints(file, use(name, from))).toEqual([]);
  });
});

describe("a clock or dice", () => {
  it.each([
    ["app/domain/trial.ts", "new Date()"],
    ["app/domain/trial.ts", "Date.now()"],
    ["app/commands/trial.server.ts", "new Date()"],
    ["app/queries/trial.server.ts", "Date.now()"],
    ["app/domain/trial.ts", "Math.random()"],
    ["app/commands/trial.server.ts", "crypto.randomUUID()"],
  ])("is caught in %s: %s", async (file, code) => {
    expect((await complaints(file, `export const now = ${code};\n`)).join()).toContain("passed in");
  });

  it("is another thing than a date that is given", async () => {
    expect(await complaints("app/domain/trial.ts", "export const day = new Date(0);\n")).toEqual([]);
  });
});

describe("what the types are for", () => {
  it.each([
    ["any", "export const loose = (value: any) => String(value);\n", "no-explicit-any"],
    ["!", "export const sure = (value: string | null) => value!;\n", "no-non-null-assertion"],
    ["a class", "export class Finding {}\n", "Functions, not classes"],
  ])("is not waved away by %s", async (_, code, rule) => {
    expect((await complaints("app/domain/trial.ts", code)).join()).toContain(rule);
  });

  it("is not waved away by a style attribute, which the page's policy would drop", async () => {
    const code = `export const Trial = () => <p style={{ width: 3 }}>text</p>;\n`;
    expect((await complaints("app/ui/trial.tsx", code)).join()).toContain("style attributes");
  });
});
