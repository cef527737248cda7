/** Files taken in: their bytes, their options, the plan as shown, and whether it was carried out. */
import type { Ctx } from "~/db/ctx.server";
import { undoneIn, type Undone } from "~/db/import-undo.server";
import { storedChoice } from "~/db/parse-row.server";
import type { Reader } from "~/db/rows.server";
import type { Tx } from "~/db/write.server";
import { SIDES, type ActorSide } from "~/domain/actor";
import type { ImportVoice } from "~/domain/import/import-voice";
import type { CalendarDate, Instant } from "~/domain/calendar-date";
import { blankPlan, type ImportOptions, type ImportPlan } from "~/domain/import/import-plan";

export const IMPORT_STATES = ["planned", "applied"] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

export type StoredImport = {
  id: string;
  fileName: string;
  side: ActorSide;
  importedBy: string;
  /** Null for the operator, and for what was brought before it was kept. */
  importedByPersonId: string | null;
  bytes: Uint8Array;
  options: ImportOptions;
  plan: ImportPlan;
  state: ImportState;
  createdAt: Instant;
  appliedAt: Instant | null;
  /** Shared by files taken in together; null for a file on its own. */
  batchId: string | null;
  /** The SIB cycle it was said to be for. */
  cycleId: string | null;
};

export type NewImport = { id: string; fileName: string; bytes: Uint8Array; options: ImportOptions; plan: ImportPlan; batchId?: string | null; cycleId?: string | null };

export async function insertImport(tx: Tx, ctx: Ctx, { id, fileName, bytes, options, plan, batchId = null, cycleId = null }: NewImport): Promise<void> {
  await tx.import.create({
    data: {
      id, batchId, cycleId, fileName, side: ctx.actor.side, importedBy: ctx.actor.name, importedByPersonId: ctx.actor.personId, bytes: Uint8Array.from(bytes), options: JSON.stringify(options),
      plan: JSON.stringify(plan), exports: JSON.stringify(plan.exports), state: "planned", createdAt: ctx.now,
    },
  });
}

export async function savePlan(tx: Tx, id: string, options: ImportOptions, plan: ImportPlan): Promise<void> {
  await tx.import.update({ where: { id }, data: { options: JSON.stringify(options), plan: JSON.stringify(plan), exports: JSON.stringify(plan.exports) } });
}

/** `agreedOn` where it was taken in as the record of both sides. */
export async function saveApplied(tx: Tx, ctx: Ctx, id: string, agreedOn: CalendarDate | null): Promise<void> {
  const state: ImportState = "applied";
  await tx.import.update({ where: { id }, data: { state, appliedAt: ctx.now, agreedOn } });
}

export async function deleteImport(tx: Tx, id: string): Promise<void> {
  await tx.import.delete({ where: { id } });
}

const ASKERS = [...SIDES, "operator"] as const;

type Row = Omit<StoredImport, "bytes" | "side" | "state" | "options" | "plan"> & { side: string; state: string; options: string; plan: string };

function storedImport(row: Row): Omit<StoredImport, "bytes"> {
  const { id } = row;
  return {
    ...row,
    side: storedChoice(ASKERS, row.side, "Import", id, "side"),
    state: storedChoice(IMPORT_STATES, row.state, "Import", id, "state"),
    // Written by insertImport and savePlan only, so their form is known.
    options: JSON.parse(row.options) as ImportOptions,
    // An older version of the program wrote less.
    plan: { ...blankPlan(row.fileName), ...(JSON.parse(row.plan) as Partial<ImportPlan>) },
  };
}

export async function findImport(reader: Reader, id: string): Promise<StoredImport | null> {
  const row = await reader.import.findUnique({ where: { id } });
  return row === null ? null : { ...storedImport(row), bytes: row.bytes };
}

/** A file of a batch, without its bytes. */
export type BatchedImport = Omit<StoredImport, "bytes">;

/** The file with those that were taken in together with it, in the order of their names; none where there is no such file. */
export async function findBatch(reader: Reader, id: string): Promise<BatchedImport[]> {
  const first = await reader.import.findUnique({ where: { id }, select: { batchId: true } });
  if (first === null) return [];
  const where = first.batchId === null ? { id } : { batchId: first.batchId };
  const rows = await reader.import.findMany({ where, orderBy: [{ fileName: "asc" }, { id: "asc" }], omit: { bytes: true } });
  return rows.map(storedImport);
}

export async function readImportBytes(reader: Reader, id: string): Promise<Uint8Array> {
  return (await reader.import.findUniqueOrThrow({ where: { id }, select: { bytes: true } })).bytes;
}

/** The last file of a batch is one on its own. */
export async function leaveBatch(tx: Tx, id: string): Promise<void> {
  await tx.import.update({ where: { id }, data: { batchId: null } });
}

/** The name of a file, and for whom it speaks; null where there is none. */
export async function importVoiceOf(reader: Reader, id: string): Promise<{ fileName: string; voice: ImportVoice } | null> {
  const row = await reader.import.findUnique({ where: { id }, select: { fileName: true, side: true, options: true } });
  if (row === null) return null;
  const side = SIDES.find((each) => each === row.side);
  const { agreed } = JSON.parse(row.options) as ImportOptions;
  return { fileName: row.fileName, voice: side === undefined || agreed != null ? "both" : side };
}

export type ListedImport = Omit<StoredImport, "bytes" | "options" | "plan" | "cycleId" | "importedByPersonId"> & { undone: Undone | null };

/** Newest first, without their bytes. */
export async function listImports(reader: Reader, side: ActorSide): Promise<ListedImport[]> {
  const rows = await reader.import.findMany({
    where: { side },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take: 100,
    select: { id: true, batchId: true, fileName: true, side: true, importedBy: true, state: true, createdAt: true, appliedAt: true, undoneAt: true, undoneBy: true },
  });
  return rows.map(({ undoneAt, undoneBy, ...row }) => ({
    ...row,
    undone: undoneIn(row.id, { undoneAt, undoneBy }),
    side: storedChoice(ASKERS, row.side, "Import", row.id, "side"),
    state: storedChoice(IMPORT_STATES, row.state, "Import", row.id, "state"),
  }));
}
