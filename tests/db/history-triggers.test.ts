/** The history is append-only in the database itself. */
import { createClient, type Client } from "@libsql/client";
import { afterEach, beforeEach, expect, it } from "vitest";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";

let fresh: FreshDatabase;
let client: Client;

const values = "'2022-05-23T09:00:00.000Z', 'A', 'SPM', 'opcc', 'finding', 'x', 'rag', 'screen', 'amber'";

beforeEach(async () => {
  fresh = await freshDatabase();
  client = createClient({ url: fresh.url });
  await client.execute(
    `INSERT INTO HistoryEvent (at, actorName, actorPost, side, subject, subjectId, field, via, after, salt, beforeDigest, afterDigest, digest, chain) VALUES (${values}, 's', 'b', 'a', 'd', 'c')`,
  );
});
afterEach(async () => {
  client.close();
  await fresh.remove();
});

async function event(): Promise<unknown> {
  return (await client.execute("SELECT count(*) AS n, max(actorName) AS name, max(after) AS after, max(salt) AS salt, max(chain) AS chain FROM HistoryEvent")).rows[0];
}

it("refuses to alter an event", async () => {
  for (const change of ["actorName = 'B'", "after = 'green'", "chain = 'other'", "draftOf = 'opcc'", "after = NULL", "redactedAt = 'now', redactedWhy = 'why'"]) {
    await expect(client.execute(`UPDATE HistoryEvent SET ${change}`)).rejects.toThrow("The history is never altered");
  }
  expect(await event()).toMatchObject({ n: 1, name: "A", after: "amber" });
});

it("refuses to delete an event", async () => {
  await expect(client.execute("DELETE FROM HistoryEvent")).rejects.toThrow("The history is never deleted from");
  expect(await event()).toMatchObject({ n: 1, name: "A" });
});

it("refuses an event outside the chain", async () => {
  const without = `INSERT INTO HistoryEvent (at, actorName, actorPost, side, subject, subjectId, field, via, after) VALUES (${values})`;
  await expect(client.execute(without)).rejects.toThrow("sealed as it is written");
});

it("lets the words be taken away once, with the salt and a reason, and nothing else of it", async () => {
  const taken = "before = NULL, after = NULL, salt = NULL, redactedAt = '2022-06-01T09:00:00.000Z', redactedWhy = 'an order'";
  await expect(client.execute(`UPDATE HistoryEvent SET ${taken}, digest = 'other'`)).rejects.toThrow("The history is never altered");
  await client.execute(`UPDATE HistoryEvent SET ${taken}`);
  expect(await event()).toMatchObject({ n: 1, name: "A", after: null, salt: null, chain: "c" });
  await expect(client.execute(`UPDATE HistoryEvent SET ${taken}`)).rejects.toThrow("The history is never altered");
  await expect(client.execute("UPDATE HistoryEvent SET redactedAt = NULL, redactedWhy = NULL, after = 'green'")).rejects.toThrow("The history is never altered");
});
