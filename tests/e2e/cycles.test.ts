/** A SIB cycle in the browser: copies go out, what is missing is counted and opens its list, and what moved is read without colour. */
import { readFile } from "node:fs/promises";
import type { Browser, Download, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openZip } from "~/spreadsheet/zip.server";
import { checkAxe, fitsItsWidth, noBrowser, openBrowser, openPage } from "../support/browser";
import { startBuiltServer, type BuiltServer } from "../support/built-server";

describe.skipIf(noBrowser)("SIB cycles", () => {
  let server: BuiltServer;
  let browser: Browser;
  beforeAll(async () => {
    server = await startBuiltServer({ as: "force" });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  const cycle = () => `${server.url}/cycles/2022-05-25`;

  /** The file a button gives: at once, or through the page of the work that makes it. */
  async function fileOf(page: Page, name: string): Promise<Download> {
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name }).click();
    const atWork = page.waitForURL(/\/work\//).then(() => page.getByRole("link", { name: /^Download / }).click());
    // Where the file comes at once there is no such page to wait for.
    atWork.catch(() => undefined);
    return download;
  }

  it("sends each lead a workbook, without JavaScript, and says what went out", async () => {
    const { page, complaints } = await openPage(browser, { javaScriptEnabled: false, acceptDownloads: true });
    await page.goto(cycle());
    await page.getByRole("link", { name: "Send copies out" }).click();
    const leads = await page.getByRole("button", { name: /^Workbook/ }).count();
    expect(leads).toBeGreaterThan(10);
    await page.getByLabel("Leave the findings of others out").check();
    const file = await fileOf(page, "One workbook for each lead (zip)");
    expect(file.suggestedFilename()).toBe("marchshire-sib-2022-05-25-by-lead.zip");
    expect(openZip(await readFile(await file.path())).entries).toHaveLength(leads);

    await page.goto(`${cycle()}/copies`);
    const one = await fileOf(page, "Workbook of Ch Insp Siobhan Byrne");
    expect(one.suggestedFilename()).toBe("marchshire-sib-2022-05-25-ch-insp-siobhan-byrne.xlsx");
    await page.goto(`${cycle()}/copies`);
    const sent = page.getByRole("region", { name: "Sent out for this cycle" }).getByRole("row");
    expect(await sent.count()).toBe(leads + 2);
    expect(await sent.nth(1).textContent()).toContain("Ch Insp Siobhan Byrne");
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  /** The number a link says, and how many findings the page it leads to says that it shows. */
  async function openedBy(page: Page, name: RegExp, shown: RegExp): Promise<[number, number]> {
    const link = page.getByRole("link", { name }).first();
    const count = Number.parseInt((await link.textContent()) ?? "", 10);
    await link.click();
    const found = page.getByText(shown).first();
    return [count, Number(shown.exec((await found.textContent()) ?? "")?.[1])];
  }

  it("opens the list behind each number", async () => {
    const { page, complaints } = await openPage(browser, { viewport: { width: 1400, height: 900 } });
    for (const name of [/findings of ACCCV Erik Lindqvist$/, /findings of ACCCV Erik Lindqvist with a question/]) {
      await page.goto(`${cycle()}/copies`);
      const [count, opened] = await openedBy(page, name, /^(\d+) of 62 findings/);
      expect(opened, String(name)).toBe(count);
    }
    await page.goto(`${cycle()}/copies`);
    const [waiting, shown] = await openedBy(page, /updates of ACCCV Erik Lindqvist not submitted/, /^Not submitted: of one lead \((\d+)\)/);
    expect(shown).toBe(waiting);
    await page.goto(cycle());
    const [missing, listed] = await openedBy(page, /missing for Det Ch Supt Cassidy/, /^Missing: Det Ch Supt Cassidy \((\d+)\)/);
    expect(listed).toBe(missing);
    await page.getByRole("link", { name: "F-0103" }).first().click();
    await page.getByText("its update is missing").waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each(["/cycles/2022-05-25", "/movement"])("%s keeps its tables of numbers as tables where the window is narrowest, with no word or number cut in two", async (path) => {
    const { page } = await openPage(browser, { viewport: { width: 320, height: 700 } });
    await page.goto(server.url + path);
    expect(await fitsItsWidth(page)).toBe(true);
    const heads = await page.locator(".number-table thead").evaluateAll((found) => found.map((each) => getComputedStyle(each).display));
    expect(heads.length).toBeGreaterThan(0);
    expect(new Set(heads)).toEqual(new Set(["table-header-group"]));
    const wraps = await page.locator(".number-table tr > :not(:first-child)").evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell).overflowWrap));
    expect(new Set(wraps)).toEqual(new Set(["normal"]));
    await page.context().close();
  });

  it.each(["/cycles", "/cycles/2022-05-25", "/cycles/2022-03-23", "/cycles/2022-05-25/copies", "/cycles/2022-03-23/snapshots/1", "/movement"])("%s has no fault of accessibility and fits a phone", async (path) => {
    const { page, complaints } = await openPage(browser, { viewport: { width: 390, height: 800 } });
    await page.goto(server.url + path);
    await checkAxe(page);
    expect(await fitsItsWidth(page)).toBe(true);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("is frozen after a look at what that ends, without JavaScript, and leads to its snapshot", async () => {
    const { page } = await openPage(browser, { javaScriptEnabled: false });
    await page.goto(cycle());
    expect(await page.getByRole("button", { name: /freeze/i }).count()).toBe(0);
    await page.getByText("Freeze it at the board").click();
    await page.getByText("13 updates are not submitted").waitFor();
    await page.getByRole("button", { name: "Take the snapshot and freeze it" }).click();
    await page.getByRole("link", { name: "Snapshot 1", exact: true }).last().click();
    await page.getByRole("heading", { name: "The tracker at the board of 25 May 2022" }).waitFor();
    await page.getByRole("link", { name: "Open: 47" }).click();
    expect(await page.locator(".snapshot tbody tr").count()).toBe(47);
    await page.context().close();
  });
});
