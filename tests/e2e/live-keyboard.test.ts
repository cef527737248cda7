/** A meeting noted by the keyboard alone, from the first question to its close; and what cannot be recorded is said where it is typed. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkAxe, fitsItsWidth, noBrowser, openBrowser, openPage } from "../support/browser";
import { startBuiltServer, type BuiltServer } from "../support/built-server";
import { sessionCookie } from "../support/session-cookie";

const NOW = "2022-05-23T14:10:00.000Z";

describe.skipIf(noBrowser)("live notes by the keyboard", () => {
  let server: BuiltServer;
  let browser: Browser;
  let meeting: string;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startBuiltServer({ as: null, now: NOW }), openBrowser()]);
    meeting = `${server.url}/meetings/${(await server.db.read.meeting.findFirstOrThrow({ where: { date: "2022-05-23" } })).id}`;
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  async function priya(width: number): Promise<{ page: Page; complaints: string[] }> {
    const watched = await openPage(browser, { viewport: { width, height: 900 } });
    const [name = "", value = ""] = (await sessionCookie(server.db, "priya-nair", NOW)).split(/=(.*)/s);
    await watched.page.context().addCookies([{ name, value, url: server.url }]);
    return watched;
  }
  const openItem = async (page: Page, finding: string) => {
    const { id } = await server.db.read.finding.findUniqueOrThrow({ where: { reference: finding } });
    await page.goto(`${meeting}/live?${new URLSearchParams({ item: `finding/${id}` }).toString()}`);
    await page.getByTestId("saved").waitFor();
  };
  const focused = (page: Page) => page.evaluate<string>("document.activeElement.id");
  const heading = (page: Page) => page.locator("#live-item-heading").textContent();
  const allSaved = (page: Page) => page.getByTestId("saved").filter({ hasText: /^Saved 15:10$/ }).waitFor();

  it("says at its field what keeps the end of an item from being taken, and stays with the item", async () => {
    const { page, complaints } = await priya(390);
    await openItem(page, "F-0141");
    const here = await heading(page);
    await page.getByRole("radio", { name: "Deferred", exact: true }).press("Space");
    await page.getByRole("radio", { name: "Deferred", exact: true }).press("Control+Enter");
    await page.getByText("Say to which meeting it is deferred.").waitFor();
    expect(await focused(page)).toBe("live-end-to");
    expect(await heading(page)).toBe(here);
    expect(await page.getByRole("heading", { name: "Not saved" }).count()).toBe(0);
    await checkAxe(page);
    expect(await fitsItsWidth(page)).toBe(true);
    await page.getByLabel("Deferred to").selectOption({ index: 1 });
    await page.keyboard.press("Control+Enter");
    await page.getByText("Say why it is deferred.").waitFor();
    expect(await focused(page)).toBe("live-end-note");
    await page.keyboard.type("The papers came this morning.");
    await page.getByRole("radio", { name: "Discussed", exact: true }).press("Space");
    expect(await page.getByText("Say why it is deferred.").count()).toBe(0);
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => heading(page)).not.toBe(here);
    expect(await focused(page)).toBe("live-item-heading");
    await allSaved(page);
    const { id } = await server.db.read.finding.findUniqueOrThrow({ where: { reference: "F-0141" } });
    expect(await server.db.read.agendaItem.findMany({ where: { findingId: id }, select: { outcome: true, outcomeNote: true } })).toEqual([{ outcome: "discussed", outcomeNote: null }]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
