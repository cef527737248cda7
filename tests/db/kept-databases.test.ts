/** A database of each earlier version opens in this one, is brought up to date, and keeps what it holds. */
import { existsSync } from "node:fs";
import { copyFile } from "node:fs/promises";
import path from "node:path";
import { createClient } from "@libsql/client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { migrate } from "~/db/migrate.server";
import { migrationNames, migrationsFolder } from "~/db/migration-files.server";
import { openDatabase, type Db } from "~/db/open-database.server";
import { loadRecord } from "~/db/record.server";
import { verifyHistory } from "~/db/verify-history.server";
import { withDrafts } from "~/domain/field-draft";
import { freshDatabase, freshFolder } from "../support/fresh-database";
import { valueOf } from "../support/marchshire";

const kept = path.resolve(import.meta.dirname, "../fixtures/databases");
const names = await migrationNames(migrationsFolder);
const [init = "", peopleAndPosts = "", twoSides = ""] = names;

let place: Awaited<ReturnType<typeof freshFolder>>;
let url: string;
let db: Db;

beforeEach(async () => {
  place = await freshFolder();
});
afterEach(async () => {
  await db.close();
  await place.remove();
});

async function open(name: string): Promise<void> {
  const file = path.join(place.folder, "office.db");
  await copyFile(path.join(kept, `${name}.db`), file);
  url = `file:${file}`;
  const { applied } = valueOf(await migrate(url));
  expect(applied).toEqual(names.slice(names.indexOf(name) + 1));
  db = await openDatabase(url);
}

/** Tables with their columns, indexes, and what guards the history. */
async function shapeOf(where: string): Promise<unknown> {
  const client = createClient({ url: where });
  const ours = "name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_prisma%' ESCAPE '\\'";
  const named = await client.execute(`SELECT type, name, tbl_name, CASE type WHEN 'table' THEN '' ELSE sql END AS sql FROM sqlite_master WHERE ${ours} ORDER BY type, name`);
  const columns = await client.execute(
    `SELECT t.name AS ofTable, c.name, c.type, c."notnull", c.dflt_value FROM (SELECT name FROM sqlite_master WHERE type = 'table' AND ${ours}) t JOIN pragma_table_info(t.name) c ORDER BY 1, 2`,
  );
  client.close();
  return [...named.rows, ...columns.rows].map((row) => ({ ...row }));
}

describe.each(names)("a database left behind by %s", (name) => {
  it("is kept with the tests", async () => {
    expect(existsSync(path.join(kept, `${name}.db`)), "Write rows for it, then run: npx tsx tests/fixtures/databases/make-databases.ts").toBe(true);
    await open(name);
    const fresh = await freshDatabase();
    const inOrder = await shapeOf(fresh.url);
    await fresh.remove();
    expect(await shapeOf(url), `If ${name} was changed before it was released, delete its kept database and make it anew.`).toEqual(inOrder);
  });

  it("keeps the findings, the questions and responses, and each side’s drafts", async () => {
    await open(name);
    const { findings: [cause, finding], inspections } = await loadRecord(db);
    if (finding === undefined) throw new Error("There is no second finding.");
    expect([cause?.reference, finding.reference, finding.parentReference]).toEqual(["F-0001", "F-0002", "F-0001"]);
    expect(inspections.map((each) => each.title)).toEqual(["PEEL 2021/22"]);
    expect(finding).toMatchObject({
      text: "Within three months the force should train those who record.", limbs: ["Train recorders.", "Check their work."], deadline: "2022-07-13",
      hmicfrsStatus: "being-progressed", assurance: "partially-assured", assuranceStatement: "Training began; its effect is not known yet.",
      strategicLead: { text: "T/Supt Finch", personId: "laura-1" }, steps: [{ text: "Write the course.", done: "2022-05-20" }, { text: "Hold the course.", due: "2022-06-30" }],
      update: { text: "The course is written and was held once.", asAt: "2022-05-20", rag: "green", ragReason: "Twelve of twelve attended." },
    });
    expect(withDrafts(finding).update).toMatchObject({ text: "Held twice.", asAt: "2022-05-23", rag: "green" });
    expect(finding.entries).toMatchObject([
      { text: "How will you know that the course worked?", state: "answered", responses: [{ state: "submitted", statedConfidence: "7", parts: [{ by: "CC", text: "By an audit in July." }] }] },
      { text: "Is anybody else to be trained?", state: "draft" },
    ]);
    // It was submitted before the meeting its question was put at, and is in the notes of that one.
    expect(await db.read.response.findMany({ where: { state: "submitted" }, select: { acceptedMeetingId: true } })).toEqual([{ acceptedMeetingId: "m1" }]);
    expect(finding.actions).toMatchObject([{ reference: "A-0001", owners: ["DCC"], due: "once done" }]);
    expect(await db.read.import.count()).toBe(1);
    expect(await db.read.bankQuestion.count()).toBe(1);
    expect(await db.read.post.findMany({ where: { personId: "laura-1" }, orderBy: { id: "asc" } })).toMatchObject([{ code: "Ch Insp" }, { code: "T/Supt", temporary: true }]);
  });

  it("keeps its history, all of it in the chain", async () => {
    await open(name);
    const verified = await verifyHistory(db.read);
    expect(verified).toMatchObject({ count: name === init ? 4 : 5, faults: [], fileFaults: [] });
    expect(verified.heads.map((head) => head.name)).toEqual(name === init ? ["force", "official", "opcc"] : ["force", "official", "opcc", "sign-ins"]);
    expect(await db.read.historyEvent.findMany({ where: { field: "rag" }, orderBy: { sequence: "asc" } })).toMatchObject([{ after: "amber", importPlace: "SIB!H4" }, { before: "amber", after: "green" }]);
  });

  it("keeps who may sign in, from where there are such", async () => {
    await open(name);
    const priya = await db.read.person.findUnique({ where: { id: "priya" }, include: { roles: true } });
    expect(priya).toMatchObject(name === init ? { name: "Priya Nair", email: null, roles: [] } : { email: "priya.nair@office.example", oidcSubject: "priya-at-her-office", roles: [{ role: "policy-officer" }] });
    const since = names.indexOf(name) > names.indexOf(peopleAndPosts);
    expect(await db.read.privateNote.count({ where: { text: "Ask for the audit in August." } })).toBe(since ? 1 : 0);
    expect(await db.read.namedView.count({ where: { name: "Open ones" } })).toBe(since ? 1 : 0);
  });

  it("keeps its SIB cycles, with what was sent and seen of each", async () => {
    await open(name);
    const withCycles = names.indexOf(name) > names.indexOf(twoSides);
    expect(await db.read.sibCycle.findMany({ orderBy: { boardOn: "asc" }, include: { snapshots: { select: { number: true } }, exports: { select: { number: true, lead: true } } } })).toMatchObject([
      { boardOn: "2022-05-25", state: "open", updatesDueOn: "2022-05-18", snapshots: [] },
      ...(withCycles ? [{ boardOn: "2022-07-27", state: "planned", snapshots: [{ number: 1 }], exports: [{ number: 7, lead: "DCC" }] }] : []),
    ]);
  });
});
