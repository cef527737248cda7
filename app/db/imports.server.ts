/** Files taken in: their bytes, their options, the plan as shown, and whether it was carried out. */
import type { Ctx } from "~/db/ctx.server";
import { storedChoice } from "~/db/parse-row.server";
import type { Reader } from "~/db/rows.server";
import type { Tx } from "~/db/write.server";
import { SIDES, type ActorSide } from "~/domain/actor";
import type { CalendarDate, Instant } from "~/domain/calendar-date";
import { blankPlan, type ImportOptions, type ImportPlan } from "~/domain/import/import-plan";

export const IMPORT_STATES = ["planned", "applied"] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

export type StoredImport = {
  id: string;
  fileName: string;
  side: ActorSide;
  importedBy: string;
  bytes: Uint8Array;
  options: ImportOptions;
  plan: ImportPlan;
  state: ImportState;
  createdAt: Instant;
  appliedAt: Instant | null;
};

export type NewImport = { id: string; fileName: string; bytes: Uint8Array; options: ImportOptions; plan: ImportPlan };

export async function insertImport(tx: Tx, ctx: Ctx, { id, fileName, bytes, options, plan }: NewImport): Promise<void> {
  await tx.import.create({
    data: {
      id, fileName, side: ctx.actor.side, importedBy: ctx.actor.name, bytes: Uint8Array.from(bytes), options: JSON.stringify(options),
      plan: JSON.stringify(plan), state: "planned", createdAt: ctx.now,
    },
  });
}

export async function savePlan(tx: Tx, id: string, options: ImportOptions, plan: ImportPlan): Promise<void> {
  await tx.import.update({ where: { id }, data: { options: JSON.stringify(options), plan: JSON.stringify(plan) } });
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

export async function findImport(reader: Reader, id: string): Promise<StoredImport | null> {
  const row = await reader.import.findUnique({ where: { id } });
  if (row === null) return null;
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

export type ListedImport = Omit<StoredImport, "bytes" | "options" | "plan">;

/** Newest first, without their bytes. */
export async function listImports(reader: Reader, side: ActorSide): Promise<ListedImport[]> {
  const rows = await reader.import.findMany({
    where: { side },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take: 100,
    select: { id: true, fileName: true, side: true, importedBy: true, state: true, createdAt: true, appliedAt: true },
  });
  return rows.map((row) => ({
    ...row,
    side: storedChoice(ASKERS, row.side, "Import", row.id, "side"),
    state: storedChoice(IMPORT_STATES, row.state, "Import", row.id, "state"),
  }));
}
