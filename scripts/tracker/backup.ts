/** `tracker backup FILE`: a copy of the whole database, made while it is in use. */
import { parseArgs } from "node:util";
import { backUp } from "~/db/backup.server";
import type { TrackerCommand } from "./command";

export const backup: TrackerCommand = {
  name: "backup",
  summary: "Writes a copy of the whole database to a new file, while the server runs.",
  help: `Usage: npm run -s tracker -- backup FILE

Writes a copy of the database to FILE, whole even while people work. FILE must not be there yet. It holds the drafts of
both sides: keep it where only those may read it on whom both sides have agreed in writing.

  --help   This text.`,
  operatorOnly: true,

  run: async (args, io) => {
    const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
    const [name, ...others] = positionals;
    if (name === undefined) return io.usage("Name the file to write.");
    if (others.length > 0) return io.usage(`Only one file is written; ${others.join(" ")} is too much.`);
    const file = io.fileAt(name);
    const written = await backUp(io.databaseFile, file);
    if (!written.ok) {
      io.err(written.problem.message);
      return 1;
    }
    io.out(`${file}: ${Math.ceil(written.value.bytes / 1024).toLocaleString("en-GB")} kB.\n`);
    return 0;
  },
};
