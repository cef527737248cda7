/** Every route and every button × every role: allowed, or refused, as the matrix says; and at the door led to sign in. See tests/support/walk/walk-rows.ts. */
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { AppLoadContext } from "@remix-run/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changeNumber } from "~/db/change-number.server";
import { actorIn } from "~/db/sessions.server";
import { VISITOR, type Actor } from "~/domain/actor";
import { can } from "~/domain/permissions";
import type { Verb } from "~/domain/permission-matrix";
import { ROLES } from "~/domain/role";
import type { FreshDatabase } from "../support/fresh-database";
import { earlyOn23May } from "../support/test-ctx";
import { walkDatabase, type World } from "../support/walk/walk-database";
import { WALK_ROWS, type WalkRow } from "../support/walk/walk-rows";
import { actorOfWalker, LED_BY_WALKERS, WALKERS, type Walker } from "../support/walk/walkers";

const routesFolder = path.resolve(import.meta.dirname, "../../app/routes");
const modules = import.meta.glob<Record<string, unknown>>("../../app/routes/*.tsx");
const fileOf = (route: string) => `../../app/routes/${route}.tsx`;
const nameOf = ({ route, method, intent, side, takes }: WalkRow) => [route, method, intent, side, `(${String(takes)})`].filter((part) => part !== undefined).join(" ");

type Handler = (args: { request: Request; params: Record<string, string>; context: AppLoadContext }) => unknown;

async function handlerOf({ route, method }: WalkRow): Promise<Handler> {
  const load = modules[fileOf(route)];
  const handler = load === undefined ? undefined : (await load())[method === "GET" ? "loader" : "action"];
  if (typeof handler !== "function") throw new Error(`app/routes/${route}.tsx has no ${method === "GET" ? "loader" : "action"}.`);
  return handler as Handler;
}

function contextOf({ db, url }: FreshDatabase): AppLoadContext {
  return {
    db, clock: () => new Date(earlyOn23May), nonce: "", requestId: "", address: "127.0.0.1", noteActor: () => undefined, logError: () => undefined,
    config: { demonstration: true, databaseUrl: url, port: 0, sessionSecret: "a secret that only this test uses, long enough", publicUrl: null, providers: [], mail: null, backups: null },
  };
}

function requestOf(row: WalkRow, { search = "", form = {} }: ReturnType<NonNullable<WalkRow["ask"]>>, cookie: string | null): Request {
  const headers = new Headers(cookie === null ? {} : { Cookie: cookie });
  const url = `http://localhost/walk${search}`;
  if (row.method === "GET") return new Request(url, { headers });
  const fields = form instanceof FormData ? form : new URLSearchParams({ ...(row.intent === undefined ? {} : { intent: row.intent }), ...form });
  return new Request(url, { method: "POST", body: fields, headers });
}

type Answer = { status: number; location: string | null };

function answerOf(value: unknown): Answer {
  if (value instanceof Response) return { status: value.status, location: value.headers.get("Location") };
  const isData = typeof value === "object" && value !== null && "type" in value && value.type === "DataWithResponseInit" && "init" in value;
  const init = isData ? (value.init as ResponseInit | null) : null;
  return { status: init?.status ?? 200, location: null };
}

type Home = FreshDatabase & { world: World };

async function walk(row: WalkRow, home: Home, walker: Walker | null): Promise<Answer> {
  const [first] = WALKERS;
  const asker = walker ?? first;
  const asked = asker === undefined ? {} : (row.ask?.(home.world, asker) ?? {});
  const handler = await handlerOf(row);
  try {
    return answerOf(await handler({ request: requestOf(row, asked, walker === null ? null : (home.world.cookies[walker.id] ?? "")), params: asked.params ?? {}, context: contextOf(home) }));
  } catch (thrown) {
    if (thrown instanceof Response) return answerOf(thrown);
    throw thrown;
  }
}

function isAllowed(row: WalkRow, actor: Actor): boolean {
  if (row.takes === "anybody") return true;
  if (actor.personId === null) return false;
  if (row.side !== undefined && actor.side !== row.side) return false;
  if (row.takes === "signed in") return true;
  const verbs = typeof row.takes === "string" ? [row.takes] : row.takes;
  const may = (verb: Verb) => can(actor, verb, row.anywhere === true ? undefined : LED_BY_WALKERS);
  return verbs.some(may) && (row.also === undefined || may(row.also));
}

const isRefused = ({ status }: Answer) => status === 403 || status === 404;

/** In what is said of an answer that is not as it should be. */
const said = (walker: Walker, { status, location }: Answer) => `${walker.id}: ${String(status)}${location === null ? "" : ` → ${location}`}`;

let home: Home;
beforeAll(async () => {
  home = await walkDatabase();
});
afterAll(() => home.remove());

