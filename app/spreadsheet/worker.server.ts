/** Entry point of a worker process: does the one job that comes in on standard input, answers on channel 3, and ends. */
import { readFileSync, writeSync } from "node:fs";
import { deserialize, serialize } from "node:v8";
import { ANSWER_CHANNEL, type JobOrder } from "~/spreadsheet/run-in-worker.server";
import { jobs } from "~/spreadsheet/worker-jobs.server";

const STANDARD_INPUT = 0;

const { name, input } = deserialize(readFileSync(STANDARD_INPUT)) as JobOrder;
// Each name comes with the input of its own job.
const job = jobs[name] as (input: unknown) => unknown;
const answer = serialize(job(input));
for (let sent = 0; sent < answer.length; ) sent += writeSync(ANSWER_CHANNEL, answer, sent);
