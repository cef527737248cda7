/** What the server refuses before any page sees it, told in a sentence on the one error page. */
import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startBuiltServer, type BuiltServer } from "../support/built-server";

let server: BuiltServer;
beforeAll(async () => {
  server = await startBuiltServer({ as: null });
});
afterAll(async () => {
  await server.stop();
});

type Answer = { status: number; body: string; headers: Record<string, unknown> };

/** fetch() keeps Host, Origin and Content-Length to itself. */
function send(method: string, path: string, headers: Record<string, string>, body = ""): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(`${server.url}${path}`, { method, headers }, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => (text += chunk.toString()));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body: text, headers: response.headers }));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

const form = { "Content-Type": "application/x-www-form-urlencoded" };

describe("a form", () => {
  it("sent from another site changes nothing", async () => {
    for (const origin of ["https://elsewhere.example", "null"]) {
      const answer = await send("POST", "/side", { ...form, Origin: origin }, "side=force");
      expect(answer.status).toBe(403);
      expect(answer.body).toContain("sent from a page of another site");
      expect(answer.headers["set-cookie"]).toBeUndefined();
    }
    const heads: Record<string, string>[] = [{ "Sec-Fetch-Site": "cross-site" }, { "Sec-Fetch-Site": "same-site" }, { Referer: "https://elsewhere.example/" }, { Referer: "/findings" }, {}];
    for (const says of heads) {
      const unnamed = await send("POST", "/side", { ...form, ...says }, "side=force");
      expect([unnamed.status, unnamed.headers["set-cookie"]], JSON.stringify(says)).toEqual([403, undefined]);
    }
  });

  it("of ours is known by whatever the browser says of it", async () => {
    const heads: Record<string, string>[] = [{ Origin: server.url }, { "Sec-Fetch-Site": "same-origin" }, { Referer: `${server.url}/findings` }];
    for (const says of heads) {
      expect((await send("POST", "/side", { ...form, ...says }, "side=force&backTo=/")).status, JSON.stringify(says)).toBe(302);
    }
  });

  it("of ours is taken, and its way back leads nowhere else", async () => {
    const answer = await send("POST", "/side", { ...form, Origin: server.url }, "side=force&backTo=//elsewhere.example");
    expect([answer.status, answer.headers.location]).toEqual([302, "/"]);
    const home = await send("POST", "/side", { ...form, Origin: server.url }, "side=force&backTo=/findings%3Fsort=rag");
    expect(home.headers.location).toBe("/findings?sort=rag");
  });

  it("naming no side of ours is refused with a sentence", async () => {
    const answer = await send("POST", "/side", { ...form, Origin: server.url }, "side=panel");
    expect(answer.status).toBe(422);
    expect(answer.body).toContain("Choose the commissioner’s office or the force.");
  });
});

describe("an upload", () => {
  it("that is too large is refused unread, for a page and for a page's data", async () => {
    for (const path of ["/side", "/side.data"]) {
      const answer = await send("POST", path, { ...form, Origin: server.url, "Content-Length": String(26 * 1024 * 1024), Connection: "close" });
      expect(answer.status).toBe(413);
      expect(answer.body).toContain("larger than 25 MB");
    }
  });

  it("that hides its size is refused", async () => {
    const answer = await send("POST", "/side", { ...form, Origin: server.url, "Transfer-Encoding": "chunked" }, "side=force");
    expect(answer.status).toBe(413);
    expect(answer.body).toContain("did not say how large");
  });
});

describe("a request", () => {
  it("by another name than this machine's is not answered", async () => {
    const answer = await send("GET", "/findings", { Host: "tracker.elsewhere.example" });
    expect([answer.status, answer.body.includes("<html")]).toEqual([403, false]);
  });

  it("for the server's health is answered without a page", async () => {
    expect(await send("GET", "/health", {})).toMatchObject({ status: 200, body: "ok\n" });
  });

  it("for built files may be kept for good, for pages must be asked again", async () => {
    const page = await send("GET", "/no-such-page", {});
    expect(page.headers["cache-control"]).toBe("private, no-cache");
    const [, asset = ""] = /(\/assets\/[\w.-]+\.css)/.exec(page.body) ?? [];
    const file = await send("GET", asset, {});
    expect([file.status, file.headers["cache-control"]]).toEqual([200, "public, max-age=31536000, immutable"]);
    expect((await send("GET", "/assets/gone.js", {})).status).toBe(404);
  });
});
