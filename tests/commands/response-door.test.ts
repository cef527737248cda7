/** Who may write, clear, send back, submit and discard a response, and that what is submitted is what was cleared. */
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { answer } from "~/commands/answer.server";
import { askToClearResponse } from "~/commands/ask-to-clear-response.server";
import { clearResponse } from "~/commands/clear-response.server";
import { discardResponse } from "~/commands/discard-response.server";
import { editResponse } from "~/commands/edit-response.server";
import { deactivatePerson } from "~/commands/people/deactivate-person.server";
import { sendBackResponse } from "~/commands/send-back-response.server";
import { submitResponse } from "~/commands/submit-response.server";
import type { Ctx } from "~/db/ctx.server";
import { loadRecord } from "~/db/record.server";
import { write } from "~/db/write.server";
import { leads } from "~/domain/permissions";
import type { EntryRecord, FindingRecord, ResponseRecord } from "~/domain/record";
import { recordFor } from "~/domain/visibility";
import { seenKey } from "~/domain/response-merge";
import { answerFinding } from "~/queries/answer-finding.server";
import { answerList } from "~/queries/answer-list.server";
import { entryPage } from "~/queries/entry-page.server";
import { findingPage } from "~/queries/finding-page.server";
import { ctxOf, minutesLater } from "../support/demonstration-actor";
import { demonstrationDatabase } from "../support/demonstration-database";
import type { FreshDatabase } from "../support/fresh-database";
import { problemOf, valueOf } from "../support/marchshire";
import { clearAsItStands, storedResponse } from "../support/through-the-door";

let home: FreshDatabase;
let open: { finding: FindingRecord; entry: EntryRecord };

/** A question that nobody has begun to answer, on a finding that Siobhan and Moira lead. */
beforeEach(async () => {
  home = await demonstrationDatabase();
  const pairs = (await loadRecord(home.db)).findings.flatMap((finding) => finding.entries.map((entry) => ({ finding, entry })));
  const found = pairs.find(({ entry }) => entry.state === "issued" && entry.kind === "question" && entry.responses.length === 0 && entry.links.length === 1);
  if (found === undefined) throw new Error("The demonstration has no open question.");
  open = found;
  const ledBy = { strategicLead: "Det Ch Supt Cassidy", strategicLeadPersonId: "moira-cassidy", tacticalLead: "Ch Insp Byrne", tacticalLeadPersonId: "siobhan-byrne" };
  await write(home.db, (tx) => tx.finding.update({ where: { id: found.finding.id }, data: ledBy }));
});
afterEach(() => home.remove());

const as = (personId: string, minutes = 0): Promise<Ctx> => ctxOf(home.db, personId, minutesLater(minutes));
const words = [{ by: "Ch Insp", text: "By September." }, { by: "DBS", text: "With the money there is." }];

async function drafted(personId = "siobhan-byrne"): Promise<string> {
  return valueOf(await answer(await as(personId), { entryId: open.entry.id, parts: words })).responseId;
}

async function clear(responseId: string, personId: string, more: { for?: string; thenSubmit?: boolean; seen?: string } = {}) {
  const ctx = await as(personId);
  const seen = more.seen ?? seenKey(await storedResponse(ctx, responseId));
  return clearResponse(ctx, { responseId, seen, for: more.for ?? "", thenSubmit: more.thenSubmit ?? false });
}

async function stored(responseId: string): Promise<ResponseRecord> {
  return storedResponse(await as("tom-ashdown"), responseId);
}

/** Everything the office could read of the finding and its entry, and the whole record as it sees it. */
async function seenByOffice(): Promise<string> {
  const ctx = await as("priya-nair");
  return JSON.stringify([
    await findingPage(ctx, open.finding.reference, null), await findingPage(ctx, open.finding.reference, "response.text"), await entryPage(ctx, open.entry.id),
    recordFor("opcc", await loadRecord(home.db)), recordFor("official", await loadRecord(home.db)), await answerList(ctx, "all"), await answerFinding(ctx, open.finding.reference),
  ]);
}

function eventsOf(responseId: string) {
  return home.db.read.historyEvent.findMany({ where: { subjectId: responseId }, orderBy: { sequence: "asc" } });
}

