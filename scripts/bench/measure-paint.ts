/** Filtering and sorting in the browser, which holds all rows: from the key or click to the frame that shows the result. */
import { setTimeout as sleep } from "node:timers/promises";
import { chromium, type Page } from "playwright-core";
import { ROWS_IN_BROWSER, ROWS_A_PAGE } from "~/domain/register/arrange-register";
import { findBrowser } from "../../tests/support/find-browser";
import { BENCH_SESSION } from "./fill-database";
import type { Measured } from "./measure";
import { paintedMs, paintWatch } from "./paint-watch";
import type { Table } from "./report";
import { startServer } from "./server-process";
import { sizeWords, type World } from "./world";

const WITHIN_MS = 100;
/** Until what follows a change, such as the new address, is over. */
const REST_MS = 500;
const LOOK_EVERY_MS = 50;
const LONGEST_MS = 5_000;

/** Each key changes which rows are shown; what was typed is then taken back key by key. */
const KEYS = ["3", "7", "6", "Backspace", "Backspace", "Backspace"];
const HEADINGS = ["deadline", "strategicLead", "rag", "updateAsAt"];

/** Null where the action changed nothing that is shown. The page's policy forbids the usual waiting for a function in it. */
async function painted(page: Page, act: () => Promise<void>): Promise<number | null> {
  await act();
  const giveUp = performance.now() + LONGEST_MS;
  let ms: number | null = null;
  while (ms === null && performance.now() < giveUp) {
    await sleep(LOOK_EVERY_MS);
    ms = await page.evaluate<number | null>(paintedMs);
  }
  await sleep(REST_MS);
  return ms;
}

async function actions(page: Page): Promise<Record<string, (() => Promise<void>)[]>> {
  const search = page.locator("input[type=search]");
  const rag = page.locator(".rag-strip__part").first();
  await search.focus();
  return {
    "a key in the search": KEYS.map((key) => () => page.keyboard.press(key)),
    "a click on a RAG": [() => rag.click(), () => rag.click()],
    "a click on a heading": HEADINGS.map((column) => () => page.locator(`th[data-col=${column}] .sort`).click()),
  };
}

async function measureActions(page: Page, rounds: number): Promise<Measured[]> {
  const measured = new Map<string, Measured>();
  for (let round = 0; round < rounds; round++) {
    for (const [name, acts] of Object.entries(await actions(page))) {
      const known: Measured = measured.get(name) ?? { name, samples: [] };
      for (const act of acts) {
        const ms = await painted(page, act);
        if (ms !== null) known.samples.push({ ms, peakMegabytes: null });
      }
      measured.set(name, known);
    }
  }
  return [...measured.values()];
}

/** Null where the browser does not hold all rows, or there is no browser. */
export async function measurePaint(world: World, findings: number): Promise<Table | null> {
  if (findings > ROWS_IN_BROWSER) return null;
  const executablePath = findBrowser();
  if (executablePath === null) {
    world.say("Painting is not measured: no Chromium, Chrome or Edge was found. BROWSER_PATH names one.");
    return null;
  }
  const server = await startServer(await world.database(findings), world.say);
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "en-GB" });
    await page.context().addCookies([{ ...BENCH_SESSION, url: `http://localhost:${server.port}` }]);
    await page.addInitScript({ content: paintWatch });
    const allRows = findings > ROWS_A_PAGE ? page.waitForResponse((response) => response.url().endsWith("/findings/rows")) : null;
    await page.goto(`http://localhost:${server.port}/findings?view=sib`);
    await (await allRows)?.finished();
    await page.waitForSelector("table[role=grid]");
    await sleep(REST_MS);
    const lines = (await measureActions(page, world.rounds)).map((each) => ({ ...each, target: { p95: WITHIN_MS } }));
    return {
      title: `paint: ${sizeWords(findings)} in the browser, ${Math.min(findings, ROWS_A_PAGE)} rows of them on the page`,
      lines,
      baseline: null,
      note: "From the key or click to the second animation frame after the rows have changed.",
    };
  } finally {
    await browser.close();
    await server.stop();
  }
}
