/** The people of the run, half of each side, each signed in on a browser of their own that keeps its connection. */
import { Agent, request } from "node:http";
import type { Db } from "~/db/open-database.server";
import { insertSession } from "~/db/sessions.server";
import { write } from "~/db/write.server";
import { SIDES, type Side } from "~/domain/actor";
import { digestOf } from "~/identity/token.server";
import { BENCH_NOW } from "../fill-database";

export const PEOPLE = 50;

export type Member = { id: string; side: Side; cookie: string };

/** They may all write everywhere on their side, so that they get in each other's way. */
const ROLES: Record<Side, string> = { opcc: "policy-officer", force: "sib-secretariat" };

export async function admitCrowd(db: Db): Promise<Member[]> {
  const members = Array.from({ length: PEOPLE }, (_, index): Member & { token: string } => {
    const id = `person-${String(index + 1).padStart(2, "0")}`;
    const token = `what the browser of ${id} holds`;
    return { id, side: SIDES[index % 2] ?? "opcc", token, cookie: `session=${Buffer.from(JSON.stringify(token)).toString("base64")}` };
  });
  await write(db, async (tx) => {
    for (const { id, side, token } of members) {
      await tx.person.create({ data: { id, name: id, side } });
      await tx.roleGrant.create({ data: { id: `role of ${id}`, personId: id, role: ROLES[side], grantedAt: BENCH_NOW, grantedBy: "bench" } });
      await insertSession(tx, { id: digestOf(token), personId: id, means: "password", now: BENCH_NOW });
    }
  });
  return members;
}

export type Answer = { status: number; body: string; ms: number };
export type Browser = {
  get: (path: string) => Promise<Answer>;
  send: (path: string, fields: Record<string, string>) => Promise<Answer>;
  close: () => void;
};

export function openBrowser(port: number, { cookie }: Member): Browser {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = (method: string, path: string, form: string) =>
    new Promise<Answer>((resolve, reject) => {
      const started = performance.now();
      const headers = {
        Cookie: cookie, Host: `localhost:${port}`, Accept: "text/html", "Accept-Encoding": "identity",
        ...(method === "GET" ? {} : { "Content-Type": "application/x-www-form-urlencoded", "Content-Length": String(Buffer.byteLength(form)), Origin: `http://localhost:${port}` }),
      };
      const sent = request({ host: "127.0.0.1", port, path, method, agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString("utf8"), ms: performance.now() - started }));
      });
      sent.on("error", reject);
      sent.end(form);
    });
  return {
    get: (path) => ask("GET", path, ""),
    send: (path, fields) => ask("POST", path, new URLSearchParams(fields).toString()),
    close: () => agent.destroy(),
  };
}
