/** The register hands out a file, with JavaScript and without. */
import { readFile } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readWorkbook } from "~/spreadsheet/read-workbook.server";
import { checkAxe, fitsItsWidth, noBrowser, openBrowser, openPage } from "../support/browser";
import { startBuiltServer, type BuiltServer } from "../support/built-server";
import { valueOf } from "../support/round-trip";

describe.skipIf(noBrowser)("Export on the register", () => {
  let server: BuiltServer;
  let browser: Browser;
  beforeAll(async () => {
    server = await startBuiltServer();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  it.each([true, false])("gives what is shown as a workbook (JavaScript: %s)", async (javaScriptEnabled) => {
    const { page, complaints } = await openPage(browser, { javaScriptEnabled, acceptDownloads: true, viewport: { width: 1400, height: 900 } });
    await page.goto(`${server.url}/findings?view=sib&rag=red`);
    await page.getByText("Export", { exact: true }).first().click();
    if (javaScriptEnabled) await checkAxe(page);
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export" }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe("marchshire-sib-tracker-2022-05-23.xlsx");
    const [sheet] = valueOf(readWorkbook(await readFile(await file.path()), "export.xlsx")).sheets;
    const rags = sheet?.rows.filter((row) => row.number > 4).map((row) => row.cells.find((cell) => cell.column === 14)?.text) ?? [];
    expect(rags.length).toBeGreaterThan(3);
    expect(new Set(rags)).toEqual(new Set(["Red"]));
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("gives a working copy that says whose drafts it holds, from a page of its own, without JavaScript", async () => {
    const { page, complaints } = await openPage(browser, { javaScriptEnabled: false, acceptDownloads: true });
    await page.goto(`${server.url}/export?view=sib`);
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export a working copy" }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe("working-copy-contains-drafts-marchshire-police-and-crime-commissioner-only-sib-tracker-2022-05-23.xlsx");
    expect(valueOf(readWorkbook(await readFile(await file.path()), "copy.xlsx")).sheets[0]?.rows[0]?.cells[0]?.text).toMatch(/^Contains drafts: Marchshire Police and Crime Commissioner only/);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("the page of exports has no fault of accessibility and fits a phone", async () => {
    const { page } = await openPage(browser, { viewport: { width: 390, height: 800 } });
    await page.goto(`${server.url}/export`);
    await checkAxe(page);
    expect(await fitsItsWidth(page)).toBe(true);
    await page.context().close();
  });
});
