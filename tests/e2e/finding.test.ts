/** The page of a finding and the forms about it: read, edited without JavaScript, kept from the other side. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answer } from "~/commands/answer.server";
import { ask } from "~/commands/ask.server";
import { editCell } from "~/commands/edit-cell.server";
import { newCtx } from "~/db/ctx.server";
import { write } from "~/db/write.server";
import { FIXED_PEOPLE, type Side } from "~/domain/actor";
import { openPageAs, sideCookie } from "../support/as-side";
import { checkAxe, fitsItsWidth, noBrowser, openBrowser, openPage } from "../support/browser";
import { startBuiltServer, type BuiltServer } from "../support/built-server";
import { valueOf } from "../support/marchshire";
import { sessionCookie } from "../support/session-cookie";

const finding = "/findings/F-0135";
let server: BuiltServer;

const as = (side: Side) => newCtx(server.db, FIXED_PEOPLE[side], new Date("2022-05-23T08:00:00.000Z"));

beforeAll(async () => {
  server = await startBuiltServer();
});
afterAll(() => server.stop());

describe.skipIf(noBrowser)("the page of a finding", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  const noScript = { javaScriptEnabled: false };

  it("holds everything about it, passes axe, and is readable on a phone", async () => {
    for (const width of [1440, 390, 320]) {
      const { page, complaints } = await openPageAs(browser, server.url, "opcc", { viewport: { width, height: 900 } });
      await page.goto(`${server.url}${finding}`);
      await page.waitForLoadState("networkidle");
      const text = (await page.textContent("main")) ?? "";
      for (const words of ["AFI 6", "F-0135", "PEEL 2021/22, published 13 April 2022 (40 days ago)", "Limbs", "Red", "update 35 days old", "Overdue by 23 days", "Q2", "Closed: revisit", "Earlier updates", "History"]) {
        expect(text).toContain(words);
      }
      expect(await fitsItsWidth(page)).toBe(true);
      expect(complaints).toEqual([]);
      await checkAxe(page);
    }
  });

  it("wraps a text of 30,000 characters without a single space", async () => {
    valueOf(await editCell(as("force"), { reference: "F-0130", column: "update", value: "long".repeat(7500), base: await storedUpdate("F-0130"), submit: true }));
    const { page } = await openPageAs(browser, server.url, "opcc", { viewport: { width: 390, height: 900 } });
    await page.goto(`${server.url}/findings/F-0130`);
    expect(await page.textContent("#update")).toContain("long".repeat(7500));
    expect(await fitsItsWidth(page)).toBe(true);
  });

  it("takes a new update with its RAG without JavaScript, and keeps what was typed when it refuses", async () => {
    const { page } = await openPageAs(browser, server.url, "force", noScript);
    await page.goto(`${server.url}/findings/F-0131`);
    await page.getByRole("link", { name: "Write an update" }).click();
    await page.getByLabel("As at").fill("22 May 2022");
    await page.getByLabel("Update", { exact: true }).fill("Written on a Sunday.");
    await page.getByRole("radio", { name: "Red" }).check();
    await page.getByLabel("Reason for the RAG").fill("");
    await page.getByRole("button", { name: "Submit" }).click();
    await expect(page.getByRole("alert").textContent()).resolves.toContain("Red needs a reason");
    expect(await page.getByLabel("Update", { exact: true }).inputValue()).toBe("Written on a Sunday.");
    expect(await page.getByLabel("As at").inputValue()).toBe("22 May 2022");
    await page.getByLabel("Reason for the RAG").fill("The supplier has withdrawn.");
    await page.getByRole("button", { name: "Submit" }).click();
    expect(new URL(page.url()).pathname).toBe("/findings/F-0131");
    await expect(page.getByRole("status").textContent()).resolves.toContain("A new update was submitted on F-0131.");
    const update = (await page.textContent("#update")) ?? "";
    expect(update).toContain("Written on a Sunday.");
    expect(update).toContain("As at 22 May 2022 (yesterday)");
  });

  it("starts an update from the draft that the force has begun", async () => {
    const { page } = await openPageAs(browser, server.url, "force", noScript);
    await page.goto(`${server.url}/findings/F-0149`);
    await page.getByRole("link", { name: "Write an update" }).click();
    expect(await page.textContent("main")).toContain("The form starts from these drafts");
    await page.getByRole("button", { name: "Submit" }).click();
    const update = (await page.textContent("#update")) ?? "";
    expect(update).toContain("Not allocated until this week.");
    expect(update).not.toContain("Draft: only the force sees this");
  });

  it("tells the second of two people of both values, and loses nothing typed", async () => {
    const first = await openPageAs(browser, server.url, "force", noScript);
    const second = await openPageAs(browser, server.url, "force", noScript);
    const form = `${server.url}/findings/F-0132/edit/tacticalLead`;
    await Promise.all([first.page.goto(form), second.page.goto(form)]);
    await first.page.getByLabel("Tactical lead").fill("Supt First");
    await first.page.getByRole("button", { name: "Save" }).click();
    await second.page.getByLabel("Tactical lead").fill("Supt Second");
    await second.page.getByRole("button", { name: "Save" }).click();
    const said = (await second.page.textContent("main")) ?? "";
    expect(said).toMatch(/was changed by you \(.*\) while you were writing/);
    expect(said).toContain("Supt First");
    expect(await second.page.getByLabel("Tactical lead").inputValue()).toBe("Supt Second");
    await checkAxe((await withScript(second.page.url())).page);
    await second.page.getByRole("button", { name: "Save" }).click();
    await expect(second.page.textContent("#facts")).resolves.toContain("Supt Second");
  });

  async function withScript(url: string) {
    const watched = await openPageAs(browser, server.url, "force");
    await watched.page.goto(url);
    return watched;
  }

  it("lets an administrator correct the locked text only with a reason, which the history shows", async () => {
    const { page } = await openPage(browser, noScript);
    const [name = "", value = ""] = (await sessionCookie(server.db, "judith-allardyce", "2022-05-23T08:30:00.000Z")).split(/=(.*)/s);
    await page.context().addCookies([{ name, value, url: server.url }]);
    await page.goto(`${server.url}/findings/F-0133`);
    await page.getByRole("link", { name: "Correct the text" }).click();
    await page.getByLabel("Text", { exact: true }).fill("The force should keep its promises.");
    await page.getByRole("button", { name: "Save the correction" }).click();
    await expect(page.getByRole("alert").textContent()).resolves.toContain("Say why it is corrected");
    await page.getByLabel("Reason").fill("A line was missing.");
    await page.getByRole("button", { name: "Save the correction" }).click();
    await expect(page.textContent("#text")).resolves.toContain("The force should keep its promises.");
    await page.getByLabel("Show changes of").selectOption({ label: "Reason for the correction" });
    await page.getByRole("button", { name: "Show" }).click();
    await expect(page.textContent("#history")).resolves.toContain("A line was missing.");
    expect(await page.locator("#history tbody tr").count()).toBe(2);
  });

  it("sets limbs, links, assurance with its statement, and where else it is addressed", async () => {
    const { page } = await openPageAs(browser, server.url, "opcc", noScript);
    await page.goto(`${server.url}/findings/F-0134/limbs`);
    await page.getByLabel("Limbs").fill("Name a lead\n\nMeasure the change");
    await page.getByRole("button", { name: "Save" }).click();
    expect(await page.locator(".limbs li").allTextContents()).toEqual(["Name a lead", "Measure the change"]);

    await page.goto(`${server.url}/findings/F-0134/links`);
    await page.getByLabel("This finding …").selectOption({ label: "supersedes" });
    await page.getByLabel("… this one").fill("f102");
    await page.getByRole("button", { name: "Add the link" }).click();
    await expect(page.textContent(".link-list")).resolves.toContain("Supersedes F-0102");
    await page.goto(`${server.url}/findings/F-0102`);
    await expect(page.textContent("#family")).resolves.toContain("Superseded by AFI 5 (F-0134)");

    await page.goto(`${server.url}/findings/F-0134/edit/assurance`);
    await page.getByRole("radio", { name: "Partially assured" }).check();
    await page.getByLabel("Assurance statement").fill("Dip samples were shown for two areas.");
    await page.getByLabel("How Helen Ferriday gave the decision").fill("by e-mail of 23 May 2022");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.textContent("#facts")).resolves.toContain("Dip samples were shown for two areas.");

    await page.goto(`${server.url}/findings/F-0134/addressed-elsewhere`);
    await page.getByLabel("What stands in place of a question").fill("Workforce meeting, 14 June 2022");
    await page.getByLabel("Link").fill("javascript:alert(1)");
    await page.getByRole("button", { name: "Save" }).click();
    expect(await page.getByRole("alert").count()).toBe(1);
    await page.getByLabel("Link").fill("https://office.example/workforce");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.textContent("#entries")).resolves.toContain("Workforce meeting, 14 June 2022");
  });

  it("adds nothing to the console while a form is used with JavaScript, and shows the refusal in place", async () => {
    const { page, complaints } = await withScript(`${server.url}/findings/F-0137/edit/targetDate`);
    await page.waitForLoadState("networkidle");
    await page.getByLabel("Target date").fill("31/2/2023");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("is not a date").first().waitFor();
    await checkAxe(page);
    await page.getByLabel("Target date").fill("28/2/2023");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("28 February 2023").first().waitFor();
    // A refused form is answered with its status, which the browser itself notes.
    expect(complaints.filter((complaint) => !complaint.includes("status of 422"))).toEqual([]);
  });
});

async function storedUpdate(reference: string): Promise<string | null> {
  const row = await server.db.read.update.findFirst({ where: { finding: { reference }, state: "submitted" }, orderBy: { sequence: "desc" } });
  return row?.text ?? null;
}

describe("addresses", () => {
  it("bring the person who writes a reference in another way to the finding", async () => {
    const answered = await fetch(`${server.url}/findings/f135`, { redirect: "manual" });
    expect([answered.status, answered.headers.get("location")]).toEqual([302, "/findings/F-0135"]);
  });

  it.each(["/findings/F-9999", "/findings/F-9999/ask", "/findings/F-0135/edit/nothing", "/entries/none", "/meetings/none"])("%s is not there", async (path) => {
    expect((await fetch(`${server.url}${path}`)).status).toBe(404);
  });

  it.each([
    ["opcc", "/findings/F-0135/edit/rag", { rag: "green" }],
    ["opcc", "/findings/F-0135/edit/targetDate", { value: "1/1/2023" }],
    ["force", "/findings/F-0135/edit/assurance", { value: "assured" }],
    ["force", "/findings/F-0135/ask", { kind: "question", text: "May I?" }],
    ["force", "/findings/F-0135/addressed-elsewhere", { where: "Nowhere" }],
    ["force", "/question-bank", { intent: "add", topic: "A", text: "B" }],
  ] as const)("the %s may not post to %s", async (side, path, fields) => {
    const headers = { Cookie: await sideCookie(server.url, side), Origin: server.url };
    const answered = await fetch(`${server.url}${path}`, { method: "POST", headers, body: new URLSearchParams(fields) });
    expect(answered.status).toBe(403);
    expect(await answered.text()).toContain("Not yours to see or change");
  });
});

describe("drafts", () => {
  it("reach neither the other side's pages nor the data behind them", async () => {
    const draft = valueOf(
      await ask(as("opcc"), { references: ["F-0135"], kind: "question", text: "CANARY-OF-THE-OFFICE", askedBy: "PCC", dueOn: "", meetingId: null, followsUpResponseId: null }),
    );
    const open = await server.db.read.entry.findFirstOrThrow({ where: { state: "issued", place: "finding" }, include: { findings: { include: { finding: true } } } });
    valueOf(await answer(as("force"), { entryId: open.id, parts: [{ by: "CC", text: "CANARY-OF-THE-FORCE" }] }));
    const other = open.findings[0]?.finding.reference ?? "";
    await write(server.db, async (tx) => {
      const { id } = await tx.finding.findUniqueOrThrow({ where: { reference: "F-0135" } });
      await tx.update.create({
        data: { id: "canary", findingId: id, text: "CANARY-OF-THE-FORCE", author: "Tom Ashdown", state: "draft", version: 1, sequence: 99_999, createdAt: "2022-05-23T08:00:00.000Z" },
      });
    });
    const meetings = await server.db.read.meeting.findMany();
    const paths = [
      "/findings/F-0135", `/findings/${other}`, "/findings/F-0135?field=entry.text", `/findings/${other}?field=response.text`, "/findings/F-0135/links",
      "/findings/F-0135/limbs", "/findings/F-0135/correct-text", "/findings/F-0135/ask", "/findings/F-0135/edit/update", "/findings/new", "/findings/paste",
      "/inspections", "/question-bank", `/entries/${draft.entryId}`, `/entries/${draft.entryId}/edit`, `/entries/${open.id}`, `/entries/${open.id}/answer`, `/entries/${open.id}/close`,
      ...meetings.map((meeting) => `/meetings/${meeting.id}`),
    ];
    const found: Record<Side, string> = { opcc: "", force: "" };
    for (const side of ["opcc", "force"] as const) {
      const headers = { Cookie: await sideCookie(server.url, side) };
      for (const path of paths) {
        const [name = "", search = ""] = path.split("?");
        for (const address of [path, `${name}.data?${search}`]) found[side] += await (await fetch(`${server.url}${address}`, { headers })).text();
      }
    }
    expect(found.opcc).toContain("CANARY-OF-THE-OFFICE");
    expect(found.force).toContain("CANARY-OF-THE-FORCE");
    expect(found.opcc).not.toContain("CANARY-OF-THE-FORCE");
    expect(found.force).not.toContain("CANARY-OF-THE-OFFICE");
  });
});
