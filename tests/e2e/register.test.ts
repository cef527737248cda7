/** The register in a browser: views, filters, order, columns, narrow screens, paper, and without JavaScript. */
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkAxe, fitsItsWidth, noBrowser, openBrowser, openPage } from "../support/browser";
import { addFindings } from "../support/marchshire";
import { startBuiltServer, type BuiltServer } from "../support/built-server";

describe.skipIf(noBrowser)("the register", () => {
  let server: BuiltServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startBuiltServer(), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  async function open(search: string, options: BrowserContextOptions = {}): Promise<{ page: Page; complaints: string[] }> {
    const opened = await openPage(browser, { viewport: { width: 1440, height: 900 }, ...options });
    await opened.page.goto(`${server.url}/findings${search}`);
    if (options.javaScriptEnabled !== false) await opened.page.getByRole("grid").or(opened.page.getByRole("heading", { name: "No finding" })).waitFor();
    return opened;
  }

  const references = (page: Page) => page.locator("tr[data-reference]").evaluateAll((rows) => rows.map((row) => row.getAttribute("data-reference") ?? ""));
  const headings = (page: Page) => page.locator("thead th").allInnerTexts();
  const shown = (page: Page) => page.locator(".shown__count").innerText();

  it("puts question n beside response n, says what is missing, and holds up to axe", async () => {
    const { page, complaints } = await open("");
    expect(await shown(page)).toBe("62 findings");
    const labels = await page.locator(".pair:not(.pair--tracks)").evaluateAll((pairs) =>
      pairs.map((pair) => [...pair.querySelectorAll(".side__label")].map((label) => label.textContent)));
    expect(labels.length).toBeGreaterThan(62);
    for (const [question, response] of labels) expect(response).toBe(/^Q\d+$/.test(question ?? "") ? question?.slice(1) : "–");
    for (const words of ["Not issued yet", "No question", "no lead", "Addressed elsewhere"]) expect(await page.locator(".register").innerText()).toContain(words);
    expect(await page.locator(".register").innerText()).toMatch(/Waiting for the force, \d+ days?/);
    const empty = await page.locator("tbody td").evaluateAll((cells) => cells.filter((cell) => cell.textContent.trim() === "").length);
    expect(empty).toBe(0);
    await checkAxe(page);
    expect(complaints).toEqual([]);
  });

  it("shows every column of the tracker in the other view, none of them empty", async () => {
    const { page } = await open("?view=sib");
    expect(await page.locator("thead th").count()).toBe(20);
    const empty = await page.locator("tbody td, tbody th").evaluateAll((cells) => cells.filter((cell) => cell.textContent.trim() === "").length);
    expect(empty).toBe(0);
    await checkAxe(page);
  });

  it("filters at once, says so in the address, and gives the same from that address without a further request", async () => {
    const { page } = await open("");
    const asked: string[] = [];
    page.on("request", (request) => { if (new URL(request.url()).pathname.startsWith("/findings")) asked.push(request.url()); });
    await page.getByRole("link", { name: /Red \d+/ }).click();
    await page.waitForURL("**/findings?rag=red");
    const red = await references(page);
    expect(await shown(page)).toBe(`${String(red.length)} of 62 findings`);
    await page.getByRole("searchbox").pressSequentially("kelderby");
    await page.waitForURL("**/findings?q=kelderby&rag=red");
    expect(asked).toEqual([]);
    const found = await references(page);
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThan(red.length);
    const other = await open("?q=kelderby&rag=red");
    expect(await references(other.page)).toEqual(found);
    await page.getByRole("link", { name: "Remove filter RAG: Red" }).click();
    await page.waitForURL("**/findings?q=kelderby");
    expect((await references(page)).length).toBeGreaterThan(found.length);
    await page.getByRole("link", { name: "Clear all filters" }).click();
    await page.waitForURL("**/findings");
    expect(await shown(page)).toBe("62 findings");
  });

  it("opens with each number the findings it counts", async () => {
    const { page } = await open("");
    const counts = page.getByRole("list", { name: "Needs someone" }).getByRole("link");
    const words = await counts.allInnerTexts();
    expect(words.length).toBeGreaterThanOrEqual(3);
    for (const said of words) {
      const { page: fresh } = await open("");
      await fresh.getByRole("link", { name: said, exact: true }).click();
      await fresh.getByText(`${String(Number.parseInt(said, 10))} of 62 findings`).waitFor();
      await fresh.context().close();
    }
  });

  it("chooses filters in the panel by keyboard, and says when nothing matches", async () => {
    const { page } = await open("");
    await page.getByText("Filters", { exact: true }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("checkbox", { name: "Overdue" }).focus();
    await page.keyboard.press("Space");
    await page.getByLabel("No update since").fill("28");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/findings?overdue=yes&no-update-since=28");
    expect(await page.getByRole("list", { name: "Filters chosen" }).innerText()).toContain("No update: for 28 days");
    await checkAxe(page);
    await page.getByRole("searchbox").fill("no such words anywhere");
    await page.getByRole("heading", { name: "No finding matches" }).waitFor();
    await checkAxe(page);
  });

  it("sorts by several headings and keeps the order in the address", async () => {
    const { page } = await open("?view=sib&open=yes");
    await page.getByRole("columnheader", { name: /^RAG/ }).first().getByRole("link").click();
    await page.getByRole("columnheader", { name: /^Deadline/ }).getByRole("link").click({ modifiers: ["Shift"] });
    await page.getByRole("columnheader", { name: /^Deadline/ }).getByRole("link").click({ modifiers: ["Shift"] });
    await page.waitForURL("**/findings?view=sib&open=yes&sort=rag,-deadline");
    const rags = await page.locator("td[data-col=rag]").allInnerTexts();
    const order = ["Red", "Amber", "Green", "Blue", "White", "no RAG"];
    const ranks = rags.map((rag) => order.findIndex((word) => rag.includes(word)));
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    expect(await page.locator("th[data-col=rag]").getAttribute("aria-sort")).toBe("ascending");
    const other = await open("?view=sib&open=yes&sort=rag,-deadline");
    expect(await references(other.page)).toEqual(await references(page));
  });

  it("groups under causes of concern, whose own row is the heading and can be edited", async () => {
    const { page } = await open("?kind=cause-of-concern&kind=recommendation&inspection=PEEL+2021/22");
    const first = page.locator("tr.row--cause").first();
    expect(await first.innerText()).toMatch(/Cause of concern[\s\S]*findings? under it/);
    expect(await first.locator("[data-stop$='/assurance@pairs']").count()).toBe(1);
    const counted = await references(page);
    expect(await shown(page)).toBe(`${String(counted.length)} of 62 findings`);
  });

  it("shows, hides, moves, pins and widens columns by keyboard; widths and pins stay in this browser", async () => {
    const { page } = await open("?view=sib");
    await page.getByText("Columns", { exact: true }).click();
    await page.getByRole("checkbox", { name: "Kind" }).uncheck();
    await page.getByRole("button", { name: "Move Finding up" }).press("Enter");
    await page.waitForURL(/columns=reference,finding,number,inspection/);
    expect((await headings(page)).map((words) => words.split(/\s*[↕▲▼]/u)[0]?.trim()).slice(0, 4)).toEqual(["Reference", "Finding", "Number", "Inspection"]);
    const heading = page.locator("thead th[data-col=finding]");
    const before = (await heading.boundingBox())?.width ?? 0;
    await page.getByRole("button", { name: "Make Finding wider" }).press("Enter");
    await page.getByRole("button", { name: "Keep Finding in sight" }).press("Enter");
    expect((await heading.boundingBox())?.width).toBeGreaterThan(before * 1.1);
    const place = await page.evaluate(() => {
      const box = document.querySelector(".grid-window");
      if (box !== null) box.scrollLeft = 1500;
      return [...document.querySelectorAll("thead th.pinned")].map((th) => Math.round(th.getBoundingClientRect().left));
    });
    expect(place).toHaveLength(2);
    expect(place[1]).toBeGreaterThan(place[0] ?? 0);
    expect(place[1]).toBeLessThan(400);
    await page.reload();
    await page.getByRole("grid").waitFor();
    expect(await page.locator("thead th.pinned").count()).toBe(2);
    expect((await heading.boundingBox())?.width).toBeGreaterThan(before * 1.1);
    expect(page.url()).not.toMatch(/width|pin/);
    await page.getByText("Columns", { exact: true }).click();
    await page.getByRole("button", { name: "Usual widths and pins" }).click();
    await page.getByRole("link", { name: "Usual columns" }).click();
    await page.waitForURL("**/findings?view=sib");
    expect(await page.locator("thead th").count()).toBe(20);
  });

  it("lets a column be pulled by its edge and dragged to another place", async () => {
    const { page } = await open("?view=sib");
    const number = page.locator("thead th[data-col=number]");
    const box = await number.boundingBox();
    if (box === null) throw new Error("The heading is not on the screen.");
    await page.mouse.move(box.x + box.width - 4, box.y + 10);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width + 76, box.y + 10, { steps: 4 });
    await page.mouse.up();
    expect((await number.boundingBox())?.width).toBeCloseTo(box.width + 80, -1);
    await page.locator("thead th[data-col=kind]").dragTo(page.locator("thead th[data-col=reference]"), { targetPosition: { x: 20, y: 8 } });
    await page.waitForURL(/columns=kind,reference,number/);
  });

  it("goes back from a finding to the view that was left", async () => {
    const { page } = await open("");
    await page.getByRole("link", { name: /Green \d+/ }).click();
    await page.waitForURL("**/findings?rag=green");
    const before = await references(page);
    await page.locator("tr[data-reference] a[data-stop]").first().click();
    await page.getByRole("heading", { level: 1, name: /AFI|Recommendation|Cause/ }).waitFor();
    await page.goBack();
    await page.getByRole("grid").waitFor();
    expect(page.url()).toContain("?rag=green");
    expect(await references(page)).toEqual(before);
  });

  it("gives cards at 390 pixels and at 400 % zoom, with nothing to scroll sideways", async () => {
    for (const width of [390, 320]) {
      for (const search of ["?rag=blue", "?view=sib&rag=red"]) {
        const { page, complaints } = await open(search, { viewport: { width, height: 800 } });
        expect(await fitsItsWidth(page)).toBe(true);
        expect(await page.locator("thead").isVisible()).toBe(false);
        await page.getByText("Filters", { exact: true }).click();
        expect(await fitsItsWidth(page)).toBe(true);
        await checkAxe(page);
        expect(complaints).toEqual([]);
        await page.context().close();
      }
    }
  });

  it("has targets of at least 24 pixels", async () => {
    const { page } = await open("");
    const small = await page.locator("main a:visible, main button:visible, main select:visible, main summary:visible").evaluateAll((targets) =>
      targets.flatMap((target) => {
        const { width, height } = target.getBoundingClientRect();
        const inText = getComputedStyle(target).display === "inline";
        return !inText && (width < 23.5 || height < 23.5) ? [`${target.outerHTML.slice(0, 120)} ${String(width)}×${String(height)}`] : [];
      }));
    expect(small).toEqual([]);
  });

  it("prints on A3 landscape with the headings on every page and every text whole", async () => {
    const { page } = await open("?all=yes");
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    expect(pdf).toMatch(/\/MediaBox\s*\[0 0 119\d\.?\d* 84\d/);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("thead").evaluate((head) => getComputedStyle(head).display)).toBe("table-header-group");
    const cut = await page.locator(".text").evaluateAll((texts) => texts.filter((text) => text.scrollHeight > text.clientHeight + 2).length);
    expect(cut).toBe(0);
    for (const chrome of [".filters", ".views", ".rag-strip", ".bar"]) expect(await page.locator(chrome).isVisible()).toBe(false);
  });

  it("filters, sorts and leads to editing without JavaScript", async () => {
    const { page } = await open("", { javaScriptEnabled: false });
    expect(await page.locator("table.register").getAttribute("role")).toBeNull();
    await page.getByRole("searchbox").fill("kelderby");
    await page.getByLabel("Order").selectOption("rag");
    await page.getByText("Filters", { exact: true }).click();
    await page.getByRole("checkbox", { name: "Open: neither complete nor superseded" }).check();
    await page.getByRole("button", { name: "Apply" }).first().click();
    await page.waitForURL(/q=kelderby/);
    expect(await shown(page)).toMatch(/^\d+ of 62 findings$/);
    const withScript = await open(new URL(page.url()).search);
    expect(await references(page)).toEqual(await references(withScript.page));
    await page.getByRole("link", { name: "Remove filter Status: open" }).click();
    expect(page.url()).not.toContain("open=yes");
    expect(page.url()).toContain("sort=rag");
    const reference = (await references(page))[0] ?? "";
    await page.locator(`tr[data-reference="${reference}"] a[data-edit$="/deadline@summary"]`).click({ force: true });
    expect(new URL(page.url()).pathname).toBe(`/findings/${reference}/edit/deadline`);
  });
});

