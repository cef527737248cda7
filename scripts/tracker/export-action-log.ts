/** `tracker export --actions`: the action log as a workbook. */
import { exportActions } from "~/commands/export-actions.server";
import { readLogFilter } from "~/domain/action/action-log";
import { done, type Done } from "~/domain/problem";
import type { Ctx } from "~/db/ctx.server";
import type { ExitCode, TrackerIo } from "./command";
import { checkPlace, writeWhole } from "./write-file";

type Written = { file: string; exportNumber: number; actions: number };

async function writeLog(ctx: Ctx, file: string, open: boolean): Promise<Done<Written>> {
  const exported = await exportActions(ctx, readLogFilter(new URLSearchParams({ state: open ? "open" : "all" })));
  if (!exported.ok) return exported;
  const { bytes, exportNumber, actions } = exported.value;
  const written = await writeWhole(file, bytes);
  return written.ok ? done({ file, exportNumber, actions }) : written;
}

/** `open`: only the actions that have not ended. */
export async function exportActionLog(named: string, { open, json }: { open: boolean; json: boolean }, io: TrackerIo): Promise<ExitCode> {
  if (!named.toLowerCase().endsWith(".xlsx")) return io.usage(`${named} must end in .xlsx: the action log is a workbook.`);
  const file = io.fileAt(named);
  const place = await checkPlace(file);
  if (!place.ok) {
    io.err(place.problem.message);
    return 1;
  }
  const opened = await io.withDatabase((ctx) => writeLog(ctx, file, open));
  const written = opened.ok ? opened.value : opened;
  if (!written.ok) {
    io.err(written.problem.message);
    return 1;
  }
  const { actions, exportNumber } = written.value;
  io.out(json ? `${JSON.stringify(written.value, null, 2)}\n` : `${file}: ${String(actions)} ${actions === 1 ? "action" : "actions"}, export ${String(exportNumber)}.\n`);
  return 0;
}
