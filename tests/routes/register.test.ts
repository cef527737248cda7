/** The register as the server sends it: to each side only what is its to see, edits answered with rows, and long records page by page. */
import type { AppLoadContext } from "@remix-run/node";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { write } from "~/db/write.server";
import { FIXED_PEOPLE, type Side } from "~/domain/actor";
import { ROWS_A_PAGE } from "~/domain/register/arrange-register";
import { targetFields } from "~/domain/register/cell-form";
import type { Draft, Target } from "~/domain/register/edit-target";
import type { RegisterRow, ValueKey } from "~/domain/register/register-row";
import { loader as page } from "~/routes/findings._index";
import { action } from "~/routes/findings.cell";
import { loader as rows } from "~/routes/findings.rows";
import { demonstration } from "../../prisma/demonstration";
import { demonstrationDatabase } from "../support/demonstration-database";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";
import { addFindings } from "../support/marchshire";
import { sessionCookie } from "../support/session-cookie";

let home: FreshDatabase;
afterEach(() => home.remove());

function context(): AppLoadContext {
  return {
    db: home.db, clock: () => new Date("2022-05-22T23:30:00Z"), nonce: "", requestId: "", address: "127.0.0.1", logError: () => undefined, noteActor: () => undefined,
    config: { demonstration: true, databaseUrl: home.url, port: 0, sessionSecret: "a secret that only this test uses, long enough", publicUrl: null, providers: [], mail: null, backups: null },
  };
}

async function requestOf(side: Side, path: string, init: RequestInit = {}): Promise<Request> {
  const headers = { Cookie: await sessionCookie(home.db, FIXED_PEOPLE[side].personId ?? "", "2022-05-22T23:30:00.000Z") };
  return new Request(`http://localhost${path}`, { ...init, headers });
}

async function pageFor(side: Side, search = "") {
  return page({ request: await requestOf(side, `/findings${search}`), context: context(), params: {} });
}

async function rowsFor(side: Side): Promise<string> {
  const response = await rows({ request: await requestOf(side, "/findings/rows"), context: context(), params: {} });
  return response.text();
}

type Answer = { status: number; ok: boolean; rows: RegisterRow[]; problem?: { kind: string; message: string; conflict?: { current: string } } };

async function edit(side: Side, target: Target, draft: Draft, base: string): Promise<Answer> {
  const body = new URLSearchParams(targetFields(target, draft, base));
  const response = await action({ request: await requestOf(side, "/findings/cell", { method: "POST", body }), context: context(), params: {} });
  return { status: response.status, ...((await response.json()) as Omit<Answer, "status">) };
}

