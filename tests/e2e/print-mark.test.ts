/** What is printed with drafts in view says so on every sheet; what holds none says nothing. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPageAs } from "../support/as-side";
import { noBrowser, openBrowser } from "../support/browser";
import { startBuiltServer, type BuiltServer } from "../support/built-server";

describe.skipIf(noBrowser)("On paper", () => {
  let server: BuiltServer;
  let browser: Browser;
  beforeAll(async () => {
    server = await startBuiltServer();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  async function printed(page: Page, address: string): Promise<{ margin: string; head: string | null; top: string | null }> {
    await page.emulateMedia({ media: "print" });
    await page.goto(`${server.url}${address}`);
    return page.evaluate(() => {
      const shown = (selector: string) => {
        const element = document.querySelector(selector);
        return element === null || getComputedStyle(element).display === "none" ? null : (element.textContent ?? "");
      };
      return { margin: getComputedStyle(document.documentElement).getPropertyValue("--print-mark").trim(), head: shown("thead .print-mark-row"), top: shown(".print-mark") };
    });
  }

  const MARK = "Contains drafts: Marchshire Police only";

  it("the register says so over the headings that every sheet repeats, where a row shows a draft", async () => {
    const { page, complaints } = await openPageAs(browser, server.url, "force");
    const { finding: { reference } } = await server.db.read.fieldDraft.findFirstOrThrow({ select: { finding: { select: { reference: true } } } });
    const marked = await printed(page, `/findings?q=${reference}`);
    expect(marked).toMatchObject({ head: MARK, top: null });
    expect(marked.margin).toContain("Contains drafts: force only");
    const [plain] = (await server.db.read.finding.findMany({ where: { drafts: { none: {} }, entries: { none: {} } }, select: { reference: true }, take: 1 }));
    expect(await printed(page, `/findings?q=${plain?.reference ?? ""}`)).toEqual({ margin: "", head: null, top: null });
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("so do the pages of a finding and of a draft of the office, at their top", async () => {
    const { page } = await openPageAs(browser, server.url, "opcc");
    const { id } = await server.db.read.entry.findFirstOrThrow({ where: { state: "draft" }, select: { id: true } });
    const marked = await printed(page, `/entries/${id}`);
    expect(marked.top).toBe("Contains drafts: Marchshire Police and Crime Commissioner only");
    expect(marked.margin).toContain("commissioner’s office only");
    expect(await printed(page, "/inspections")).toEqual({ margin: "", head: null, top: null });
    await page.context().close();
  });
});
