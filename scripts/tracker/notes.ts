/** `tracker notes`: writes the notes of a meeting, as published or composed from the record, to a Word or an HTML file. */
import path from "node:path";
import { parseArgs } from "node:util";
import { NOTES_FORMATS } from "~/queries/meeting-notes.server";
import { standingNotesFile } from "~/queries/notes-version-file.server";
import type { TrackerCommand } from "./command";
import { checkPlace, writeWhole } from "./write-file";

export const notes: TrackerCommand = {
  name: "notes",
  summary: "Writes the notes of a meeting to a Word document or an HTML file.",
  help: `Usage: npm run -s tracker -- notes MEETING --out FILE.docx [--public] [--from-record] [--json]
       npm run -s tracker -- notes MEETING --out FILE.html [--public] [--from-record] [--json]

Writes the notes of a meeting: who was there, its items, what was asked and said, the actions and the next meeting. Where
they are published it is the version that stands, word for word; otherwise they are composed from the record, and the
file says so. FILE is replaced where it exists. A Word document can be taken in again with import.

  MEETING    The reference of the meeting (M-0001) or its date (2022-05-23).
  --out FILE Where to write them; the ending says in which form.
  --public   Leaves out what was said in closed session, and what is marked above published papers.
  --from-record
             Composes them from the record as it is now, although they are published.
  --json     Prints what was written as JSON, for other programs.
  --as EMAIL Does it as that person: only what they may do is done.
  --help     This text.`,

  run: async (args, io) => {
    const { values, positionals } = parseArgs({
      args, allowPositionals: true, options: { out: { type: "string" }, public: { type: "boolean", default: false }, "from-record": { type: "boolean", default: false }, json: { type: "boolean", default: false } },
    });
    const [meeting, ...others] = positionals;
    if (meeting === undefined) return io.usage("notes needs a meeting: its reference, such as M-0001, or its date.");
    if (others.length > 0) return io.usage("notes takes one meeting at a time.");
    if (values.out === undefined || values.out === "") return io.usage("notes needs --out FILE.docx or --out FILE.html.");
    const file = io.fileAt(values.out);
    const ending = path.extname(file).slice(1).toLowerCase();
    const format = NOTES_FORMATS.find((each) => each === ending);
    if (format === undefined) return io.usage(`${values.out} is neither .docx nor .html. Name a file that ends in one of them.`);
    const place = await checkPlace(file);
    if (!place.ok) {
      io.err(place.problem.message);
      return 1;
    }
    const audience = values.public ? "public" : "full";
    const opened = await io.withDatabase((ctx) => standingNotesFile(ctx, meeting, { audience, format, fromRecord: values["from-record"] }));
    const made = opened.ok ? opened.value : opened;
    if (!made.ok) {
      io.err(made.problem.message);
      return 1;
    }
    const written = await writeWhole(file, made.value.bytes);
    if (!written.ok) {
      io.err(written.problem.message);
      return 1;
    }
    const { meeting: { reference, title, date }, standing, version } = made.value;
    if (values.json) io.out(`${JSON.stringify({ file, meeting: reference, title, date, audience, format, version, standing }, null, 2)}\n`);
    else io.out(`${file}: ${audience === "public" ? "public notes" : "notes"} of ${reference}, ${title}. ${standing}.\n`);
    return 0;
  },
};
