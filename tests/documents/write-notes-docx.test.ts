/** The Word file of notes: what it says of itself, how its tables are made, and that another program reads it in order. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { writeNotesDocx } from "~/documents/write-notes-docx.server";
import type { ComposedNotes } from "~/domain/notes/composed-notes";
import { hasLibreOffice, runs } from "../support/other-programs";
import { madeNotes } from "../support/made-notes";
import { MADE_AT } from "../support/notes-text";
import { zipParts } from "../support/zip-parts";

/** Notes with every part in them. */
function wholeNotes(): ComposedNotes {
  const [notes] = fc.sample(madeNotes.filter(({ opening, items, sections, otherBusiness, actions, next, attendance }) =>
    opening.length > 0 && items.length > 1 && sections.length > 1 && otherBusiness.length > 0 && actions.length > 0 && next !== null && attendance.some(({ presence }) => presence !== "present")), { numRuns: 1, seed: 5 });
  if (notes === undefined) throw new Error("No such notes were made.");
  return { ...notes, title: "Notes of Marchshire & Quay <June>", marking: "OFFICIAL-SENSITIVE" };
}

function partText(bytes: Uint8Array, name: string): string {
  return zipParts(bytes).get(name) ?? "";
}

const notes = wholeNotes();
const write = () => writeNotesDocx(notes, { creator: "Office of the PCC", madeAt: MADE_AT });

test("the same notes at the same moment are the same bytes", async () => {
  const [once, again] = [await write(), await write()];
  expect(once.equals(again)).toBe(true);
});

test("title, subject, creator, language and dates by the program’s clock", async () => {
  const core = partText(await write(), "docProps/core.xml");
  expect(core).toContain("<dc:title>Notes of Marchshire &amp; Quay &lt;June&gt;</dc:title>");
  expect(core).toContain("<dc:subject>Notes of the meeting M-0001</dc:subject>");
  expect(core).toContain("<dc:creator>Office of the PCC</dc:creator>");
  expect(core).toContain("<dc:language>en-GB</dc:language>");
  expect(core.match(/2031-06-20T09:30:00Z/g)).toHaveLength(2);
});

test("British English is the language of the text, and the headings are headings", async () => {
  const bytes = await write();
  expect(partText(bytes, "word/styles.xml")).toContain(`<w:lang w:val="en-GB"/>`);
  const body = partText(bytes, "word/document.xml");
  const headings = [...body.matchAll(/<w:pStyle w:val="Heading([123])"\/>/g)].map(([, level]) => Number(level));
  expect(headings[0]).toBe(1);
  expect(headings.filter((level) => level === 1)).toHaveLength(1);
  for (const [index, level] of headings.entries()) expect(level - (headings[index - 1] ?? level)).toBeLessThanOrEqual(1);
});

test("every table repeats its header row, and no short row is parted", async () => {
  const body = partText(await write(), "word/document.xml");
  const tables = body.split("<w:tbl>").slice(1).map((each) => each.slice(0, each.indexOf("</w:tbl>")));
  expect(tables.length).toBeGreaterThan(4);
  for (const table of tables) {
    const rows = table.split(/<w:tr\b/).slice(1);
    expect(rows.map((row) => row.includes("<w:tblHeader"))).toEqual(rows.map((_, index) => index === 0));
    expect(rows.every((row) => row.includes("<w:cantSplit"))).toBe(true);
  }
});

test("numbered questions are lists that begin at their number", async () => {
  const bytes = await write();
  expect(partText(bytes, "word/document.xml")).toContain("<w:numPr>");
  expect(partText(bytes, "word/numbering.xml")).toMatch(/<w:lvlText w:val="%1\."\/>/);
});

test("marking above and below, title and page numbers at the foot", async () => {
  const bytes = await write();
  expect(partText(bytes, "word/header1.xml")).toContain("OFFICIAL-SENSITIVE");
  const footer = partText(bytes, "word/footer1.xml");
  expect(footer).toContain("OFFICIAL-SENSITIVE");
  expect(footer).toMatch(/PAGE/);
  expect(footer).toMatch(/NUMPAGES/);
});

test("a character that XML has no place for does not break the file", async () => {
  const bytes = await writeNotesDocx({ ...notes, title: "Notes\u0001 of June" }, { creator: "", madeAt: MADE_AT });
  expect(partText(bytes, "docProps/core.xml")).toContain("<dc:title>Notes of June</dc:title>");
});

describe.runIf(hasLibreOffice && runs("which", "pdftotext"))("as LibreOffice prints it (left out where soffice or pdftotext is not installed)", () => {
  test("the parts stand in the order of published notes", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "notes-"));
    try {
      writeFileSync(path.join(folder, "notes.docx"), await write());
      execFileSync("soffice", [`-env:UserInstallation=file://${path.join(folder, "profile")}`, "--headless", "--convert-to", "pdf", "--outdir", folder, path.join(folder, "notes.docx")], { stdio: "ignore", timeout: 120_000 });
      execFileSync("pdftotext", [path.join(folder, "notes.pdf"), path.join(folder, "notes.txt")]);
      const printed = readFileSync(path.join(folder, "notes.txt"), "utf8").replace(/\s+/g, " ");
      const parts = ["Date: Friday 20 June 2031", "Attendance", "Ngozi Okafor", "Opening comment", "PCC opening comment", "No. Item Owner", notes.items[0]?.heading ?? "", "Questions and responses", "AFI / recommendation", "Any other business", "Actions", "A-0001", "Next meeting"];
      let at = 0;
      for (const part of parts) {
        const found = printed.indexOf(part, at);
        expect(found, `${part} after ${printed.slice(Math.max(0, at - 60), at)}`).toBeGreaterThanOrEqual(at);
        at = found + part.length;
      }
      expect(printed).toMatch(/Page 1 of \d/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 150_000);
});
