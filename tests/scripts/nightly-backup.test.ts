/** The copy of each night: when it is due, that it is made once, and that the newest are kept. */
import { readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { createClient } from "@libsql/client";
import { afterEach, beforeEach, expect, it } from "vitest";
import { write } from "~/db/write.server";
import { backUpWhenDue, dueDay } from "../../scripts/server/nightly-backup";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";
import { valueOf } from "../support/marchshire";

let fresh: FreshDatabase;
let folder: string;
beforeEach(async () => {
  fresh = await freshDatabase();
  folder = path.join(path.dirname(fresh.file), "kept", "backups");
});
afterEach(() => fresh.remove());

it("is due from two o’clock in London, in summer and in winter", () => {
  expect(dueDay("2022-05-23T00:59:59.999Z")).toBe("2022-05-22");
  expect(dueDay("2022-05-23T01:00:00.000Z")).toBe("2022-05-23");
  expect(dueDay("2022-01-10T01:59:59.999Z")).toBe("2022-01-09");
  expect(dueDay("2022-01-10T02:00:00.000Z")).toBe("2022-01-10");
  expect(dueDay("2022-03-27T01:00:00.000Z")).toBe("2022-03-27");
  expect(dueDay("2022-10-30T01:30:00.000Z")).toBe("2022-10-29");
});

it("is made once a night, holds what was written, and takes away none but the oldest of its own kind", async () => {
  const backups = { file: fresh.file, folder, kept: 2 };
  await write(fresh.db, (tx) => tx.setting.create({ data: { key: "written", value: "yes" } }));
  const first = valueOf(await backUpWhenDue(backups, "2022-05-23T09:00:00.000Z"));
  expect(first).toEqual({ made: path.join(folder, "test-2022-05-23.db"), removed: [] });
  const client = createClient({ url: `file:${first?.made ?? ""}` });
  expect((await client.execute(`SELECT value FROM Setting WHERE key = 'written'`)).rows[0]?.[0]).toBe("yes");
  client.close();
  expect(valueOf(await backUpWhenDue(backups, "2022-05-24T00:30:00.000Z"))).toBeNull();

  await writeFile(path.join(folder, "other-2020-01-01.db"), "");
  await writeFile(path.join(folder, "test-before-the-move.db"), "");
  expect(valueOf(await backUpWhenDue(backups, "2022-05-24T09:00:00.000Z"))?.removed).toEqual([]);
  expect(valueOf(await backUpWhenDue(backups, "2022-05-25T09:00:00.000Z"))?.removed).toEqual(["test-2022-05-23.db"]);
  expect((await readdir(folder)).sort()).toEqual(["other-2020-01-01.db", "test-2022-05-24.db", "test-2022-05-25.db", "test-before-the-move.db"]);
});
