/** The server as a chain of steps, from the first byte of a request to the page that answers it. */
import path from "node:path";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type Express, type RequestHandler } from "express";
import type { Clock } from "~/db/clock.server";
import type { Db } from "~/db/open-database.server";
import type { Config } from "~/env.server";
import { noteRefusals } from "./note-refusals";
import { logError, logRequests, requestIdOf, type Log } from "./request-log";
import { nonceOf, refuseOtherNames, refuseOtherSites, refuseTooLarge, securityHeaders } from "./security";

export type AppParts = {
  db: Db;
  clock: Clock;
  config: Config;
  log: Log;
  build: ServerBuild | (() => Promise<ServerBuild>);
  /** In development: what serves the browser's files instead of build/client. */
  development?: RequestHandler;
};

const root = path.resolve(import.meta.dirname, "../..");

function files({ development }: AppParts): RequestHandler[] {
  const own = express.static(path.join(root, "public"), { maxAge: "1h", index: false });
  if (development !== undefined) return [development, own];
  const assets = path.join(root, "build/client/assets");
  const built: RequestHandler = express.Router().use("/assets", express.static(assets, { immutable: true, maxAge: "1y", fallthrough: false }));
  return [built, own];
}

function health({ db, log }: AppParts): RequestHandler {
  return (_request, response) => {
    response.setHeader("Cache-Control", "no-store");
    db.read.$queryRaw`SELECT count(*) FROM "Lock"`.then(() => response.type("text").send("ok\n")).catch((error: unknown) => {
      logError(log, requestIdOf(response), error);
      response.status(503).type("text").send("The database does not answer.\n");
    });
  };
}

function pages(parts: AppParts): RequestHandler {
  const { db, clock, config, log, build } = parts;
  const handle = createRequestHandler({
    build,
    mode: parts.development === undefined ? "production" : "development",
    getLoadContext: (request, response) => {
      const requestId = requestIdOf(response);
      const onFault = (error: unknown) => logError(log, requestId, error);
      return {
        db, clock, config, requestId, address: request.ip ?? "", nonce: nonceOf(response), logError: onFault,
        noteActor: noteRefusals({ db, clock, onFault }, request, response),
      };
    },
  });
  return (request, response, next) => {
    handle(request, response, next).catch(next);
  };
}

export function createApp(parts: AppParts): Express {
  const app = express();
  app.disable("x-powered-by");
  // Behind a proxy on this machine it is the proxy that says who asks, and by what name.
  if (parts.config.publicUrl !== null) app.set("trust proxy", "loopback");
  app.use(logRequests(parts.log), ...securityHeaders(parts.development !== undefined, parts.config.publicUrl), refuseOtherNames(parts.config.publicUrl));
  app.get("/health", health(parts));
  app.use(compression(), ...files(parts));
  app.use((_request, response, next) => {
    response.setHeader("Cache-Control", "private, no-cache");
    next();
  });
  app.use(refuseOtherSites, refuseTooLarge, pages(parts));
  app.use(((error: unknown, _request, response, next): void => {
    if (response.headersSent) return next(error);
    const status = typeof error === "object" && error !== null && "status" in error ? Number(error.status) : 500;
    if (status < 500) {
      response.status(status).type("text").send("There is nothing at this address.\n");
      return;
    }
    logError(parts.log, requestIdOf(response), error);
    response.status(500).type("text").send(`Something went wrong. Error ${requestIdOf(response)}.\n`);
  }) satisfies express.ErrorRequestHandler);
  return app;
}