describe("who", () => {
  it.each([
    ["siobhan-byrne", true], ["moira-cassidy", true], ["tom-ashdown", true], ["catherine-wells", true],
    ["kofi-osei", false], ["beth-hargreaves", false], ["samira-haddad", false], ["priya-nair", false], ["helen-ferriday", false], ["rosalind-achebe", false],
  ])("%s may write a response here: %s", async (personId, allowed) => {
    const written = await answer(await as(personId), { entryId: open.entry.id, parts: words });
    expect(written.ok ? "done" : written.problem.kind).toBe(allowed ? "done" : "refused");
    expect(await home.db.read.response.count({ where: { entryId: open.entry.id } })).toBe(allowed ? 1 : 0);
  });

  it.each([
    ["catherine-wells", {}, true], ["beth-hargreaves", { for: "Catherine Wells" }, true], ["siobhan-byrne", {}, false], ["moira-cassidy", {}, false],
    ["tom-ashdown", {}, false], ["samira-haddad", {}, false], ["priya-nair", {}, false], ["rosalind-achebe", {}, false],
  ])("%s may clear it: %o, %s", async (personId, more, allowed) => {
    const responseId = await drafted();
    const cleared = await clear(responseId, personId, more);
    expect(cleared.ok).toBe(allowed);
    expect((await stored(responseId)).state).toBe(allowed ? "cleared" : "draft");
    const back = await sendBackResponse(await as(personId), { responseId, note: "Say which September." });
    expect(back.ok).toBe(allowed);
  });

  it("leaves the lead of another finding outside, whatever they try", async () => {
    const ctx = await as("kofi-osei");
    expect(leads(ctx.actor, open.finding)).toBe(false);
    const responseId = await drafted();
    const seen = seenKey(await stored(responseId));
    for (const outcome of [
      await editResponse(ctx, { responseId, seen, parts: [{ by: "", text: "x" }] }), await askToClearResponse(ctx, responseId), await submitResponse(ctx, responseId),
      await discardResponse(ctx, { responseId, seen }), await answerFinding(ctx, open.finding.reference),
    ]) expect(problemOf(outcome)).toMatchObject({ kind: "refused", message: expect.stringMatching(/only where you are the strategic or tactical lead/) as string });
    await clear(responseId, "catherine-wells");
    expect(problemOf(await submitResponse(ctx, responseId)).kind).toBe("refused");
    expect((await stored(responseId)).state).toBe("cleared");
  });

  it("asks a staff officer whom two have named in whose name they clear, and keeps it", async () => {
    const responseId = await drafted();
    expect(problemOf(await clear(responseId, "beth-hargreaves"))).toMatchObject({ kind: "invalid", field: "for", message: "Say for whom you clear it: David Harkness or Catherine Wells." });
    expect(problemOf(await clear(responseId, "beth-hargreaves", { for: "Ngozi Okafor" })).field).toBe("for");
    valueOf(await clear(responseId, "beth-hargreaves", { for: "Catherine Wells" }));
    expect((await stored(responseId)).clearance.cleared).toMatchObject({ by: "Beth Hargreaves", post: "SO", for: "Catherine Wells" });
  });

  it("refuses a staff officer whom nobody has named any more", async () => {
    const responseId = await drafted();
    await write(home.db, (tx) => tx.delegation.updateMany({ where: { toPersonId: "beth-hargreaves" }, data: { toOn: "2022-05-22" } }));
    expect(problemOf(await clear(responseId, "beth-hargreaves", { for: "Catherine Wells" })).kind).toBe("refused");
    expect((await stored(responseId)).state).toBe("draft");
  });
});

