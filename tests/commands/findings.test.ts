/** Adding findings, and changing what stands beside their cells. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addBankQuestion } from "~/commands/add-bank-question.server";
import { addFinding } from "~/commands/add-finding.server";
import { addFindings, type AddFindings } from "~/commands/add-findings.server";
import { correctFindingText } from "~/commands/correct-finding-text.server";
import { linkFindings } from "~/commands/link-findings.server";
import { markAddressedElsewhere } from "~/commands/mark-addressed-elsewhere.server";
import { retireBankQuestion } from "~/commands/retire-bank-question.server";
import { setAssurance } from "~/commands/set-assurance.server";
import { setLimbs } from "~/commands/set-limbs.server";
import { unlinkFindings } from "~/commands/unlink-findings.server";
import { loadFinding, loadRecord } from "~/db/record.server";
import type { Actor } from "~/domain/actor";
import type { FindingRecord } from "~/domain/record";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";
import * as marchshire from "../support/marchshire";
import { testCtx } from "../support/test-ctx";

const { force, opcc, problemOf, valueOf } = marchshire;

let fresh: FreshDatabase;
beforeEach(async () => {
  fresh = await freshDatabase();
});
afterEach(() => fresh.remove());

const as = (actor: Actor) => testCtx(fresh.db, actor);
const events = (field: string) => fresh.db.read.historyEvent.findMany({ where: { field }, orderBy: { sequence: "asc" } });

async function finding(reference: string): Promise<FindingRecord> {
  const found = await loadFinding(fresh.db, reference);
  if (found === null) throw new Error("The finding is gone.");
  return found;
}

const typed = { inspection: "PEEL 2021/22", published: "13 April 2022", kind: "afi", number: "7", text: "The force should do it.", parent: "" } as const;

describe("adding a finding", () => {
  it("gives it a reference, and adds its inspection where it is new", async () => {
    const { reference } = valueOf(await addFinding(as(opcc), { ...typed, questionArea: " Investigations ", deadline: "30/09/2022", limbs: "One\n\n Two " }));
    expect(await finding(reference)).toMatchObject({
      reference: "F-0001", number: "AFI 7", kind: "afi", text: "The force should do it.", questionArea: "Investigations", deadline: "2022-09-30",
      limbs: ["One", "Two"], assurance: "not-yet-reviewed", update: null, inspection: { title: "PEEL 2021/22", kind: "peel", publishedOn: "2022-04-13" },
    });
    expect(await events("created")).toMatchObject([{ after: "F-0001", side: "opcc", findingId: (await finding(reference)).id }]);
  });

  it("fills in when a report was published, once somebody knows", async () => {
    valueOf(await addFinding(as(opcc), { ...typed, published: "" }));
    valueOf(await addFinding(as(force), { ...typed, number: "8" }));
    expect(await fresh.db.read.inspection.findMany()).toMatchObject([{ publishedOn: "2022-04-13" }]);
  });

  it("stands under a cause of concern, and under nothing else", async () => {
    const cause = valueOf(await addFinding(as(opcc), { ...typed, kind: "cause-of-concern", number: "" })).reference;
    const { reference } = valueOf(await addFinding(as(opcc), { ...typed, kind: "recommendation", number: "Recommendation 2", parent: cause.toLowerCase() }));
    expect(await finding(reference)).toMatchObject({ parentReference: cause, number: "Recommendation 2", position: 1 });
    expect(problemOf(await addFinding(as(opcc), { ...typed, parent: reference }))).toMatchObject({ kind: "invalid", field: "parent" });
    expect(problemOf(await addFinding(as(opcc), { ...typed, parent: "F-9999" }))).toMatchObject({ kind: "missing", field: "parent" });
  });

  it.each([
    ["no text", { text: " " }, "text"], ["no inspection", { inspection: "" }, "inspection"], ["a date that is none", { published: "April" }, "published"],
    ["a deadline that is none", { deadline: "within three months" }, "deadline"], ["a numbered cause of concern", { kind: "cause-of-concern" }, "number"],
  ] as const)("is refused with %s", async (_, more, field) => {
    expect(problemOf(await addFinding(as(opcc), { ...typed, ...more }))).toMatchObject({ kind: "invalid", field });
    expect(await fresh.db.read.finding.count()).toBe(0);
    expect(await fresh.db.read.inspection.count()).toBe(0);
  });
});

describe("adding several", () => {
  const several = (findings: AddFindings["findings"]) => addFindings(as(opcc), { inspection: "PEEL 2021/22", published: "", findings });
  const one = { kind: "afi", number: "1", text: "Do one.", parent: null } as const;

  it("keeps their order, with parents among them", async () => {
    const { references } = valueOf(await several([
      { ...one, kind: "recommendation", parent: { index: 1 } }, { ...one, kind: "cause-of-concern", number: "", text: "Concern." }, { ...one, number: "AFI 2" },
    ]));
    expect(references).toEqual(["F-0001", "F-0002", "F-0003"]);
    const record = await loadRecord(fresh.db);
    expect(record.findings.map((each) => [each.number, each.parentReference, each.position])).toEqual([
      ["Recommendation 1", "F-0002", 0], [null, null, 1], ["AFI 2", null, 2],
    ]);
  });

  it("adds all or none, and says which is wrong", async () => {
    expect(problemOf(await several([one, { ...one, number: "2", text: "" }])).message).toMatch(/^Finding 2 of 2: /);
    expect(problemOf(await several([one, { ...one, text: "The same number." }])).message).toMatch(/AFI 1 stands twice/);
    expect(problemOf(await several([one, { ...one, number: "2", parent: { index: 0 } }])).field).toBe("parent");
    expect(problemOf(await several([])).kind).toBe("invalid");
    expect(await fresh.db.read.finding.count()).toBe(0);
  });

  it("notices that they are there already, and never gives a reference twice", async () => {
    valueOf(await several([one]));
    expect(problemOf(await several([{ ...one, text: "Again." }])).message).toMatch(/already has AFI 1: it is F-0001/);
    expect(valueOf(await several([{ ...one, number: "2" }])).references).toEqual(["F-0002"]);
    valueOf(await addFindings(as(opcc), { inspection: "PEEL 2023", published: "", findings: [one] }));
    expect(await fresh.db.read.finding.count()).toBe(3);
  });
});

describe("the locked text", () => {
  it("is corrected with a reason, which is kept with the old words", async () => {
    const { reference } = await marchshire.addFinding(fresh.db, { text: "The farce should do it." });
    const correct = (more: object) => correctFindingText(as(opcc), { reference, text: "The force should do it.", reason: "Typed wrongly", base: "The farce should do it.", ...more });
    expect(problemOf(await correct({ reason: " " }))).toMatchObject({ kind: "invalid", field: "reason" });
    expect(problemOf(await correct({ text: "" }))).toMatchObject({ field: "text" });
    valueOf(await correct({}));
    expect((await finding(reference)).text).toBe("The force should do it.");
    expect((await events("finding")).at(-1)).toMatchObject({ before: "The farce should do it.", after: "The force should do it." });
    expect(await events("correctionReason")).toMatchObject([{ after: "Typed wrongly", side: "opcc" }]);
    expect(problemOf(await correct({ text: "The force shall do it." }))).toMatchObject({ kind: "stale" });
  });
});

describe("limbs", () => {
  it("are replaced as a whole, and the second of two people is told", async () => {
    const { reference } = await marchshire.addFinding(fresh.db, { limbs: ["One"] });
    valueOf(await setLimbs(as(force), { reference, limbs: "One\r\nTwo", base: "One" }));
    expect((await finding(reference)).limbs).toEqual(["One", "Two"]);
    expect((await events("limbs")).at(-1)).toMatchObject({ before: "One", after: "One\nTwo" });
    expect(problemOf(await setLimbs(as(opcc), { reference, limbs: "Three", base: "One" })).kind).toBe("stale");
    valueOf(await setLimbs(as(opcc), { reference, limbs: "", base: "One\nTwo" }));
    expect((await finding(reference)).limbs).toEqual([]);
  });
});

describe("links between findings", () => {
  it("are made, seen from both ends, and taken back", async () => {
    const [a, b] = (await marchshire.addFindings(fresh.db, [{}, {}])).map((each) => each.reference);
    const link = { from: b ?? "", to: a ?? "", kind: "supersedes" } as const;
    valueOf(await linkFindings(as(opcc), link));
    expect((await finding(link.from)).links).toEqual([{ kind: "supersedes", direction: "from", reference: a }]);
    expect((await finding(link.to)).links).toEqual([{ kind: "supersedes", direction: "to", reference: b }]);
    expect([await events("supersedes"), await events("supersededBy")]).toMatchObject([[{ after: a }], [{ after: b }]]);
    expect(problemOf(await linkFindings(as(force), link)).message).toMatch(/already/);
    expect(problemOf(await linkFindings(as(force), { ...link, from: link.to, to: link.from })).message).toMatch(/other way round/);
    expect(problemOf(await linkFindings(as(force), { ...link, to: link.from })).kind).toBe("invalid");
    expect(problemOf(await linkFindings(as(force), { ...link, to: "F-9999" }))).toMatchObject({ kind: "missing", field: "to" });
    valueOf(await unlinkFindings(as(force), link));
    expect((await finding(link.from)).links).toEqual([]);
    expect(problemOf(await unlinkFindings(as(force), link)).kind).toBe("missing");
  });
});

describe("addressed elsewhere", () => {
  const empty = { where: "", link: "" };
  it("says where, with a link that is safe to follow", async () => {
    const { reference } = await marchshire.addFinding(fresh.db);
    const mark = (where: string, link: string, base = empty, actor = opcc) => markAddressedElsewhere(as(actor), { reference, where, link, base });
    for (const bad of ["javascript:alert(1)", "data:text/html,x", "https://", "www.example.org"]) {
      expect(problemOf(await mark("Workforce meeting", bad))).toMatchObject({ kind: "invalid", field: "link" });
    }
    expect(problemOf(await mark("", "https://example.org"))).toMatchObject({ field: "where" });
    expect(problemOf(await mark("Workforce meeting", "", empty, force)).kind).toBe("refused");
    valueOf(await mark("Workforce meeting", "https://example.org/notes?id=1"));
    expect(await finding(reference)).toMatchObject({ addressedElsewhere: "Workforce meeting", addressedElsewhereLink: "https://example.org/notes?id=1" });
    expect(problemOf(await mark("Another meeting", ""))).toMatchObject({ kind: "stale" });
    valueOf(await mark("", "", { where: "Workforce meeting", link: "https://example.org/notes?id=1" }));
    expect(await finding(reference)).toMatchObject({ addressedElsewhere: null, addressedElsewhereLink: null });
  });
});

describe("assurance", () => {
  it("is set with its statement, by the office alone", async () => {
    const { reference } = await marchshire.addFinding(fresh.db);
    const set = (assurance: string, statement: string, base: { assurance: string; statement: string }, actor = opcc) => setAssurance(as(actor), { reference, assurance, statement, base });
    const before = { assurance: "not-yet-reviewed", statement: "" };
    expect(problemOf(await set("assured", "", before, force)).kind).toBe("refused");
    valueOf(await set("partially-assured", "Seen in two areas.", before));
    expect(await finding(reference)).toMatchObject({ assurance: "partially-assured", assuranceStatement: "Seen in two areas." });
    expect(problemOf(await set("assured", "Seen in two areas.", before)).kind).toBe("stale");
    expect(await events("assurance")).toHaveLength(1);
  });
});

describe("the question bank", () => {
  it("takes the office’s own questions, and lets them be retired", async () => {
    const { id } = valueOf(await addBankQuestion(as(opcc), { topic: "Cost", text: "What does {reference} cost?" }));
    valueOf(await addBankQuestion(as(opcc), { topic: "Cost", text: "Who pays?" }));
    expect(await fresh.db.read.bankQuestion.findMany({ orderBy: { position: "asc" } })).toMatchObject([{ id, position: 0, retiredAt: null }, { position: 1 }]);
    valueOf(await retireBankQuestion(as(opcc), { id }));
    expect(problemOf(await retireBankQuestion(as(opcc), { id })).kind).toBe("missing");
    expect(await fresh.db.read.bankQuestion.count({ where: { retiredAt: null } })).toBe(1);
    expect(await fresh.db.read.historyEvent.count({ where: { subject: "bank question", draftOf: null } })).toBe(0);
  });

  it("is the office’s", async () => {
    expect(problemOf(await addBankQuestion(as(force), { topic: "a", text: "b" })).kind).toBe("refused");
    expect(problemOf(await retireBankQuestion(as(force), { id: "x" })).kind).toBe("refused");
    expect(problemOf(await addBankQuestion(as(opcc), { topic: "", text: "b" }))).toMatchObject({ field: "topic" });
    expect(problemOf(await addBankQuestion(as(opcc), { topic: "a", text: "" }))).toMatchObject({ field: "text" });
  });
});
