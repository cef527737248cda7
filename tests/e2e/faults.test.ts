/** A fault of the program: the page shows an id, the log holds what it was under that id, and nothing personal. */
import { beforeEach, describe, expect, it } from "vitest";
import { write } from "~/db/write.server";
import { openLog } from "../../scripts/server/request-log";
import { startBuiltServer } from "../support/built-server";

let lines: string[] = [];
beforeEach(() => {
  lines = [];
});

function logged(): Record<string, unknown>[] {
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe("a fault", () => {
  it("is shown with an id and logged under it", async () => {
    const server = await startBuiltServer({ demonstration: false, log: openLog("warn", { write: (line) => lines.push(line) }) });
    await write(server.db, (tx) => tx.$executeRaw`DROP TABLE "Setting"`);
    const answer = await fetch(`${server.url}/inspections`);
    const page = await answer.text();
    expect(answer.status).toBe(500);
    expect(page).toContain("Something went wrong");
    const id = answer.headers.get("x-request-id") ?? "none";
    expect(page).toContain(`error <b>${id}</b>`);
    expect(logged().map((line) => line.id)).toContain(id);
    expect(page).not.toContain("    at ");
    await server.stop();
  });
});

describe("the log of requests", () => {
  it("holds neither what was searched for nor what was typed", async () => {
    const server = await startBuiltServer({ demonstration: false, log: openLog("info", { write: (line) => lines.push(line) }) });
    await fetch(`${server.url}/inspections?q=Okafor`);
    await fetch(`${server.url}/side`, { method: "POST", body: new URLSearchParams({ side: "force", backTo: "/?q=Lindqvist" }), redirect: "manual", headers: { Origin: server.url } });
    await server.stop();
    expect(logged()).toMatchObject([
      { method: "GET", path: "/inspections", status: 200 },
      { method: "POST", path: "/side", status: 302 },
    ]);
    expect(lines.join("")).not.toMatch(/Okafor|Lindqvist/);
  });
});
