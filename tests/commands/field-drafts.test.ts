/** The force's drafts from saving to submitting, signing off, sending back and discarding; and what the office sees meanwhile. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { discardDrafts } from "~/commands/discard-drafts.server";
import { editCell, type EditCell } from "~/commands/edit-cell.server";
import { signOffRag, type SignOffRag } from "~/commands/sign-off-rag.server";
import { submitDraftsOn, type SubmitDrafts } from "~/commands/submit-drafts.server";
import { loadFinding } from "~/db/record.server";
import { write } from "~/db/write.server";
import { columnValue } from "~/domain/columns";
import { seenOf } from "~/domain/draft-rules";
import { withDrafts } from "~/domain/field-draft";
import type { FindingRecord } from "~/domain/record";
import { findingFor } from "~/domain/visibility";
import { seedDemonstration } from "../../prisma/seed";
import { ctxOf } from "../support/demonstration-actor";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";
import { operator, problemOf, valueOf } from "../support/marchshire";
import { testCtx } from "../support/test-ctx";

/** Led by ACC Okafor and Ch Insp Byrne; amber, without a draft. */
const reference = "F-0130";

let fresh: FreshDatabase;
let untouched: FindingRecord;
beforeAll(async () => {
  fresh = await freshDatabase();
  valueOf(await seedDemonstration(fresh.db));
  untouched = await stored();
});
afterAll(() => fresh.remove());

/** Takes the drafts of the test before away; what it submitted stays. */
beforeEach(async () => {
  await write(fresh.db, (tx) => tx.fieldDraft.deleteMany({ where: { finding: { reference } } }));
  untouched = await stored();
});

async function stored(): Promise<FindingRecord> {
  const finding = await loadFinding(fresh.db, reference);
  if (finding === null) throw new Error("The finding is gone.");
  return finding;
}

type Edit = Pick<EditCell, "column" | "value"> & Partial<EditCell>;

async function edit(who: string, { column, value, ...more }: Edit) {
  const base = columnValue(withDrafts(await stored()), column);
  return editCell(await ctxOf(fresh.db, who), { reference, column, value, base, ...more });
}
const submit = async (who: string, what: Partial<SubmitDrafts> = {}) => submitDraftsOn(await ctxOf(fresh.db, who), { reference, ...what });
const decide = async (who: string, decision: SignOffRag["decision"], more: Partial<SignOffRag> = {}) =>
  signOffRag(await ctxOf(fresh.db, who), { reference, decision, note: "", ...more });

const toGreen = { column: "rag", value: "Green", ragReason: "Every plan was audited in May." } as const;
const lastEvents = (count: number) => fresh.db.read.historyEvent.findMany({ orderBy: { sequence: "desc" }, take: count });

describe("saved", () => {
  it("a draft is the force’s alone: the official record and the office’s view stay as they are", async () => {
    const { finding, drafted } = valueOf(await edit("siobhan-byrne", { column: "update", value: "An unmistakable sentence.", asAt: "20 May 2022" }));
    expect(drafted).toBe(true);
    expect(columnValue(withDrafts(finding), "update")).toBe("An unmistakable sentence.");
    const now = await stored();
    expect(now.update).toEqual(untouched.update);
    expect(findingFor("opcc", now)).toEqual(findingFor("opcc", untouched));
    expect(JSON.stringify([findingFor("opcc", now), findingFor("official", now), findingFor("observer", now)])).not.toContain("unmistakable");
    expect(now.drafts).toMatchObject([
      { column: "update", base: untouched.update?.text, author: "Siobhan Byrne", heldByPersonId: "siobhan-byrne", state: "draft", version: 1 },
      { column: "updateAsAt", value: "2022-05-20" },
    ]);
    const events = await lastEvents(2);
    expect(events.map((event) => [event.field, event.draftOf, event.side, event.actorName])).toEqual([
      ["updateAsAt", "force", "force", "Siobhan Byrne"], ["update", "force", "force", "Siobhan Byrne"],
    ]);
  });

  it("a cell holds one draft; the second of two people is told of the first", async () => {
    const before = columnValue(untouched, "targetDate");
    valueOf(await edit("siobhan-byrne", { column: "targetDate", value: "1 July 2022" }));
    const problem = problemOf(await edit("tom-ashdown", { column: "targetDate", value: "2 August 2022", base: before }));
    expect(problem).toMatchObject({ kind: "stale", conflict: { current: "1 July 2022", wanted: "2 August 2022" } });
    valueOf(await edit("tom-ashdown", { column: "targetDate", value: "2 August 2022" }));
    expect((await stored()).drafts).toMatchObject([{ value: "2022-08-02", base: before, author: "Tom Ashdown", version: 2 }]);
    valueOf(await edit("tom-ashdown", { column: "targetDate", value: before ?? "" }));
    expect((await stored()).drafts).toEqual([]);
  });

  it("drafts are for the finding’s leads and the secretariat, and a lead in draft leads nothing", async () => {
    expect(problemOf(await edit("moira-cassidy", { column: "update", value: "x" })).kind).toBe("refused");
    expect(problemOf(await edit("catherine-wells", { column: "rag", value: "red", ragReason: "x" })).kind).toBe("refused");
    expect(problemOf(await edit("beth-hargreaves", { column: "update", value: "x" })).kind).toBe("refused");
    expect(problemOf(await edit("priya-nair", { column: "update", value: "x" })).kind).toBe("refused");
    valueOf(await edit("tom-ashdown", { column: "strategicLead", value: "Det Ch Supt Cassidy" }));
    expect(problemOf(await edit("moira-cassidy", { column: "update", value: "x" })).kind).toBe("refused");
    expect(problemOf(await submit("moira-cassidy")).kind).toBe("refused");
  });
});

