/** What guards every answer of the built server, behind TLS and without: policy, cookies, where forms may come from, what is logged. */
import { request, type IncomingHttpHeaders } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeOneTimeLink } from "~/commands/people/make-one-time-link.server";
import { write } from "~/db/write.server";
import { OPERATOR } from "~/domain/actor";
import type { Config } from "~/env.server";
import { hashPassword } from "~/identity/password-hash.server";
import { openLog } from "../../scripts/server/request-log";
import { startBuiltServer, type BuiltServer } from "../support/built-server";
import { demonstrationDatabase } from "../support/demonstration-database";
import { valueOf } from "../support/marchshire";
import { testCtx } from "../support/test-ctx";

const publicUrl = "https://tracker.example";
const password = "correct horse battery staple";
const email = "priya.nair@marchshire-pcc.example";
const now = "2022-05-23T08:30:00.000Z";

let server: BuiltServer;
let lines: string[];
beforeEach(() => {
  lines = [];
});
afterEach(() => server.stop());

/** The demonstration's people in a database that is served as an office's own. */
async function startOffice(config: Partial<Config> = {}): Promise<void> {
  server = await startBuiltServer({ as: null, now, database: await demonstrationDatabase(), config: { demonstration: false, ...config }, log: openLog("info", { write: (line) => lines.push(line) }) });
  const passwordHash = await hashPassword(password);
  await write(server.db, (tx) => tx.person.updateMany({ where: { id: { in: ["priya-nair", "judith-allardyce", "samira-haddad"] } }, data: { passwordHash } }));
}

type Answer = { status: number; headers: IncomingHttpHeaders; body: string };
type Ask = { method?: string; headers?: Record<string, string>; form?: Record<string, string>; cookie?: string };

