/** Not timed: sends a whole copy out and keeps what was sent, then writes it as it comes back, with some cells changed. */
import { writeFile } from "node:fs/promises";
import { newCtx } from "~/db/ctx.server";
import { keepSent, takeStamp } from "~/db/exports.server";
import { openDatabase } from "~/db/open-database.server";
import { loadRecord } from "~/db/record.server";
import { OPERATOR } from "~/domain/actor";
import { addDays } from "~/domain/calendar-date";
import type { ExportWorkbook } from "~/domain/export/export-sheet";
import { exportWorkbook } from "~/domain/export/export-workbook";
import { sentValues } from "~/domain/export/sent";
import { recordFor } from "~/domain/visibility";
import { writeWorkbook } from "~/spreadsheet/write-workbook.server";
import type { Job } from "../child";
import { BENCH_NOW } from "../fill-database";
import { BENCH_TODAY } from "../synthetic-rows";

const heading = { forceName: "Marchshire Police", officeName: "Marchshire PCC", marking: "OFFICIAL", madeAt: BENCH_NOW, today: BENCH_TODAY };

/** Two of three changes are to updates and their dates, as they come back; the others to leads and target dates. */
const CHANGED: readonly [key: string, value: (number: number) => string][] = [
  ["update", (number) => `What was asked is under way since visit ${String(number)}, and is checked every month.`],
  ["updateAsAt", (number) => addDays(BENCH_TODAY, number % 20)],
  ["update", (number) => `The second stage began after visit ${String(number)}.`],
  ["targetDate", (number) => addDays(BENCH_TODAY, 500 + (number % 90))],
  ["updateAsAt", (number) => addDays(BENCH_TODAY, number % 30)],
  ["strategicLead", (number) => `ACC Okafor ${String(number % 7)}`],
];

/** One cell in a row, until that many are changed; rows are begun anew where there are fewer. */
function change({ sheets }: ExportWorkbook, cells: number): void {
  const [tracker] = sheets;
  if (tracker === undefined) return;
  for (let number = 0; number < cells; number++) {
    const lap = Math.floor(number / tracker.rows.length);
    const [key, value] = CHANGED[(number + lap) % CHANGED.length] ?? [];
    const row = tracker.rows[number % tracker.rows.length];
    const at = tracker.columns.findIndex((column) => column.key === key);
    if (row !== undefined && value !== undefined && at >= 0) row.values = row.values.with(at, value(number));
  }
}

const job: Job = async ({ url = "", file = "", cells = "0" }, clock) => {
  const db = await openDatabase(url);
  const ctx = newCtx(db, OPERATOR, new Date(BENCH_NOW));
  const workbook = exportWorkbook({ record: recordFor("official", await loadRecord(db)), shown: null, view: "sib", heading });
  const stamp = await takeStamp(ctx);
  await keepSent(ctx, stamp.exportNumber, sentValues(workbook));
  change(workbook, Number(cells));
  await writeFile(file, await writeWorkbook(workbook, stamp));
  await db.close();
  clock.start();
  clock.stop();
};

export default job;
