/** The history in a browser: on a finding, on its own page, as a file; and the two pages for everybody. */
import { readFile } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkAxe, fitsItsWidth, noBrowser, openBrowser, openPage } from "../support/browser";
import { startBuiltServer, type BuiltServer } from "../support/built-server";
import { demonstrationDatabase } from "../support/demonstration-database";
import { sessionCookie } from "../support/session-cookie";

const now = "2022-05-23T08:30:00.000Z";
const narrow = { viewport: { width: 390, height: 800 } };

describe.skipIf(noBrowser)("the history", () => {
  let server: BuiltServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startBuiltServer({ now, database: await demonstrationDatabase() }), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  async function openAs(personId: string, options = {}) {
    const opened = await openPage(browser, options);
    const [, name = "", value = ""] = /^([^=]+)=(.+)$/.exec(await sessionCookie(server.db, personId, now)) ?? [];
    await opened.page.context().addCookies([{ name, value, url: server.url }]);
    return opened;
  }

  it.each([true, false])("of a finding tells who changed this RAG and when (JavaScript: %s)", async (javaScriptEnabled) => {
    const { page, complaints } = await openPage(browser, { ...narrow, javaScriptEnabled });
    await page.goto(`${server.url}/findings/F-0104`);
    await page.getByLabel("Show changes of").selectOption({ label: "RAG" });
    await page.getByRole("region", { name: "History" }).or(page.locator("#history")).first().getByRole("button", { name: "Show" }).click();
    await page.waitForURL(/field=finding\.rag/);
    const table = page.locator(".history-table");
    await expect.poll(() => table.getByRole("rowheader", { name: /\d{4}, \d\d:\d\d/ }).count()).toBe(1);
    const text = await table.innerText();
    expect(text).toMatch(/17 January 2022, 07:00 · Moira Cassidy, Det Ch Supt, force · on screen/);
    expect(text).toMatch(/RAG[\s\S]*empty[\s\S]*Amber/);
    expect(text).not.toContain("Update");
    expect(complaints).toEqual([]);
  });

  it.each([true, false])("is narrowed and turned page by page (JavaScript: %s)", async (javaScriptEnabled) => {
    const { page, complaints } = await openPage(browser, { javaScriptEnabled });
    await page.goto(`${server.url}/history`);
    await page.getByRole("link", { name: "Older" }).click();
    await page.waitForURL(/page=2/);
    await page.getByText(/page 2 of \d+/).waitFor();
    await page.getByLabel("Finding", { exact: true }).fill("f-104");
    await page.getByLabel("Who").selectOption("Moira Cassidy");
    await page.getByLabel("From").fill("1 April 2022");
    await page.getByRole("button", { name: "Show" }).click();
    await page.waitForURL(/from=/);
    await page.getByText("3 events of this kind").waitFor();
    expect(await page.locator(".history-table").innerText()).toMatch(/F-0104[\s\S]*RAG reason[\s\S]*55% of reviews useful/);
    await page.getByRole("link", { name: "Show everything" }).click();
    await page.waitForURL(/history$/);
    expect(complaints).toEqual([]);
  });

  it("passes axe, and fits a narrow window, full, empty and with mistakes", async () => {
    for (const size of [{}, narrow]) {
      const { page, complaints } = await openAs("judith-allardyce", size);
      for (const path of ["/history", "/history?who=Nobody", "/history?finding=F-9999&from=soon"]) {
        await page.goto(`${server.url}${path}`);
        await page.waitForLoadState("networkidle");
        await checkAxe(page);
        expect(await fitsItsWidth(page), path).toBe(true);
      }
      await expect.poll(() => page.evaluate("document.activeElement?.textContent ?? ''")).toContain("There is a problem");
      expect(complaints).toEqual([]);
    }
  });

  it("is given as a file of the official record, and as another that says that it holds drafts", async () => {
    const { page } = await openPage(browser);
    await page.goto(`${server.url}/history?finding=F-0104`);
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Official record as CSV" }).click()]);
    expect(download.suggestedFilename()).toBe("history-2022-05-23.csv");
    const text = await readFile(await download.path(), "utf8");
    expect(text.split("\r\n")[0]).toBe("\ufeffWhen (UK time),When (UTC),Who,Post,Side,Finding,What,Before,After,How,Draft of,Taken away by law,In the chain,Digest,Chain");
    const [drafts] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "With our drafts as CSV" }).click()]);
    expect(drafts.suggestedFilename()).toContain("contains-drafts");
  });

  it("lets an observer read what is published, and nothing of the two sides", async () => {
    const { page } = await openAs("rosalind-achebe");
    await page.goto(`${server.url}/history`);
    await page.getByRole("heading", { name: "History", exact: true }).waitFor();
    expect(await page.getByRole("link", { name: /^F-\d+$/ }).count()).toBe(0);
    expect(await page.getByLabel("What changed").innerText()).not.toMatch(/RAG|Update|Questions/);
    await checkAxe(page);
  });
});

describe.skipIf(noBrowser)("the pages for everybody", () => {
  it("are read without signing in, from the foot of every page, and pass axe", async () => {
    const [server, browser] = await Promise.all([startBuiltServer({ as: null, now, database: await demonstrationDatabase() }), openBrowser()]);
    for (const size of [{}, narrow]) {
      const { page, complaints } = await openPage(browser, size);
      for (const [link, heading] of [["Accessibility", "Accessibility statement"], ["Privacy", "Privacy"]] as const) {
        await page.goto(`${server.url}/sign-in`);
        await page.getByRole("contentinfo").getByRole("link", { name: link }).click();
        await page.getByRole("heading", { level: 1, name: heading }).waitFor();
        await page.waitForLoadState("networkidle");
        expect(await page.getByRole("main").innerText()).toContain("Marchshire Police");
        await checkAxe(page);
        expect(await fitsItsWidth(page)).toBe(true);
      }
      expect(complaints).toEqual([]);
    }
    await browser.close();
    await server.stop();
  });
});
