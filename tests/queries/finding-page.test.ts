/** What the pages of a finding, its entries and its meeting show, and what they never show to the other side. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { addAction } from "~/commands/actions/keep-action.server";
import { recordActionEvent } from "~/commands/actions/record-action-event.server";
import { answer } from "~/commands/answer.server";
import { ask } from "~/commands/ask.server";
import { editCell } from "~/commands/edit-cell.server";
import { editResponse } from "~/commands/edit-response.server";
import { moveEntry } from "~/commands/move-entry.server";
import { recordSpokenAnswer } from "~/commands/record-spoken-answer.server";
import { write } from "~/db/write.server";
import type { LogLine } from "~/domain/action/action-log";
import type { Actor } from "~/domain/actor";
import { seenKey } from "~/domain/response-merge";
import { answerPage } from "~/queries/answer-page.server";
import { askPage } from "~/queries/ask-page.server";
import { entryPage } from "~/queries/entry-page.server";
import { findingPage } from "~/queries/finding-page.server";
import { meetingPage } from "~/queries/meeting-page.server";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";
import { addFindings, force, opcc, operator, problemOf, valueOf } from "../support/marchshire";
import { typedAction, typedEvent } from "../support/small-meetings";
import { testCtx } from "../support/test-ctx";
import { storedMeeting } from "../support/store-record";
import { clearAsItStands, storedResponse } from "../support/through-the-door";

let fresh: FreshDatabase;
let first: string;
let second: string;
const meetingId = "meeting-1";

beforeEach(async () => {
  fresh = await freshDatabase();
  [first = "", second = ""] = (await addFindings(fresh.db, [{}, {}])).map((finding) => finding.reference);
  await write(fresh.db, (tx) => tx.meeting.create({ data: storedMeeting({ id: meetingId, title: "Assurance meeting", date: "2022-05-23", time: "15:00" }) }));
});
afterEach(() => fresh.remove());

const as = (actor: Actor) => testCtx(fresh.db, actor);

async function draft(text: string, more: { followsUpResponseId?: string; references?: string[] } = {}): Promise<string> {
  const input = { references: [first], kind: "question" as const, text, askedBy: "PCC", dueOn: "", meetingId, followsUpResponseId: null, ...more };
  return valueOf(await ask(as(opcc), input)).entryId;
}

async function issued(text: string, references = [first]): Promise<string> {
  const entryId = await draft(text, { references });
  valueOf(await moveEntry(as(opcc), { entryId, move: "approve" }));
  valueOf(await moveEntry(as(opcc), { entryId, move: "issue" }));
  return entryId;
}

async function everything(actor: Actor, entryIds: readonly string[]): Promise<string> {
  const ctx = as(actor);
  const pages = [
    await findingPage(ctx, first, null), await findingPage(ctx, second, null), await findingPage(ctx, first, "entry.text"),
    await findingPage(ctx, first, "response.text"), await meetingPage(ctx, meetingId), await askPage(ctx, first, null),
    ...(await Promise.all(entryIds.flatMap((id) => [entryPage(ctx, id), answerPage(ctx, id, null)]))),
  ];
  return JSON.stringify(pages);
}

describe("neither side sees the other's drafts", () => {
  let entries: string[];
  beforeEach(async () => {
    const open = await issued("Who owns this?", [first, second]);
    const spoken = valueOf(await recordSpokenAnswer(as(opcc), { entryId: open, parts: [{ by: "CC", text: "I do." }] }));
    const hidden = await draft("CANARY-QUESTION-DRAFT", { followsUpResponseId: spoken.responseId });
    const approved = await draft("CANARY-QUESTION-APPROVED");
    valueOf(await moveEntry(as(opcc), { entryId: approved, move: "approve" }));
    valueOf(await answer(as(force), { entryId: open, parts: [{ by: "DCC", text: "CANARY-RESPONSE-DRAFT" }] }));
    const cleared = valueOf(await answer(as(force), { entryId: open, parts: [{ by: "DBS", text: "CANARY-RESPONSE-CLEARED" }] }));
    await clearAsItStands(as(force), cleared.responseId);
    valueOf(await editCell(as(force), { reference: first, column: "update", value: "CANARY-UPDATE-DRAFT", base: null }));
    valueOf(await editCell(as(force), { reference: first, column: "rag", value: "red", ragReason: "CANARY-REASON-DRAFT", base: null }));
    entries = [open, hidden, approved];
  });

  test("the force finds nothing of the office's, and cannot tell an entry's address from none", async () => {
    const seen = await everything(force, entries);
    expect(seen).toContain("CANARY-RESPONSE-DRAFT");
    expect(seen).toContain("CANARY-UPDATE-DRAFT");
    expect(seen).not.toContain("CANARY-QUESTION");
    const [, hidden = ""] = entries;
    expect(problemOf(await entryPage(as(force), hidden))).toEqual(problemOf(await entryPage(as(force), "no-such-entry")));
  });

  test("the office finds nothing of the force's", async () => {
    const seen = await everything(opcc, entries);
    expect(seen).toContain("CANARY-QUESTION-DRAFT");
    expect(seen).toContain("CANARY-QUESTION-APPROVED");
    expect(seen).not.toMatch(/CANARY-(RESPONSE|UPDATE|REASON)/);
  });

  test("no counter that also counts drafts is sent", async () => {
    for (const actor of [force, opcc]) {
      const seen = await everything(actor, entries);
      expect(seen).not.toMatch(/"sequence":(?!0|[12],)\d/);
      expect(seen.match(/"links":\[\{[^\]]*"position":[1-9]/)).toBeNull();
    }
  });

  test("the operator finds the official record only", async () => {
    expect(await everything(operator, entries)).not.toContain("CANARY");
  });

  test("the fields that history can be narrowed to tell nothing either", async () => {
    const page = valueOf(await findingPage(as(opcc), second, null));
    const byForce = valueOf(await findingPage(as(force), second, null));
    expect(page.history.lines.filter((line) => line.draftOf !== null && line.name.startsWith("Tom"))).toEqual([]);
    expect(byForce.history.lines.filter((line) => line.draftOf !== null && line.name.startsWith("Priya"))).toEqual([]);
  });
});

test("a response keeps its earlier versions readable; a follow-up names what it takes up", async () => {
  const entryId = await issued("Who owns this?");
  const { responseId } = valueOf(await answer(as(force), { entryId, parts: [{ by: "CC", text: "I do." }] }));
  await clearAsItStands(as(force), responseId, true);
  const seen = seenKey(await storedResponse(as(force), responseId));
  const corrected = valueOf(await editResponse(as(force), { responseId, seen, parts: [{ by: "CC", text: "The DCC does." }] }));
  await clearAsItStands(as(force), corrected.responseId, true);
  await draft("Since when?", { followsUpResponseId: corrected.responseId });
  const page = valueOf(await findingPage(as(opcc), first, null));
  expect(page.finding.entries.map((entry) => [entry.text, entry.followsUpEntryId])).toEqual([["Who owns this?", null], ["Since when?", entryId]]);
  expect(page.earlierResponses[corrected.responseId]?.map((version) => version.parts[0]?.text)).toEqual(["I do."]);
  const entry = valueOf(await entryPage(as(opcc), entryId));
  expect(entry.followUps.map((each) => each.text)).toEqual(["Since when?"]);
});

test("history names field, values and who, and narrows to one field", async () => {
  valueOf(await editCell(as(force), { reference: first, column: "targetDate", value: "30/9/2022", base: null, submit: true }));
  valueOf(await editCell(as(force), { reference: first, column: "tacticalLead", value: "Supt Osei", base: null, submit: true }));
  await issued("Who owns this?");
  const { history } = valueOf(await findingPage(as(force), first, "finding.targetDate"));
  const line = { what: "Target date", before: null, after: "30 September 2022", name: "Tom Ashdown", post: "SIB", via: "on screen" };
  expect(history.lines).toEqual([expect.objectContaining({ ...line, draftOf: null }), expect.objectContaining({ ...line, draftOf: "force" })]);
  expect(history.fields.map((field) => field.words)).toContain("Tactical lead");
  const texts = valueOf(await findingPage(as(force), first, "entry.text")).history.lines;
  expect(texts.map((line) => [line.what, line.before, line.after])).toEqual([
    ["Q1: text", null, "Who owns this?"],
  ]);
});

test("the bank's question comes with the finding's own words in it", async () => {
  valueOf(await editCell(as(force), { reference: first, column: "targetDate", value: "30/9/2022", base: null, submit: true }));
  const page = valueOf(await askPage(as(opcc), first, "commit-to-a-date"));
  expect(page.text).toContain("30 September 2022");
  expect(page.text).toContain(`AFI 1 (${first})`);
  expect(problemOf(await askPage(as(force), first, null)).kind).toBe("refused");
});

test("a reference or an entry that is not there is missing", async () => {
  expect(problemOf(await findingPage(as(opcc), "F-9999", null)).kind).toBe("missing");
  expect(problemOf(await meetingPage(as(opcc), "no-such-meeting")).kind).toBe("missing");
});

test("an action of a finding says how it stands, here and on the page of its meeting", async () => {
  const place = { finding: first, entry: "", meeting: meetingId, item: "" };
  const added = async (due: string) => valueOf(await addAction(as(opcc), { typed: typedAction({ due }), place })).reference;
  const [late, done] = [await added("2 May 2022"), await added("")];
  valueOf(await recordActionEvent(as(opcc), { reference: done, seen: null, typed: typedEvent("completed", { text: "It was sent." }) }));
  const said = (lines: readonly LogLine[]) => lines.map(({ reference, state, overdue }) => `${reference} ${state}${overdue ? " overdue" : ""}`);
  const expected = [`${late} open overdue`, `${done} completed`];
  expect(said(valueOf(await findingPage(as(force), first, null)).actionLines)).toEqual(expected);
  expect(said(valueOf(await meetingPage(as(force), meetingId)).actions)).toEqual(expected);
  expect(valueOf(await findingPage(as(force), second, null)).actionLines).toEqual([]);
});
