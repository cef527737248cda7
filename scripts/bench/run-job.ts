/** Entry point of a job's process: does the job once and prints what it took as JSON. */
import type { Job } from "./child";
import type { Sample } from "./measure";

const [name = "", input = "{}"] = process.argv.slice(2);
const job = ((await import(`./jobs/${name}.ts`)) as { default: Job }).default;

let started = Number.NaN;
let ms = Number.NaN;
await job(JSON.parse(input) as Record<string, string>, {
  start: () => (started = performance.now()),
  stop: () => (ms = performance.now() - started),
});
// maxRSS is in kibibytes on every system.
const sample: Sample = { ms, peakMegabytes: process.resourceUsage().maxRSS / 1024 };
console.log(JSON.stringify(sample));
