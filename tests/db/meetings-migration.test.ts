/** What meetings, actions and notes become from one version of the program to the next, and what the database itself refuses to alter of them. */
import { copyFile } from "node:fs/promises";
import path from "node:path";
import { createClient, type Client } from "@libsql/client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readActions } from "~/db/actions.server";
import { readLiveTexts } from "~/db/live-notes.server";
import { readAgenda, readMeetings } from "~/db/meetings.server";
import { migrate } from "~/db/migrate.server";
import { readNotesComments } from "~/db/notes-comments.server";
import { readNotesVersions } from "~/db/notes-versions.server";
import { openDatabase } from "~/db/open-database.server";
import { freshFolder } from "../support/fresh-database";
import { valueOf } from "../support/marchshire";

const kept = path.resolve(import.meta.dirname, "../fixtures/databases");

let place: Awaited<ReturnType<typeof freshFolder>>;
let url: string;
let client: Client;
beforeEach(async () => {
  place = await freshFolder();
  url = `file:${path.join(place.folder, "office.db")}`;
});
afterEach(async () => {
  client.close();
  await place.remove();
});

/** As a version of the program left it behind, with these rows besides. */
async function leftBehind(name: string, rows: readonly string[] = []): Promise<void> {
  await copyFile(path.join(kept, `${name}.db`), path.join(place.folder, "office.db"));
  client = createClient({ url });
  for (const row of rows) await client.execute(row);
}

describe("meetings of a version that knew only their title and day", () => {
  beforeEach(async () => {
    await leftBehind("20261122020305_sib_cycles", [
      `INSERT INTO "Meeting" ("id", "title", "date") VALUES ('ahead', 'Performance meeting', '2199-05-01')`,
      `INSERT INTO "Entry" ("id", "kind", "place", "askedBy", "text", "state", "meetingId", "position", "version", "createdAt") VALUES ('early', 'question', 'opening', 'PCC', 'Is it planned?', 'answered', 'ahead', 9, 1, '2022-05-09T09:00:00.000Z')`,
      `INSERT INTO "Response" ("id", "entryId", "mode", "state", "version", "position", "createdAt", "submittedAt") VALUES ('in-advance', 'early', 'written', 'submitted', 1, 0, '2022-05-19T09:00:00.000Z', '2022-05-19T09:00:00.000Z')`,
    ]);
    valueOf(await migrate(url));
  });

  it("are held where their day is over, and planned where it is to come", async () => {
    const db = await openDatabase(url);
    expect((await readMeetings(db.read)).map(({ date, state, reference }) => [date, state, reference])).toEqual([["2022-05-23", "held", "M-0001"], ["2199-05-01", "planned", "M-0002"]]);
    await db.close();
  });

  it("have taken an answer only where they were held", async () => {
    expect((await client.execute(`SELECT "id", "acceptedMeetingId" AS "at" FROM "Response" WHERE "state" = 'submitted' ORDER BY "id"`)).rows.map(({ id, at }) => [id, at])).toEqual([["in-advance", null], ["r1", "m1"]]);
  });
});

describe("a database with meetings", () => {
  beforeEach(async () => {
    await leftBehind("20261122050514_meetings");
    valueOf(await migrate(url));
  });

  it("keeps agendas, actions with what happened to them, and every version of notes", async () => {
    const { read, close } = await openDatabase(url);
    expect(await readMeetings(read)).toMatchObject([{ id: "m1", state: "held" }, { id: "m-spring", theme: "Custody", state: "planned", attendance: [{ name: "Helen Ferriday", presence: "present" }] }]);
    expect(await readAgenda(read)).toMatchObject([{ id: "i-1", kind: "theme", heading: "Custody", entryIds: [] }, { id: "i-2", kind: "other", parentId: "i-1", outcome: "deferred", entryIds: ["e3"] }]);
    expect(await readActions(read)).toMatchObject([{ reference: "A-0001", kind: "action", state: "open", owners: ["DCC"], due: "once done", events: [{ kind: "update", on: "2022-06-10", text: "The audit has begun.", mode: "written", by: "DCC" }] }]);
    expect(await readNotesVersions(read, "m1")).toMatchObject([
      { number: 1, state: "published", content: { notes: { title: "Assurance meeting" }, amended: [] }, agreed: { opcc: { words: "Priya Nair, SPM" }, force: { words: "Laura Finch, T/Supt" } }, published: { words: "Priya Nair, SPM" } },
      { number: 2, state: "abandoned", reason: "A name was wrong." },
    ]);
    expect(await readNotesComments(read, ["n-2"])).toMatchObject([{ side: "force", text: "The name is right.", sentAt: "2022-06-21T09:00:00.000Z", decided: null }]);
    expect(await readLiveTexts(read, "m-spring")).toMatchObject([{ itemId: "i-1", fields: { text: ["How many cells"] }, personId: "priya" }]);
    await close();
  });

  it.each([
    ["what happened to an action", `UPDATE "ActionEvent" SET "text" = 'It is done.'`, "never altered"],
    ["when it happened", `UPDATE "ActionEvent" SET "on" = '2022-06-11'`, "never altered"],
    ["at which meeting it happened", `UPDATE "ActionEvent" SET "meetingId" = 'm1'`, "never altered"],
    ["published notes", `UPDATE "NotesVersion" SET "publicContent" = '{}' WHERE "number" = 1`, "never altered"],
    ["notes that were abandoned", `UPDATE "NotesVersion" SET "state" = 'draft' WHERE "number" = 2`, "never altered"],
    ["a comment that was sent", `UPDATE "NotesComment" SET "text" = 'It is wrong.'`, "stays as it was sent"],
  ])("refuses to alter %s", async (_what, statement, why) => {
    await expect(client.execute(statement)).rejects.toThrow(why);
  });
});
