/** Plans what a workbook would do to the record as it stands for a reader. */
import type { Ctx } from "~/db/ctx.server";
import { readInstanceCode } from "~/db/instance-code.server";
import { wholeRecordIn } from "~/db/record.server";
import type { Reader } from "~/db/rows.server";
import type { ImportOptions, ImportPlan } from "~/domain/import/import-plan";
import { planImport } from "~/domain/import/plan-import";
import type { Done } from "~/domain/problem";
import type { WholeRecord } from "~/domain/record";
import type { Workbook } from "~/domain/sheet";
import { recordFor } from "~/domain/visibility";

export type FileToPlan = { fileName: string; workbook: Workbook; options: ImportOptions };

export type PlannedFile = { plan: ImportPlan; record: WholeRecord };

/** Papers hold the official record only, so that is what they are compared with. */
export async function planFile(reader: Reader, ctx: Ctx, { fileName, workbook, options }: FileToPlan): Promise<Done<PlannedFile>> {
  const record = recordFor("official", await wholeRecordIn(reader));
  const planned = planImport({ file: fileName, workbook, record, options, actor: ctx.actor, instance: await readInstanceCode(reader) });
  return planned.ok ? { ok: true, value: { plan: planned.value, record } } : planned;
}
