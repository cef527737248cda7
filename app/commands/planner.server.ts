/** Entry point of the process that plans large files: does what it is told on standard input, answers on channel 3, and ends. */
import { readFileSync, writeSync } from "node:fs";
import { deserialize, serialize } from "node:v8";
import type { PlanOrder } from "~/commands/plan-apart.server";
import { planHere } from "~/commands/plan-here.server";
import { newCtx } from "~/db/ctx.server";
import { openDatabase } from "~/db/open-database.server";
import { ANSWER_CHANNEL } from "~/spreadsheet/run-in-worker.server";

const STANDARD_INPUT = 0;

const { url, actor, now, files, recall } = deserialize(readFileSync(STANDARD_INPUT)) as PlanOrder;
const db = await openDatabase(url);
const answer = serialize(await planHere(newCtx(db, actor, new Date(now)), files, { recall, readIn: "here" }));
for (let sent = 0; sent < answer.length; ) sent += writeSync(ANSWER_CHANNEL, answer, sent);
await db.close();
