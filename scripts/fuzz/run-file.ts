/** Puts one file through what an upload goes through, in a process of its own, and tells what became of it, how soon, and of the memory it took. */
import { readFile } from "node:fs/promises";
import { stopwatch } from "./bounds";
import { type Outcome, tryFilling, tryImport } from "./try-file";

export type Ran = Outcome & { ms: number; peakMegabytes: number };

const [way, file = ""] = process.argv.slice(2);
const bytes = await readFile(file);
const clock = stopwatch();
const outcome = way === "fill" ? tryFilling(bytes) : tryImport(bytes);
const ran: Ran = { ...outcome, ms: clock(), peakMegabytes: process.resourceUsage().maxRSS / 1024 };
process.stdout.write(JSON.stringify(ran));
