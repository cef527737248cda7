/** `tracker import FILE…`: takes trackers or meeting papers into the record, or says what that would do. */
import path from "node:path";
import { parseArgs } from "node:util";
import { readDate } from "~/domain/calendar-date";
import { importJson } from "~/domain/import/import-json";
import { importSummary } from "~/domain/import/import-summary";
import type { ImportOptions, ImportPlan } from "~/domain/import/import-plan";
import type { ExitCode, TrackerCommand } from "./command";
import { bytesOf } from "./read-file";
import { takeInFiles, type FileGiven } from "./take-in-files";

function exitCode(plans: readonly ImportPlan[]): ExitCode {
  return plans.some((plan) => plan.heldBack.length + plan.conflicts.length > 0) ? 1 : 0;
}

/** One file answers with an object of its own, several with a list of them. */
function json(answers: readonly unknown[]): string {
  return `${JSON.stringify(answers.length === 1 ? answers[0] : { files: answers }, null, 2)}\n`;
}

export const importFile: TrackerCommand = {
  name: "import",
  summary: "Takes trackers (.xlsx or .csv) or the notes of past meetings (.docx or .txt) into the record.",
  help: `Usage: npm run -s tracker -- import FILE [FILE…] [OPTIONS]

Reads a workbook of any layout, compares it with the record, and takes in what is new or different.
An empty cell does not wipe a value. Without --as what it says counts as said by both sides; with --as EMAIL it
enters as of that person’s side: questions and responses as drafts, and what is not theirs to change is listed.

The notes of a past meeting, as a Word document (.docx) or as text copied out of a PDF or a web page (.txt), give the
meeting with its attendance, items, actions and next meeting, and what was said of the actions of earlier meetings.
Take in those of the earliest meeting first.

A copy that went out from here is compared with what was sent: what only the copy changed is taken, what was changed here
as well is left and reported. Several files are taken in together, all or none: each is compared with what was there
before any of them, and a cell that two of them change differently keeps what it was, and is reported in both.

  --inspection TITLE       The inspection of findings for which the file names none.
  --published YYYY-MM-DD   When that inspection was published.
  --dry-run                Says what would be done and writes nothing.
  --empties-count          An empty cell does empty the value.
  --fills                  Takes RAG given by colour alone as it seems to be meant.
  --prefer theirs|ours     What becomes of cells changed here and in the file; otherwise they are left and reported.
                           Where files disagree, theirs settles nothing: ours leaves the cell as it was.
  --by-reference           Where a sheet was sorted without its hidden column: its rows are known by the references shown.
  --likely                 Takes a row that looks like one finding, by its text or by the key of another installation, as
                           that finding; otherwise it is held back.
  --cycle YYYY-MM-DD       The SIB cycle the files are for, by the date of its board.
  --agreed                 Takes the file in as an agreed paper, such as the notes of a past meeting: as the record of
                           both sides. With --as, that person has to be a policy officer.
  --meeting-date DATE      When an agreed paper was agreed, where it does not name its meeting (YYYY-MM-DD).
  --json                   Answers in JSON, for other programs.
  --as EMAIL               Does it as that person: only what they may do is done.
  --help                   This text.

With --json one file answers with an object, several with {"files": […]}.
The exit code is 0 when all was taken, 1 when something was in conflict, held back or refused, 2 for wrong usage.`,

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
        cycle: { type: "string" },
        "by-reference": { type: "boolean", default: false },
        likely: { type: "boolean", default: false },
      },
    });
    if (positionals.length === 0) return io.usage("Name the file to import.");
    const named = positionals.map((name) => io.fileAt(name));
    const twice = positionals.find((_, index) => named.indexOf(named[index] ?? "") < index);
    if (twice !== undefined) return io.usage(`“${twice}” is named twice.`);
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
      agreed: values.agreed ? { on: meetingDate } : null, ...(values["by-reference"] ? { byReference: "all" } : {}), ...(values.likely ? { likely: true } : {}),
    };
    const boardOn = values.cycle === undefined ? null : readDate(values.cycle);
    if (values.cycle !== undefined && boardOn === null) return io.usage(`“${values.cycle}” is not a date. Write the date of the board as 2022-05-25.`);
    const fail = (message: string) => {
      if (values.json) io.out(json(named.map((file) => ({ file: path.basename(file), error: message }))));
      else io.err(message);
      return 1 as const;
    };
    const given: FileGiven[] = [];
    for (const file of named) {
      const bytes = await bytesOf(file);
      if (!bytes.ok) return fail(bytes.problem.message);
      given.push({ fileName: path.basename(file), bytes: bytes.value });
    }
    const opened = await io.withDatabase((ctx) => takeInFiles(ctx, given, { options, dryRun: values["dry-run"], boardOn }));
    const taken = opened.ok ? opened.value : opened;
    if (!taken.ok) return fail(taken.problem.message);
    const { files, known } = taken.value;
    if (values.json) io.out(json(files.map(({ plan, references, importId }) => ({ ...importJson(plan, references, (id) => known.get(id) ?? null), ...(importId === undefined ? {} : { import: importId }) }))));
    else io.out(`${files.map(({ plan, importId }) => [...importSummary(plan, values["dry-run"]), ...(importId === undefined ? [] : [`To undo it${files.length > 1 ? ", with the others" : ""}: undo-import ${importId}`])].join("\n")).join("\n\n")}\n`);
    return exitCode(files.map((file) => file.plan));
  },
};
