/** One line of JSON per request on standard error: never the query, a form or a name. */
import { randomBytes } from "node:crypto";
import type { RequestHandler, Response } from "express";
import { pino, type DestinationStream, type Logger } from "pino";

export type Log = Logger;

export function openLog(level: "info" | "warn", to: DestinationStream = pino.destination(2)): Log {
  return pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime }, to);
}

/** Short enough to be read out on the telephone. */
export function requestIdOf(response: Response): string {
  return String(response.locals.requestId);
}

/** A token in an address opens a door, so it is not written down. */
export function withoutTokens(path: string): string {
  return path.replace(/^\/(set-password|first-administrator)\/[^/]+?(\.data)?$/, "/$1/…$2");
}

export function logRequests(log: Log): RequestHandler {
  return (request, response, next) => {
    const started = performance.now();
    const { method } = request;
    const path = withoutTokens(request.path);
    response.locals.requestId = randomBytes(4).toString("hex");
    response.setHeader("X-Request-Id", requestIdOf(response));
    response.on("finish", () => {
      const ms = Math.round(performance.now() - started);
      log.info({ id: requestIdOf(response), method, path, status: response.statusCode, ms }, "request");
    });
    next();
  };
}

/** Writes down what is needed to find the fault: where it happened, and the first line of what was said. */
export function logError(log: Log, id: string, error: unknown): void {
  const known = error instanceof Error ? error : new Error(String(error));
  const code = "code" in known ? known.code : undefined;
  const where = (known.stack ?? "").split("\n").filter((line) => line.trimStart().startsWith("at "));
  const said = (known.message.split("\n").find((line) => line.trim() !== "") ?? "").slice(0, 300);
  log.error({ id, name: known.name, code, said, where }, "unexpected error");
}
