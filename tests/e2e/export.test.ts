/** The register hands out a file, with JavaScript and without. */
import { readFile } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readWorkbook } from "~/spreadsheet/read-workbook.server";
import { checkAxe, noBrowser, openBrowser, openPage } from "../support/browser";
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
});
