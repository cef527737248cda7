/** Part of an export: the sheets become the bytes of a workbook. */
import { openDatabase } from "~/db/open-database.server";
import { loadRecord } from "~/db/record.server";
import { exportWorkbook } from "~/domain/export/export-workbook";
import { recordFor } from "~/domain/visibility";
import { writeWorkbook } from "~/spreadsheet/write-workbook.server";
import type { Job } from "../child";
import { BENCH_NOW } from "../fill-database";
import { BENCH_TODAY } from "../synthetic-rows";

const heading = { forceName: "Marchshire Police", officeName: "Marchshire PCC", marking: "OFFICIAL", madeAt: BENCH_NOW, today: BENCH_TODAY };

const job: Job = async ({ url = "" }, clock) => {
  const db = await openDatabase(url);
  const record = recordFor("official", await loadRecord(db));
  await db.close();
  const workbook = exportWorkbook({ record, shown: null, view: "sib", heading });
  clock.start();
  await writeWorkbook(workbook, { instance: "7QX2M", exportNumber: 1 });
  clock.stop();
};

export default job;
