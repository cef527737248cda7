/** No prepared answer is lost by closing: what nobody at the table took or amended is taken as it is, or left out, as whoever closes the meeting says. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { closeMeeting } from "~/commands/meetings/close-meeting.server";
import { endAgendaItem } from "~/commands/meetings/end-agenda-item.server";
import { noteLive } from "~/commands/meetings/note-live.server";
import { agendaLines } from "~/db/agenda-lines.server";
import type { Ctx } from "~/db/ctx.server";
import { insertEntries } from "~/db/insert-entries.server";
import { insertResponses } from "~/db/insert-responses.server";
import { readMeetings } from "~/db/meetings.server";
import { write } from "~/db/write.server";
import type { InsertedFinding } from "~/db/insert-findings.server";
import type { LiveKind, LiveFields } from "~/domain/meeting/live-write";
import type { EntryPlace } from "~/domain/record";
import type { ResponseState } from "~/domain/response";
import { meetingNotes } from "~/queries/meeting-notes.server";
import { meetingPage } from "~/queries/meeting-page.server";
import { freshDatabase, type FreshDatabase } from "../../support/fresh-database";
import { addFindings, force, opcc, problemOf, valueOf } from "../../support/marchshire";
import { planned } from "../../support/small-meetings";
import { testCtx } from "../../support/test-ctx";

const NOT_TAKEN = "It has not been taken at the meeting.";

let home: FreshDatabase;
let ctx: Ctx;
let [may, july]: string[] = ["", ""];
let findings: InsertedFinding[];
let writes = 0;
beforeEach(async () => {
  home = await freshDatabase();
  ctx = testCtx(home.db, opcc, "2022-05-23T17:00:00.000Z");
  await write(home.db, (tx) => tx.person.create({ data: { id: opcc.personId ?? "", name: opcc.name, side: "opcc" } }));
  [may, july] = [await planned(ctx), await planned(ctx, { date: "18 July 2022" })];
  findings = await addFindings(home.db, [{}, {}, {}, {}]);
});
afterEach(() => home.remove());

/** A question, and what the force wrote to it beforehand; on no finding where it stands elsewhere. */
async function asked(index: number, words: string, { place = "finding", state = "submitted" }: { place?: EntryPlace; state?: ResponseState } = {}): Promise<{ entryId: string; responseId: string }> {
  const [entryId, responseId] = [ctx.newId(), ctx.newId()];
  const findingIds = place === "finding" ? [findings[index]?.id ?? ""] : [];
  await write(home.db, async (tx) => {
    await insertEntries(tx, ctx, [{
      id: entryId, kind: "question", place, askedBy: "PCC", text: "Is it on pace?", state: state === "submitted" ? "answered" : "issued", meetingId: may ?? "", position: index,
      links: findingIds.map((findingId) => ({ findingId, number: 1, position: 0 })),
    }]);
    await insertResponses(tx, testCtx(home.db, force), [{ id: responseId, entryId, findingIds, mode: "written", state, position: 0, submittedAt: state === "submitted" ? "2022-05-20T09:00:00.000Z" : null, parts: [{ by: "CC", text: words }] }]);
  });
  return { entryId, responseId };
}
const close = (written: "take" | "leave" | null, { id = may ?? "", on = ctx }: { id?: string; on?: Ctx } = {}) => closeMeeting(on, { meetingId: id, rest: "not-reached", written });
const left = async (on = ctx, id = may ?? "") => valueOf(await meetingPage(on, id)).writtenLeft;
const notes = async (id = may ?? "", on = ctx) => JSON.stringify(valueOf(await meetingNotes(on, id, "full")).notes);
const itemOf = async (index: number, id = may ?? "") => {
  const meeting = (await readMeetings(home.db.read)).find((each) => each.id === id);
  if (meeting === undefined) throw new Error("No such meeting.");
  const line = (await agendaLines(home.db.read, meeting, { drafts: true })).find(({ findingId }) => findingId === findings[index]?.id);
  return { key: line?.automatic?.key ?? line?.key ?? "", seen: line?.item?.version ?? null };
};
const end = async (index: number, outcome: string, { id = may ?? "", on = ctx }: { id?: string; on?: Ctx } = {}) => {
  const { key, seen } = await itemOf(index, id);
  valueOf(await endAgendaItem(on, { meetingId: id, item: key, seen, typed: { outcome, note: outcome === "discussed" ? "" : "For another day.", link: "", toMeeting: outcome === "deferred" ? (july ?? "") : "" } }));
};
const send = async (kind: LiveKind, index: number, fields: LiveFields) => valueOf(await noteLive(ctx, { meetingId: may ?? "", sent: { id: `write-of-the-test-${String((writes += 1))}`, kind, item: (await itemOf(index)).key, fields } }));
const events = (responseId: string) => home.db.read.historyEvent.findMany({ where: { subjectId: responseId, field: "accepted" }, select: { subject: true, findingId: true, draftOf: true, before: true, after: true, actorName: true } });

