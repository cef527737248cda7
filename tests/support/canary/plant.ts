/**
 * Drafts of every kind with unmistakable words, made the way people make them: those of one side must show nowhere on the other.
 * A new kind of draft is planted here, or nobody watches it.
 */
import { addBankQuestion } from "~/commands/add-bank-question.server";
import { addPrivateNote } from "~/commands/add-private-note.server";
import { answer } from "~/commands/answer.server";
import { applyImport } from "~/commands/apply-import.server";
import { approveEntries } from "~/commands/approve-entries.server";
import { ask } from "~/commands/ask.server";
import { clearResponse } from "~/commands/clear-response.server";
import { commentOnNotes, discardComment } from "~/commands/notes/comment-on-notes.server";
import { correctEntry } from "~/commands/correct-entry.server";
import { discardDrafts } from "~/commands/discard-drafts.server";
import { discardEntry } from "~/commands/discard-entry.server";
import { discardResponse } from "~/commands/discard-response.server";
import { editCell } from "~/commands/edit-cell.server";
import { editEntry } from "~/commands/edit-entry.server";
import { editResponse } from "~/commands/edit-response.server";
import { moveCorrection } from "~/commands/move-correction.server";
import { takeUpload } from "~/commands/plan-import.server";
import { saveTyped } from "~/commands/save-typed.server";
import { saveView } from "~/commands/save-view.server";
import { sendBackResponse } from "~/commands/send-back-response.server";
import { signOffRag } from "~/commands/sign-off-rag.server";
import { submitDraftsOn } from "~/commands/submit-drafts.server";
import { newCtx, type Ctx } from "~/db/ctx.server";
import type { Db } from "~/db/open-database.server";
import { loadFinding, loadRecord } from "~/db/record.server";
import { actorIn } from "~/db/sessions.server";
import { londonDate } from "~/domain/calendar-date";
import { columnValue, type ColumnKey } from "~/domain/columns";
import { DRAFT_COLUMNS, withDrafts } from "~/domain/field-draft";
import type { FindingRecord } from "~/domain/record";
import { seenKey } from "~/domain/response-merge";
import { typedPlace } from "~/domain/typed-text";
import { makeXlsx, type MadeCell } from "../make-xlsx";
import { valueOf } from "../marchshire";
import { earlyOn23May } from "../test-ctx";
import type { World } from "../walk/walk-database";

/** Stands in every text that is planted on that side. */
export const WORDS = { opcc: "officecanary", force: "forcecanary" } as const;

/** What was planted, for asking after it by its ids. */
export type Planted = { entries: string[]; responses: string[]; imports: string[]; /** Issued questions on which something hidden hangs. */ under: string[]; /** Findings on which something hidden hangs. */ references: string[] };

async function by(db: Db, personId: string): Promise<Ctx> {
  const actor = await actorIn(db.read, personId, londonDate(earlyOn23May));
  if (actor === null) throw new Error(`There is no ${personId}.`);
  return newCtx(db, actor, new Date(earlyOn23May));
}

function upload(ctx: Ctx, fileName: string, rows: MadeCell[][], inspection: string | null): Promise<string> {
  const bytes = makeXlsx({ sheets: [{ name: `Sheet ${fileName.slice(0, 12)}`, rows }] });
  return takeUpload(ctx, { fileName, bytes, options: { inspection, published: null, emptiesCount: false, fills: null, mapping: {} } }).then(valueOf);
}

async function entryOf(db: Db, id: string): Promise<{ id: string; version: number; text: string }> {
  return db.read.entry.findUniqueOrThrow({ where: { id }, select: { id: true, version: true, text: true } });
}

function row(finding: FindingRecord, ...cells: MadeCell[]): MadeCell[] {
  return [`${finding.number ?? ""}: ${finding.text}`, ...cells];
}

/** Drafts of comments on notes in circulation: one that stays, one that was discarded. */
async function plantComments(ctx: Ctx, { notes: { draft: { id } } }: World, word: string): Promise<void> {
  const notes = { meetingId: id, number: 1 };
  const comment = async (about: string, proposed: string) => valueOf(await commentOnNotes(ctx, { ...notes, about, base: "A path", typed: { text: `A comment of ${word}`, proposed }, draft: null, send: false })).id;
  await comment("head/venue", `A path of ${word}`);
  valueOf(await discardComment(ctx, { ...notes, comment: await comment("", "") }));
}

