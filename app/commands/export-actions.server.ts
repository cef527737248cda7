/** Sends the action log out as a workbook, as filtered, and keeps what was sent. */
import { logLines } from "~/db/action-log.server";
import { readActions } from "~/db/actions.server";
import type { Ctx } from "~/db/ctx.server";
import { keepSent, takeStamp } from "~/db/exports.server";
import { keptRecord } from "~/db/kept-record.server";
import { readMeetings } from "~/db/meetings.server";
import { readSettings } from "~/db/settings.server";
import { byPressure, inLog, type LogFilter } from "~/domain/action/action-log";
import { actionWorkbook } from "~/domain/export/action-workbook";
import { actionLogFileName } from "~/domain/export/file-name";
import { sentValues } from "~/domain/export/sent";
import { may } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";
import { writeWorkbook } from "~/spreadsheet/write-workbook.server";

export type ExportedActions = { bytes: Buffer; fileName: string; exportNumber: number; actions: number };

export async function exportActions(ctx: Ctx, filter: LogFilter): Promise<Done<ExportedActions>> {
  const allowed = may(ctx.actor, "export");
  if (!allowed.ok) return allowed;
  const settings = await readSettings(ctx.db.read);
  const lines = (await logLines(ctx.db.read, ctx.today)).filter((line) => inLog(line, filter)).sort(byPressure);
  const actions = await readActions(ctx.db.read);
  const byId = new Map(actions.map((action) => [action.id, action]));
  const workbook = actionWorkbook({
    shown: lines.flatMap(({ id }) => byId.get(id) ?? []), actions, meetings: await readMeetings(ctx.db.read), record: await keptRecord(ctx.db, "official"),
    overdue: new Set(lines.filter(({ overdue }) => overdue).map(({ id }) => id)), reader: ctx.actor, heading: { ...settings, madeAt: ctx.now, today: ctx.today },
  });
  const stamp = await takeStamp(ctx);
  await keepSent(ctx, stamp.exportNumber, sentValues(workbook));
  return done({ bytes: await writeWorkbook(workbook, stamp), fileName: actionLogFileName({ forceName: settings.forceName, today: ctx.today }), exportNumber: stamp.exportNumber, actions: lines.length });
}
