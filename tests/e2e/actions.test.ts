/** Actions in a browser: the log filtered, sent out as Excel and taken in again, a report by an owner, and a request that becomes an action. */
import { readFile } from "node:fs/promises";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkAxe, fitsItsWidth, noBrowser, openBrowser, openPage, type WatchedPage } from "../support/browser";
import { startBuiltServer, type BuiltServer } from "../support/built-server";
import { hasOpenpyxl, throughOpenpyxl } from "../support/other-programs";
import { sessionCookie } from "../support/session-cookie";

const now = "2022-06-08T08:30:00.000Z";
const noScript = { javaScriptEnabled: false };

describe.skipIf(noBrowser)("actions", () => {
  let server: BuiltServer;
  let browser: Browser;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startBuiltServer({ as: null, now }), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  async function openAs(personId: string, path: string, options: BrowserContextOptions = {}): Promise<WatchedPage> {
    const [name = "", value = ""] = (await sessionCookie(server.db, personId, now)).split(/=(.*)/s);
    const watched = await openPage(browser, options);
    await watched.page.context().addCookies([{ name, value, url: server.url }]);
    await watched.page.goto(`${server.url}${path}`);
    return watched;
  }

  const listed = ({ page }: WatchedPage) => page.locator(".action-log tbody th a[href^='/actions/']").allInnerTexts();

  it("are filtered in the address, with overdue ones and owners told at a glance", async () => {
    const watched = await openAs("priya-nair", "/actions", noScript);
    const { page } = watched;
    const open = await listed(watched);
    expect(open).not.toContain("A-0001");
    expect(open.slice(0, 3).sort()).toEqual(["A-0005", "A-0006", "A-0008"]);
    await page.getByRole("link", { name: "3 overdue" }).click();
    await page.waitForURL("**/actions?overdue=yes");
    expect((await listed(watched)).sort()).toEqual(["A-0005", "A-0006", "A-0008"]);
    await page.getByLabel("Overdue").selectOption("");
    await page.getByLabel("Owner").selectOption("DBS");
    await page.getByRole("button", { name: "Show" }).click();
    await expect.poll(() => listed(watched)).toEqual(["A-0002"]);
    await page.context().close();
  });

  it.each(["/actions?state=all", "/actions/A-0002", "/actions/new", "/actions?owner=nobody%20like%20that"])("%s passes at every width", async (path) => {
    for (const width of [1440, 390]) {
      const { page, complaints } = await openAs("priya-nair", path, { viewport: { width, height: 900 } });
      await page.waitForLoadState("networkidle");
      expect(await fitsItsWidth(page)).toBe(true);
      expect(complaints).toEqual([]);
      await checkAxe(page);
      await page.context().close();
    }
  });

  it("go out as Excel as filtered, and what is changed in the file is shown and taken in", async () => {
    const watched = await openAs("priya-nair", "/actions?owner=DBS", noScript);
    const { page } = watched;
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download these as Excel" }).click()]);
    expect(download.suggestedFilename()).toBe("marchshire-action-log-2022-06-08.xlsx");
    const sent = await readFile(await download.path());
    const bring = async (buffer: Buffer) => {
      await page.goto(`${server.url}/import`);
      await page.locator("input[type=file]").first().setInputFiles({ name: "action-log.xlsx", mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", buffer });
      await page.getByRole("button", { name: "Read the files" }).click();
      await page.locator(".import-standing").waitFor();
      return page.locator("main").innerText();
    };
    expect(await bring(sent)).toContain("There is nothing to write: what could be taken from the file is recorded already.");
    if (!hasOpenpyxl) return;
    const edited = throughOpenpyxl(`book = openpyxl.load_workbook(path)
sheet = book["Actions"]
head = next(row for row in sheet.iter_rows() if any(cell.value == "Reference" for cell in row))
columns = {cell.value: cell.column for cell in head}
sheet.cell(head[0].row + 1, columns["Latest update"]).value = "Two options were costed."
book.save(path)`, sent);
    const preview = await bring(edited);
    expect(preview).toContain("Two options were costed.");
    expect(preview).toContain("A-0002");
    await page.getByRole("button", { name: "Apply this import" }).click();
    await page.getByText("The import was applied.").waitFor();
    await page.goto(`${server.url}/actions/A-0002`);
    expect(await page.locator("#events").innerText()).toContain("Two options were costed.");
    await page.context().close();
  });

  it("are reported on by who holds a post that owns them, from their own work", async () => {
    const { page } = await openAs("ngozi-okafor", "/", noScript);
    await page.getByRole("link", { name: /A-0004/ }).first().click();
    await page.getByRole("heading", { level: 1, name: "Action A-0004" }).waitFor();
    await page.getByLabel("Update").fill("The figure goes out on Friday.");
    await page.getByRole("button", { name: "Record it" }).click();
    await expect.poll(() => page.locator("#events").innerText()).toContain("The figure goes out on Friday.");
    const other = await openAs("ngozi-okafor", "/actions/A-0009");
    await other.page.getByRole("heading", { level: 1, name: /A-0009$/ }).waitFor();
    expect(await other.page.locator("#record").count()).toBe(0);
    await page.context().close();
    await other.page.context().close();
  });

  it("are made of a request in one step from any entry that was issued", async () => {
    const { id } = await server.db.read.entry.findFirstOrThrow({ where: { place: "aob", state: { in: ["issued", "answered", "closed"] } }, select: { id: true } });
    const { page } = await openAs("priya-nair", `/entries/${id}`, noScript);
    await page.getByRole("button", { name: "Make an action of it" }).click();
    await page.getByRole("heading", { level: 1, name: /^Request A-00\d\d$/ }).waitFor();
    await page.goto(`${server.url}/entries/${id}`);
    await page.getByRole("button", { name: "Make an action of it" }).click();
    await page.getByText(/was made of this already/).first().waitFor();
    await page.context().close();
  });
});
