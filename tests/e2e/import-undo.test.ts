/** After an import: its receipt behind every number, and the way to undo it, by the pages alone. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { loadRecord } from "~/db/record.server";
import { checkAxe, fitsItsWidth, noBrowser, openBrowser, openPage } from "../support/browser";
import { startBuiltServer, type BuiltServer } from "../support/built-server";
import { makeXlsx } from "../support/make-xlsx";

const CALLS = "The force should make sure that every missing person report is recorded on its system.";
const PAPER = makeXlsx({ sheets: [{ name: "Tracker", rows: [["AFI / recommendation", "RAG", "Cost centre", "Target date"], [`AFI 1: ${CALLS}`, "Red", "X1", "2022-09-30"], ["AFI 2: The force should review its plans.", "Puce", "X2"]] }] });

describe.skipIf(noBrowser)("an import that was applied", () => {
  let server: BuiltServer;
  let browser: Browser;
  beforeAll(async () => {
    server = await startBuiltServer({ demonstration: false });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  async function takeIn(page: Page): Promise<void> {
    await page.goto(`${server.url}/import`);
    await page.locator("input[type=file]").setInputFiles({ name: "marchshire.xlsx", mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", buffer: PAPER });
    await page.getByLabel("Inspection", { exact: true }).fill("PEEL 2021/22");
    await page.getByRole("button", { name: "Read the file" }).click();
    await page.getByRole("button", { name: "Apply this import" }).click();
    // The heading of the receipt stands there before it is applied, too.
    await page.getByText("This is what was written").waitFor();
  }

  test("has a receipt, and is undone after a look at what goes back", async () => {
    const { page, complaints } = await openPage(browser);
    await takeIn(page);
    expect((await loadRecord(server.db)).findings).toHaveLength(2);

    await page.getByRole("link", { name: "What the cells say that are held back" }).click();
    await page.getByRole("cell", { name: "Puce", exact: true }).waitFor();
    await page.getByRole("link", { name: "Not yours to change 2" }).click();
    await page.getByRole("cell", { name: "30 September 2022", exact: true }).waitFor();
    await page.getByRole("link", { name: "Held back 1" }).click();
    await page.getByRole("heading", { name: "Held back", level: 2 }).waitFor();
    expect(await page.getByRole("row").allInnerTexts()).toHaveLength(2);
    await checkAxe(page);
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "As CSV" }).click()]);
    expect(download.suggestedFilename()).toMatch(/^receipt-.*\.csv$/);
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await fitsItsWidth(page)).toBe(true);
    await page.setViewportSize({ width: 1280, height: 800 });

    await page.getByRole("link", { name: "Back to the import" }).click();
    await page.getByRole("link", { name: "Undo this import" }).click();
    await page.getByRole("heading", { name: "What goes back" }).waitFor();
    await page.getByRole("columnheader", { name: "Goes back to" }).waitFor();
    await checkAxe(page);
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await fitsItsWidth(page)).toBe(true);
    await page.getByRole("button", { name: "Undo this import" }).click();
    await page.getByText("The import was undone.").first().waitFor();
    await page.getByText("This import was undone").waitFor();
    const [said, heading] = [await page.getByText("This import was undone").boundingBox(), await page.getByRole("heading", { name: "Receipt" }).boundingBox()];
    expect(said?.y).toBeLessThan(heading?.y ?? 0);
    expect(await page.getByText("This is what was written").count()).toBe(0);
    expect(await page.getByRole("link", { name: "Undo this import" }).count()).toBe(0);
    await page.goto(`${page.url()}/undo`);
    await page.getByText("This import was undone already").waitFor();
    await page.getByRole("heading", { name: "marchshire.xlsx", level: 1 }).waitFor();
    expect((await loadRecord(server.db)).findings).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test("with another goes back with it, after a look at what goes back of each", async () => {
    const { page, complaints } = await openPage(browser);
    await page.goto(`${server.url}/import`);
    const files = ["North", "South"].map((name) => ({
      name: `${name.toLowerCase()}.xlsx`, mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      buffer: makeXlsx({ sheets: [{ name: "Tracker", rows: [["AFI / recommendation", "RAG"], [`AFI ${name === "North" ? "3" : "4"}: The force should look again at how its ${name} area holds what it finds.`, "Red"]] }] }),
    }));
    await page.locator("input[type=file]").setInputFiles(files);
    await page.getByLabel("Inspection", { exact: true }).fill("PEEL 2021/22");
    await page.getByRole("button", { name: /^Read the file/ }).click();
    await page.getByRole("heading", { name: "2 files together" }).waitFor();
    await page.getByRole("button", { name: /^Apply/ }).click();
    await page.getByRole("link", { name: "Undo all these files" }).first().click();
    await page.getByRole("heading", { name: "Undo the import of 2 files" }).waitFor();
    for (const { name } of files) await page.getByRole("heading", { name }).waitFor();
    await checkAxe(page);
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await fitsItsWidth(page)).toBe(true);
    await page.getByRole("button", { name: "Undo all of them" }).click();
    await page.getByText("The import of 2 files was undone.").first().waitFor();
    expect(await page.getByRole("link", { name: "Undo all these files" }).count()).toBe(0);
    expect((await loadRecord(server.db)).findings).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
