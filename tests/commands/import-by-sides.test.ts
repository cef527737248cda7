/** What a file may change depends on who brings it; what it says enters as a draft of their side, or as the record of both. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { applyImport } from "~/commands/apply-import.server";
import { keepPlan, planOnly } from "~/commands/plan-import.server";
import { seeAgreedPaper } from "~/commands/see-agreed-paper.server";
import type { Ctx } from "~/db/ctx.server";
import { findingIn, loadRecord } from "~/db/record.server";
import { workOf } from "~/db/work.server";
import { OPERATOR } from "~/domain/actor";
import { londonDate } from "~/domain/calendar-date";
import { importJson } from "~/domain/import/import-json";
import type { ImportOptions, ImportPlan } from "~/domain/import/import-plan";
import { leads } from "~/domain/permissions";
import type { Done } from "~/domain/problem";
import type { FindingRecord } from "~/domain/record";
import { joinParts } from "~/domain/response";
import { findingFor } from "~/domain/visibility";
import { agreedPaperPage } from "~/queries/agreed-paper.server";
import { importList } from "~/queries/import-list.server";
import { importPreview } from "~/queries/import-preview.server";
import { ctxOf } from "../support/demonstration-actor";
import { demonstrationDatabase } from "../support/demonstration-database";
import type { FreshDatabase } from "../support/fresh-database";
import { makeXlsx, type MadeCell } from "../support/make-xlsx";
import { problemOf, valueOf } from "../support/marchshire";
import { nothing, readBytes, writes } from "../support/plan-fixture";
import { testCtx } from "../support/test-ctx";

let home: FreshDatabase;
beforeEach(async () => {
  home = await demonstrationDatabase();
});
afterEach(() => home.remove());

const plain: ImportOptions = { inspection: null, published: null, emptiesCount: false, fills: null, mapping: {} };
const ASKED = "The PCC asked how many calls for the cycle patrols went unanswered.";
const SAID = "The CC said that eleven had, all of them in one week.";
const PAPER = ["AFI / recommendation", "PCC's assurance questions", "Force response"];

async function who(personId: string): Promise<Ctx> {
  return personId === "operator" ? testCtx(home.db, OPERATOR) : ctxOf(home.db, personId);
}

async function plan(personId: string, rows: MadeCell[][], options: Partial<ImportOptions> = {}) {
  const ctx = await who(personId);
  const bytes = makeXlsx({ sheets: [{ name: "Paper", rows }] });
  const file = { fileName: "paper.xlsx", bytes, options: { ...plain, ...options } };
  return { ctx, file, planned: await planOnly(ctx, { ...file, workbook: readBytes(bytes) }) };
}

async function keep(personId: string, rows: MadeCell[][], options: Partial<ImportOptions> = {}) {
  const { ctx, file, planned } = await plan(personId, rows, options);
  return { ctx, plan: valueOf(planned), id: await keepPlan(ctx, file, valueOf(planned)) };
}

async function take(personId: string, rows: MadeCell[][], options: Partial<ImportOptions> = {}): Promise<ImportPlan & { id: string }> {
  const { ctx, id } = await keep(personId, rows, options);
  return { ...valueOf(await applyImport(ctx, id)).plan, id };
}

async function oneOf(test: (finding: FindingRecord) => boolean): Promise<FindingRecord> {
  const found = (await loadRecord(home.db)).findings.find(test);
  if (found === undefined) throw new Error("The demonstration has no such finding.");
  return found;
}

async function again(finding: FindingRecord): Promise<FindingRecord> {
  const found = await findingIn(home.db.read, finding.reference);
  if (found === null) throw new Error("It is gone.");
  return found;
}

/** The finding as a row of the table, with what is asked and said. */
function row(finding: FindingRecord, asked: string, said: string): MadeCell[] {
  return [`${finding.number ?? ""}: ${finding.text}`, asked, said];
}

function of(finding: FindingRecord): Partial<ImportOptions> {
  return { inspection: finding.inspection?.title ?? null };
}

function notYours(imported: ImportPlan): string[] {
  return importJson(imported, {}, () => null).notYours.map((held) => held.reason);
}

const isNumbered = (finding: FindingRecord) => finding.number !== null && finding.inspection !== null && finding.text.length > 60;

