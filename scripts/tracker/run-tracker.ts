/** Runs one call of the command line: finds the command, the database and the person, and says what came of it. */
import path from "node:path";
import { readClock } from "~/db/clock.server";
import { actorByEmail } from "~/db/actor-by-email.server";
import { newCtx } from "~/db/ctx.server";
import { migrate } from "~/db/migrate.server";
import { databaseFile } from "~/db/database-url.server";
import { openDatabase } from "~/db/open-database.server";
import { OPERATOR } from "~/domain/actor";
import { londonDate } from "~/domain/calendar-date";
import { done } from "~/domain/problem";
import { demonstrationUrl, readDatabaseUrl } from "~/env.server";
import type { ExitCode, TrackerCommand, TrackerIo } from "./command";
import { COMMANDS } from "./commands";
import { readAs } from "./read-as";

const projectRoot = path.resolve(import.meta.dirname, "../..");

function overview(): string {
  const longest = Math.max(...COMMANDS.map((command) => command.name.length));
  const lines = COMMANDS.map((command) => `  ${command.name.padEnd(longest)}  ${command.summary}`);
  return `Usage: npm run -s tracker -- COMMAND [OPTIONS]

${lines.join("\n")}

  npm run -s tracker -- COMMAND --help     Says more about one of them.
  npm run -s tracker -- COMMAND --as EMAIL Does it as that person, who may do there what they may do on the pages.
                                           Without it the operator of this machine does it, for both sides.

The database is data/demonstration.db of this project, or the one named in DATABASE_URL (file:data/office.db).`;
}

/** A relative file is one of the project, wherever the command was called. */
function fromProjectRoot(url: string): string {
  const file = url.slice("file:".length);
  return path.isAbsolute(file) ? url : `file:${path.resolve(projectRoot, file)}`;
}

/** What a call is made from. Relative files are those of `folder`. */
export type Outside = { env: Record<string, string | undefined>; folder: string; out: (text: string) => void; err: (text: string) => void };

/** `as` is the address of the person who does it; null for the operator. */
type Call = { command: TrackerCommand; databaseUrl: string; as: string | null };

/** `isNobody` tells afterwards whether `as` was nobody. */
function ioFor({ command, databaseUrl, as }: Call, outside: Outside): { io: TrackerIo; isNobody: () => boolean } {
  let nobody = false;
  const err = (line: string) => outside.err(`${line}\n`);
  const io: TrackerIo = {
    out: outside.out,
    err,
    fileAt: (name) => path.resolve(outside.folder, name),
    usage: (sentence) => {
      err(`${sentence}\n\n${command.help}`);
      return 2;
    },
    databaseFile: databaseFile(databaseUrl),
    demonstration: databaseUrl === fromProjectRoot(demonstrationUrl),
    withDatabase: async (work) => {
      const migrated = await migrate(databaseUrl);
      if (!migrated.ok) return migrated;
      if (migrated.value.backup !== null) err(`The database was brought up to date. A copy from before is ${migrated.value.backup}.`);
      const db = await openDatabase(databaseUrl);
      try {
        const now = (await readClock(db))();
        const actor = as === null ? done(OPERATOR) : await actorByEmail(db.read, as, londonDate(now.toISOString()));
        nobody = !actor.ok;
        return actor.ok ? done(await work(newCtx(db, actor.value, now))) : actor;
      } finally {
        await db.close();
      }
    },
  };
  return { io, isNobody: () => nobody };
}

function isWrongUsage(error: unknown): error is Error {
  return error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
}

async function run(command: TrackerCommand, args: string[], outside: Outside): Promise<ExitCode> {
  if (args.includes("--help") || args.includes("-h")) {
    outside.out(`${command.help}\n`);
    return 0;
  }
  const databaseUrl = readDatabaseUrl(outside.env);
  if (!databaseUrl.ok) {
    outside.err(`${databaseUrl.problem.message}\n`);
    return 2;
  }
  const read = readAs(args);
  const { io, isNobody } = ioFor({ command, databaseUrl: fromProjectRoot(databaseUrl.value), as: read.ok ? read.value.as : null }, outside);
  if (!read.ok) return io.usage(read.problem.message);
  if (read.value.as !== null && command.operatorOnly === true) return io.usage(`${command.name} is for whoever runs this machine, and for nobody in particular. Leave --as out.`);
  try {
    const code = await command.run(read.value.rest, io);
    return isNobody() ? 2 : code;
  } catch (error) {
    if (isWrongUsage(error)) return io.usage(error.message);
    io.err(`The command could not be finished: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}

export async function runTracker([name, ...args]: string[], outside: Outside): Promise<ExitCode> {
  const command = COMMANDS.find((each) => each.name === name);
  if (command !== undefined) return run(command, args, outside);
  if (name === "--help" || name === "-h" || name === "help") {
    outside.out(`${overview()}\n`);
    return 0;
  }
  outside.err(`${name === undefined ? "Say what to do." : `There is no command “${name}”.`}\n\n${overview()}\n`);
  return 2;
}
