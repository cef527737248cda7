/** Keeps what a person decided of the cells of files taken in together, and applies them with it. */
import { applyApart } from "~/commands/apply-apart.server";
import type { AppliedFile } from "~/commands/apply-import.server";
import { reviseBatch, type Revisions } from "~/commands/revise-import.server";
import type { Ctx } from "~/db/ctx.server";
import { findBatch, type BatchedImport } from "~/db/imports.server";
import { ANSWERED_MEANWHILE, planMark, previewMark, wasAnsweredOtherwise } from "~/domain/import/plan-mark";
import { choicesAfter, type CellAnswer } from "~/domain/import/preview-answers";
import { mayTouch } from "~/domain/import/whose-import";
import { done, refuse, type Done } from "~/domain/problem";

/** `seen`: the mark of the plans the answers were given to; null where it is not known. */
export type Settlement = { answers: readonly CellAnswer[]; seen: string | null };

function markOf(files: readonly BatchedImport[]): string {
  return planMark(files.map((file) => file.plan));
}

const MADE_ANEW = "This preview was made anew since you opened it, because the record has changed. Your choices were not kept, and nothing was written. Look at the preview as it is now, and choose again.";

async function openBatch(ctx: Ctx, id: string, seen: string | null): Promise<Done<BatchedImport[]>> {
  const files = await findBatch(ctx.db.read, id);
  const allowed = mayTouch(ctx.actor, files);
  if (!allowed.ok) return allowed;
  if (files.some((file) => file.state !== "planned")) return refuse("stale", "This import was already applied. Upload the file again to see what is left to take in.");
  if (seen !== null && seen !== previewMark(files)) return refuse("stale", wasAnsweredOtherwise(seen, files) ? ANSWERED_MEANWHILE : MADE_ANEW);
  return done(files);
}

/** Those files of which something else is chosen now, with all their choices. */
function chosenAnew(files: readonly BatchedImport[], answers: readonly CellAnswer[]): Done<Revisions> {
  const choices = choicesAfter(files, answers);
  if (!choices.ok) return choices;
  const changed = files.filter((file) => JSON.stringify(choices.value[file.id] ?? {}) !== JSON.stringify(file.options.choices ?? {}));
  return done(Object.fromEntries(changed.map((file) => [file.id, { choices: choices.value[file.id] ?? {} }])));
}

export async function settleImport(ctx: Ctx, id: string, { answers, seen }: Settlement): Promise<Done<true>> {
  const files = await openBatch(ctx, id, seen);
  if (!files.ok) return files;
  const revisions = chosenAnew(files.value, answers);
  if (!revisions.ok) return revisions;
  if (Object.keys(revisions.value).length === 0) return done(true);
  const kept = await reviseBatch(ctx, id, revisions.value, files.value);
  return kept.ok ? done(true) : kept;
}

const MOVED = "The record has changed since this preview was made, so nothing was written. Your choices are kept. Look at the new preview, then apply it.";

/** Nothing is applied that was not shown: where the record moved on, the choices are kept and a new preview is made. */
export async function settleAndApply(ctx: Ctx, id: string, { answers, seen }: Settlement): Promise<Done<AppliedFile[]>> {
  const files = await openBatch(ctx, id, seen);
  if (!files.ok) return files;
  const revisions = chosenAnew(files.value, answers);
  if (!revisions.ok) return revisions;
  if (Object.keys(revisions.value).length === 0) return applyApart(ctx, id);
  const again = await reviseBatch(ctx, id, {}, files.value);
  if (!again.ok) return again;
  const kept = await reviseBatch(ctx, id, revisions.value, files.value);
  if (!kept.ok) return kept;
  // The plans with the choices in them are not those that were shown: they hold only where they were made of the same record.
  const moved = planMark(again.value.files.map((file) => file.plan)) !== markOf(files.value) || kept.value.change !== again.value.change;
  return moved ? refuse("stale", MOVED) : applyApart(ctx, id);
}