describe("submitted", () => {
  it("drafts become the record, in the name of whoever wrote them, and are gone", async () => {
    valueOf(await edit("siobhan-byrne", { column: "update", value: "Submitted later.", asAt: "20 May 2022" }));
    valueOf(await edit("siobhan-byrne", { column: "stepsToGreen", value: "Train | Supt Osei | due 30 Sep 2022" }));
    expect(valueOf(await submit("tom-ashdown", { columns: ["update", "updateAsAt"] }))).toEqual({ submitted: 2, waits: false });
    const half = await stored();
    expect(half.update).toMatchObject({ text: "Submitted later.", asAt: "2022-05-20", author: "Siobhan Byrne", state: "submitted", rag: "amber" });
    expect(half.drafts.map((draft) => draft.column)).toEqual(["stepsToGreen"]);
    valueOf(await submit("ngozi-okafor"));
    const whole = await stored();
    expect(whole.steps).toEqual([{ text: "Train", owner: "Supt Osei", due: "2022-09-30", done: null }]);
    expect(whole.drafts).toEqual([]);
    const [event] = await lastEvents(1);
    expect(event).toMatchObject({ field: "stepsToGreen", draftOf: null, actorName: "Ngozi Okafor", after: "1. Train | Supt Osei | due 30 Sep 2022" });
    expect(problemOf(await submit("tom-ashdown"))).toMatchObject({ kind: "missing" });
  });

  it("only what its author saw: a record or a draft that moved meanwhile is told of", async () => {
    valueOf(await edit("siobhan-byrne", { column: "targetDate", value: "1 July 2022" }));
    const seen = seenOf(await stored());
    valueOf(await editCell(testCtx(fresh.db, operator), { reference, column: "targetDate", value: "3 March 2023", base: columnValue(untouched, "targetDate") }));
    const problem = problemOf(await submit("siobhan-byrne", { seen }));
    expect(problem).toMatchObject({ kind: "stale", field: "targetDate", conflict: { current: "3 March 2023", wanted: "1 July 2022" } });
    expect(problemOf(await submit("siobhan-byrne")).kind).toBe("stale");
    const looked = seenOf(await stored());
    valueOf(await edit("tom-ashdown", { column: "targetDate", value: "8 July 2022" }));
    expect(problemOf(await submit("siobhan-byrne", { seen: looked })).kind).toBe("stale");
    valueOf(await submit("siobhan-byrne", { seen: seenOf(await stored()) }));
    expect((await stored()).targetDate).toBe("2022-07-08");
  });

  it("in one go with saving", async () => {
    const edited = valueOf(await edit("siobhan-byrne", { column: "tacticalLead", value: "Ch Insp Byrne, with Insp Doyle", submit: true }));
    expect(edited).toMatchObject({ drafted: false, waits: false });
    expect((await stored()).tacticalLead?.text).toBe("Ch Insp Byrne, with Insp Doyle");
    valueOf(await edit("tom-ashdown", { column: "tacticalLead", value: "Ch Insp Byrne", submit: true }));
    expect((await stored()).tacticalLead).toEqual({ text: "Ch Insp Byrne", personId: "siobhan-byrne" });
  });
});

