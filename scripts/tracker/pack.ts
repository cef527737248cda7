/** `tracker pack`: the briefing pack of a meeting as a file. */
import { parseArgs } from "node:util";
import { SIDES } from "~/domain/actor";
import { PACK_FORMATS, packFile } from "~/queries/briefing-pack.server";
import type { TrackerCommand } from "./command";
import { checkPlace, writeWhole } from "./write-file";

export const pack: TrackerCommand = {
  name: "pack",
  summary: "Writes the briefing pack of a meeting as a Word, Excel or HTML file.",
  help: `Usage: npm run -s tracker -- pack MEETING --out FILE.docx|.xlsx|.html [--as EMAIL] [--side opcc|force] [--json]

The agenda of a meeting in its order with what is outstanding, and of each finding its words, RAG, update, steps to green,
and what is asked of it and answered. MEETING is a reference, such as M-0004, or its day.

  --as EMAIL   For the side of that person, with what only that side may see: its own drafts, marked so.
               Without it, what both sides may see.
  --side SIDE  Refuses to write it where that person is not of that side.
  --out FILE   The file to write; it may also be named without --out.
  --json       What was written, as JSON: file, title, and in drafts whose drafts it holds (null for none).
  --help       This text.`,

  run: async (args, io) => {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { out: { type: "string" }, side: { type: "string" }, json: { type: "boolean", default: false } } });
    const [meeting, name = values.out, ...others] = positionals;
    if (meeting === undefined) return io.usage("Name the meeting: its reference, such as M-0004, or its day.");
    if (name === undefined) return io.usage("Name the file to write with --out.");
    if (others.length > 0 || (values.out !== undefined && positionals.length > 1)) return io.usage("Name one meeting and one file.");
    const format = PACK_FORMATS.find((each) => name.toLowerCase().endsWith(`.${each}`));
    if (format === undefined) return io.usage(`${name} must end in .docx, .xlsx or .html.`);
    const side = SIDES.find((each) => each === values.side) ?? null;
    if (values.side !== undefined && side === null) return io.usage(`There is no side “${values.side}”. Use opcc or force.`);
    const file = io.fileAt(name);
    const place = await checkPlace(file);
    if (!place.ok) {
      io.err(place.problem.message);
      return 1;
    }
    const opened = await io.withDatabase((ctx) => packFile(ctx, meeting, { format, side }));
    const made = opened.ok ? opened.value : opened;
    if (!made.ok) {
      io.err(made.problem.message);
      return 1;
    }
    const { bytes, title, drafts } = made.value;
    const written = await writeWhole(file, bytes);
    if (!written.ok) {
      io.err(written.problem.message);
      return 1;
    }
    io.out(values.json ? `${JSON.stringify({ file, title, drafts }, null, 2)}\n` : `${file}: ${title}${drafts === null ? "" : `. ${drafts}`}.\n`);
    return 0;
  },
};