describe("clearing", () => {
  it("holds for one text: an edit makes it a draft again, with that in its history", async () => {
    const responseId = await drafted();
    valueOf(await askToClearResponse(await as("siobhan-byrne"), responseId));
    expect((await stored(responseId)).clearance.asked).toMatchObject({ by: "Siobhan Byrne" });
    valueOf(await clear(responseId, "catherine-wells"));
    expect((await stored(responseId)).clearance).toMatchObject({ asked: null, cleared: { by: "Catherine Wells", post: "DCC", for: null } });
    const seen = seenKey(await stored(responseId));
    expect(valueOf(await editResponse(await as("moira-cassidy", 1), { responseId, seen, parts: [{ by: "Ch Insp", text: "By October." }, words[1] ?? { by: "", text: "" }] }))).toMatchObject({ wasCleared: true });
    expect(await stored(responseId)).toMatchObject({ state: "draft", clearance: { cleared: null } });
    expect(problemOf(await submitResponse(await as("tom-ashdown"), responseId)).kind).toBe("refused");
    const events = (await eventsOf(responseId)).map(({ field, before, after, draftOf }) => [field, before, after, draftOf]);
    expect(events).toContainEqual(["state", "cleared", "draft", "force"]);
    expect(events).toContainEqual(["clearedBy", "Catherine Wells, DCC", null, "force"]);
  });

  it("is refused where the words are no longer those that were read", async () => {
    const responseId = await drafted();
    const seen = seenKey(await stored(responseId));
    valueOf(await editResponse(await as("moira-cassidy"), { responseId, seen, parts: [{ by: "Ch Insp", text: "By October." }, words[1] ?? { by: "", text: "" }] }));
    expect(problemOf(await clear(responseId, "catherine-wells", { seen }))).toMatchObject({ kind: "stale" });
    expect((await stored(responseId)).state).toBe("draft");
  });

  it("with submitting in one stroke is two events, and neither where one of them cannot be", async () => {
    const responseId = await drafted();
    valueOf(await clear(responseId, "catherine-wells", { thenSubmit: true }));
    const states = (await eventsOf(responseId)).filter(({ field }) => field === "state").map(({ before, after, draftOf }) => [before, after, draftOf]);
    expect(states).toEqual([[null, "draft", "force"], ["draft", "cleared", "force"], [null, "submitted", null]]);
    expect((await eventsOf(responseId)).filter(({ field, draftOf }) => field === "clearedBy" && draftOf === null).map(({ after }) => after)).toEqual(["Catherine Wells, DCC"]);
    await write(home.db, (tx) => tx.entry.update({ where: { id: open.entry.id }, data: { state: "answered" } }));
    const next = valueOf(await editResponse(await as("siobhan-byrne"), { responseId, seen: seenKey(await stored(responseId)), parts: [{ by: "", text: "Sooner." }, { by: "", text: "" }] })).responseId;
    await write(home.db, (tx) => tx.entry.update({ where: { id: open.entry.id }, data: { state: "closed" } }));
    expect(problemOf(await clear(next, "catherine-wells", { thenSubmit: true })).message).toMatch(/closed/);
    expect((await stored(next)).state).toBe("draft");
  });

  it("and submitting change no character of any text", async () => {
    const text = fc.oneof(fc.string({ unit: "binary", minLength: 1 }), fc.constantFrom("  a\r\nb \t", "=1+1", "“x” – é ✓ 🚲", "<b>&amp;</b>", "_x000D_")).filter((each) => each.replace(/[\s\p{Cc}\p{Cn}]/gu, "") !== "");
    await fc.assert(fc.asyncProperty(fc.array(fc.record({ by: fc.constantFrom("", "CC"), text }), { minLength: 1, maxLength: 3 }), async (typed) => {
      const parts = typed.length === 1 ? typed : typed.map((part) => ({ ...part, by: "CC" }));
      const written = await answer(await as("siobhan-byrne"), { entryId: open.entry.id, parts });
      if (!written.ok) return;
      const { responseId } = written.value;
      const before = await stored(responseId);
      valueOf(await clear(responseId, "catherine-wells"));
      const cleared = await stored(responseId);
      valueOf(await submitResponse(await as("tom-ashdown"), responseId));
      const submitted = await stored(responseId);
      expect([cleared.parts, submitted.parts]).toEqual([before.parts, before.parts]);
      const [event] = (await eventsOf(responseId)).filter(({ field, draftOf }) => field === "text" && draftOf === null);
      expect(event?.after).toBe(before.parts.map((part) => part.text).join("\n"));
    }), { numRuns: 25 });
  });
});

