/** The history is append-only in the database itself. */
import { createClient, type Client } from "@libsql/client";
import { afterEach, beforeEach, expect, it } from "vitest";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";

let fresh: FreshDatabase;
let client: Client;

beforeEach(async () => {
  fresh = await freshDatabase();
  client = createClient({ url: fresh.url });
  await client.execute(
    "INSERT INTO HistoryEvent (at, actorName, actorPost, side, subject, subjectId, field, via) VALUES ('2022-05-23T09:00:00.000Z', 'A', 'SPM', 'opcc', 'finding', 'x', 'rag', 'screen')",
  );
});
afterEach(async () => {
  client.close();
  await fresh.remove();
});

async function events(): Promise<unknown> {
  return (await client.execute("SELECT count(*) AS n, max(actorName) AS name FROM HistoryEvent")).rows[0];
}

it("refuses to alter an event", async () => {
  await expect(client.execute("UPDATE HistoryEvent SET actorName = 'B'")).rejects.toThrow("The history is never altered");
  expect(await events()).toMatchObject({ n: 1, name: "A" });
});

it("refuses to delete an event", async () => {
  await expect(client.execute("DELETE FROM HistoryEvent")).rejects.toThrow("The history is never deleted from");
  expect(await events()).toMatchObject({ n: 1, name: "A" });
});
