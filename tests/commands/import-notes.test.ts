/** Past notes come in: meetings, items, actions and what became of them; what is there stays; and all of it goes again when it is undone. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { applyBatch } from "~/commands/apply-import.server";
import { keepBatch, planOnly, planTogether } from "~/commands/plan-import.server";
import { undoImport, undoPreview } from "~/commands/undo-import.server";
import { insertActionEvent, readActions } from "~/db/actions.server";
import { findOrCreateMeeting } from "~/db/find-or-create.server";
import { readAgenda, readMeetings } from "~/db/meetings.server";
import { loadRecord } from "~/db/record.server";
import { write } from "~/db/write.server";
import { OPERATOR } from "~/domain/actor";
import { meetingName } from "~/domain/import/addition-name";
import { importJson } from "~/domain/import/import-json";
import { writesSomething } from "~/domain/import/import-plan";
import { importSummary } from "~/domain/import/import-summary";
import { addedLines } from "~/queries/import-additions.server";
import { importPreview } from "~/queries/import-preview.server";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";
import { opcc, valueOf } from "../support/marchshire";
import { findingNotes, itemNotes, JUNE, JUNE_TITLE, OCTOBER, OCTOBER_TITLE } from "../support/marchshire-notes";
import { makeXlsx } from "../support/make-xlsx";
import { plainOptions, readBytes } from "../support/plan-fixture";
import { takeIn } from "../support/take-in";
import { testCtx } from "../support/test-ctx";

let database: FreshDatabase;
beforeEach(async () => { database = await freshDatabase(); });
afterEach(() => database.remove());

const operator = (now = "2031-11-01T09:00:00.000Z") => testCtx(database.db, OPERATOR, now);
const june = () => takeIn(operator(), "june.txt", Buffer.from(JUNE));
const october = (at?: string) => takeIn(operator(at), "october.txt", Buffer.from(OCTOBER));

/** Meetings, agendas, actions and the rest, but for the counters of saves. */
async function everything() {
  const reader = database.db.read;
  const meetings = (await readMeetings(reader)).map(({ version: _, ...meeting }) => meeting);
  const actions = (await readActions(reader)).map(({ version: _, ...action }) => action);
  return { meetings, actions, agenda: await readAgenda(reader), record: await loadRecord(database.db) };
}

test("of a day to come they are not taken in, and their meeting stays planned", async () => {
  const early = operator("2031-10-05T09:00:00.000Z");
  await write(database.db, async (tx) => ({ ok: true, value: await findOrCreateMeeting(tx, early, { title: OCTOBER_TITLE, date: "2031-10-06", time: null }) }));
  await expect(takeIn(early, "october.txt", Buffer.from(OCTOBER))).rejects.toThrow(/meeting on 6 October 2031, which is to come/);
  expect((await everything()).meetings).toMatchObject([{ state: "planned", imported: false }]);
  const { id: taken } = await takeIn(operator("2031-10-06T09:00:00.000Z"), "october.txt", Buffer.from(OCTOBER));
  expect(taken).not.toBeNull();
  expect((await everything()).meetings).toMatchObject([{ state: "closed", imported: true }]);
});

test("June, then October: reports on two actions, one not heard of, and what has no structure is text of its item", async () => {
  await june();
  const { plan } = await october();
  const { meetings, actions, agenda } = await everything();
  expect(actions.map(({ text, owners, kind, revisitOn, events }) => [text, owners, kind, revisitOn, events.map((event) => [event.kind, event.on, event.mode, event.text])])).toEqual([
    ["Send the plan of the harbour lights.", ["CC"], "action", null, [["not-heard-of", "2031-10-06", null, null]]],
    ["Revisit in 3 months to count the boats.", [], "revisit", "2031-09-03", [["update", "2031-10-06", "written", "The written update counted nine."]]],
    ["PCC to ask the harbour board for the tide tables.", ["PCC"], "action", null, [["update", "2031-10-06", "spoken", "The PCC said that they had come."]]],
    ["Revisit in 6 months once more.", ["CC"], "revisit", "2032-04-06", []],
    ["T/Ch Supt to find the timetable.", ["T/Ch Supt"], "action", null, []],
  ]);
  expect(agenda.filter(({ meetingId }) => meetingId === meetings[1]?.id).map(({ number, kind, parentId, outcome, text }) => [number, kind, parentId !== null, outcome, text])).toEqual([
    ["1", "outstanding", false, "discussed", "Two actions arising from the June meeting."],
    ["1.1", "outstanding", true, "discussed", "The written update counted nine.\nACTION: Revisit in 6 months once more."],
    ["1.2", "outstanding", true, "discussed", "The PCC said that they had come."],
    ["2", "theme", false, "discussed", null],
    ["2.1", "other", true, "discussed", "ACTION: T/Ch Supt to find the timetable."],
  ]);
  expect(agenda.find(({ meetingId, number }) => meetingId === meetings[0]?.id && number === "1")?.outcome).toBe("nothing-arising");
  expect(plan.receipt).toMatchObject({ notRead: 0, notPlaced: 0, heldBack: 0 });
});

