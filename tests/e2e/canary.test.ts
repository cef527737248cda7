/**
 * No draft crosses the table. Drafts of every kind with unmistakable words are planted on one side; then everything that the
 * people of the other side and observers can fetch is asked of two servers, with the drafts and without. Both answer the same,
 * character for character: so no word, no id, no count and no gap in a number tells of a draft. Every route of the walk is
 * visited (tests/support/walk/walk-rows.ts, which has every route), so a new page is watched from its first day.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createClient } from "@libsql/client";
import path from "node:path";
import { exportTracker } from "~/commands/export-tracker.server";
import { openDatabase, type Db } from "~/db/open-database.server";
import { OPERATOR, SIDES, type Side } from "~/domain/actor";
import { can } from "~/domain/permissions";
import type { Role } from "~/domain/role";
import { addressOf, dataAddress } from "../support/canary/addresses";
import { askServer, type Answer, type Ask } from "../support/canary/answers";
import { hiddenIds } from "../support/canary/hidden-ids";
import { plantForce, plantOffice, WORDS, type Planted } from "../support/canary/plant";
import { startBuiltServer, type BuiltServer } from "../support/built-server";
import { freshFolder, type FreshDatabase } from "../support/fresh-database";
import { makeXlsx } from "../support/make-xlsx";
import { valueOf } from "../support/marchshire";
import { earlyOn23May, testCtx } from "../support/test-ctx";
import { walkDatabase, type World } from "../support/walk/walk-database";
import { WALK_ROWS, type WalkRow } from "../support/walk/walk-rows";
import { actorOfWalker, LED_BY_WALKERS, WALKERS, type Walker } from "../support/walk/walkers";

const PLANT = { opcc: plantOffice, force: plantForce } as const;

/** `without` is the same without the drafts: one for each side, so that both are asked the same all along. */
type Drafted = { server: BuiltServer; without: BuiltServer; planted: Planted; ids: string[] };

let world: World;
let drafted: Record<Side, Drafted>;
/** The ids of what was there on all servers. */
let known: Set<string>;

async function copyOf(home: FreshDatabase): Promise<FreshDatabase> {
  const { folder, remove } = await freshFolder();
  const file = path.join(folder, "copy.db");
  const client = createClient({ url: home.url });
  await client.execute({ sql: "VACUUM INTO ?", args: [file] });
  client.close();
  const db = await openDatabase(`file:${file}`);
  return { db, url: `file:${file}`, file, remove: async () => { await db.close(); await remove(); } };
}

