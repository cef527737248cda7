/** The chain of the history: whole as it is written, and any single change behind the program's back is found where it was made. */
import { createClient, type Client, type InValue } from "@libsql/client";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { redactEvent } from "~/commands/redact-event.server";
import { sha256 } from "~/db/digest.server";
import { chainsOfEvents } from "~/db/history-chains.server";
import { recordEvents } from "~/db/history.server";
import { openDatabase, type Db } from "~/db/open-database.server";
import { verifyHistory } from "~/db/verify-history.server";
import { write } from "~/db/write.server";
import { FIXED_PEOPLE, OPERATOR, VISITOR, type Actor, type Side } from "~/domain/actor";
import { beginCheck, type Fault, type Head, type StoredEvent } from "~/domain/check-history";
import { CHAIN_NAMES, chainOf, nextLink, PAST_SIGN_INS, signInChain } from "~/domain/history-chain";
import type { Change } from "~/domain/history";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";
import { problemOf, valueOf } from "../support/marchshire";
import { testCtx } from "../support/test-ctx";

const { opcc, force } = FIXED_PEOPLE;

function change(field: string, words: [string | null, string | null], draftOf: Side | null = null, more: Partial<Change> = {}): Change {
  return { subject: "finding", subjectId: "f1", findingId: "f1", field, before: words[0], after: words[1], draftOf, ...more };
}

async function record(db: Db, actor: Actor, ...changes: Change[]): Promise<void> {
  await write(db, (tx) => recordEvents(tx, testCtx(db, actor), changes));
}

const signIn = (subjectId: string) => change("signIn", [null, "password"], null, { subject: "person", subjectId, findingId: null });
const sideOf = (personId: string) => (personId === "tom" ? "force" : personId === "callum" ? "opcc" : null);

/** Events of all chains, one of them redacted. */
async function happen(db: Db): Promise<void> {
  await write(db, (tx) => tx.person.createMany({ data: ["tom", "callum"].map((id) => ({ id, name: id, side: sideOf(id) ?? "" })) }));
  await record(db, force, change("rag", [null, "amber"]), change("update", [null, "Training began in May."], "force", { importPlace: "SIB!C4" }));
  await record(db, opcc, change("text", [null, "Who owns it?"], "opcc", { subject: "entry", subjectId: "e1" }));
  await record(db, VISITOR, change("signInRefused", [null, "wrong password"], null, { subject: "person", subjectId: "unknown", findingId: null }));
  await record(db, OPERATOR, signIn("tom"), signIn("callum"), signIn("tom"));
  await record(db, force, change("rag", ["amber", "green"]), change("update", ["Training began in May.", "\ud800 half, and \u0000 nothing"], "force"), change("ragReason", [null, ""]));
  valueOf(await redactEvent(testCtx(db, OPERATOR), { sequence: 8, reason: "An order of the court." }));
  await record(db, opcc, change("text", ["Who owns it?", null], "opcc", { subject: "entry", subjectId: "e1" }), change("assurance", ["not-yet-reviewed", "assured"]));
}

let fresh: FreshDatabase;
let client: Client;
let events: StoredEvent[];
let heads: Head[];

beforeAll(async () => {
  fresh = await freshDatabase();
  await happen(fresh.db);
  client = createClient({ url: fresh.url });
  events = await fresh.db.read.historyEvent.findMany({ orderBy: { sequence: "asc" } });
  heads = await fresh.db.read.historyChain.findMany();
});
afterAll(async () => {
  client.close();
  await fresh.remove();
});

function faultsIn(altered: readonly StoredEvent[], lastGiven = events.length): Fault[] {
  const check = beginCheck(sha256);
  for (const event of altered) check.add(event);
  return check.finish(heads, lastGiven).faults;
}

describe("the chain", () => {
  it("is whole as the program writes it, a redaction included", async () => {
    const verified = await verifyHistory(fresh.db.read);
    expect(verified).toMatchObject({ count: 13, faults: [], fileFaults: [] });
    expect(verified.heads.map((head) => head.name)).toEqual(["force", "official", "opcc", "sign-ins-force", "sign-ins-opcc", "sign-ins-unknown"]);
  });

  it("of each reader can be followed from its digests alone, without any event of another", () => {
    for (const name of CHAIN_NAMES.filter((each) => each !== PAST_SIGN_INS && each !== "sign-ins-observer")) {
      const own = events.filter((event) => chainOf(event, signInChain(sideOf(event.subjectId))) === name);
      const last = own.reduce<string>((link, event) => nextLink(sha256, link, event.digest ?? ""), name);
      expect(own.length).toBeGreaterThan(0);
      expect(last).toBe(own.at(-1)?.chain);
    }
  });

  it("takes every change of a stored value to be found at that event", () => {
    const columns = Object.keys(events[0] ?? {}).filter((column) => column !== "sequence") as (keyof StoredEvent)[];
    expect(columns).toHaveLength(22);
    const other = fc.oneof(fc.constant(null), fc.string(), fc.constantFrom("opcc", "force", "official", "redaction", "signIn", "person", "2022-05-22T23:30:00.000Z", "An order of the court."));
    fc.assert(
      fc.property(fc.nat(events.length - 1), fc.constantFrom(...columns), other, (index, column, value) => {
        const event = events[index];
        if (event === undefined || event[column] === value) return;
        const altered = events.with(index, { ...event, [column]: value });
        expect(faultsIn(altered)[0]?.sequence).toBe(event.sequence);
      }),
      { numRuns: 3000 },
    );
  });

  it("misses an event that was taken out, or given another number", () => {
    for (const event of events) {
      expect(faultsIn(events.filter((each) => each !== event))[0]).toMatchObject({ sequence: event.sequence, what: "it is missing" });
      const moved = [...events.filter((each) => each !== event), { ...event, sequence: events.length + 1 }];
      expect(faultsIn(moved, events.length + 1)[0]?.sequence).toBe(event.sequence);
    }
  });

  it("does not end early where its last events were taken out together with the count", () => {
    const cut = faultsIn(events.slice(0, -1), events.length - 1);
    expect(cut).toEqual([{ sequence: 13, what: "the chain “official” does not end with the event it is known to end with" }]);
  });

  it("does not take an event in that was made up and put at its end", () => {
    const [first] = events;
    if (first === undefined) throw new Error("no events");
    expect(faultsIn([...events, { ...first, sequence: 14 }], 14)[0]?.sequence).toBe(14);
    expect(faultsIn([...events, { ...first, sequence: 14, salt: null, digest: null, chain: null }], 14)[0]).toEqual({ sequence: 14, what: "it was never sealed into the chain" });
  });
});