describe("a file of the commissioner’s office", () => {
  test("brings new questions as drafts, and lists the responses in it as the force’s", async () => {
    const finding = await oneOf((each) => isNumbered(each) && each.entries.length > 0);
    const taken = await take("priya-nair", [PAPER, row(finding, `7. ${ASKED}`, `7. ${SAID}`)], of(finding));
    expect(writes(taken)).toEqual({ ...nothing, entries: 1 });
    expect(notYours(taken).join()).toMatch(/AFI \d+ draft, Response: The response is the force’s to give/);
    const after = await again(finding);
    const draft = after.entries.find((entry) => entry.text === ASKED);
    expect(draft).toMatchObject({ state: "draft", issuedAt: null, responses: [] });
    expect(draft?.links[0]?.number).toBeNull();
    for (const viewer of ["force", "official", "observer"] as const) expect(JSON.stringify(findingFor(viewer, after))).not.toContain(ASKED);
    const events = await home.db.read.historyEvent.findMany({ where: { importId: taken.id } });
    expect(events.length).toBeGreaterThan(1);
    expect(events.every((event) => event.draftOf === "opcc")).toBe(true);
  });

  test("taken in once more adds nothing", async () => {
    const finding = await oneOf(isNumbered);
    const rows = [PAPER, row(finding, `1. ${ASKED}`, "")];
    await take("priya-nair", rows, of(finding));
    expect(writes(valueOf((await plan("priya-nair", rows, of(finding))).planned))).toEqual(nothing);
  });

  test("makes no meeting by which the force could learn of the drafts", async () => {
    const finding = await oneOf(isNumbered);
    await take("priya-nair", [["Cycle patrols meeting"], ["Date: 1 June 2022"], PAPER, row(finding, `1. ${ASKED}`, "")], of(finding));
    expect(JSON.stringify(await home.db.read.meeting.findMany())).not.toContain("Cycle patrols");
  });

  test("changes nothing that is the force’s, and says whose it is", async () => {
    const finding = await oneOf((each) => isNumbered(each) && each.update?.rag === "amber");
    const taken = valueOf((await plan("priya-nair", [["AFI / recommendation", "RAG", "Update"], [`${finding.number ?? ""}: ${finding.text}`, "Green", "Done at last."]], of(finding))).planned);
    expect(writes(taken)).toEqual(nothing);
    const about = `${finding.reference} ${finding.number ?? ""}`;
    expect(notYours(taken)).toEqual([`${about}: Update is not yours to change: it belongs to the force.`, `${about}: RAG is not yours to change: it belongs to the force.`]);
  });
});

describe("a file of the force", () => {
  test("brings responses as drafts, adds no question, and leaves the question issued", async () => {
    const finding = await oneOf((each) => isNumbered(each) && each.entries.some((entry) => entry.state === "issued" && entry.responses.length === 0 && entry.links.every((link) => link.number !== null)));
    const entry = finding.entries.find((each) => each.state === "issued" && each.responses.length === 0);
    const number = String(entry?.links.find((link) => link.findingId === finding.id)?.number ?? 1);
    const taken = await take("tom-ashdown", [PAPER, row(finding, `${number}. ${entry?.text ?? ""}`, `${number}. ${SAID}`), row(finding, `9. ${ASKED}`, "")], of(finding));
    expect(writes(taken)).toEqual({ ...nothing, responses: 1 });
    expect(notYours(taken)).toEqual(["Questions are the commissioner’s office’s to put: this one is not added."]);
    const after = (await again(finding)).entries.find((each) => each.id === entry?.id);
    expect(after).toMatchObject({ state: "issued", responses: [{ state: "draft", submittedAt: null, mode: "written" }] });
    expect(after?.responses.map((response) => joinParts(response.parts))).toEqual([SAID]);
    expect(JSON.stringify(findingFor("opcc", await again(finding)))).not.toContain(SAID);
  });

  test("does not put a second response beside one that a colleague has begun", async () => {
    const finding = await oneOf((each) => isNumbered(each) && each.entries.some((entry) => entry.state === "issued" && entry.responses.length === 0 && entry.links.every((link) => link.number !== null)));
    const entry = finding.entries.find((each) => each.state === "issued" && each.responses.length === 0);
    const number = String(entry?.links.find((link) => link.findingId === finding.id)?.number ?? 1);
    const file = (said: string) => [PAPER, row(finding, `${number}. ${entry?.text ?? ""}`, `${number}. ${said}`)];
    await take("tom-ashdown", file(SAID), of(finding));
    const other = valueOf((await plan("tom-ashdown", file("The DCC said that nobody had counted them."), of(finding))).planned);
    expect(writes(other)).toEqual(nothing);
    expect(other.heldBack.map((held) => held.reason).join()).toMatch(/has begun a response/);
    expect(writes(valueOf((await plan("tom-ashdown", file(SAID), of(finding))).planned))).toEqual(nothing);
  });

  test("of a lead changes the findings they lead, and those alone", async () => {
    const ctx = await ctxOf(home.db, "moira-cassidy");
    const mine = await oneOf((each) => isNumbered(each) && leads(ctx.actor, each));
    const theirs = await oneOf((each) => isNumbered(each) && !leads(ctx.actor, each) && each.inspection?.title === mine.inspection?.title);
    const rows = [["AFI / recommendation", "Target date"], ...[mine, theirs].map((each) => [`${each.number ?? ""}: ${each.text}`, "30/09/2031"])];
    const taken = valueOf((await plan("moira-cassidy", [...rows, ["AFI 99: Cycles should be kept dry by those who ride them every day of the year.", "30/09/2031"]], of(mine))).planned);
    expect(taken.changed.map((change) => [change.reference, change.field])).toEqual([[mine.reference, "targetDate"]]);
    expect(notYours(taken).length).toBe(2);
    expect(notYours(taken).join()).toMatch(/Target date is not yours to change\. .*only where you are the strategic or tactical lead/);
    expect(notYours(taken).join()).toMatch(/This finding is not recorded yet, and is not added/);
  });

  test("lets the Green of a new finding wait for a chief officer", async () => {
    const rows = [["AFI / recommendation", "RAG", "Update"], ["AFI 99: Cycles should be kept dry by those who ride them every day of the year.", "Green", "All of them are."]];
    await take("tom-ashdown", rows, { inspection: "Cycles 2022" });
    const finding = await oneOf((each) => each.number === "AFI 99");
    expect(finding.update).toMatchObject({ text: "All of them are.", rag: null });
    expect(finding.drafts.map(({ column, value, state }) => [column, value, state])).toEqual([["rag", "green", "waiting"]]);
  });
});

