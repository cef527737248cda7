/** An import that is undone leaves what notes say that were circulated of it since. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { circulateNotes, renewNotes } from "~/commands/notes/circulate-notes.server";
import { undoImport, undoPreview } from "~/commands/undo-import.server";
import { readActions } from "~/db/actions.server";
import { findOrCreateMeeting } from "~/db/find-or-create.server";
import { readAgenda, readMeetings } from "~/db/meetings.server";
import { loadRecord } from "~/db/record.server";
import { write } from "~/db/write.server";
import { OPERATOR } from "~/domain/actor";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";
import { opcc, valueOf } from "../support/marchshire";
import { findingNotes, JUNE, OCTOBER, OCTOBER_TITLE } from "../support/marchshire-notes";
import { takeIn } from "../support/take-in";
import { testCtx } from "../support/test-ctx";

let database: FreshDatabase;
beforeEach(async () => { database = await freshDatabase(); });
afterEach(() => database.remove());

const at = (day: number) => `2031-11-0${String(day)}T09:00:00.000Z`;
const operator = (day: number) => testCtx(database.db, OPERATOR, at(day));
const circulate = async (meetingId: string, day: number) => valueOf(await circulateNotes(testCtx(database.db, opcc, at(day)), meetingId));
const meetingOf = async (date: string) => {
  const meeting = (await readMeetings(database.db.read)).find((each) => each.date === date);
  if (meeting === undefined) throw new Error("There is no such meeting.");
  return meeting;
};
async function everything() {
  const reader = database.db.read;
  return { meetings: await readMeetings(reader), actions: await readActions(reader), agenda: await readAgenda(reader), record: await loadRecord(database.db) };
}

test("a meeting that was there stays as the notes have it: over, with its agenda, what was said of earlier actions, and its own", async () => {
  const early = testCtx(database.db, OPERATOR, "2031-10-01T09:00:00.000Z");
  const { id: planned } = valueOf(await write(database.db, async (tx) => ({ ok: true, value: { id: await findOrCreateMeeting(tx, early, { title: OCTOBER_TITLE, date: "2031-10-06", time: null }) } })));
  await takeIn(operator(1), "june.txt", Buffer.from(JUNE));
  const { id } = await takeIn(operator(2), "october.txt", Buffer.from(OCTOBER));
  await circulate(planned, 3);
  const before = await everything();
  expect(before.meetings.find((each) => each.id === planned)).toMatchObject({ state: "closed", imported: true });
  const { kept, back } = valueOf(await undoPreview(operator(4), id ?? ""));
  expect(back).toEqual([]);
  expect(kept.find(({ what }) => what.startsWith("Meeting:"))).toMatchObject({ since: { by: opcc.name, at: at(3) }, why: "Notes of the meeting were circulated or published since." });
  valueOf(await undoImport(operator(4), id ?? ""));
  expect(await everything()).toEqual(before);
});

test("and so do questions and answers of findings, where the meeting came with them", async () => {
  const { id } = await takeIn(operator(1), "october.docx", findingNotes("Quarterly Assurance Meeting October 2031 – Meeting Notes", "Monday 6th October, 13:30"));
  await circulate((await meetingOf("2031-10-06")).id, 2);
  const before = await everything();
  valueOf(await undoImport(operator(3), id ?? ""));
  expect(await everything()).toEqual(before);
});

test("notes that were circulated before it hold what of the import they took in since", async () => {
  await takeIn(operator(1), "june.txt", Buffer.from(JUNE));
  const { id: meetingId } = await meetingOf("2031-06-03");
  await circulate(meetingId, 2);
  const { id } = await takeIn(operator(3), "june.txt", Buffer.from(JUNE.replace("\tNgozi Okafor\tChief Constable (CC)", "\tNgozi Okafor\tChief Constable (CC)\n\tJack Oldroyd\tStaff Officer (SO)")));
  const { number, version } = await database.db.read.notesVersion.findFirstOrThrow({ where: { meetingId }, select: { number: true, version: true } });
  valueOf(await renewNotes(testCtx(database.db, opcc, at(4)), { meetingId, number, seen: version }));
  const before = await everything();
  expect(valueOf(await undoImport(operator(5), id ?? "")).kept).not.toEqual([]);
  expect(await everything()).toEqual(before);
});

test("notes that were circulated before it hold nothing of an import", async () => {
  await takeIn(operator(1), "june.txt", Buffer.from(JUNE));
  await circulate((await meetingOf("2031-06-03")).id, 2);
  const before = (await meetingOf("2031-06-03")).attendance;
  const { id } = await takeIn(operator(3), "june.txt", Buffer.from(JUNE.replace("\tNgozi Okafor\tChief Constable (CC)", "\tNgozi Okafor\tChief Constable (CC)\n\tJack Oldroyd\tStaff Officer (SO)")));
  expect((await meetingOf("2031-06-03")).attendance).toHaveLength(before.length + 1);
  expect(valueOf(await undoImport(operator(4), id ?? "")).kept).toEqual([]);
  expect((await meetingOf("2031-06-03")).attendance).toEqual(before);
});
