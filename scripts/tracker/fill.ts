/** `tracker fill FILE --out FILE2`: fills in somebody's own workbook with the record. */
import { realpath } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { fillWorkbook } from "~/commands/fill-workbook.server";
import { fillJson } from "~/domain/fill/fill-json";
import { fillSummary } from "~/domain/fill/fill-summary";
import { refuse, type Done } from "~/domain/problem";
import type { TrackerCommand } from "./command";
import { checkPlace, exists, writeWhole } from "./write-file";
import { bytesOf } from "./read-file";

/** Links may lead to the same file by another name. */
async function isSameFile(file: string, out: string): Promise<boolean> {
  const real = (name: string) => realpath(name).catch(() => name);
  return (await real(file)) === (await real(out));
}

async function checkOut(file: string, out: string, force: boolean): Promise<Done<true>> {
  if (await isSameFile(file, out)) return refuse("refused", "The workbook is never filled in over itself. Name another file with --out.");
  if (!force && (await exists(out))) return refuse("refused", `${out} exists already. Name another file, or add --force to replace it.`);
  return checkPlace(out);
}

export const fillCommand: TrackerCommand = {
  name: "fill",
  summary: "Fills in a force's own workbook (.xlsx or .xlsm) with what is recorded.",
  help: `Usage: npm run -s tracker -- fill FILE --out FILE2 [--inspection TITLE] [--force] [--json]

Reads a workbook of any layout that import understands, and writes a copy of it in which the update, RAG, leads, dates,
steps, status, questions and responses of each finding are those of the official record. Everything else in the copy is
as it was, byte for byte. What is not certain is left and listed: formulas, rows and columns without a match.

  --out FILE2          The copy to write; never FILE itself.
  --inspection TITLE   The inspection of findings for which the file names none.
  --force              Replaces FILE2 where it exists.
  --json               Answers in JSON, for other programs.
  --as EMAIL           Does it as that person: only what they may do is done.
  --help               This text.

The exit code is 0 when the copy was written, 1 when it was refused, 2 for wrong usage.`,

  run: async (args, io) => {
    const { values, positionals } = parseArgs({
      args, allowPositionals: true,
      options: { out: { type: "string" }, inspection: { type: "string" }, force: { type: "boolean", default: false }, json: { type: "boolean", default: false } },
    });
    const [name, second] = positionals;
    if (name === undefined) return io.usage("Name the workbook to fill in.");
    if (second !== undefined) return io.usage(`One file at a time: “${second}” is one too many. Put quotation marks round a name with spaces.`);
    if (values.out === undefined || values.out === "") return io.usage("Say with --out where to write the filled copy.");
    if (values.inspection?.trim() === "") return io.usage("--inspection needs a title.");
    const file = io.fileAt(name);
    const out = io.fileAt(values.out);
    const fileName = path.basename(file);
    const fail = (message: string) => {
      if (values.json) io.out(`${JSON.stringify({ file: fileName, error: message }, null, 2)}\n`);
      else io.err(message);
      return 1 as const;
    };
    if (path.extname(out).toLowerCase() !== path.extname(file).toLowerCase()) return io.usage(`${values.out} must end as ${name} does: the copy is a file of the same kind.`);
    const bytes = await bytesOf(file);
    if (!bytes.ok) return fail(bytes.problem.message);
    const place = await checkOut(file, out, values.force);
    if (!place.ok) return fail(place.problem.message);
    const opened = await io.withDatabase((ctx) => fillWorkbook(ctx, { fileName, bytes: bytes.value, inspection: values.inspection ?? null }, "here"));
    const filled = opened.ok ? opened.value : opened;
    if (!filled.ok) return fail(filled.problem.message);
    const written = await writeWhole(out, filled.value.bytes);
    if (!written.ok) return fail(written.problem.message);
    if (values.json) io.out(`${JSON.stringify(fillJson(filled.value.plan, out), null, 2)}\n`);
    else io.out(`${fillSummary(filled.value.plan, out).join("\n")}\n`);
    return 0;
  },
};