describe("an agreed paper", () => {
  const meeting = [["Assurance meeting on cycles"], ["Date: 9 May 2022"]];

  test.each(["priya-nair", "operator"])("enters as the record of both sides on the day of its meeting (%s)", async (personId) => {
    const finding = await oneOf(isNumbered);
    const agreed = personId === "operator" ? {} : { agreed: { on: null } };
    const taken = await take(personId, [...meeting, PAPER, row(finding, `1. ${ASKED}`, `1. ${SAID}`)], { ...of(finding), ...agreed });
    expect(notYours(taken)).toEqual([]);
    const entry = findingFor("force", await again(finding)).entries.find((each) => each.text === ASKED);
    expect(entry).toMatchObject({ state: "answered", responses: [{ state: "submitted", mode: "spoken" }] });
    expect([entry?.issuedAt, entry?.responses[0]?.submittedAt].map((at) => londonDate(at ?? ""))).toEqual(["2022-05-09", "2022-05-09"]);
    expect((await home.db.read.import.findUnique({ where: { id: taken.id } }))?.agreedOn).toBe("2022-05-09");
    const events = await home.db.read.historyEvent.findMany({ where: { importId: taken.id, subjectId: entry?.id ?? "" } });
    const by = personId === "operator" ? { side: "operator", actorName: "Operator" } : { side: "opcc", actorName: "Priya Nair" };
    for (const event of events) expect(event).toMatchObject({ via: "import", draftOf: null, ...by });
  });

  test("of a meeting it does not name needs the meeting’s date", async () => {
    const finding = await oneOf(isNumbered);
    const rows = [PAPER, row(finding, `1. ${ASKED}`, `1. ${SAID}`)];
    expect(problemOf((await plan("priya-nair", rows, { ...of(finding), agreed: { on: null } })).planned)).toMatchObject({ kind: "invalid", field: "agreedOn" });
    await take("priya-nair", rows, { ...of(finding), agreed: { on: "2022-05-09" } });
    const entry = (await again(finding)).entries.find((each) => each.text === ASKED);
    expect(entry?.issuedAt).toBe("2022-05-09T12:00:00.000Z");
  });

  test("may carry what the force says of its findings", async () => {
    const finding = await oneOf((each) => isNumbered(each) && each.update?.rag === "amber");
    await take("priya-nair", [...meeting, ["AFI / recommendation", "RAG", "Update"], [`${finding.number ?? ""}: ${finding.text}`, "Green", "Done at last."]], { ...of(finding), agreed: { on: null } });
    expect((await again(finding)).update).toMatchObject({ rag: "green", text: "Done at last." });
  });

  test.each(["tom-ashdown", "helen-ferriday", "judith-allardyce", "moira-cassidy", "rosalind-achebe"])("is not for %s to take in", async (personId) => {
    const finding = await oneOf(isNumbered);
    const { planned } = await plan(personId, [...meeting, PAPER, row(finding, `1. ${ASKED}`, "")], { ...of(finding), agreed: { on: null } });
    expect(problemOf(planned).kind).toBe("refused");
  });
});