describe("the table", () => {
  it("has a line for every loader and action there is, and none for what is not there", async () => {
    const files = (await readdir(routesFolder)).map((file) => file.replace(/\.tsx$/, ""));
    const missing: string[] = [];
    for (const route of files) {
      const exported = await modules[fileOf(route)]?.();
      for (const [method, name] of [["GET", "loader"], ["POST", "action"]] as const) {
        if (typeof exported?.[name] === "function" && !WALK_ROWS.some((row) => row.route === route && row.method === method)) missing.push(`${route} ${method}`);
      }
    }
    expect(missing, "Add a line for each to tests/support/walk/walk-rows.ts.").toEqual([]);
    expect(WALK_ROWS.filter((row) => !files.includes(row.route)).map(nameOf)).toEqual([]);
  });

  it("has a line for every button that a route tells apart", async () => {
    const missing: string[] = [];
    for (const file of await readdir(routesFolder)) {
      const route = file.replace(/\.tsx$/, "");
      const lines = WALK_ROWS.filter((row) => row.route === route && row.method === "POST");
      const unsaid = (await intentsIn(path.join(routesFolder, file))).filter((intent) => !lines.some((row) => row.intent === intent));
      missing.push(...unsaid.map((intent) => `${route} ${intent}`));
    }
    expect(missing, "Add a line for each to tests/support/walk/walk-rows.ts.").toEqual([]);
  });

  it("is walked by every role, as they are signed in", async () => {
    expect(ROLES.filter((role) => !WALKERS.some((walker) => walker.roles.join() === role))).toEqual([]);
    for (const walker of WALKERS) {
      const { personId, side, roles, actsFor } = actorOfWalker(walker);
      expect(await actorIn(home.db.read, walker.id, "2022-05-23")).toMatchObject({ personId, side, roles, actsFor });
    }
  });
});

/** Who has the same roles as somebody who may already need not try as well. */
function oncePerRoles(walkers: readonly Walker[]): Walker[] {
  return walkers.filter((walker, index) => walkers.findIndex((each) => each.side === walker.side && each.roles.join() === walker.roles.join()) === index);
}

/** The words by which an action tells its buttons apart, read from its text. */
async function intentsIn(file: string): Promise<string[]> {
  const text = await readFile(file, "utf8");
  const lists = [...text.matchAll(/(?:INTENTS|intents)\b[^=\n]*= (?:\[([^\]]*)\]|\{([\s\S]*?)\n?\} as const)/g)].flatMap(([, list = "", keys = ""]) => [
    ...[...list.matchAll(/"([^"]+)"/g)].map(([, word = ""]) => word),
    ...[...keys.matchAll(/(?:^|[{,]|\n)\s*"?([a-z][a-z-]*)"?: ["{]/g)].map(([, word = ""]) => word).filter((word) => !["move", "message"].includes(word)),
  ]);
  const compared = [...text.matchAll(/(?:intent|\bdo) === "([^"]+)"|case "([a-z-]+)": return/g)].map(([, one, other]) => one ?? other ?? "");
  return [...new Set([...lists, ...compared])];
}

describe.each(WALK_ROWS.map((row) => [nameOf(row), row] as const))("%s", (_, row) => {
  const refused = WALKERS.filter((walker) => !isAllowed(row, actorOfWalker(walker)));
  const allowed = oncePerRoles(WALKERS.filter((walker) => !refused.includes(walker)));

  it("refuses whom it should, and writes nothing", async () => {
    const before = await changeNumber(home.db.read);
    const wrong: string[] = [];
    for (const walker of refused) {
      const answer = await walk(row, home, walker);
      if (!isRefused(answer)) wrong.push(said(walker, answer));
    }
    expect(wrong, "should have been refused").toEqual([]);
    expect(await changeNumber(home.db.read)).toBe(before);
  });

  it("lets do it whom it should", async () => {
    const wrong: string[] = [];
    const shared = row.method === "GET" ? home : row.own === true ? await walkDatabase() : null;
    for (const walker of allowed) {
      const own = shared ?? (await walkDatabase());
      const answer = await walk(row, own, walker);
      if (row.takes === "anybody" ? answer.status === 500 : isRefused(answer)) wrong.push(said(walker, answer));
      if (own !== shared) await own.remove();
    }
    if (shared !== home) await shared?.remove();
    expect(wrong, "should have been let").toEqual([]);
  });

  it("leads whoever is not signed in to the sign-in page", async () => {
    const answer = await walk(row, home, null);
    if (isAllowed(row, VISITOR)) expect(answer.location ?? "").not.toMatch(/^\/sign-in\?/);
    else expect(answer.status === 401 || answer.location?.startsWith("/sign-in") === true, `${String(answer.status)} ${answer.location ?? ""}`).toBe(true);
  });
});
