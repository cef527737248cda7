/** Notes at the table: one key for who answers, all of it kept as it is typed, sent when the network is back, nothing twice; others read along. */
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkAxe, fitsItsWidth, noBrowser, openBrowser, openPage } from "../support/browser";
import { startBuiltServer, type BuiltServer } from "../support/built-server";
import { sessionCookie } from "../support/session-cookie";

const NOW = "2022-05-23T14:10:00.000Z";

describe.skipIf(noBrowser)("live notes", () => {
  let server: BuiltServer;
  let browser: Browser;
  let live: string;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startBuiltServer({ as: null, now: NOW }), openBrowser()]);
    live = `${server.url}/meetings/${(await server.db.read.meeting.findFirstOrThrow({ where: { date: "2022-05-23" } })).id}/live`;
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  async function as(personId: string, options: BrowserContextOptions = {}): Promise<{ page: Page; complaints: string[] }> {
    const watched = await openPage(browser, options);
    const [name = "", value = ""] = (await sessionCookie(server.db, personId, NOW)).split(/=(.*)/s);
    await watched.page.context().addCookies([{ name, value, url: server.url }]);
    return watched;
  }
  const openItem = async (page: Page, finding: string) => {
    const { id } = await server.db.read.finding.findUniqueOrThrow({ where: { reference: finding } });
    await page.goto(`${live}?${new URLSearchParams({ item: `finding/${id}` }).toString()}`);
    await page.getByTestId("saved").waitFor();
  };
  const saidTo = (text: string) => server.db.read.responsePart.findMany({ where: { text }, select: { by: true } });
  const allSaved = (page: Page) => page.getByTestId("saved").filter({ hasText: /^Saved 15:10$/ }).waitFor();
  const waits = (page: Page, why = "") => page.getByTestId("saved").filter({ hasText: `waiting to be sent${why}` }).waitFor();

  it("one key says who answers, what is typed is there after a reload, and is recorded by the keyboard alone", async () => {
    const { page, complaints } = await as("priya-nair");
    await openItem(page, "F-0146");
    await page.locator("#live-item-heading").focus();
    await page.keyboard.press("2");
    await page.keyboard.type("Eleven of the twelve are with a supervisor.");
    await page.keyboard.press("Escape");
    await page.keyboard.press("1");
    await page.keyboard.type("The twelfth is mine, since 2 May.");
    await allSaved(page);
    await page.reload();
    await page.getByLabel("The answer, CC").waitFor();
    expect(await page.getByLabel("The answer, DCC").inputValue()).toBe("Eleven of the twelve are with a supervisor.");
    expect(await page.getByLabel("The answer, CC").inputValue()).toBe("The twelfth is mine, since 2 May.");
    await checkAxe(page);
    await page.getByLabel("The answer, CC").press("Control+Enter");
    await page.getByText("As spoken").waitFor();
    await allSaved(page);
    await expect.poll(() => saidTo("The twelfth is mine, since 2 May.")).toEqual([{ by: "CC" }]);
    await page.keyboard.press("Alt+ArrowDown");
    await expect.poll(() => page.locator(":focus").textContent()).toContain("AFI 18");
    await page.getByText("Keys", { exact: true }).click();
    await page.getByLabel("Single keys choose who answers").uncheck();
    await page.locator("#live-item-heading").focus();
    await page.keyboard.press("2");
    expect(await page.locator(":focus").getAttribute("id")).toBe("live-item-heading");
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("goes on without a network, through a closed window, and brings everything once and in order", async () => {
    const { page } = await as("priya-nair");
    await openItem(page, "F-0143");
    await page.getByRole("button", { name: "CC", exact: true }).click();
    await page.keyboard.type("They would find ");
    await allSaved(page);
    await page.context().setOffline(true);
    await page.keyboard.type("the last interview.");
    await page.keyboard.press("Control+Enter");
    await page.locator("#live-add-text").fill("In every area?");
    await page.getByRole("button", { name: "Add it" }).click();
    await page.getByRole("heading", { name: /Question asked by PCC.*waiting to be sent/ }).waitFor();
    await page.keyboard.press("3");
    await page.keyboard.type("In all but one.");
    await page.keyboard.press("Control+Enter");
    await page.getByLabel("Action").check();
    await page.locator("#live-add-text").fill("Name the one area");
    await page.getByLabel("Owners, by post").fill("ACCCV");
    await page.getByRole("button", { name: "Add it" }).click();
    await page.locator("#live-add-text").fill("Half a sent");
    await waits(page, ": the server cannot be reached");
    const context = page.context();
    await page.close();
    expect(await server.db.read.entry.count({ where: { text: "In every area?" } })).toBe(0);

    await context.setOffline(false);
    const again = await context.newPage();
    await openItem(again, "F-0143");
    await allSaved(again);
    await again.getByRole("heading", { name: /^Q3/ }).waitFor();
    expect(await again.locator("#live-add-text").inputValue()).toBe("Half a sent");
    await expect.poll(() => saidTo("They would find the last interview.")).toEqual([{ by: "CC" }]);
    await expect.poll(() => saidTo("In all but one.")).toEqual([{ by: "ACCCV" }]);
    await expect.poll(() => server.db.read.entry.findMany({ where: { text: "In every area?" }, select: { state: true, askedBy: true } })).toEqual([{ state: "answered", askedBy: "PCC" }]);
    await expect.poll(() => server.db.read.action.count({ where: { text: "Name the one area" } })).toBe(1);
    await expect.poll(() => again.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('live/')).length")).toBe(0);

    let lost = 0;
    await context.route("**/live/now", async (route) => {
      if (route.request().method() !== "POST" || lost > 2) return route.continue();
      lost += 1;
      await route.fetch();
      return route.abort();
    });
    await again.getByLabel("Comment").check();
    await again.locator("#live-add-text").fill("Said once, answered thrice.");
    await again.getByRole("button", { name: "Add it" }).click();
    await waits(again);
    await again.getByText("waiting to be sent").first().waitFor({ state: "detached", timeout: 20_000 });
    await allSaved(again);
    expect(lost).toBe(3);
    expect(await server.db.read.entry.count({ where: { text: "Said once, answered thrice." } })).toBe(1);
    await context.close();
  });

  it("is in one hand, read along by both sides, taken over on purpose, and keeps the words of the one who had it", async () => {
    const [priya, callum, tom] = [(await as("priya-nair")).page, (await as("callum-reeve")).page, (await as("tom-ashdown")).page];
    await openItem(priya, "F-0141");
    await priya.getByRole("button", { name: "DCC", exact: true }).click();
    await priya.keyboard.type("Two hundred and ten.");
    await allSaved(priya);
    await openItem(callum, "F-0141");
    await callum.getByText("Priya Nair is typing this").waitFor();
    expect(await callum.getByText("Two hundred and ten.").count()).toBe(1);
    await openItem(tom, "F-0141");
    await tom.getByText("Priya Nair takes its notes").waitFor();
    expect(await tom.content()).not.toContain("Two hundred and ten.");
    expect(await tom.getByRole("button", { name: "Take it over" }).count()).toBe(0);
    await checkAxe(callum);

    await priya.context().setOffline(true);
    await callum.getByRole("button", { name: "Take it over from Priya Nair" }).click();
    await callum.getByText("You take its notes").waitFor();
    expect(await callum.getByLabel("The answer, DCC").inputValue()).toBe("Two hundred and ten.");
    await callum.getByRole("button", { name: "Record the answer" }).click();
    await tom.getByText("Two hundred and ten.").waitFor();
    await priya.keyboard.type(" Of three hundred.");
    await waits(priya);
    await priya.context().setOffline(false);
    const refused = priya.getByRole("alert").filter({ hasText: "Not saved" });
    await refused.getByText(/Callum Reeve takes the notes/).waitFor();
    expect(await refused.textContent()).toContain("DCC: Two hundred and ten. Of three hundred.");
    await checkAxe(priya);
    expect(new URL((await refused.getByRole("link").getAttribute("href")) ?? "", live).searchParams.get("item")).toMatch(/^finding\//);
    await refused.getByRole("button", { name: "Put it away" }).click();
    await refused.waitFor({ state: "hidden" });
    for (const page of [priya, callum, tom]) await page.context().close();
  });

  it("takes a prepared response as it is, or amends it by what was said, with both texts kept", async () => {
    const { page } = await as("priya-nair");
    await openItem(page, "F-0139");
    await page.getByRole("button", { name: "Accept as it is" }).click();
    await page.getByText("Taken as it is").waitFor();
    await openItem(page, "F-0153");
    await page.getByText("Amend by what was said").first().click();
    const box = page.getByRole("form", { name: /^Amend/ }).first();
    await box.getByRole("textbox", { name: "What was said" }).fill("The number this morning was 71 of 104.");
    await box.getByRole("button", { name: "Record what was said" }).click();
    await page.getByText("The number this morning was 71 of 104.").first().waitFor();
    await page.getByText("What was written before").click();
    await page.getByText("the number on Friday was 67 of 104").waitFor();
    await page.context().close();
  });

  it("works without a script, and keeps what is refused", async () => {
    const { page } = await as("priya-nair", { javaScriptEnabled: false });
    await page.goto(live);
    await page.getByRole("link", { name: /AFI 20/ }).click();
    await page.getByLabel("Who answers").fill("DCC");
    await page.getByLabel("The answer").fill("An oversight.");
    await page.getByRole("button", { name: "Record the answer" }).click();
    await page.getByText("It was recorded.").waitFor();
    await expect.poll(() => saidTo("An oversight.")).toEqual([{ by: "DCC" }]);
    await page.getByLabel("Action", { exact: true }).check();
    await page.locator("#live-add-text").fill("Name a lead");
    await page.getByLabel("Owners of an action").fill("DCC");
    await page.getByRole("button", { name: "Add it" }).click();
    await page.getByRole("link", { name: /^A-\d+$/ }).waitFor();
    await page.getByLabel("Deferred", { exact: true }).check();
    await page.getByLabel("Why, where, or the comment").fill("Until there is a lead");
    await page.getByRole("button", { name: "End this item" }).click();
    await page.getByRole("alert").getByText("Say to which meeting it is deferred.").waitFor();
    expect(await page.getByLabel("Why, where, or the comment").inputValue()).toBe("Until there is a lead");
    await page.getByLabel("Deferred to").selectOption({ index: 1 });
    await page.getByRole("button", { name: "End this item" }).click();
    await page.getByText("How the item ended was recorded. This is the next one.").waitFor();
    expect(await page.locator("#live-item-heading").textContent()).not.toContain("AFI 20");
    expect(await server.db.read.agendaItem.count({ where: { outcome: "deferred", outcomeNote: "Until there is a lead" } })).toBe(1);
    await page.context().close();
  });

  it("fits a narrow window, and every kind of item passes axe", async () => {
    const { page, complaints } = await as("priya-nair", { viewport: { width: 390, height: 800 } });
    for (const item of ["", "opening", "outstanding", "aob"]) {
      await page.goto(item === "" ? live : `${live}?item=${item}`);
      await page.getByTestId("saved").waitFor();
      expect(await fitsItsWidth(page), item).toBe(true);
      await checkAxe(page);
    }
    await openItem(page, "F-0139");
    await page.getByText("Correct what was noted", { exact: false }).or(page.getByText("Amend by what was said")).first().click();
    expect(await fitsItsWidth(page)).toBe(true);
    await checkAxe(page);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