test("an upload is there for the importer’s side only: its page, its list, its sentences", async () => {
  const finding = await oneOf(isNumbered);
  const { id } = await keep("priya-nair", [PAPER, row(finding, `1. ${ASKED}`, "")], of(finding));
  const seen = async (personId: string): Promise<[Done<unknown>, string]> => {
    const ctx = await who(personId);
    return [await importPreview(ctx, id), JSON.stringify(await importList(ctx))];
  };
  expect((await seen("callum-reeve"))[0].ok).toBe(true);
  const nowhere = problemOf(await importPreview(await who("tom-ashdown"), "no-such-import"));
  for (const personId of ["tom-ashdown", "moira-cassidy", "operator"]) {
    const [preview, list] = await seen(personId);
    expect(problemOf(preview), personId).toEqual(nowhere);
    expect(list, personId).not.toContain("paper.xlsx");
    expect(problemOf(await applyImport(await who(personId), id)).kind, personId).toBe("missing");
  }
  expect(problemOf((await seen("rosalind-achebe"))[0]).kind).toBe("refused");
});

describe("the assurance that an agreed paper says", () => {
  test.each(["priya-nair", "callum-reeve"])("has its decision in the history, taken in by %s, whom the PCC may have named or not", async (personId) => {
    const finding = await oneOf((each) => each.assurance === "not-yet-reviewed" && each.number !== null);
    await take(personId, [["Assurance meeting"], ["Date: 9 May 2022"], ["AFI / recommendation", "Assurance", "Assurance statement"], [`${finding.number ?? ""}: ${finding.text}`, "Partially assured", "Shown in two areas."]], {
      inspection: finding.inspection?.title ?? null, agreed: { on: "2022-05-09" },
    });
    expect(await again(finding)).toMatchObject({ assurance: "partially-assured" });
    const decided = await home.db.read.historyEvent.findMany({ where: { field: "assuranceDecision", findingId: finding.id } });
    expect(decided).toHaveLength(1);
    expect(decided[0]?.after).toMatch(/^Partially assured, by .*: As in paper\.xlsx$/);
  });
});

describe("the force is told what an agreed paper changed", () => {
  async function waiting(personId: string): Promise<string[]> {
    const { actor, db, today } = await ctxOf(home.db, personId);
    return (await workOf(db, actor, today)).groups.filter((group) => group.kind === "agreed-paper").flatMap((group) => group.items.map((item) => item.what));
  }

  test("those who lead the findings, and the secretariat, until they have looked through it", async () => {
    const { actor } = await ctxOf(home.db, "moira-cassidy");
    const finding = await oneOf((each) => isNumbered(each) && leads(actor, each));
    const { id } = await take("priya-nair", [["Assurance meeting on cycles"], ["Date: 9 May 2022"], PAPER, row(finding, `7. ${ASKED}`, `7. ${SAID}`)], { ...of(finding), agreed: { on: null } });
    const changes = await home.db.read.historyEvent.count({ where: { importId: id, findingId: finding.id } });
    expect(await waiting("moira-cassidy")).toEqual([`Taken in by Priya Nair: ${String(changes)} changes on your findings`]);
    expect(await waiting("tom-ashdown")).toEqual([`Taken in by Priya Nair: ${String(changes)} changes on 1 finding`]);
    for (const other of ["priya-nair", "samira-haddad", "beth-hargreaves"]) expect(await waiting(other), other).toEqual([]);
    const page = valueOf(await agreedPaperPage(await ctxOf(home.db, "moira-cassidy"), id, { all: false }));
    expect(page).toMatchObject({ waits: true, ownOnly: true, total: changes });
    expect(page.lines.map((line) => line.after)).toEqual(expect.arrayContaining([ASKED, SAID]));
    valueOf(await seeAgreedPaper(await ctxOf(home.db, "moira-cassidy"), id));
    expect(await waiting("moira-cassidy")).toEqual([]);
    expect((await waiting("tom-ashdown")).length).toBe(1);
  });

  test("the page of a file that speaks for one side is nobody’s", async () => {
    const finding = await oneOf(isNumbered);
    const { id } = await take("priya-nair", [PAPER, row(finding, `7. ${ASKED}`, "")], of(finding));
    for (const personId of ["moira-cassidy", "tom-ashdown", "priya-nair"]) expect(problemOf(await agreedPaperPage(await ctxOf(home.db, personId), id, { all: true })).kind).toBe("missing");
    expect(problemOf(await seeAgreedPaper(await ctxOf(home.db, "tom-ashdown"), id)).kind).toBe("missing");
    expect(await waiting("tom-ashdown")).toEqual([]);
  });
});
