/** `tracker restore FILE`: puts a backup in the place of the database, keeps what was there, and checks what is there now. */
import { parseArgs } from "node:util";
import { restoreDatabase } from "~/db/restore.server";
import type { TrackerCommand } from "./command";
import { verify } from "./verify";

export const restore: TrackerCommand = {
  name: "restore",
  summary: "Puts a backup in the place of the database, while no server runs.",
  help: `Usage: npm run -s tracker -- restore FILE

Puts the backup FILE in the place of the database and then runs verify. Refuses while a server or another command has the
database open, and where FILE is damaged, of a newer version of this program, or of another. What was there before stays
beside it, under a name that ends in .bak. A backup of an older version is brought up to date.

  --help   This text.`,
  operatorOnly: true,

  run: async (args, io) => {
    const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
    const [name, ...others] = positionals;
    if (name === undefined) return io.usage("Name the backup.");
    if (others.length > 0) return io.usage(`Only one backup is restored; ${others.join(" ")} is too much.`);
    const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
    const restored = await restoreDatabase({ backup: io.fileAt(name), file: io.databaseFile, stamp, demonstration: io.demonstration });
    if (!restored.ok) {
      io.err(restored.problem.message);
      return 1;
    }
    const { kept } = restored.value;
    io.out(`${io.databaseFile} is the backup now.${kept === null ? "" : ` What was there before is ${kept}.`}\n`);
    return verify.run([], io);
  },
};
