/** Live notes by the keyboard: the focus stays where the work is, and what cannot be recorded is said where it is typed. */
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

  /** By the Tab key alone, as far as it takes. */
  async function tabTo(page: Page, to: string): Promise<void> {
    for (let pressed = 0; pressed < 120; pressed += 1) {
      if (await page.evaluate<boolean>(`document.activeElement.matches(${JSON.stringify(to)})`)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`The Tab key does not come to ${to}.`);
  }
  /** From wherever the focus is left: nobody who has no mouse is sent back to the top of the page. */
  const stays = async (page: Page) => { await expect.poll(() => page.evaluate<string>("document.activeElement.tagName")).not.toBe("BODY"); };
  const press = async (page: Page, keys: string) => {
    await page.keyboard.press(keys);
    await stays(page);
  };
  const say = async (page: Page, what: string, words: string) => {
    await tabTo(page, "[name=add]");
    for (let moved = 0; moved < 6 && (await page.locator("[name=add]:checked").getAttribute("value")) !== what; moved += 1) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Tab");
    await page.keyboard.type(words);
    await press(page, "Control+Enter");
  };

  it("loses the focus with no button that goes when it is pressed", async () => {
    const { page } = await priya(1440);
    await openItem(page, "F-0139");
    await tabTo(page, ".live-nobody button");
    await press(page, "Enter");
    await page.getByText("You take its notes").waitFor();
    await stays(page);
    await tabTo(page, ".live-response__do button");
    await press(page, "Enter");
    await page.getByText("Taken as it is").waitFor();
    await stays(page);
    await openItem(page, "F-0146");
    await page.locator("#live-item-heading").focus();
    await page.keyboard.press("1");
    await page.keyboard.type("It is.");
    await page.keyboard.press("Escape");
    await page.locator("#live-item-heading").focus();
    await page.keyboard.press("2");
    await page.keyboard.type("Nearly.");
    await page.getByRole("button", { name: /^Take out/ }).last().focus();
    await press(page, "Enter");
    await page.context().close();
  });

  it("takes nothing off the page again when what was asked for earlier comes later", async () => {
    const { page } = await priya(1440);
    await openItem(page, "F-0153");
    let held = false;
    let release = () => {};
    const released = new Promise<void>((go) => { release = go; });
    await page.context().route("**/live/now?*", async (route) => {
      if (held || route.request().method() !== "GET") return route.continue();
      held = true;
      const response = await route.fetch();
      await released;
      await route.fulfill({ response });
    });
    await say(page, "comment", "First.");
    await expect.poll(() => held).toBe(true);
    const again = page.waitForResponse((each) => each.url().includes("/live/now?") && each.request().method() === "GET");
    await say(page, "comment", "Second.");
    await again;
    await page.locator(".live-entry").getByText("Second.").waitFor();
    await page.evaluate("new MutationObserver(() => { if (!document.body.textContent.includes('Second.')) document.title = 'It went'; }).observe(document.body, { childList: true, subtree: true, characterData: true })");
    const late = page.waitForResponse((each) => each.url().includes("/live/now?") && each.request().method() === "GET");
    release();
    await late;
    await page.waitForResponse((each) => each.url().includes("/live/now?") && each.request().method() === "GET");
    expect(await page.title()).not.toBe("It went");
    await page.context().close();
  });

  it("says at its field what keeps an answer, an action or a matter from being taken", async () => {
    const { page, complaints } = await priya(1440);
    await openItem(page, "F-0143");
    await page.locator("#live-item-heading").focus();
    await page.keyboard.press("1");
    await page.keyboard.type("It is.");
    await page.keyboard.press("Escape");
    await page.locator("#live-item-heading").focus();
    await page.keyboard.press("2");
    await page.keyboard.press("Control+Enter");
    await page.getByText("Write what the DCC says, or take the post out.").waitFor();
    expect(await focused(page)).toMatch(/-1-text$/);
    await checkAxe(page);
    await page.keyboard.type("Nearly.");
    expect(await page.getByText("Write what the DCC says").count()).toBe(0);
    await page.locator("#live-add-text").press("Control+Enter");
    await page.getByText("Write the question, comment or concern first.").waitFor();
    await page.goto(`${meeting}/live?item=outstanding`);
    await page.getByTestId("saved").waitFor();
    await page.getByLabel("What happened").first().selectOption("deferred");
    await page.locator(".live-matter__form textarea").first().fill("The money is not there yet.");
    await page.keyboard.press("Control+Enter");
    await page.getByText("Say to which meeting it is put off.").waitFor();
    expect(await focused(page)).toMatch(/-toMeeting$/);
    await checkAxe(page);
    expect(await page.getByRole("heading", { name: "Not saved" }).count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
