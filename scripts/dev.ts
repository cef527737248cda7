/** `npm run dev`: the demonstration, with every change to the pages shown at once. */
import { randomBytes } from "node:crypto";
import type { ServerBuild } from "@remix-run/node";
import { createServer } from "vite";
import { done, type Done } from "~/domain/problem";
import { readConfig } from "~/env.server";
import { createApp } from "./server/create-app";
import { listen, stopOnSignals } from "./server/listen";
import { prepareDatabase } from "./server/prepare-database";
import { logError, openLog } from "./server/request-log";

async function develop(): Promise<Done<true>> {
  const config = readConfig(process.env, randomBytes(32).toString("hex"));
  if (!config.ok) return config;
  const prepared = await prepareDatabase(config.value, (line) => console.log(line));
  if (!prepared.ok) return prepared;
  const { db, clock } = prepared.value;
  const log = openLog("info");
  // The port of the page's hot reloading is one above, so that two of these can run side by side.
  const vite = await createServer({ server: { middlewareMode: true, hmr: { port: config.value.port + 1 } } });
  const app = createApp({
    db,
    clock,
    log,
    config: config.value,
    build: () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>,
    development: vite.middlewares,
  });
  const close = async () => {
    await vite.close();
    await db.close();
  };
  const listening = await listen(app, config.value.port, close);
  if (!listening.ok) return listening;
  stopOnSignals(listening.value.stop, (error) => logError(log, "stopping", error));
  console.log(`http://localhost:${listening.value.port}`);
  return done(true);
}

const developing = await develop();
if (!developing.ok) {
  console.error(developing.problem.message);
  process.exit(1);
}
