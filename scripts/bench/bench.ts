/** `npm run bench`: how long the program takes for what it does most, beside something bare that does the same work. */
import { cpus, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { measureApply } from "./measure-apply";
import { measureExport } from "./measure-export";
import { measureImport } from "./measure-import";
import { measureMeanwhile } from "./measure-meanwhile";
import { measurePaint } from "./measure-paint";
import { measurePeople } from "./measure-people";
import { measureRegister } from "./measure-register";
import { measureSave } from "./measure-save";
import { tableText, type Table } from "./report";
import { openWorld, type World } from "./world";

type Part = (world: World, findings: number) => Promise<Table | null>;

const parts: Record<string, Part> = {
  import: measureImport,
  apply: measureApply,
  meanwhile: measureMeanwhile,
  export: measureExport,
  register: measureRegister,
  paint: measurePaint,
  save: measureSave,
  people: measurePeople,
};

const USUAL_SIZES = "200,2000,10000";
const USUAL_ROUNDS = "5";

const help = `npm run bench -- [--only NAME,…] [--sizes N,…] [--rounds N]

  --only    ${Object.keys(parts).join(", ")}; all of them without it
  --sizes   numbers of findings; ${USUAL_SIZES} without it
  --rounds  how often each thing is measured; ${USUAL_ROUNDS} without it

Times are printed beside what is to be reached; a time that misses it is no failure.`;

function wholeNumbers(text: string, what: string): number[] {
  const numbers = text.split(",").map(Number);
  if (numbers.some((each) => !Number.isInteger(each) || each < 1)) throw new RangeError(`${what} takes whole numbers from 1, not “${text}”.`);
  return numbers;
}

type Wanted = { names: string[]; sizes: number[]; rounds: number };

/** Null where only the help was asked for; throws where the arguments are not of the form that it says. */
function readArguments(): Wanted | null {
  const { values } = parseArgs({
    options: { only: { type: "string" }, sizes: { type: "string" }, rounds: { type: "string" }, help: { type: "boolean" } },
  });
  if (values.help === true) return null;
  const names = values.only?.split(",") ?? Object.keys(parts);
  const unknown = names.find((name) => !(name in parts));
  if (unknown !== undefined) throw new RangeError(`--only takes ${Object.keys(parts).join(", ")}, not “${unknown}”.`);
  const [rounds = 1] = wholeNumbers(values.rounds ?? USUAL_ROUNDS, "--rounds");
  return { names, sizes: wholeNumbers(values.sizes ?? USUAL_SIZES, "--sizes"), rounds };
}

function machine(): string {
  const [first] = cpus();
  return `Node ${process.versions.node}, ${cpus().length} × ${first?.model ?? "unknown processor"}, ${Math.round(totalmem() / 2 ** 30)} GB of memory`;
}

async function run({ names, sizes, rounds }: Wanted): Promise<void> {
  const world = await openWorld(rounds, (line) => console.error(line));
  try {
    console.log(machine());
    for (const name of names) {
      for (const findings of sizes) {
        const table = await parts[name]?.(world, findings);
        if (table) console.log(`\n${tableText(table)}`);
      }
    }
  } finally {
    await world.remove();
  }
}

function wantedOrUsage(): Wanted | null {
  try {
    const wanted = readArguments();
    if (wanted === null) console.log(help);
    return wanted;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
    process.exitCode = 2;
    return null;
  }
}

const wanted = wantedOrUsage();
if (wanted !== null) await run(wanted);
