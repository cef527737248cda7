/** The change from one row per post to people with posts keeps every post, every lead, and the history. */
import { cp, mkdir } from "node:fs/promises";
import path from "node:path";
import { createClient } from "@libsql/client";
import { afterEach, beforeEach, expect, it } from "vitest";
import { migrationNames, migrationsFolder } from "~/db/migration-files.server";
import { migrate } from "~/db/migrate.server";
import { openDatabase } from "~/db/open-database.server";
import { freshFolder } from "../support/fresh-database";

let place: Awaited<ReturnType<typeof freshFolder>>;
beforeEach(async () => {
  place = await freshFolder();
});
afterEach(() => place.remove());

const before = [
  `INSERT INTO Person (id, name, postCode, title, side, fromOn, toOn) VALUES ('p2', 'Laura Finch', 'T/Supt', 'Temporary Superintendent', 'force', '2022-03-28', NULL)`,
  `INSERT INTO Person (id, name, postCode, title, side, fromOn, toOn) VALUES ('p1', 'Laura Finch', 'Ch Insp', 'Chief Inspector', 'force', '2020-02-03', '2022-03-27')`,
  `INSERT INTO Person (id, name, postCode, title, side) VALUES ('p3', 'Laura Finch', 'PA', 'Personal Assistant', 'opcc')`,
  `INSERT INTO Finding (id, reference, sequence, kind, text, position, strategicLead, strategicLeadPersonId, tacticalLead, tacticalLeadPersonId, createdAt)
   VALUES ('f1', 'F-0001', 1, 'afi', 'Do it.', 0, 'T/Supt Finch', 'p2', 'nobody', NULL, '2022-05-23T09:00:00.000Z')`,
  `INSERT INTO HistoryEvent (at, actorName, actorPost, side, subject, subjectId, field, after, via) VALUES ('2022-05-23T09:00:00.000Z', 'x', '', 'force', 'finding', 'f1', 'created', 'F-0001', 'screen')`,
];

it("keeps what was there", async () => {
  const file = path.join(place.folder, "office.db");
  const [first = "", ...later] = await migrationNames(migrationsFolder);
  expect(later.length).toBeGreaterThan(0);
  const old = path.join(place.folder, "migrations");
  await mkdir(old);
  await cp(path.join(migrationsFolder, first), path.join(old, first), { recursive: true });
  await cp(path.join(migrationsFolder, "migration_lock.toml"), path.join(old, "migration_lock.toml"));
  expect((await migrate(`file:${file}`, old)).ok).toBe(true);
  const client = createClient({ url: `file:${file}` });
  for (const statement of before) await client.execute(statement);
  client.close();

  expect((await migrate(`file:${file}`)).ok).toBe(true);
  const db = await openDatabase(`file:${file}`);
  try {
    const people = await db.read.person.findMany({ include: { posts: { orderBy: { code: "asc" } } }, orderBy: { id: "asc" } });
    expect(people).toMatchObject([
      { id: "p1", name: "Laura Finch", side: "force", posts: [{ id: "p1", code: "Ch Insp", toOn: "2022-03-27", temporary: false }, { id: "p2", code: "T/Supt", temporary: true }] },
      { id: "p3", side: "opcc", posts: [{ code: "PA" }] },
    ]);
    expect(await db.read.finding.findUnique({ where: { id: "f1" } })).toMatchObject({ strategicLeadPersonId: "p1", strategicLead: "T/Supt Finch", tacticalLeadPersonId: null });
    expect(await db.read.historyEvent.count()).toBe(1);
    expect(await db.read.setting.count({ where: { key: "demonstration" } })).toBe(0);
    expect(await db.read.$queryRaw`PRAGMA foreign_key_check`).toEqual([]);
  } finally {
    await db.close();
  }
});
