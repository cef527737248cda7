/** The command line: `npm run -s tracker -- list --json`. */
import path from "node:path";
import { readClock } from "~/db/clock.server";
import { newCtx } from "~/db/ctx.server";
import { migrate } from "~/db/migrate.server";
import { openDatabase } from "~/db/open-database.server";
import { OPERATOR } from "~/domain/actor";
import { done } from "~/domain/problem";
import { readDatabaseUrl } from "~/env.server";
import type { ExitCode, TrackerCommand, TrackerIo } from "./tracker/command";
import { exportCommand } from "./tracker/export";
import { fillCommand } from "./tracker/fill";
import { importFile } from "./tracker/import";
import { list } from "./tracker/list";

const COMMANDS: readonly TrackerCommand[] = [list, importFile, exportCommand, fillCommand];

const projectRoot = path.resolve(import.meta.dirname, "..");

function overview(): string {
  const longest = Math.max(...COMMANDS.map((command) => command.name.length));
  const lines = COMMANDS.map((command) => `  ${command.name.padEnd(longest)}  ${command.summary}`);
  return `Usage: npm run -s tracker -- COMMAND [OPTIONS]

${lines.join("\n")}

  npm run -s tracker -- COMMAND --help   Says more about one of them.

The database is data/demonstration.db of this project, or the one named in DATABASE_URL (file:data/office.db).`;
}

/** npm runs a script in the project's folder and says in INIT_CWD where the person is. */
function callersFolder(): string {
  return process.env.npm_lifecycle_event === "tracker" ? (process.env.INIT_CWD ?? process.cwd()) : process.cwd();
}

/** A relative file is one of the project, wherever the command was called. */
function fromProjectRoot(url: string): string {
  const file = url.slice("file:".length);
  return path.isAbsolute(file) ? url : `file:${path.resolve(projectRoot, file)}`;
}

function ioFor(command: TrackerCommand, databaseUrl: string): TrackerIo {
  const err = (line: string) => process.stderr.write(`${line}\n`);
  return {
    out: (text) => process.stdout.write(text),
    err,
    fileAt: (name) => path.resolve(callersFolder(), name),
    usage: (sentence) => {
      err(`${sentence}\n\n${command.help}`);
      return 2;
    },
    withDatabase: async (work) => {
      const migrated = await migrate(databaseUrl);
      if (!migrated.ok) return migrated;
      if (migrated.value.backup !== null) err(`The database was brought up to date. A copy from before is ${migrated.value.backup}.`);
      const db = await openDatabase(databaseUrl);
      try {
        const clock = await readClock(db);
        return done(await work(newCtx(db, OPERATOR, clock())));
      } finally {
        await db.close();
      }
    },
  };
}

function isWrongUsage(error: unknown): error is Error {
  return error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
}

async function run(command: TrackerCommand, args: string[]): Promise<ExitCode> {
  if (args.includes("--help") || args.includes("-h")) {
    process.stdout.write(`${command.help}\n`);
    return 0;
  }
  const databaseUrl = readDatabaseUrl(process.env);
  if (!databaseUrl.ok) {
    process.stderr.write(`${databaseUrl.problem.message}\n`);
    return 2;
  }
  const io = ioFor(command, fromProjectRoot(databaseUrl.value));
  try {
    return await command.run(args, io);
  } catch (error) {
    if (isWrongUsage(error)) return io.usage(error.message);
    io.err(`The command could not be finished: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}

async function main([name, ...args]: string[]): Promise<ExitCode> {
  const command = COMMANDS.find((each) => each.name === name);
  if (command !== undefined) return run(command, args);
  if (name === "--help" || name === "-h" || name === "help") {
    process.stdout.write(`${overview()}\n`);
    return 0;
  }
  process.stderr.write(`${name === undefined ? "Say what to do." : `There is no command “${name}”.`}\n\n${overview()}\n`);
  return 2;
}

// Whoever reads only the beginning of the output (… | head) is not an error.
process.stdout.on("error", () => { process.exitCode = 0; });
process.exitCode = await main(process.argv.slice(2));
