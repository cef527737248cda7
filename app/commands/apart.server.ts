/** Entry point of the process that does large work: does what it is told on standard input, answers on channel 3, and ends. */
import { readFileSync, writeSync } from "node:fs";
import { deserialize, serialize } from "node:v8";
import { applyBatch } from "~/commands/apply-import.server";
import { exportTracker } from "~/commands/export-tracker.server";
import { planHere } from "~/commands/plan-here.server";
import { takeHere } from "~/commands/plan-import.server";
import { plansRemembered, recallPlans } from "~/commands/remembered-plans.server";
import type { ApartOrder } from "~/commands/run-apart.server";
import { newCtx, type Ctx } from "~/db/ctx.server";
import { openDatabase } from "~/db/open-database.server";
import { done, type Done } from "~/domain/problem";
import type { Progress } from "~/domain/progress";
import { ANSWER_CHANNEL, MESSAGE_CHANNEL } from "~/spreadsheet/run-in-worker.server";

const STANDARD_INPUT = 0;

async function carryOut(ctx: Ctx, order: ApartOrder): Promise<Done<unknown>> {
  switch (order.kind) {
    case "take": {
      const taken = await takeHere(ctx, order.input.files, "here");
      return taken.ok ? done(plansRemembered(ctx, order.input.files.map((file) => file.importId))) : taken;
    }
    case "plan": return planHere(ctx, order.input.files, { recall: order.input.recall, readIn: "here" });
    case "apply":
      recallPlans(ctx, order.input.known);
      return applyBatch(ctx, order.input.id, { readIn: "here" });
    case "export": return exportTracker(ctx, order.input);
    default: return order satisfies never;
  }
}

let last = "";

/** What cannot be sent at once is left out: the next message says more. */
function say(progress: Progress): void {
  const message = JSON.stringify(progress);
  if (message === last) return;
  last = message;
  try {
    writeSync(MESSAGE_CHANNEL, `${message}\n`);
  } catch {
    return;
  }
}

const order = deserialize(readFileSync(STANDARD_INPUT)) as ApartOrder;
const db = await openDatabase(order.url);
const answer = serialize(await carryOut({ ...newCtx(db, order.actor, new Date(order.now)), say }, order));
await db.close();
for (let sent = 0; sent < answer.length; ) sent += writeSync(ANSWER_CHANNEL, answer, sent);
