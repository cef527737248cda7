/** A browser for the tests, and what every page must hold in it: nothing on the console, nothing axe objects to. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { expect } from "vitest";
import { findBrowser } from "./find-browser";

/** Where no browser is installed these tests cannot run, and the last lines of `npm test` say so. */
export const noBrowser = findBrowser() === null;

export async function openBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error("No Chromium, Chrome or Edge was found. Install one, or name it in BROWSER_PATH.");
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
}

export type WatchedPage = { page: Page; /** Everything the console said that is not plain information. */ complaints: string[] };

/** A new page of its own, with what its console complains of collected. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const context = await browser.newContext({ locale: "en-GB", timezoneId: "Europe/London", ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (said) => {
    if (["error", "warning"].includes(said.type())) complaints.push(said.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  return { page, complaints };
}

const axeSource = readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

type AxeResults = { violations: { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }[] };

/** Fails with what is wrong and where, unless the page passes axe at WCAG 2.2 AA. */
export async function checkAxe(page: Page): Promise<void> {
  await page.evaluate(await axeSource);
  const results = await page.evaluate<AxeResults>(
    `axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })`,
  );
  const found = results.violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}\n  ${node.html.slice(0, 300)}`));
  expect(found).toEqual([]);
}

/** True where the page is no wider than the window, so that nobody has to scroll sideways. */
export async function fitsItsWidth(page: Page): Promise<boolean> {
  return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth");
}
