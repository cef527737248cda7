/** A working copy holds the drafts of one side, says so in every place, and is never taken in again. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { exportWorkingCopy, type WorkingCopy } from "~/commands/export-working-copy.server";
import { planOnly } from "~/commands/plan-import.server";
import { loadRecord } from "~/db/record.server";
import { OPERATOR } from "~/domain/actor";
import { isIssued } from "~/domain/entry";
import type { Sheet, Workbook } from "~/domain/sheet";
import { readWorkbook } from "~/spreadsheet/read-workbook.server";

import { ctxOf } from "../support/demonstration-actor";
import { demonstrationDatabase } from "../support/demonstration-database";
import type { FreshDatabase } from "../support/fresh-database";
import { problemOf, valueOf } from "../support/marchshire";
import { plainOptions } from "../support/plan-fixture";
import { testCtx } from "../support/test-ctx";
import { zipParts } from "../support/zip-parts";

let home: FreshDatabase;
beforeEach(async () => {
  home = await demonstrationDatabase();
});
afterEach(() => home.remove());

const MARKS = { "priya-nair": "Contains drafts: Marchshire Police and Crime Commissioner only", "moira-cassidy": "Contains drafts: Marchshire Police only" } as const;

async function copyOf(personId: string): Promise<WorkingCopy> {
  return valueOf(await exportWorkingCopy(await ctxOf(home.db, personId), { view: "sib", shown: null }));
}

function workbookOf({ bytes, fileName }: WorkingCopy): Workbook {
  return valueOf(readWorkbook(bytes, fileName));
}

function texts(sheets: readonly Sheet[]): string[] {
  return sheets.flatMap((sheet) => sheet.rows.flatMap((row) => row.cells.map((cell) => cell.text)));
}

describe("a working copy", () => {
  test("of the force holds the force's drafts, each cell marked, and none of the office's", async () => {
    const { findings } = await loadRecord(home.db);
    const drafts = findings.flatMap((finding) => finding.drafts);
    const responses = findings.flatMap((finding) => finding.entries).flatMap((entry) => entry.responses).filter((response) => response.state !== "submitted");
    const hidden = findings.flatMap((finding) => finding.entries).filter((entry) => !isIssued(entry.state));
    expect([drafts.length, responses.length, hidden.length].every((count) => count > 0)).toBe(true);
    const cells = texts(workbookOf(await copyOf("moira-cassidy")).sheets);
    for (const draft of drafts.filter((each) => each.column === "update")) expect(cells).toContain(`Draft: ${draft.value ?? ""}`);
    for (const { parts } of responses) for (const { text } of parts) expect(cells.filter((cell) => cell.includes(text)).every((cell) => cell.includes("Draft"))).toBe(true);
    for (const { text } of hidden) expect(cells.filter((cell) => cell.includes(text))).toEqual([]);
  });

  test("of the office holds its questions that are not issued, marked, and none of the force's drafts", async () => {
    const { findings } = await loadRecord(home.db);
    const cells = texts(workbookOf(await copyOf("priya-nair")).sheets);
    for (const { text } of findings.flatMap((finding) => finding.entries).filter((entry) => !isIssued(entry.state))) expect(cells).toContain(`Draft: ${text}`);
    for (const { value } of findings.flatMap((finding) => finding.drafts).filter((each) => each.column === "update")) expect(cells.filter((cell) => cell.includes(value ?? ""))).toEqual([]);
  });

  test.each(Object.entries(MARKS))("says whose drafts it holds in its name, its properties, its first row and on every page (%s)", async (personId, mark) => {
    const copy = await copyOf(personId);
    expect(copy.fileName).toMatch(/^working-copy-contains-drafts-.*-only-/);
    const parts = zipParts(copy.bytes);
    expect(parts.get("docProps/core.xml")).toMatch(new RegExp(`<dc:title>${mark}`));
    const sheets = [...parts].filter(([name]) => name.startsWith("xl/worksheets/sheet"));
    expect(sheets.length).toBe(workbookOf(copy).sheets.length);
    for (const [name, xml] of sheets) expect(xml.includes(mark) && /<oddHeader>[^<]*Contains drafts: [^<]* only/.test(xml), name).toBe(true);
    for (const sheet of workbookOf(copy).sheets) expect(texts([{ ...sheet, rows: sheet.rows.slice(0, 3) }]).some((text) => /Contains drafts: .* only/.test(text)), sheet.name).toBe(true);
  });

  test("is not taken in again, not even without the lines that mark it", async () => {
    const copy = await copyOf("moira-cassidy");
    const { sheets, ...rest } = workbookOf(copy);
    const unmarked = { ...rest, sheets: sheets.map((sheet) => ({ ...sheet, rows: sheet.rows.filter((row) => row.number > 3) })) };
    for (const personId of ["moira-cassidy", "priya-nair"]) {
      for (const workbook of [{ ...rest, sheets }, unmarked]) {
        const planned = await planOnly(await ctxOf(home.db, personId), { fileName: "tracker.xlsx", workbook, options: plainOptions });
        expect(problemOf(planned).message).toContain("working copy");
      }
    }
  });

  test("is for a person of a side: the operator and an observer get none, and nothing is kept of it", async () => {
    expect(problemOf(await exportWorkingCopy(testCtx(home.db, OPERATOR), { view: "sib", shown: null })).message).toContain("--as");
    expect(problemOf(await exportWorkingCopy(await ctxOf(home.db, "rosalind-achebe"), { view: "sib", shown: null })).kind).toBe("refused");
    await copyOf("moira-cassidy");
    expect(await home.db.read.export.count()).toBe(0);
  });
});
