/** The force's drafts in a browser: saved, reviewed, submitted, signed off and discarded, and never in sight of the office. */
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkAxe, fitsItsWidth, noBrowser, openBrowser, openPage } from "../support/browser";
import { startBuiltServer, type BuiltServer } from "../support/built-server";
import { sessionCookie } from "../support/session-cookie";

/** Led by ACC Okafor and Ch Insp Byrne; amber, without a draft. */
const finding = "/findings/F-0130";

describe.skipIf(noBrowser)("drafts of the force", () => {
  let server: BuiltServer;
  let browser: Browser;
  beforeAll(async () => {
    server = await startBuiltServer({ as: null });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  async function open(personId: string, path: string, options: BrowserContextOptions = { javaScriptEnabled: false }): Promise<Page> {
    const { page } = await openPage(browser, options);
    const [name = "", value = ""] = (await sessionCookie(server.db, personId, "2022-05-23T08:30:00.000Z")).split(/=(.*)/s);
    await page.context().addCookies([{ name, value, url: server.url }]);
    await page.goto(`${server.url}${path}`);
    return page;
  }

  const main = async (page: Page) => (await page.textContent("main")) ?? "";

  it("go from the lead’s form to a chief officer and to the office, without JavaScript", async () => {
    const lead = await open("siobhan-byrne", `${finding}/edit/update`);
    await lead.getByLabel("Update", { exact: true }).fill("Every plan has a written result.");
    await lead.getByRole("button", { name: "Save draft" }).click();
    expect(await main(lead)).toContain("The draft was saved on F-0130");
    expect(await lead.textContent("#update")).toContain("Draft: only the force sees this");
    const office = await open("priya-nair", finding);
    expect(await main(office)).not.toContain("written result");
    expect(await office.locator(".draft-box, .draft-tag, .drafts-line").count()).toBe(0);

    await lead.goto(`${server.url}${finding}/edit/update`);
    await lead.getByRole("radio", { name: "Green" }).check();
    await lead.getByLabel("Reason for the RAG").fill("");
    await lead.getByRole("button", { name: "Submit" }).click();
    expect(await main(lead)).toContain("A move to Green needs a reason");
    await lead.getByLabel("Reason for the RAG").fill("Forty plans were audited.");
    await lead.getByRole("button", { name: "Submit" }).click();
    expect(await main(lead)).toContain("The RAG waits for a chief officer");
    await office.reload();
    expect(await office.textContent("#update")).toContain("Every plan has a written result.");
    expect(await office.textContent("#update")).toContain("Amber");
    expect(await main(office)).not.toContain("Forty plans");

    const staff = await open("beth-hargreaves", finding);
    await staff.getByRole("button", { name: "Send back" }).click();
    expect(await main(staff)).toContain("Say for whom you decide it");
    const chief = await open("catherine-wells", finding);
    await chief.getByRole("button", { name: "Send back" }).click();
    expect(await main(chief)).toContain("Say why the RAG of F-0130 goes back");
    await chief.getByRole("textbox", { name: "Note" }).last().fill("Which forty?");
    await chief.getByRole("button", { name: "Send back the RAG of F-0130" }).click();
    expect(new URL(chief.url()).pathname).toBe(finding);
    await lead.goto(`${server.url}${finding}`);
    expect(await main(lead)).toContain("Sent back by Catherine Wells: Which forty?");
    await lead.getByRole("button", { name: "Submit" }).click();
    await chief.goto(`${server.url}${finding}`);
    await chief.getByRole("button", { name: "Sign off" }).click();
    expect(await main(chief)).toContain("The RAG of F-0130 was signed off");
    await office.reload();
    expect(await office.textContent("#update")).toContain("Green");
    expect(await office.textContent("#update")).toContain("Forty plans were audited.");
  });

  it("are reviewed on one page, submitted and discarded by choice", async () => {
    const page = await open("tom-ashdown", "/drafts");
    const of = (reference: string) => page.getByRole("region", { name: new RegExp(reference) });
    expect(await page.getByRole("checkbox").count()).toBeGreaterThan(5);
    await page.getByRole("button", { name: "Submit what is selected" }).last().click();
    expect(await page.getByRole("alert").innerText()).toContain("Choose at least one draft");
    await of("F-0132").getByRole("checkbox", { name: "Update of F-0132" }).check();
    await of("F-0149").getByRole("checkbox", { name: "RAG and its reason" }).check();
    await page.getByRole("button", { name: "Discard what is selected" }).click();
    expect(await main(page)).toContain("3 drafts on 2 findings were discarded");
    await of("F-0149").getByRole("button", { name: "Submit all 2 on F-0149" }).click();
    expect(await main(page)).toContain("2 drafts on 1 finding were submitted");
    expect(await of("F-0149").count()).toBe(0);
    const office = await open("priya-nair", "/findings/F-0149");
    expect(await office.textContent("#update")).toContain("Proposed that");
    expect(await office.textContent("#update")).not.toContain("Red");
  });

  it("that somebody else changed are not decided on unread", async () => {
    const page = await open("tom-ashdown", "/drafts");
    await page.getByRole("checkbox", { name: "Update of F-0152" }).check();
    const other = await open("tom-ashdown", "/findings/F-0152/edit/update");
    await other.getByLabel("Update", { exact: true }).fill("Twelve are overdue.");
    await other.getByRole("button", { name: "Save draft" }).click();
    await page.getByRole("button", { name: "Submit what is selected" }).last().click();
    expect(await page.getByRole("alert").innerText()).toMatch(/was changed by Tom Ashdown while you were looking/);
    expect(await main(page)).toContain("Twelve are overdue.");
  });

  it.each([["priya-nair", 403], ["rosalind-achebe", 403], ["beth-hargreaves", 200], ["samira-haddad", 200]])("are shown to %s: %i", async (personId, status) => {
    const headers = { Cookie: await sessionCookie(server.db, personId, "2022-05-23T08:30:00.000Z") };
    const answered = await fetch(`${server.url}/drafts`, { headers });
    expect(answered.status).toBe(status);
    if (status === 403) expect(await answered.text()).not.toContain("F-0152");
  });

  it("stand in the register with a mark in words, for the force alone", async () => {
    const page = await open("siobhan-byrne", "/findings?view=sib", {});
    const cell = page.locator('[data-stop="F-0131/targetDate"]');
    await page.getByRole("grid").waitFor();
    await page.locator('[data-stop="F-0130/targetDate"]').focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Control+A");
    await page.keyboard.type("1 December 2022");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelector("[aria-live=polite]")?.textContent.endsWith("saved as a draft."));
    const mark = page.locator('[data-stop="F-0130/targetDate"] .draft-tag');
    expect(await mark.innerText()).toContain("Draft");
    expect(await mark.getAttribute("title")).toMatch(/draft of Siobhan Byrne, 23 May 2022\. Last submitted: 30 September 2022/);
    expect(await page.getByText(/drafts? on \d findings?/).first().innerText()).toContain("not submitted yet");
    await checkAxe(page);
    // Another lead's finding is not hers to write in.
    await cell.focus();
    await page.keyboard.press("Enter");
    expect(await page.locator(".editor").count()).toBe(0);
    const office = await open("priya-nair", "/findings?view=sib", {});
    await office.getByRole("grid").waitFor();
    expect(await office.locator('[data-stop="F-0130/targetDate"]').innerText()).toContain("30 September 2022");
    expect(await office.locator(".draft-tag").count()).toBe(0);
  });

  it.each(["tom-ashdown", "siobhan-byrne", "catherine-wells", "beth-hargreaves"])("their page passes axe and fits a phone for %s", async (personId) => {
    for (const width of [1440, 390, 320]) {
      const page = await open(personId, "/drafts", { viewport: { width, height: 900 } });
      await page.waitForLoadState("networkidle");
      await checkAxe(page);
      expect(await fitsItsWidth(page)).toBe(true);
    }
  });
});
