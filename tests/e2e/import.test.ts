/** A workbook taken in from the pages: upload, preview, the questions it leaves open, apply. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { loadRecord } from "~/db/record.server";
import { checkAxe, fitsItsWidth, noBrowser, openBrowser, openPage } from "../support/browser";
import { startBuiltServer, type BuiltServer } from "../support/built-server";
import { makeXlsx, type MadeCell } from "../support/make-xlsx";

const CALLS = "The force should make sure that every missing person report is recorded on its system.";
const PLANS = "The force should make sure that investigation plans are written and supervised.";
const excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

function file(name: string, rows: MadeCell[][]) {
  return { name, mimeType: excel, buffer: makeXlsx({ sheets: [{ name: "Tracker", rows }] }) };
}

const tracker: MadeCell[][] = [
  ["AFI / recommendation", "RAG", "Cost centre", "PCC's assurance questions", "Force response", "Target date"],
  [`AFI 1: ${CALLS}`, "Red", "X1", "1. The PCC asked who owns it.", "1. The CC said that a lead is named.", "31/02/2022"],
];

describe.skipIf(noBrowser)("importing on the pages", () => {
  let server: BuiltServer;
  let browser: Browser;
  beforeAll(async () => {
    server = await startBuiltServer({ demonstration: false });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  async function upload(page: Page, name: string, rows: MadeCell[][], inspection = "PEEL 2021/22") {
    await page.goto(`${server.url}/import`);
    await page.getByLabel("Files", { exact: true }).setInputFiles(file(name, rows));
    if (inspection !== "") await page.getByLabel("Inspection", { exact: true }).fill(inspection);
    await page.getByRole("button", { name: "Read the files" }).click();
    await page.locator(".import-standing").waitFor();
  }

  async function switchToForce(page: Page) {
    await page.request.post(`${server.url}/side`, { form: { side: "force", backTo: "/" }, headers: { origin: server.url } });
  }

  test("shows what would be written, and what is not the reader’s to change; as an agreed paper it is taken in whole", async () => {
    const { page, complaints } = await openPage(browser);
    await page.goto(`${server.url}/import`);
    await checkAxe(page);
    await upload(page, "marchshire.xlsx", tracker);
    const theirs = page.locator("#not-yours");
    await expect(theirs.getByRole("row").allTextContents()).resolves.toEqual(expect.arrayContaining([expect.stringContaining("RAG is not yours to change"), expect.stringContaining("The response is the force’s to give")]));
    await page.getByText("Inspection, empty cells and agreed papers").click();
    await page.getByLabel("This is an agreed paper").check();
    await page.getByRole("button", { name: "Preview again" }).click();
    await page.getByText("does not say at which meeting it was agreed").first().waitFor();
    await checkAxe(page);
    await page.getByLabel("Date of the meeting").fill("9 May 2022");
    await page.getByRole("button", { name: "Preview again" }).click();
    await page.getByText("Taken in as the record of both sides").waitFor();
    expect(await theirs.count()).toBe(0);
    expect(await page.getByRole("heading", { name: "Held back" }).isVisible()).toBe(true);
    expect(await page.getByText("“31/02/2022” is not a date").isVisible()).toBe(true);
    await checkAxe(page);
    expect((await loadRecord(server.db)).findings).toHaveLength(0);
    await page.getByRole("button", { name: "Apply this import" }).click();
    await page.getByText("The import was applied.").waitFor();
    const { findings } = await loadRecord(server.db);
    expect(findings.map((each) => [each.number, each.update?.rag, each.entries.map((entry) => [entry.state, entry.issuedAt?.slice(0, 10), entry.responses.length])])).toEqual([["AFI 1", "red", [["answered", "2022-05-09", 1]]]]);
    await switchToForce(page);
    await page.goto(server.url);
    await page.getByRole("link", { name: "Agreed paper of 9 May 2022" }).click();
    await checkAxe(page);
    await page.getByRole("button", { name: "I have looked through it" }).click();
    await page.getByText("You have looked through the agreed paper.").waitFor();
    expect(await page.getByRole("link", { name: "Agreed paper of 9 May 2022" }).count()).toBe(0);
    await page.goto(`${server.url}/import`);
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await fitsItsWidth(page)).toBe(true);
    expect(complaints).toEqual([]);
  });

  test("marks the words that change", async () => {
    const { page } = await openPage(browser);
    await switchToForce(page);
    await upload(page, "marchshire-june.xlsx", [tracker[0] ?? [], [`AFI 1: ${CALLS}`, "Amber", "X1", "1. The PCC asked who owns it.", "1. The CC said that a lead is found.", null]]);
    expect(await page.locator("del").allTextContents()).toEqual(["removed: ✖Red", "removed: named"]);
    expect(await page.locator("ins").allTextContents()).toEqual(["added: ▲Amber", "added: found"]);
    await checkAxe(page);
    await page.getByRole("button", { name: "Discard the file" }).click();
    await page.getByText("The file was discarded.").waitFor();
    expect((await loadRecord(server.db)).findings[0]?.update?.rag).toBe("red");
  });

  test("asks for the inspection where the file does not name it, and works without JavaScript", async () => {
    const { page } = await openPage(browser, { javaScriptEnabled: false });
    await upload(page, "unnamed.xlsx", [["Finding", "RAG"], [`AFI 2: ${PLANS}`, "G"]], "");
    expect(await page.getByText("does not say which inspection").isVisible()).toBe(true);
    await page.getByLabel("Inspection", { exact: true }).fill("PEEL 2018/19");
    await page.getByRole("button", { name: "Preview again" }).first().click();
    await page.getByRole("button", { name: "Apply this import" }).click();
    await page.getByText("The import was applied.").waitFor();
    expect((await loadRecord(server.db)).findings.map((each) => each.inspection?.title)).toContain("PEEL 2018/19");
  });

  test("asks what unknown headings and colours mean, and remembers it for the next file alike", async () => {
    const rows = (fill: string): MadeCell[][] => [["What they want", "Traffic light"], [`AFI 3: ${CALLS} Always.`, { fill }]];
    const { page } = await openPage(browser);
    await switchToForce(page);
    await upload(page, "odd.xlsx", rows("FF0000"));
    await page.getByLabel("What they want").selectOption("finding");
    await page.getByLabel("Traffic light").selectOption("rag");
    await page.getByRole("button", { name: "Preview again" }).first().click();
    await page.getByText("RAG given by colour alone").waitFor();
    await checkAxe(page);
    await page.getByRole("button", { name: "Take the colours so" }).click();
    await page.getByText("Colours are taken as you said").waitFor();
    await upload(page, "odd-again.xlsx", rows("FF0000"));
    expect(await page.getByText("Colours are taken as you said").isVisible()).toBe(true);
    await page.getByRole("button", { name: "Apply this import" }).click();
    await page.getByText("The import was applied.").waitFor();
    expect((await loadRecord(server.db)).findings.find((each) => each.number === "AFI 3")?.update?.rag).toBe("red");
  });

  test("says in a sentence what is wrong with a file, and keeps nothing of it", async () => {
    const { page } = await openPage(browser);
    await page.goto(`${server.url}/import`);
    await page.getByLabel("Files", { exact: true }).setInputFiles({ name: "notes.xlsx", mimeType: excel, buffer: Buffer.from("not a workbook at all") });
    await page.getByRole("button", { name: "Read the files" }).click();
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("alert").textContent()).toMatch(/not an? .*workbook/i);
    expect(await server.db.read.import.count({ where: { fileName: "notes.xlsx" } })).toBe(0);
  });

  test("an upload is not shown to the other side", async () => {
    const { page } = await openPage(browser);
    await upload(page, "ours.xlsx", [["Finding", "RAG"], [`AFI 9: ${PLANS} Soon.`, "G"]]);
    const address = page.url();
    const other = await openPage(browser);
    await switchToForce(other.page);
    const answer = await other.page.goto(address);
    expect(answer?.status()).toBe(404);
    await other.page.goto(`${server.url}/import`);
    expect(await other.page.getByText("ours.xlsx").count()).toBe(0);
  });
});