/** Of the commissioner’s office, on the findings of the world. */
export async function plantOffice(db: Db, world: World): Promise<Planted> {
  const word = WORDS.opcc;
  const officer = await by(db, "priya-nair");
  const pcc = await by(db, "helen-ferriday");
  const { finding, other } = world;
  const asked = async (text: string, more: Partial<Parameters<typeof ask>[1]> = {}): Promise<string> =>
    valueOf(await ask(officer, { references: [finding.reference], kind: "question", text: `${text} ${word}?`, askedBy: word, dueOn: "", meetingId: null, followsUpResponseId: null, ...more })).entryId;

  const draft = await asked("Is this draft", { references: [finding.reference, other.reference], dueOn: "13 March 2033", meetingId: world.meeting });
  const approved = await asked("Is this approved");
  const comment = await asked("A comment that is a draft", { kind: "comment" });
  const concern = await asked("A concern that is approved", { kind: "concern" });
  const followUp = await asked("Does this follow up", { references: [world.entry.answered.reference], followsUpResponseId: world.response.submitted.id });
  for (const id of [approved, concern]) valueOf(await approveEntries(pcc, { entries: [{ entryId: id, seen: (await entryOf(db, id)).version }], for: "", how: "" }));
  const discarded = await asked("Is this discarded");
  valueOf(await discardEntry(officer, { entryId: discarded, seen: (await entryOf(db, discarded)).version }));
  const edited = await asked("Is this approved and then edited");
  valueOf(await approveEntries(pcc, { entries: [{ entryId: edited, seen: (await entryOf(db, edited)).version }], for: "", how: "" }));
  const before = await entryOf(db, edited);
  valueOf(await editEntry(officer, { entryId: edited, edits: { text: { value: `Is this edited ${word}?`, base: before.text } } }));

  const corrected = await entryOf(db, await uncorrected(db, world));
  valueOf(await correctEntry(officer, { entryId: corrected.id, text: `Is this a correction ${word}?`, askedBy: word, dueOn: "", reason: `Because of ${word}`, seen: null, seenEntry: corrected.version }));
  const correction = await db.read.entryCorrection.findFirstOrThrow({ where: { entryId: corrected.id, state: "draft" }, select: { id: true, version: true } });
  valueOf(await moveCorrection(pcc, { correctionId: correction.id, seen: correction.version, move: "approve", for: "", how: "" }));

  await plantComments(officer, world, word);
  valueOf(await addPrivateNote(officer, { reference: finding.reference, text: `A note of ${word}` }));
  valueOf(await saveView(officer, { name: `View of ${word}`, search: `q=${word}`, replace: false }));
  for (const place of [typedPlace.ask(finding.reference), typedPlace.editEntry(draft)]) valueOf(await saveTyped(officer, { place, fields: { text: [`Typed by ${word}`] } }));
  valueOf(await addBankQuestion(officer, { topic: `Topic ${word}`, text: `Is this in the bank ${word}?` }));

  const paper = [["AFI / recommendation", "PCC's assurance questions", "Force response", "RAG"], row(finding, `Is this in a file ${word}?`, `Said in a file ${word}.`, `${word} is no RAG`)];
  const inspection = finding.inspection?.title ?? null;
  const waiting = await upload(officer, `${word}-waiting.xlsx`, paper, inspection);
  const unread = await upload(officer, `${word}-unread.xlsx`, [["AFI / recommendation", "RAG"], [`AFI 77: Something of ${word} that is not recorded yet, and long enough to be one.`, "Red"]], null);
  const applied = await upload(officer, `${word}-applied.xlsx`, paper.map((cells) => cells.map((cell) => (typeof cell === "string" ? cell.replace("in a file", "in an applied file") : cell))), inspection);
  valueOf(await applyImport(officer, applied));
  return { entries: [draft, approved, comment, concern, followUp, edited, discarded], responses: [], imports: [waiting, unread, applied], under: [corrected.id], references: [finding.reference, other.reference] };
}

/** An answered question that nobody has begun to correct. */
async function uncorrected(db: Db, world: World): Promise<string> {
  const taken = [world.corrections.draft.entryId, world.corrections.approved.entryId];
  const where = { state: "answered", place: "finding", id: { notIn: taken }, corrections: { none: {} } };
  return (await db.read.entry.findFirstOrThrow({ where, orderBy: { id: "asc" }, select: { id: true } })).id;
}

async function findingOf(db: Db, reference: string): Promise<FindingRecord> {
  const finding = await loadFinding(db, reference);
  if (finding === null) throw new Error(`There is no ${reference}.`);
  return finding;
}

const TYPED: Partial<Record<ColumnKey, string>> = {
  update: `An update of ${WORDS.force}`, updateAsAt: "13 March 2033", ragReason: `A reason of ${WORDS.force}`, stepsToGreen: `A step of ${WORDS.force} | ${WORDS.force} | due 13 March 2033`,
  targetDate: "13 March 2033", strategicLead: `ACC ${WORDS.force}`, tacticalLead: `Supt ${WORDS.force}`,
};

async function draftCell(ctx: Ctx, reference: string, column: ColumnKey, value: string, more: { ragReason?: string } = {}): Promise<void> {
  const seen = withDrafts(await findingOf(ctx.db, reference));
  valueOf(await editCell(ctx, { reference, column, value, base: columnValue(seen, column), ...more }));
}