describe("in the file itself", () => {
  it("a change behind the trigger’s back is found", async () => {
    const copy = `${fresh.file}.copy`;
    await client.execute({ sql: "VACUUM INTO ?", args: [copy] });
    const inside = createClient({ url: `file:${copy}` });
    await inside.execute(`DROP TRIGGER "HistoryEvent_no_update"`);
    const changes: [string, InValue][] = [["after", "red"], ["actorName", "Somebody else"], ["at", "2022-05-24T00:00:00.000Z"], ["draftOf", "force"], ["salt", "other"], ["redactedWhy", "made up"], ["chain", "0"]];
    for (const [column, value] of changes) {
      const before = (await inside.execute(`SELECT "${column}" FROM HistoryEvent WHERE sequence = 1`)).rows[0]?.[0] ?? null;
      await inside.execute({ sql: `UPDATE HistoryEvent SET "${column}" = ? WHERE sequence = 1`, args: [value] });
      const db = await openDatabase(`file:${copy}`);
      expect((await verifyHistory(db.read)).faults[0]?.sequence).toBe(1);
      await db.close();
      await inside.execute({ sql: `UPDATE HistoryEvent SET "${column}" = ? WHERE sequence = 1`, args: [before] });
    }
    inside.close();
  });
});

describe("sign-ins from before each side had a chain of its own", () => {
  it("stay in the chain of all, and new ones follow in those of their sides", async () => {
    const past = await freshDatabase();
    await write(past.db, (tx) => tx.person.create({ data: { id: "tom", name: "Tom", side: "force" } }));
    await record(past.db, OPERATOR, signIn("tom"));
    // As an earlier version of the program sealed it.
    const before = createClient({ url: past.url });
    const event = await past.db.read.historyEvent.findFirstOrThrow();
    const chain = nextLink(sha256, PAST_SIGN_INS, event.digest ?? "");
    await before.execute(`DROP TRIGGER "HistoryEvent_no_update"`);
    await before.execute({ sql: "UPDATE HistoryEvent SET chain = ?", args: [chain] });
    await before.execute({ sql: "UPDATE HistoryChain SET name = ?, last = ?", args: [PAST_SIGN_INS, chain] });
    before.close();

    await record(past.db, OPERATOR, signIn("tom"), signIn("nobody"));
    const verified = await verifyHistory(past.db.read);
    expect(verified).toMatchObject({ count: 3, faults: [], heads: [{ name: "sign-ins", sequence: 1 }, { name: "sign-ins-force", sequence: 2 }, { name: "sign-ins-unknown", sequence: 3 }] });
    const all = await past.db.read.historyEvent.findMany({ orderBy: { sequence: "asc" } });
    const chainNow = await chainsOfEvents(past.db.read, all);
    expect(all.map(chainNow)).toEqual(["sign-ins", "sign-ins-force", "sign-ins-unknown"]);
    await past.remove();
  });
});

describe("redaction", () => {
  it("leaves neither the words nor what they could be guessed by", async () => {
    const row = await fresh.db.read.historyEvent.findUnique({ where: { sequence: 8 } });
    expect(row).toMatchObject({ before: null, after: null, salt: null, field: "rag", actorName: force.name, redactedWhy: "An order of the court." });
    const told = await fresh.db.read.historyEvent.findMany({ where: { field: "redaction" } });
    expect(told).toMatchObject([{ subjectId: "f1", draftOf: null, after: "8 An order of the court.", side: "operator" }]);
  });

  it("of a draft is told to nobody but its side, and names the events with the same words", async () => {
    const other = await freshDatabase();
    await record(other.db, force, change("update", [null, "Said once."], "force"));
    await record(other.db, force, change("update", ["Said once.", "Said again."], "force"));
    const { alike } = valueOf(await redactEvent(testCtx(other.db, OPERATOR), { sequence: 1, reason: "An order." }));
    expect(alike).toEqual([2]);
    expect(await other.db.read.historyEvent.findFirst({ where: { field: "redaction" } })).toMatchObject({ draftOf: "force" });
    await other.remove();
  });

  it("is refused to a side, without a reason, twice, and where there is nothing", async () => {
    const by = (actor: Actor) => testCtx(fresh.db, actor);
    const why = async (actor: Actor, sequence: number, reason: string) => problemOf(await redactEvent(by(actor), { sequence, reason })).message;
    expect(await why(opcc, 1, "I like it better so.")).toContain("only by whoever runs the machine");
    expect(await why(OPERATOR, 1, " ")).toContain("Say why");
    expect(await why(OPERATOR, 8, "again")).toContain("were taken away before");
    expect(await why(OPERATOR, 99, "an order")).toBe("There is no event 99 in the history.");
    expect(await why(OPERATOR, 11, "an order")).toContain("has none to take");
  });
});
