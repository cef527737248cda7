/** An import as the command line does it with --dry-run: the file is read and compared with the whole record. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { planOnly } from "~/commands/plan-import.server";
import { readTaken } from "~/commands/read-taken.server";
import { newCtx } from "~/db/ctx.server";
import { keptMoment } from "~/db/kept-record.server";
import { openDatabase } from "~/db/open-database.server";
import { OPERATOR } from "~/domain/actor";
import { valueOf, type Job } from "../child";
import { BENCH_NOW, warmUp } from "../fill-database";

const options = { inspection: null, published: null, emptiesCount: false, fills: null, mapping: {} };

/** `record`: "in memory", as a server has it unless something has just changed; otherwise it is read, as on the command line. */
const job: Job = async ({ url = "", file = "", record = "" }, clock) => {
  const db = await openDatabase(url);
  const bytes = await readFile(file);
  const fileName = path.basename(file);
  const ctx = newCtx(db, OPERATOR, new Date(BENCH_NOW));
  await warmUp(db);
  if (record === "in memory") await keptMoment(db);
  clock.start();
  const workbook = valueOf(await readTaken({ fileName, bytes }, "here"));
  const plan = valueOf(await planOnly(ctx, { fileName, workbook, options }));
  clock.stop();
  await db.close();
  const unmeant = [...plan.findings, ...plan.entries, ...plan.responses, ...plan.cleared, ...plan.heldBack];
  if (unmeant.length > 0) console.error(`${fileName}: ${unmeant.length} things were planned that nobody did, such as ${JSON.stringify(unmeant[0])}`);
};

export default job;
