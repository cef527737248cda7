/** The life of a response: written, cleared, submitted, given new versions; and what the office may see of it. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { answer, type Answer } from "~/commands/answer.server";
import { ask } from "~/commands/ask.server";
import { closeEntry } from "~/commands/close-entry.server";
import { editResponsePart } from "~/commands/edit-response-part.server";
import { editResponse } from "~/commands/edit-response.server";
import { moveEntry } from "~/commands/move-entry.server";
import { moveResponse } from "~/commands/move-response.server";
import { recordSpokenAnswer } from "~/commands/record-spoken-answer.server";
import { loadFinding } from "~/db/record.server";
import type { Actor } from "~/domain/actor";
import type { EntryRecord } from "~/domain/record";
import type { ResponseMove } from "~/domain/response";
import { readRecord } from "~/queries/record.server";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";
import { addFinding, force, opcc, operator, problemOf, valueOf } from "../support/marchshire";
import { testCtx } from "../support/test-ctx";

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
const move = (responseId: string, to: ResponseMove, actor: Actor = force) => moveResponse(as(actor), { responseId, move: to });

async function submitted(): Promise<string> {
  const { responseId } = valueOf(await write());
  valueOf(await move(responseId, "clear"));
  valueOf(await move(responseId, "submit"));
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
    expect(problemOf(await move(responseId, "submit")).message).toMatch(/Have it cleared first/);
    valueOf(await move(responseId, "clear"));
    valueOf(await move(responseId, "return-to-draft"));
    valueOf(await move(responseId, "clear"));
    valueOf(await move(responseId, "submit"));
    expect(await entry()).toMatchObject({ state: "answered", responses: [{ state: "submitted", submittedAt: "2022-05-22T23:30:00.000Z" }] });
    for (const each of ["clear", "submit", "return-to-draft"] as const) expect(problemOf(await move(responseId, each)).kind).toBe("refused");
  });

  it("is the force’s to write, clear and submit", async () => {
    expect(problemOf(await write({}, opcc)).kind).toBe("refused");
    const { responseId } = valueOf(await write());
    expect(problemOf(await move(responseId, "clear", opcc)).kind).toBe("refused");
    expect(problemOf(await editResponse(as(opcc), { responseId, base: "", parts })).kind).toBe("missing");
    expect(problemOf(await editResponsePart(as(opcc), { responseId, position: 0, value: "x", base: "Because." })).kind).toBe("missing");
  });

  it("is unseen by the office until it is submitted, in the history too", async () => {
    const canary = "Zebra answer nobody has submitted";
    const { responseId } = valueOf(await write({ parts: [{ by: "CC", text: canary }] }));
    valueOf(await move(responseId, "clear"));
    expect(JSON.stringify(valueOf(await readRecord(as(force))))).toContain(canary);
    for (const actor of [opcc, operator]) expect(JSON.stringify(valueOf(await readRecord(as(actor))))).not.toContain(canary);
    expect(await fresh.db.read.historyEvent.count({ where: { subject: "response", draftOf: null } })).toBe(0);
    valueOf(await move(responseId, "submit"));
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
    valueOf(await move(responseId, "clear"));
    valueOf(await closeEntry(as(opcc), { entryId, reference: null, as: "assured", note: "", revisitOn: "" }));
    expect(problemOf(await write()).message).toMatch(/closed/);
    expect(problemOf(await move(responseId, "submit")).message).toMatch(/closed/);
    expect((await entry()).responses[0]?.state).toBe("cleared");
  });
});

describe("editing", () => {
  it("changes a draft in place; a cleared one is a draft again", async () => {
    const { responseId } = valueOf(await write());
    valueOf(await move(responseId, "clear"));
    expect(valueOf(await editResponsePart(as(force), { responseId, position: 1, value: "And so forth.", base: "And so on." }))).toEqual({ responseId });
    expect((await entry()).responses).toMatchObject([{ id: responseId, state: "draft", version: 1, parts: [parts[0], { by: "DCC", text: "And so forth." }] }]);
  });

  it("gives a submitted one a new version, and keeps the old one", async () => {
    const old = await submitted();
    const { responseId } = valueOf(await editResponse(as(force), { responseId: old, base: "Because.\nAnd so on.", parts: [{ by: "CC", text: "Because of the rain." }], statedConfidence: "yes" }));
    expect(responseId).not.toBe(old);
    expect((await entry()).responses).toMatchObject([{ id: responseId, replacesId: old, version: 2, state: "submitted", statedConfidence: "yes", parts: [{ by: "CC", text: "Because of the rain." }] }]);
    expect(await fresh.db.read.response.count()).toBe(2);
    expect(await fresh.db.read.historyEvent.findMany({ where: { subject: "response", field: "text", before: "Because.\nAnd so on." } })).toMatchObject([{ after: "Because of the rain.", draftOf: null }]);
  });

  it("finds the newest version behind the id of an old one, and tells the second of two people", async () => {
    const old = await submitted();
    const newer = valueOf(await editResponsePart(as(force), { responseId: old, position: 0, value: "Because of A.", base: "Because." })).responseId;
    expect(problemOf(await editResponsePart(as(force), { responseId: old, position: 0, value: "Because of B.", base: "Because." }))).toMatchObject({
      kind: "stale", conflict: { base: "Because.", current: "Because of A.", wanted: "Because of B." },
    });
    const newest = valueOf(await editResponsePart(as(force), { responseId: old, position: 1, value: "And so forth.", base: "And so on." })).responseId;
    expect((await entry()).responses).toMatchObject([{ id: newest, replacesId: newer, version: 3, parts: [{ text: "Because of A." }, { text: "And so forth." }] }]);
  });

  it("writes nothing where nothing changed", async () => {
    const old = await submitted();
    expect(valueOf(await editResponse(as(force), { responseId: old, base: "Because.\nAnd so on.", parts }))).toEqual({ responseId: old });
    expect(await fresh.db.read.response.count()).toBe(1);
  });

  it("refuses an empty part, and a part that is gone", async () => {
    const { responseId } = valueOf(await write());
    expect(problemOf(await editResponsePart(as(force), { responseId, position: 0, value: " ", base: "Because." })).kind).toBe("invalid");
    expect(problemOf(await editResponsePart(as(force), { responseId, position: 7, value: "x", base: null })).kind).toBe("stale");
  });
});

describe("a spoken answer", () => {
  it("is recorded by the office, submitted at once, and stays the office’s to edit", async () => {
    const { responseId } = valueOf(await recordSpokenAnswer(as(opcc), { entryId, parts }));
    expect(await entry()).toMatchObject({ state: "answered", responses: [{ mode: "spoken", state: "submitted", parts }] });
    expect(problemOf(await recordSpokenAnswer(as(force), { entryId, parts })).kind).toBe("refused");
    expect(problemOf(await editResponsePart(as(force), { responseId, position: 0, value: "x", base: "Because." })).kind).toBe("refused");
    valueOf(await editResponsePart(as(opcc), { responseId, position: 0, value: "Because, he said.", base: "Because." }));
    expect((await entry()).responses).toMatchObject([{ version: 2, mode: "spoken", parts: [{ text: "Because, he said." }, {}] }]);
  });

  it("stands beside others in the order they were given", async () => {
    await submitted();
    valueOf(await recordSpokenAnswer(as(opcc), { entryId, parts: [{ by: "", text: "Also this." }] }));
    expect((await entry()).responses.map((response) => [response.mode, response.parts[0]?.by])).toEqual([["written", "CC"], ["spoken", null]]);
  });
});
