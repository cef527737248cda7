/** Corrections of issued entries: read, written, and taken away while they are drafts. What the force may see of them is decided in domain/visibility. */
import type { Ctx } from "~/db/ctx.server";
import { approvalColumns, approvalOf } from "~/db/entry-approvals.server";
import type { EntryCorrectionModel } from "~/db/generated/prisma/models";
import { recordEvents } from "~/db/history.server";
import { storedChoice, storedDateOrNull, storedInstant, storedInstantOrNull } from "~/db/parse-row.server";
import type { Reader } from "~/db/rows.server";
import type { Tx } from "~/db/write.server";
import { givenWords } from "~/domain/approval";
import { CORRECTION_STATES, type EntryCorrection, type EntryWords } from "~/domain/entry-correction";
import type { Change } from "~/domain/history";
import type { EntryRecord } from "~/domain/record";

function correctionOf(row: EntryCorrectionModel): EntryCorrection {
  const { id, entryId, text, askedBy, reason, createdBy, version } = row;
  const date = (value: string | null, field: string) => storedDateOrNull(value, "EntryCorrection", id, field);
  return {
    id, entryId, reason, createdBy, version,
    words: { text, askedBy, dueOn: date(row.dueOn, "dueOn") },
    before: { text: row.textBefore ?? "", askedBy: row.askedByBefore, dueOn: date(row.dueOnBefore, "dueOnBefore") },
    state: storedChoice(CORRECTION_STATES, row.state, "EntryCorrection", id, "state"),
    createdAt: storedInstant(row.createdAt, "EntryCorrection", id, "createdAt"),
    approval: approvalOf(row, "EntryCorrection"),
    issuedAt: storedInstantOrNull(row.issuedAt, "EntryCorrection", id, "issuedAt"),
  };
}

/** In the order of their issue, those not issued last. */
export async function correctionsOfEntries(reader: Reader, entryIds: readonly string[]): Promise<EntryCorrection[]> {
  const rows = await reader.entryCorrection.findMany({ where: { entryId: { in: [...entryIds] } }, orderBy: [{ version: "asc" }, { id: "asc" }] });
  const corrections = rows.map(correctionOf);
  return [...corrections.filter((each) => each.state === "issued"), ...corrections.filter((each) => each.state !== "issued")];
}

