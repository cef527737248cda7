/** `tracker undo-import ID`: takes a whole import back, with the files taken in together with it, but for what was changed since. */
import { parseArgs } from "node:util";
import { latestImport, undoImport, undoPreview, type UndoShown } from "~/commands/undo-import.server";
import type { Ctx } from "~/db/ctx.server";
import { formatMoment } from "~/domain/calendar-date";
import { done, type Done } from "~/domain/problem";
import type { TrackerCommand } from "./command";

async function undo(ctx: Ctx, named: string, dryRun: boolean): Promise<Done<UndoShown>> {
  const id = named === "latest" ? await latestImport(ctx) : done(named);
  if (!id.ok) return id;
  return dryRun ? undoPreview(ctx, id.value) : undoImport(ctx, id.value);
}

const LONGEST = 60;

function brief(text: string | null): string {
  const line = (text ?? "").replace(/\s+/g, " ");
  if (line === "") return "(empty)";
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}

function named({ reference, what }: { reference: string | null; what: string }): string {
  return reference === null ? what : `${reference} ${what}`;
}

/** Below the name of each file, where there are several. */
function perFile<Line extends { file: string }>(files: readonly string[], lines: readonly Line[], say: (line: Line) => string): string[] {
  if (files.length < 2) return lines.map(say);
  return lines.flatMap((line, index) => (lines[index - 1]?.file === line.file ? [say(line)] : [`  ${line.file}`, say(line)]));
}

function summary({ id, fileName, files, back, kept }: UndoShown, dryRun: boolean): string[] {
  return [
    `${files.length > 1 ? `${files.join(", ")}, taken in together` : fileName} (import ${id}): ${dryRun ? "nothing is written, this is a dry run." : "undone."}`,
    `${dryRun ? "Would go back" : "Gone back"}: ${String(back.length)}.`,
    ...perFile(files, back, (line) => `  ${named(line)}: ${line.to === null ? `taken out again (${brief(line.from)})` : `${brief(line.from)} → ${brief(line.to)}`}`),
    ...(kept.length === 0 ? [] : [`Changed since, and ${dryRun ? "would stay" : "left"}: ${String(kept.length)}.`]),
    ...perFile(files, kept, (line) => `  ${named(line)}: ${line.why}${line.since === null ? "" : ` ${line.since.by}, ${formatMoment(line.since.at)}.`}`),
  ];
}

export const undoImportCommand: TrackerCommand = {
  name: "undo-import",
  summary: "Takes a whole import back, but for what was changed since.",
  help: `Usage: npm run -s tracker -- undo-import ID [OPTIONS]
       npm run -s tracker -- undo-import latest [OPTIONS]

Puts back what the import ID changed, and takes out again what it added. What was changed or built on since stays and
is listed, with who did it and when. Files taken in together are undone together, whichever of them is named. The history keeps all of it; snapshots do not change. An import is undone once.
ID is what \`import\` says and the address of its page ends in; \`latest\` is the last one applied by the same side.

  --dry-run    Says what would be done and writes nothing.
  --json       Answers in JSON, for other programs.
  --as EMAIL   Does it as that person: only what they may do is done.
  --help       This text.

The exit code is 0 when all of it went back, 1 when something stays or it was refused, 2 for wrong usage.`,

  run: async (args, io) => {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { "dry-run": { type: "boolean", default: false }, json: { type: "boolean", default: false } } });
    const [name, ...others] = positionals;
    if (name === undefined || others.length > 0) return io.usage("Name one import, or say latest.");
    const opened = await io.withDatabase((ctx) => undo(ctx, name, values["dry-run"]));
    const undone = opened.ok ? opened.value : opened;
    if (!undone.ok) {
      if (values.json) io.out(`${JSON.stringify({ import: name, error: undone.problem.message }, null, 2)}\n`);
      else io.err(undone.problem.message);
      return 1;
    }
    const { id, fileName, files, back, kept } = undone.value;
    if (values.json) io.out(`${JSON.stringify({ import: id, file: fileName, files, undone: !values["dry-run"], back, kept }, null, 2)}\n`);
    else io.out(`${summary(undone.value, values["dry-run"]).join("\n")}\n`);
    return kept.length > 0 ? 1 : 0;
  },
};
