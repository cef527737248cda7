/** Deciding on an answer: closed, followed up, revisited or withdrawn, with the assurance of the finding set by a person or not at all. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { approveEntries } from "~/commands/approve-entries.server";
import { assure, type Assure } from "~/commands/assure.server";
import { closeEntry } from "~/commands/close-entry.server";
import { discardEntry } from "~/commands/discard-entry.server";
import { issueEntries } from "~/commands/issue-entries.server";
import { setAssurance } from "~/commands/set-assurance.server";
import { loadRecord } from "~/db/record.server";
import { workOf } from "~/db/work.server";
import { answeredAt } from "~/domain/follow-up";
import type { FindingRecord } from "~/domain/record";
import { assurePage } from "~/queries/assure-page.server";
import { ctxOf, minutesLater } from "../support/demonstration-actor";
import { demonstrationDatabase } from "../support/demonstration-database";
import type { FreshDatabase } from "../support/fresh-database";
import { problemOf, valueOf } from "../support/marchshire";

const HOW = "at the weekly meeting of 23 May 2022";

let fresh: FreshDatabase;
let entryId: string;
let reference: string;
let before: FindingRecord;
beforeEach(async () => {
  fresh = await demonstrationDatabase();
  const record = await loadRecord(fresh.db);
  const found = record.findings.find((finding) => finding.entries.some((entry) => entry.state === "answered" && entry.links.length === 1 && entry.kind === "question"));
  const entry = found?.entries.find((each) => each.state === "answered" && each.links.length === 1 && each.kind === "question");
  if (found === undefined || entry === undefined) throw new Error("The demonstration has no answered question.");
  [before, reference, entryId] = [found, found.reference, entry.id];
});
afterEach(() => fresh.remove());

const as = (personId: string, now?: string) => ctxOf(fresh.db, personId, now);

async function decide(more: Partial<Assure>, person = "helen-ferriday") {
  const base = { assurance: before.assurance, statement: before.assuranceStatement ?? "" };
  return assure(await as(person), { entryId, reference, closure: "", note: "", revisitOn: "", followUp: "", assurance: "", statement: "", base, ...more });
}

async function finding(): Promise<FindingRecord> {
  const found = (await loadRecord(fresh.db)).findings.find((each) => each.reference === reference);
  if (found === undefined) throw new Error("The finding is gone.");
  return found;
}

const entryNow = async () => (await finding()).entries.find((each) => each.id === entryId);

/** Whether the question is to be decided on /assure and in somebody's work, and the draft that follows it up. */
async function waitsFor(person: string) {
  const ctx = await as(person);
  const page = valueOf(await assurePage(ctx, { inspection: "", area: "", entry: "", finding: "" }));
  const { groups } = await workOf(fresh.db, ctx.actor, ctx.today);
  return {
    page: page.items.some((item) => item.entryId === entryId),
    prepared: page.inPreparation.find((item) => item.entryId === entryId)?.followUpId,
    work: groups.some((group) => group.kind === "assure" && group.items.some((item) => item.key === `entry/${entryId}`)),
  };
}
const decisions = () => fresh.db.read.historyEvent.findMany({ where: { field: "assuranceDecision" }, orderBy: { sequence: "asc" } });

