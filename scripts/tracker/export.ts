/** `tracker export`: writes the official record to a workbook or CSV file; or a working copy with the drafts of one person's side. */
import path from "node:path";
import { parseArgs } from "node:util";
import { exportTracker } from "~/commands/export-tracker.server";
import { exportWorkingCopy } from "~/commands/export-working-copy.server";
import type { Ctx } from "~/db/ctx.server";
import { EXPORT_VIEWS, type ExportView } from "~/domain/export/export-sheet";
import { EXPORT_FORMATS } from "~/domain/export/file-name";
import { done, type Done } from "~/domain/problem";
import type { TrackerCommand } from "./command";
import { exportActionLog } from "./export-action-log";
import { exportCopies } from "./export-copies";
import { checkPlace, writeWhole } from "./write-file";

/** The name given, with whose drafts the file holds before it where it does not say so yet. */
function markedName(file: string, nameStart: string): string {
  const name = path.basename(file);
  return name.startsWith(nameStart) ? file : path.join(path.dirname(file), `${nameStart}-${name}`);
}

type Written = { file: string; view: ExportView; exportNumber: number | null; findings: number; sheets: { name: string; rows: number }[] };

async function writeExport(ctx: Ctx, file: string, order: { view: ExportView; format: "xlsx" | "csv" }): Promise<Done<Written>> {
  const exported = await exportTracker(ctx, { ...order, shown: null });
  if (!exported.ok) return exported;
  const { bytes, exportNumber, findings, sheets, view } = exported.value;
  const written = await writeWhole(file, bytes);
  return written.ok ? done({ file, view, exportNumber, findings, sheets }) : written;
}

async function writeWorkingCopy(ctx: Ctx, named: string, view: ExportView): Promise<Done<Written>> {
  const copied = await exportWorkingCopy(ctx, { view, shown: null });
  if (!copied.ok) return copied;
  const { bytes, nameStart, findings, sheets } = copied.value;
  const file = markedName(named, nameStart);
  const place = await checkPlace(file);
  if (!place.ok) return place;
  const written = await writeWhole(file, bytes);
  return written.ok ? done({ file, view, exportNumber: null, findings, sheets }) : written;
}

export const exportCommand: TrackerCommand = {
  name: "export",
  summary: "Writes the findings to an Excel workbook or a CSV file.",
  help: `Usage: npm run -s tracker -- export FILE.xlsx [--view sib|assurance] [--json]
       npm run -s tracker -- export FILE.csv [--view sib|assurance] [--json]
       npm run -s tracker -- export FILE.xlsx --working-copy --as EMAIL [--view sib|assurance] [--json]
       npm run -s tracker -- export --actions FILE.xlsx [--open] [--json]
       npm run -s tracker -- export --cycle DATE [--lead NAME|POST] [--only-theirs] --out FILE.xlsx [--json]
       npm run -s tracker -- export --cycle DATE --by-lead [--only-theirs] --out FILE.zip [--json]

Writes the official record to FILE, which is replaced where it exists. A workbook can be filled in and taken in
again with import; a CSV file is for reading elsewhere and holds the first sheet only.

  --view sib         The SIB tracker: one row per finding with all columns (the usual view).
  --view assurance   The finding, its RAG, the PCC's assurance questions and the force's responses.
  --working-copy     With the drafts of one side: that of the person named by --as. The name of the file then begins with
                     whose drafts it holds, and so does every page. Such a file is not taken in again.
  --actions          The action log instead of the findings, to be filled in and taken in again with import; with --open
                     only the actions that have not ended.
  --cycle DATE       A copy to fill in for the SIB cycle whose board meets on that day: the whole tracker, or
  --lead NAME|POST   that of one lead (“none”: of the findings without a lead): theirs on top, the rest below in grey,
  --by-lead          or a zip with one workbook for each lead, named after them.
  --only-theirs      Leaves the findings of others out of it.
  --out FILE         The file to write; it may also be named without --out.
  --json             What was written, as JSON: file, view, exportNumber (null for a working copy), findings, sheets.
                     With --cycle: file, cycle, and of each of the copies its file, lead, exportNumber, findings, questions, sheets.
  --as EMAIL         Does it as that person: only what they may do is done.
  --help             This text.`,

  run: async (args, io) => {
    const { values, positionals } = parseArgs({
      args, allowPositionals: true,
      options: {
        view: { type: "string", default: "sib" }, "working-copy": { type: "boolean", default: false }, json: { type: "boolean", default: false }, out: { type: "string" },
        actions: { type: "boolean", default: false }, open: { type: "boolean", default: false }, cycle: { type: "string" }, lead: { type: "string" }, "by-lead": { type: "boolean", default: false }, "only-theirs": { type: "boolean", default: false },
      },
    });
    const [name, ...others] = [...(values.out === undefined ? [] : [values.out]), ...positionals];
    if (name === undefined) return io.usage("Name the file to write.");
    if (others.length > 0) return io.usage(`Only one file is written; ${others.join(" ")} is too much.`);
    if (values.actions) {
      if (values.cycle !== undefined || values["working-copy"] || values.view !== "sib") return io.usage("The action log has no views, drafts or cycles: leave out --view, --working-copy and --cycle.");
      return exportActionLog(name, { open: values.open, json: values.json }, io);
    }
    if (values.open) return io.usage("--open is for the action log: add --actions.");
    const { cycle, lead, "by-lead": byLead, "only-theirs": onlyTheirs } = values;
    if (cycle === undefined && (lead !== undefined || byLead || onlyTheirs)) return io.usage("Say for which cycle: --cycle and the day of its board.");
    if (cycle !== undefined) {
      if (values["working-copy"] || values.view !== "sib") return io.usage("A copy for a cycle is the SIB tracker, without drafts: leave out --working-copy and --view.");
      return exportCopies({ cycle, lead, byLead, onlyTheirs, out: name }, values.json, io);
    }
    const view = EXPORT_VIEWS.find((each) => each === values.view);
    if (view === undefined) return io.usage(`There is no view “${values.view}”. Use sib or assurance.`);
    const format = EXPORT_FORMATS.find((each) => name.toLowerCase().endsWith(`.${each}`));
    if (format === undefined) return io.usage(`${name} must end in .xlsx (a workbook) or .csv.`);

    const copy = values["working-copy"];
    if (copy && format !== "xlsx") return io.usage("A working copy is a workbook: it must end in .xlsx, so that every page can say that it holds drafts.");

    const file = io.fileAt(name);
    const place = await checkPlace(file);
    if (!place.ok) {
      io.err(place.problem.message);
      return 1;
    }
    const opened = await io.withDatabase((ctx) => (copy ? writeWorkingCopy(ctx, file, view) : writeExport(ctx, file, { view, format })));
    const written = opened.ok ? opened.value : opened;
    if (!written.ok) {
      io.err(written.problem.message);
      return 1;
    }
    const { findings, exportNumber } = written.value;
    if (values.json) io.out(`${JSON.stringify(written.value, null, 2)}\n`);
    else io.out(`${written.value.file}: ${String(findings)} ${findings === 1 ? "finding" : "findings"}, ${exportNumber === null ? "working copy with drafts" : `export ${String(exportNumber)}`}.\n`);
    return 0;
  },
};
