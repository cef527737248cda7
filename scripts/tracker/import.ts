/** `tracker import FILE`: takes a tracker or a meeting paper into the record, or says what it would do. */
import path from "node:path";
import { parseArgs } from "node:util";
import { applyImport } from "~/commands/apply-import.server";
import { keepPlan, optionsWithMemory, planOnly, readTaken } from "~/commands/plan-import.server";
import type { Ctx } from "~/db/ctx.server";
import { readDate } from "~/domain/calendar-date";
import { importJson } from "~/domain/import/import-json";
import { importSummary } from "~/domain/import/import-summary";
import { writesSomething, type ImportOptions, type ImportPlan } from "~/domain/import/import-plan";
import { done, type Done } from "~/domain/problem";
import { readRecord } from "~/queries/record.server";
import type { ExitCode, TrackerCommand } from "./command";
import { bytesOf } from "./read-file";

type Outcome = { plan: ImportPlan; references: Record<string, string>; known: Map<string, string> };

async function takeIn(ctx: Ctx, fileName: string, bytes: Uint8Array, asked: ImportOptions, dryRun: boolean): Promise<Done<Outcome>> {
  const read = await readTaken({ fileName, bytes }, "here");
  if (!read.ok) return read;
  const options = await optionsWithMemory(ctx, { fileName, workbook: read.value, options: asked });
  const planned = await planOnly(ctx, { fileName, workbook: read.value, options });
  if (!planned.ok) return planned;
  const record = await readRecord(ctx);
  if (!record.ok) return record;
  const known = new Map(record.value.findings.map((finding) => [finding.id, finding.reference]));
  if (dryRun || !writesSomething(planned.value)) return done({ plan: planned.value, references: {}, known });
  const id = await keepPlan(ctx, { fileName, bytes, options }, planned.value);
  const applied = await applyImport(ctx, id, read.value);
  return applied.ok ? done({ ...applied.value, known }) : applied;
}

function exitCode(plan: ImportPlan): ExitCode {
  return plan.heldBack.length + plan.conflicts.length > 0 ? 1 : 0;
}

export const importFile: TrackerCommand = {
  name: "import",
  summary: "Takes a tracker or a meeting paper (.xlsx or .csv) into the record.",
  help: `Usage: npm run -s tracker -- import FILE [OPTIONS]

Reads a workbook of any layout, compares it with the record, and takes in what is new or different.
An empty cell does not wipe a value. Without --as what it says counts as said by both sides; with --as EMAIL it
enters as of that person’s side: questions and responses as drafts, and what is not theirs to change is listed.

  --inspection TITLE       The inspection of findings for which the file names none.
  --published YYYY-MM-DD   When that inspection was published.
  --dry-run                Says what would be done and writes nothing.
  --empties-count          An empty cell does empty the value.
  --fills                  Takes RAG given by colour alone as it seems to be meant.
  --prefer theirs|ours     What becomes of cells changed here and in the file; otherwise they are left and reported.
  --agreed                 Takes the file in as an agreed paper, such as the notes of a past meeting: as the record of
                           both sides. With --as, that person has to be a policy officer.
  --meeting-date DATE      When an agreed paper was agreed, where it does not name its meeting (YYYY-MM-DD).
  --json                   Answers in JSON, for other programs.
  --as EMAIL               Does it as that person: only what they may do is done.
  --help                   This text.

The exit code is 0 when all was taken, 1 when something was held back or refused, 2 for wrong usage.`,

  run: async (args, io) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        inspection: { type: "string" },
        published: { type: "string" },
        "dry-run": { type: "boolean", default: false },
        "empties-count": { type: "boolean", default: false },
        fills: { type: "boolean", default: false },
        agreed: { type: "boolean", default: false },
        "meeting-date": { type: "string" },
        json: { type: "boolean", default: false },
        prefer: { type: "string" },
      },
    });
    const [name, second] = positionals;
    if (name === undefined) return io.usage("Name the file to import.");
    if (second !== undefined) return io.usage(`One file at a time: “${second}” is one too many. Put quotation marks round a name with spaces.`);
    const published = values.published === undefined ? null : readDate(values.published);
    if (values.published !== undefined && published === null) return io.usage(`“${values.published}” is not a date. Write it as 2022-04-13.`);
    if (values.inspection?.trim() === "") return io.usage("--inspection needs a title.");
    const prefer = (["theirs", "ours"] as const).find((each) => each === values.prefer);
    if (values.prefer !== undefined && prefer === undefined) return io.usage("--prefer is theirs or ours.");
    const meetingDate = values["meeting-date"] === undefined ? null : readDate(values["meeting-date"]);
    if (values["meeting-date"] !== undefined && meetingDate === null) return io.usage(`“${values["meeting-date"]}” is not a date. Write it as 2022-05-23.`);
    if (meetingDate !== null && !values.agreed) return io.usage("--meeting-date is the date of an agreed paper: add --agreed.");
    const options: ImportOptions = {
      inspection: values.inspection ?? null, published, emptiesCount: values["empties-count"], fills: values.fills ? "proposed" : null, mapping: {}, prefer: prefer ?? null,
      agreed: values.agreed ? { on: meetingDate } : null,
    };
    const file = io.fileAt(name);
    const fileName = path.basename(file);
    const bytes = await bytesOf(file);
    const opened = bytes.ok ? await io.withDatabase((ctx) => takeIn(ctx, fileName, bytes.value, options, values["dry-run"])) : bytes;
    const outcome = opened.ok ? opened.value : opened;
    if (!outcome.ok) {
      if (values.json) io.out(`${JSON.stringify({ file: fileName, error: outcome.problem.message }, null, 2)}\n`);
      else io.err(outcome.problem.message);
      return 1;
    }
    const { plan, references, known } = outcome.value;
    if (values.json) io.out(`${JSON.stringify(importJson(plan, references, (id) => known.get(id) ?? null), null, 2)}\n`);
    else io.out(`${importSummary(plan, values["dry-run"]).join("\n")}\n`);
    return exitCode(plan);
  },
};