it("is refused while written answers are neither taken nor amended, and names their questions", async () => {
  await asked(0, "The first half is done.");
  await asked(1, "The second half is done.");
  expect(await left()).toBe(2);
  const problem = problemOf(await close(null));
  expect(problem.field).toBe("written");
  expect(problem.message).toMatch(/^2 written answers were neither taken nor amended at the meeting: F-0001 Q1, F-0002 Q1\. Say whether they are taken as they are or the notes say that they were not taken/);
  expect((await home.db.read.meeting.findUniqueOrThrow({ where: { id: may ?? "" } })).state).not.toBe("closed");
});

it("takes each as Accept at the table does, and the notes have their words", async () => {
  const accepted = await asked(0, "The first half is done.");
  const taken = await asked(1, "The second half is done.");
  const opening = await asked(2, "We are glad to be here.", { place: "opening" });
  const other = await asked(3, "The car park is shut.", { place: "aob" });
  await send("accept", 0, { response: [accepted.responseId], as: [""] });
  expect(await left()).toBe(3);
  expect(problemOf(await close(null)).message).toContain("F-0002 Q1, the opening comment, “Any other business”.");
  valueOf(await close("take"));
  const like = (await events(accepted.responseId)).map((event) => ({ ...event, findingId: findings[1]?.id ?? "" }));
  expect(like).toHaveLength(1);
  expect(await events(taken.responseId)).toEqual(like);
  for (const { responseId } of [accepted, taken, opening, other]) expect((await home.db.read.response.findUniqueOrThrow({ where: { id: responseId } })).acceptedMeetingId).toBe(may);
  const printed = await notes();
  for (const words of ["The first half is done.", "The second half is done.", "We are glad to be here.", "The car park is shut."]) expect(printed).toContain(words);
  expect(printed).not.toContain(NOT_TAKEN);
  expect(await left()).toBe(0);
});

it("leaves them where that is chosen, and the notes say so of each", async () => {
  const { responseId } = await asked(0, "The first half is done.");
  valueOf(await close("leave"));
  expect(await events(responseId)).toEqual([]);
  const printed = await notes();
  expect([printed.includes(NOT_TAKEN), printed.includes("The first half is done.")]).toEqual([true, false]);
});

it("asks nothing where each was taken or amended, is still a draft, or stands on an item that was not come to", async () => {
  const taken = await asked(0, "The first half is done.");
  const amended = await asked(1, "The second half is done.");
  const unreached = await asked(2, "The third part is done.");
  await asked(3, "A draft of the force.", { state: "draft" });
  await send("accept", 0, { response: [taken.responseId], as: [""] });
  await send("amend", 1, { response: [amended.responseId], by: ["CC"], text: ["All of it is done."] });
  expect(await left()).toBe(1);
  await end(2, "no-question");
  expect(await left()).toBe(0);
  await end(2, "addressed-elsewhere");
  await end(2, "not-reached");
  expect(await left()).toBe(0);
  valueOf(await close(null));
  expect(await events(unreached.responseId)).toEqual([]);
});

it("goes by what the items are recorded as: put off, it is asked about where it is come to, and not where the rest was not reached", async () => {
  const { responseId } = await asked(0, "The first half is done.");
  await end(0, "deferred");
  expect(await left()).toBe(0);
  valueOf(await close(null));
  const later = testCtx(home.db, opcc, "2022-07-18T17:00:00.000Z");
  expect(await left(later, july)).toBe(0);
  await end(0, "discussed", { id: july ?? "", on: later });
  expect(await left(later, july)).toBe(1);
  expect(await left(testCtx(home.db, force, later.now), july)).toBe(0);
  expect(problemOf(await close(null, { id: july ?? "", on: later })).field).toBe("written");
  valueOf(await close("take", { id: july ?? "", on: later }));
  expect((await home.db.read.response.findUniqueOrThrow({ where: { id: responseId } })).acceptedMeetingId).toBe(july);
  expect([(await notes()).includes("The first half is done."), (await notes(july, later)).includes("The first half is done.")]).toEqual([false, true]);
});

it("takes nothing of an item that becomes not reached in the same closing", async () => {
  const { responseId } = await asked(0, "The first half is done.");
  await end(0, "deferred");
  valueOf(await close(null));
  valueOf(await close("take", { id: july ?? "", on: testCtx(home.db, opcc, "2022-07-18T17:00:00.000Z") }));
  expect((await home.db.read.response.findUniqueOrThrow({ where: { id: responseId } })).acceptedMeetingId).toBeNull();
});
