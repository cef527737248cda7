/** Approval: who gives it or records it, that it holds for one text, and that a draft may be discarded. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { approveEntries } from "~/commands/approve-entries.server";
import { ask } from "~/commands/ask.server";
import { discardEntry } from "~/commands/discard-entry.server";
import { editEntry } from "~/commands/edit-entry.server";
import { issueEntries } from "~/commands/issue-entries.server";
import { moveEntry } from "~/commands/move-entry.server";
import { endDelegation } from "~/commands/people/delegate.server";
import { approvalsOfEntries } from "~/db/entry-approvals.server";
import { entryIn } from "~/db/entry-record.server";
import { earlyOn23May } from "../support/test-ctx";
import { ctxOf, minutesLater } from "../support/demonstration-actor";
import { demonstrationDatabase } from "../support/demonstration-database";
import type { FreshDatabase } from "../support/fresh-database";
import { problemOf, valueOf } from "../support/marchshire";

const CANARY = "CANARY: what do the sergeants say?";
const HOW = "by e-mail of 3 May 2022";

let fresh: FreshDatabase;
let entryId: string;
beforeEach(async () => {
  fresh = await demonstrationDatabase();
  entryId = await draft();
});
afterEach(() => fresh.remove());

const as = (personId: string, now?: string) => ctxOf(fresh.db, personId, now);

async function draft(text = CANARY): Promise<string> {
  const asked = await ask(await as("callum-reeve"), { references: ["F-0104", "F-0132"], kind: "question", text, askedBy: "PO", dueOn: "1 June 2022", meetingId: null, followsUpResponseId: null });
  return valueOf(asked).entryId;
}

async function stored(id = entryId) {
  const entry = await entryIn(fresh.db.read, id);
  if (entry === null) throw new Error("The entry is gone.");
  return entry;
}

const approval = async (id = entryId) => (await approvalsOfEntries(fresh.db.read, [id])).get(id) ?? null;
const events = (where: object) => fresh.db.read.historyEvent.findMany({ where: { subject: "entry", subjectId: entryId, ...where }, orderBy: { sequence: "asc" } });
const edit = async (person: string, text: string, base = CANARY) => editEntry(await as(person), { entryId, edits: { text: { value: text, base } } });

describe("an approval", () => {
  it("is the PCC’s own", async () => {
    valueOf(await moveEntry(await as("helen-ferriday"), { entryId, seen: 1, move: "approve" }));
    expect(await stored()).toMatchObject({ state: "approved", text: CANARY });
    expect(await approval()).toEqual({ at: earlyOn23May, by: "Helen Ferriday", post: "PCC", for: null, how: null });
    expect(await events({ field: "approval" })).toMatchObject([{ after: "Helen Ferriday, PCC", draftOf: "opcc" }, { after: "Helen Ferriday, PCC", draftOf: "opcc" }]);
  });

  it("is recorded for the PCC by somebody the PCC has named, who says how it was given", async () => {
    const priya = await as("priya-nair", minutesLater(5));
    expect(problemOf(await moveEntry(priya, { entryId, seen: 1, move: "approve", how: " " }))).toMatchObject({ kind: "invalid", field: "how" });
    expect((await stored()).state).toBe("draft");
    valueOf(await moveEntry(priya, { entryId, seen: 1, move: "approve", how: HOW }));
    expect(await approval()).toEqual({ at: minutesLater(5), by: "Priya Nair", post: "SPM", for: "Helen Ferriday", how: HOW });
    const [first] = await events({ field: "approval" });
    expect(first).toMatchObject({ actorName: "Priya Nair", actorPost: "SPM", after: `Priya Nair, SPM, for Helen Ferriday: ${HOW}`, draftOf: "opcc" });
  });

  it.each(["callum-reeve", "judith-allardyce", "tom-ashdown", "catherine-wells", "rosalind-achebe"])("is refused to %s", async (person) => {
    expect(problemOf(await moveEntry(await as(person), { entryId, seen: 1, move: "approve", how: HOW, for: "Helen Ferriday" }))).toMatchObject({ kind: "refused" });
    expect(await stored()).toMatchObject({ state: "draft", version: 1 });
  });

  it("is refused from the moment the naming has ended", async () => {
    const { id } = await fresh.db.read.delegation.findFirstOrThrow({ where: { kind: "approves-for" } });
    valueOf(await endDelegation(await as("helen-ferriday"), id));
    expect(problemOf(await moveEntry(await as("priya-nair"), { entryId, seen: 1, move: "approve", how: HOW })).kind).toBe("refused");
  });
});

describe("an approved text", () => {
  beforeEach(async () => {
    valueOf(await moveEntry(await as("priya-nair"), { entryId, seen: 1, move: "approve", how: HOW }));
  });

  it("is a draft again once anything of it is edited, and its approval is gone, in the history too", async () => {
    expect(valueOf(await edit("callum-reeve", "Another question?"))).toEqual({ returned: true });
    expect(await stored()).toMatchObject({ state: "draft", text: "Another question?" });
    expect(await approval()).toBeNull();
    expect((await events({ field: "approval", after: null }))[0]).toMatchObject({ before: `Priya Nair, SPM, for Helen Ferriday: ${HOW}`, actorName: "Callum Reeve", draftOf: "opcc" });
    expect((await events({ field: "state", before: "approved", after: "draft" })).length).toBe(2);
    expect(problemOf(await moveEntry(await as("priya-nair"), { entryId, move: "issue" })).message).toMatch(/approve it first/);
    expect(valueOf(await edit("callum-reeve", "A third?", "Another question?"))).toEqual({ returned: false });
  });

  it.each([
    ["its due date", { dueOn: { value: "2 June 2022", base: "2022-06-01" } }], ["who asks", { askedBy: { value: "PCC", base: "PO" } }],
    ["its kind", { kind: { value: "concern", base: "question" } }], ["its findings", { references: { value: "F-0104", base: "F-0104, F-0132" } }],
  ])("is a draft again once %s is edited", async (_, edits) => {
    valueOf(await editEntry(await as("callum-reeve"), { entryId, edits }));
    expect(await stored()).toMatchObject({ state: "draft", text: CANARY });
    expect(await approval()).toBeNull();
  });

  it("stays approved where an edit changes nothing", async () => {
    expect(valueOf(await edit("callum-reeve", ` ${CANARY}\r\n`))).toEqual({ returned: false });
    expect(await approval()).not.toBeNull();
  });

  it("is issued character for character", async () => {
    const odd = "  Räum–“quotes”\u00a0and a\ttab,\nsecond line: ½ of ’em?\n\n\tThird 😀 line.";
    const id = await draft(odd);
    const before = await stored(id);
    valueOf(await moveEntry(await as("helen-ferriday"), { entryId: id, seen: before.version, move: "approve" }));
    const approved = await stored(id);
    valueOf(await moveEntry(await as("callum-reeve"), { entryId: id, seen: approved.version, move: "issue" }));
    expect((await stored(id)).text).toBe(approved.text);
    expect((await stored(id)).text).toBe(odd.trim());
    const official = await fresh.db.read.historyEvent.findMany({ where: { subjectId: id, field: "text", draftOf: null } });
    expect(official.map((event) => event.after)).toEqual([odd.trim(), odd.trim()]);
  });

  it("keeps its approval with the office alone once it is issued, and begins its versions anew", async () => {
    valueOf(await moveEntry(await as("callum-reeve"), { entryId, move: "issue", dueOn: "" }));
    expect(await stored()).toMatchObject({ state: "issued", version: 1, dueOn: null });
    expect(await approval()).toMatchObject({ for: "Helen Ferriday" });
    const official = await events({ draftOf: null });
    expect(JSON.stringify(official)).not.toMatch(/e-mail of 3 May|2022-06-01/);
    expect(new Set((await events({ draftOf: "opcc" })).map((event) => event.field))).toContain("approval");
  });
});

describe("two people at one draft", () => {
  it("the approval of what was edited meanwhile is stale, and nothing is approved", async () => {
    const { version } = await stored();
    valueOf(await edit("callum-reeve", "Edited meanwhile?"));
    const problem = problemOf(await moveEntry(await as("helen-ferriday"), { entryId, seen: version, move: "approve" }));
    expect(problem).toMatchObject({ kind: "stale" });
    expect(problem.message).toMatch(/“Edited meanwhile\?” was changed by somebody else/);
    expect(await stored()).toMatchObject({ state: "draft" });
  });

  it("of an edit and an approval at the same time one wins, and never is an approved text another than the one seen", async () => {
    const [seen, priya, callum] = [(await stored()).version, await as("priya-nair"), await as("callum-reeve")];
    const [approved, edited] = await Promise.all([
      moveEntry(priya, { entryId, seen, move: "approve", how: HOW }), editEntry(callum, { entryId, edits: { text: { value: "Raced?", base: CANARY } } }),
    ]);
    expect(edited.ok).toBe(true);
    expect(await stored()).toMatchObject({ state: "draft", text: "Raced?" });
    if (!approved.ok) expect(approved.problem.kind).toBe("stale");
  });

  it("of two approvals one is recorded, and the other told", async () => {
    const { version: seen } = await stored();
    const both = await Promise.all([
      moveEntry(await as("helen-ferriday"), { entryId, seen, move: "approve" }), moveEntry(await as("priya-nair"), { entryId, seen, move: "approve", how: HOW }),
    ]);
    expect(both.map((each) => (each.ok ? "done" : each.problem.kind)).sort()).toEqual(["done", "stale"]);
    expect((await events({ field: "approval" })).length).toBe(2);
  });

  it("what was approved after the page was loaded is not issued from it, nor discarded", async () => {
    const { version: seen } = await stored();
    valueOf(await moveEntry(await as("helen-ferriday"), { entryId, seen, move: "approve" }));
    expect(problemOf(await discardEntry(await as("callum-reeve"), { entryId, seen })).kind).toBe("stale");
    expect(problemOf(await moveEntry(await as("callum-reeve"), { entryId, seen, move: "return-to-draft" })).kind).toBe("stale");
  });
});

describe("several at once", () => {
  it("are approved all or none", async () => {
    const other = await draft("A second question?");
    const gone = await draft("A third question?");
    valueOf(await discardEntry(await as("callum-reeve"), { entryId: gone }));
    const helen = await as("helen-ferriday");
    expect(problemOf(await approveEntries(helen, { entries: [{ entryId, seen: 1 }, { entryId: gone, seen: 1 }] })).kind).toBe("missing");
    expect((await stored()).state).toBe("draft");
    expect(problemOf(await approveEntries(helen, { entries: [] })).kind).toBe("invalid");
    expect(valueOf(await approveEntries(helen, { entries: [{ entryId, seen: 1 }, { entryId: other, seen: 1 }] }))).toEqual({ approved: 2 });
  });

  it("are issued all or none, with one due date and meeting, numbered in their order without gaps", async () => {
    const other = await draft("A second question?");
    const helen = await as("helen-ferriday");
    valueOf(await approveEntries(helen, { entries: [{ entryId }, { entryId: other }] }));
    const between = await draft("Not approved.");
    const callum = await as("callum-reeve");
    const meeting = await fresh.db.read.meeting.findFirstOrThrow({ orderBy: { date: "desc" } });
    const terms = { dueOn: "2022-06-20", meetingId: meeting.id };
    const greatest = async (reference: string) =>
      (await fresh.db.read.entryFinding.aggregate({ where: { finding: { reference } }, _max: { number: true } }))._max.number ?? 0;
    const before = await greatest("F-0104");

    const mixed = problemOf(await issueEntries(callum, { entries: [{ entryId }, { entryId: between }], terms }));
    expect(mixed.message).toMatch(/“Not approved\.”.*approve it first/);
    expect((await stored()).state).toBe("approved");
    expect(problemOf(await issueEntries(callum, { entries: [{ entryId }], terms: { dueOn: null, meetingId: "nowhere" } })).kind).toBe("missing");
    expect(problemOf(await issueEntries(await as("judith-allardyce"), { entries: [{ entryId }], terms })).kind).toBe("refused");

    expect(valueOf(await issueEntries(callum, { entries: [{ entryId: other }, { entryId }], terms }))).toEqual({ issued: 2 });
    expect(await stored(other)).toMatchObject({ state: "issued", dueOn: "2022-06-20", meetingId: meeting.id });
    const numberOn = async (id: string) => (await stored(id)).links.find((link) => link.reference === "F-0104")?.number;
    expect([await numberOn(other), await numberOn(entryId)]).toEqual([before + 1, before + 2]);
    expect(await stored(between)).toMatchObject({ state: "draft", links: [{ number: null }, { number: null }] });
  });

  it("keep their own due date and meeting where none is given", async () => {
    valueOf(await approveEntries(await as("helen-ferriday"), { entries: [{ entryId }] }));
    valueOf(await issueEntries(await as("callum-reeve"), { entries: [{ entryId }], terms: { dueOn: null } }));
    expect(await stored()).toMatchObject({ state: "issued", dueOn: "2022-06-01", meetingId: null });
  });
});

describe("discarding", () => {
  it("takes a draft or an approved text away whole, and keeps its words in the office’s own history", async () => {
    valueOf(await moveEntry(await as("helen-ferriday"), { entryId, seen: 1, move: "approve" }));
    expect(valueOf(await discardEntry(await as("callum-reeve"), { entryId, seen: 2 }))).toEqual({ references: ["F-0104", "F-0132"] });
    expect(await entryIn(fresh.db.read, entryId)).toBeNull();
    expect(await fresh.db.read.entryFinding.count({ where: { entryId } })).toBe(0);
    const last = await events({ after: "discarded" });
    expect(last).toMatchObject([{ field: "state", before: "approved", draftOf: "opcc" }, { field: "state", before: "approved", draftOf: "opcc" }]);
    expect((await events({ field: "text", before: CANARY })).length).toBe(2);
    expect(await events({ draftOf: null })).toEqual([]);
  });

  it("is refused once it is issued, and to those whose draft it is not", async () => {
    expect(problemOf(await discardEntry(await as("judith-allardyce"), { entryId })).kind).toBe("refused");
    expect(problemOf(await discardEntry(await as("tom-ashdown"), { entryId })).kind).toBe("refused");
    valueOf(await moveEntry(await as("helen-ferriday"), { entryId, move: "approve" }));
    valueOf(await moveEntry(await as("helen-ferriday"), { entryId, move: "issue" }));
    expect(problemOf(await discardEntry(await as("callum-reeve"), { entryId })).message).toMatch(/Withdraw it instead/);
  });
});
