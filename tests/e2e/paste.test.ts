/** Findings added by hand and pasted, without JavaScript. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPageAs } from "../support/as-side";
import { checkAxe, fitsItsWidth, noBrowser, openBrowser } from "../support/browser";
import { startBuiltServer, type BuiltServer } from "../support/built-server";

const PASTED = [
  "From the report",
  "Cause of concern: Marchshire fails people who report fraud.",
  "Recommendation 1",
  "Within three months, the force should:",
  "• record fraud at once; and",
  "• tell victims what happens next.",
  "AFI 1: The force should answer letters.",
].join("\n");

describe.skipIf(noBrowser)("adding findings", () => {
  let server: BuiltServer;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startBuiltServer({ demonstration: false }), openBrowser()]);
    ({ page } = await openPageAs(browser, server.url, "force", { javaScriptEnabled: false }));
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();

  it("shows what was understood before anything is written, then adds all of it at once", async () => {
    await page.goto(`${server.url}/findings/paste`);
    await page.getByLabel("Title").fill("PEEL 2025–27");
    await page.getByLabel("Published on").fill("1/4/2022");
    await page.getByLabel("Findings").fill(PASTED);
    await press("Preview");
    const preview = (await page.textContent(".paste-result")) ?? "";
    for (const words of ["Cause of concern", "Recommendation 1", "tell victims what happens next", "AFI 1", "Line 1:", "From the report"]) expect(preview).toContain(words);
    expect(await server.db.read.finding.count()).toBe(0);
    await press("Add these 3 findings");
    await expect(page.getByRole("status").first().textContent()).resolves.toContain("3 findings were added.");
    const stored = await server.db.read.finding.findMany({ orderBy: { sequence: "asc" }, include: { parent: true, inspection: true, limbs: true } });
    expect(stored.map((finding) => [finding.kind, finding.number, finding.parent?.reference ?? null, finding.limbs.length])).toEqual([
      ["cause-of-concern", null, null, 0], ["recommendation", "Recommendation 1", "F-0001", 2], ["afi", "AFI 1", null, 0],
    ]);
    expect(stored[0]?.inspection).toMatchObject({ title: "PEEL 2025–27", publishedOn: "2022-04-01" });
  });

  it("leaves out what is there already, and says so", async () => {
    await page.goto(`${server.url}/findings/paste`);
    await page.getByLabel("Inspection").selectOption("PEEL 2025–27");
    await page.getByLabel("Findings").fill(`${PASTED}\nRecommendation 2: The force should train.`);
    await press("Preview");
    expect(await page.textContent(".paste-result")).toContain("is there already as F-0002: left out");
    await press("Add this finding");
    const stored = await server.db.read.finding.findMany({ orderBy: { sequence: "asc" } });
    expect(stored.map((finding) => finding.number)).toEqual([null, "Recommendation 1", "AFI 1", "Recommendation 2"]);
  });

  it("keeps what was pasted when nothing of it was understood, or no inspection was named", async () => {
    await page.goto(`${server.url}/findings/paste`);
    await page.getByLabel("Findings").fill("Nothing of the kind.");
    await press("Preview");
    await expect(page.getByRole("alert").textContent()).resolves.toContain("No finding was understood");
    expect(await page.getByLabel("Findings").inputValue()).toBe("Nothing of the kind.");
    await page.getByLabel("Inspection").selectOption("");
    await press("Preview");
    await expect(page.getByRole("alert").textContent()).resolves.toContain("Say from which inspection they come");
  });

  it("adds one by hand, and says what is missing first", async () => {
    await page.goto(`${server.url}/findings/new`);
    await page.getByLabel("Inspection").selectOption("PEEL 2025–27");
    await page.getByLabel("Number in the report").fill("9");
    await press("Add the finding");
    await expect(page.getByRole("alert").textContent()).resolves.toContain("Write the text");
    expect(await page.getByLabel("Number in the report").inputValue()).toBe("9");
    await page.getByLabel("Text").fill("The force should return calls.");
    await page.getByLabel("Deadline set by HMICFRS").fill("13/7/2022");
    await press("Add the finding");
    const text = (await page.textContent("main")) ?? "";
    for (const words of ["AFI 9", "The force should return calls.", "13 July 2022", "51 days left", "No update has been submitted.", "No question, comment or concern has been put on this finding."]) {
      expect(text).toContain(words);
    }
  });

  it("passes axe and fits a phone", async () => {
    for (const address of ["/findings/new", "/findings/paste", "/inspections"]) {
      const phone = await openPageAs(browser, server.url, "opcc", { viewport: { width: 320, height: 800 } });
      await phone.page.goto(`${server.url}${address}`);
      expect(await fitsItsWidth(phone.page)).toBe(true);
      await checkAxe(phone.page);
    }
  });
});