/** All that wait to be approved or issued. */
export async function openCorrections(reader: Reader): Promise<EntryCorrection[]> {
  const rows = await reader.entryCorrection.findMany({ where: { state: { not: "issued" } }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
  return rows.map(correctionOf);
}

export async function correctionIn(reader: Reader, id: string): Promise<EntryCorrection | null> {
  const row = await reader.entryCorrection.findUnique({ where: { id } });
  return row === null ? null : correctionOf(row);
}

type Written = Pick<EntryCorrection, "words" | "reason" | "state" | "approval">;

/** One event per changed field and finding: the office's alone. */
async function recordDraft(tx: Tx, ctx: Ctx, entry: EntryRecord, before: Written | null, after: Written | null, places: ImportPlaces = {}): Promise<void> {
  const values = (of: Written | null) => ({
    correctionText: of?.words.text ?? null,
    correctionAskedBy: of?.words.askedBy ?? null,
    correctionDueOn: of?.words.dueOn ?? null,
    correctionReason: of?.reason ?? null,
    correctionState: of?.state ?? null,
    approval: of?.approval == null ? null : givenWords(of.approval),
  });
  const [was, is] = [values(before), values(after)];
  const importPlaces: Partial<Record<string, string>> = { correctionText: places.text, correctionAskedBy: places.askedBy, correctionDueOn: places.dueOn };
  const fields = Object.keys(is) as (keyof typeof is)[];
  await recordEvents(tx, ctx, besides(entry, (findingId) => fields.map((field): Change => ({
    subject: "entry", subjectId: entry.id, findingId, field, before: was[field], after: is[field], draftOf: "opcc", importPlace: importPlaces[field] ?? null,
  }))));
}

/** What is about an entry over several findings stands beside each of them. */
function besides(entry: EntryRecord, changesOn: (findingId: string | null) => Change[]): Change[] {
  return (entry.links.length === 0 ? [null] : entry.links.map((link) => link.findingId)).flatMap(changesOn);
}

function wordColumns({ text, askedBy, dueOn }: EntryWords) {
  return { text, askedBy, dueOn };
}

function beforeColumns({ text, askedBy, dueOn }: EntryWords) {
  return { textBefore: text, askedByBefore: askedBy, dueOnBefore: dueOn };
}

export type ImportPlaces = Partial<Record<keyof EntryWords, string>>;
export type DraftCorrection = { words: EntryWords; reason: string; /** The cells an import read it from. */ importPlaces?: ImportPlaces };

/** A new draft on an entry that has none. */
export async function insertCorrection(tx: Tx, ctx: Ctx, entry: EntryRecord, { words, reason, importPlaces }: DraftCorrection): Promise<string> {
  const id = ctx.newId();
  await tx.entryCorrection.create({
    data: {
      id, entryId: entry.id, ...wordColumns(words), ...beforeColumns(entry), reason, state: "draft", createdAt: ctx.now,
      createdBy: ctx.actor.name, heldByPersonId: ctx.actor.personId,
    },
  });
  await recordDraft(tx, ctx, entry, null, { words, reason, state: "draft", approval: null }, importPlaces);
  return id;
}

/** New words make a draft of it again, on the words that stand now. */
export async function saveCorrectionWords(tx: Tx, ctx: Ctx, entry: EntryRecord, correction: EntryCorrection, { words, reason, importPlaces }: DraftCorrection): Promise<void> {
  await tx.entryCorrection.update({
    where: { id: correction.id },
    data: { ...wordColumns(words), ...beforeColumns(entry), reason, state: "draft", ...approvalColumns(null), version: { increment: 1 } },
  });
  await recordDraft(tx, ctx, entry, correction, { words, reason, state: "draft", approval: null }, importPlaces);
}

/** Approves it, or takes that back. */
export async function saveCorrectionState(tx: Tx, ctx: Ctx, entry: EntryRecord, correction: EntryCorrection, to: Pick<EntryCorrection, "state" | "approval">): Promise<void> {
  await tx.entryCorrection.update({
    where: { id: correction.id }, data: { state: to.state, ...approvalColumns(to.approval), version: { increment: 1 } },
  });
  await recordDraft(tx, ctx, entry, correction, { ...correction, ...to });
}

/** The columns of a correction that is issued now: its version is from then on that of the entry's words. */
async function issueColumns(tx: Tx, ctx: Ctx, entry: EntryRecord) {
  const before = await tx.entryCorrection.count({ where: { entryId: entry.id, state: "issued" } });
  return { state: "issued", ...beforeColumns(entry), issuedAt: ctx.now, issuedBy: ctx.actor.name, version: before + 2 };
}

async function recordIssue(tx: Tx, ctx: Ctx, entry: EntryRecord, reason: string): Promise<void> {
  await recordEvents(tx, ctx, besides(entry, (findingId) => [
    { subject: "entry", subjectId: entry.id, findingId, field: "correctionReason", before: null, after: reason, draftOf: null },
  ]));
}

/** Makes it part of the official record. `entry` still has the words it takes the place of. */
export async function saveCorrectionIssue(tx: Tx, ctx: Ctx, entry: EntryRecord, correction: EntryCorrection): Promise<void> {
  await tx.entryCorrection.update({ where: { id: correction.id }, data: await issueColumns(tx, ctx, entry) });
  await recordIssue(tx, ctx, entry, correction.reason);
}

/** Of somebody who speaks for both sides: issued as it is made. */
export async function insertIssuedCorrection(tx: Tx, ctx: Ctx, entry: EntryRecord, { words, reason }: DraftCorrection): Promise<void> {
  await tx.entryCorrection.create({
    data: { id: ctx.newId(), entryId: entry.id, ...wordColumns(words), reason, createdAt: ctx.now, createdBy: ctx.actor.name, ...(await issueColumns(tx, ctx, entry)) },
  });
  await recordIssue(tx, ctx, entry, reason);
}

export async function deleteCorrection(tx: Tx, ctx: Ctx, entry: EntryRecord, correction: EntryCorrection): Promise<void> {
  await tx.entryCorrection.delete({ where: { id: correction.id } });
  await recordDraft(tx, ctx, entry, correction, null);
}
