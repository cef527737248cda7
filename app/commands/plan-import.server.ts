/** Takes in a file as far as its preview: reads it, plans it, and keeps both for the one who brought it. */
import { planAgainst, planFile, readSender, recallOptions, waitingPlan, type FileToPlan } from "~/commands/plan-file.server";
import type { Ctx } from "~/db/ctx.server";
import { insertImport } from "~/db/imports.server";
import { keptRecord } from "~/db/kept-record.server";
import { asOfOneMoment } from "~/db/record.server";
import { write } from "~/db/write.server";
import type { ImportOptions, ImportPlan } from "~/domain/import/import-plan";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import type { Workbook } from "~/domain/sheet";
import { viewerOf } from "~/domain/visibility";
import { readWorkbookInWorker } from "~/spreadsheet/read-workbook-in-worker.server";
import { readWorkbook } from "~/spreadsheet/read-workbook.server";

export type FileTaken = { fileName: string; bytes: Uint8Array; options: ImportOptions };

/** `here`: reads in this thread, for a process that serves nobody meanwhile. */
export type ReadIn = "worker" | "here";

export async function readTaken(file: { fileName: string; bytes: Uint8Array }, readIn: ReadIn): Promise<Done<Workbook>> {
  return readIn === "here" ? readWorkbook(file.bytes, file.fileName) : readWorkbookInWorker(file.bytes, file.fileName);
}

/** The plan alone, with the options it was made with; nothing is kept. */
export async function planOnly(ctx: Ctx, file: FileToPlan): Promise<Done<ImportPlan>> {
  const allowed = may(ctx.actor, "import");
  if (!allowed.ok) return allowed;
  const records = { record: await keptRecord(ctx.db, "official"), own: await keptRecord(ctx.db, viewerOf(ctx.actor.side)) };
  const planned = planAgainst(records, await readSender(ctx.db.read, file.workbook), ctx, file);
  return planned.ok ? done(planned.value.plan) : planned;
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
export async function takeUpload(ctx: Ctx, file: FileTaken): Promise<Done<string>> {
  const allowed = may(ctx.actor, "import");
  if (!allowed.ok) return allowed;
  if (file.bytes.length === 0) return refuse("invalid", "Choose a file that is not empty.", { field: "file" });
  const read = await readTaken(file, "worker");
  // A file that cannot be read is a wrong answer on the form, not a lack of permission.
  if (!read.ok) return { ok: false, problem: { ...read.problem, kind: read.problem.kind === "refused" ? "invalid" : read.problem.kind, field: "file" } };
  const { fileName } = file;
  const planned = await asOfOneMoment(ctx.db, async (reader) => {
    const options = await recallOptions(reader, ctx, { fileName, workbook: read.value, options: file.options }, { fills: true });
    const asked = { fileName, workbook: read.value, options };
    return { options, plan: waitingPlan(asked, await planFile(reader, ctx, asked)) };
  });
  if (!planned.plan.ok) return { ok: false, problem: { field: "file", ...planned.plan.problem } };
  return done(await keepPlan(ctx, { ...file, options: planned.options }, planned.plan.value));
}