describe("with the demonstration", () => {
  beforeEach(async () => {
    home = await demonstrationDatabase();
  });

  const column = (key: ValueKey, reference = "F-0130"): Target => ({ kind: "column", reference, column: key });

  it("sends neither side anything of the other's drafts", async () => {
    const ofOffice = demonstration.entries.filter((entry) => entry.state === "draft" || entry.state === "approved").map((entry) => entry.text);
    const ofForce = [
      ...demonstration.entries.flatMap((entry) => entry.responses.filter((response) => response.state !== "submitted").flatMap((response) => response.parts.map((part) => part.text))),
      ...demonstration.findings.flatMap((finding) => (finding.updates ?? []).filter((update) => update.state === "draft").map((update) => update.text)),
    ];
    expect(Math.min(ofOffice.length, ofForce.length)).toBeGreaterThan(2);
    const sent = { opcc: JSON.stringify(await pageFor("opcc")) + (await rowsFor("opcc")), force: JSON.stringify(await pageFor("force")) + (await rowsFor("force")) };
    const said = (text: string) => JSON.stringify(text).slice(1, -1);
    for (const text of ofOffice) expect([sent.opcc.includes(said(text)), sent.force.includes(said(text))]).toEqual([true, false]);
    for (const text of ofForce) expect([sent.opcc.includes(said(text)), sent.force.includes(said(text))]).toEqual([false, true]);
  });

  it("sends all rows of a short record with the page, each text once, and the next board", async () => {
    const sent = await pageFor("opcc");
    expect(sent).toMatchObject({ arrangement: null, restFollows: false, inspections: 3, nextBoard: "2022-05-25", today: "2022-05-23" });
    expect(sent.register?.rows).toHaveLength(62);
    const entries = new Set(sent.register?.rows.flatMap((row) => row.pairs.map((pair) => pair.entry)));
    const ids = new Set([...entries].map((entry) => entry.id));
    expect(entries.size).toBe(ids.size);
  });

  it("answers an edit with the row as it is then", async () => {
    const answer = await edit("force", column("strategicLead"), { value: " DCC  Wells " }, "ACC Okafor");
    expect(answer).toMatchObject({ status: 200, ok: true });
    expect(answer.rows.find((row) => row.reference === "F-0130")?.strategicLead).toBe("DCC Wells");
  });

  it("answers an edit of a question over several findings with all their rows", async () => {
    const { register } = await pageFor("opcc");
    const row = register?.rows.find((each) => each.pairs.some((pair) => pair.entry.covers.length > 1 && pair.entry.state === "draft"));
    const entry = row?.pairs.find((pair) => pair.entry.covers.length > 1)?.entry;
    if (row === undefined || entry === undefined) throw new Error("The demonstration has a draft over two findings.");
    const answer = await edit("opcc", { kind: "entry", reference: row.reference, entryId: entry.id }, { value: "One question for both?" }, entry.text);
    expect(answer.ok).toBe(true);
    const changed = answer.rows.filter((each) => each.pairs.some((pair) => pair.entry.text === "One question for both?"));
    expect(changed.map((each) => each.reference).sort()).toEqual([...entry.covers].sort());
  });

  it.each<[string, Side, Target, Draft, string, number, string]>([
    ["not the side's to change", "opcc", column("rag"), { value: "green" }, "amber", 403, "RAG is not yours to change"],
    ["locked", "force", column("finding"), { value: "Other words" }, "", 403, "Finding is not changed here"],
    ["unreadable", "force", column("targetDate"), { value: "soon" }, "2022-09-30", 422, "is not a date"],
    ["of no finding", "force", column("rag", "F-9999"), { value: "green" }, "", 404, "There is no finding F-9999"],
    ["changed by somebody else", "force", column("strategicLead"), { value: "DCC Wells" }, "ACC Nobody", 409, "while you were writing"],
  ])("refuses an edit %s, in a sentence", async (_, side, target, draft, base, status, sentence) => {
    const answer = await edit(side, target, draft, base);
    expect([answer.status, answer.ok]).toEqual([status, false]);
    expect(answer.problem?.message).toContain(sentence);
  });

  it("asks for the reason that Red needs", async () => {
    const { register } = await pageFor("force");
    const bare = register?.rows.find((row) => row.rag === null && row.ragReason === null)?.reference ?? "";
    const answer = await edit("force", column("rag", bare), { value: "red", ragReason: "" }, "");
    expect(answer).toMatchObject({ status: 422, problem: { message: expect.stringContaining("needs a reason") as string } });
    const given = await edit("force", column("rag", bare), { value: "red", ragReason: "The money went elsewhere." }, "");
    expect(given.rows[0]).toMatchObject({ rag: "red", ragReason: "The money went elsewhere." });
  });

  it("gives the second of two people what is stored now", async () => {
    await edit("opcc", column("deadline"), { value: "2022-10-01" }, "");
    const answer = await edit("force", column("deadline"), { value: "2022-12-01" }, "");
    expect(answer).toMatchObject({ status: 409, problem: { kind: "stale", conflict: { current: "1 October 2022" } } });
    expect(answer.rows.find((row) => row.reference === "F-0130")?.deadline).toBe("2022-10-01");
  });

  it("makes nothing of an edit that is none", async () => {
    const request = await requestOf("force", "/findings/cell", { method: "POST", body: new URLSearchParams({ target: "F-0130/wings", value: "x", base: "" }) });
    const response = await action({ request, context: context(), params: {} });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ ok: false, rows: [] });
  });
});

describe("with a long record", () => {
  beforeEach(async () => {
    home = await freshDatabase();
    const { personId, name, side, roles } = FIXED_PEOPLE.opcc;
    const id = personId ?? "";
    await write(home.db, async (tx) => {
      await tx.person.create({ data: { id, name, side } });
      await tx.roleGrant.createMany({ data: roles.map((role) => ({ id: role, personId: id, role, grantedAt: "2022-05-22T09:00:00.000Z", grantedBy: "Operator" })) });
    });
    await addFindings(home.db, Array.from({ length: 450 }, (_, index) => ({ position: index, text: `Marchshire should do thing ${index + 1}.` })));
  });

  it("sends the page that the address asks for, filtered and sorted, and lets the browser fetch the rest", async () => {
    const sent = await pageFor("opcc", "?view=sib&sort=-reference&page=5");
    expect(sent).toMatchObject({ register: null, restFollows: true });
    expect(sent.arrangement).toMatchObject({ total: 450, matched: 450, page: 5, pages: 5 });
    const texts = sent.arrangement?.lines.flatMap((line) => (line.kind === "row" ? [line.row.finding] : [])) ?? [];
    expect(texts).toHaveLength(450 - 4 * ROWS_A_PAGE);
    expect([texts[0], texts.at(-1)]).toEqual(["Marchshire should do thing 50.", "Marchshire should do thing 1."]);
    const found = await pageFor("opcc", "?q=%22thing+4%22");
    expect(found.arrangement?.matched).toBe(1 + 10 + 51);
    const all = JSON.parse(await rowsFor("opcc")) as { rows: RegisterRow[] };
    expect(all.rows).toHaveLength(450);
  });
});
