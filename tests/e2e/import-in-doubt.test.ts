/** Rows that may be several things, new inspections, files of a colleague, and workbooks of which nothing is recognised: by the pages alone, without JavaScript. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { loadRecord } from "~/db/record.server";
import { OPERATOR } from "~/domain/actor";
import { checkAxe, fitsItsWidth, noBrowser, openBrowser, openPage } from "../support/browser";
import { startBuiltServer, type BuiltServer } from "../support/built-server";
import { makeXlsx } from "../support/make-xlsx";
import { addRow, returned, sendCopy, type Copy } from "../support/returned-copies";
import { sessionCookie } from "../support/session-cookie";
import { testCtx } from "../support/test-ctx";

const excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const NOW = "2022-05-23T08:30:00.000Z";

/** The row of an issued question once more, as asked by somebody else. */
function twice(copy: Copy): string {
  const sheet = copy.workbook.sheets.find((each) => each.id === "entries");
  const at = (key: string) => sheet?.columns.findIndex((column) => column.key === key) ?? -1;
  const row = sheet?.rows.find(({ values }) => values[at("state")] === "issued");
  if (sheet === undefined || row === undefined) throw new Error("The copy has no issued question.");
  sheet.rows.push({ ...row, values: row.values.with(at("askedBy"), "Chief executive") });
  return row.values[at("text")] ?? "";
}

describe.skipIf(noBrowser)("what a person has to say of a file", () => {
  let server: BuiltServer;
  let browser: Browser;
  beforeAll(async () => {
    server = await startBuiltServer({ as: "opcc" });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  async function as(personId: string | null, javaScriptEnabled = false): Promise<Page> {
    const { page } = await openPage(browser, { javaScriptEnabled });
    if (personId !== null) {
      const [name = "", value = ""] = (await sessionCookie(server.db, personId, NOW)).split(";")[0]?.split("=") ?? [];
      await page.context().addCookies([{ name, value, url: server.url }]);
    }
    return page;
  }

  async function upload(page: Page, name: string, buffer: Buffer): Promise<void> {
    await page.goto(`${server.url}/import`);
    await page.locator("input[type=file]").setInputFiles({ name, mimeType: excel, buffer });
    await page.getByRole("button", { name: /^Read the file/ }).click();
    await page.locator(".import-standing").waitFor();
  }

  async function looksWell(page: Page): Promise<void> {
    const other = await openPage(browser);
    await other.page.context().addCookies(await page.context().cookies());
    await other.page.goto(page.url());
    await checkAxe(other.page);
    await other.page.setViewportSize({ width: 390, height: 800 });
    expect(await fitsItsWidth(other.page)).toBe(true);
    await other.page.context().close();
  }

  test("which row a question is that stands twice", async () => {
    const copy = await sendCopy(testCtx(server.db, OPERATOR));
    const text = twice(copy);
    const page = await as(null);
    await upload(page, "back.xlsx", Buffer.from((await returned("back.xlsx", copy)).bytes));
    const rows = page.getByRole("group", { name: /^Questions and responses, row/ });
    expect(await rows.count()).toBe(2);
    expect(await rows.last().innerText()).toContain(text);
    await looksWell(page);
    await rows.last().getByRole("radio", { name: /^It is F-/ }).check();
    await page.getByRole("button", { name: "Save what the rows are" }).click();
    await page.getByText(/is taken from row \d+, as decided/).first().waitFor();
    expect(await page.locator(".import-cells").innerText()).toMatch(/Asked by[\s\S]*Chief executive/);
  });

  test("whether a new inspection is added, with its findings", async () => {
    const copy = await sendCopy(testCtx(server.db, OPERATOR));
    addRow(copy, "tracker", { number: "AFI 9", kind: "afi", finding: "The force should know how many drivers it has.", inspection: "Custody 2022" });
    const page = await as(null);
    await upload(page, "new.xlsx", Buffer.from((await returned("new.xlsx", copy)).bytes));
    await page.getByText("where it is left out, so is 1 finding of it").waitFor();
    await page.getByRole("checkbox", { name: /Add Custody 2022 Inspection/ }).uncheck();
    await page.getByRole("button", { name: "Save the choices" }).click();
    await page.getByText("left out with what it belongs to").first().waitFor();
    await looksWell(page);
    expect((await loadRecord(server.db)).inspections.map(({ title }) => title)).not.toContain("Custody 2022");
  });

  test("who may go on with what a colleague brought", async () => {
    const rows = [["Reference", "Finding", "Target date"], ["F-0130", "The force should do as it says here.", "2031-06-30"]];
    const secretariat = await as("tom-ashdown");
    await upload(secretariat, "secretariat.xlsx", makeXlsx({ sheets: [{ name: "Tracker", rows }] }));
    const lead = await as("siobhan-byrne");
    await lead.goto(secretariat.url());
    await lead.getByText("secretariat.xlsx was brought by Tom Ashdown, so it is not yours to answer, apply or discard. Ask them, or the SIB secretariat.").waitFor();
    for (const name of [/^Apply/, /^Save/, /^Discard/, "Preview again"]) expect(await lead.getByRole("button", { name }).count()).toBe(0);
    await looksWell(lead);
  });

  test("what of a workbook was not recognised that is to be filled in", async () => {
    const page = await as(null);
    await page.goto(`${server.url}/fill`);
    const rows = [["AFI", "RAG", "Progress"], ["AFI 77: The force should buy new vans.", "", ""]];
    await page.locator("input[type=file]").setInputFiles({ name: "vans.xlsx", mimeType: excel, buffer: makeXlsx({ sheets: [{ name: "Tracker", rows }] }) });
    await page.getByRole("button", { name: /^Fill/ }).click();
    await page.getByText("No row of the file was recognised").waitFor();
    expect(await page.locator(".import-standing").innerText()).toContain("Headings seen: “AFI”, “RAG”, “Progress”.");
    await looksWell(page);
  });
});
