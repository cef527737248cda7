/** Sends the official record out as a workbook or CSV file, and keeps what was sent. */
import type { Ctx } from "~/db/ctx.server";
import { keepSent, takeStamp } from "~/db/exports.server";
import { keptRecord } from "~/db/kept-record.server";
import { boardUnderWay } from "~/db/open-cycle.server";
import { readSettings } from "~/db/settings.server";
import type { ExportOrder } from "~/domain/export/export-order";
import type { ExportView, ExportWorkbook } from "~/domain/export/export-sheet";
import { exportWorkbook } from "~/domain/export/export-workbook";
import { exportFileName, type ExportFormat } from "~/domain/export/file-name";
import { sentValues } from "~/domain/export/sent";
import { shownFindings } from "~/domain/export/shown-findings";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import { writeCsv } from "~/spreadsheet/write-csv.server";
import { writeWorkbook } from "~/spreadsheet/write-workbook.server";

export type Exported = {
  bytes: Buffer;
  fileName: string;
  view: ExportView;
  exportNumber: number;
  findings: number;
  sheets: { name: string; rows: number }[];
};

/** A CSV file holds the first sheet only, so only that was sent. */
function sentIn(workbook: ExportWorkbook, format: ExportFormat): ExportWorkbook {
  return format === "csv" ? { ...workbook, sheets: workbook.sheets.slice(0, 1) } : workbook;
}

export async function exportTracker(ctx: Ctx, { view, format, shown }: ExportOrder): Promise<Done<Exported>> {
  const allowed = may(ctx.actor, "export");
  if (!allowed.ok) return allowed;
  ctx.say?.({ percent: 10, words: "Laying out the findings" });
  const settings = await readSettings(ctx.db.read);
  const record = await keptRecord(ctx.db, "official");
  const workbook = exportWorkbook({
    record,
    shown: shown === null ? null : { findings: shownFindings(record, shown, { today: ctx.today, boardOn: await boardUnderWay(ctx.db.read) }), columns: shown.columns },
    view,
    heading: { ...settings, madeAt: ctx.now, today: ctx.today },
  });
  const sent = sentIn(workbook, format);
  const [first] = sent.sheets;
  if (first === undefined) return refuse("missing", "There is nothing to export.");
  const stamp = await takeStamp(ctx);
  ctx.say?.({ percent: 40, words: "Writing the file" });
  const [, bytes] = await Promise.all([
    keepSent(ctx, stamp.exportNumber, sentValues(sent)),
    format === "csv" ? writeCsv(first, stamp) : writeWorkbook(sent, stamp),
  ]);
  return done({
    bytes,
    fileName: exportFileName({ forceName: settings.forceName, view, today: ctx.today, format }),
    view,
    exportNumber: stamp.exportNumber,
    findings: first.rows.length,
    sheets: sent.sheets.map(({ name, rows }) => ({ name, rows: rows.length })),
  });
}
