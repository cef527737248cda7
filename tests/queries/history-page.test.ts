/** The history page and its file: what each reader finds there, and what nobody may. */
import { createClient } from "@libsql/client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { compareProof } from "~/db/compare-proof.server";
import { recordEvents } from "~/db/history.server";
import { sha256 } from "~/db/digest.server";
import { recordRefusal } from "~/db/refusals.server";
import { write } from "~/db/write.server";
import { OPERATOR, VISITOR, type Actor, type Side } from "~/domain/actor";
import { historySearchText, readHistorySearch } from "~/domain/history-filter";
import { readProof } from "~/domain/history-proof";
import type { Change } from "~/domain/history";
import { nextLink } from "~/domain/history-chain";
import { historyFile } from "~/queries/history-file.server";
import { EVENTS_A_PAGE, historyPage, type HistoryPage } from "~/queries/history-page.server";
import { ctxOf } from "../support/demonstration-actor";
import { demonstrationDatabase } from "../support/demonstration-database";
import type { FreshDatabase } from "../support/fresh-database";
import { problemOf, valueOf } from "../support/marchshire";
import { testCtx } from "../support/test-ctx";

const POLICY_OFFICER = "priya-nair";
const OFFICE_ADMINISTRATOR = "judith-allardyce";
const SECRETARIAT = "tom-ashdown";
const FORCE_ADMINISTRATOR = "samira-haddad";
const OBSERVER = "rosalind-achebe";

let home: FreshDatabase;
let findingId: string;
beforeEach(async () => {
  home = await demonstrationDatabase();
  findingId = (await home.db.read.finding.findUniqueOrThrow({ where: { reference: "F-0104" } })).id;
});
afterEach(() => home.remove());

async function look(personId: string, search = "", page = 1): Promise<HistoryPage> {
  return valueOf(await historyPage(await ctxOf(home.db, personId), readHistorySearch(new URLSearchParams(search)), page));
}

async function file(personId: string, search = "", withDrafts = false): Promise<{ fileName: string; text: string }> {
  const made = valueOf(await historyFile(await ctxOf(home.db, personId), readHistorySearch(new URLSearchParams(search)), withDrafts));
  return { fileName: made.fileName, text: made.bytes.toString("utf8") };
}

function change(field: string, after: string, draftOf: Side | null = null, more: Partial<Change> = {}): Change {
  return { subject: "finding", subjectId: findingId, findingId, field, before: null, after, draftOf, ...more };
}

async function record(personId: string | Actor, changes: Change[], options: { now?: string; importId?: string } = {}): Promise<void> {
  const ctx = typeof personId === "string" ? await ctxOf(home.db, personId, options.now) : testCtx(home.db, personId, options.now);
  await write(home.db, (tx) => recordEvents(tx, options.importId === undefined ? ctx : { ...ctx, importId: options.importId }, changes));
}

describe("drafts", () => {
  it("are found by their own side alone: on no page, in no list, count or file of the other", async () => {
    for (const [side, own, other] of [["opcc", POLICY_OFFICER, SECRETARIAT], ["force", SECRETARIAT, POLICY_OFFICER]] as const) {
      const before = await look(other);
      const filesBefore = [await file(other), await file(other, "", true)];
      await record(own, [change(`canary-${side}`, "CANARY words", side), change("text", "CANARY question", side, { subject: "entry", subjectId: "nowhere" })]);
      expect(JSON.stringify(await look(own))).toContain("CANARY words");
      expect(await look(other)).toEqual(before);
      expect([await file(other), await file(other, "", true)]).toEqual(filesBefore);
      expect(JSON.stringify(await look(OBSERVER))).not.toContain("CANARY");
      expect(await look(other, `field=finding.canary-${side}`)).toMatchObject({ lines: [], total: 0 });
    }
  });

  it("of one’s own side are in no file but the one that says so in its name and its first line", async () => {
    await record(SECRETARIAT, [change("update", "CANARY draft", "force")]);
    const official = await file(SECRETARIAT);
    expect(official.fileName).toBe("history-2022-05-23.csv");
    expect(official.text).not.toContain("CANARY");
    const own = await file(SECRETARIAT, "", true);
    expect(own.fileName).toBe("working-copy-contains-drafts-marchshire-police-only-history-2022-05-23.csv");
    expect(own.text).toMatch(/^\ufeff"Contains drafts: Marchshire Police only\. History as at 23 May 2022, 00:30"\r\n/);
    expect(own.text).toMatch(/F-0104,Update,,CANARY draft,on screen,Force,/);
    expect(problemOf(await historyFile(await ctxOf(home.db, OBSERVER), readHistorySearch(new URLSearchParams()), true)).kind).toBe("refused");
  });
});

