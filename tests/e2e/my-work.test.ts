/** My work, private notes and named views in a browser: by role, on a phone, with and without JavaScript. */
import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkAxe, fitsItsWidth, noBrowser, openBrowser, openPage, type WatchedPage } from "../support/browser";
import { startBuiltServer, type BuiltServer } from "../support/built-server";
import { sessionCookie } from "../support/session-cookie";

const now = "2022-05-23T08:30:00.000Z";
const noScript = { javaScriptEnabled: false };
const phone = { viewport: { width: 390, height: 844 } };

describe.skipIf(noBrowser)("my work", () => {
  let server: BuiltServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startBuiltServer({ as: null, now }), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  async function openAs(personId: string, path: string, options: BrowserContextOptions = {}): Promise<WatchedPage> {
    const [name = "", value = ""] = (await sessionCookie(server.db, personId, now)).split(/=(.*)/s);
    const watched = await openPage(browser, options);
    await watched.page.context().addCookies([{ name, value, url: server.url }]);
    await watched.page.goto(`${server.url}${path}`);
    return watched;
  }

  it.each([
    ["priya-nair", "Your drafts"], ["helen-ferriday", "To approve"], ["callum-reeve", "Answers to assure"], ["tom-ashdown", "Updates due from the leads"],
    ["siobhan-byrne", "Updates due"], ["moira-cassidy", "My work"], ["catherine-wells", "My work"], ["beth-hargreaves", "My work"], ["judith-allardyce", "Nothing waits for you"],
    ["samira-haddad", "My work"],
  ])("is the home page of %s, at every width, without a fault", async (personId, heading) => {
    for (const width of personId === "tom-ashdown" ? [1440, 390, 320] : [1440, 390]) {
      const { page, complaints } = await openAs(personId, "/", { viewport: { width, height: 900 } });
      await page.waitForLoadState("networkidle");
      expect(await page.title()).toBe("My work – Assurance tracker");
      await page.getByRole("heading", { name: heading }).first().waitFor();
      for (const summary of await page.locator("main details summary").all()) await summary.click();
      expect(await fitsItsWidth(page)).toBe(true);
      expect(complaints).toEqual([]);
      await checkAxe(page);
      await page.context().close();
    }
  });

  it("leads with one click to the place where it is done, also without JavaScript", async () => {
    const { page } = await openAs("helen-ferriday", "/", { ...phone, ...noScript });
    await expect(page.getByRole("link", { name: /^My work/ }).textContent()).resolves.toMatch(/My work \d+, \d+ waiting/);
    await page.locator("#approve").getByRole("link", { name: /^AFI 3\b.*Question/ }).click();
    expect(new URL(page.url()).pathname).toMatch(/^\/entries\//);
    await page.getByText("Harle Valley issued no community protection notices").first().waitFor();
  });

  it("tells the force nothing of what the office prepares, nor the office of the force’s drafts", async () => {
    const force = await openAs("tom-ashdown", "/");
    expect(await force.page.content()).not.toContain("community protection notices last year");
    const office = await openAs("priya-nair", "/");
    expect(await office.page.content()).not.toMatch(/Drafts to submit|draft begun/);
  });

  it("leads an observer to what is published", async () => {
    const { page } = await openAs("rosalind-achebe", "/");
    expect(new URL(page.url()).pathname).toBe("/published");
    expect(await page.getByRole("link", { name: /^My work/ }).count()).toBe(0);
  });

  it("keeps a private note for one’s side, added and removed without JavaScript", async () => {
    const { page } = await openAs("priya-nair", "/findings/F-0135", { ...phone, ...noScript });
    const notes = page.getByRole("region", { name: "Private notes of the office" });
    await notes.getByLabel("No note yet. Add one").fill("Ask the superintendent first.\nThen the DCC.");
    await notes.getByRole("button", { name: "Add the note" }).click();
    await page.getByRole("status").getByText("The note was added.").waitFor();
    await notes.getByText("Ask the superintendent first.").waitFor();
    expect(await fitsItsWidth(page)).toBe(true);

    const colleague = await openAs("helen-ferriday", "/findings/F-0135");
    await colleague.page.getByText("Ask the superintendent first.").first().waitFor();
    expect(await colleague.page.getByRole("button", { name: /^Remove your note/ }).count()).toBe(0);
    await checkAxe(colleague.page);
    const force = await openAs("tom-ashdown", "/findings/F-0135");
    await force.page.getByRole("region", { name: "Private notes of the force" }).waitFor();
    expect(await force.page.content()).not.toContain("superintendent first");

    await notes.getByRole("button", { name: /^Remove your note/ }).click();
    await page.getByRole("status").getByText("The note was removed.").waitFor();
    expect(await notes.getByText("Ask the superintendent first.").count()).toBe(0);
  });

  it("says what a note lacks, and keeps what was typed", async () => {
    const { page } = await openAs("priya-nair", "/findings/F-0135/notes");
    await page.getByRole("button", { name: "Add the note" }).click();
    await page.getByRole("alert").getByText("Write the note first.").waitFor();
    await checkAxe(page);
    await page.getByLabel("Note").fill("x".repeat(30_001));
    await page.getByRole("button", { name: "Add the note" }).click();
    await page.getByRole("alert").getByText("30,001 characters").waitFor();
    expect((await page.getByLabel("Note").inputValue()).length).toBe(30_001);
  });

  it("saves a view of the register, opens it from home, renames and deletes it, without JavaScript", async () => {
    const { page } = await openAs("callum-reeve", "/findings?rag=red&page=1", noScript);
    await page.getByText("Your views", { exact: true }).click();
    await page.getByLabel("Name for what is shown now").fill("Reds");
    await page.getByRole("button", { name: "Save the view" }).click();
    await page.getByRole("status").getByText("This view was saved as “Reds”").waitFor();
    expect(new URL(page.url()).search).toBe("?rag=red");

    await page.goto(`${server.url}/findings?rag=amber`);
    await page.getByText("Your views", { exact: true }).click();
    await page.getByLabel("Name for what is shown now").fill("Reds");
    await page.getByRole("button", { name: "Save the view" }).click();
    await page.getByRole("alert").getByText("You have a view “Reds” already").waitFor();
    await page.getByLabel("Name", { exact: true }).fill("Ambers");
    await page.getByRole("button", { name: "Save the view" }).click();
    expect(new URL(page.url()).search).toBe("?rag=amber");

    await page.goto(`${server.url}/`);
    await page.getByRole("region", { name: "Your views of the register" }).getByRole("link", { name: "Reds" }).click();
    expect(new URL(page.url()).search).toBe("?rag=red");

    await page.goto(`${server.url}/views`);
    await page.getByLabel("New name for Ambers").fill("Reds");
    await page.getByRole("button", { name: "Rename Ambers" }).click();
    await page.getByRole("alert").getByText("You have a view “Reds” already").waitFor();
    await page.getByLabel("New name for Ambers").fill("Amber ones");
    await page.getByRole("button", { name: "Rename Ambers" }).click();
    await page.getByRole("link", { name: "Amber ones" }).waitFor();
    await page.getByRole("button", { name: "Delete Reds" }).click();
    await page.getByRole("status").getByText("The view was deleted.").waitFor();
    expect(await page.getByRole("link", { name: "Reds" }).count()).toBe(0);
    const withScript = await openAs("callum-reeve", "/views", phone);
    await checkAxe(withScript.page);
    expect(await fitsItsWidth(withScript.page)).toBe(true);
  });

  it("changes to a saved view in the register without leaving the page", async () => {
    const { page, complaints } = await openAs("moira-cassidy", "/findings?view=sib&rag=green");
    await page.waitForLoadState("networkidle");
    await page.getByText("Your views", { exact: true }).click();
    await page.getByLabel("Name for what is shown now").fill("Green ones");
    await page.getByRole("button", { name: "Save the view" }).click();
    await page.getByText("This view was saved").waitFor();
    await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: "Assurance" }).click();
    await page.getByText("Your views", { exact: true }).click();
    await checkAxe(page);
    await page.getByRole("list", { name: "Your views" }).getByRole("link", { name: "Green ones" }).click();
    await page.waitForURL(`${server.url}/findings?view=sib&rag=green`);
    expect(complaints).toEqual([]);
  });

  it("takes no for an answer on the daily mail", async () => {
    const { page } = await openAs("siobhan-byrne", "/account", noScript);
    const panel = page.getByRole("region", { name: "Daily mail" });
    expect(await panel.getByRole("checkbox").isChecked()).toBe(true);
    await panel.getByRole("checkbox").uncheck();
    await panel.getByRole("button", { name: "Save" }).click();
    await page.getByRole("status").getByText("Saved.").waitFor();
    expect(await panel.getByRole("checkbox").isChecked()).toBe(false);
  });
});
