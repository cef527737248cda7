/** What was put off from an open item and answered in closed session at another meeting stands in no public notes: not as composed, not in a file, not on the published page. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { recordSpokenAnswer } from "~/commands/record-spoken-answer.server";
import { addAgendaItem, editAgendaItem } from "~/commands/meetings/change-agenda.server";
import { closeMeeting } from "~/commands/meetings/close-meeting.server";
import { noteLive } from "~/commands/meetings/note-live.server";
import { agreeNotes } from "~/commands/notes/agree-notes.server";
import { circulateNotes, correctNotes, renewNotes } from "~/commands/notes/circulate-notes.server";
import { publishNotes } from "~/commands/notes/publish-notes.server";
import type { Ctx } from "~/db/ctx.server";
import { insertResponses } from "~/db/insert-responses.server";
import { readAgenda } from "~/db/meetings.server";
import { readNotesVersions } from "~/db/notes-versions.server";
import { write } from "~/db/write.server";
import type { LiveFields, LiveKind } from "~/domain/meeting/live-write";
import { livePage } from "~/queries/live-page.server";
import { meetingNotes, meetingNotesFile } from "~/queries/meeting-notes.server";
import { publishedNotes } from "~/queries/published-notes.server";
import { runTracker } from "../../../scripts/tracker/run-tracker";
import { ctxOf } from "../../support/demonstration-actor";
import { demonstrationDatabase } from "../../support/demonstration-database";
import { freshFolder, type FreshDatabase } from "../../support/fresh-database";
import { problemOf, valueOf } from "../../support/marchshire";
import { planned } from "../../support/small-meetings";
import { zipParts } from "../../support/zip-parts";

const SECRET = "The garage lease runs out in March.";
const OPEN = "We will say at the next meeting.";

let home: FreshDatabase;
let [priya, ngozi]: Ctx[] = [];
let [morning, afternoon] = ["", ""];
let written = 0;

const send = (meetingId: string, kind: LiveKind, item: string, fields: LiveFields, id = `write-of-the-test-${String((written += 1))}`) => noteLive(office(), { meetingId, sent: { id, kind, item, fields } });
function office(): Ctx {
  if (priya === undefined) throw new Error("Nobody is there.");
  return priya;
}
const itemAt = async (meetingId: string) => {
  const item = (await readAgenda(home.db.read, meetingId)).find(({ heading }) => heading === "Garages");
  if (item === undefined) throw new Error("No such item.");
  return item;
};
const entryAt = async (meetingId: string) => valueOf(await livePage(office(), meetingId)).items.find(({ heading }) => heading === "Garages")?.entries.find(({ id }) => id === "write-of-the-question");
const said = async (meetingId: string, audience: "full" | "public") => JSON.stringify(valueOf(await meetingNotes(office(), meetingId, audience)).notes);
const referenceOf = async (id: string) => (await home.db.read.meeting.findUniqueOrThrow({ where: { id }, select: { reference: true } })).reference;
const TYPED = { heading: "Garages", text: "", parent: "", finding: "", sourceKind: "", sourceTitle: "", sourceLink: "" };

/** Two meetings of one day: asked in the open at the first, and put off to the second, which speaks of it in closed session. */
beforeEach(async () => {
  home = await demonstrationDatabase();
  [priya, ngozi] = [await ctxOf(home.db, "priya-nair"), await ctxOf(home.db, "ngozi-okafor")];
  [morning, afternoon] = [await planned(office(), { title: "Morning", date: "22 May 2022", time: "10am" }), await planned(office(), { title: "Afternoon", date: "22 May 2022", time: "3pm" })];
  valueOf(await addAgendaItem(office(), { meetingId: morning, typed: { ...TYPED, closedSession: "" } }));
  valueOf(await send(morning, "entry", (await itemAt(morning)).id, { what: ["question"], text: ["How long are the garages ours?"] }, "write-of-the-question"));
});
afterEach(() => home.remove());

async function putOff(): Promise<void> {
  valueOf(await send(morning, "end", (await itemAt(morning)).id, { outcome: ["deferred"], note: ["No time was left."], toMeeting: [afternoon] }));
  const { id, version } = await itemAt(afternoon);
  valueOf(await editAgendaItem(office(), { meetingId: afternoon, item: id, seen: version, typed: { ...TYPED, closedSession: "yes" } }));
}

async function close(meetingId: string): Promise<void> {
  const outstanding = valueOf(await livePage(office(), meetingId)).items.find(({ kind }) => kind === "outstanding");
  for (const { reference } of outstanding?.matters ?? []) valueOf(await send(meetingId, "matter", outstanding?.key ?? "", { action: [reference], what: ["update"], text: ["Under way."], by: ["CC"] }));
  valueOf(await closeMeeting(office(), { meetingId, rest: "not-reached", written: null }));
}

const last = async (meetingId: string) => (await readNotesVersions(home.db.read, meetingId)).at(-1) ?? { number: 0, version: 0 };
async function publish(meetingId: string): Promise<void> {
  const seen = async () => { const { number, version } = await last(meetingId); return { meetingId, number, seen: version }; };
  for (const ctx of [office(), ngozi ?? office()]) valueOf(await agreeNotes(ctx, { ...(await seen()), how: "In the room", for: "" }));
  valueOf(await publishNotes(office(), { ...(await seen()), how: "In the room", for: "" }));
}

