/** Tries a run of mutations in a process of its own and tells of each on a line, and at the end of the memory it took. */
import { tryMutation } from "./try-file";

const [first = 0, last = 0] = process.argv.slice(2).map(Number);
for (let number = first; number < last; number++) {
  process.stdout.write(`${JSON.stringify({ begun: number })}\n`);
  process.stdout.write(`${JSON.stringify(tryMutation(number))}\n`);
}
process.stdout.write(`${JSON.stringify({ peakMegabytes: process.resourceUsage().maxRSS / 1024 })}\n`);
