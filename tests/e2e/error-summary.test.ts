/** What is wrong with a form leads to its field, and is still said there. */
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { noBrowser, openBrowser, openPage } from "../support/browser";
import { startBuiltServer, type BuiltServer } from "../support/built-server";
import { sessionCookie } from "../support/session-cookie";

const NOW = "2022-05-23T08:30:00.000Z";

describe.skipIf(noBrowser)("what is wrong with a form", () => {
  let server: BuiltServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startBuiltServer({ as: null, now: NOW }), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  /** A meeting planned with nothing said of it. */
  async function refused(options: BrowserContextOptions): Promise<Page> {
    const { page } = await openPage(browser, options);
    const [name = "", value = ""] = (await sessionCookie(server.db, "priya-nair", NOW)).split(/=(.*)/s);
    await page.context().addCookies([{ name, value, url: server.url }]);
    await page.goto(`${server.url}/meetings/new`);
    await page.getByRole("button", { name: "Plan it" }).click();
    await page.getByRole("heading", { name: "There is a problem" }).waitFor();
    return page;
  }

  it.each([true, false])("is still said after going to the field (JavaScript: %s)", async (javaScriptEnabled) => {
    const page = await refused({ javaScriptEnabled });
    const link = page.locator(".govuk-error-summary a");
    const field = (await link.getAttribute("href"))?.slice(1) ?? "";
    expect(field).not.toBe("");
    await link.click();
    await (javaScriptEnabled ? page.locator(`[id="${field}"]:focus`) : page.locator(`[id="${field}"]:target`)).waitFor();
    expect(await page.getByRole("heading", { name: "There is a problem" }).count()).toBe(1);
    expect(await page.locator(`[id="${field}-error"]`).count()).toBe(1);
    await page.context().close();
  });
});