test("the preview, the summary and the JSON say all that would be added", async () => {
  await june();
  const { id, plan } = await october();
  expect(importSummary(plan, false)[1]).toBe("Added: 1 meeting, 3 people at the meeting, 5 items of the agenda, 2 updates of earlier actions, 1 open action that was not heard of and 2 actions.");
  const added = importJson(plan, {}, () => null).added.map(({ what }) => what);
  expect(added.filter((what) => what === "attendance")).toHaveLength(3);
  expect(added).toEqual(expect.arrayContaining(["meeting", "fact", "item", "update", "not heard of", "action"]));
  const preview = valueOf(await importPreview(operator(), id ?? ""));
  const lines = preview.files[0]?.addedLines.map(({ what, label, about }) => [what, label, about]) ?? [];
  expect(lines).toContainEqual(["Open action, not heard of", "A-0001", "It stays open: not heard of on 6 October 2031."]);
  expect(lines).toContainEqual(["Update of an action", "A-0002", "In writing"]);
  expect(lines).toContainEqual(["Present", "Rhys Tandy", "Rhys Tandy, T/Ch Supt. Harbours (T/Ch Supt)"]);
});

test("undone, October is gone, and June stands as it stood; taken in again it is the same as before", async () => {
  await june();
  const before = await everything();
  const { id } = await october();
  const first = await everything();
  const shown = valueOf(await undoPreview(operator(), id ?? ""));
  expect(shown.back).toContainEqual({ file: "october.txt", reference: null, what: "Agenda item", from: "2.1 Storms", to: null });
  expect(valueOf(await undoImport(operator("2031-11-01T10:00:00.000Z"), id ?? "")).kept).toEqual([]);
  expect(await everything()).toEqual(before);
  await october("2031-11-01T11:00:00.000Z");
  const again = await everything();
  expect(again.actions.map(({ text, events }) => [text, events.map(({ kind }) => kind)])).toEqual(first.actions.map(({ text, events }) => [text, events.map(({ kind }) => kind)]));
});

test("what hangs on an import stays when that is undone", async () => {
  const { id } = await june();
  await october("2031-11-02T09:00:00.000Z");
  const undone = valueOf(await undoImport(operator("2031-11-03T09:00:00.000Z"), id ?? ""));
  expect(undone.kept.map(({ what }) => what)).toEqual(expect.arrayContaining(["Action", "Meeting"]));
  const { actions, meetings } = await everything();
  expect(meetings).toHaveLength(2);
  expect(actions.filter(({ meetingId }) => meetingId === meetings[0]?.id)).toHaveLength(3);
});

test("a report that was followed by another is not taken back", async () => {
  await june();
  const { id } = await october();
  const [, second] = await readActions(database.db.read);
  const ctx = operator("2031-11-05T09:00:00.000Z");
  if (second !== undefined) {
    await write(database.db, async (tx) => {
      await insertActionEvent(tx, ctx, second, { kind: "update", on: "2031-11-05", meetingId: null, text: "Ten by now.", mode: "written", by: "CC", toMeetingId: null }, { state: "open" });
      return { ok: true, value: true };
    });
  }
  const { kept } = valueOf(await undoImport(operator("2031-11-06T09:00:00.000Z"), id ?? ""));
  expect(kept.map(({ reference, what }) => [reference, what])).toEqual([["A-0002", "Action: Update"], [null, "Meeting"]]);
  const { actions, meetings } = await everything();
  expect(actions[1]?.events.map(({ text, meetingId }) => [text, meetingId])).toEqual([["The written update counted nine.", meetings[1]?.id], ["Ten by now.", null]]);
  expect(actions).toHaveLength(3);
});

