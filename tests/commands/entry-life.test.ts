/** The life of an entry: asked, approved, issued with its numbers, answered, closed; and what is refused on the way. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ask, type Ask } from "~/commands/ask.server";
import { closeEntry, type CloseEntry } from "~/commands/close-entry.server";
import { editEntry } from "~/commands/edit-entry.server";
import { moveEntry } from "~/commands/move-entry.server";
import { recordSpokenAnswer } from "~/commands/record-spoken-answer.server";
import { loadRecord } from "~/db/record.server";
import type { Actor } from "~/domain/actor";
import type { EntryRecord } from "~/domain/record";
import { readRecord } from "~/queries/record.server";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";
import { addFindings, force, opcc, operator, problemOf, valueOf } from "../support/marchshire";
import { testCtx } from "../support/test-ctx";

let fresh: FreshDatabase;
let first: string;
let second: string;
let third: string;

beforeEach(async () => {
  fresh = await freshDatabase();
  [first = "", second = "", third = ""] = (await addFindings(fresh.db, [{}, {}, {}])).map((finding) => finding.reference);
});
afterEach(() => fresh.remove());

const as = (actor: Actor) => testCtx(fresh.db, actor);

function question(more: Partial<Ask> = {}, actor: Actor = opcc) {
  return ask(as(actor), { references: [first], kind: "question", text: "Is it on pace?", askedBy: "PCC", dueOn: "", meetingId: null, followsUpResponseId: null, ...more });
}

async function issued(more: Partial<Ask> = {}): Promise<string> {
  const { entryId } = valueOf(await question(more));
  valueOf(await moveEntry(as(opcc), { entryId, move: "approve" }));
  valueOf(await moveEntry(as(opcc), { entryId, move: "issue" }));
  return entryId;
}

async function entry(id: string): Promise<EntryRecord> {
  const record = await loadRecord(fresh.db);
  const found = record.findings.flatMap((finding) => finding.entries).find((each) => each.id === id);
  if (found === undefined) throw new Error("The entry is gone.");
  return found;
}

const numbers = async (id: string) => (await entry(id)).links.map((link) => [link.reference, link.number]);
const close = (entryId: string, more: Partial<CloseEntry> = {}) => closeEntry(as(opcc), { entryId, reference: null, as: "assured", note: "", revisitOn: "", ...more });
const spoken = (entryId: string) => recordSpokenAnswer(as(opcc), { entryId, parts: [{ by: "CC", text: "It is." }] });

describe("asking", () => {
  it("makes a draft on all the findings named, each once", async () => {
    const { entryId } = valueOf(await question({ references: [second, first, second.toLowerCase()], text: " Is it\r\non pace? ", dueOn: "1 June 2022", askedBy: "SPM" }));
    expect(await entry(entryId)).toMatchObject({
      state: "draft", kind: "question", text: "Is it\non pace?", askedBy: "SPM", dueOn: "2022-06-01", issuedAt: null,
      links: [{ reference: first, number: null }, { reference: second, number: null }],
    });
  });

  it("is the office’s", async () => {
    expect(problemOf(await question({}, force)).kind).toBe("refused");
    expect(valueOf(await question({}, operator)).entryId).not.toBe("");
  });

  it("follows a submitted response, and nothing else", async () => {
    const before = await issued();
    const { responseId } = valueOf(await spoken(before));
    const { entryId } = valueOf(await question({ followsUpResponseId: responseId }));
    expect(await entry(entryId)).toMatchObject({ followsUpEntryId: before, followsUpResponseId: responseId });
    expect(problemOf(await question({ followsUpResponseId: "nothing" }))).toMatchObject({ kind: "missing", field: "followsUpResponseId" });
  });

  it.each([
    ["without a text", { text: " \n" }, "text"], ["without a finding", { references: [] }, "references"],
    ["with a date that is none", { dueOn: "soon" }, "dueOn"], ["at a meeting that is not there", { meetingId: "nowhere" }, "meetingId"],
    ["on a finding that is not there", { references: ["F-9999"] }, undefined],
  ])("is refused %s, and writes nothing", async (_, more, field) => {
    expect(problemOf(await question(more)).field).toBe(field);
    expect(await fresh.db.read.entry.count()).toBe(0);
    expect(await fresh.db.read.historyEvent.count({ where: { subject: "entry" } })).toBe(0);
  });
});

describe("a draft", () => {
  const canary = "Zebra question nobody has issued";

  it("is seen by the office, and not by the force in any way", async () => {
    const { entryId } = valueOf(await question({ text: canary }));
    expect(JSON.stringify(valueOf(await readRecord(as(opcc))))).toContain(canary);
    for (const actor of [force, operator]) expect(JSON.stringify(valueOf(await readRecord(as(actor))))).not.toContain(canary);
    valueOf(await moveEntry(as(opcc), { entryId, move: "approve" }));
    expect(JSON.stringify(valueOf(await readRecord(as(force))))).not.toContain(canary);
    const open = await fresh.db.read.historyEvent.findMany({ where: { subject: "entry", draftOf: null } });
    expect(open).toEqual([]);
  });

  it("leaves no trace in what is issued before or after it", async () => {
    const one = await issued({ kind: "comment" });
    const { entryId } = valueOf(await question({ text: canary }));
    valueOf(await editEntry(as(opcc), { entryId, edits: { text: { value: `${canary}, edited`, base: canary } } }));
    const two = await issued({ kind: "comment" });
    const place = async (id: string) => (await entry(id)).links.map((link) => link.position);
    expect([await place(one), await place(two)]).toEqual([[0], [1]]);
    valueOf(await moveEntry(as(opcc), { entryId, move: "approve" }));
    valueOf(await moveEntry(as(opcc), { entryId, move: "issue" }));
    expect(await entry(entryId)).toMatchObject({ version: 1, links: [{ position: 2, number: 1 }] });
  });

  it("comes to the force with its issue, in the history too", async () => {
    await issued({ text: canary });
    expect(JSON.stringify(valueOf(await readRecord(as(force))))).toContain(canary);
    const text = await fresh.db.read.historyEvent.findMany({ where: { subject: "entry", field: "text", draftOf: null } });
    expect(text).toMatchObject([{ before: null, after: canary }]);
  });
});

describe("numbers", () => {
  it("are given at issue, per finding, and never again", async () => {
    const one = await issued();
    const both = await issued({ references: [first, second] });
    expect(await numbers(one)).toEqual([[first, 1]]);
    expect(await numbers(both)).toEqual([[first, 2], [second, 1]]);
    valueOf(await close(both, { as: "withdrawn", note: "Asked elsewhere" }));
    expect(await numbers(both)).toEqual([[first, 2], [second, 1]]);
    expect(await numbers(await issued({ references: [first, second, third] }))).toEqual([[first, 3], [second, 2], [third, 1]]);
  });

  it("are not given to a comment, and are to a concern", async () => {
    expect(await numbers(await issued({ kind: "comment" }))).toEqual([[first, null]]);
    expect(await numbers(await issued({ kind: "concern" }))).toEqual([[first, 1]]);
  });

  it("are given once each when several are issued at the same time", async () => {
    const ids = await Promise.all(["a", "b", "c", "d"].map(async (text) => valueOf(await question({ text })).entryId));
    for (const entryId of ids) valueOf(await moveEntry(as(opcc), { entryId, move: "approve" }));
    await Promise.all(ids.map((entryId) => moveEntry(as(opcc), { entryId, move: "issue" })));
    const given = (await Promise.all(ids.map(numbers))).flat().map(([, number]) => number);
    expect(given.sort()).toEqual([1, 2, 3, 4]);
  });
});

describe("states", () => {
  it("refuse a move out of turn, and say what comes first", async () => {
    const { entryId } = valueOf(await question());
    expect(problemOf(await moveEntry(as(opcc), { entryId, move: "issue" })).message).toMatch(/approve it first/);
    expect(problemOf(await moveEntry(as(opcc), { entryId, move: "return-to-draft" })).kind).toBe("refused");
    expect(problemOf(await close(entryId)).message).toMatch(/It is a draft/);
    expect(problemOf(await spoken(entryId)).kind).toBe("refused");
    valueOf(await moveEntry(as(opcc), { entryId, move: "approve" }));
    valueOf(await moveEntry(as(opcc), { entryId, move: "return-to-draft" }));
    expect((await entry(entryId)).state).toBe("draft");
    const other = await issued();
    expect(problemOf(await moveEntry(as(opcc), { entryId: other, move: "issue" })).kind).toBe("refused");
    valueOf(await close(other));
    for (const refused of [await close(other), await spoken(other), await moveEntry(as(opcc), { entryId: other, move: "approve" })]) {
      expect(problemOf(refused).message).toMatch(/closed/);
    }
  });

  it("are moved by the office alone; to the force a draft is not there at all", async () => {
    const { entryId } = valueOf(await question());
    for (const refused of [
      await moveEntry(as(force), { entryId, move: "approve" }), await closeEntry(as(force), { entryId, reference: null, as: "assured", note: "", revisitOn: "" }),
      await editEntry(as(force), { entryId, edits: { text: { value: "x", base: null } } }), await recordSpokenAnswer(as(force), { entryId, parts: [{ by: "CC", text: "x" }] }),
    ]) expect(problemOf(refused)).toMatchObject({ kind: "refused" });
    expect(problemOf(await moveEntry(as(opcc), { entryId: "nothing", move: "approve" })).kind).toBe("missing");
  });
});

describe("closing", () => {
  it("closes for one finding, and the entry with the last of them", async () => {
    const entryId = await issued({ references: [first, second] });
    valueOf(await spoken(entryId));
    expect(valueOf(await close(entryId, { reference: first, note: "Seen working" }))).toEqual({ closed: false });
    expect(await entry(entryId)).toMatchObject({ state: "answered", links: [{ closure: "assured", closureNote: "Seen working" }, { closure: null }] });
    expect(problemOf(await close(entryId, { reference: first })).message).toMatch(/closed for .* already/);
    expect(valueOf(await close(entryId, { reference: second, as: "revisit", revisitOn: "1 November 2022" }))).toEqual({ closed: true });
    expect(await entry(entryId)).toMatchObject({ state: "closed", links: [{ closure: "assured" }, { closure: "revisit", revisitOn: "2022-11-01" }] });
  });

  it("asks for a reason to withdraw, and for a day to revisit", async () => {
    const entryId = await issued();
    expect(problemOf(await close(entryId, { as: "withdrawn" }))).toMatchObject({ kind: "invalid", field: "note" });
    expect(problemOf(await close(entryId, { as: "revisit" }))).toMatchObject({ kind: "invalid", field: "revisitOn" });
    expect(problemOf(await close(entryId, { as: "revisit", revisitOn: "22 May 2022" }))).toMatchObject({ field: "revisitOn" });
    expect(problemOf(await close(entryId, { reference: third })).kind).toBe("missing");
    valueOf(await close(entryId, { as: "withdrawn", note: "Answered by the report" }));
    expect(await entry(entryId)).toMatchObject({ state: "closed", links: [{ closure: "withdrawn", closureNote: "Answered by the report", number: 1 }] });
  });
});

describe("editing", () => {
  const edit = (entryId: string, edits: Parameters<typeof editEntry>[1]["edits"]) => editEntry(as(opcc), { entryId, edits });

  it("changes anything of a draft; an approved one is a draft again", async () => {
    const { entryId } = valueOf(await question());
    valueOf(await moveEntry(as(opcc), { entryId, move: "approve" }));
    valueOf(await edit(entryId, {
      text: { value: "Is it late?", base: "Is it on pace?" }, kind: { value: "concern", base: "question" }, askedBy: { value: "", base: "PCC" },
      dueOn: { value: "2 June 2022", base: null }, references: { value: `${third}, ${second}`, base: first },
    }));
    expect(await entry(entryId)).toMatchObject({
      state: "draft", text: "Is it late?", kind: "concern", askedBy: null, dueOn: "2022-06-02", links: [{ reference: second }, { reference: third }],
    });
  });

  it("leaves what is issued, answered or closed as it is, and says how it is corrected", async () => {
    const entryId = await issued();
    const stands = await entry(entryId);
    for (const edits of [
      { text: { value: "Is it on pace for June?", base: "Is it on pace?" } }, { kind: { value: "comment", base: "question" } }, { references: { value: second, base: first } },
    ]) expect(problemOf(await edit(entryId, edits)).message).toMatch(/new version/);
    expect(await entry(entryId)).toEqual(stands);
    valueOf(await close(entryId));
    expect(problemOf(await edit(entryId, { text: { value: "x", base: "Is it on pace?" } })).message).toMatch(/new version/);
  });

  it("tells the second of two people", async () => {
    const { entryId } = valueOf(await question());
    valueOf(await edit(entryId, { text: { value: "One", base: "Is it on pace?" } }));
    expect(problemOf(await edit(entryId, { text: { value: "Two", base: "Is it on pace?" } }))).toMatchObject({
      kind: "stale", field: "text", conflict: { base: "Is it on pace?", current: "One", wanted: "Two" },
    });
    valueOf(await edit(entryId, { askedBy: { value: "SPM", base: "PCC" } }));
    expect(await entry(entryId)).toMatchObject({ text: "One", askedBy: "SPM" });
  });

  it.each([
    ["an empty text", { text: { value: " ", base: "Is it on pace?" } }, "text"], ["a kind that is none", { kind: { value: "riddle", base: "question" } }, "kind"],
    ["no findings", { references: { value: "", base: null } }, "references"], ["a date that is none", { dueOn: { value: "31/02", base: null } }, "dueOn"],
  ])("refuses %s", async (_, edits, field) => {
    const { entryId } = valueOf(await question());
    const outcome = await edit(entryId, "references" in edits ? { references: { ...edits.references, base: first } } : edits);
    expect(problemOf(outcome)).toMatchObject({ kind: "invalid", field });
  });
});
