/** The frame around every page, in a browser: policy, console, sides, refusals, narrow screens. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkAxe, fitsItsWidth, noBrowser, openBrowser, openPage } from "../support/browser";
import { startBuiltServer, type BuiltServer } from "../support/built-server";

const nowhere = "/no-such-page";

describe.skipIf(noBrowser)("the frame of a page", () => {
  let server: BuiltServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startBuiltServer(), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  it("is served under a policy that allows only this page's own scripts, and breaks none of it", async () => {
    const { page, complaints } = await openPage(browser);
    const answer = await page.goto(`${server.url}/findings`);
    const policy = (await answer?.allHeaders())?.["content-security-policy"] ?? "";
    expect(policy).toMatch(/script-src 'nonce-[\w+/=]{20,}' 'strict-dynamic'/);
    expect(policy).not.toContain("unsafe");
    await page.waitForFunction("window.__remixContext !== undefined");
    await page.waitForLoadState("networkidle");
    expect(complaints).toEqual([]);
    expect(await answer?.text()).not.toMatch(/<[^>]* style=/);
    await checkAxe(page);
  });

  it("sends a form once, and again as soon as the answer to it stands there", async () => {
    const { page } = await openPage(browser);
    await page.goto(`${server.url}/findings/F-0135/notes`);
    await page.waitForLoadState("networkidle");
    let sent = 0;
    let readAfterwards: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (readAfterwards = resolve));
    await page.route(/\.data/, async (route) => {
      if (route.request().method() === "POST") sent++;
      else await held;
      await route.continue();
    });
    const add = page.getByRole("button", { name: "Add the note" });
    await add.click();
    await page.getByRole("alert").getByText("Write the note first.").waitFor();
    await page.getByLabel("Note").fill("Ask the superintendent once.");
    await add.dblclick();
    await add.click();
    readAfterwards();
    await page.getByRole("status").getByText("The note was added.").waitFor();
    expect(sent).toBe(2);
  });

  it("switches sides and comes back to the same page", async () => {
    const { page } = await openPage(browser);
    await page.goto(`${server.url}/findings?sort=rag`);
    await expect(page.getByRole("banner").textContent()).resolves.toContain("Priya Nair");
    await page.getByRole("button", { name: "Look as the force" }).click();
    await page.getByRole("link", { name: "Tom Ashdown" }).waitFor();
    expect(page.url()).toBe(`${server.url}/findings?sort=rag`);
    await page.getByRole("button", { name: "Look as the commissioner’s office" }).click();
    await page.getByText("Priya Nair").waitFor();
  });

  it("switches sides without JavaScript", async () => {
    const { page } = await openPage(browser, { javaScriptEnabled: false });
    await page.goto(`${server.url}${nowhere}`);
    await page.getByRole("button", { name: "Look as the force" }).click();
    await expect(page.getByRole("banner").textContent()).resolves.toContain("Tom Ashdown");
  });

  it("says on one page what is not there, with the frame around it", async () => {
    const { page } = await openPage(browser, { viewport: { width: 390, height: 800 } });
    const answer = await page.goto(`${server.url}${nowhere}`);
    expect(answer?.status()).toBe(404);
    expect(await page.title()).toBe("Page not found – Assurance tracker");
    await page.getByRole("heading", { name: "Page not found" }).waitFor();
    expect(await fitsItsWidth(page)).toBe(true);
    await checkAxe(page);
  });

  it("leads a keyboard past the bar with the first key", async () => {
    const { page } = await openPage(browser);
    await page.goto(`${server.url}${nowhere}`);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.id")).toBe("main");
  });
});