describe("a move to Green or Blue", () => {
  const backToAmber = () => edit("tom-ashdown", { column: "rag", value: "amber", ragReason: "On course.", submit: true });

  it("waits for a chief officer; the text need not", async () => {
    valueOf(await edit("siobhan-byrne", { column: "update", value: "All plans have a result." }));
    valueOf(await edit("siobhan-byrne", toGreen));
    expect(valueOf(await submit("siobhan-byrne"))).toEqual({ submitted: 1, waits: true });
    const finding = await stored();
    expect(finding.update).toMatchObject({ text: "All plans have a result.", rag: "amber" });
    expect(finding.drafts.map(({ column, state }) => [column, state])).toEqual([["rag", "waiting"], ["ragReason", "waiting"]]);
    expect(JSON.stringify(findingFor("opcc", finding))).not.toContain("audited in May");
    for (const who of ["siobhan-byrne", "tom-ashdown", "samira-haddad", "priya-nair"]) expect(problemOf(await decide(who, "sign off")).kind).toBe("refused");

    valueOf(await decide("catherine-wells", "sign off", { seen: seenOf(finding) }));
    const signed = await stored();
    expect(signed.update).toMatchObject({ rag: "green", ragReason: toGreen.ragReason, text: "All plans have a result.", author: "Siobhan Byrne" });
    expect(signed.drafts).toEqual([]);
    const [event] = await lastEvents(1);
    expect(event).toMatchObject({ field: "ragSignOff", draftOf: null, actorName: "Catherine Wells", after: "signed off" });
    expect(problemOf(await decide("catherine-wells", "sign off")).kind).toBe("missing");
    valueOf(await backToAmber());
  });

  it("is signed off by a staff officer in the name of one of those who named them", async () => {
    valueOf(await edit("siobhan-byrne", { ...toGreen, submit: true }));
    expect(problemOf(await decide("beth-hargreaves", "sign off"))).toMatchObject({ kind: "invalid", field: "for", message: expect.stringMatching(/David Harkness or Catherine Wells/) as string });
    valueOf(await decide("beth-hargreaves", "sign off", { for: "David Harkness" }));
    const [event] = await lastEvents(1);
    expect(event).toMatchObject({ actorName: "Beth Hargreaves", actorPost: "SO", after: "signed off, for CC David Harkness" });
    expect((await stored()).update?.rag).toBe("green");
    valueOf(await backToAmber());
  });

  it("goes back with a note to its lead, and waits again once it is submitted again", async () => {
    valueOf(await edit("siobhan-byrne", { ...toGreen, submit: true }));
    expect(problemOf(await decide("catherine-wells", "send back"))).toMatchObject({ kind: "invalid", field: "note" });
    valueOf(await decide("catherine-wells", "send back", { note: "Which audit?" }));
    expect((await stored()).drafts.map(({ state, note }) => [state, note])).toEqual([["draft", "Catherine Wells: Which audit?"], ["draft", "Catherine Wells: Which audit?"]]);
    const [event] = await lastEvents(1);
    expect(event).toMatchObject({ field: "ragSignOff", draftOf: "force", after: "sent back by Catherine Wells: Which audit?" });
    valueOf(await submit("siobhan-byrne"));
    expect((await stored()).drafts.map(({ state, note }) => [state, note])).toEqual([["waiting", null], ["waiting", null]]);
  });

  it("that is written anew while it waits is a draft again, and what was looked at is not signed off", async () => {
    valueOf(await edit("siobhan-byrne", { ...toGreen, submit: true }));
    const seen = seenOf(await stored());
    valueOf(await edit("siobhan-byrne", { column: "ragReason", value: "Every plan was audited in June." }));
    expect((await stored()).drafts.map((draft) => draft.state)).toEqual(["draft", "draft"]);
    expect(problemOf(await decide("catherine-wells", "sign off", { seen })).kind).toBe("missing");
    valueOf(await submit("siobhan-byrne"));
    expect(problemOf(await decide("catherine-wells", "sign off", { seen })).kind).toBe("stale");
    expect((await stored()).update?.rag).toBe("amber");
  });

  it("by a chief officer who leads on the finding is signed off in the same go", async () => {
    expect(valueOf(await edit("ngozi-okafor", { ...toGreen, submit: true }))).toMatchObject({ drafted: false, waits: false });
    expect((await stored()).update?.rag).toBe("green");
    const [event] = await lastEvents(1);
    expect(event).toMatchObject({ field: "ragSignOff", draftOf: null, actorName: "Ngozi Okafor" });
    const blue = { column: "rag", value: "blue", ragReason: "" } as const;
    expect(problemOf(await edit("ngozi-okafor", { ...blue, submit: true })).message).toMatch(/Name the evidence/);
    valueOf(await backToAmber());
  });
});

describe("discarded", () => {
  it("by its side alone, with the words kept in the force’s history", async () => {
    valueOf(await edit("siobhan-byrne", { column: "update", value: "Not to be." }));
    valueOf(await edit("siobhan-byrne", { ...toGreen, submit: true }));
    expect(problemOf(await discardDrafts(await ctxOf(fresh.db, "priya-nair"), { reference })).kind).toBe("refused");
    expect(problemOf(await discardDrafts(await ctxOf(fresh.db, "moira-cassidy"), { reference })).kind).toBe("refused");
    expect(valueOf(await discardDrafts(await ctxOf(fresh.db, "siobhan-byrne"), { reference, columns: ["rag"] }))).toBe(2);
    expect((await stored()).drafts.map((draft) => draft.column)).toEqual(["update"]);
    valueOf(await discardDrafts(await ctxOf(fresh.db, "tom-ashdown"), { reference }));
    expect(await stored()).toMatchObject({ drafts: [], update: { text: untouched.update?.text } });
    const [event] = await lastEvents(1);
    expect(event).toMatchObject({ field: "update", draftOf: "force", before: "Not to be.", after: untouched.update?.text ?? null });
  });
});
