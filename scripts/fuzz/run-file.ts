/** Puts one file through all that a stranger's goes through, in a process of its own, and tells what became of it, how soon, and of the memory it took. */
import { readFile } from "node:fs/promises";
import { goThrough } from "./try-file";

const bytes = await readFile(process.argv[2] ?? "");
const started = performance.now();
const outcome = goThrough(bytes);
process.stdout.write(JSON.stringify({ ...outcome, ms: performance.now() - started, peakMegabytes: process.resourceUsage().maxRSS / 1024 }));
