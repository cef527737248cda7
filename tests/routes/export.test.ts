import type { AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loader } from "~/routes/export";
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

async function get(search: string): Promise<Response> {
  const context: AppLoadContext = {
    db: home.db, clock: () => new Date(now), address: "", nonce: "", requestId: "", logError: () => undefined,
    config: { demonstration: true, databaseUrl: home.url, port: 0, sessionSecret: "a secret that only this test uses, long enough", publicUrl: null, providers: [] },
  };
  const args: LoaderFunctionArgs = { request: new Request(`http://localhost/export${search}`, { headers: { Cookie: await sessionCookie(home.db, "priya-nair", now) } }), context, params: {} };
  return loader(args);
}

async function sheetsOf(response: Response) {
  return valueOf(readWorkbook(new Uint8Array(await response.arrayBuffer()), "export.xlsx")).sheets;
}

test("gives a workbook to keep, named after the day in London", async () => {
  const response = await get("?view=sib&format=xlsx&scope=all&rag=red");
  expect(response.status).toBe(200);
  expect(response.headers.get("Content-Type")).toBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  expect(response.headers.get("Content-Disposition")).toBe('attachment; filename="marchshire-sib-tracker-2022-05-23.xlsx"');
  expect(response.headers.get("Cache-Control")).toBe("no-store");
  expect((await sheetsOf(response))[0]?.rows.length).toBe(4 + 62);
});

test("gives what the register shows", async () => {
  const sheets = await sheetsOf(await get("?view=assurance&scope=view&rag=red"));
  expect(sheets[0]?.name).toBe("Assurance");
  const rags = sheets[0]?.rows.filter((row) => row.number > 4).map((row) => row.cells.find((cell) => cell.column === 4)?.text);
  expect(rags?.length).toBeGreaterThan(3);
  expect(new Set(rags)).toEqual(new Set(["Red"]));
});

test("gives CSV as CSV", async () => {
  const response = await get("?view=sib&format=csv");
  expect(response.headers.get("Content-Type")).toBe("text/csv; charset=utf-8");
  expect(response.headers.get("Content-Disposition")).toContain(".csv");
  const lines = (await response.text()).split("\r\n");
  expect(lines[0]).toMatch(/^\ufeff?Reference,Number,Kind/);
});