describe("closing a question", () => {
  it.each([
    ["assured", {}], ["revisit", { revisitOn: "23 November 2022" }], ["withdrawn", { note: "Asked twice." }],
  ] as const)("as %s never changes the assurance of the finding", async (closure, more) => {
    valueOf(await decide({ closure, ...more }, "callum-reeve"));
    expect(await entryNow()).toMatchObject({ state: "closed", links: [{ closure }] });
    expect(await finding()).toMatchObject({ assurance: before.assurance, assuranceStatement: before.assuranceStatement });
    expect(await decisions()).toEqual([]);
  });

  it("as followed up makes the draft that takes up the response, and tells the force nothing", async () => {
    const official = () => fresh.db.read.historyEvent.count({ where: { draftOf: null } });
    const events = await official();
    const { followUpId, closure } = valueOf(await decide({ closure: "follow-up-asked", followUp: "And in Harle Valley?" }, "callum-reeve"));
    const draft = (await finding()).entries.find((each) => each.id === followUpId);
    expect(draft).toMatchObject({ state: "draft", text: "And in Harle Valley?", followsUpEntryId: entryId, links: [{ reference, number: null }] });
    expect(draft?.followsUpResponseId).toBe((await entryNow())?.responses.at(-1)?.id);
    expect(closure).toBeNull();
    expect(await entryNow()).toMatchObject({ state: "answered", links: [{ closure: null }] });
    expect(await official()).toBe(events);
  });

  it("as followed up happens when the follow-up is issued, and is to be decided again where it is discarded", async () => {
    const followed = { closure: "follow-up-asked", followUp: "And in Harle Valley?" } as const;
    const first = valueOf(await decide(followed, "callum-reeve")).followUpId ?? "";
    expect(await waitsFor("callum-reeve")).toEqual({ page: false, prepared: first, work: false });
    expect(problemOf(await decide(followed, "callum-reeve"))).toMatchObject({ kind: "refused", field: "closure" });
    valueOf(await discardEntry(await as("callum-reeve"), { entryId: first, seen: 1 }));
    expect(await waitsFor("callum-reeve")).toEqual({ page: true, prepared: undefined, work: true });

    const second = valueOf(await decide(followed, "callum-reeve")).followUpId ?? "";
    valueOf(await approveEntries(await as("helen-ferriday"), { entries: [{ entryId: second, seen: 1 }], how: "", for: "" }));
    valueOf(await issueEntries(await as("callum-reeve", minutesLater(5)), { entries: [{ entryId: second, seen: 2 }], terms: { dueOn: null } }));
    expect(await entryNow()).toMatchObject({ state: "closed", links: [{ closure: "follow-up-asked", closureNote: null }] });
    expect(await waitsFor("callum-reeve")).toEqual({ page: false, prepared: undefined, work: false });
    const closings = await fresh.db.read.historyEvent.findMany({ where: { subjectId: entryId, field: "closure" } });
    expect(closings).toMatchObject([{ after: "follow-up-asked", draftOf: null, actorName: "Callum Reeve" }]);
  });

  it("as followed up from its own page is refused until the follow-up is issued", async () => {
    const close = async () => closeEntry(await as("callum-reeve"), { entryId, reference: null, as: "follow-up-asked", note: "", revisitOn: "" });
    expect(problemOf(await close())).toMatchObject({ kind: "refused", field: "closure" });
    valueOf(await decide({ closure: "follow-up-asked", followUp: "And in Harle Valley?" }, "callum-reeve"));
    expect(problemOf(await close())).toMatchObject({ kind: "refused", field: "closure" });
    expect(await entryNow()).toMatchObject({ state: "answered", links: [{ closure: null }] });
  });

  it.each([
    ["a follow-up without words", { closure: "follow-up-asked", followUp: "  " }, "followUp"], ["a note that would not be kept", { closure: "follow-up-asked", followUp: "And in Harle Valley?", note: "Late." }, "note"], ["a withdrawal without a reason", { closure: "withdrawn" }, "note"],
    ["a revisit without a day", { closure: "revisit" }, "revisitOn"], ["a revisit in the past", { closure: "revisit", revisitOn: "1/5/2022" }, "revisitOn"],
    ["nothing at all", {}, "closure"], ["an assurance without a statement", { closure: "assured", assurance: "assured" }, "statement"],
  ] as const)("with %s is refused, and nothing of it is done", async (_, more, field) => {
    expect(problemOf(await decide(more))).toMatchObject({ kind: "invalid", field });
    expect(await entryNow()).toMatchObject({ state: "answered", links: [{ closure: null }] });
    expect(await finding()).toMatchObject({ assurance: before.assurance });
  });

  it("is undone whole where the assurance was changed meanwhile", async () => {
    const problem = problemOf(await decide({ closure: "assured", assurance: "assured", statement: "Shown.", base: { assurance: "not-yet-reviewed", statement: "An older one." } }));
    expect(problem.kind).toBe("stale");
    expect(await entryNow()).toMatchObject({ state: "answered", links: [{ closure: null }] });
  });
});

