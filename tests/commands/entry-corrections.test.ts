/** Corrections of issued questions: the same door as the first version, both readable, and nothing for the force before the issue. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { correctEntry, type CorrectEntry } from "~/commands/correct-entry.server";
import { discardCorrection } from "~/commands/discard-correction.server";
import { moveCorrection } from "~/commands/move-correction.server";
import { moveEntry } from "~/commands/move-entry.server";
import { ask } from "~/commands/ask.server";
import { deactivatePerson } from "~/commands/people/deactivate-person.server";
import { correctionsOfEntries } from "~/db/entry-corrections.server";
import { entryIn } from "~/db/entry-record.server";
import { seenCorrection } from "~/domain/entry-correction";
import { entryPage } from "~/queries/entry-page.server";
import { findingPage } from "~/queries/finding-page.server";
import { readRecord } from "~/queries/record.server";
import { ctxOf, minutesLater } from "../support/demonstration-actor";
import { demonstrationDatabase } from "../support/demonstration-database";
import type { FreshDatabase } from "../support/fresh-database";
import { problemOf, valueOf } from "../support/marchshire";

const FIRST = "Is it on pace?";
const CANARY = "CANARY: is it on pace for June?";
const HOW = "by e-mail of 3 May 2022";

let fresh: FreshDatabase;
let entryId: string;
beforeEach(async () => {
  fresh = await demonstrationDatabase();
  const asked = await ask(await as("callum-reeve"), { references: ["F-0104"], kind: "question", text: FIRST, askedBy: "PCC", dueOn: "", meetingId: null, followsUpResponseId: null });
  entryId = valueOf(asked).entryId;
  valueOf(await moveEntry(await as("helen-ferriday"), { entryId, move: "approve" }));
  valueOf(await moveEntry(await as("helen-ferriday"), { entryId, move: "issue" }));
});
afterEach(() => fresh.remove());

const as = (personId: string, now?: string) => ctxOf(fresh.db, personId, now);

async function write(more: Partial<CorrectEntry> = {}, person = "callum-reeve") {
  return correctEntry(await as(person), { entryId, text: CANARY, askedBy: "PCC", dueOn: "", reason: "CANARY-REASON: the board is in June.", seen: null, seenEntry: 1, ...more });
}

async function open() {
  const correction = (await correctionsOfEntries(fresh.db.read, [entryId])).find((each) => each.state !== "issued");
  if (correction === undefined) throw new Error("There is no correction in preparation.");
  return correction;
}

async function move(person: string, to: "approve" | "return-to-draft" | "issue", how?: string, now?: string) {
  const { id, version } = await open();
  return moveCorrection(await as(person, now), { correctionId: id, seen: version, move: to, how });
}

const stands = async () => (await entryIn(fresh.db.read, entryId))?.text;
const events = (where: object) => fresh.db.read.historyEvent.findMany({ where: { subjectId: entryId, ...where } });

/** All that the force can fetch of it. */
async function forceSees(): Promise<string> {
  const force = await as("tom-ashdown", minutesLater(60));
  return JSON.stringify([valueOf(await entryPage(force, entryId)), valueOf(await findingPage(force, "F-0104", null)), valueOf(await readRecord(force))]);
}

