/** Notes as they were published (../shared/data), one meeting after the other; skipped where they are absent. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readActions } from "~/db/actions.server";
import { readAgenda, readMeetings } from "~/db/meetings.server";
import { loadRecord } from "~/db/record.server";
import type { Action } from "~/domain/action/action";
import { OPERATOR } from "~/domain/actor";
import { actionsJson } from "~/domain/action/actions-json";
import type { ImportPlan } from "~/domain/import/import-plan";
import { listJson } from "~/domain/list-json";
import type { AgendaItem } from "~/domain/meeting/agenda";
import { FIRST_SERIES, type Meeting } from "~/domain/meeting/meeting";
import { meetingsJson } from "~/domain/meeting/meetings-json";
import { outstandingMatters } from "~/domain/meeting/outstanding";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";
import { takeIn } from "../support/take-in";
import { testCtx } from "../support/test-ctx";

const data = path.resolve(import.meta.dirname, "../../../shared/data");
const bytes = (name: string) => readFileSync(path.join(data, name));
const MARCH = "west-mercia-2021-03-notes.txt";
const OCTOBER = "west-mercia-2021-10-notes.txt";
const MAY = "west-mercia-2022-05-notes.docx";
const WORKBOOK = "west-mercia-2022-05-assurance.xlsx";

/** People of the papers stay in the papers: of a note-taker the tests know the post, of the chair that it is the commissioner. */
function withoutName(person: string | null): string | null {
  return person?.replace(/^\p{Lu}\p{L}+ \p{Lu}\p{L}+, /u, "") ?? null;
}
function commissionerAt(meeting: Meeting | undefined): string {
  const [commissioner] = (meeting?.attendance ?? []).filter(({ capacity, code }) => code === "PCC" || /^(?:PCC|Police and Crime Commissioner)\b/i.test(capacity));
  if (commissioner === undefined) throw new Error("The commissioner is not among those present.");
  return commissioner.name;
}

describe.skipIf(!existsSync(data))("published notes (skipped where ../shared/data is absent)", () => {
  let database: FreshDatabase;
  let plans: ImportPlan[];
  let meetings: Meeting[];
  let actions: Action[];
  let agenda: AgendaItem[];

  beforeAll(async () => {
    database = await freshDatabase();
    const ctx = testCtx(database.db, OPERATOR);
    plans = [];
    for (const name of [MARCH, OCTOBER]) plans.push((await takeIn(ctx, name, bytes(name))).plan);
    const reader = database.db.read;
    [meetings, actions, agenda] = [await readMeetings(reader), await readActions(reader), await readAgenda(reader)];
  });
  afterAll(() => database.remove());

  const of = (place: number) => actions.filter(({ meetingId }) => meetingId === meetings[place]?.id);

  test("nothing is left over, and every cell has its fate", () => {
    for (const plan of plans) {
      expect([plan.heldBack, plan.notPlaced, plan.notices]).toEqual([[], [], []]);
      expect(plan.receipt).toMatchObject({ notPlaced: 0, notRead: 0, heldBack: 0 });
      expect(plan.receipt?.taken).toBeGreaterThan(20);
    }
  });

  test("two closed meetings with six people each, their chair, note-taker, venue and what was announced", () => {
    expect(meetingsJson(meetings).map(({ date, time, venue, virtual, state, attendance, nextMeeting, noteTaker }) => [date, time, venue, virtual, state, attendance.length, nextMeeting?.date, nextMeeting?.time, nextMeeting?.endTime, withoutName(noteTaker)])).toEqual([
      ["2021-03-23", "10:30", "Virtual", true, "closed", 6, "2021-04-27", "14:00", null, "Assistant Policy Officer, OPCC"],
      ["2021-10-04", "13:30", "Willison Room", false, "closed", 6, "2021-10-21", "10:30", "12:30", "Assistant Policy Officer, OPCC"],
    ]);
    expect(meetings.every((meeting) => meeting.chair === commissionerAt(meeting) && meeting.imported)).toBe(true);
  });

  test("seven actions in all, with the owners in the margin; what is to be revisited comes back by itself", () => {
    expect(of(0).map(({ owners, kind, revisitOn }) => [owners, kind, revisitOn])).toEqual([[["CC"], "action", null], [[], "revisit", "2021-09-23"], [["PCC"], "action", null]]);
    expect(of(1).map(({ owners }) => owners)).toEqual([["CC"], ["PCC"], ["T/Ch Supt"], ["CC"]]);
    expect(of(1).map(({ kind, revisitOn }) => [kind, revisitOn])).toEqual([["revisit", "2022-04-04"], ["action", null], ["action", null], ["revisit", "2022-04-04"]]);
    expect(actions).toHaveLength(7);
    expect(actions.every(({ itemId, state }) => state === "open" && agenda.some(({ id }) => id === itemId))).toBe(true);
  });

  test("October reports on two of March’s actions; the third is not heard of, and stands on the next agenda", () => {
    const events = of(0).map((action) => action.events.map(({ kind, on, meetingId, mode }) => [kind, on, meetingId, mode]));
    const october = meetings[1]?.id;
    expect(events).toEqual([[["not-heard-of", "2021-10-04", october, null]], [["update", "2021-10-04", october, "written"]], [["update", "2021-10-04", october, "written"]]]);
    expect(of(0)[0]?.text).toContain("lockdown");
    expect(agenda.filter(({ actionId }) => actionId !== null).map(({ number, actionId }) => [number, actionId])).toEqual([["1.2", of(0)[1]?.id], ["2.2", of(0)[2]?.id]]);
    const next = { id: "", reference: "", date: "2021-10-21", time: null, state: "planned", series: FIRST_SERIES } as const;
    const matters = outstandingMatters({ meeting: next, meetings, actions, firstSeriesId: FIRST_SERIES.id });
    expect(matters.onAgenda.map(({ action }) => action.reference)).toEqual(actions.filter(({ revisitOn }) => revisitOn === null || revisitOn < next.date).map(({ reference }) => reference));
    expect(matters.onAgenda[0]).toMatchObject({ action: { id: of(0)[0]?.id }, timesBroughtForward: 1 });
    expect(actionsJson(actions, { meetings, findingReference: () => null, createdOn: () => null })[0]).toMatchObject({ meeting: "M-0001", timesBroughtForward: 1, owners: ["CC"], state: "open" });
  });

  test("taken in again, neither says anything new", async () => {
    for (const name of [MARCH, OCTOBER]) expect((await takeIn(testCtx(database.db, OPERATOR), name, bytes(name))).id).toBeNull();
  });
});

