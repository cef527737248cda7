/** The server: the database named in the environment, or the demonstration's, behind what `npm run build` made. */
import { randomBytes } from "node:crypto";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { makeFirstAdministratorLink } from "~/commands/sign-in/make-first-administrator-link.server";
import type { Clock } from "~/db/clock.server";
import { newCtx } from "~/db/ctx.server";
import { databaseFile } from "~/db/database-url.server";
import type { Db } from "~/db/open-database.server";
import { OPERATOR } from "~/domain/actor";
import { done, type Done } from "~/domain/problem";
import { readConfig, type Config } from "~/env.server";
import { createApp } from "./server/create-app";
import { listen, stopOnSignals } from "./server/listen";
import { startBackups, type Backups } from "./server/nightly-backup";
import { prepareDatabase } from "./server/prepare-database";
import { logError, openLog } from "./server/request-log";
import { startMail } from "./server/send-mail";

const builtServer = path.resolve(import.meta.dirname, "../build/server/index.js");

function say(line: string): void {
  console.log(line);
}

function sayWhereToLook(config: Config, port: number): void {
  say(`\nThe tracker is at http://localhost:${port}`);
  if (config.demonstration) {
    say("Choose whom to sign in as: it takes one click. It answers this machine only.");
    say("It is a demonstration about a fictional force, kept in data/demonstration.db. Delete that file to begin anew.");
  }
  say("Ctrl-C stops it.\n");
}

/** An office's own database with nobody to keep it: whoever sees this console is let in once. */
async function inviteFirstAdministrator({ db, clock }: { db: Db; clock: Clock }, address: string): Promise<void> {
  const token = await makeFirstAdministratorLink(newCtx(db, OPERATOR, clock()));
  if (token === null) return;
  say("Nobody can sign in yet. The first administrator of the office comes in by this link, once, within 24 hours:");
  say(`${address}/first-administrator/${token}\n`);
}

function backupsOf({ databaseUrl }: Config, { folder, kept }: NonNullable<Config["backups"]>): Backups {
  const file = databaseFile(databaseUrl);
  return { file, folder: folder === null ? path.join(path.dirname(file), "backups") : path.resolve(folder), kept };
}

/** Serves until a signal comes. A refusal says why it could not begin. */
export async function serve(): Promise<Done<true>> {
  const config = readConfig(process.env, randomBytes(32).toString("hex"));
  if (!config.ok) return config;
  const log = openLog(config.value.demonstration ? "warn" : "info");
  const prepared = await prepareDatabase(config.value, say);
  if (!prepared.ok) return prepared;
  const { db, clock } = prepared.value;
  const build = (await import(pathToFileURL(builtServer).href)) as ServerBuild;
  const app = createApp({ db, clock, config: config.value, log, build });
  let stopMail = () => Promise.resolve();
  const stopBackups = config.value.backups === null ? () => Promise.resolve() : startBackups(backupsOf(config.value, config.value.backups), log);
  const close = async () => {
    await stopMail();
    await stopBackups();
    await db.close();
    say("Stopped.");
  };
  const listening = await listen(app, config.value.port, close);
  if (!listening.ok) {
    await db.close();
    return listening;
  }
  stopMail = startMail({ db, clock, config: config.value, log });
  stopOnSignals(listening.value.stop, (error) => logError(log, "stopping", error));
  sayWhereToLook(config.value, listening.value.port);
  if (!config.value.demonstration) await inviteFirstAdministrator({ db, clock }, config.value.publicUrl ?? `http://localhost:${listening.value.port}`);
  return done(true);
}