describe.skipIf(noBrowser)("the register of another size", () => {
  let server: BuiltServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startBuiltServer({ demonstration: false }), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  it("says what to do where there are no findings yet", async () => {
    const { page } = await openPage(browser);
    await page.goto(`${server.url}/findings`);
    await page.getByRole("heading", { name: "No findings yet" }).waitFor();
    await checkAxe(page);
  });

  it("shows a hundred findings a page, fetches the rest once, and then filters by itself", async () => {
    await addFindings(server.db, Array.from({ length: 450 }, (_, index) => ({ position: index, text: `Marchshire should do thing ${index + 1}.` })));
    const { page, complaints } = await openPage(browser, { viewport: { width: 1440, height: 900 } });
    const rest = page.waitForResponse((response) => response.url().endsWith("/findings/rows"));
    await page.goto(`${server.url}/findings?view=sib`);
    await page.getByRole("grid").waitFor();
    expect(await page.locator("tr[data-reference]").count()).toBe(100);
    expect(await page.getByRole("grid").getAttribute("aria-rowcount")).toBe("451");
    await (await rest).finished();
    await page.getByRole("link", { name: "Next page" }).click();
    await page.getByText("Page 2 of 5").waitFor();
    await page.locator("tr[data-reference][aria-rowindex='102']").waitFor();
    const asked: string[] = [];
    page.on("request", (request) => { if (new URL(request.url()).pathname.startsWith("/findings")) asked.push(request.url()); });
    await page.getByRole("searchbox").fill('"thing 4"');
    await page.getByText("62 of 450 findings").waitFor();
    await page.waitForFunction(() => document.querySelectorAll("tr[data-reference]").length === 62);
    await page.getByRole("link", { name: "Clear all filters" }).click();
    await page.getByRole("link", { name: /Show all on one page/ }).click();
    await page.waitForFunction(() => document.querySelectorAll("tr[data-reference]").length === 450, undefined, { timeout: 60_000 });
    expect(asked).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it("pages without JavaScript too", async () => {
    const { page } = await openPage(browser, { javaScriptEnabled: false });
    await page.goto(`${server.url}/findings?view=sib`);
    for (let number = 2; number <= 5; number += 1) {
      await page.getByRole("link", { name: "Next page" }).click();
      await page.waitForURL(new RegExp(`page=${number}`), { waitUntil: "load" });
    }
    expect(await page.locator("tr[data-reference]").count()).toBe(50);
  });
});
