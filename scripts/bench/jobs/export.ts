/** An export: the record is laid out, what is sent is kept, and the workbook is written. */
import { exportTracker } from "~/commands/export-tracker.server";
import { newCtx } from "~/db/ctx.server";
import { openDatabase } from "~/db/open-database.server";
import { OPERATOR } from "~/domain/actor";
import { readRecord } from "~/queries/record.server";
import { valueOf, type Job } from "../child";
import { BENCH_NOW, warmUp } from "../fill-database";

/** `record`: "in memory", as a server has it unless something has just changed; otherwise it is read first, as the command line does. */
const job: Job = async ({ url = "", record = "" }, clock) => {
  const db = await openDatabase(url);
  const ctx = newCtx(db, OPERATOR, new Date(BENCH_NOW));
  await warmUp(db);
  if (record === "in memory") valueOf(await readRecord(ctx));
  clock.start();
  valueOf(await exportTracker(ctx, { view: "sib", format: "xlsx", shown: null }));
  clock.stop();
  await db.close();
};

export default job;
