/** What a role sees of the house: the page of permissions, an observer's pages, and only the ways that are theirs. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkAxe, fitsItsWidth, noBrowser, openBrowser, openPage, type WatchedPage } from "../support/browser";
import { startBuiltServer, type BuiltServer } from "../support/built-server";
import { sessionCookie } from "../support/session-cookie";

const NOW = "2022-05-23T08:30:00.000Z";

describe.skipIf(noBrowser)("by role", () => {
  let server: BuiltServer;
  let browser: Browser;
  beforeAll(async () => {
    server = await startBuiltServer({ now: NOW, as: null });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  async function pageOf(personId: string, width = 1440): Promise<WatchedPage> {
    const watched = await openPage(browser, { viewport: { width, height: 900 } });
    const [name = "", value = ""] = (await sessionCookie(server.db, personId, NOW)).split(/=(.*)/s);
    await watched.page.context().addCookies([{ name, value, url: server.url }]);
    return watched;
  }

  const places = async ({ page }: WatchedPage) => (await page.getByRole("navigation", { name: "Main" }).locator("a").allTextContents()).map((words) => words.replace(/\s*\d+(?:, \d+ waiting.*)?$/, "").trim());

  it.each([390, 1440])("says who may do what, and marks one’s own role, %i wide", async (width) => {
    const watched = await pageOf("siobhan-byrne", width);
    const { page, complaints } = watched;
    await page.goto(`${server.url}/account`);
    await page.getByRole("contentinfo").getByRole("link", { name: "Who may do what" }).click();
    await page.waitForURL("**/permissions");
    await page.getByRole("heading", { level: 1, name: "Who may do what" }).waitFor();
    expect(await page.locator("table").count()).toBe(4);
    expect(await page.getByText("your role").count()).toBe(1);
    expect(await page.locator("tr", { hasText: /^\s*keep a finding up to date/ }).innerText()).toMatch(/\bown\b/);
    expect(await fitsItsWidth(page)).toBe(true);
    await checkAxe(page);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each([390, 1440])("leads an observer to what is published, searchable without a script, and to nothing else, %i wide", async (width) => {
    const watched = await pageOf("rosalind-achebe", width);
    const { page, complaints } = watched;
    await page.goto(server.url);
    await page.waitForURL("**/published");
    expect((await places(watched)).includes("Findings")).toBe(false);
    expect(await places(watched)).toContain("Published findings");
    await checkAxe(page);
    expect(await fitsItsWidth(page)).toBe(true);
    await page.getByLabel("Words to look for").fill("missing");
    await page.getByRole("button", { name: "Search" }).click();
    await page.waitForURL("**/published?q=missing");
    await page.getByText(/^[1-9]\d* of \d+ findings hold these words\.$/).waitFor();
    await checkAxe(page);
    expect(complaints).toEqual([]);
    for (const path of ["/findings", "/findings/F-0130", "/inspections", "/people", "/settings", "/import", "/export", "/question-bank", "/findings/rows"]) {
      const answer = await page.goto(`${server.url}${path}`);
      expect([path, answer?.status()]).toEqual([path, 403]);
    }
    await page.goto(`${server.url}/findings`);
    expect(await page.locator("main").innerText()).toContain("You may not read the record");
    await checkAxe(page);
    await page.getByRole("link", { name: "Go to the first page" }).click();
    await page.waitForURL("**/published");
    await page.context().close();
  });

  it("is searched without JavaScript", async () => {
    const answer = await fetch(`${server.url}/published?q=missing+person`, { headers: { Cookie: await sessionCookie(server.db, "rosalind-achebe", NOW) } });
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(html).toContain('value="missing person"');
    expect(html).toMatch(/findings hold these words/);
  });

  it("shows each role the ways that are theirs", async () => {
    const byPerson: [string, string[], string[]][] = [
      ["priya-nair", ["Question bank", "Import"], []], ["samira-haddad", ["People"], ["Question bank"]], ["helen-ferriday", ["Question bank"], ["Import"]],
      ["catherine-wells", ["Findings"], ["Question bank"]], ["beth-hargreaves", ["Findings"], ["Import", "Question bank"]],
    ];
    for (const [person, there, notThere] of byPerson) {
      const watched = await pageOf(person);
      await watched.page.goto(`${server.url}/people`);
      const shown = await places(watched);
      expect(there.filter((words) => !shown.includes(words)), person).toEqual([]);
      expect(notThere.filter((words) => shown.includes(words)), person).toEqual([]);
      await watched.page.context().close();
    }
  });
});
