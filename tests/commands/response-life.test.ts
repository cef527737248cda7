/** The life of a response: written, cleared, submitted, given new versions; and what the office may see of it. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { answer, type Answer } from "~/commands/answer.server";
import { ask } from "~/commands/ask.server";
import { askToClearResponse } from "~/commands/ask-to-clear-response.server";
import { closeEntry } from "~/commands/close-entry.server";
import { editResponsePart } from "~/commands/edit-response-part.server";
import { editResponse } from "~/commands/edit-response.server";
import { moveEntry } from "~/commands/move-entry.server";
import { recordSpokenAnswer } from "~/commands/record-spoken-answer.server";
import { sendBackResponse } from "~/commands/send-back-response.server";
import { submitResponse } from "~/commands/submit-response.server";
import { clearResponse } from "~/commands/clear-response.server";
import { loadFinding } from "~/db/record.server";
import type { Actor } from "~/domain/actor";
import type { EntryRecord } from "~/domain/record";
import { seenKey } from "~/domain/response-merge";
import { readRecord } from "~/queries/record.server";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";
import { addFinding, force, opcc, operator, problemOf, valueOf } from "../support/marchshire";
import { testCtx } from "../support/test-ctx";
import { clearAsItStands, storedResponse } from "../support/through-the-door";

let fresh: FreshDatabase;
let reference: string;
let entryId: string;

const as = (actor: Actor) => testCtx(fresh.db, actor);

beforeEach(async () => {
  fresh = await freshDatabase();
  ({ reference } = await addFinding(fresh.db));
  ({ entryId } = valueOf(await ask(as(opcc), { references: [reference], kind: "question", text: "Why?", askedBy: "PCC", dueOn: "", meetingId: null, followsUpResponseId: null })));
  valueOf(await moveEntry(as(opcc), { entryId, move: "approve" }));
  valueOf(await moveEntry(as(opcc), { entryId, move: "issue" }));
});
afterEach(() => fresh.remove());

const parts = [{ by: "CC", text: "Because." }, { by: "DCC", text: "And so on." }];
const write = (more: Partial<Answer> = {}, actor: Actor = force) => answer(as(actor), { entryId, parts, ...more });
const submit = (responseId: string, actor: Actor = force) => submitResponse(as(actor), responseId);
const sendBack = (responseId: string, actor: Actor = force) => sendBackResponse(as(actor), { responseId, note: "Say since when." });
const clear = async (responseId: string, actor: Actor = force) =>
  clearResponse(as(actor), { responseId, seen: seenKey(await storedResponse(as(actor), responseId)), for: "", thenSubmit: false });
const seenIn = async (responseId: string) => seenKey(await storedResponse(as(force), responseId));

async function submitted(): Promise<string> {
  const { responseId } = valueOf(await write());
  await clearAsItStands(as(force), responseId, true);
  return responseId;
}

async function entry(): Promise<EntryRecord> {
  const found = (await loadFinding(fresh.db, reference))?.entries[0];
  if (found === undefined) throw new Error("The entry is gone.");
  return found;
}

describe("a response", () => {
  it("is written part by part, with confidence and commitment", async () => {
    valueOf(await write({ parts: [...parts, { by: "", text: "" }], statedConfidence: "7", commitment: { outcome: "conditional", askedFor: "30/09/2022", condition: "Once the system is live" } }));
    expect((await entry()).responses).toMatchObject([
      { state: "draft", mode: "written", version: 1, parts, statedConfidence: "7", submittedAt: null, commitment: { outcome: "conditional", askedFor: "2022-09-30", condition: "Once the system is live" } },
    ]);
    expect((await entry()).state).toBe("issued");
  });

  it("is cleared, then submitted, and its entry is answered", async () => {
    const { responseId } = valueOf(await write());
    expect(problemOf(await submit(responseId)).message).toMatch(/Have it cleared first/);
    valueOf(await clear(responseId));
    valueOf(await sendBack(responseId));
    valueOf(await clear(responseId));
    valueOf(await submit(responseId));
    expect(await entry()).toMatchObject({ state: "answered", responses: [{ state: "submitted", submittedAt: "2022-05-22T23:30:00.000Z" }] });
    for (const each of [clear, submit, sendBack]) expect(problemOf(await each(responseId)).kind).toBe("refused");
  });

  it("is the force’s to write, clear and submit", async () => {
    expect(problemOf(await write({}, opcc)).kind).toBe("refused");
    const { responseId } = valueOf(await write());
    expect(problemOf(await clear(responseId, opcc)).kind).toBe("refused");
    expect(problemOf(await editResponse(as(opcc), { responseId, seen: "", parts })).kind).toBe("missing");
    expect(problemOf(await editResponsePart(as(opcc), { responseId, position: 0, value: "x", base: "Because." })).kind).toBe("missing");
  });

  it("is unseen by the office until it is submitted, in the history too", async () => {
    const canary = "Zebra answer nobody has submitted";
    const { responseId } = valueOf(await write({ parts: [{ by: "CC", text: canary }] }));
    valueOf(await clear(responseId));
    expect(JSON.stringify(valueOf(await readRecord(as(force))))).toContain(canary);
    for (const actor of [opcc, operator]) expect(JSON.stringify(valueOf(await readRecord(as(actor))))).not.toContain(canary);
    expect(await fresh.db.read.historyEvent.count({ where: { subject: "response", draftOf: null } })).toBe(0);
    valueOf(await submit(responseId));
    expect(JSON.stringify(valueOf(await readRecord(as(opcc))))).toContain(canary);
    expect(await fresh.db.read.historyEvent.findMany({ where: { subject: "response", draftOf: null, field: "text" } })).toMatchObject([{ before: null, after: canary }]);
  });

  it.each([
    ["without words", { parts: [{ by: "CC", text: " " }] }, "text"], ["with a post that says nothing", { parts: [...parts, { by: "ACC", text: "" }] }, "text"],
    ["with a confidence that is none", { statedConfidence: "11" }, "statedConfidence"],
    ["with a commitment whose date is none", { commitment: { outcome: "accepted", askedFor: "soon", condition: "" } }, "askedFor"],
    ["with a condition it does not name", { commitment: { outcome: "conditional", askedFor: "", condition: "" } }, "condition"],
    ["with a date and no outcome", { commitment: { outcome: "", askedFor: "1 June 2022", condition: "" } }, "outcome"],
  ])("is refused %s", async (_, more, field) => {
    expect(problemOf(await write(more))).toMatchObject({ kind: "invalid", field });
    expect(await fresh.db.read.response.count()).toBe(0);
  });

  it("is not given to a draft or a closed entry", async () => {
    const draft = valueOf(await ask(as(opcc), { references: [reference], kind: "question", text: "Secret?", askedBy: "", dueOn: "", meetingId: null, followsUpResponseId: null }));
    expect(problemOf(await write({ entryId: draft.entryId }))).toMatchObject({ kind: "missing" });
    const { responseId } = valueOf(await write());
    valueOf(await clear(responseId));
    valueOf(await closeEntry(as(opcc), { entryId, reference: null, as: "assured", note: "", revisitOn: "" }));
    expect(problemOf(await write()).message).toMatch(/closed/);
    expect(problemOf(await submit(responseId)).message).toMatch(/closed/);
    expect((await entry()).responses[0]?.state).toBe("cleared");
  });
});

describe("a part without a post, which would read as the words of whoever speaks before", () => {
  const unnamed = [{ by: "CC", text: "Because." }, { by: "", text: "And so on." }];

  it.each([["second", unnamed], ["first", [...unnamed].reverse()]])("the %s, is kept in a draft, and named before the draft is put up or cleared", async (which, parts) => {
    const { responseId } = valueOf(await write({ parts }));
    const problem = { kind: "invalid", field: "by", message: expect.stringContaining(`The ${which} part of the response does not say whose words they are`) };
    expect(problemOf(await askToClearResponse(as(force), responseId))).toMatchObject(problem);
    expect(problemOf(await clear(responseId))).toMatchObject(problem);
    valueOf(await editResponse(as(force), { responseId, seen: await seenIn(responseId), parts: parts.map(({ text }) => ({ by: "CC", text })) }));
    valueOf(await askToClearResponse(as(force), responseId));
    valueOf(await clear(responseId));
  });

  it("is named where the office writes down what was said", async () => {
    expect(problemOf(await recordSpokenAnswer(as(opcc), { entryId, parts: unnamed }))).toMatchObject({ kind: "invalid", field: "by" });
    const { responseId } = valueOf(await recordSpokenAnswer(as(opcc), { entryId, parts }));
    expect(problemOf(await editResponse(as(opcc), { responseId, seen: await seenIn(responseId), parts: unnamed }))).toMatchObject({ kind: "invalid", field: "by" });
  });

  it("is left where it is the only one: nobody is named, and nobody else's words can be meant", async () => {
    const { responseId } = valueOf(await write({ parts: [{ by: "", text: "Noted." }] }));
    valueOf(await askToClearResponse(as(force), responseId));
    valueOf(await clear(responseId));
  });
});

describe("editing", () => {
  it("changes a draft in place; a cleared one is a draft again", async () => {
    const { responseId } = valueOf(await write());
    valueOf(await clear(responseId));
    expect(valueOf(await editResponsePart(as(force), { responseId, position: 1, value: "And so forth.", base: "And so on." }))).toMatchObject({ responseId, wasCleared: true });
    expect((await entry()).responses).toMatchObject([{ id: responseId, state: "draft", version: 1, clearance: { cleared: null }, parts: [parts[0], { by: "DCC", text: "And so forth." }] }]);
  });

  it("begins a draft of a new version of a submitted one, and the office reads the old one until the new one is submitted", async () => {
    const old = await submitted();
    const { responseId, beginsVersion } = valueOf(await editResponse(as(force), { responseId: old, seen: await seenIn(old), parts: [{ by: "CC", text: "Because of the rain." }, { by: "", text: "" }], statedConfidence: "yes" }));
    expect(beginsVersion).toBe(true);
    expect((await entry()).responses).toMatchObject([
      { id: old, state: "submitted", version: 1 },
      { id: responseId, replacesId: old, version: 2, state: "draft", statedConfidence: "yes", parts: [{ by: "CC", text: "Because of the rain." }] },
    ]);
    expect(JSON.stringify(valueOf(await readRecord(as(opcc))))).not.toContain("rain");
    expect(await fresh.db.read.historyEvent.count({ where: { subjectId: responseId, draftOf: null } })).toBe(0);
    await clearAsItStands(as(force), responseId, true);
    expect((await entry()).responses).toMatchObject([{ id: responseId, replacesId: old, version: 2, state: "submitted" }]);
    expect(await fresh.db.read.response.count()).toBe(2);
    expect(await fresh.db.read.historyEvent.findMany({ where: { subject: "response", draftOf: null, field: "text", before: "Because.\nAnd so on." } })).toMatchObject([{ after: "Because of the rain." }]);
  });

  it("finds the newest version behind the id of an old one, and tells the second of two people", async () => {
    const old = await submitted();
    const newer = valueOf(await editResponsePart(as(force), { responseId: old, position: 0, value: "Because of A.", base: "Because." })).responseId;
    expect(problemOf(await editResponsePart(as(force), { responseId: old, position: 0, value: "Because of B.", base: "Because." }))).toMatchObject({
      kind: "stale", conflict: { base: "Because.", current: "Because of A.", wanted: "Because of B." },
    });
    expect(valueOf(await editResponsePart(as(force), { responseId: old, position: 1, value: "And so forth.", base: "And so on." })).responseId).toBe(newer);
    expect((await entry()).responses).toMatchObject([{ id: old }, { id: newer, replacesId: old, version: 2, parts: [{ text: "Because of A." }, { text: "And so forth." }] }]);
  });

  it("writes nothing where nothing changed", async () => {
    const old = await submitted();
    expect(valueOf(await editResponse(as(force), { responseId: old, seen: await seenIn(old), parts }))).toMatchObject({ responseId: old, beginsVersion: false });
    expect(await fresh.db.read.response.count()).toBe(1);
  });

  it("refuses an empty part, a part that is gone, and a form whose hidden field was tampered with", async () => {
    const { responseId } = valueOf(await write());
    expect(problemOf(await editResponsePart(as(force), { responseId, position: 0, value: " ", base: "Because." })).kind).toBe("invalid");
    expect(problemOf(await editResponsePart(as(force), { responseId, position: 7, value: "x", base: null })).kind).toBe("stale");
    expect(problemOf(await editResponse(as(force), { responseId, seen: "{nonsense", parts }))).toMatchObject({ kind: "invalid" });
  });
});

describe("a spoken answer", () => {
  it("is recorded by the office, submitted at once, and stays the office’s to edit", async () => {
    const { responseId } = valueOf(await recordSpokenAnswer(as(opcc), { entryId, parts }));
    expect(await entry()).toMatchObject({ state: "answered", responses: [{ mode: "spoken", state: "submitted", parts }] });
    expect(problemOf(await recordSpokenAnswer(as(force), { entryId, parts })).kind).toBe("refused");
    valueOf(await editResponsePart(as(opcc), { responseId, position: 0, value: "Because, he said.", base: "Because." }));
    expect((await entry()).responses).toMatchObject([{ version: 2, mode: "spoken", state: "submitted", parts: [{ text: "Because, he said." }, {}] }]);
  });

  it("is corrected by the force with a written version of its own, which stands aside while the office corrects the spoken one again", async () => {
    const { responseId } = valueOf(await recordSpokenAnswer(as(opcc), { entryId, parts }));
    const draft = valueOf(await editResponsePart(as(force), { responseId, position: 0, value: "Because, I said.", base: "Because." })).responseId;
    const again = valueOf(await editResponsePart(as(opcc), { responseId, position: 0, value: "Because, he said.", base: "Because." })).responseId;
    expect((await entry()).responses).toMatchObject([
      { id: again, version: 2, mode: "spoken", state: "submitted" }, { id: draft, version: 3, replacesId: again, mode: "written", state: "draft", parts: [{ text: "Because, I said." }, {}] },
    ]);
    await clearAsItStands(as(force), draft, true);
    expect((await entry()).responses).toMatchObject([{ id: draft, version: 3, mode: "written", state: "submitted" }]);
    expect(problemOf(await editResponsePart(as(opcc), { responseId, position: 0, value: "x", base: "Because, I said." })).kind).toBe("refused");
    expect(await fresh.db.read.response.count()).toBe(3);
  });

  it("makes a draft again of a version that was cleared to take its place, where the office corrects it meanwhile", async () => {
    const { responseId } = valueOf(await recordSpokenAnswer(as(opcc), { entryId, parts }));
    const draft = valueOf(await editResponsePart(as(force), { responseId, position: 0, value: "Because, I said.", base: "Because." })).responseId;
    valueOf(await clear(draft));
    valueOf(await editResponsePart(as(opcc), { responseId, position: 0, value: "Because, he said.", base: "Because." }));
    expect((await entry()).responses).toMatchObject([{ version: 2, mode: "spoken" }, { id: draft, version: 3, state: "draft", clearance: { asked: null, cleared: null } }]);
    expect(problemOf(await submit(draft)).message).toMatch(/Have it cleared first/);
    const events = await fresh.db.read.historyEvent.findMany({ where: { subjectId: draft, side: "opcc" }, orderBy: { sequence: "asc" } });
    expect(events.map(({ field, before, after, draftOf }) => [field, before, after, draftOf])).toEqual([
      ["clearedBy", expect.stringContaining(force.name), null, "force"], ["state", "cleared", "draft", "force"],
    ]);
  });

  it("stands beside others in the order they were given", async () => {
    await submitted();
    valueOf(await recordSpokenAnswer(as(opcc), { entryId, parts: [{ by: "", text: "Also this." }] }));
    expect((await entry()).responses.map((response) => [response.mode, response.parts[0]?.by])).toEqual([["written", "CC"], ["spoken", null]]);
  });
});
