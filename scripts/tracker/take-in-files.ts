/** Takes in one file or several together on the command line, or plans them only: all of them or none. */
import { applyBatch } from "~/commands/apply-import.server";
import { ofFile } from "~/commands/plan-batch.server";
import { keepBatch, optionsWithMemory, planTogether } from "~/commands/plan-import.server";
import { readTaken } from "~/commands/read-taken.server";
import { readCycles } from "~/db/cycles.server";
import type { Ctx } from "~/db/ctx.server";
import { formatDate, type CalendarDate } from "~/domain/calendar-date";
import { writesSomething, type ImportOptions, type ImportPlan } from "~/domain/import/import-plan";
import { done, refuse, type Done } from "~/domain/problem";
import { readRecord } from "~/queries/record.server";

export type FileGiven = { fileName: string; bytes: Uint8Array };
/** `importId` names what was applied, so that it can be undone. */
export type FileTakenIn = { plan: ImportPlan; references: Record<string, string>; importId?: string };
export type TakenIn = { files: FileTakenIn[]; known: ReadonlyMap<string, string> };
export type HowToTakeIn = { options: ImportOptions; dryRun: boolean; boardOn: CalendarDate | null };

async function cycleOf(ctx: Ctx, boardOn: CalendarDate | null): Promise<Done<string | null>> {
  if (boardOn === null) return done(null);
  const cycles = await readCycles(ctx.db.read);
  const cycle = cycles.find((each) => each.boardOn === boardOn);
  if (cycle !== undefined) return done(cycle.id);
  const boards = cycles.map((each) => formatDate(each.boardOn)).join(", ");
  return refuse("invalid", `There is no SIB cycle with its board on ${formatDate(boardOn)}. ${boards === "" ? "None is planned yet: plan one on the page SIB cycles, or leave --cycle out." : `The boards are on ${boards}.`}`);
}

/** In the order of the files. */
export async function takeInFiles(ctx: Ctx, given: readonly FileGiven[], { options: asked, dryRun, boardOn }: HowToTakeIn): Promise<Done<TakenIn>> {
  const cycleId = await cycleOf(ctx, boardOn);
  if (!cycleId.ok) return cycleId;
  const files = [];
  for (const { fileName, bytes } of given) {
    const read = ofFile(fileName, given.length, await readTaken({ fileName, bytes }, "here"));
    if (!read.ok) return read;
    const options = await optionsWithMemory(ctx, { fileName, workbook: read.value, options: asked });
    files.push({ importId: ctx.newId(), fileName, bytes, workbook: read.value, options, cycleId: cycleId.value });
  }
  const planned = await planTogether(ctx, files);
  if (!planned.ok) return planned;
  const plans = planned.value.files.map((file) => file.plan);
  const waits = plans.find((plan) => plan.refusal !== undefined);
  if (waits?.refusal !== undefined) return ofFile(waits.file, given.length, refuse("invalid", waits.refusal.message));
  const record = await readRecord(ctx);
  if (!record.ok) return record;
  const known = new Map(record.value.findings.map((finding) => [finding.id, finding.reference]));
  if (dryRun || !plans.some(writesSomething)) return done({ files: plans.map((plan) => ({ plan, references: {} })), known });
  await keepBatch(ctx, files, planned.value);
  const applied = await applyBatch(ctx, files[0]?.importId ?? "", { known: new Map(files.map((file) => [file.importId, file.workbook])), readIn: "here" });
  if (!applied.ok) return applied;
  // What one file adds, another may name.
  const references = Object.fromEntries(applied.value.flatMap((file) => Object.entries(file.references)));
  return done({ files: files.flatMap(({ importId }) => applied.value.filter((file) => file.importId === importId).map(({ plan }) => ({ plan, references, importId }))), known });
}