describe.skipIf(!existsSync(data))("the Word document of May 2022 (skipped where ../shared/data is absent)", () => {
  let word: FreshDatabase;
  let sheet: FreshDatabase;
  let plan: ImportPlan;

  beforeAll(async () => {
    [word, sheet] = [await freshDatabase(), await freshDatabase()];
    const options = { inspection: "PEEL 2021/22", published: "2022-04-13" };
    plan = (await takeIn(testCtx(word.db, OPERATOR), MAY, bytes(MAY), options)).plan;
    await takeIn(testCtx(sheet.db, OPERATOR), WORKBOOK, bytes(WORKBOOK), options);
  });
  afterAll(async () => { await word.remove(); await sheet.remove(); });

  test("gives what the workbook of that meeting gives", async () => {
    const [one, other] = [await loadRecord(word.db), await loadRecord(sheet.db)];
    expect(listJson(one)).toEqual(listJson(other));
    const said = (record: typeof one) => record.meetingEntries.map(({ place, text, askedBy, kind, responses }) => [place, text, askedBy, kind, responses.map(({ parts }) => parts)]);
    expect(said(one)).toEqual(said(other));
    expect(plan.heldBack).toEqual([]);
    expect(plan.notPlaced).toEqual([]);
    expect(plan.receipt).toMatchObject({ notPlaced: 0, notRead: 0 });
  });

  test("and nine people, the chair, the note-taker, the venue and the time", async () => {
    const [meeting] = await readMeetings(word.db.read);
    expect(meeting).toMatchObject({ date: "2022-05-23", time: "15:00", venue: expect.stringMatching(/ Police HQ$/) as string, state: "closed" });
    expect([meeting?.chair, withoutName(meeting?.noteTaker ?? null)]).toEqual([commissionerAt(meeting), "Policy and Commissioning Intern, OPCC"]);
    expect(meeting?.attendance).toHaveLength(9);
    expect(meeting?.attendance.every(({ presence, code }) => presence === "present" && code !== null)).toBe(true);
  });

  test("after the workbook it fills the meeting in, and after itself it says nothing new", async () => {
    const ctx = testCtx(sheet.db, OPERATOR);
    const { plan: second } = await takeIn(ctx, MAY, bytes(MAY), { inspection: "PEEL 2021/22" });
    expect(second.findings.length + second.entries.length + second.responses.length + second.actions.length + second.changed.length).toBe(0);
    const meetings = await readMeetings(sheet.db.read);
    expect(meetings).toHaveLength(1);
    expect(meetings[0]?.attendance).toHaveLength(9);
    expect(meetings[0]).toMatchObject({ chair: commissionerAt(meetings[0]), venue: expect.stringMatching(/ Police HQ$/) as string, state: "closed" });
    for (const database of [word, sheet]) expect((await takeIn(testCtx(database.db, OPERATOR), MAY, bytes(MAY), { inspection: "PEEL 2021/22" })).id).toBeNull();
  });

  test("before the workbook it gives all of it: the workbook finds their meeting by its day", async () => {
    const before = [await readMeetings(word.db.read), await loadRecord(word.db)];
    const { id, plan: second } = await takeIn(testCtx(word.db, OPERATOR), WORKBOOK, bytes(WORKBOOK), { inspection: "PEEL 2021/22", published: "2022-04-13" });
    expect([id, second.heldBack, second.notices.filter((notice) => /keeps its title/.test(notice)).length]).toEqual([null, [], 1]);
    expect([await readMeetings(word.db.read), await loadRecord(word.db)]).toEqual(before);
  });
});