test("the same file says nothing new; an edited one adds what is new and holds back what is recorded otherwise", async () => {
  await june();
  expect((await june()).id).toBeNull();
  const edited = JUNE.replace("Chair: Helen Ferriday", "Chair: Somebody Else").replace("\tNgozi Okafor\tChief Constable (CC)", "\tNgozi Okafor\tChief Constable (CC)\n\tJack Oldroyd\tStaff Officer (SO)").replace("about the lights of the harbour.", "about the boats.");
  const { plan } = await takeIn(operator(), "june.txt", Buffer.from(edited));
  expect(plan.meetings[0]?.paper).toMatchObject({ facts: [], items: [], reports: [], notHeardOf: [], closes: false, attendance: [{ name: "Jack Oldroyd", code: "SO" }] });
  expect(plan.heldBack.map(({ reason }) => reason)).toEqual(["Another chair is recorded already, and is kept: Helen Ferriday.", "Other words are recorded under 2 AOB, and are kept."]);
  expect((await readMeetings(database.db.read))[0]?.attendance.map(({ name }) => name)).toEqual(["Helen Ferriday", "Ngozi Okafor", "Jack Oldroyd"]);
});

test("a meeting that is there is filled in, found by its day where its title differs, and goes back when that is undone", async () => {
  await write(database.db, async (tx) => ({ ok: true, value: await findOrCreateMeeting(tx, operator(), { title: "Assurance meeting", date: "2031-06-03", time: null }) }));
  const before = await everything();
  const { id, plan } = await june();
  const { meetings } = await everything();
  expect(meetings).toHaveLength(1);
  expect(meetings[0]).toMatchObject({ title: "Assurance meeting", time: "10:30", chair: "Helen Ferriday", virtual: true, state: "closed", imported: true });
  expect(plan.notices).toEqual([`The notes are headed “${JUNE_TITLE}”. They are those of M-0001, which keeps its title: Assurance meeting.`]);
  const [version] = (await readMeetings(database.db.read)).map((each) => each.version);
  expect(valueOf(await undoImport(operator("2031-11-01T10:00:00.000Z"), id ?? "")).kept).toEqual([]);
  expect(await everything()).toEqual(before);
  expect((await readMeetings(database.db.read))[0]?.version).toBeGreaterThan(version ?? Infinity);
});

test("what was said of actions and is undone makes later versions of them: what was read before does not pass for those", async () => {
  const versions = async () => new Map([...(await readMeetings(database.db.read)), ...(await readActions(database.db.read))].map(({ id, version }) => [id, version]));
  await june();
  const { id } = await october();
  const before = await versions();
  const reported = (await readActions(database.db.read)).filter(({ events }) => events.length > 0).map((action) => action.id);
  expect(reported).toHaveLength(3);
  valueOf(await undoImport(operator("2031-11-01T10:00:00.000Z"), id ?? ""));
  const after = await versions();
  for (const action of reported) expect(after.get(action)).toBeGreaterThan(before.get(action) ?? Infinity);
});

test("a table of findings in a Word document under the header of notes", async () => {
  const { plan } = await takeIn(operator(), "october.docx", findingNotes("Quarterly Assurance Meeting October 2031 – Meeting Notes", "Monday 6th October, 13:30"));
  const { meetings, record, actions } = await everything();
  expect(meetings[0]).toMatchObject({ date: "2031-10-06", time: "13:30", chair: "Helen Ferriday", noteTaker: "Callum Reeve, Policy Officer, OPCC", venue: "Harbour Room", state: "closed" });
  expect(meetings[0]?.attendance.map(({ code }) => code)).toEqual(["PCC", "CC", "SO"]);
  expect(record.findings.map(({ number, entries }) => [number, entries.map(({ responses, meetingId }) => [responses.length, meetingId === meetings[0]?.id])])).toEqual([["AFI 1", [[1, true]]], ["AFI 2", [[1, true]]]]);
  expect(actions.map(({ kind, revisitOn, findingId }) => [kind, revisitOn, findingId])).toEqual([["revisit", "2032-04-06", record.findings[0]?.id]]);
  expect([plan.heldBack, plan.notPlaced]).toEqual([[], []]);
});

