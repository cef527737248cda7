/** An entry from the bank to its closing, each side without JavaScript. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPageAs } from "../support/as-side";
import { checkAxe, noBrowser, openBrowser, openPage } from "../support/browser";
import { startBuiltServer, type BuiltServer } from "../support/built-server";
import { sessionCookie } from "../support/session-cookie";

describe.skipIf(noBrowser)("a question and its response", () => {
  let server: BuiltServer;
  let browser: Browser;
  let office: Page;
  let force: Page;
  let chief: Page;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startBuiltServer(), openBrowser()]);
    office = (await openPageAs(browser, server.url, "opcc", { javaScriptEnabled: false })).page;
    force = (await openPageAs(browser, server.url, "force", { javaScriptEnabled: false })).page;
    chief = (await openPage(browser, { javaScriptEnabled: false })).page;
    const [name = "", value = ""] = (await sessionCookie(server.db, "catherine-wells", "2022-05-23T08:30:00.000Z")).split(/=(.*)/s);
    await chief.context().addCookies([{ name, value, url: server.url }]);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
  const main = async (page: Page) => (await page.textContent("main")) ?? "";

  it("goes from the bank to a draft, to approval, to the force, and back answered and closed", async () => {
    await office.goto(`${server.url}/findings/F-0130`);
    await office.getByRole("link", { name: "Ask a question" }).click();
    await office.getByLabel("Start from the question bank").selectOption("who-owns-it");
    await press(office, "Fill in");
    expect(await office.getByLabel("Text").inputValue()).toContain("AFI 1 (F-0130)");
    await office.getByLabel("Text").fill("Who owns this in every area?");
    await office.getByText("Ask it of other findings as well").click();
    await office.getByRole("checkbox", { name: "(F-0131)" }).check();
    await office.getByLabel("Other references").fill("f-0102");
    await office.getByLabel("Meeting").selectOption({ label: "Assurance meeting, May 2022, 23 May 2022" });
    await office.getByLabel("Response due").fill("30/5/2022");
    await press(office, "Save as a draft");
    const entry = office.url();
    expect(await main(office)).toContain("Draft, only your office sees this");
    expect((await force.goto(entry))?.status()).toBe(404);

    await office.getByLabel("How Helen Ferriday gave the approval").fill("by e-mail of 23 May 2022");
    await press(office, "Approve");
    expect(await main(office)).toContain("Approved on 23 May 2022 by Priya Nair, SPM, for Helen Ferriday: by e-mail of 23 May 2022");
    expect((await force.goto(entry))?.status()).toBe(404);
    await office.getByLabel("Response due").fill("27/5/2022");
    await press(office, "Issue to the force");
    expect(await main(office)).toContain("due 27 May 2022 (in 4 days)");

    await force.goto(entry);
    expect(await main(force)).toContain("Who owns this in every area?");
    expect(await main(force)).not.toContain("by e-mail of 23 May");
    await force.getByRole("link", { name: "Answer", exact: true }).last().click();
    const mine = force.locator(".answer-entry", { hasText: "Who owns this in every area?" });
    await mine.getByLabel("By").first().fill("DCC");
    await mine.getByLabel("Text").first().fill("I do, until the board meets.");
    await mine.getByRole("button", { name: "Save and ask for it to be cleared" }).click();
    await office.goto(entry);
    expect(await main(office)).toContain("Waiting for the force, since today");
    expect(await main(office)).not.toContain("until the board meets");
    await chief.goto(force.url());
    await chief.locator(".answer-entry", { hasText: "Who owns this in every area?" }).getByRole("button", { name: "Clear and submit" }).click();
    await office.goto(entry);
    const answered = await main(office);
    for (const words of ["DCC", "I do, until the board meets.", "cleared by Catherine Wells, DCC"]) expect(answered).toContain(words);

    await office.getByRole("link", { name: "Close", exact: true }).click();
    await office.getByRole("radio", { name: "AFI 2 (F-0131)" }).check();
    await office.getByRole("radio", { name: "Withdrawn" }).check();
    await press(office, "Close");
    expect(await office.getByRole("alert").textContent()).toContain("Say why it is withdrawn");
    await office.getByLabel("Note, or the reason for withdrawing").fill("Asked twice.");
    await press(office, "Close");
    expect(await main(office)).toContain("Closed: withdrawn");
    await office.getByRole("link", { name: "Close", exact: true }).click();
    await office.getByRole("radio", { name: "Revisit" }).check();
    await office.getByLabel("Revisit on").fill("23/11/2022");
    await press(office, "Close");
    expect(await main(office)).toContain("Closed: revisit on 23 November 2022");
  });

  it("is followed up under the response it takes up, on the page of the finding", async () => {
    await office.goto(`${server.url}/findings/F-0130`);
    await office.getByRole("listitem").filter({ hasText: "Who owns this in every area?" }).getByRole("link", { name: /^Open/ }).click();
    await office.getByRole("link", { name: "Ask a follow-up" }).click();
    expect(await office.getByLabel("Follows up").locator("option:checked").textContent()).toContain("I do, until the board meets.");
    await office.getByLabel("Text").fill("And if it is not filled?");
    await press(office, "Save as a draft");
    await office.goto(`${server.url}/findings/F-0130`);
    expect(await office.locator(".thread__follow-ups").last().textContent()).toContain("And if it is not filled?");
  });

  it("is answered at the meeting in the office's words, and corrected with the words before kept", async () => {
    await office.goto(`${server.url}/findings/F-0149`);
    await office.getByRole("listitem").filter({ hasText: "Waiting for the force" }).getByRole("link", { name: /Open/ }).click();
    await office.getByRole("link", { name: "Record a spoken answer" }).click();
    await office.getByLabel("Text").fill("It was an oversight.");
    await press(office, "Record the answer");
    await office.getByRole("link", { name: "Correct this response" }).click();
    await office.getByLabel("Text").fill("It was my oversight.");
    await press(office, "Save the new version");
    expect(await main(office)).toContain("It was my oversight.");
    await office.getByText("1 earlier version").click();
    expect(await main(office)).toContain("It was an oversight.");
    await force.goto(office.url());
    expect(await force.getByRole("link", { name: "Correct this response" }).count()).toBe(1);
  });

  it("is refused to the other side at its own address, in a sentence, with 403", async () => {
    const cookies = await force.context().cookies();
    const headers = { Cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; "), Origin: server.url };
    const path = new URL(office.url()).pathname;
    const answered = await fetch(`${server.url}${path}`, { method: "POST", headers, body: new URLSearchParams({ intent: "approve" }) });
    expect(answered.status).toBe(403);
    expect(await answered.text()).toContain("that is for the PCC or somebody the PCC has named");
    for (const form of ["close", "edit"]) expect((await force.goto(`${server.url}${path}/${form}`))?.status()).toBe(403);
  });

  it("gains a question of the office's own in the bank, which can be retired", async () => {
    await office.goto(`${server.url}/question-bank`);
    await office.getByRole("textbox", { name: "Topic" }).fill("Estates");
    await office.getByRole("textbox", { name: "Question" }).fill("Which buildings does {reference} depend on?");
    await press(office, "Add to the bank");
    expect(await main(office)).toContain("Which buildings does {reference} depend on?");
    await office.goto(`${server.url}/findings/F-0130/ask`);
    expect(await office.getByLabel("Start from the question bank").textContent()).toContain("Which buildings does AFI 1 (F-0130) depend on?");
    await office.goto(`${server.url}/question-bank`);
    await office.getByRole("button", { name: /^Retire/ }).click();
    expect(await main(office)).not.toContain("Which buildings does");
  });

  it("passes axe on every page of its way", async () => {
    const { page } = await openPageAs(browser, server.url, "opcc");
    const entry = new URL((await office.goto(`${server.url}/findings/F-0149`), await office.getByRole("link", { name: /^Close or follow up/ }).first().getAttribute("href")) ?? "", server.url).href;
    for (const address of [entry, `${entry}/close`, `${entry}/correct`, `${entry}/answer`, `${server.url}/findings/F-0149/ask`, `${server.url}/question-bank`, `${server.url}/inspections`]) {
      await page.goto(address);
      await checkAxe(page);
    }
  });
});
