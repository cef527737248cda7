/** What stands on an agenda by itself: it is asked for every few seconds by everybody who reads along. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { agendaLines } from "~/db/agenda-lines.server";
import { readSnapshots } from "~/db/cycles.server";
import { readMeetings } from "~/db/meetings.server";
import { write } from "~/db/write.server";
import { demonstrationDatabase } from "../support/demonstration-database";
import type { FreshDatabase } from "../support/fresh-database";

let home: FreshDatabase;
beforeEach(async () => {
  home = await demonstrationDatabase();
});
afterEach(() => home.remove());

const linesOn = async (date: string) => {
  const meeting = (await readMeetings(home.db.read)).find((each) => each.date === date);
  if (meeting === undefined) throw new Error(`There is no meeting on ${date}.`);
  return agendaLines(home.db.read, meeting, { drafts: true });
};

it("unpacks the snapshots of the last two boards once, and again when a board is corrected", async () => {
  const first = await linesOn("2022-05-23");
  expect(first.some(({ kind }) => kind === "arising")).toBe(true);
  const unpacked = vi.spyOn(home.db.read.snapshot, "findUnique");
  expect(await linesOn("2022-05-23")).toEqual(first);
  expect(unpacked).not.toHaveBeenCalled();
  const last = (await readSnapshots(home.db.read)).at(-1);
  await write(home.db, async (tx) => {
    const row = await tx.snapshot.findUniqueOrThrow({ where: { id: last?.id ?? "" } });
    await tx.snapshot.create({ data: { ...row, id: "corrected", number: row.number + 1, takenAt: "2022-05-01T09:00:00.000Z", reason: "A row was wrong." } });
  });
  expect(await linesOn("2022-05-23")).toEqual(first);
  expect(unpacked).toHaveBeenCalledTimes(2);
});
