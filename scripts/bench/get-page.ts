/** Asks the server for a page over the loopback, as a browser does, and waits for its last byte. */
import { Agent, request } from "node:http";
import { BENCH_SESSION } from "./fill-database";

export type Page = { ms: number; bytes: number };

export type Asker = { get: (path: string) => Promise<Page>; close: () => void };

const headers = { Cookie: `${BENCH_SESSION.name}=${BENCH_SESSION.value}`, Accept: "text/html", "Accept-Encoding": "gzip, deflate, br" };

/** One connection, kept open between requests. `bytes` are those sent, compressed. */
export function openAsker(port: number): Asker {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const get = (path: string) =>
    new Promise<Page>((resolve, reject) => {
      const started = performance.now();
      const asked = request({ host: "127.0.0.1", port, path, agent, headers: { ...headers, Host: `localhost:${port}` } }, (response) => {
        let bytes = 0;
        response.on("data", (chunk: Buffer) => (bytes += chunk.length));
        response.on("error", reject);
        response.on("end", () => {
          if (response.statusCode === 200) resolve({ ms: performance.now() - started, bytes });
          else reject(new Error(`${path} answered ${String(response.statusCode)}.`));
        });
      });
      asked.on("error", reject);
      asked.end();
    });
  return { get, close: () => agent.destroy() };
}
