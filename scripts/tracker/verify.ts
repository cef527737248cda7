/** `tracker verify`: says whether the history and the file are whole, or where they are not. */
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { asOfOneMoment } from "~/db/record.server";
import { compareProof } from "~/db/compare-proof.server";
import { verifyHistory, type Verified } from "~/db/verify-history.server";
import { done, refuse, type Done } from "~/domain/problem";
import { readProof, type ProofFault, type ProofLine } from "~/domain/history-proof";
import type { TrackerCommand } from "./command";

type Outcome = Verified & { proof: { lines: number; faults: ProofFault[] } | null };

async function proofIn(file: string): Promise<Done<ProofLine[]>> {
  const text = await readFile(file, "utf8").catch(() => null);
  if (text === null) return refuse("missing", `The file ${file} cannot be read. Check its name and folder.`);
  return readProof(text);
}

function plural(count: number, one: string, more: string): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : more}`;
}

function wholeWords({ count, heads, proof }: Outcome): string {
  const chains = heads.map(({ name, sequence, last }) => `  ${name.padEnd(9)} ${last}  (event ${String(sequence)})`);
  const kept = proof === null ? [] : [`All ${plural(proof.lines, "event", "events")} of the kept file ${proof.lines === 1 ? "stands" : "stand"} in it unchanged.`];
  return [`The history is whole: ${plural(count, "event", "events")}. The file is sound.`, ...chains, ...kept].join("\n");
}

/** A sentence for each thing that is not as it should be, the first of them where the chain breaks. */
function brokenWords({ faults, fileFaults, proof }: Outcome): string[] {
  const [first, ...others] = faults;
  const history = first === undefined ? [] : [
    `The history is broken at event ${String(first.sequence)}: ${first.what}.`,
    ...(others.length === 0 ? [] : [`${plural(others.length, "other place is", "other places are")} not as recorded: ${others.slice(0, 10).map((each) => `event ${String(each.sequence)}`).join(", ")}${others.length > 10 ? " …" : ""}.`]),
  ];
  const file = fileFaults.map((said) => `The file is damaged: ${said}`);
  const kept = (proof?.faults ?? []).slice(0, 10).map(({ line, what }) => `Line ${String(line)} of the kept file: ${what}.`);
  return [...history, ...file, ...kept];
}

export const verify: TrackerCommand = {
  name: "verify",
  summary: "Checks that nothing in the history was altered, taken out or made up.",
  help: `Usage: npm run -s tracker -- verify [--against FILE.csv] [--json]

Goes through the chain of the history, event by event, and through the file. Says that both are whole, with the newest
link of each chain; or at which event the history breaks and what is wrong there, and ends with exit code 1.

  --against FILE.csv  A history downloaded earlier: every event of it must still stand as it stood then.
  --json              The same as JSON: count, heads, faults, fileFaults, proof.
  --help              This text.`,
  operatorOnly: true,

  run: async (args, io) => {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { against: { type: "string" }, json: { type: "boolean", default: false } } });
    if (positionals.length > 0) return io.usage(`verify takes no ${positionals.join(" ")}.`);
    const proof = values.against === undefined ? null : await proofIn(io.fileAt(values.against));
    if (proof?.ok === false) {
      io.err(proof.problem.message);
      return 1;
    }
    const opened = await io.withDatabase(async (ctx): Promise<Done<Outcome>> => {
      if (ctx.actor.side !== "operator") return refuse("refused", "The history is verified by whoever runs the machine, without --as.");
      return asOfOneMoment(ctx.db, async (reader) => done({
        ...(await verifyHistory(reader)),
        proof: proof === null ? null : { lines: proof.value.length, faults: await compareProof(reader, proof.value) },
      }));
    });
    const outcome = opened.ok ? opened.value : opened;
    if (!outcome.ok) {
      io.err(outcome.problem.message);
      return 1;
    }
    const broken = brokenWords(outcome.value);
    if (values.json) {
      const { count, heads, faults, fileFaults, proof: compared } = outcome.value;
      io.out(`${JSON.stringify({ whole: broken.length === 0, count, heads, faults, fileFaults, proof: compared }, null, 2)}\n`);
    } else if (broken.length === 0) io.out(`${wholeWords(outcome.value)}\n`);
    else io.err(broken.join("\n"));
    return broken.length === 0 ? 0 : 1;
  },
};