describe("an observer", () => {
  it("reads who entered and corrected findings and recorded HMICFRS’s status, and nothing else", async () => {
    await record(OFFICE_ADMINISTRATOR, [change("correctionReason", "A word was left out.")]);
    const { lines, fields, total } = await look(OBSERVER);
    expect(lines[0]).toMatchObject({ what: "Reason for the correction", after: "A word was left out.", name: "Judith Allardyce" });
    expect(fields.map((field) => field.value).sort()).toEqual(["finding.correctionReason", "finding.created", "finding.finding", "finding.hmicfrsStatus", "finding.limbs", "finding.number"]);
    const all = await Promise.all(Array.from({ length: Math.ceil(total / EVENTS_A_PAGE) }, (_, index) => look(OBSERVER, "", index + 1)));
    expect(new Set(all.flatMap((page) => page.lines.map((line) => line.what))).size).toBe(6);
    expect((await file(OBSERVER)).text).not.toMatch(/,RAG,|,Update,|Q1/);
  });
});

describe("sign-ins and refusals", () => {
  beforeEach(async () => {
    const signIn = { subject: "person", findingId: null } as const;
    await record(SECRETARIAT, [change("signIn", "password, from here", null, { ...signIn, subjectId: SECRETARIAT })]);
    await record(POLICY_OFFICER, [change("email", "private@office.example", null, { ...signIn, subjectId: POLICY_OFFICER })]);
    await record(OBSERVER, [change("signIn", "single sign-on", null, { ...signIn, subjectId: OBSERVER })]);
    await write(home.db, (tx) => recordRefusal(tx, testCtx(home.db, VISITOR), "unknown", { field: "signInRefused", what: "no such account" }));
  });
  const seen = async (personId: string) => (await look(personId)).lines.slice(0, 4).map((line) => line.what);

  it("are for the administrators of that side", async () => {
    expect(await seen(OFFICE_ADMINISTRATOR)).toEqual(expect.arrayContaining(["Somebody unknown: not let in", "Priya Nair: e-mail address", "Rosalind Achebe: signed in"]));
    expect(await seen(FORCE_ADMINISTRATOR)).toEqual(expect.arrayContaining(["Somebody unknown: not let in", "Tom Ashdown: signed in"]));
    const ofForce = JSON.stringify([await look(FORCE_ADMINISTRATOR), await file(FORCE_ADMINISTRATOR, "", true)]);
    expect(ofForce).not.toMatch(/private@office|Rosalind Achebe: signed in/);
    expect(JSON.stringify(await look(OFFICE_ADMINISTRATOR))).not.toContain("Tom Ashdown: signed in");
  });

  it("are in no file of the official record, which is the same for everybody who reads it", async () => {
    const official = (await file(POLICY_OFFICER)).text;
    for (const personId of [OFFICE_ADMINISTRATOR, FORCE_ADMINISTRATOR, SECRETARIAT]) expect((await file(personId)).text).toBe(official);
    expect(official).not.toMatch(/signed in|not let in|private@office/);
  });

  it("can be followed by an administrator in a chain of their own side alone", async () => {
    for (const [personId, side] of [[OFFICE_ADMINISTRATOR, "opcc"], [FORCE_ADMINISTRATOR, "force"]] as const) {
      const lines = (await file(personId, "", true)).text.split("\r\n");
      const own = lines.flatMap((line) => new RegExp(`,sign-ins-${side},([0-9a-f]{64}),([0-9a-f]{64})$`).exec(line)?.slice(1) ?? []);
      expect(own.length).toBeGreaterThan(0);
      let link: string = `sign-ins-${side}`;
      for (let at = 0; at < own.length; at += 2) {
        link = nextLink(sha256, link, own[at] ?? "");
        expect(own[at + 1]).toBe(link);
      }
    }
  });

  it("are for nobody else", async () => {
    for (const personId of [POLICY_OFFICER, SECRETARIAT, OBSERVER]) {
      const everything = JSON.stringify([await look(personId), await file(personId)]);
      expect(everything).not.toMatch(/signed in|not let in|private@office|Somebody unknown/);
    }
  });
});

describe("the file an import came from", () => {
  async function importBy(side: string, agreedOn: string | null = null): Promise<void> {
    const id = `import-${side}-${agreedOn ?? ""}`;
    await write(home.db, (tx) => tx.import.create({
      data: { id, fileName: `secret name of ${side}.xlsx`, side, importedBy: "x", bytes: Buffer.from(""), options: "{}", plan: "{}", state: "applied", createdAt: "2022-05-23T00:00:00.000Z", agreedOn },
    }));
    await record(side === "operator" ? OPERATOR : SECRETARIAT, [change("rag", "amber", null, { importPlace: "SIB!C4" })], { importId: id });
  }
  const via = async (personId: string) => (await look(personId)).lines[0]?.via;

  it("is named with sheet and cell to the side that took it in, and to both where it was for both", async () => {
    await importBy("force");
    expect(await via(SECRETARIAT)).toBe("from secret name of force.xlsx, SIB!C4");
    expect(await via(POLICY_OFFICER)).toBe("by import");
    for (const personId of [POLICY_OFFICER, SECRETARIAT]) expect((await file(personId)).text).not.toContain("secret name");
    expect((await file(SECRETARIAT, "", true)).text).toContain("from secret name of force.xlsx");
    await importBy("operator");
    expect(await via(POLICY_OFFICER)).toBe("from secret name of operator.xlsx, SIB!C4");
    await importBy("opcc", "2022-05-23");
    expect(await via(SECRETARIAT)).toBe("from secret name of opcc.xlsx, SIB!C4");
  });
});