describe("sent back", () => {
  it("it carries a note for its authors until they ask again, and is never the office’s to read", async () => {
    const responseId = await drafted();
    valueOf(await clear(responseId, "catherine-wells"));
    expect(problemOf(await sendBackResponse(await as("catherine-wells"), { responseId, note: " " }))).toMatchObject({ kind: "invalid", field: "note" });
    valueOf(await sendBackResponse(await as("catherine-wells"), { responseId, note: "Zebra: say which September." }));
    expect(await stored(responseId)).toMatchObject({ state: "draft", clearance: { cleared: null, sentBack: { by: "Catherine Wells, DCC", note: "Zebra: say which September." } } });
    valueOf(await editResponse(await as("siobhan-byrne"), { responseId, seen: seenKey(await stored(responseId)), parts: [{ by: "Ch Insp", text: "By September 2022." }, words[1] ?? { by: "", text: "" }] }));
    expect((await stored(responseId)).clearance.sentBack?.note).toContain("Zebra");
    valueOf(await askToClearResponse(await as("siobhan-byrne"), responseId));
    expect((await stored(responseId)).clearance).toMatchObject({ sentBack: null, asked: { by: "Siobhan Byrne" } });
    await clearAsItStands(await as("catherine-wells"), responseId, true);
    const seen = await seenByOffice();
    expect(seen).toContain("By September 2022.");
    for (const hidden of ["Zebra", "By September.\\n"]) expect(seen).not.toContain(hidden);
  });
});

describe("until it is submitted", () => {
  it("the office learns nothing of it, by record, page, history or refusal", async () => {
    const before = await seenByOffice();
    const responseId = await drafted();
    valueOf(await askToClearResponse(await as("siobhan-byrne"), responseId));
    valueOf(await clear(responseId, "catherine-wells"));
    expect(await seenByOffice()).toBe(before);
    const office = await as("priya-nair");
    for (const outcome of [await editResponse(office, { responseId, seen: "", parts: words })]) {
      expect(outcome).toEqual(await editResponse(office, { responseId: "no-such-response", seen: "", parts: words }));
    }
  });
});

describe("discarding", () => {
  it("takes the draft away and leaves its words in the force’s history alone", async () => {
    const before = await seenByOffice();
    const responseId = await drafted();
    const read = { responseId, seen: seenKey(await stored(responseId)) };
    valueOf(await discardResponse(await as("moira-cassidy"), read));
    expect(await home.db.read.response.count({ where: { entryId: open.entry.id } })).toBe(0);
    const last = (await eventsOf(responseId)).filter(({ after }) => after === null);
    expect(last.map(({ field, before: was, draftOf }) => [field, was, draftOf])).toEqual([
      ["text", "By September.\nWith the money there is.", "force"], ["by", "Ch Insp, DBS", "force"], ["state", "draft", "force"],
    ]);
    expect(await seenByOffice()).toBe(before);
    const { history } = valueOf(await findingPage(await as("tom-ashdown"), open.finding.reference, null));
    expect(history.lines.map(({ what }) => what)).toEqual(expect.arrayContaining(["Discarded response: text", "Q1: response discarded"]));
    expect(problemOf(await discardResponse(await as("moira-cassidy"), read)).kind).toBe("missing");
  });

  it("is for those who may write it, and for nobody who saw other words than stand there now", async () => {
    const responseId = await drafted();
    const seen = seenKey(await stored(responseId));
    expect(problemOf(await discardResponse(await as("beth-hargreaves"), { responseId, seen })).kind).toBe("refused");
    valueOf(await editResponse(await as("siobhan-byrne"), { responseId, seen, parts: [{ by: "Ch Insp", text: "By October." }, words[1] ?? { by: "", text: "" }] }));
    expect(problemOf(await discardResponse(await as("moira-cassidy"), { responseId, seen }))).toMatchObject({ kind: "stale", message: expect.stringContaining("was not discarded") as string });
    expect((await stored(responseId)).parts).toHaveLength(2);
  });

  it("of a new version leaves what was submitted, which is not to be discarded", async () => {
    const old = await drafted();
    await clearAsItStands(await as("catherine-wells"), old, true);
    expect(problemOf(await discardResponse(await as("siobhan-byrne"), { responseId: old, seen: seenKey(await stored(old)) })).kind).toBe("refused");
    const next = valueOf(await editResponse(await as("siobhan-byrne"), { responseId: old, seen: seenKey(await stored(old)), parts: [{ by: "", text: "Sooner." }, { by: "", text: "" }] })).responseId;
    valueOf(await discardResponse(await as("catherine-wells"), { responseId: next, seen: seenKey(await stored(next)) }));
    expect((await stored(old)).state).toBe("submitted");
    expect(await home.db.read.response.count({ where: { entryId: open.entry.id } })).toBe(1);
  });
});