describe("a correction", () => {
  it("is a draft of the office: what was issued stands, and the force sees nothing of it", async () => {
    const before = await forceSees();
    valueOf(await write());
    expect(await stands()).toBe(FIRST);
    expect(await forceSees()).toBe(before);
    valueOf(await move("priya-nair", "approve", HOW));
    expect(await forceSees()).toBe(before);
    expect(await events({ draftOf: null, field: { startsWith: "correction" } })).toEqual([]);
    const { office } = valueOf(await entryPage(await as("callum-reeve"), entryId));
    expect(office?.correction).toMatchObject({ words: { text: CANARY }, state: "approved", approval: { by: "Priya Nair", for: "Helen Ferriday", how: HOW } });
  });

  it("takes the place of the words at its issue, and both sides read both, with the reason", async () => {
    valueOf(await write({ dueOn: "20 June 2022" }));
    valueOf(await move("helen-ferriday", "approve"));
    valueOf(await move("callum-reeve", "issue", undefined, minutesLater(30)));
    expect(await entryIn(fresh.db.read, entryId)).toMatchObject({ text: CANARY, dueOn: "2022-06-20", askedBy: "PCC", state: "issued", version: 2, links: [{ number: expect.any(Number) as number }] });
    for (const person of ["tom-ashdown", "callum-reeve"]) {
      const { versions } = valueOf(await entryPage(await as(person), entryId));
      expect(versions.current).toMatchObject({ number: 2, text: CANARY, issuedAt: minutesLater(30), reason: "CANARY-REASON: the board is in June." });
      expect(versions.earlier).toMatchObject([{ number: 1, text: FIRST, dueOn: null, reason: null }]);
    }
    expect(await forceSees()).not.toMatch(/Helen Ferriday, PCC|createdBy":"Callum/);
    expect(await events({ draftOf: null, field: "text", before: FIRST })).toMatchObject([{ after: CANARY }]);
    expect(await events({ draftOf: null, field: "correctionReason" })).toHaveLength(1);
  });

  it("can be made again and again, each version kept in its order", async () => {
    for (const [index, text] of ["Second?", "Third?", "Fourth?"].entries()) {
      valueOf(await write({ text, seenEntry: index + 1 }));
      valueOf(await move("helen-ferriday", "approve"));
      valueOf(await move("helen-ferriday", "issue"));
    }
    const { versions } = valueOf(await entryPage(await as("tom-ashdown"), entryId));
    expect([versions.current, ...versions.earlier].map(({ number, text }) => [number, text])).toEqual([[4, "Fourth?"], [3, "Third?"], [2, "Second?"], [1, FIRST]]);
  });

  it("needs a reason, other words than those that stand, and an entry that was issued", async () => {
    expect(problemOf(await write({ reason: " " }))).toMatchObject({ kind: "invalid", field: "reason" });
    expect(problemOf(await write({ text: FIRST }))).toMatchObject({ kind: "invalid", field: "text" });
    expect(problemOf(await write({ text: "" }))).toMatchObject({ field: "text" });
    expect(problemOf(await write({ dueOn: "soon" }))).toMatchObject({ field: "dueOn" });
    const { entryId: draft } = valueOf(await ask(await as("callum-reeve"), { references: ["F-0104"], kind: "question", text: "A draft?", askedBy: "", dueOn: "", meetingId: null, followsUpResponseId: null }));
    expect(problemOf(await write({ entryId: draft })).kind).toBe("refused");
    expect(await fresh.db.read.entryCorrection.count()).toBe(0);
  });

  it("is issued only once it is approved, and approved only by those who may", async () => {
    valueOf(await write());
    expect(problemOf(await move("helen-ferriday", "issue")).message).toMatch(/approve it first/);
    expect(problemOf(await move("callum-reeve", "approve", HOW)).kind).toBe("refused");
    expect(problemOf(await move("priya-nair", "approve"))).toMatchObject({ field: "how" });
    valueOf(await move("helen-ferriday", "approve"));
    expect(problemOf(await move("judith-allardyce", "issue")).kind).toBe("refused");
    valueOf(await move("callum-reeve", "return-to-draft"));
    expect(await open()).toMatchObject({ state: "draft", approval: null });
  });

  it("is not there for the force, by its id either", async () => {
    valueOf(await write());
    const { id } = await open();
    for (const person of ["tom-ashdown", "catherine-wells"]) {
      const force = await as(person);
      expect(problemOf(await write({}, person)).kind).toBe("refused");
      expect(["refused", "missing"]).toContain(problemOf(await moveCorrection(force, { correctionId: id, move: "issue" })).kind);
      expect(problemOf(await moveCorrection(force, { correctionId: id, move: "issue" })).message).not.toMatch(/CANARY/);
      expect(problemOf(await discardCorrection(force, { correctionId: id })).kind).toBe("refused");
    }
  });
});

