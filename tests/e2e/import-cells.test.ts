/** Several returned files on one page: dropped together, their conflicts settled, cells taken and left, with and without JavaScript, by keyboard. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { editCell } from "~/commands/edit-cell.server";
import { loadRecord } from "~/db/record.server";
import { OPERATOR } from "~/domain/actor";
import { checkAxe, fitsItsWidth, noBrowser, openBrowser, openPage } from "../support/browser";
import { startBuiltServer, type BuiltServer } from "../support/built-server";
import { makeXlsx } from "../support/make-xlsx";
import { returned, sendCopy, writeCell } from "../support/returned-copies";
import { valueOf } from "../support/round-trip";
import { testCtx } from "../support/test-ctx";

const excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const TEXT = "The force should make sure that every missing person report is recorded on its system.";
const OTHER = "The force should make sure that investigation plans are written and supervised.";

function copy(name: string, update: string, rag: string) {
  const rows = [["Finding", "RAG", "Update", "Tactical lead"], [`AFI 1: ${TEXT}`, "Red", update, "Supt Byrne"], [`AFI 2: ${OTHER}`, rag, null, null]];
  return { name, mimeType: excel, buffer: makeXlsx({ sheets: [{ name: "Tracker", rows }] }) };
}

describe.skipIf(noBrowser)("several files on the page of an import", () => {
  let server: BuiltServer;
  let browser: Browser;
  beforeAll(async () => {
    server = await startBuiltServer({ demonstration: false, as: "force" });
    browser = await openBrowser();
    const { page } = await openPage(browser);
    await upload(page, [copy("first.xlsx", "Sampling began in April.", "Red")], "PEEL 2021/22");
    await page.getByRole("button", { name: "Apply this import" }).click();
    await page.getByText("The import was applied.").waitFor();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  async function upload(page: Page, files: { name: string; mimeType: string; buffer: Buffer }[], inspection = "") {
    await page.goto(`${server.url}/import`);
    await page.getByLabel("Files", { exact: true }).setInputFiles(files);
    if (inspection !== "") await page.getByLabel("Inspection", { exact: true }).fill(inspection);
    await page.getByRole("button", { name: "Read the files" }).click();
    await page.locator(".import-standing").waitFor();
  }

  const updateNow = async () => (await loadRecord(server.db)).findings.find((each) => each.number === "AFI 1")?.update?.text;
  const ragNow = async () => (await loadRecord(server.db)).findings.find((each) => each.number === "AFI 2")?.update?.rag;
  const named = { name: "notes.xlsx", mimeType: excel, buffer: Buffer.from("not a workbook at all") };

  test("names each chosen file, goes on without one that cannot be read, and settles by keyboard what two disagree on", async () => {
    const { page, complaints } = await openPage(browser);
    await page.goto(`${server.url}/import`);
    const [one, two] = [copy("one.xlsx", "Sampling ended in May.", "Amber"), copy("two.xlsx", "Sampling goes on until June.", "Amber")];
    await page.getByLabel("Files", { exact: true }).setInputFiles([one, two, named, copy("three.xlsx", "Not sent.", "Red")]);
    await page.getByRole("button", { name: "Remove three.xlsx" }).click();
    expect(await page.locator(".drop-zone__files li").count()).toBe(3);
    await checkAxe(page);
    await page.getByLabel("Inspection", { exact: true }).fill("PEEL 2021/22");
    await page.getByRole("button", { name: "Read the files" }).click();
    await page.getByRole("heading", { name: "2 files together" }).waitFor();
    expect(await page.getByText("notes.xlsx: ").first().textContent()).toContain("2 files were read.");
    await checkAxe(page);
    expect(await page.getByText("Not settled: the cell keeps what is here.").first().isVisible()).toBe(true);
    await page.locator(".import-conflict input[type=radio]").first().focus();
    await page.keyboard.press("e");
    await page.keyboard.press("Control+A");
    await page.keyboard.type("Sampling ended in May, and jell goes on.");
    await page.keyboard.press("Escape");
    expect(await page.locator(".import-bar__words").textContent()).toContain("not saved yet");
    await page.keyboard.press("?");
    expect(await page.locator("details.import-keys").getAttribute("open")).not.toBeNull();
    await page.getByRole("button", { name: "Save the choices" }).last().click();
    await page.getByText("Your choices are saved.").waitFor();
    expect(await page.getByText("Settled: a text written for it.").first().isVisible()).toBe(true);
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await fitsItsWidth(page)).toBe(true);
    const box = page.getByRole("checkbox", { name: "RAG" }).first();
    await box.focus();
    await page.keyboard.press("l");
    expect(await box.isChecked()).toBe(false);
    await page.keyboard.press("t");
    await page.getByRole("button", { name: "Apply these imports" }).click();
    await page.getByText("The import was applied.").waitFor();
    await checkAxe(page);
    expect([await updateNow(), await ragNow()]).toEqual(["Sampling ended in May, and jell goes on.", "amber"]);
    expect(complaints).toEqual([]);
  });

  test("takes and leaves without JavaScript, and applies what the form says", async () => {
    const { page } = await openPage(browser, { javaScriptEnabled: false });
    await upload(page, [copy("later.xlsx", "Another round begins in July.", "White")], "PEEL 2021/22");
    await page.getByRole("button", { name: "Leave all of later.xlsx" }).click();
    await page.getByText("As it stands nothing would be written.").waitFor();
    await page.getByRole("checkbox", { name: "Update of" }).check();
    await page.getByRole("button", { name: "Apply this import" }).click();
    await page.getByText("The import was applied.").waitFor();
    expect([await updateNow(), await ragNow()]).toEqual(["Another round begins in July.", "amber"]);
  });

  test("takes files that are dropped on the page together, and adds those dropped later", async () => {
    const { page, complaints } = await openPage(browser);
    await page.goto(`${server.url}/import`);
    const drop = async (names: readonly string[]) => {
      const files = names.map((name) => ({ name, base64: copy(name, `Round of ${name}.`, "Amber").buffer.toString("base64") }));
      const held = await page.evaluateHandle((all) => {
        const transfer = new DataTransfer();
        for (const { name, base64 } of all) transfer.items.add(new File([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], name));
        return transfer;
      }, files);
      await page.locator(".drop-zone").dispatchEvent("dragover", { dataTransfer: held });
      await page.getByText("Drop them here.").waitFor();
      await page.locator(".drop-zone").dispatchEvent("drop", { dataTransfer: held });
    };
    await page.getByText("Or drop them all here.").waitFor();
    await drop(["bell.xlsx", "osei.xlsx"]);
    await drop(["osei.xlsx", "pell.xlsx"]);
    expect(await page.locator(".drop-zone__files li > span").allTextContents()).toEqual(["bell.xlsx", "osei.xlsx", "pell.xlsx"].map((name) => expect.stringMatching(`^${name} `) as string));
    await page.getByLabel("Inspection", { exact: true }).fill("PEEL 2021/22");
    await page.getByRole("button", { name: "Read the files" }).click();
    await page.getByRole("heading", { name: "3 files together" }).waitFor();
    expect(complaints).toEqual([]);
  });

  test.each([true, false])("settles what was changed here and in a copy, and puts it back; with JavaScript: %s", async (javaScriptEnabled) => {
    const ctx = testCtx(server.db, OPERATOR);
    const here = (await loadRecord(server.db)).findings.find((each) => each.number === "AFI 1");
    const sent = here?.update?.text ?? "";
    const reference = here?.reference ?? "";
    const out = await sendCopy(ctx);
    const mine = `${sent} Checked here${javaScriptEnabled ? "" : " again"}.`;
    const theirs = `${sent} Counted there${javaScriptEnabled ? "" : " again"}.`;
    valueOf(await editCell(ctx, { reference, column: "update", value: mine, base: sent }));
    writeCell(out, reference, "update", theirs);
    const { bytes } = await returned("back.xlsx", out);
    const { page, complaints } = await openPage(browser, { javaScriptEnabled });
    await upload(page, [{ name: "back.xlsx", mimeType: excel, buffer: Buffer.from(bytes) }]);
    const conflict = page.locator(".import-conflict", { hasText: "What was sent" }).first();
    expect(await conflict.locator("ins").allTextContents()).toEqual([expect.stringContaining("Checked here") as string, expect.stringContaining("Counted there") as string]);
    if (javaScriptEnabled) await checkAxe(page);
    const settle = async (words: string, becomes: string) => {
      await conflict.getByRole("radio", { name: words }).check();
      await page.getByRole("button", { name: "Save the choices" }).last().click();
      await page.locator(".import-conflict__state", { hasText: becomes }).first().waitFor();
    };
    await settle("What is here", "Settled: what is here.");
    await settle("Settle it later", "Not settled");
    await settle("What the file says", "Settled: what back.xlsx says.");
    await page.getByRole("button", { name: "Apply this import" }).click();
    await page.getByText("The import was applied.").waitFor();
    expect(await updateNow()).toBe(theirs);
    expect(complaints).toEqual([]);
  });
});
