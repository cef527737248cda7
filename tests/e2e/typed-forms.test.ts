/** Every form with long texts keeps what is typed in it until it is saved. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { noBrowser, openBrowser, openPage } from "../support/browser";
import { startBuiltServer, type BuiltServer } from "../support/built-server";
import { sessionCookie } from "../support/session-cookie";

const NOW = "2022-05-23T08:30:00.000Z";

describe.skipIf(noBrowser)("what is typed", () => {
  let server: BuiltServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startBuiltServer({ as: null, now: NOW }), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  async function open(personId: string, path: string): Promise<Page> {
    const { page } = await openPage(browser);
    const [name = "", value = ""] = (await sessionCookie(server.db, personId, NOW)).split(/=(.*)/s);
    await page.context().addCookies([{ name, value, url: server.url }]);
    expect((await page.goto(`${server.url}${path}`))?.status()).toBe(200);
    return page;
  }

  async function entryIn(state: string): Promise<string> {
    return (await server.db.read.entry.findFirstOrThrow({ where: { state, place: "finding", responses: { none: {} } } })).id;
  }

  type Case = [what: string, personId: string, path: () => string | Promise<string>, field: string, save: string];
  const cases: Case[] = [
    ["an update", "tom-ashdown", () => "/findings/F-0149/edit/update", "#update", "Save draft"],
    ["steps to green", "tom-ashdown", () => "/findings/F-0149/edit/stepsToGreen", "#value", "Save draft"],
    ["a new question", "priya-nair", () => "/findings/F-0149/ask", "#text", "Save as a draft"],
    ["a draft question", "priya-nair", async () => `/entries/${await entryIn("draft")}/edit`, "#text", "Save"],
    ["a correction", "priya-nair", async () => `/entries/${await entryIn("issued")}/correct`, "#text", "Save as a draft"],
    ["a spoken answer", "priya-nair", async () => `/entries/${await entryIn("issued")}/answer`, "#text-0", "Record the answer"],
  ];

  it.each(cases)("in the form of %s is there again, and gone once it is saved", async (what, personId, address, field, save) => {
    const path = await address();
    const first = await open(personId, path);
    const words = `1. ${what}, half typed`;
    await first.fill(field, words);
    await first.getByText("What you type is kept, not yet saved").waitFor();
    await first.context().close();

    const second = await open(personId, path);
    expect(await second.textContent("main")).toContain("Restored what you typed and had not saved");
    expect(await second.inputValue(field)).toBe(words);
    if (what === "a correction") await second.fill("#reason", "It named the wrong month.");
    await second.getByRole("button", { name: save, exact: true }).click();
    await second.waitForURL((url) => url.pathname !== path);
    expect(await server.db.read.typedText.count()).toBe(0);
  });
});
