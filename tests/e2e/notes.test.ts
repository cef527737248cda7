/** The notes of a meeting in a browser: read, printed, and taken away as Word and HTML. */
import { readFile, rm, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkAxe, fitsItsWidth, noBrowser, openBrowser, openPage, type WatchedPage } from "../support/browser";
import { startBuiltServer, type BuiltServer } from "../support/built-server";
import { sessionCookie } from "../support/session-cookie";
import { zipParts } from "../support/zip-parts";

const now = "2022-05-23T16:30:00.000Z";
const desk = { viewport: { width: 1440, height: 900 } };
const phone = { viewport: { width: 390, height: 844 } };

describe.skipIf(noBrowser)("notes of a meeting", () => {
  let server: BuiltServer;
  let browser: Browser;
  let march = "";
  let folder = "";
  beforeAll(async () => {
    [server, browser, folder] = await Promise.all([startBuiltServer({ as: null, now }), openBrowser(), mkdtemp(path.join(tmpdir(), "notes-e2e-"))]);
    march = (await server.db.read.meeting.findUniqueOrThrow({ where: { reference: "M-0001" }, select: { id: true } })).id;
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function openAs(personId: string, to: string, options: BrowserContextOptions = {}): Promise<WatchedPage> {
    const [name = "", value = ""] = (await sessionCookie(server.db, personId, now)).split(/=(.*)/s);
    const watched = await openPage(browser, options);
    await watched.page.context().addCookies([{ name, value, url: server.url }]);
    await watched.page.goto(`${server.url}${to}`);
    return watched;
  }

  it.each([["a desk", desk], ["a phone", phone]] as const)("are read at %s, all of them and what may be published", async (_, options) => {
    const { page, complaints } = await openAs("priya-nair", `/meetings/${march}`, options);
    await page.getByRole("link", { name: "Notes", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Assurance meeting, March 2022" }).waitFor();
    for (const part of ["Attendance", "Questions and responses", "Actions", "Next meeting"]) await page.getByRole("heading", { level: 2, name: part, exact: true }).waitFor();
    await checkAxe(page);
    expect(await fitsItsWidth(page)).toBe(true);
    await page.getByRole("link", { name: "Public notes" }).click();
    await page.getByText("is left out.").waitFor();
    expect(page.url()).toContain("audience=public");
    await checkAxe(page);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("have the tables of published notes, with headings to each column and row", async () => {
    const { page } = await openAs("ngozi-okafor", `/meetings/${march}/notes`, { ...desk, javaScriptEnabled: false });
    const headings = await page.locator(".paper-table").evaluateAll((tables) => tables.map((table) => [...table.querySelectorAll("thead th")].map((each) => each.textContent)));
    expect(headings[0]).toEqual(["Name", "Capacity", "Presence"]);
    expect(headings).toContainEqual(["AFI / recommendation", "PCC's assurance questions", "Force response"]);
    expect(headings).toContainEqual(["Reference", "Action", "Owner", "Due"]);
    await page.context().close();
  });

  it("are printed without the controls, with the marking", async () => {
    const { page } = await openAs("priya-nair", `/meetings/${march}/notes`, desk);
    await page.emulateMedia({ media: "print" });
    expect(await page.getByRole("link", { name: "Download version 1 as Word" }).isVisible()).toBe(false);
    expect(await page.getByRole("link", { name: "Public notes" }).isVisible()).toBe(false);
    expect(await page.locator("thead .paper-marking").textContent()).toBe("OFFICIAL");
    expect(await page.locator("thead .paper-marking").isVisible()).toBe(true);
    expect(await page.locator(".notes-sheet__title").isVisible()).toBe(true);
    await page.context().close();
  });

  it("are taken away as a Word file", async () => {
    const { page } = await openAs("priya-nair", `/meetings/${march}/notes`, desk);
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Download version 1 as Word" }).click()]);
    expect(download.suggestedFilename()).toMatch(/^notes-M-0001-\d{4}-\d{2}-\d{2}-version-1\.docx$/);
    const file = path.join(folder, "notes.docx");
    await download.saveAs(file);
    expect(zipParts(await readFile(file)).get("word/document.xml")).toContain("Questions and responses");
    const [record] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "download that as Word" }).click()]);
    expect(record.suggestedFilename()).toMatch(/^notes-M-0001-\d{4}-\d{2}-\d{2}\.docx$/);
    await page.context().close();
  });

  it("are taken away as an HTML file that reads well by itself", async () => {
    const { page } = await openAs("priya-nair", `/meetings/${march}/notes?audience=public`, desk);
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Download version 1 as HTML" }).click()]);
    expect(download.suggestedFilename()).toMatch(/-public-version-1\.html$/);
    const file = path.join(folder, "notes.html");
    await download.saveAs(file);
    await page.context().close();
    for (const options of [desk, phone]) {
      const alone = await openPage(browser, options);
      await alone.page.goto(`file://${file}`);
      await checkAxe(alone.page);
      expect(await fitsItsWidth(alone.page)).toBe(true);
      expect(alone.complaints).toEqual([]);
      await alone.page.context().close();
    }
  });

  it("are not for observers until they are published", async () => {
    const { page } = await openAs("rosalind-achebe", `/meetings/${march}/notes`, desk);
    await page.getByText(/You may not/).first().waitFor();
    expect(await page.getByText("Questions and responses").count()).toBe(0);
    await page.context().close();
  });
});