/** Of the force, on the findings of the world. */
export async function plantForce(db: Db, world: World): Promise<Planted> {
  const word = WORDS.force;
  const secretariat = await by(db, "tom-ashdown");
  const chief = await by(db, "catherine-wells");
  const { finding } = world;
  const { rag } = finding.update ?? { rag: null };
  await draftCell(secretariat, finding.reference, "rag", rag === "red" ? "Amber" : "Red", { ragReason: `A reason of ${word}` });
  for (const column of DRAFT_COLUMNS) {
    const typed = TYPED[column];
    if (column !== "rag" && typed !== undefined) await draftCell(secretariat, finding.reference, column, typed);
  }
  const [moving, sentBack, dropped] = await movable(db, world);
  await draftCell(secretariat, dropped.reference, "update", `A discarded update of ${word}`);
  valueOf(await discardDrafts(secretariat, { reference: dropped.reference }));
  for (const { reference } of [moving, sentBack]) {
    await draftCell(secretariat, reference, "rag", "Green", { ragReason: `Evidence of ${word}` });
    valueOf(await submitDraftsOn(secretariat, { reference }));
  }
  valueOf(await signOffRag(chief, { reference: sentBack.reference, decision: "send back", note: `Sent back by ${word}`, for: "" }));

  const issued = await db.read.entry.findMany({ where: { state: "issued", kind: "question", place: "finding", responses: { none: {} } }, orderBy: { id: "asc" }, take: 4, select: { id: true } });
  const said: string[] = [];
  for (const [index, { id }] of issued.entries()) {
    const parts = [{ by: "CC", text: `A response of ${word}` }, { by: `Supt ${word}`, text: `A second part of ${word}` }];
    valueOf(await answer(secretariat, { entryId: id, parts: index === 0 ? parts : parts.slice(0, 1), statedConfidence: "7", commitment: { outcome: "conditional", askedFor: "13 March 2033", condition: `Where ${word}` } }));
    const { id: responseId } = await db.read.response.findFirstOrThrow({ where: { entryId: id, state: "draft" }, select: { id: true } });
    said.push(responseId);
    valueOf(await saveTyped(secretariat, { place: typedPlace.answer(id, responseId), fields: { text: [`Typed by ${word}`] } }));
  }
  const [, cleared, returned, discarded] = said;
  if (cleared !== undefined) valueOf(await clearResponse(chief, { responseId: cleared, seen: await seenOf(db, cleared), for: "", thenSubmit: false }));
  if (returned !== undefined) valueOf(await sendBackResponse(chief, { responseId: returned, note: `Sent back by ${word}` }));
  if (discarded !== undefined) valueOf(await discardResponse(secretariat, { responseId: discarded, seen: await seenOf(db, discarded) }));
  const { id: newer } = world.response.submitted;
  valueOf(await editResponse(secretariat, { responseId: newer, seen: await seenOf(db, newer), parts: [{ by: "CC", text: `A new version of ${word}` }] }));
  const versions = await db.read.response.findMany({ where: { replacesId: newer }, select: { id: true } });

  await plantComments(secretariat, world, word);
  valueOf(await addPrivateNote(secretariat, { reference: finding.reference, text: `A note of ${word}` }));
  valueOf(await saveView(secretariat, { name: `View of ${word}`, search: `q=${word}`, replace: false }));
  valueOf(await saveTyped(secretariat, { place: typedPlace.field(finding.reference, "update"), fields: { value: [`Typed by ${word}`] } }));
  const paper = [["AFI / recommendation", "RAG", "RAG reason", "PCC's assurance questions"], row(finding, `${word} is no RAG`, "", `Is this in a file ${word}?`)];
  const imports = [await upload(secretariat, `${word}-waiting.xlsx`, paper, finding.inspection?.title ?? null)];
  const applied = await upload(secretariat, `${word}-applied.xlsx`, [["AFI / recommendation", "RAG", "RAG reason"], row(dropped, "Green", `In an applied file of ${word}`)], dropped.inspection?.title ?? null);
  valueOf(await applyImport(secretariat, applied));
  return { entries: [], responses: [...said, ...versions.map((version) => version.id)], imports: [...imports, applied], under: issued.map((entry) => entry.id), references: [finding, moving, sentBack, dropped].map((each) => each.reference) };
}

async function seenOf(db: Db, responseId: string): Promise<string> {
  const { findings } = await loadRecord(db);
  const response = findings.flatMap((each) => each.entries).flatMap((each) => each.responses).find((each) => each.id === responseId);
  if (response === undefined) throw new Error(`There is no response ${responseId}.`);
  return seenKey(response);
}

/** Three findings that are Red or Amber, have no drafts, and are none of those of the world. */
async function movable(db: Db, world: World): Promise<[FindingRecord, FindingRecord, FindingRecord]> {
  const { findings } = await loadRecord(db);
  const [one, two, three] = findings.filter((each) => each.drafts.length === 0 && each.inspection !== null && each.number !== null && (each.update?.rag === "red" || each.update?.rag === "amber") && each.id !== world.finding.id && each.id !== world.other.id);
  if (one === undefined || two === undefined || three === undefined) throw new Error("The demonstration has too few findings that are Red or Amber.");
  return [one, two, three];
}
