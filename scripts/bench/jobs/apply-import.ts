/** Applying an import that was planned: every changed cell is written, and its history. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { applyImport } from "~/commands/apply-import.server";
import { keepBatch, planTogether } from "~/commands/plan-import.server";
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
  const importId = ctx.newId();
  const given = [{ importId, fileName, bytes, options }];
  await keepBatch(ctx, given, valueOf(await planTogether(ctx, given)));
  clock.start();
  const applied = valueOf(await applyImport(ctx, importId));
  clock.stop();
  await db.close();
  console.error(`${String(applied.plan.changed.length)} cells were changed.`);
};

export default job;