test("numbered items in a Word document, with the owners beside them", async () => {
  await june();
  await takeIn(operator(), "october.docx", itemNotes(OCTOBER_TITLE, "Monday 6th October, 13:30", [
    ["1.", "Outstanding matters", ""], ["1.1", "Send the plan of the harbour lights\nThe CC said that it is drawn.", ""],
    ["2.", "Weather\nACTION: Talk of storms.", "CC, PCC"], ["", "Confirmation of next meeting\nTuesday 21st October 2031; 10:30 – 12:30", ""],
  ]));
  const { actions, meetings, agenda } = await everything();
  expect(actions.map(({ text, owners, events }) => [text, owners, events.map(({ kind, text: said }) => [kind, said])])).toEqual([
    ["Send the plan of the harbour lights.", ["CC"], [["update", "The CC said that it is drawn."]]], ["Revisit in 3 months to count the boats.", [], [["not-heard-of", null]]],
    ["PCC to ask the harbour board for the tide tables.", ["PCC"], [["not-heard-of", null]]], ["Talk of storms.", ["CC", "PCC"], []],
  ]);
  expect(meetings[1]?.next).toMatchObject({ date: "2031-10-21", time: "10:30", endTime: "12:30" });
  expect(agenda).toHaveLength(7);
});

test("a file of one side does not say what both said; as an agreed paper it does", async () => {
  const ctx = testCtx(database.db, opcc, "2031-11-01T09:00:00.000Z");
  const one = await takeIn(ctx, "june.txt", Buffer.from(JUNE));
  expect(one.id).toBeNull();
  expect(new Set(one.plan.heldBack.map(({ reason }) => reason))).toEqual(new Set(["Notes of a meeting are the record of both sides. Take the file in as an agreed paper."]));
  expect(one.plan.receipt).toMatchObject({ taken: 0, notRead: 0, unchanged: 0 });
  const agreed = await takeIn(ctx, "june.txt", Buffer.from(JUNE), { agreed: { on: null } });
  expect(agreed.plan.meetings[0]?.paper?.attendance).toHaveLength(2);
  expect((await readMeetings(database.db.read))[0]).toMatchObject({ state: "closed", imported: true });
});

test("notes of two meetings brought together wait for their turn", async () => {
  const ctx = operator();
  const files = [["october.txt", OCTOBER], ["june.txt", JUNE]].map(([fileName = "", text = ""]) => ({ importId: ctx.newId(), fileName, bytes: Buffer.from(text), options: plainOptions }));
  const planned = valueOf(await planTogether(ctx, files));
  expect(planned.files.map(({ plan }) => plan.refusal?.message ?? null)).toEqual([expect.stringMatching(/the earliest first.*Take in june\.txt first/), null]);
});

test("the table of a meeting whose notes came in before is of that meeting, and adds nothing twice", async () => {
  await takeIn(operator(), "notes.docx", findingNotes(OCTOBER_TITLE, "Monday 6th October 2031, 13:30"), { inspection: "Harbours 2031" });
  const before = await everything();
  const rows = (time: string) => [["Assurance Meeting October 2031 – findings"], [`Date: 6 October 2031, ${time}`], ["AFI / recommendation", "PCC’s assurance questions", "Force response"], ["AFI 2: The force should mend the lights of the harbour.", "The PCC asked when they will be mended.", "The CC responded that it will be before winter."]];
  const sheet = (time: string) => makeXlsx({ sheets: [{ rows: rows(time) }] });
  const { id, plan } = await takeIn(operator(), "findings.xlsx", sheet("13:30"), { inspection: "Harbours 2031" });
  expect([id, plan.meetings.map(({ isNew }) => isNew)]).toEqual([null, [false]]);
  expect(plan.notices).toEqual([`The file is headed “Assurance Meeting October 2031 – findings”. It is taken as of the meeting recorded on 6 October 2031, which keeps its title: ${OCTOBER_TITLE}.`]);
  expect(await everything()).toEqual(before);
  const { plan: another } = await takeIn(operator(), "findings.xlsx", sheet("09:00"), { inspection: "Harbours 2031" });
  expect(another.meetings.map(({ isNew }) => isNew)).toEqual([true]);
});

