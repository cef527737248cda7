/** An export as the command line makes it: the record is read and laid out, what is sent is kept, and the workbook is written. */
import { exportTracker } from "~/commands/export-tracker.server";
import { newCtx } from "~/db/ctx.server";
import { openDatabase } from "~/db/open-database.server";
import { OPERATOR } from "~/domain/actor";
import { valueOf, type Job } from "../child";
import { BENCH_NOW, warmUp } from "../fill-database";

const job: Job = async ({ url = "" }, clock) => {
  const db = await openDatabase(url);
  const ctx = newCtx(db, OPERATOR, new Date(BENCH_NOW));
  await warmUp(db);
  clock.start();
  valueOf(await exportTracker(ctx, { view: "sib", format: "xlsx", shown: null }));
  clock.stop();
  await db.close();
};

export default job;
