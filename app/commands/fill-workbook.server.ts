/** Fills in somebody's own workbook with the official record, and hands it over only once it was read again and compared. */
import { optionsWithMemory } from "~/commands/plan-import.server";
import { readTaken, type ReadIn } from "~/commands/read-taken.server";
import type { Ctx } from "~/db/ctx.server";
import { readInstanceCode } from "~/db/instance-code.server";
import { keptRecord } from "~/db/kept-record.server";
import type { CellLeft } from "~/domain/cell-edit";
import { editsOf, type FillPlan, unwritable } from "~/domain/fill/fill-plan";
import { planFill } from "~/domain/fill/plan-fill";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import { fillAndCheck, type FilledWorkbook } from "~/spreadsheet/fill-and-check.server";
import { noCells } from "~/spreadsheet/read-workbook.server";
import { runInWorker } from "~/spreadsheet/run-in-worker.server";

/** `inspection`: that of rows for which the file names none. */
export type WorkbookToFill = { fileName: string; bytes: Uint8Array; inspection: string | null };
export type Filled = { plan: FillPlan; bytes: Uint8Array };

/** Going round cells that cannot be written may lead to others; more rounds than this mean that something is wrong. */
const MOST_ROUNDS = 5;

function fillIn(file: WorkbookToFill, plan: FillPlan, readIn: ReadIn): Promise<Done<FilledWorkbook>> {
  const edits = editsOf(plan);
  return readIn === "here" ? Promise.resolve(fillAndCheck(file.bytes, edits)) : runInWorker("fillWorkbook", { bytes: file.bytes, edits });
}

export async function fillWorkbook(ctx: Ctx, file: WorkbookToFill, readIn: ReadIn = "worker"): Promise<Done<Filled>> {
  const allowed = may(ctx.actor, "export");
  if (!allowed.ok) return allowed;
  if (file.bytes.length === 0) return refuse("invalid", "Choose a file that is not empty.", { field: "file" });
  const { fileName, bytes, inspection } = file;
  const without = noCells(bytes, fileName);
  if (without !== null) return refuse("invalid", without, { field: "file" });
  ctx.say?.({ percent: 10, words: "Reading the workbook" });
  const read = await readTaken({ fileName, bytes }, readIn);
  if (!read.ok) return { ok: false, problem: { ...read.problem, kind: read.problem.kind === "refused" ? "invalid" : read.problem.kind, field: "file" } };
  const workbook = read.value;
  const asked = { inspection, published: null, emptiesCount: false, fills: null, mapping: {} };
  const options = await optionsWithMemory(ctx, { fileName, workbook, options: asked });
  const record = await keptRecord(ctx.db, "official");
  const instance = await readInstanceCode(ctx.db.read);
  const left: CellLeft[] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    ctx.say?.({ percent: 40 + 10 * round, words: "Looking for the cells to fill in" });
    const planned = planFill({ file: fileName, workbook, record, options, instance, unwritable: unwritable(left) });
    if (!planned.ok) return { ok: false, problem: { field: "file", ...planned.problem } };
    ctx.say?.({ percent: 50 + 10 * round, words: "Filling them in, and reading the file again" });
    const filled = await fillIn(file, planned.value, readIn);
    if (!filled.ok) return { ok: false, problem: { ...filled.problem, kind: "invalid", field: "file" } };
    if (filled.value.left.length === 0) {
      const plan = { ...planned.value, notices: [...planned.value.notices, ...filled.value.notices] };
      return done({ plan, bytes: filled.value.bytes });
    }
    left.push(...filled.value.left);
  }
  return refuse("invalid", "The workbook has cells that cannot be written in more ways than can be worked round. Open it in Excel, save it again and use that copy.", { field: "file" });
}
