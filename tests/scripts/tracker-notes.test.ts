/** `tracker notes`: the notes of a meeting as a Word or HTML file, and what it refuses. */
import { existsSync, readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { runTracker } from "../../scripts/tracker/run-tracker";
import { demonstrationDatabase } from "../support/demonstration-database";
import { freshFolder, type FreshDatabase } from "../support/fresh-database";
import { planned } from "../support/small-meetings";
import { testCtx } from "../support/test-ctx";
import { zipParts } from "../support/zip-parts";

let home: FreshDatabase;
let place: Awaited<ReturnType<typeof freshFolder>>;

beforeAll(async () => {
  home = await demonstrationDatabase();
  const ctx = testCtx(home.db);
  await planned(ctx, { title: "Morning", date: "3 June 2024", time: "10:00" });
  await planned(ctx, { title: "Afternoon", date: "3 June 2024", time: "15:00" });
});
afterAll(() => home.remove());
beforeEach(async () => {
  place = await freshFolder();
  return () => place.remove();
});

async function notes(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: string[][] = [[], []];
  const code = await runTracker(["notes", ...args], { env: { DATABASE_URL: home.url }, folder: place.folder, out: (text) => { out?.push(text); }, err: (text) => { err?.push(text); } });
  return { code, out: out?.join("") ?? "", err: err?.join("") ?? "" };
}

test("writes a Word file, by the reference of the meeting or by its date", async () => {
  const byReference = await notes("M-0001", "--out", "a.docx");
  expect(byReference).toMatchObject({ code: 0, err: "" });
  expect(byReference.out).toContain("notes of M-0001");
  const body = zipParts(readFileSync(path.join(place.folder, "a.docx"))).get("word/document.xml");
  expect(body).toContain("Attendance");
  const { date } = await home.db.read.meeting.findUniqueOrThrow({ where: { reference: "M-0001" }, select: { date: true } });
  expect((await notes(date, "--out", "b.docx")).out).toContain("M-0001");
  expect(zipParts(readFileSync(path.join(place.folder, "b.docx"))).get("word/document.xml")).toBe(body);
});

test("writes an HTML file that needs nothing else", async () => {
  expect(await notes("m1", "--out", "a.html", "--json")).toMatchObject({ code: 0, err: "" });
  const html = readFileSync(path.join(place.folder, "a.html"), "utf8");
  expect(html).toMatch(/^<!doctype html>\n<html lang="en-GB">/);
  expect(html).toContain("<style>");
  expect(html).not.toMatch(/<(?:script|link|img)\b|\bsrc=|url\(/);
  expect([...html.matchAll(/<h1>/g)]).toHaveLength(1);
});

test("with --json says in JSON what was written", async () => {
  const { out } = await notes("M-0001", "--out", "a.docx", "--public", "--json");
  expect(JSON.parse(out)).toMatchObject({ file: path.join(place.folder, "a.docx"), meeting: "M-0001", audience: "public", format: "docx" });
});

test("gives what is published, and the record only where that is asked for; and says which", async () => {
  const { date } = await home.db.read.meeting.findFirstOrThrow({ where: { notes: { some: { state: "published" } } }, select: { date: true } });
  const [published, record] = [await notes(date, "--out", "a.html", "--json"), await notes(date, "--out", "b.html", "--from-record", "--json")];
  expect([JSON.parse(published.out), JSON.parse(record.out)]).toMatchObject([{ version: 1, standing: expect.stringMatching(/^Version 1, published /) as string }, { version: null, standing: expect.stringMatching(/^From the record on /) as string }]);
  expect((await notes(date, "--out", "a.html")).out).toMatch(/\. Version 1, published \d+ \w+ \d{4}\.\n$/);
  expect(readFileSync(path.join(place.folder, "a.html"), "utf8")).toContain("Version 1, published");
});

describe("refuses", () => {
  test.each<[string, string[], number, RegExp]>([
    ["a meeting that is not there", ["M-0999", "--out", "a.docx"], 1, /There is no meeting M-0999/],
    ["a day without a meeting", ["2 January 1999", "--out", "a.docx"], 1, /There is no meeting on 2 January 1999/],
    ["what is neither", ["the last one", "--out", "a.docx"], 1, /neither the reference of a meeting nor a date/],
    ["a day with several", ["2024-06-03", "--out", "a.docx"], 1, /There are 2 meetings on 3 June 2024: M-\d+ \(10:00, Morning\); M-\d+ \(15:00, Afternoon\)\. Name one by its reference/],
    ["another ending", ["M-0001", "--out", "a.pdf"], 2, /a\.pdf is neither \.docx nor \.html/],
    ["no meeting", ["--out", "a.docx"], 2, /needs a meeting/],
    ["no file", ["M-0001"], 2, /needs --out/],
    ["two meetings", ["M-0001", "M-0002", "--out", "a.docx"], 2, /one meeting at a time/],
  ])("%s", async (_, args, code, sentence) => {
    const ran = await notes(...args);
    expect(ran).toMatchObject({ code, out: "" });
    expect(ran.err).toMatch(sentence);
    expect(existsSync(path.join(place.folder, "a.docx"))).toBe(false);
  });

  test("a folder in place of a file", async () => {
    await mkdir(path.join(place.folder, "notes.docx"));
    expect(await notes("M-0001", "--out", "notes.docx")).toMatchObject({ code: 1, err: expect.stringContaining("is a folder") as string });
  });
});
