/** Composed notes as they come back from Word: every cell has its fate, structure is understood again, and the same record takes nothing twice. */
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { OPERATOR } from "~/domain/actor";
import { planTraced } from "~/domain/import/plan-import";
import { receiptLines } from "~/domain/import/receipt-lines";
import type { ComposedNotes } from "~/domain/notes/composed-notes";
import { writeNotesDocx } from "~/documents/write-notes-docx.server";
import { demonstrationDatabase } from "../support/demonstration-database";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";
import { madeNotes } from "../support/made-notes";
import { MADE_AT, notesOf, throughWord } from "../support/notes-text";
import { emptyRecord, plainOptions, readBytes } from "../support/plan-fixture";
import { takeIn } from "../support/take-in";
import { testCtx } from "../support/test-ctx";

const written = (notes: ComposedNotes) => writeNotesDocx(notes, { creator: "", madeAt: MADE_AT, standing: "Version 2, draft, not agreed" });

test("every cell is taken, heads something, or says what it is", async () => {
  await fc.assert(fc.asyncProperty(madeNotes, async (notes) => {
    const workbook = readBytes(await written(notes), "notes.docx");
    const planned = planTraced({ file: "notes.docx", workbook, record: emptyRecord, options: plainOptions, actor: OPERATOR, instance: null });
    if (!planned.ok) throw new Error(planned.problem.message);
    const { plan, trace } = planned.value;
    expect(receiptLines(workbook, plan, trace).filter(({ fate }) => !["taken", "heading", "titleLine"].includes(fate)).map(({ fate, why }) => [fate, why])).toEqual([]);
    expect(plan.notPlaced).toEqual([]);
    expect(plan.heldBack).toEqual([]);
  }), { numRuns: 25, seed: 6 });
}, 60_000);

let database: FreshDatabase;
beforeEach(async () => {
  database = await freshDatabase();
  return () => database.remove();
});

const [base] = fc.sample(madeNotes, { numRuns: 1, seed: 5 });
if (base === undefined) throw new Error("No notes were made.");
const EMPTY: ComposedNotes = { ...base, opening: [], items: [], sections: [], otherBusiness: [], actions: [], next: null, kind: "public", theme: "Harbours" };
const entry = { key: "entry/1", closed: false, kind: "question" as const, number: 1, by: "SPM", text: "Who has it now?", responses: [{ parts: [{ by: "CC", text: "I have it." }, { by: "DCC", text: "And I help." }], stated: [] }] };

test("who asked and who answered are known again, and not part of what was said", async () => {
  const { notes } = await throughWord({ ...EMPTY, sections: [{ key: "s", inspection: "PEEL 2031", heading: "Areas for improvement (AFI)", cause: null, findings: [{ key: "f", closed: false, reference: "F-0007", label: "AFI 4", text: "The force should know its boats.", instead: [], entries: [entry], actions: [] }] }] });
  const [finding] = notes.sections[0]?.findings ?? [];
  expect(finding).toMatchObject({ reference: "F-0001", label: "AFI 4", text: "The force should know its boats." });
  expect(finding?.entries[0]).toMatchObject({ by: "SPM", text: "Who has it now?", responses: [{ parts: [{ by: "CC", text: "I have it." }, { by: "DCC", text: "And I help." }] }] });
});

test("kind, theme, how an item ended and whose an action is come back as such", async () => {
  const item = { key: "i", closed: false, number: "1", depth: 0 as const, kind: "other" as const, heading: "Boats", about: null, source: null, text: ["The CC said there are eleven."], entries: [], outcome: "Not reached.", outcomeLink: null, actions: [] };
  const action = { key: "a", closed: false, reference: "A-0044", text: "Send the tide tables", owners: ["Director of Tides", "PCC"], due: "before 6 June 2031", since: [], isInText: false };
  const bytes = await written({ ...EMPTY, items: [{ ...item, actions: [action] }], actions: [action] });
  const ctx = testCtx(database.db, OPERATOR, MADE_AT);
  await takeIn(ctx, "notes.docx", bytes, { inspection: null });
  expect(await ctx.db.read.meeting.findFirstOrThrow()).toMatchObject({ kind: "public", theme: "Harbours", state: "closed", imported: true });
  expect(await ctx.db.read.agendaItem.findFirstOrThrow()).toMatchObject({ heading: "Boats", outcome: "not-reached", text: "The CC said there are eleven.\nACTION: Send the tide tables" });
  const [kept, ...others] = await ctx.db.read.action.findMany({ include: { owners: true, item: true } });
  expect(others).toEqual([]);
  expect(kept).toMatchObject({ text: "Send the tide tables", due: "before 6 June 2031", item: { heading: "Boats" } });
  expect(kept?.owners.map(({ post }) => post)).toEqual(["Director of Tides", "PCC"]);
});

test("taken into the record they came from, they add no meeting, entry, item or action", async () => {
  const demonstration = await demonstrationDatabase();
  try {
    const ctx = testCtx(demonstration.db, OPERATOR);
    const count = async () => ({ meetings: await ctx.db.read.meeting.count(), entries: await ctx.db.read.entry.count(), items: await ctx.db.read.agendaItem.count(), actions: await ctx.db.read.action.count(), findings: await ctx.db.read.finding.count() });
    const before = await count();
    await takeIn(ctx, "notes.docx", await written(await notesOf(ctx, "M-0001")), { inspection: null });
    expect(await count()).toEqual(before);
  } finally {
    await demonstration.remove();
  }
});
