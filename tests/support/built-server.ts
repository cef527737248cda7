/** The built server on a port of its own, with a database of its own and a clock that stands still. */
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { markAsDemonstration } from "~/db/demonstration-mark.server";
import { write } from "~/db/write.server";
import express, { type Express } from "express";
import type { Db } from "~/db/open-database.server";
import { FIXED_PEOPLE, type Side } from "~/domain/actor";
import type { Config } from "~/env.server";
import { seedDemonstration } from "../../prisma/seed";
import { createApp } from "../../scripts/server/create-app";
import { listen } from "../../scripts/server/listen";
import { openLog, type Log } from "../../scripts/server/request-log";
import { freshDatabase, type FreshDatabase } from "./fresh-database";
import { sessionCookie } from "./session-cookie";

export type BuiltServer = { url: string; db: Db; stop: () => Promise<void> };

type Options = {
  /** False for a database with nothing in it but, unless nobody is to be signed in, one person of each side. */
  demonstration?: boolean;
  now?: string;
  /** In place of a database of its own; it is removed with the server. */
  database?: FreshDatabase;
  /** Who is signed in already in every new browser: the person of the office unless another is named; null for nobody. */
  as?: Side | null;
  config?: Partial<Config>;
  log?: Log;
};

/** Whoever comes without a session of their own gets this one. */
function withSession(app: Express, cookie: string): Express {
  const outer = express();
  outer.use((request, _response, next) => {
    const { cookie: held = "" } = request.headers;
    if (!/(?:^|;\s*)session=/.test(held)) request.headers.cookie = held === "" ? cookie : `${held}; ${cookie}`;
    next();
  });
  return outer.use(app);
}

/** Enough of a demonstration for its two people to change places. */
async function addFixedPeople(db: Db): Promise<void> {
  await write(db, async (tx) => {
    await markAsDemonstration(tx);
    for (const { personId, name, side, roles } of Object.values(FIXED_PEOPLE)) {
      const id = personId ?? "";
      const held = roles.map((role) => ({ id: `${id}/${role}`, role, grantedAt: "2022-01-01T00:00:00.000Z", grantedBy: "Operator" }));
      await tx.person.create({ data: { id, name, side, roles: { create: held } } });
    }
  });
}

/** With SLOW_MS every answer comes that much later: a test that does not wait for what it needs shows itself. */
function slowly(app: Express): Express {
  const ms = Number(process.env["SLOW_MS"] ?? 0);
  if (ms === 0) return app;
  const outer = express();
  outer.use((request, _response, next) => {
    const asks = request.method !== "GET" || /\.data(?:$|\?)/.test(request.url);
    setTimeout(next, asks ? ms : 0);
  });
  return outer.use(app);
}

/** `npm run build` must have been run: the e2e tests' global setup sees to it. */
export async function startBuiltServer({ demonstration = true, database, now = "2022-05-23T08:30:00.000Z", as = "opcc", config, log = openLog("warn") }: Options = {}): Promise<BuiltServer> {
  const fresh = database ?? (await freshDatabase());
  if (database === undefined && demonstration) await seedDemonstration(fresh.db);
  if (database === undefined && !demonstration && as !== null) await addFixedPeople(fresh.db);
  const built = pathToFileURL(path.resolve(import.meta.dirname, "../../build/server/index.js")).href;
  const build = (await import(/* @vite-ignore */ built)) as ServerBuild;
  const app = createApp({
    db: fresh.db,
    clock: () => new Date(now),
    config: { demonstration: true, databaseUrl: fresh.url, port: 0, sessionSecret: "a secret that only these tests use, long enough", publicUrl: null, providers: [], mail: null, backups: null, atOnceMs: 100_000, ...config },
    log,
    build,
  });
  const listening = await listen(slowly(as === null ? app : withSession(app, await sessionCookie(fresh.db, FIXED_PEOPLE[as].personId ?? "", now))), config?.port ?? 0, () => fresh.remove());
  if (!listening.ok) throw new Error(listening.problem.message);
  return { url: `http://localhost:${listening.value.port}`, db: fresh.db, stop: listening.value.stop };
}
