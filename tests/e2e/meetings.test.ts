/** Meetings in a browser: planned, their agenda put in order by keyboard and without JavaScript, who came, how items ended, closed, and the pack and the calendar file. */
import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { write } from "~/db/write.server";
import { checkAxe, fitsItsWidth, noBrowser, openBrowser, openPage, type WatchedPage } from "../support/browser";
import { startBuiltServer, type BuiltServer } from "../support/built-server";
import { sessionCookie } from "../support/session-cookie";

/** The meeting of that day is held already. */
const now = "2022-05-23T16:30:00.000Z";
const noScript = { javaScriptEnabled: false };
const phone = { viewport: { width: 390, height: 844 } };

describe.skipIf(noBrowser)("meetings", () => {
  let server: BuiltServer;
  let browser: Browser;
  let [may, july] = ["", ""];
  beforeAll(async () => {
    [server, browser] = await Promise.all([startBuiltServer({ as: null, now }), openBrowser()]);
    const idOf = async (reference: string) => (await server.db.read.meeting.findUniqueOrThrow({ where: { reference }, select: { id: true } })).id;
    [may, july] = [await idOf("M-0002"), await idOf("M-0003")];
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

  const numbered = async ({ page }: WatchedPage) => page.locator("#agenda .agenda__item").evaluateAll((items) => items.map((item) => `${item.querySelector(".agenda__number")?.textContent ?? ""} ${item.querySelector(".agenda__words > span")?.textContent ?? ""}`));

  it("is planned, and its agenda is put in order without JavaScript, by one place or to any", async () => {
    const watched = await openAs("priya-nair", "/meetings/new", { ...noScript, ...phone });
    const { page } = watched;
    await page.getByLabel("Kind").first().selectOption("performance");
    await page.locator("#date").fill("12/9/2022");
    await page.locator("#time").fill("10:00");
    await page.getByRole("button", { name: "Plan it" }).click();
    await page.getByRole("heading", { level: 1, name: "Performance meeting, September 2022" }).waitFor();
    for (const heading of ["Retail crime", "Call handling"]) {
      await page.getByRole("link", { name: "Add an item" }).click();
      await page.getByLabel("Heading").fill(heading);
      await page.getByRole("button", { name: "Add it" }).click();
      await page.getByText(`“${heading}” stands on the agenda.`).waitFor();
    }
    const before = await numbered(watched);
    expect(before.slice(-3).map((each) => each.replace(/^\d+ /, ""))).toEqual(["Retail crime", "Call handling", "Any other business"]);
    await page.getByRole("button", { name: /^Move up: \d+ Call handling/ }).click();
    await expect.poll(async () => (await numbered(watched)).at(-3)).toMatch(/Call handling$/);
    const item = page.locator(".agenda__item", { hasText: "Retail crime" });
    await item.locator("summary").click();
    await item.getByLabel(/^Place/).selectOption("1");
    await item.getByRole("button", { name: /^Move/ }).filter({ hasText: "Retail crime" }).last().click();
    await expect.poll(async () => (await numbered(watched))[0]).toBe("1 Retail crime");
    expect(await fitsItsWidth(page)).toBe(true);
    await page.context().close();
  });

  it("has an agenda that is moved by keyboard, and a calendar file in London’s time", async () => {
    const watched = await openAs("priya-nair", `/meetings/${july}`);
    const { page, complaints } = watched;
    const before = await numbered(watched);
    const down = page.getByRole("button", { name: /^Move down: 2 / });
    await down.focus();
    await page.keyboard.press("Enter");
    await page.getByText("The item was moved down.").waitFor();
    expect((await numbered(watched)).map((each) => each.replace(/^[\d.]+ /, ""))).not.toEqual(before.map((each) => each.replace(/^[\d.]+ /, "")));
    await checkAxe(page);
    const calendar = await page.request.get(`${server.url}/meetings/${july}/calendar.ics`);
    expect(calendar.headers()["content-type"]).toContain("text/calendar");
    expect(await calendar.text()).toContain("DTSTART;TZID=Europe/London:20220718T140000");
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("keeps who came, and who of the people here they are", async () => {
    const { page } = await openAs("priya-nair", `/meetings/${july}/attendance`, noScript);
    await page.getByLabel("Presence of Catherine Wells").selectOption("apologies");
    const empty = page.locator("tr", { has: page.getByRole("combobox", { name: /^Presence of line/ }) }).first();
    await empty.getByRole("textbox", { name: /^Name/ }).fill("Ada Visitor");
    await empty.getByRole("textbox", { name: /^Capacity/ }).fill("Trust chair");
    await empty.getByRole("combobox", { name: /^Presence/ }).selectOption("not-stated");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("The attendance was saved.").waitFor();
    const rows = await server.db.read.attendance.findMany({ where: { meetingId: july }, orderBy: { position: "asc" }, select: { name: true, personId: true, presence: true } });
    expect(rows).toEqual([{ name: "Catherine Wells", personId: "catherine-wells", presence: "apologies" }, { name: "Ada Visitor", personId: null, presence: "not-stated" }]);
    await checkAxe((await openAs("priya-nair", `/meetings/${july}/attendance`)).page);
    await page.context().close();
  });

  it("has a briefing pack for each side: to read, in Word and in Excel, at every width without a fault", async () => {
    for (const [personId, own, other] of [["priya-nair", "Marchshire Police and Crime Commissioner", "Marchshire Police"], ["tom-ashdown", "Marchshire Police", "Marchshire Police and Crime Commissioner"]] as const) {
      for (const width of [1440, 390]) {
        const { page, complaints } = await openAs(personId, `/meetings/${july}/pack`, { viewport: { width, height: 900 } });
        await page.getByRole("heading", { level: 1, name: /^Briefing pack/ }).waitFor();
        expect(await page.locator(".paper-facts").first().innerText()).toContain(own);
        expect(await page.getByText(`Contains drafts: ${other} only`, { exact: false }).count()).toBe(0);
        expect(await fitsItsWidth(page)).toBe(true);
        expect(complaints).toEqual([]);
        await checkAxe(page);
        await page.context().close();
      }
    }
    const { page } = await openAs("priya-nair", `/meetings/${july}/pack`, noScript);
    for (const [button, ending] of [["Download as Word", ".docx"], ["Download as Excel", ".xlsx"]] as const) {
      const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: button }).click()]);
      expect(file.suggestedFilename()).toMatch(new RegExp(`m-0003-2022-07-18\\${ending}$`));
    }
    await page.context().close();
  });

  it("ends items, is not closed while an action is unaccounted for, and is closed when each was spoken of", async () => {
    const watched = await openAs("priya-nair", `/meetings/${may}`, noScript);
    const { page } = watched;
    await page.getByRole("link", { name: /^Change or end .*Any other business/ }).click();
    await page.getByLabel("There were none").check();
    await page.getByRole("button", { name: "Save how it ended" }).click();
    await page.getByText(/^How “.*Any other business.*” ended was saved\.$/).waitFor();
    await page.getByLabel(/not reached/i).check();
    await page.getByRole("button", { name: "Close the meeting" }).click();
    const refusal = page.locator(".govuk-error-summary");
    await refusal.waitFor();
    expect(await refusal.innerText()).toMatch(/Action A-0003 is not accounted for/);
    expect(await page.locator("tr", { hasText: "A-0002" }).innerText()).toContain("Update in writing; open");
    await page.getByRole("link", { name: "Record what was said of A-0003" }).click();
    await page.getByLabel("What was reported, the evidence, or the reason").fill("It was spoken of.");
    await page.getByRole("button", { name: "Record it" }).click();
    await page.getByText("It was recorded.").waitFor();
    await page.goto(`${server.url}/meetings/${may}`);
    await page.getByLabel(/not reached/i).check();
    await page.getByRole("button", { name: "Close the meeting" }).click();
    await refusal.getByText(/written answers were neither taken nor amended at the meeting/).click();
    const take = page.getByLabel(/^Take the \d+ written answers as they are$/);
    expect([new URL(page.url()).hash, await take.isChecked()]).toEqual(["#written", false]);
    expect(await page.locator("#written-error").innerText()).toMatch(/neither taken nor amended/);
    const asks = await openAs("priya-nair", `/meetings/${may}`, phone);
    await asks.page.getByLabel("Close without them: the notes say that they were not taken").waitFor();
    expect(await fitsItsWidth(asks.page)).toBe(true);
    await checkAxe(asks.page);
    await asks.page.context().close();
    await page.getByLabel(/not reached/i).check();
    await take.check();
    await page.getByRole("button", { name: "Close the meeting" }).click();
    await page.getByText(/The meeting is closed\. .*brought forward/).waitFor();
    expect((await server.db.read.meeting.findUniqueOrThrow({ where: { id: may } })).state).toBe("closed");
    expect(await server.db.read.response.count({ where: { acceptedMeetingId: may, mode: "written" } })).toBeGreaterThan(1);
    await page.goto(`${server.url}/meetings/${july}`);
    expect(await page.locator("tr", { hasText: "A-0003" }).innerText()).toContain("once");
    await page.context().close();
  });

  it("is read whole on a phone: no finding is cut short, and no long word of a title or a refusal pushes the page wide", async () => {
    const long = "Wide".repeat(70);
    await write(server.db, async (tx) => tx.meeting.update({ where: { id: july }, data: { title: long } }));
    for (const width of [1440, 390]) {
      const { page } = await openAs("priya-nair", `/meetings/${july}`, { ...noScript, viewport: { width, height: 900 } });
      expect(await fitsItsWidth(page)).toBe(true);
      expect(await page.locator("h1").evaluate((heading) => heading.scrollWidth <= heading.clientWidth)).toBe(true);
      await page.goto(`${server.url}/meetings/${july}/attendance`);
      await page.getByLabel(/^Name, line \d+$/).last().fill(long.slice(0, 190));
      await page.getByRole("button", { name: "Save" }).click();
      await page.locator(".govuk-error-summary", { hasText: "Say whether" }).waitFor();
      expect(await page.locator(".govuk-error-summary").evaluate((summary) => summary.scrollWidth <= summary.clientWidth)).toBe(true);
      expect(await fitsItsWidth(page)).toBe(true);
      await page.goto(`${server.url}/meetings/${may}`);
      const texts = page.locator("main .panel > .family__text, main .panel > .long-text");
      expect(await texts.count()).toBeGreaterThan(10);
      expect(await texts.evaluateAll((all) => all.filter((each) => each.scrollHeight > each.clientHeight + 1).length)).toBe(0);
      await page.context().close();
    }
  });

  it.each(["/meetings", "/meetings/new", "/meetings/series"])("%s passes at every width", async (path) => {
    for (const width of [1440, 390]) {
      const { page, complaints } = await openAs("priya-nair", path, { viewport: { width, height: 900 } });
      await page.waitForLoadState("networkidle");
      expect(await fitsItsWidth(page)).toBe(true);
      expect(complaints).toEqual([]);
      await checkAxe(page);
      await page.context().close();
    }
  });
});
