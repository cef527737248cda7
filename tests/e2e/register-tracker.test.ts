/** The SIB tracker's many columns in a browser: they scroll in a window of their own, in rows that stay low. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { noBrowser, openBrowser, openPage } from "../support/browser";
import { startBuiltServer, type BuiltServer } from "../support/built-server";

describe.skipIf(noBrowser)("the SIB tracker", () => {
  let server: BuiltServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startBuiltServer(), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  it("never widens the page itself", async () => {
    const { page } = await openPage(browser, { viewport: { width: 1440, height: 900 } });
    await page.goto(`${server.url}/findings?view=sib`);
    await page.getByRole("grid").waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1440);
    expect(await page.locator(".grid-window--wide").evaluate((grid) => grid.scrollWidth > grid.clientWidth)).toBe(true);
    await page.context().close();
  });

  it("folds all but the first question of a row, and opens them by keyboard", async () => {
    const { page } = await openPage(browser, { viewport: { width: 1440, height: 900 } });
    await page.goto(`${server.url}/findings?view=sib`);
    await page.getByRole("grid").waitFor();
    const row = page.locator("tr[data-reference='F-0135']");
    expect(await row.locator(".pair:visible").count()).toBe(1);
    const unfold = row.getByRole("button", { name: /^2 more/ });
    await unfold.focus();
    await page.keyboard.press("Enter");
    expect(await row.locator(".pair:visible").count()).toBe(3);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("tr[data-reference='F-0130'] .pair:visible").count()).toBeGreaterThan(1);
    await page.context().close();
  });
});
