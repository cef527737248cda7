/** The force answers: without JavaScript from draft to submission, with it while typing, by keyboard, and read by nobody else. */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkAxe, fitsItsWidth, noBrowser, openBrowser, openPage } from "../support/browser";
import { startBuiltServer, type BuiltServer } from "../support/built-server";
import { sessionCookie } from "../support/session-cookie";

const NOW = "2022-05-23T08:30:00.000Z";
/** A question that nobody has begun to answer, on a finding that nobody leads. */
const FINDING = "F-0149";

describe.skipIf(noBrowser)("answering", () => {
  let server: BuiltServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startBuiltServer({ as: null, now: NOW }), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  async function as(personId: string, options: { javaScriptEnabled?: boolean; width?: number } = {}): Promise<{ page: Page; context: BrowserContext; complaints: string[] }> {
    const { page, complaints } = await openPage(browser, { javaScriptEnabled: options.javaScriptEnabled ?? true, viewport: { width: options.width ?? 1440, height: 900 } });
    const [name = "", value = ""] = (await sessionCookie(server.db, personId, NOW)).split(/=(.*)/s);
    await page.context().addCookies([{ name, value, url: server.url }]);
    return { page, context: page.context(), complaints };
  }

  const main = async (page: Page) => (await page.textContent("main")) ?? "";
  const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
  const unfold = (page: Page, name: string) => page.locator("summary", { hasText: name }).first().click();
  const screen = `/findings/${FINDING}/answer`;

  it("goes without JavaScript from a draft by two to sending back, clearing and submission, and then by a new version", async () => {
    const secretariat = (await as("tom-ashdown", { javaScriptEnabled: false })).page;
    const chief = (await as("catherine-wells", { javaScriptEnabled: false })).page;
    const staff = (await as("beth-hargreaves", { javaScriptEnabled: false })).page;
    const office = (await as("priya-nair", { javaScriptEnabled: false })).page;

    await secretariat.goto(`${server.url}/answer`);
    await secretariat.getByRole("link", { name: `Answer Q1 on AFI 20 (${FINDING})` }).click();
    expect(await main(secretariat)).toContain("No update has been submitted");
    await press(secretariat, "Save the draft");
    expect(await secretariat.getByRole("alert").textContent()).toContain("Write the response first");
    await secretariat.getByLabel("By").first().fill("DBS");
    await secretariat.getByLabel("Text").first().fill("It was an oversight.");
    await unfold(secretariat, "Add a part by somebody else");
    await secretariat.getByLabel("By").nth(1).fill("DCC");
    await secretariat.getByLabel("Text").nth(1).fill("I own it from today.");
    await press(secretariat, "Save and ask for it to be cleared");
    expect(await main(secretariat)).toContain("It waits to be cleared");
    expect(await main(secretariat)).toContain("Waits to be cleared: Tom Ashdown asked for it");

    await chief.goto(`${server.url}/answer?show=to-clear`);
    await chief.goto(`${server.url}${screen}`);
    await unfold(chief, "Send back with a note");
    await press(chief, "Send back");
    expect(await chief.getByRole("alert").textContent()).toContain("Say in a note");
    await chief.getByLabel("Note to its authors").fill("Say who was to own it.");
    await press(chief, "Send back");
    await secretariat.goto(`${server.url}${screen}`);
    expect(await main(secretariat)).toContain("Say who was to own it.");
    await secretariat.getByLabel("Text").first().fill("It was an oversight of mine.");
    await press(secretariat, "Save and ask for it to be cleared");
    expect(await main(secretariat)).not.toContain("Say who was to own it.");

    await staff.goto(`${server.url}${screen}`);
    await press(staff, "Clear");
    expect(await staff.getByRole("alert").textContent()).toContain("Say for whom you clear it: David Harkness or Catherine Wells");
    await staff.getByLabel("You clear it for").selectOption("Catherine Wells");
    await press(staff, "Clear");
    expect(await main(staff)).toContain("Cleared by Beth Hargreaves, SO, for Catherine Wells");

    await secretariat.goto(`${server.url}${screen}`);
    await unfold(secretariat, "Edit it: it then has to be cleared again");
    await secretariat.getByLabel("Text").nth(1).fill("I own it from 23 May.");
    await press(secretariat, "Save the draft");
    expect(await main(secretariat)).toContain("It had been cleared: it is a draft again and has to be cleared anew.");

    await office.goto(`${server.url}/findings/${FINDING}`);
    expect(await main(office)).toContain("Waiting for the force");
    expect(await main(office)).not.toContain("oversight of mine");

    await chief.goto(`${server.url}${screen}`);
    await press(chief, "Clear and submit");
    await office.goto(`${server.url}/findings/${FINDING}`);
    for (const words of ["It was an oversight of mine.", "I own it from 23 May.", "cleared by Catherine Wells, DCC"]) expect(await main(office)).toContain(words);
    expect(await main(office)).not.toContain("Say who was to own it.");

    await secretariat.goto(`${server.url}${screen}`);
    await unfold(secretariat, "Correct this response");
    await secretariat.getByLabel("Text").first().fill("It was an oversight of ours.");
    await press(secretariat, "Save as a draft of a new version");
    expect(await main(secretariat)).toContain("sees what was submitted before until this is cleared and submitted");
    await office.reload();
    expect(await main(office)).not.toContain("oversight of ours");
    await chief.goto(`${server.url}${screen}`);
    await press(chief, "Clear and submit");
    await office.reload();
    for (const words of ["It was an oversight of ours.", "1 earlier version", "It was an oversight of mine."]) expect(await main(office)).toContain(words);
  });

  it("shows both texts to the second of two who changed one part, and saves the second on request", async () => {
    const [one, two] = [(await as("catherine-wells", { javaScriptEnabled: false })).page, (await as("tom-ashdown", { javaScriptEnabled: false })).page];
    for (const page of [one, two]) await page.goto(`${server.url}/findings/F-0143/answer`);
    const text = (page: Page) => page.locator(".response--draft textarea").first();
    await text(one).fill("One’s words.");
    await text(two).fill("Two’s words.");
    await one.locator(".response--draft").getByRole("button", { name: "Save the draft" }).click();
    await two.locator(".response--draft").getByRole("button", { name: "Save the draft" }).click();
    expect(await two.getByRole("alert").textContent()).toContain("Catherine Wells (23 May 2022, 09:30) changed the same part");
    expect(await two.locator(".stale").textContent()).toContain("One’s words.");
    expect(await two.locator(".stale").textContent()).toContain("Two’s words.");
    expect(await text(two).inputValue()).toBe("Two’s words.");
    await two.locator(".response--draft").getByRole("button", { name: "Save the draft" }).click();
    expect(await main(two)).toContain("The draft was saved");
    expect(await text(two).inputValue()).toBe("Two’s words.");
  });

  it("keeps what is typed: on another machine it is there again, for its author alone, until it is saved or discarded", async () => {
    const place = `${server.url}/findings/F-0141/answer`;
    const first = await as("tom-ashdown");
    await first.page.goto(place);
    const box = (page: Page) => page.locator(".answer-entry textarea").first();
    await box(first.page).fill("Half a sentence about");
    await first.page.getByText("What you type is kept, not yet saved").waitFor();
    await first.context.close();

    const other = await as("catherine-wells");
    await other.page.goto(place);
    expect(await other.page.content()).not.toContain("Half a sentence");
    const office = await as("priya-nair");
    for (const path of ["/findings/F-0141", "/findings", "/history"]) {
      await office.page.goto(`${server.url}${path}`);
      expect(await office.page.content()).not.toContain("Half a sentence");
    }

    const again = await as("tom-ashdown");
    await again.page.goto(place);
    expect(await main(again.page)).toContain("Restored what you typed and had not saved: 23 May 2022, 09:30");
    expect(await box(again.page).inputValue()).toBe("Half a sentence about");
    await checkAxe(again.page);
    await press(again.page, "Discard it");
    await again.page.getByText("Restored what you typed").waitFor({ state: "detached" });
    expect(await box(again.page).inputValue()).toBe("");

    await box(again.page).fill("A whole sentence.");
    await press(again.page, "Save the draft");
    await again.page.getByText("The draft was saved").waitFor();
    expect(await server.db.read.typedText.count()).toBe(0);
    await again.page.reload();
    expect(await main(again.page)).not.toContain("Restored what you typed");
    expect(await server.db.read.historyEvent.count({ where: { after: { contains: "Half a sentence" } } })).toBe(0);
    expect(again.complaints).toEqual([]);
  });

  it("restores what was typed without JavaScript as well", async () => {
    const typing = await as("tom-ashdown");
    await typing.page.goto(`${server.url}/findings/F-0150/answer`);
    await typing.page.locator("textarea[id$='-new-text-0']").last().fill("By the end of June.");
    await typing.page.getByText("What you type is kept, not yet saved").waitFor();
    const plain = (await as("tom-ashdown", { javaScriptEnabled: false })).page;
    await plain.goto(`${server.url}/findings/F-0150/answer`);
    expect(await plain.locator("textarea").evaluateAll((all) => all.map((each) => (each as HTMLTextAreaElement).value))).toContain("By the end of June.");
    await press(plain, "Discard it");
    expect(await main(plain)).not.toContain("By the end of June.");
  });

  it("loses nothing where the session ended while somebody was typing", async () => {
    const { page, context } = await as("tom-ashdown");
    await page.goto(`${server.url}/findings/F-0124/answer`);
    const box = page.locator(".answer-entry textarea").first();
    await box.fill("Typed while signed in");
    await page.getByText("What you type is kept, not yet saved").waitFor();
    await context.clearCookies();
    await box.fill("Typed while signed in, and after that.");
    await press(page, "Save the draft");
    await page.getByRole("heading", { name: "Sign in to the demonstration" }).waitFor();
    await page.getByRole("button", { name: /Tom Ashdown/ }).click();
    await page.getByRole("heading", { name: /^Answer: Question 1/ }).waitFor();
    await expect.poll(() => page.locator(".answer-entry textarea").first().inputValue()).toBe("Typed while signed in, and after that.");
    await press(page, "Save the draft");
    await page.getByText("The draft was saved").waitFor();
    expect(await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith("typed ")))).toEqual([]);
  });

  it("leaves alone what is typed in one form while another is saved", async () => {
    const { page } = await as("catherine-wells");
    await page.goto(`${server.url}/findings/F-0136/answer`);
    await unfold(page, "Add another response");
    const beside = page.locator(".answer-entry").first().locator("textarea[id$='-new-text-0']");
    await beside.fill("Typed beside it");
    await page.locator("summary", { hasText: "Edit it: it then has to be cleared again" }).click();
    await page.locator(".response--draft textarea").first().fill("Yes, from 1 June.");
    await page.locator(".response--draft").getByRole("button", { name: "Save the draft" }).click();
    await page.getByText("It had been cleared").waitFor();
    expect(await beside.inputValue()).toBe("Typed beside it");
  });

  it("is all reached and done by keyboard", async () => {
    const { page } = await as("tom-ashdown");
    await page.goto(`${server.url}/findings/F-0110/answer`);
    await page.locator(".answer-entry input[name=by]").first().focus();
    await page.keyboard.type("DCC");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Nobody did.");
    const saves = page.getByRole("button", { name: "Save the draft" });
    for (let tabs = 0; tabs < 12 && !(await saves.evaluate((button) => button === document.activeElement)); tabs += 1) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByText("The draft was saved").waitFor();
    expect(await page.locator(".response--draft textarea").first().inputValue()).toBe("Nobody did.");
  });

  it("passes axe, full and empty, and fits a telephone", async () => {
    for (const width of [1440, 390]) {
      const { page, complaints } = await as("catherine-wells", { width });
      for (const path of ["/answer", "/answer?show=to-clear", "/answer?show=to-submit", "/findings/F-0136/answer", "/findings/F-0143/answer", "/findings/F-0101/answer"]) {
        await page.goto(`${server.url}${path}`);
        await page.locator("details").evaluateAll((all) => { for (const each of all) (each as HTMLDetailsElement).open = true; });
        await checkAxe(page);
        expect(await fitsItsWidth(page)).toBe(true);
      }
      expect(complaints).toEqual([]);
    }
  });

  it("is the force’s alone", async () => {
    const entryId = (await server.db.read.entryFinding.findFirstOrThrow({ where: { finding: { reference: FINDING } } })).entryId;
    for (const [personId, status] of [["priya-nair", 403], ["helen-ferriday", 403], ["rosalind-achebe", 403], ["samira-haddad", 403]] as const) {
      const { page } = await as(personId, { javaScriptEnabled: false });
      expect((await page.goto(`${server.url}${screen}`))?.status()).toBe(status);
      const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
      const sent = await fetch(`${server.url}/entries/${entryId}/answer`, {
        method: "POST", redirect: "manual", headers: { Cookie: cookie, Origin: server.url }, body: new URLSearchParams({ intent: "submit", response: "x" }),
      });
      expect([403, 404, 422]).toContain(sent.status);
    }
    const out = await fetch(`${server.url}/typed`, { method: "POST", headers: { Origin: server.url }, body: new URLSearchParams({ intent: "save", place: "x", fields: "{}" }) });
    expect(out.status).toBe(401);
  });
});
