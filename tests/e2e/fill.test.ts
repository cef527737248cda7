/** A force's own workbook filled in on the pages: upload, what was filled in and left, the file itself. */
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { loadFinding } from "~/db/record.server";
import { differingParts } from "~/spreadsheet/check-parts.server";
import { openZip } from "~/spreadsheet/zip.server";
import { checkAxe, fitsItsWidth, noBrowser, openBrowser, openPage } from "../support/browser";
import { startBuiltServer, type BuiltServer } from "../support/built-server";
import { cellTexts } from "../support/fill-fixture";
import { makeXlsx, type MadeCell } from "../support/make-xlsx";
import { readBytes } from "../support/plan-fixture";

const excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

describe.skipIf(noBrowser)("filling in on the pages", () => {
  let server: BuiltServer;
  let browser: Browser;
  let bytes: Buffer;
  beforeAll(async () => {
    server = await startBuiltServer();
    browser = await openBrowser();
    const findings = await Promise.all(["F-0130", "F-0131"].map((reference) => loadFinding(server.db, reference)));
    const rows: MadeCell[][] = [
      ["Finding", "RAG", "Update", "Target date", "Cost centre"],
      ...findings.map((finding): MadeCell[] => [finding?.text ?? "", "Blue", { formula: "E2", text: "x" }, "", "X1"]),
      ["The force should buy bicycles.", "Red", "", "", ""],
    ];
    bytes = makeXlsx({ sheets: [{ name: "SIB", rows }], parts: [{ name: "xl/vbaProject.bin", data: Buffer.from([1, 2, 255]), stored: true }] });
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  async function upload(page: Page, buffer = bytes, name = "Own tracker “May”.xlsm") {
    await page.goto(`${server.url}/fill`);
    await page.getByLabel("Your workbook").setInputFiles({ name, mimeType: excel, buffer });
    await page.getByRole("button", { name: "Fill it in" }).click();
  }

  test("shows what was filled in and what was left, and gives the file", async () => {
    const { page, complaints } = await openPage(browser);
    await page.goto(`${server.url}/import`);
    await page.getByRole("link", { name: "Fill in your own workbook" }).click();
    await page.getByRole("heading", { name: "Fill in your own workbook" }).waitFor();
    await checkAxe(page);
    await upload(page);
    await page.getByRole("heading", { name: "Filled in", exact: true }).waitFor();
    for (const heading of ["Formulas", "Rows that are no finding here", "Columns not filled in"]) expect(await page.getByRole("heading", { name: heading, exact: true }).isVisible()).toBe(true);
    await checkAxe(page);
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Download the filled file" }).click()]);
    expect(download.suggestedFilename()).toBe("Own tracker “May” filled in.xlsm");
    const after = await readFile(await download.path());
    expect(differingParts(openZip(bytes), openZip(after))).not.toContain("xl/vbaProject.bin");
    expect(cellTexts(readBytes(after))["SIB!B2"]).not.toBe("Blue");
    expect(cellTexts(readBytes(after))["SIB!B4"]).toBe("Red");
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await fitsItsWidth(page)).toBe(true);
    expect(complaints).toEqual([]);
  });

  test("works without JavaScript, for either side, and for nobody else", async () => {
    const { page } = await openPage(browser, { javaScriptEnabled: false });
    await page.request.post(`${server.url}/side`, { form: { side: "force", backTo: "/" }, headers: { origin: server.url } });
    await upload(page);
    expect(await page.getByRole("heading", { name: "Filled in", exact: true }).isVisible()).toBe(true);
    const address = page.url();
    const file = await page.request.get(`${address}/file`);
    expect([file.status(), file.headers()["content-type"]]).toEqual([200, "application/vnd.ms-excel.sheet.macroEnabled.12"]);
    expect(file.headers()["cache-control"]).toContain("no-store");
    const other = await openPage(browser);
    expect((await other.page.goto(address))?.status()).toBe(404);
    expect((await other.page.request.get(`${address}/file`)).status()).toBe(404);
  });

  test("says in a sentence what is wrong with a file", async () => {
    const { page } = await openPage(browser);
    await upload(page, Buffer.from("not a workbook"), "notes.xlsx");
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("alert").textContent()).toContain("This file is not a workbook.");
    await checkAxe(page);
    await page.goto(`${server.url}/fill`);
    await page.getByRole("button", { name: "Fill it in" }).click();
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("alert").textContent()).toContain("Choose the workbook to fill in.");
  });
});
