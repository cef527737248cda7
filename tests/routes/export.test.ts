import type { ActionFunctionArgs, AppLoadContext } from "@remix-run/node";
import { afterEach, beforeEach, expect, test } from "vitest";
import { action, loader } from "~/routes/export.file";
import { action as copyAction } from "~/routes/export.working-copy";
import { readWorkbook } from "~/spreadsheet/read-workbook.server";
import { demonstrationDatabase } from "../support/demonstration-database";
import type { FreshDatabase } from "../support/fresh-database";
import { sessionCookie } from "../support/session-cookie";
import { valueOf } from "../support/round-trip";

const now = "2022-05-22T23:30:00.000Z";
let home: FreshDatabase;
beforeEach(async () => {
  home = await demonstrationDatabase();
});
afterEach(() => home.remove());

async function argsFor(fields: string, personId = "priya-nair"): Promise<ActionFunctionArgs> {
  const context: AppLoadContext = {
    db: home.db, clock: () => new Date(now), address: "", nonce: "", requestId: "", logError: () => undefined, noteActor: () => undefined,
    config: { demonstration: true, databaseUrl: home.url, port: 0, sessionSecret: "a secret that only this test uses, long enough", publicUrl: null, providers: [], mail: null, backups: null },
  };
  const request = new Request("http://localhost/export/file", { method: "POST", headers: { Cookie: await sessionCookie(home.db, personId, now) }, body: new URLSearchParams(fields) });
  return { request, context, params: {} };
}

async function order(fields: string): Promise<Response> {
  return action(await argsFor(fields));
}

async function sheetsOf(response: Response) {
  return valueOf(readWorkbook(new Uint8Array(await response.arrayBuffer()), "export.xlsx")).sheets;
}

test("gives a workbook to keep, named after the day in London", async () => {
  const response = await order("view=sib&format=xlsx&scope=all&rag=red");
  expect(response.status).toBe(200);
  expect(response.headers.get("Content-Type")).toBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  expect(response.headers.get("Content-Disposition")).toBe('attachment; filename="marchshire-sib-tracker-2022-05-23.xlsx"');
  expect(response.headers.get("Cache-Control")).toBe("no-store");
  expect((await sheetsOf(response))[0]?.rows.length).toBe(4 + 62);
});

test("gives what the register shows", async () => {
  const sheets = await sheetsOf(await order("view=assurance&scope=view&rag=red"));
  expect(sheets[0]?.name).toBe("Assurance");
  const rags = sheets[0]?.rows.filter((row) => row.number > 4).map((row) => row.cells.find((cell) => cell.column === 4)?.text);
  expect(rags?.length).toBeGreaterThan(3);
  expect(new Set(rags)).toEqual(new Set(["Red"]));
});

test("gives CSV as CSV", async () => {
  const response = await order("view=sib&format=csv");
  expect(response.headers.get("Content-Type")).toBe("text/csv; charset=utf-8");
  expect(response.headers.get("Content-Disposition")).toContain(".csv");
  const lines = (await response.text()).split("\r\n");
  expect(lines[0]).toMatch(/^\ufeff?Reference,Number,Kind/);
});

test("asking without sending the form makes no export", async () => {
  expect(loader().headers.get("Location")).toBe("/export");
  expect(await home.db.read.export.count()).toBe(0);
});

test("gives a working copy that says so in its name, to both sides and to nobody else", async () => {
  const names: (string | null)[] = [];
  for (const who of ["priya-nair", "moira-cassidy"]) names.push((await copyAction(await argsFor("view=sib", who))).headers.get("Content-Disposition"));
  expect(names[0]).toMatch(/^attachment; filename="working-copy-contains-drafts-[a-z-]+-only-sib-tracker-2022-05-23\.xlsx"$/);
  expect(names[1]).toBe('attachment; filename="working-copy-contains-drafts-marchshire-police-only-sib-tracker-2022-05-23.xlsx"');
  const refused = await copyAction(await argsFor("view=sib", "rosalind-achebe"));
  expect(refused.status).toBe(403);
  expect(await home.db.read.export.count()).toBe(0);
});