describe("several people", () => {
  it("write their parts of one response at once, and a first draft begun by two is one", async () => {
    const [one, two] = await Promise.all([
      answer(await as("siobhan-byrne"), { entryId: open.entry.id, parts: [{ by: "Ch Insp", text: "Mine." }] }),
      answer(await as("moira-cassidy"), { entryId: open.entry.id, parts: [{ by: "Det Ch Supt", text: "Mine too." }] }),
    ]);
    const { responseId } = valueOf(one);
    expect(valueOf(two)).toMatchObject({ responseId, joined: true });
    const seen = seenKey(await stored(responseId));
    const [first, second] = await Promise.all([
      editResponse(await as("siobhan-byrne"), { responseId, seen, parts: [{ by: "Ch Insp", text: "Mine, longer." }, { by: "Det Ch Supt", text: "Mine too." }] }),
      editResponse(await as("moira-cassidy"), { responseId, seen, parts: [{ by: "Ch Insp", text: "Mine." }, { by: "Det Ch Supt", text: "Mine too, longer." }] }),
    ]);
    expect([first.ok, second.ok]).toEqual([true, true]);
    expect((await stored(responseId)).parts.map((part) => part.text)).toEqual(["Mine, longer.", "Mine too, longer."]);
    const late = problemOf(await editResponse(await as("tom-ashdown"), { responseId, seen, parts: [{ by: "Ch Insp", text: "Theirs." }, { by: "Det Ch Supt", text: "Mine too." }] }));
    expect(late).toMatchObject({ kind: "stale", conflict: { current: "Ch Insp: Mine, longer.", wanted: "Ch Insp: Theirs." } });
  });

  it("hand their open drafts on when one of them is deactivated", async () => {
    const responseId = await drafted();
    expect(problemOf(await deactivatePerson(await as("samira-haddad"), { personId: "siobhan-byrne", colleagueId: null })).message).toMatch(/open draft/);
    valueOf(await deactivatePerson(await as("samira-haddad"), { personId: "siobhan-byrne", colleagueId: "moira-cassidy" }));
    expect((await home.db.read.response.findUniqueOrThrow({ where: { id: responseId } })).heldByPersonId).toBe("moira-cassidy");
  });
});

describe("the list of what waits", () => {
  it("shows each person what they may work on, and who has come how far", async () => {
    const responseId = await drafted();
    valueOf(await askToClearResponse(await as("siobhan-byrne"), responseId));
    const mine = valueOf(await answerList(await as("siobhan-byrne"), null));
    expect(mine).toMatchObject({ show: "mine", leadsSome: true, clears: false });
    expect(mine.findings.map(({ reference, open: may }) => [reference, may])).toEqual([[open.finding.reference, true]]);
    const toClear = valueOf(await answerList(await as("catherine-wells"), "to-clear"));
    expect(toClear.findings.flatMap(({ answers }) => answers).find(({ entryId }) => entryId === open.entry.id)?.drafts[0]?.words).toMatch(/^Waits to be cleared: Siobhan Byrne asked for it, 23 May 2022/);
    expect(valueOf(await answerList(await as("siobhan-byrne"), "to-clear")).findings).toEqual([]);
    expect(valueOf(await answerList(await as("siobhan-byrne"), "all")).findings.some((finding) => !finding.open)).toBe(true);
    expect(problemOf(await answerList(await as("priya-nair"), "all")).kind).toBe("refused");
  });
});
