/** `tracker export`: writes the official record to a workbook or CSV file. */
import { randomUUID } from "node:crypto";
import { rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { exportTracker } from "~/commands/export-tracker.server";
import { EXPORT_VIEWS } from "~/domain/export/export-sheet";
import { EXPORT_FORMATS } from "~/domain/export/file-name";
import { done, refuse, type Done } from "~/domain/problem";
import type { TrackerCommand } from "./command";

async function kindOf(file: string): Promise<"file" | "folder" | "other" | "nothing"> {
  const found = await stat(file).catch(() => null);
  if (found === null) return "nothing";
  return found.isFile() ? "file" : found.isDirectory() ? "folder" : "other";
}

async function checkPlace(file: string): Promise<Done<true>> {
  const kind = await kindOf(file);
  if (kind === "folder") return refuse("refused", `${file} is a folder. Name a file in it, such as ${path.join(file, "tracker.xlsx")}.`);
  if (kind === "other") return refuse("refused", `${file} is not an ordinary file. Name another.`);
  const folder = path.dirname(file);
  if ((await kindOf(folder)) !== "folder") return refuse("missing", `The folder ${folder} does not exist. Make it first, or name another.`);
  return done(true);
}

/** Beside its place first, then moved onto it: nobody ever sees half a file. */
async function writeWhole(file: string, bytes: Uint8Array): Promise<Done<true>> {
  const beside = path.join(path.dirname(file), `.${path.basename(file)}.${randomUUID()}.part`);
  try {
    await writeFile(beside, bytes, { flag: "wx" });
    await rename(beside, file);
    return done(true);
  } catch (error) {
    await rm(beside, { force: true });
    return refuse("refused", `${file} could not be written: ${error instanceof Error ? error.message : String(error)}. Close it where it is open, or name another.`);
  }
}

export const exportCommand: TrackerCommand = {
  name: "export",
  summary: "Writes the findings to an Excel workbook or a CSV file.",
  help: `Usage: npm run -s tracker -- export FILE.xlsx [--view sib|assurance] [--json]
       npm run -s tracker -- export FILE.csv [--view sib|assurance] [--json]

Writes the official record to FILE, which is replaced where it exists. A workbook can be filled in and taken in
again with import; a CSV file is for reading elsewhere and holds the first sheet only.

  --view sib         The SIB tracker: one row per finding with all columns (the usual view).
  --view assurance   The finding, its RAG, the PCC's assurance questions and the force's responses.
  --json             What was written, as JSON: file, view, exportNumber, findings, sheets.
  --help             This text.`,

  run: async (args, io) => {
    const { values, positionals } = parseArgs({
      args, allowPositionals: true,
      options: { view: { type: "string", default: "sib" }, json: { type: "boolean", default: false } },
    });
    const [name, ...others] = positionals;
    if (name === undefined) return io.usage("Name the file to write.");
    if (others.length > 0) return io.usage(`Only one file is written; ${others.join(" ")} is too much.`);
    const view = EXPORT_VIEWS.find((each) => each === values.view);
    if (view === undefined) return io.usage(`There is no view “${values.view}”. Use sib or assurance.`);
    const format = EXPORT_FORMATS.find((each) => name.toLowerCase().endsWith(`.${each}`));
    if (format === undefined) return io.usage(`${name} must end in .xlsx (a workbook) or .csv.`);

    const file = io.fileAt(name);
    const place = await checkPlace(file);
    if (!place.ok) {
      io.err(place.problem.message);
      return 1;
    }
    const opened = await io.withDatabase((ctx) => exportTracker(ctx, { view, format, shown: null }));
    const exported = opened.ok ? opened.value : opened;
    const written = exported.ok ? await writeWhole(file, exported.value.bytes) : exported;
    if (!exported.ok || !written.ok) {
      if (!written.ok) io.err(written.problem.message);
      return 1;
    }
    const { exportNumber, findings, sheets } = exported.value;
    if (values.json) io.out(`${JSON.stringify({ file, view, exportNumber, findings, sheets }, null, 2)}\n`);
    else io.out(`${file}: ${String(findings)} ${findings === 1 ? "finding" : "findings"}, export ${String(exportNumber)}.\n`);
    return 0;
  },
};
