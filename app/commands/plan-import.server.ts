/** Takes in a file as far as its preview: reads it, plans it, and keeps both for the one who brought it. */
import { areLarge, takeApart } from "~/commands/plan-apart.server";
import { keptRecords, planAgainst, readSender, recallOptions, withReceipt, type FileToPlan } from "~/commands/plan-file.server";
import { planHere, type FilePlanned, type FilesPlanned, type FileToRead } from "~/commands/plan-here.server";
import type { ReadIn } from "~/commands/read-taken.server";
import { rememberPlan } from "~/commands/remembered-plans.server";
import type { Ctx } from "~/db/ctx.server";
import { saveReceipt } from "~/db/import-receipts.server";
import { insertImport } from "~/db/imports.server";
import { asOfOneMoment } from "~/db/record.server";
import { write } from "~/db/write.server";
import type { ImportOptions, ImportPlan } from "~/domain/import/import-plan";
import { noteReplacedDrafts } from "~/domain/import/note-replaced-drafts";
import { may } from "~/domain/permissions";
import { done, refuse, type Done, type Problem } from "~/domain/problem";

/** `cycleId`: the SIB cycle it is said to be for. */
export type FileTaken = { fileName: string; bytes: Uint8Array; options: ImportOptions; cycleId?: string | null };
/** With the id it is to have. */
export type FileToTake = FileTaken & { importId: string };

/** The plan alone, with the options it was made with; nothing is kept. */
export async function planOnly(ctx: Ctx, file: FileToPlan): Promise<Done<ImportPlan>> {
  const allowed = may(ctx.actor, "import");
  if (!allowed.ok) return allowed;
  const planned = planAgainst(await keptRecords(ctx), await readSender(ctx.db.read, ctx, file.workbook), ctx, file);
  if (!planned.ok) return planned;
  const { plan, trace, drafts } = planned.value;
  noteReplacedDrafts(plan, drafts);
  return done(withReceipt(file.workbook, plan, trace));
}

/** The plans of files that belong together, in their order; nothing is kept. One that waits for an answer has a plan that says so. */
export async function planTogether(ctx: Ctx, files: readonly FileToRead[]): Promise<Done<FilesPlanned>> {
  const allowed = may(ctx.actor, "import");
  return allowed.ok ? planHere(ctx, files, { recall: false, readIn: "here" }) : allowed;
}

/** The options with the headings a person mapped before for a file alike. */
export function optionsWithMemory(ctx: Ctx, file: FileToPlan): Promise<ImportOptions> {
  return asOfOneMoment(ctx.db, (reader) => recallOptions(reader, ctx, file, { fills: false }));
}

/** Keeps a file with its plan, to be looked at and then applied. Returns its id. */
export async function keepPlan(ctx: Ctx, file: FileTaken, plan: ImportPlan): Promise<string> {
  const id = ctx.newId();
  await write(ctx.db, (tx) => insertImport(tx, ctx, { id, ...file, plan }), { leavesRecord: true });
  return id;
}

/** Takes in an upload as far as its preview, or as far as the question that is still open. Returns its id. */
export function takeUpload(ctx: Ctx, file: FileTaken): Promise<Done<string>> {
  return takeUploads(ctx, [file]);
}

/** A file that cannot be taken is a wrong answer on the form, not a lack of permission. */
function wrongFile(problem: Problem): Done<never> {
  return { ok: false, problem: { field: "file", ...problem, kind: problem.kind === "refused" ? "invalid" : problem.kind } };
}

/** Takes in files that belong together as far as their preview, all or none. Returns the id of the first. */
export async function takeUploads(ctx: Ctx, files: readonly FileTaken[]): Promise<Done<string>> {
  const allowed = may(ctx.actor, "import");
  if (!allowed.ok) return allowed;
  const [first] = files;
  if (first === undefined) return refuse("invalid", "Choose the workbook to take in.", { field: "file" });
  const empty = files.find((file) => file.bytes.length === 0);
  if (empty !== undefined) return refuse("invalid", files.length === 1 ? "Choose a file that is not empty." : `${empty.fileName} is empty. Choose files that are not.`, { field: "file" });
  const asked = files.map((file) => ({ ...file, importId: ctx.newId() }));
  ctx.say?.({ percent: 10, words: "Reading, and comparing with the record" });
  const taken = await (areLarge(asked) ? takeApart(ctx, asked) : takeHere(ctx, asked, "worker"));
  return taken.ok ? done(asked[0]?.importId ?? "") : wrongFile(taken.problem);
}

/** Plans files that belong together, and keeps them with their plans. */
export async function takeHere(ctx: Ctx, files: readonly FileToTake[], readIn: ReadIn): Promise<Done<true>> {
  const planned = await planHere(ctx, files, { recall: true, readIn });
  if (!planned.ok) return planned;
  ctx.say?.({ percent: 90, words: "Keeping the preview" });
  await keepBatch(ctx, files, planned.value);
  return done(true);
}

/** Keeps files that belong together with their plans, in the same order. */
export async function keepBatch(ctx: Ctx, files: readonly FileToTake[], { change, files: plans }: FilesPlanned): Promise<void> {
  const batchId = files.length < 2 ? null : ctx.newId();
  const all = files.flatMap((file, index): (FileToTake & FilePlanned)[] => { const made = plans[index]; return made === undefined ? [] : [{ ...file, ...made }]; });
  await write(ctx.db, async (tx) => {
    for (const { importId: id, fileName, bytes, cycleId, options, plan, receipt } of all) {
      await insertImport(tx, ctx, { id, batchId, fileName, bytes, cycleId: cycleId ?? null, options, plan });
      await saveReceipt(tx, id, receipt);
    }
  }, { leavesRecord: true });
  for (const { importId: id, plan } of all) rememberPlan(ctx, { id, plan }, change);
}
