/** What an observer reads: finding texts and HMICFRS status, and nothing either side wrote. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { write } from "~/db/write.server";
import { publishedPage, type PublishedPage } from "~/queries/published-page.server";
import { readRecord } from "~/queries/record.server";
import { demonstration } from "../../prisma/demonstration";
import { ctxOf, visitor } from "../support/demonstration-actor";
import { demonstrationDatabase } from "../support/demonstration-database";
import type { FreshDatabase } from "../support/fresh-database";
import { addFindings, problemOf, valueOf } from "../support/marchshire";

let home: FreshDatabase;
beforeEach(async () => {
  home = await demonstrationDatabase();
});
afterEach(() => home.remove());

const read = async (search = "", page = 1, id = "rosalind-achebe"): Promise<PublishedPage> => valueOf(await publishedPage(await ctxOf(home.db, id), { search, page }));

test("holds every finding’s text, number and status, and the newest report first", async () => {
  const { lines, total, pages } = await read();
  expect([total, pages]).toEqual([demonstration.findings.length, 1]);
  expect(lines.map((line) => line.text).sort()).toEqual(demonstration.findings.map((finding) => finding.text).sort());
  const dates = lines.map((line) => line.publishedOn ?? "");
  expect(dates).toEqual([...dates].sort().reverse());
});

test("holds nothing that either side wrote", async () => {
  const sent = JSON.stringify(await read());
  const written = [
    ...demonstration.entries.flatMap((entry) => [entry.text, ...entry.responses.flatMap((response) => response.parts.map((part) => part.text))]),
    ...demonstration.findings.flatMap((finding) => (finding.updates ?? []).map((update) => update.text)),
  ];
  expect(written.length).toBeGreaterThan(50);
  for (const text of written) expect(sent.includes(JSON.stringify(text).slice(1, -1)), text).toBe(false);
  expect(problemOf(await readRecord(await ctxOf(home.db, "rosalind-achebe"))).kind).toBe("refused");
});

test("says where a status comes from", async () => {
  const [first] = (await read()).lines;
  await write(home.db, (tx) => tx.finding.update({ where: { reference: first?.reference ?? "" }, data: { hmicfrsStatus: "complete", hmicfrsStatusSource: "Register of 3 May 2022" } }));
  expect((await read()).lines[0]).toMatchObject({ reference: first?.reference, status: "complete", source: "Register of 3 May 2022" });
});

test("is searched by words in any order, whatever their case and accents, and paged", async () => {
  await addFindings(home.db, Array.from({ length: 101 }, (_, index) => ({ number: `AFI ${String(index + 900)}`, text: `Café thing ${String(index)}.` })));
  expect(await read("THING cafe", 2)).toMatchObject({ matched: 101, page: 2, pages: 2, lines: [{ text: "Café thing 100." }] });
  expect(await read("cafe thing", 99)).toMatchObject({ page: 2 });
  expect((await read("AFI 905 café")).lines).toMatchObject([{ number: "AFI 905" }]);
  expect((await read("nobody wrote this")).lines).toEqual([]);
});

test("is refused at the door", async () => {
  expect(problemOf(await publishedPage(visitor(home.db), { search: "", page: 1 })).kind).toBe("refused");
});
