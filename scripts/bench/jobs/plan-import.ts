/** An import as the command line does it with --dry-run: the file is read and compared with the whole record. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { planOnly } from "~/commands/plan-import.server";
import { readTaken } from "~/commands/read-taken.server";
import { newCtx } from "~/db/ctx.server";
import { openDatabase } from "~/db/open-database.server";
import { OPERATOR } from "~/domain/actor";
import { valueOf, type Job } from "../child";
import { BENCH_NOW, warmUp } from "../fill-database";

const options = { inspection: null, published: null, emptiesCount: false, fills: null, mapping: {} };

const job: Job = async ({ url = "", file = "" }, clock) => {
  const db = await openDatabase(url);
  const bytes = await readFile(file);
  const fileName = path.basename(file);
  const ctx = newCtx(db, OPERATOR, new Date(BENCH_NOW));
  await warmUp(db);
  clock.start();
  const workbook = valueOf(await readTaken({ fileName, bytes }, "here"));
  const plan = valueOf(await planOnly(ctx, { fileName, workbook, options }));
  clock.stop();
  await db.close();
  const planned = [...plan.findings, ...plan.entries, ...plan.responses, ...plan.changed, ...plan.cleared, ...plan.heldBack];
  if (planned.length > 0) console.error(`${fileName}: ${planned.length} changes were planned where there are none, such as ${JSON.stringify(planned[0])}`);
};

export default job;