/** Of what people make, in the order in which they made it. */
async function idsIn({ read }: Db): Promise<string[]> {
  const rows = await read.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM (
      SELECT 1 AS "kind", rowid AS "at", "id" FROM "Entry" UNION ALL SELECT 2, rowid, "id" FROM "Response" UNION ALL SELECT 3, rowid, "id" FROM "Update"
      UNION ALL SELECT 4, rowid, "id" FROM "Meeting" UNION ALL SELECT 5, rowid, "id" FROM "Import"
    ) ORDER BY "kind", "at"`;
  return rows.map((row) => row.id);
}

function serve(database: FreshDatabase): Promise<BuiltServer> {
  return startBuiltServer({ database, as: null, now: earlyOn23May });
}

async function withDrafts(home: FreshDatabase, side: Side): Promise<Drafted> {
  const copy = await copyOf(home);
  const planted = await PLANT[side](copy.db, world);
  return { planted, ids: await hiddenIds(copy.db, side), server: await serve(copy), without: await serve(await copyOf(home)) };
}

beforeAll(async () => {
  const home = await walkDatabase();
  world = home.world;
  // The first export gives an installation its code.
  valueOf(await exportTracker(testCtx(home.db, OPERATOR, earlyOn23May), { view: "sib", format: "csv", shown: null }));
  known = new Set(await idsIn(home.db));
  drafted = { opcc: await withDrafts(home, "opcc"), force: await withDrafts(home, "force") };
  await home.remove();
}, 300_000);
afterAll(async () => {
  for (const side of SIDES) for (const server of [drafted[side].server, drafted[side].without]) await server.stop();
});

/** Administrators come first: they see who was refused what, which differs once others have been. */
function isAdministrator({ roles }: Walker): boolean {
  return roles.some((role) => role.endsWith("administrator"));
}

/** One person per role; leads lead every finding of the walk. */
function viewersOf(hiddenFrom: Side): Walker[] {
  const roles = new Set<string>();
  const walkers = [...WALKERS].sort((a, b) => Number(isAdministrator(b)) - Number(isAdministrator(a)));
  return walkers.filter(({ side, roles: [role] }) => {
    if (side === hiddenFrom || role === undefined || roles.has(role)) return false;
    roles.add(role);
    return true;
  });
}

/** Pages are made of the data that everybody is asked for as well: one person of each side, who sees most of them, is enough. */
const SEES_MOST: readonly Role[] = ["policy-officer", "sib-secretariat", "chief-officer", "observer"];

function readsPages(walker: Walker): boolean {
  return walker.roles.some((role) => SEES_MOST.includes(role));
}

const RESOURCES = Object.fromEntries(Object.entries(import.meta.glob<Record<string, unknown>>("../../app/routes/*.tsx")).map(([file, load]) => [path.basename(file, ".tsx"), load]));

async function isPage(route: string): Promise<boolean> {
  return "default" in ((await RESOURCES[route]?.()) ?? {});
}

type Visit = Ask & { name: string };

function visit(walker: Walker, address: string, form?: URLSearchParams | FormData): Visit {
  return { name: `${form === undefined ? "GET" : "POST"} ${address} by ${walker.id}`, address, cookie: world.cookies[walker.id] ?? "", ...(form === undefined ? {} : { form }) };
}

function addressesOf(walker: Walker, address: string, page: boolean): string[] {
  if (!page) return [address];
  return readsPages(walker) ? [address, dataAddress(address)] : [dataAddress(address)];
}

async function pagesOf(row: WalkRow, walker: Walker, of: World): Promise<Visit[]> {
  const { params, search = "" } = row.ask?.(of, walker) ?? {};
  const address = `${addressOf(row.route, params)}${search}`;
  return addressesOf(walker, address, await isPage(row.route)).map((each) => visit(walker, each));
}

function formOf(row: WalkRow, walker: Walker, of: World): Visit {
  const { params, search = "", form = {} } = row.ask?.(of, walker) ?? {};
  const fields = form instanceof FormData ? form : new URLSearchParams({ ...(row.intent === undefined ? {} : { intent: row.intent }), ...form });
  return visit(walker, `${addressOf(row.route, params)}${search}`, fields);
}

/** Both servers in turn; the answer with the drafts is searched, and compared with the one without. */
async function compare(visits: readonly Visit[], side: Side, ids = drafted[side].ids): Promise<string[]> {
  const wrong: string[] = [];
  const { server, without } = drafted[side];
  for (const each of visits) {
    const [hidden, plain] = await Promise.all([askServer(server.url, each), askServer(without.url, each)]);
    wrong.push(...leaksIn(hidden, each, { side, ids }));
    if (unsalted(hidden) !== unsalted(plain)) wrong.push(`${each.name}: ${firstDifference(hidden, plain)}`);
    if (hidden.status >= 500) wrong.push(`${each.name}: ${String(hidden.status)}`);
  }
  return wrong;
}

function leaksIn({ text }: Answer, { name, address }: Visit, { side, ids }: { side: Side; ids: readonly string[] }): string[] {
  const asked = decodeURIComponent(address);
  const found = [...(asked.includes(WORDS[side]) ? [] : [WORDS[side]]), ...ids.filter((id) => !asked.includes(id))].filter((word) => text.includes(word));
  return found.map((word) => `${name}: it holds “${word}”: …${text.slice(Math.max(0, text.indexOf(word) - 80), text.indexOf(word) + 80)}…`);
}

/** The note-taker's screen names each form anew, so that one sent twice is taken once. */
const FORM_IDS = /(formId\\?",\\?"|name="form" value=")[^"\\]+/g;

/** Refusals met on the way are recorded by each server with a salt of its own, so their digests differ whatever is hidden. */
function unsalted({ text }: Answer): string {
  return text.split("\n").map((line) => (line.includes(",sign-ins-") ? line.replace(/\b[0-9a-f]{64}\b/g, "digest") : line)).join("\n").replace(FORM_IDS, "$1form");
}

function firstDifference({ text: one }: Answer, { text: other }: Answer): string {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const around = (text: string) => text.slice(Math.max(0, at - 60), at + 100).replace(/\s+/g, " ");
  return `it differs at ${String(at)}: with drafts “${around(one)}”, without “${around(other)}”`;
}

function isRefused(row: WalkRow, walker: Walker): boolean {
  if (row.takes === "anybody" || row.takes === "signed in") return false;
  if (row.side !== undefined && row.side !== walker.side) return true;
  const verbs = typeof row.takes === "string" ? [row.takes] : row.takes;
  return !verbs.some((verb) => can(actorOfWalker(walker), verb, row.anywhere === true ? undefined : LED_BY_WALKERS));
}

/** The world as somebody would see it who had learnt the ids of drafts. */
function worldOfDrafts(side: Side): World {
  const { entries, responses, imports } = drafted[side].planted;
  const entry = (id: string | undefined, state: keyof World["entry"]) => ({ ...world.entry[state], id: id ?? "none" });
  const [draft, approved] = entries;
  const [spoken, cleared] = responses;
  return {
    ...world,
    entry: side === "force" ? world.entry : { ...world.entry, draft: entry(draft, "draft"), approved: entry(approved, "approved"), issued: entry(draft, "issued"), answered: entry(approved, "answered") },
    response: side === "opcc" ? world.response : { ...world.response, draft: { ...world.response.draft, id: spoken ?? "none" }, cleared: { ...world.response.cleared, id: cleared ?? "none" } },
    imports: { opcc: imports[0] ?? "none", force: imports[0] ?? "none" },
    agreedPaper: imports.at(-1) ?? "none",
  };
}

it("every route there is, is visited", async () => {
  const missing: string[] = [];
  for (const [route, load] of Object.entries(RESOURCES)) {
    const { loader, action } = await load();
    for (const [method, handler] of [["GET", loader], ["POST", action]] as const) {
      if (handler !== undefined && !WALK_ROWS.some((row) => row.route === route && row.method === method)) missing.push(`${method} ${route}`);
    }
  }
  expect(missing, "Add a line for each to tests/support/walk/walk-rows.ts.").toEqual([]);
});

describe.each(SIDES)("drafts of the side %s", (side) => {
  const word = WORDS[side];

  it("are planted: their own side sees them", async () => {
    const own = WALKERS.find((walker) => walker.side === side && walker.roles[0] === (side === "opcc" ? "policy-officer" : "sib-secretariat"));
    if (own === undefined) throw new Error("Nobody walks for that side.");
    for (const address of [addressOf("findings.$reference._index", { reference: world.finding.reference }), "/findings/rows", "/history", "/import"]) {
      expect((await askServer(drafted[side].server.url, visit(own, address))).text, address).toContain(word);
    }
    expect(drafted[side].ids.length).toBeGreaterThan(12);
  });

  describe.each(viewersOf(side).map((walker) => [walker.id, walker] as const))("for %s", (_, walker) => {
    it("show on no page and in no data", async () => {
      const visits = (await Promise.all(WALK_ROWS.filter((row) => row.method === "GET").map((row) => pagesOf(row, walker, world)))).flat();
      expect(await compare(visits, side)).toEqual([]);
    });

    it("are not found by searching, sorting, filtering or turning pages", async () => {
      const { reference } = world.finding;
      const searches = [
        `/findings?q=${word}`, `/findings?q=${word}&view=assurance`, "/findings?view=assurance", "/findings?sort=-reference", "/findings?attention=waiting", "/findings?page=2", "/findings?whole=yes",
        `/export?q=${word}&scope=view`, `/history?finding=${reference}`, "/history?page=2", "/history?field=entry.text", "/history?field=response.text", `/history?who=${word}`, "/history?via=import",
        `/findings/${reference}?field=entry.text`, `/findings/${reference}?field=finding.rag`, "/history.csv?drafts=own", `/meetings/${world.meeting}`,
        ...drafted[side].planted.under.slice(0, 2).flatMap((id) => [addressOf("entries.$id", { id }), addressOf("entries.$id_.answer", { id })]), ...drafted[side].planted.references.map((each) => `/findings/${each}`),
        "/people/tom-ashdown", "/people/priya-nair", "/issue/pack?scope=all", "/assure",
        ...["update", "rag", "ragReason", "stepsToGreen", "targetDate", "strategicLead", "assurance", "deadline"].map((column) => `/findings/${reference}/edit/${column}`),
      ];
      expect(await compare(searches.flatMap((address) => addressesOf(walker, address, !address.includes(".csv"))).map((address) => visit(walker, address)), side)).toEqual([]);
    });

    it("are not there for somebody who has learnt their ids, nor in the refusal of what is not theirs to do", async () => {
      const ids = worldOfDrafts(side);
      const learnt = (await Promise.all(WALK_ROWS.filter((row) => row.method === "GET").map(async (row) => {
        const usual = new Set((await pagesOf(row, walker, world)).map((each) => each.address));
        return (await pagesOf(row, walker, ids)).filter((each) => !usual.has(each.address));
      }))).flat();
      const forms = WALK_ROWS.filter((row) => row.method === "POST" && isRefused(row, walker)).map((row) => formOf(row, walker, ids));
      expect(learnt.length).toBeGreaterThan(2);
      // The ids are in what is asked, so only the comparison tells.
      expect(await compare([...learnt, ...forms], side, [])).toEqual([]);
    });
  });

  /** New things get random ids, which differ from server to server: their names here are the order in which they came. */
  async function settledIds(server: BuiltServer, { text }: Answer, asked = ""): Promise<string> {
    const fresh = (await idsIn(server.db)).filter((id) => !known.has(id) && !asked.includes(id) && text.includes(id));
    return fresh.reduce((settled, id, index) => settled.replaceAll(id, `new thing ${String(index + 1)}`), text);
  }

  async function sameFromBoth(each: Visit): Promise<void> {
    const { server, without } = drafted[side];
    const [hidden, plain] = await Promise.all([askServer(server.url, each), askServer(without.url, each)]);
    expect(hidden.status, each.name).toBeLessThan(500);
    expect(leaksIn(hidden, each, { side, ids: [] })).toEqual([]);
    const [one, two] = [await settledIds(server, hidden, each.address), await settledIds(without, plain, each.address)];
    expect(one === two ? "" : firstDifference({ status: 0, text: one }, { status: 0, text: two }), each.name).toBe("");
  }

  const other = WALKERS.find((walker) => walker.roles[0] === (side === "opcc" ? "sib-secretariat" : "policy-officer"));

  it("leave no trace in what the other side’s file would do, and does", async () => {
    if (other === undefined) throw new Error("Nobody walks for the other side.");
    const { finding } = world;
    const rows = [
      ["Assurance meeting of the canary"], ["Date: 9 May 2022"], ["AFI / recommendation", "RAG", "RAG reason", "PCC's assurance questions", "Force response"],
      [`${finding.number ?? ""}: ${finding.text}`, "Amber", "In the file of the other side", "61. Is this draft, which was hidden?", "61. A response, which was hidden"],
    ];
    const fields = (): FormData => {
      const form = new FormData();
      form.set("file", new File([new Uint8Array(makeXlsx({ sheets: [{ name: "Paper", rows }] }))], "theirs.xlsx"));
      form.set("inspection", finding.inspection?.title ?? "");
      if (side === "force") form.set("agreed", "yes");
      return form;
    };
    const addresses: string[] = [];
    for (const { url } of [drafted[side].server, drafted[side].without]) {
      const sent = await askServer(url, visit(other, "/import", fields()));
      addresses.push(/location: (\S+)/.exec(sent.text)?.[1] ?? sent.text);
    }
    const both = async (form?: () => URLSearchParams) => {
      const [first = "", second = ""] = addresses;
      const { server, without } = drafted[side];
      const hidden = await settledIds(server, await askServer(server.url, visit(other, first, form?.())));
      const plain = await settledIds(without, await askServer(without.url, visit(other, second, form?.())));
      expect(hidden).not.toContain(word);
      expect(hidden).toBe(plain);
      return hidden;
    };
    expect(await both()).toContain("In the file of the other side");
    await both(() => new URLSearchParams({ intent: "apply" }));
    expect(await both()).toContain("This is what was written");
    await sameFromBoth(visit(other, addressOf("findings.$reference._index", { reference: finding.reference })));
  });

  it("are not there for a form that names one by its id", async () => {
    if (other === undefined) throw new Error("Nobody walks for the other side.");
    const { read } = drafted[side].server.db;
    const { id: view } = await read.namedView.findFirstOrThrow({ where: { name: { contains: word } }, select: { id: true } });
    const { id: note } = await read.privateNote.findFirstOrThrow({ where: { text: { contains: word } }, select: { id: true } });
    const { id: comment } = await read.notesComment.findFirstOrThrow({ where: { text: { contains: word }, sentAt: null }, select: { id: true } });
    const notes = addressOf("meetings.$id.notes_.versions.$number._index", { id: world.notes.draft.id, number: "1" });
    const [upload = ""] = drafted[side].planted.imports;
    const forms: [string, Record<string, string>][] = [
      ["/views", { intent: "rename", id: view, name: "Mine" }], ["/views", { intent: "delete", id: view }],
      [addressOf("findings.$reference.notes", { reference: world.finding.reference }), { intent: "remove", noteId: note }],
      ...["accept", "decline", "withdraw", "discard"].map((intent): [string, Record<string, string>] => [notes, { intent, comment, note: "No.", seen: String(world.notes.draft.seen) }]),
      [`${notes}/comment`, { intent: "", about: "head/venue", base: "A path", comment, seen: "1", text: "Ours", proposed: "" }],
      ...["apply", "discard", "plan"].map((intent): [string, Record<string, string>] => [addressOf("import.$id", { id: upload }), { intent }]),
    ];
    for (const [address, fields] of forms) await sameFromBoth(visit(other, address, new URLSearchParams(fields)));
    expect(await read.namedView.count({ where: { id: view } })).toBe(1);
    expect(await read.privateNote.count({ where: { id: note, removedAt: null } })).toBe(1);
    expect(await read.notesComment.count({ where: { id: comment, sentAt: null, text: { contains: word } } })).toBe(1);
    await sameFromBoth(visit(other, `${notes}/comment?comment=${comment}`));
    expect(await read.import.count({ where: { id: upload, state: "planned" } })).toBe(1);
  });

  it("leave no trace where the other side works on the same question", async () => {
    if (other === undefined) throw new Error("Nobody walks for the other side.");
    const [id = ""] = drafted[side].planted.under;
    const forms: [string, Record<string, string>][] = side === "opcc"
      ? [[addressOf("entries.$id_.answer", { id }), { intent: "add-part", by: "CC", text: "It is." }]]
      : [[addressOf("entries.$id_.close", { id }), { closure: "withdrawn", finding: "", note: "Asked twice.", revisitOn: "" }]];
    for (const [address, fields] of forms) await sameFromBoth(visit(other, address, new URLSearchParams(fields)));
    for (const address of [addressOf("entries.$id", { id }), addressOf("entries.$id_.answer", { id }), "/history", "/"]) await sameFromBoth(visit(other, address));
  });
});