describe("the assurance", () => {
  const set = { assurance: "partially-assured", statement: "Dip samples of two areas were shown." };

  it("is set with its statement by the PCC, with the closing or without", async () => {
    valueOf(await decide({ closure: "assured", ...set }));
    expect(await finding()).toMatchObject({ assurance: "partially-assured", assuranceStatement: set.statement });
    expect(await decisions()).toMatchObject([{ actorName: "Helen Ferriday", after: "Partially assured, by Helen Ferriday, PCC", draftOf: null }]);
  });

  it("is recorded for the PCC by somebody the PCC has named, who says how it was given", async () => {
    expect(problemOf(await decide(set, "priya-nair"))).toMatchObject({ kind: "invalid", field: "how" });
    valueOf(await decide({ ...set, how: HOW }, "priya-nair"));
    expect(await entryNow()).toMatchObject({ state: "answered" });
    expect(await decisions()).toMatchObject([{ actorName: "Priya Nair", after: `Partially assured, by Priya Nair, SPM, for Helen Ferriday: ${HOW}` }]);
  });

  it("is refused to those not named, with the closing", async () => {
    expect(problemOf(await decide({ closure: "assured", ...set, how: HOW }, "callum-reeve")).kind).toBe("refused");
    expect(await entryNow()).toMatchObject({ state: "answered" });
    for (const person of ["tom-ashdown", "catherine-wells", "rosalind-achebe", "judith-allardyce"]) {
      expect(problemOf(await decide({ closure: "assured" }, person)).kind).toBe("refused");
      expect(problemOf(await setAssurance(await as(person), { reference, ...set, how: HOW, base: { assurance: before.assurance, statement: before.assuranceStatement ?? "" } })).kind).toBe("refused");
    }
  });
});

describe("the page", () => {
  const order = { inspection: "", area: "", entry: "", finding: "" };

  it("lists each answered question on each of its findings that is still open there, the longest answered first", async () => {
    const { items } = valueOf(await assurePage(await as("callum-reeve"), order));
    const expected = (await loadRecord(fresh.db)).findings.flatMap((each) =>
      each.entries.filter((entry) => entry.state === "answered" && entry.kind !== "comment" && entry.links.some((link) => link.findingId === each.id && link.closure === null)).map((entry) => [answeredAt(entry) ?? "", entry.id, each.reference]));
    const oldestFirst = expected.sort(([a = ""], [b = ""]) => (a < b ? -1 : a > b ? 1 : 0));
    expect(new Set(oldestFirst.map(([at]) => at)).size).toBeGreaterThan(1);
    expect(items.map((item) => [item.entryId, item.reference])).toEqual(oldestFirst.map(([, id, on]) => [id, on]));
    const chosen = valueOf(await assurePage(await as("callum-reeve"), { ...order, entry: entryId, finding: reference }));
    expect(chosen.current).toMatchObject({ entryId, reference, entry: { id: entryId } });
    const filtered = valueOf(await assurePage(await as("callum-reeve"), { ...order, inspection: "No such inspection" }));
    expect(filtered).toMatchObject({ items: [], current: null });
  });

  it("says whose assurance waits for a decision, until somebody decides, whatever they decide", async () => {
    const waits = async () => valueOf(await assurePage(await as("priya-nair"), order)).toDecide.find((each) => each.reference === reference);
    const inWork = async () => {
      const ctx = await as("helen-ferriday");
      return (await workOf(fresh.db, ctx.actor, ctx.today)).groups.some((group) => group.kind === "assurance" && group.items.some((item) => item.reference === reference));
    };
    const assured = { assurance: "assured", statement: "Shown in every area." };
    valueOf(await setAssurance(await as("helen-ferriday"), { reference, ...assured, base: { assurance: before.assurance, statement: before.assuranceStatement ?? "" } }));
    expect(await waits()).toBeUndefined();
    expect(await inWork()).toBe(false);
    valueOf(await closeEntry(await as("callum-reeve", minutesLater(5)), { entryId, reference: null, as: "revisit", note: "", revisitOn: "1 October 2022" }));
    expect(await waits()).toMatchObject({ assurance: "assured" });
    expect(await inWork()).toBe(true);
    valueOf(await setAssurance(await as("priya-nair", minutesLater(10)), { reference, ...assured, how: HOW, base: assured }));
    // Decided to stay as it was: a decision all the same.
    expect(await waits()).toBeUndefined();
    expect(await inWork()).toBe(false);
  });

  it("is the office’s", async () => {
    for (const person of ["tom-ashdown", "rosalind-achebe", "judith-allardyce"]) expect(problemOf(await assurePage(await as(person), order)).kind).toBe("refused");
  });
});