/** As a proxy in front of it asks, or a browser without one. */
function ask(path: string, { method = "GET", headers = {}, form, cookie }: Ask = {}): Promise<Answer> {
  const body = form === undefined ? "" : new URLSearchParams(form).toString();
  const all = {
    ...(form === undefined ? {} : { "Content-Type": "application/x-www-form-urlencoded", "Content-Length": String(Buffer.byteLength(body)) }),
    ...(cookie === undefined ? {} : { Cookie: cookie }),
    Origin: `http://${headers.Host ?? new URL(server.url).host}`,
    ...headers,
  };
  return new Promise((resolve, reject) => {
    const sent = request(`${server.url}${path}`, { method: form === undefined ? method : "POST", headers: all }, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => (text += chunk.toString()));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

const throughProxy = { Host: "tracker.example", "X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.7" };

/** 'name=value' of each cookie set, as a browser sends them back. */
function held({ headers }: Answer): string {
  return (headers["set-cookie"] ?? []).map((cookie) => cookie.split(";")[0] ?? "").filter((pair) => !pair.endsWith("=")).join("; ");
}

async function signIn(address = email, more: Ask = {}): Promise<Answer> {
  return ask("/sign-in", { form: { email: address, password, then: "/findings" }, ...more });
}

describe("a page", () => {
  it("allows its own scripts alone, by a nonce that is new each time, and nobody to frame it", async () => {
    await startOffice();
    const cookie = held(await signIn());
    const seen = new Set<string>();
    for (const path of ["/sign-in", "/", "/findings", "/findings/F-0104", "/history", "/people", "/privacy", "/no-such-page"]) {
      const { headers, body } = await ask(path, path === "/sign-in" ? {} : { cookie });
      const policy = String(headers["content-security-policy"]);
      const [, nonce = ""] = /script-src 'nonce-([\w+/=]{24})' 'strict-dynamic'(?:;|$)/.exec(policy) ?? [];
      expect(nonce, path).not.toBe("");
      seen.add(nonce);
      expect(policy).not.toMatch(/unsafe|\*|data:|https?:/);
      for (const rule of ["default-src 'none'", "style-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "object-src 'none'", "form-action 'self'"]) expect(policy).toContain(rule);
      const scripts = body.match(/<script\b[^>]*>/g) ?? [];
      expect(scripts.every((script) => script.includes(`nonce="${nonce}"`)), path).toBe(true);
      expect(scripts.length, path).toBeGreaterThan(0);
      expect(body, path).not.toMatch(/<[^>]+ (?:style|on[a-z]+)=/);
      expect(headers).toMatchObject({ "x-content-type-options": "nosniff", "x-frame-options": "DENY", "referrer-policy": "same-origin", "cache-control": "private, no-cache" });
      expect(headers["x-powered-by"]).toBeUndefined();
    }
    expect(seen.size).toBe(8);
  });

  it("asks for TLS from then on where it came by TLS, and not on this machine", async () => {
    await startOffice({ publicUrl });
    expect((await ask("/sign-in", { headers: throughProxy })).headers["strict-transport-security"]).toBe("max-age=31536000");
    await server.stop();
    await startOffice();
    expect((await ask("/sign-in")).headers["strict-transport-security"]).toBeUndefined();
  });
});

describe("cookies", () => {
  it("are out of reach of scripts and of other sites’ forms, and behind TLS of anything but TLS", async () => {
    await startOffice({ publicUrl });
    const behind = await signIn(email, { headers: { ...throughProxy, Origin: publicUrl } });
    expect([behind.status, behind.headers.location]).toEqual([302, "/findings"]);
    const set = (behind.headers["set-cookie"] ?? []).filter((cookie) => !/Max-Age=0/.test(cookie));
    expect(set.map((cookie) => cookie.split("=")[0])).toEqual(["__Host-session", "device"]);
    for (const cookie of behind.headers["set-cookie"] ?? []) {
      for (const part of ["Path=/", "HttpOnly", "Secure", "SameSite=Lax"]) expect(cookie).toContain(part);
      expect(cookie).not.toContain("Domain=");
    }
    await server.stop();
    await startOffice();
    for (const cookie of (await signIn()).headers["set-cookie"] ?? []) {
      for (const part of ["Path=/", "HttpOnly", "SameSite=Lax"]) expect(cookie).toContain(part);
      expect(cookie).not.toContain("Secure");
    }
  });

  it("of a session are worth nothing once an administrator, a new password or signing out has ended it", async () => {
    await startOffice();
    const administrator = held(await signIn("judith.allardyce@marchshire-pcc.example"));
    const open = async (cookie: string) => (await ask("/findings", { cookie })).status === 200;
    const first = held(await signIn());
    expect(await open(first)).toBe(true);
    expect((await ask("/people/priya-nair", { form: { intent: "end-sessions" }, cookie: administrator })).status).toBe(302);
    expect(await open(first)).toBe(false);

    const second = held(await signIn());
    const token = valueOf(await makeOneTimeLink(testCtx(server.db, OPERATOR, now), "priya-nair")).token;
    const changed = await ask(`/set-password/${token}`, { form: { password: "another horse battery staple", again: "another horse battery staple" } });
    expect(changed.status).toBe(302);
    expect(await open(second)).toBe(false);

    const third = held(changed);
    expect(await open(third)).toBe(true);
    expect((await ask("/sign-out", { form: {}, cookie: third })).status).toBe(302);
    expect(await open(third)).toBe(false);
  });
});

describe("a form", () => {
  it("is taken from our own pages only, whatever it asks for", async () => {
    await startOffice({ publicUrl });
    const cookie = held(await signIn(email, { headers: throughProxy }));
    const before = await server.db.read.historyEvent.count();
    for (const path of ["/findings/cell", "/findings/F-0104/ask", "/import", "/sign-out", "/people/new", "/findings/cell.data"]) {
      for (const origin of ["https://elsewhere.example", "http://tracker.example.elsewhere.example", "null"]) {
        const answer = await ask(path, { form: { text: "x" }, cookie, headers: { ...throughProxy, Origin: origin } });
        expect([path, origin, answer.status]).toEqual([path, origin, 403]);
      }
      for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
        expect((await ask(path, { method, cookie, headers: { ...throughProxy, "Sec-Fetch-Site": "cross-site", "Content-Length": "0" } })).status).toBe(403);
      }
    }
    expect((await ask("/findings", { cookie, headers: throughProxy })).status).toBe(200);
    expect(await server.db.read.historyEvent.count()).toBe(before);
    expect((await ask("/sign-out", { form: {}, cookie, headers: { ...throughProxy, Origin: publicUrl } })).status).toBe(302);
  });

  it("leads on to pages of ours only", async () => {
    await startOffice();
    for (const then of ["//elsewhere.example", "https://elsewhere.example/", "/\\elsewhere.example", "/\t/elsewhere.example", "javascript:alert(1)"]) {
      const answer = await ask("/sign-in", { form: { email, password, then } });
      expect([then, answer.headers.location]).toEqual([then, "/"]);
    }
  });

  it("with more than may be sent is refused before it is read", async () => {
    await startOffice();
    const cookie = held(await signIn());
    const answer = await ask("/import", { method: "POST", cookie, headers: { "Content-Type": "multipart/form-data; boundary=x", "Content-Length": String(26 * 1024 * 1024), Connection: "close" } });
    expect(answer.status).toBe(413);
  });
});

describe("a refusal by permission", () => {
  it("stands in the history under the name of who asked, and does not fill it", async () => {
    await startOffice();
    const cookie = held(await signIn());
    for (let each = 0; each < 12; each += 1) expect((await ask("/people/new", { form: { name: "Somebody", side: "opcc" }, cookie })).status).toBe(403);
    const refused = await server.db.read.historyEvent.findMany({ where: { field: "refused" }, orderBy: { sequence: "asc" } });
    expect(refused).toHaveLength(6);
    expect(refused[0]).toMatchObject({ subject: "person", subjectId: "priya-nair", actorName: "Priya Nair", side: "opcc", after: "POST /people/new" });
    expect(refused[5]?.after).toBe("POST /people/new (number 10 that day)");
  });
});

describe("a fault", () => {
  it("tells nothing of the program: no stack, no statement, no place", async () => {
    await startOffice();
    const cookie = held(await signIn());
    await write(server.db, (tx) => tx.$executeRaw`DROP TABLE "BankQuestion"`);
    for (const path of ["/question-bank", "/question-bank.data"]) {
      const answer = await ask(path, { cookie });
      expect(answer.status).toBe(500);
      expect(answer.body).not.toMatch(/\.(?:ts|tsx|js):\d|node_modules|BankQuestion|SQLITE|prisma|at async/i);
    }
    expect(lines.join("")).toContain("prisma.bankQuestion.findMany()");
  });

  it("of the database makes the server say that it is not well", async () => {
    await startOffice();
    expect(await ask("/health")).toMatchObject({ status: 200, body: "ok\n" });
    await write(server.db, (tx) => tx.$executeRaw`ALTER TABLE "Lock" RENAME TO "Elsewhere"`);
    const answer = await ask("/health");
    expect([answer.status, answer.body]).toEqual([503, "The database does not answer.\n"]);
  });
});

describe("the log", () => {
  it("is a line of JSON per request with an id, and holds no name, address, text, token or cookie", async () => {
    await startOffice();
    const signedIn = await signIn();
    const cookie = held(signedIn);
    const administrator = held(await signIn("judith.allardyce@marchshire-pcc.example"));
    const token = valueOf(await makeOneTimeLink(testCtx(server.db, OPERATOR, now), "tom-ashdown")).token;
    await ask(`/set-password/${token}`);
    await ask("/sign-in", { form: { email: "nobody@marchshire.example", password: "WrongPassphrase99" } });
    await ask("/findings?q=Lindqvist", { cookie });
    await ask("/findings/F-0104/ask", { form: { kind: "question", text: "Secretquestion of the office", intent: "save" }, cookie });
    await ask("/people/tom-ashdown", { cookie: administrator });
    await ask("/history?who=Tom+Ashdown", { cookie });
    await ask("/people/new", { form: { name: "Ottoline Verity", email: "ottoline@marchshire.example", side: "opcc" }, cookie });
    await write(server.db, (tx) => tx.$executeRaw`DROP TABLE "BankQuestion"`);
    const failed = await ask("/question-bank", { cookie });

    const logged = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(logged.length).toBeGreaterThan(10);
    for (const line of logged) expect(line).toMatchObject({ level: expect.any(Number) as number, time: expect.stringMatching(/^\d{4}-/) as string, id: expect.stringMatching(/^[0-9a-f]{8}$/) as string });
    expect(logged.filter((line) => line.id === failed.headers["x-request-id"]).map((line) => line.msg)).toEqual(expect.arrayContaining(["request", "unexpected error"]));
    const secrets = cookie.split("; ").concat(administrator.split("; ")).map((pair) => pair.slice(pair.indexOf("=") + 1, pair.indexOf("=") + 20));
    const everything = lines.join("\n");
    expect(everything).not.toMatch(/\w@\w/);
    for (const word of ["Lindqvist", "Secretquestion", "WrongPassphrase", "Ottoline", "marchshire", "Priya", "Ashdown", password, token, "127.0.0.1", ...secrets]) expect(everything, word).not.toContain(word);
  });
});
