/** Editing in the register: by keyboard, refused, cut off from the server, and two people at one value. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Side } from "~/domain/actor";
import { checkAxe, noBrowser, openBrowser, openPage } from "../support/browser";
import { startBuiltServer, type BuiltServer } from "../support/built-server";

const finding = "F-0130";
const neighbour = "F-0131";
/** Few enough rows for axe to be quick about them. */
const some = "kind=afi&inspection=PEEL+2021/22&q=preventing";

describe.skipIf(noBrowser)("editing in the register", () => {
  let server: BuiltServer;
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  beforeEach(async () => {
    server = await startBuiltServer();
    return () => server.stop();
  });
  afterAll(() => browser.close());

  async function open(side: Side, search = `?view=sib&${some}`): Promise<Page> {
    const { page } = await openPage(browser, { viewport: { width: 1440, height: 900 } });
    await page.goto(`${server.url}/findings${search}`);
    if (side === "force") {
      await page.getByRole("button", { name: "Look as the force" }).click();
      await page.getByRole("link", { name: "Tom Ashdown" }).waitFor();
    }
    await page.getByRole("grid").waitFor();
    return page;
  }

  const cell = (page: Page, column: string, reference = finding) => page.locator(`[data-stop="${reference}/${column}"]`);
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute("data-stop") ?? document.activeElement?.tagName ?? "");
  const spoken = (page: Page) => page.locator("[aria-live=polite]").innerText();

  it("moves by the arrow keys, Home, End, Page Up and Page Down, with one stop for Tab", async () => {
    const page = await open("force");
    expect(await page.locator('[data-stop][tabindex="0"]').count()).toBe(1);
    await cell(page, "strategicLead").focus();
    await page.keyboard.press("ArrowRight");
    expect(await focused(page)).toBe(`${finding}/tacticalLead`);
    await page.keyboard.press("ArrowDown");
    expect(await focused(page)).toBe(`${neighbour}/tacticalLead`);
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    expect(await focused(page)).toBe("heading/tacticalLead");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Home");
    expect(await focused(page)).toBe(`${finding}/link-reference`);
    await page.keyboard.press("PageDown");
    const further = await focused(page);
    expect(further).not.toBe(`${finding}/link-reference`);
    await page.keyboard.press("PageUp");
    expect(await focused(page)).toBe(`${finding}/link-reference`);
    await page.keyboard.press("Control+End");
    await page.keyboard.press("Control+Home");
    expect(await focused(page)).toBe("heading/reference");
    expect(await page.locator('[data-stop][tabindex="0"]').count()).toBe(1);
    const inSight = await page.evaluate(() => {
      const box = document.activeElement?.getBoundingClientRect();
      return box !== undefined && document.elementFromPoint(box.left + 5, box.top + 5)?.closest("[data-stop]") === document.activeElement;
    });
    expect(inSight).toBe(true);
  });

  it("moves through the parts of a cell and from a question to its response", async () => {
    const page = await open("opcc", `?${some}`);
    await page.locator(`[data-stop="${finding}/link-title"]`).focus();
    await page.keyboard.press("ArrowDown");
    expect(await focused(page)).toBe(`${finding}/strategicLead@summary`);
    await page.keyboard.press("ArrowRight");
    expect(await focused(page)).toMatch(new RegExp(`^${finding}/.+@progress$`));
    await page.keyboard.press("ArrowRight");
    expect(await focused(page)).toMatch(new RegExp(`^${finding}/(entry|open)`));
    await page.keyboard.press("ArrowRight");
    expect(await focused(page)).toMatch(new RegExp(`^${finding}/part/`));
    await checkAxe(page);
  });

  it("edits with Enter or F2, restores with Escape, and saves and moves on with Tab", async () => {
    const page = await open("force");
    await cell(page, "strategicLead").focus();
    await page.keyboard.press("F2");
    await page.keyboard.type("Nobody at all");
    await page.keyboard.press("Escape");
    expect(await cell(page, "strategicLead").innerText()).toContain("ACC Okafor");
    await page.waitForFunction((key) => document.activeElement?.getAttribute("data-stop") === key, `${finding}/strategicLead`);
    await page.keyboard.press("Enter");
    await checkAxe(page);
    await page.keyboard.press("Control+A");
    await page.keyboard.type("DCC Wells");
    await page.keyboard.press("Tab");
    await page.waitForFunction((key) => document.activeElement?.getAttribute("data-stop") === key, `${finding}/tacticalLead`);
    expect(await cell(page, "strategicLead").innerText()).toContain("DCC Wells");
    await page.waitForFunction(() => document.querySelector("[aria-live=polite]")?.textContent === "Strategic lead of AFI 1, F-0130: saved as a draft.");
    expect(await cell(page, "strategicLead").innerText()).toContain("Draft");
    const office = await open("opcc");
    expect(await cell(office, "strategicLead").innerText()).toContain("ACC Okafor");
  });

  it("takes a date as people write it, and keeps the editor open over what is no date", async () => {
    const page = await open("opcc");
    await cell(page, "deadline").focus();
    await page.keyboard.press("Enter");
    await page.keyboard.type("soon");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").filter({ hasText: "“soon” is not a date" }).waitFor();
    await checkAxe(page);
    await page.keyboard.press("Control+A");
    await page.keyboard.type("1/10/22");
    await page.keyboard.press("Enter");
    await page.waitForFunction((key) => document.querySelector(`[data-stop="${key}"]`)?.textContent.includes("1 October 2022"), `${finding}/deadline`);
    expect(await cell(page, "deadline").innerText()).toContain("131 days left");
  });

  it("moves RAG with its reason, counts it in the strip, and falls back with the reason when refused", async () => {
    const page = await open("force", `?${some}`);
    const amber = Number.parseInt((await page.getByRole("link", { name: /Amber \d+/ }).innerText()).replace(/\D+/g, ""), 10);
    const rag = page.locator(`[data-stop="${finding}/rag@progress"]`);
    await rag.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("combobox", { name: "RAG" }).selectOption("red");
    const reason = page.getByRole("textbox", { name: /Reason/ });
    await reason.fill("The register was lost in the move.");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("link", { name: "Red 1 finding" }).waitFor();
    await page.getByRole("link", { name: `Amber ${String(amber - 1)} finding` }).waitFor();
    expect(await page.locator(`tr[data-reference="${finding}"]`).innerText()).toContain("The register was lost in the move.");

    await page.goto(`${server.url}/findings?rag=none`);
    await page.getByRole("grid").waitFor();
    const without = (await page.locator("tr[data-reference]").first().getAttribute("data-reference")) ?? "";
    await page.locator(`[data-stop="${without}/rag@progress"]`).focus();
    await page.keyboard.press("F2");
    await page.getByRole("combobox", { name: "RAG" }).selectOption("red");
    await page.keyboard.press("Enter");
    const unsaved = page.getByRole("group", { name: /^Not saved: RAG/ });
    await unsaved.waitFor();
    expect(await unsaved.innerText()).toContain("Red needs a reason");
    expect(await unsaved.innerText()).toContain("You wrote:");
    expect(await page.locator(`[data-stop="${without}/rag@progress"]`).innerText()).toContain("no RAG");
    await checkAxe(page);
    await unsaved.getByRole("button", { name: "Edit again" }).click();
    expect(await page.getByRole("combobox", { name: "RAG" }).inputValue()).toBe("red");
    await page.getByRole("textbox", { name: /Reason/ }).fill("The supplier withdrew.");
    await page.getByRole("button", { name: "Save" }).click();
    await page.waitForFunction((key) => document.querySelector(`tr[data-reference="${key}"]`) === null, without);
    expect(await spoken(page)).toMatch(/^RAG of .*: saved as a draft\.$/);
  });

  it("writes a new update under another as-at date", async () => {
    const page = await open("force");
    await cell(page, "update").focus();
    await page.keyboard.press("Enter");
    await page.getByRole("textbox", { name: "Update", exact: true }).fill("Every plan is closed with a result.\nNothing is left.");
    await page.getByRole("textbox", { name: /As at/ }).fill("23/5/2022");
    await page.keyboard.press("Enter");
    await page.waitForFunction((key) => document.querySelector(`[data-stop="${key}"]`)?.textContent.includes("23 May 2022"), `${finding}/updateAsAt`);
    expect(await cell(page, "update").innerText()).toContain("Nothing is left.");
    expect(await cell(page, "updateAsAt").innerText()).toContain("updated today");
    await page.goto(`${server.url}/findings/${finding}`);
    expect(await page.getByRole("main").innerText()).toContain("All live plans from the four districts");
  });

  it("says whose a value is when it is not the reader's to change", async () => {
    const page = await open("opcc");
    await cell(page, "rag").focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelector("[aria-live=polite]")?.textContent !== "");
    expect(await spoken(page)).toBe("RAG is not yours to change: it belongs to the force.");
    expect(await page.locator(".editor").count()).toBe(0);
    await cell(page, "finding").focus();
    await page.keyboard.press("F2");
    expect(await spoken(page)).toContain("Finding is not changed here");
  });

  it("shows both values to the second of two people and loses neither", async () => {
    const [first, second] = [await open("opcc"), await open("force")];
    for (const page of [first, second]) {
      await cell(page, "deadline").focus();
      await page.keyboard.press("Enter");
    }
    await first.keyboard.type("1 October 2022");
    await first.keyboard.press("Enter");
    await first.waitForFunction(() => document.querySelector("[aria-live=polite]")?.textContent.endsWith("saved."));
    await second.keyboard.type("1 December 2022");
    await second.keyboard.press("Enter");
    const dialog = second.getByRole("dialog");
    await dialog.waitFor();
    expect(await dialog.innerText()).toContain("1 October 2022");
    expect(await dialog.innerText()).toContain("1 December 2022");
    await checkAxe(second);
    await dialog.getByRole("button", { name: "Use mine" }).click();
    await second.waitForFunction((key) => document.querySelector(`[data-stop="${key}"]`)?.textContent.includes("1 December 2022"), `${finding}/deadline`);

    await cell(first, "deadline").focus();
    await first.keyboard.press("Enter");
    await first.keyboard.press("Control+A");
    await first.keyboard.type("5 October 2022");
    await first.keyboard.press("Enter");
    await first.getByRole("dialog").getByRole("button", { name: "Keep theirs" }).click();
    await first.waitForFunction((key) => document.querySelector(`[data-stop="${key}"]`)?.textContent.includes("1 December 2022"), `${finding}/deadline`);
  });

  it("saves a cell whatever else in the row somebody changed meanwhile", async () => {
    const [first, second] = [await open("force"), await open("force")];
    await cell(first, "strategicLead").focus();
    await first.keyboard.press("Enter");
    await cell(second, "tacticalLead").focus();
    await second.keyboard.press("Enter");
    await second.keyboard.press("Control+A");
    await second.keyboard.type("Supt Marlow");
    await second.keyboard.press("Enter");
    await second.waitForFunction(() => document.querySelector("[aria-live=polite]")?.textContent.endsWith("saved as a draft."));
    await first.keyboard.press("Control+A");
    await first.keyboard.type("DCC Wells");
    await first.keyboard.press("Enter");
    await first.waitForFunction(() => document.querySelector("[aria-live=polite]")?.textContent.endsWith("saved as a draft."));
    expect(await cell(first, "tacticalLead").innerText()).toContain("Supt Marlow");
  });

  it("keeps what was typed while the server cannot be reached, and sends it when asked", async () => {
    const page = await open("force");
    await page.route("**/findings/cell", (route) => route.abort());
    await cell(page, "tacticalLead").focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Control+A");
    await page.keyboard.type("Supt Bell");
    await page.keyboard.press("Enter");
    const unsaved = page.getByRole("group", { name: /^Not saved: Tactical lead/ });
    await unsaved.waitFor();
    expect(await unsaved.innerText()).toContain("The server could not be reached");
    expect(await unsaved.innerText()).toContain("Supt Bell");
    await page.getByRole("searchbox").fill("nothing has these words");
    await page.getByText("1 change is not saved yet").waitFor();
    await page.getByRole("searchbox").fill("");
    await page.unroute("**/findings/cell");
    await unsaved.getByRole("button", { name: "Try again" }).click();
    await page.waitForFunction(() => document.querySelector("[aria-live=polite]")?.textContent.endsWith("saved as a draft."));
    expect(await cell(page, "tacticalLead").innerText()).toContain("Supt Bell");
  });

  it("leads the office to asking and the force to answering", async () => {
    const office = await open("opcc", `?${some}`);
    await office.locator(`[data-stop="${finding}/ask"]`).click();
    await office.waitForURL(`**/findings/${finding}/ask`);
    const force = await open("force", "?unanswered=yes");
    expect(await force.getByRole("link", { name: /^Ask a question/ }).count()).toBe(0);
    await force.getByRole("link", { name: /^Answer Q/ }).first().click();
    await force.waitForURL(/\/entries\/[^/]+\/answer$/);
  });

  it("edits a question in preparation and a response, each by its own side", async () => {
    const office = await open("opcc", "?inspection=PEEL+2021/22");
    const draft = office.locator(".side:has(> .side__label:text-is('Draft')) [data-stop*='/entry/']").first();
    const key = (await draft.getAttribute("data-stop")) ?? "";
    await draft.focus();
    await office.keyboard.press("Enter");
    await office.getByRole("textbox", { name: "Question" }).fill("What changed since the spring?");
    await office.keyboard.press("Control+Enter");
    await office.waitForFunction(() => document.querySelector("[aria-live=polite]")?.textContent.endsWith("saved."));
    expect(await office.locator(`[data-stop="${key}"]`).innerText()).toContain("What changed since the spring?");

    const force = await open("force", `?${some}`);
    await force.getByRole("searchbox").fill("what changed since the spring");
    await force.getByRole("heading", { name: "No finding matches" }).waitFor();
    await force.getByRole("link", { name: "Clear all filters" }).click();
    const part = force.locator(".field--editable[data-stop*='/part/']").first();
    await part.focus();
    const response = await focused(force);
    await force.keyboard.press("F2");
    await force.getByRole("textbox", { name: "Response" }).fill("It is in hand, and the board sees it on the 25th.");
    await force.keyboard.press("Control+Enter");
    await force.waitForFunction(() => document.querySelector("[aria-live=polite]")?.textContent.endsWith("saved."));
    const reference = response.split("/")[0] ?? "";
    expect(await force.locator(`tr[data-reference="${reference}"]`).innerText()).toContain("the board sees it on the 25th");
  });
});