test("two tables of one day in one file are of two meetings, whichever of them is recorded", async () => {
  const table = (title: string, text: string) => ({ name: title, rows: [[`${title} meeting October 2031`], ["Date: 6 October 2031"], ["AFI / recommendation", "PCC’s assurance questions"], [text, "The PCC asked who counts them."]] });
  const tables = [table("Boats", "AFI 1: The force should count its boats each month."), table("Lights", "AFI 2: The force should mend the lights of the harbour.")];
  await takeIn(operator(), "one.xlsx", makeXlsx({ sheets: tables.slice(0, 1) }), { inspection: "Harbours 2031" });
  await takeIn(operator(), "both.xlsx", makeXlsx({ sheets: tables }), { inspection: "Harbours 2031" });
  expect((await everything()).meetings.map(({ title }) => title)).toEqual(["Boats meeting October 2031", "Lights meeting October 2031"]);
});

test("the notes of a meeting and the table of the same meeting, brought together, are of one meeting", async () => {
  const ctx = operator();
  const sheet = makeXlsx({ sheets: [{ rows: [["Assurance Meeting October 2031 – findings"], ["Date: 6 October 2031, 13:30"], ["AFI / recommendation", "PCC’s assurance questions", "Force response"], ["AFI 1: The force should count its boats each month.", "The PCC asked who counts them.", "The CC responded."]] }] });
  const files = [["october.txt", Buffer.from(OCTOBER)], ["findings.xlsx", sheet]] as const;
  const brought = files.map(([fileName, bytes]) => ({ importId: ctx.newId(), fileName, bytes, options: plainOptions }));
  const planned = valueOf(await planTogether(ctx, brought));
  await keepBatch(ctx, brought, planned);
  valueOf(await applyBatch(ctx, brought[0]?.importId ?? ""));
  const { meetings, record } = await everything();
  expect(meetings.map(({ title, state, attendance }) => [title, state, attendance.length])).toEqual([["Assurance Meeting October 2031 – findings", "closed", 3]]);
  expect(record.findings[0]?.entries[0]?.meetingId).toBe(meetings[0]?.id);
});

test("a meeting that is left out in the preview takes all of its notes with it, and its cells are accounted for", async () => {
  await june();
  const before = await everything();
  const name = meetingName({ title: OCTOBER_TITLE, date: "2031-10-06" });
  const all = valueOf(await planOnly(operator(), { fileName: "october.txt", options: plainOptions, workbook: readBytes(Buffer.from(OCTOBER), "october.txt") }));
  expect(addedLines(all, {}).filter(({ cell }) => cell !== null).map(({ cell, about }) => [cell, about])).toContainEqual([name, "6 October 2031 13:30 · where it is left out, so are 3 people at it, 5 items of its agenda, 2 updates of earlier actions, 1 word that an open action was not heard of and 2 actions of it"]);
  const choices = { [name]: { take: "ours" as const } };
  const { id, plan } = await takeIn(operator(), "october.txt", Buffer.from(OCTOBER), { choices });
  expect([id, writesSomething(plan)]).toEqual([null, false]);
  expect(await everything()).toEqual(before);
  expect(plan.receipt).toMatchObject({ taken: 0, unchanged: 0, notRead: 0, left: all.receipt?.taken });
  expect(plan.left.map(({ added, label }) => [added, label])).toEqual(expect.arrayContaining([["meeting", OCTOBER_TITLE], ["attendance", "Rhys Tandy"], ["item", "2.1 Storms"], ["report", "A-0001"], ["report", "A-0002"], ["action", "Action"]]));
  expect(addedLines(plan, choices).filter(({ taken }) => taken)).toEqual([]);
});

test("of a table of findings whose meeting is left out the findings are taken, and nothing that was said of them", async () => {
  const title = "Quarterly Assurance Meeting October 2031 – Meeting Notes";
  const { plan } = await takeIn(operator(), "october.docx", findingNotes(title, "Monday 6th October, 13:30"), { choices: { [meetingName({ title, date: "2031-10-06" })]: { take: "ours" } } });
  const { meetings, actions, record } = await everything();
  expect([meetings, actions, record.findings.map(({ number, entries }) => [number, entries])]).toEqual([[], [], [["AFI 1", []], ["AFI 2", []]]]);
  expect(plan.receipt).toMatchObject({ notRead: 0, unchanged: 0 });
});