describe("the page", () => {
  it("can be narrowed by finding, field, person, side, way and days of London", async () => {
    await record(SECRETARIAT, [change("rag", "red")], { now: "2022-05-23T22:59:59.000Z" });
    await record(SECRETARIAT, [change("rag", "green")], { now: "2022-05-23T23:00:00.000Z" });
    const who = { finding: "f 104", field: "finding.rag", who: "Tom Ashdown", side: "force", via: "screen", from: "23/05/2022", to: "" };
    const text = historySearchText(who);
    expect((await look(POLICY_OFFICER, text)).lines.map((line) => line.after)).toEqual(["Green", "Red"]);
    expect((await look(POLICY_OFFICER, historySearchText({ ...who, to: "23 May 2022" }))).lines.map((line) => line.after)).toEqual(["Red"]);
    expect((await look(POLICY_OFFICER, historySearchText({ ...who, from: "24 May 2022" }))).lines.map((line) => line.after)).toEqual(["Green"]);
    for (const nothing of [{ finding: "F-0105" }, { who: "Nobody" }, { side: "opcc" }, { via: "import" }]) {
      const { lines } = await look(POLICY_OFFICER, historySearchText({ ...who, ...nothing }));
      expect(lines.filter((line) => line.at >= "2022-05-23T22:00")).toEqual([]);
    }
  });

  it("says what it cannot read", async () => {
    const { errors, lines } = await look(POLICY_OFFICER, "finding=F-9999&from=soon");
    expect(errors.map((error) => [error.field, error.message])).toEqual([["from", "“soon” is not a date. Write it as 23/05/2022 or 23 May 2022."], ["finding", "There is no finding F-9999."]]);
    expect(lines).toEqual([]);
    expect((await look(POLICY_OFFICER, "finding=nonsense&from=24/05/2022&to=23/05/2022")).errors.map((error) => error.field)).toEqual(["finding", "to"]);
  });

  it("shows a hundred events, newest first, each once, and says how many there are", async () => {
    const first = await look(POLICY_OFFICER);
    const pages = [first, ...(await Promise.all(Array.from({ length: first.pages - 1 }, (_, index) => look(POLICY_OFFICER, "", index + 2))))];
    expect(pages.slice(0, -1).every((page) => page.lines.length === EVENTS_A_PAGE)).toBe(true);
    expect(pages.flatMap((page) => page.lines)).toHaveLength(first.total);
    const [newest, oldest] = [first.lines[0]?.at ?? "", pages.at(-1)?.lines.at(-1)?.at ?? ""];
    expect(newest > oldest).toBe(true);
    expect((await look(POLICY_OFFICER, "", 10_000)).page).toBe(first.pages);
  });
});

describe("the file", () => {
  it("is proof: one side follows the official chain in it, and it no longer fits once anything was altered", async () => {
    const { text } = await file(SECRETARIAT);
    const proof = valueOf(readProof(text));
    const official = proof.filter(({ line }) => /,official,/.test(text.split("\n")[line - 1] ?? ""));
    const last = official.reduce<string>((link, { digest }) => nextLink(sha256, link, digest), "official");
    expect(last).toBe((await home.db.read.historyChain.findUniqueOrThrow({ where: { name: "official" } })).last);
    expect(official.length).toBeGreaterThan(1000);
    expect(await compareProof(home.db.read, proof)).toEqual([]);

    const client = createClient({ url: home.url });
    await client.execute(`DROP TRIGGER "HistoryEvent_no_update"`);
    await client.execute(`UPDATE HistoryEvent SET digest = 'x' WHERE sequence = 1`);
    await client.execute(`UPDATE HistoryEvent SET chain = 'y' WHERE sequence = 2`);
    client.close();
    expect((await compareProof(home.db.read, proof)).map((fault) => fault.line)).toEqual([2, 3]);
  });

  it("runs nothing when it is opened in a spreadsheet", async () => {
    await record(SECRETARIAT, [change("update", "=1+1, \"quoted\"\nand more")]);
    expect((await file(SECRETARIAT)).text).toContain(`"'=1+1, ""quoted""\nand more"`);
  });

  it("is refused where what was typed cannot be read", async () => {
    const made = await historyFile(await ctxOf(home.db, POLICY_OFFICER), readHistorySearch(new URLSearchParams("finding=F-9999")), false);
    expect(problemOf(made)).toMatchObject({ kind: "invalid", message: "There is no finding F-9999." });
  });
});
