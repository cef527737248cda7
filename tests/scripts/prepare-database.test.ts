/** A demonstration and an office's own database are never taken for each other. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { write } from "~/db/write.server";
import { isDemonstration } from "~/db/demonstration-mark.server";
import { prepareDatabase } from "../../scripts/server/prepare-database";
import { demonstrationPeople } from "~/queries/sign-in-page.server";
import { visitor } from "../support/demonstration-actor";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";
import { addFinding, valueOf } from "../support/marchshire";
import { refusalOf } from "../support/refusal-of";

let fresh: FreshDatabase;
beforeEach(async () => {
  fresh = await freshDatabase();
});
afterEach(() => fresh.remove());

const prepare = (demonstration: boolean) =>
  prepareDatabase({ demonstration, databaseUrl: fresh.url, port: 0, sessionSecret: "", publicUrl: null, providers: [], mail: null, backups: null }, () => undefined);

it("fills and marks an empty database as a demonstration, with somebody for every role", async () => {
  const { db } = valueOf(await prepare(true));
  expect(await isDemonstration(db.read)).toBe(true);
  const offered = await demonstrationPeople(visitor(db));
  expect(new Set(offered.flatMap(({ roles }) => roles)).size).toBe(10);
  await db.close();
  expect(refusalOf(await prepare(false))).toContain("is a demonstration about a fictional force");
});

it("opens nothing that an office wrote as a demonstration", async () => {
  await addFinding(fresh.db);
  expect(refusalOf(await prepare(true))).toContain("holds an office’s own records");
  const { db } = valueOf(await prepare(false));
  await db.close();
});

it("counts one person as something that an office wrote", async () => {
  await write(fresh.db, (tx) => tx.person.create({ data: { id: "p", name: "Judith Allardyce", side: "opcc" } }));
  expect(refusalOf(await prepare(true))).toContain("holds an office’s own records");
});

it("gives the people of a demonstration from before roles their roles", async () => {
  const { db } = valueOf(await prepare(true));
  await write(db, async (tx) => {
    await tx.roleGrant.deleteMany();
    await tx.delegation.deleteMany();
  });
  await db.close();
  const again = valueOf(await prepare(true));
  expect(await again.db.read.roleGrant.count()).toBeGreaterThan(10);
  await again.db.close();
});