describe("an edit of a correction", () => {
  it("after its approval makes a draft of it again", async () => {
    valueOf(await write());
    valueOf(await move("helen-ferriday", "approve"));
    expect(valueOf(await write({ text: "Another wording?", seen: seenCorrection(await open()) }))).toEqual({ returned: true });
    expect(await open()).toMatchObject({ state: "draft", approval: null, words: { text: "Another wording?" } });
    expect((await events({ field: "approval", after: null, draftOf: "opcc" })).length).toBe(1);
    expect(valueOf(await write({ text: "Another wording?", seen: seenCorrection(await open()) }))).toEqual({ returned: false });
  });

  it("by two people tells the second, and there is never more than one", async () => {
    valueOf(await write());
    expect(problemOf(await write({ text: "From another desk?" }, "priya-nair"))).toMatchObject({ kind: "stale", conflict: { current: CANARY, wanted: "From another desk?" } });
    const seen = seenCorrection(await open());
    valueOf(await write({ text: "First in?", seen }));
    expect(problemOf(await write({ text: "Second in?", seen }, "priya-nair")).kind).toBe("stale");
    expect(await fresh.db.read.entryCorrection.count({ where: { entryId } })).toBe(1);
  });

  it("from a page that showed one discarded since is refused, although the one begun after it has come as far", async () => {
    valueOf(await write());
    const discarded = await open();
    const seen = seenCorrection(discarded);
    valueOf(await discardCorrection(await as("priya-nair"), { correctionId: discarded.id, seen: discarded.version }));
    valueOf(await write({ text: "Begun anew?" }));
    expect((await open()).version).toBe(discarded.version);
    expect(problemOf(await write({ text: "From the old page?", seen })).kind).toBe("stale");
    expect((await open()).words.text).toBe("Begun anew?");
  });

  it("seen before the edit is not approved", async () => {
    valueOf(await write());
    const { id, version } = await open();
    valueOf(await write({ text: "Edited meanwhile?", seen: seenCorrection(await open()) }));
    expect(problemOf(await moveCorrection(await as("helen-ferriday"), { correctionId: id, seen: version, move: "approve" })).kind).toBe("stale");
    expect((await open()).state).toBe("draft");
  });
});

describe("discarding a correction", () => {
  it("leaves what was issued as it stands, and its words in the office’s own history", async () => {
    valueOf(await write());
    const before = await forceSees();
    valueOf(await discardCorrection(await as("priya-nair"), { correctionId: (await open()).id, seen: 1 }));
    expect(await fresh.db.read.entryCorrection.count()).toBe(0);
    expect(await stands()).toBe(FIRST);
    expect(await forceSees()).toBe(before);
    expect(await events({ field: "correctionText", before: CANARY, after: null })).toMatchObject([{ draftOf: "opcc" }]);
  });

  it("is refused once it is issued", async () => {
    valueOf(await write());
    const { id } = await open();
    valueOf(await move("helen-ferriday", "approve"));
    valueOf(await move("helen-ferriday", "issue"));
    expect(problemOf(await discardCorrection(await as("helen-ferriday"), { correctionId: id })).message).toMatch(/has been issued/);
  });
});

it("a correction somebody prepared moves to a colleague when they are deactivated", async () => {
  valueOf(await write());
  valueOf(await deactivatePerson(await as("judith-allardyce"), { personId: "callum-reeve", colleagueId: "priya-nair" }));
  expect(await fresh.db.read.entryCorrection.findFirst({ select: { heldByPersonId: true } })).toEqual({ heldByPersonId: "priya-nair" });
});
