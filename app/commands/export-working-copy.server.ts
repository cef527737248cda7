/** Sends out the record with the drafts of the asker's own side, marked so in every place. Nothing of it is kept. */
import type { Ctx } from "~/db/ctx.server";
import { keptRecord } from "~/db/kept-record.server";
import { boardUnderWay } from "~/db/open-cycle.server";
import { readSettings, takeInstanceCode } from "~/db/settings.server";
import { write } from "~/db/write.server";
import { SIDES } from "~/domain/actor";
import type { ExportView } from "~/domain/export/export-sheet";
import { workingCopyFileName, workingCopyName } from "~/domain/export/file-name";
import { shownFindings } from "~/domain/export/shown-findings";
import { workingCopy, WORKING_COPY_NUMBER } from "~/domain/export/working-copy";
import { sideName } from "~/domain/office";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import type { View } from "~/domain/register/register-view";
import { writeWorkbook } from "~/spreadsheet/write-workbook.server";

/** `shown` is the register's view whose findings alone are wanted; null is everything. */
export type WorkingCopyOrder = { view: ExportView; shown: View | null };

export type WorkingCopy = {
  bytes: Buffer;
  fileName: string;
  /** What any other name given to the file has to begin with. */
  nameStart: string;
  view: ExportView;
  findings: number;
  sheets: { name: string; rows: number }[];
};

export async function exportWorkingCopy(ctx: Ctx, { view, shown }: WorkingCopyOrder): Promise<Done<WorkingCopy>> {
  const allowed = may(ctx.actor, "export a working copy");
  if (!allowed.ok) return allowed;
  const side = SIDES.find((each) => each === ctx.actor.side);
  if (side === undefined) return refuse("refused", "A working copy holds the drafts of one side, and the operator has none. Say whose with --as and their e-mail address.");
  const settings = await readSettings(ctx.db.read);
  const record = await keptRecord(ctx.db, side);
  const workbook = workingCopy({
    record, side, view, office: settings,
    shown: shown === null ? null : { findings: shownFindings(record, shown, { today: ctx.today, boardOn: await boardUnderWay(ctx.db.read) }), columns: shown.columns },
    heading: { ...settings, madeAt: ctx.now, today: ctx.today },
  });
  const instance = settings.instance ?? (await write(ctx.db, (tx) => takeInstanceCode(tx, ctx.newId), { leavesRecord: true }));
  const name = sideName(settings, side);
  return done({
    bytes: await writeWorkbook(workbook, { instance, exportNumber: WORKING_COPY_NUMBER }),
    fileName: workingCopyFileName({ sideName: name, view, today: ctx.today }),
    nameStart: workingCopyName(name),
    view,
    findings: workbook.sheets[0]?.rows.length ?? 0,
    sheets: workbook.sheets.map((sheet) => ({ name: sheet.name, rows: sheet.rows.length })),
  });
}