async function filesOf(meetingId: string): Promise<string[]> {
  const place = await freshFolder();
  try {
    const reference = await referenceOf(meetingId);
    for (const file of ["notes.docx", "notes.html"]) expect(await runTracker(["notes", reference, "--out", file, "--public"], { env: { DATABASE_URL: home.url }, folder: place.folder, out: () => undefined, err: () => undefined })).toBe(0);
    const docx = zipParts(readFileSync(path.join(place.folder, "notes.docx"))).get("word/document.xml")?.toString() ?? "";
    const file = valueOf(await meetingNotesFile(office(), meetingId, { audience: "public", format: "html" }));
    return [docx, readFileSync(path.join(place.folder, "notes.html"), "utf8"), file.bytes.toString("utf8")];
  } finally {
    await place.remove();
  }
}

describe("an answer given in closed session at the meeting it was put off to", () => {
  it("is in no public notes of either, however they are composed", async () => {
    await putOff();
    valueOf(await send(afternoon, "answer", (await itemAt(afternoon)).id, { entry: ["write-of-the-question"], by: ["CC"], text: [SECRET] }));
    expect(await said(afternoon, "full")).toContain(SECRET);
    for (const text of [await said(morning, "full"), await said(morning, "public"), await said(afternoon, "public"), ...(await filesOf(morning)), ...(await filesOf(afternoon))]) expect(text).not.toContain("garage lease");
    for (const text of [await said(morning, "public"), ...(await filesOf(morning))]) expect(text).toContain("How long are the garages ours?");
  });

  it("is in no public notes either where it was prepared in writing before both, and taken there as it is", async () => {
    const force = await ctxOf(home.db, "tom-ashdown");
    const early = { ...force, now: "2022-05-10T10:00:00.000Z" };
    await write(home.db, (tx) => insertResponses(tx, early, [{ id: "prepared", entryId: "write-of-the-question", findingIds: [], mode: "written", state: "submitted", position: 0, parts: [{ by: "CC", text: SECRET }] }]));
    await putOff();
    expect((await said(morning, "full")).includes("garage lease")).toBe(false);
    valueOf(await send(afternoon, "accept", (await itemAt(afternoon)).id, { response: ["prepared"], as: [""] }));
    expect(await said(afternoon, "full")).toContain(SECRET);
    for (const text of [await said(morning, "full"), await said(afternoon, "public"), ...(await filesOf(morning)), ...(await filesOf(afternoon))]) expect(text).not.toContain("garage lease");
    const elsewhere = problemOf(await send(morning, "accept", (await itemAt(morning)).id, { response: ["prepared"], as: [""] }));
    expect(elsewhere.message).toContain("taken as it is at Afternoon, 22 May 2022");
  });

  it("is not on the published page, also not of notes that are taken in again and of a correction", async () => {
    await putOff();
    await close(morning);
    valueOf(await circulateNotes(office(), morning));
    valueOf(await send(afternoon, "answer", (await itemAt(afternoon)).id, { entry: ["write-of-the-question"], by: ["CC"], text: [SECRET] }));
    const { number, version } = await last(morning);
    expect(problemOf(await renewNotes(office(), { meetingId: morning, number, seen: version })).message).toContain("nothing else");
    await publish(morning);
    valueOf(await correctNotes(office(), { meetingId: morning, reason: "A word was wrong." }));
    const again = await last(morning);
    expect(problemOf(await renewNotes(office(), { meetingId: morning, number: again.number, seen: again.version })).message).toContain("nothing else");
    const page = JSON.stringify(valueOf(await publishedNotes(office(), await referenceOf(morning), null)));
    expect(page).toContain("How long are the garages ours?");
    expect(page).not.toContain("garage lease");
  });

  it("that amends what was said in the open leaves those words in the notes of their meeting", async () => {
    valueOf(await send(morning, "answer", (await itemAt(morning)).id, { entry: ["write-of-the-question"], by: ["CC"], text: [OPEN] }));
    await putOff();
    const response = (await entryAt(morning))?.responses[0]?.id ?? "";
    valueOf(await send(afternoon, "amend", (await itemAt(afternoon)).id, { response: [response], by: ["CC"], text: [SECRET] }));
    for (const audience of ["full", "public"] as const) {
      expect(await said(morning, audience)).toContain(OPEN);
      expect(await said(morning, audience)).not.toContain("garage lease");
    }
    expect(await said(afternoon, "full")).toContain(SECRET);
    expect(await said(afternoon, "public")).not.toContain("garage lease");
  });

  it("is that meeting’s as soon as its day has come, where it is recorded on the question’s own page", async () => {
    const record = async (text: string) => valueOf(await recordSpokenAnswer(office(), { entryId: "write-of-the-question", parts: [{ by: "CC", text }] }));
    await record(OPEN);
    await putOff();
    await record(SECRET);
    valueOf(await send(afternoon, "entry", "aob", { what: ["comment"], text: ["It has begun."] }));
    for (const [text, held] of [[OPEN, [true, false]], ["garage lease", [false, true]]] as const) expect([await said(morning, "full"), await said(afternoon, "full")].map((each) => each.includes(text))).toEqual(held);
    for (const which of [morning, afternoon]) expect(await said(which, "public")).not.toContain("garage lease");
  });
});
