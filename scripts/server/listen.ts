/** Listening until told to stop: requests finish, the database closes, and only then does the process end. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Express } from "express";
import { done, refuse, type Done } from "~/domain/problem";

/** Whoever else is to be answered comes through a proxy on this machine. */
const onlyThisMachine = "127.0.0.1";
const longestFinishMs = 10_000;

export type Listening = { port: number; stop: () => Promise<void> };

function codeOf(error: Error): string {
  return "code" in error ? String(error.code) : "";
}

function startOn(port: number): string {
  return process.platform === "win32" ? `set PORT=${port}&& npm start` : `PORT=${port} npm start`;
}

function whyNot(error: Error, port: number): string {
  if (codeOf(error) === "EADDRINUSE") {
    return `Port ${port} is taken, perhaps by this program in another window. Stop that, or choose another port: ${startOn(port + 1)}`;
  }
  if (codeOf(error) === "EACCES") return `This user may not use port ${port}. Choose one above 1023: ${startOn(3000)}`;
  return `The server could not listen on port ${port}: ${error.message}`;
}

function finish(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), longestFinishMs);
    // A browser keeps its connection for the next request; such a one is let go as soon as it is idle.
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => {
      clearTimeout(force);
      clearInterval(idle);
      resolve();
    });
  });
}

/** `stop` lets running requests finish, then calls `close`. */
export function listen(app: Express, port: number, close: () => Promise<void>): Promise<Done<Listening>> {
  const server = createServer(app);
  return new Promise((resolve) => {
    server.once("error", (error) => resolve(refuse("refused", whyNot(error, port))));
    server.listen(port, onlyThisMachine, () => {
      const { port: chosen } = server.address() as AddressInfo;
      const stop = async () => {
        await finish(server);
        await close();
      };
      resolve(done({ port: chosen, stop }));
    });
  });
}

/** Ends the process with 0 after Ctrl-C or a request to end; a second one does not wait. */
export function stopOnSignals(stop: () => Promise<void>, fault: (error: unknown) => void): void {
  let since: number | null = null;
  const onSignal = () => {
    // npm and tsx each pass on the one Ctrl-C that the terminal has already sent here.
    if (since !== null && performance.now() - since > 1000) process.exit(1);
    if (since !== null) return;
    since = performance.now();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        fault(error);
        process.exit(1);
      },
    );
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
}
