/** The office's working screens: questions chosen, previewed, approved and issued together; corrected; the answers decided on. Without JavaScript. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkAxe, fitsItsWidth, noBrowser, openBrowser, openPage, type WatchedPage } from "../support/browser";
import { startBuiltServer, type BuiltServer } from "../support/built-server";
import { sessionCookie } from "../support/session-cookie";

const NOW = "2022-05-23T08:30:00.000Z";
const HOW = "by e-mail of 23 May 2022";

describe.skipIf(noBrowser)("issuing and assuring", () => {
  let server: BuiltServer;
  let browser: Browser;
  let priya: Page;
  let callum: Page;
  let helen: Page;
  let force: Page;
  beforeAll(async () => {
    [server, browser] = await Promise.all([startBuiltServer({ now: NOW }), openBrowser()]);
    [priya, callum, helen, force] = (await Promise.all(["priya-nair", "callum-reeve", "helen-ferriday", "tom-ashdown"].map(async (id) => (await as(id, false)).page))) as [Page, Page, Page, Page];
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  async function as(personId: string, javaScriptEnabled = true, width = 1440): Promise<WatchedPage> {
    const watched = await openPage(browser, { javaScriptEnabled, viewport: { width, height: 900 } });
    const [name = "", value = ""] = (await sessionCookie(server.db, personId, NOW)).split(/=(.*)/s);
    await watched.page.context().addCookies([{ name, value, url: server.url }]);
    return watched;
  }

  const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
  const main = async (page: Page) => (await page.textContent("main")) ?? "";
  const drafts = () => server.db.read.entry.count({ where: { state: { in: ["draft", "approved"] } } });

  it("chooses over several findings, previews, approves for the PCC, and issues with one due date", async () => {
    await priya.goto(`${server.url}/issue`);
    expect(await main(priya)).toContain("5 drafts and 3 approved questions on 7 findings");
    await press(priya, "Preview what the force will see");
    expect(await priya.getByRole("alert").textContent()).toContain("Choose at least one question to preview.");
    await priya.getByRole("checkbox", { name: /Nine minutes for each victim/ }).check();
    await priya.getByRole("checkbox", { name: /Harle Valley issued no community/ }).check();
    await priya.getByLabel("Response due").fill("soon");
    await press(priya, "Preview what the force will see");
    expect(await priya.getByRole("alert").textContent()).toContain("“soon” is not a date");
    expect(await priya.getByRole("checkbox", { name: /Nine minutes for each victim/ }).isChecked()).toBe(true);
    await priya.getByLabel("Response due").fill("20/6/2022");
    await press(priya, "Preview what the force will see");

    const preview = (await priya.locator(".preview").textContent()) ?? "";
    for (const words of ["AFI 3 (F-0132)", "AFI 16 (F-0145)", "due 20 June 2022", "Waiting for the force, since today", "Harle Valley issued no community protection notices"]) expect(preview).toContain(words);
    expect(preview).not.toContain("Thank health and housing");
    expect(await priya.locator(".preview .thread__open").count()).toBe(0);
    expect(await priya.getByRole("link", { name: "Approve and issue" }).count()).toBe(1);
    expect(await priya.getByRole("button", { name: /^Issue/ }).count()).toBe(0);
    await press(priya, "Approve the draft");
    expect(await priya.getByRole("alert").textContent()).toContain("Say how Helen Ferriday gave it");
    await priya.getByLabel("How Helen Ferriday gave the approval").fill(HOW);
    await press(priya, "Approve the draft");
    expect(await main(priya)).toContain(`Approved on 23 May 2022 by Priya Nair, SPM, for Helen Ferriday: ${HOW}`);

    expect(await priya.getByRole("link", { name: "Approve and issue" }).count()).toBe(0);
    await force.goto(`${server.url}/findings/F-0132`);
    expect(await main(force)).not.toContain("Harle Valley issued");
    await press(priya, "Issue all 2 to the force");
    expect(await main(priya)).toContain("2 were issued: the force sees them now.");
    expect(await priya.locator(".pack").textContent()).toContain("OFFICIAL");
    expect(await priya.locator(".pack__finding").count()).toBe(2);
    await force.goto(`${server.url}/findings/F-0132`);
    expect(await main(force)).toContain("Harle Valley issued no community protection notices");
    expect(await main(force)).not.toContain(HOW);
    const shown = async (page: Page, path: string) => {
      await page.goto(`${server.url}${path}`);
      return (await page.locator(".thread__item", { hasText: "Harle Valley issued" }).first().locator(".entry-text").textContent()) ?? "";
    };
    expect(preview).toContain(await shown(force, "/findings/F-0132"));
  });

  it("sends the pack as a workbook, and shows the force the same paper", async () => {
    const cookie = await sessionCookie(server.db, "tom-ashdown", NOW);
    const answer = await fetch(`${server.url}/issue/pack.xlsx`, { headers: { Cookie: cookie } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-disposition")).toContain("assurance-questions-2022-05-23.xlsx");
    expect(new Uint8Array(await answer.arrayBuffer()).slice(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]));
    await force.goto(`${server.url}/issue/pack`);
    expect(await main(force)).toContain("PCC’s assurance questions");
    for (const path of ["/issue", "/issue/preview?entry=x", "/assure"]) expect((await force.goto(`${server.url}${path}`))?.status()).toBe(403);
  });

  it("tells whoever approves or issues from a page that others have changed since", async () => {
    await helen.goto(`${server.url}/issue?all=yes`);
    await press(helen, "Preview what the force will see");
    await callum.goto(`${server.url}/issue`);
    await callum.getByRole("listitem").filter({ hasText: "The update carries no date" }).getByRole("link", { name: /^Open/ }).click();
    await callum.getByRole("link", { name: "Edit", exact: true }).click();
    await callum.getByLabel("Text").fill("Edited at another desk?");
    await press(callum, "Save");
    const before = await drafts();
    await press(helen, "Approve all 4 drafts");
    expect(await helen.getByRole("alert").textContent()).toContain("was changed by somebody else");
    expect(await main(helen)).toContain("Edited at another desk?");
    expect(await server.db.read.entry.count({ where: { state: "approved" } })).toBe(2);
    await press(helen, "Approve all 4 drafts");
    expect(await server.db.read.entry.count({ where: { state: "approved" } })).toBe(before);
  });

  it("makes a draft again of what is edited after its approval, and says so; and discards it", async () => {
    await callum.goto(`${server.url}/issue`);
    await callum.getByRole("listitem").filter({ hasText: "Edited at another desk?" }).getByRole("link", { name: /^Open/ }).click();
    expect(await main(callum)).toContain("Approved on 23 May 2022 by Helen Ferriday, PCC");
    await callum.getByRole("link", { name: "Edit", exact: true }).click();
    await callum.getByLabel("Text").fill("Edited after the approval?");
    await press(callum, "Save");
    expect(await main(callum)).toContain("is a draft again: the approval was for the words before");
    expect(await main(callum)).toContain("It waits for the PCC’s approval.");
    expect(await callum.getByRole("button", { name: "Approve" }).count()).toBe(0);
    const before = await drafts();
    await callum.getByText("Discard this draft").click();
    await press(callum, "Discard the draft");
    expect(await main(callum)).toContain("The draft was discarded.");
    expect(await drafts()).toBe(before - 1);
  });

  it("corrects what was issued by a new version, which the force sees with its reason once it is issued", async () => {
    await callum.goto(`${server.url}/findings/F-0132`);
    await callum.getByRole("listitem").filter({ hasText: "Harle Valley issued no community" }).getByRole("link", { name: /^Open/ }).first().click();
    const entry = callum.url();
    await callum.getByRole("link", { name: "Correct the text" }).click();
    await callum.getByLabel("Text").fill("Harle Valley issued one notice last year. Is a repeat victim there less safe?");
    await press(callum, "Save as a draft");
    expect(await callum.getByRole("alert").textContent()).toContain("Say why it is corrected");
    await callum.getByLabel("Why it is corrected").fill("There was one notice, in August.");
    await press(callum, "Save as a draft");
    expect(await main(callum)).toContain("It waits for the PCC’s approval.");
    await force.goto(entry);
    expect(await main(force)).not.toMatch(/one notice|Version 2/);
    await priya.goto(`${server.url}/issue`);
    await priya.locator("#corrections").getByRole("link", { name: /Harle Valley issued one notice/ }).click();
    await priya.getByLabel("How Helen Ferriday gave the approval").fill(HOW);
    await press(priya, "Approve the correction");
    await force.goto(entry);
    expect(await main(force)).not.toMatch(/one notice|Version 2/);
    await press(priya, "Issue the correction");
    for (const page of [force, priya]) {
      await page.goto(entry);
      const text = await main(page);
      for (const words of ["Version 2, issued 23 May 2022", "There was one notice, in August.", "Harle Valley issued one notice", "Earlier wording: Version 1", "Harle Valley issued no community protection notices"]) expect(text).toContain(words);
    }
    expect(await main(force)).not.toContain(HOW);
    for (const page of [force, priya]) {
      await page.goto(`${server.url}/findings/F-0132`);
      expect(await page.locator(".thread__item", { hasText: "Harle Valley issued one notice" }).first().textContent()).toContain("version 2, corrected on 23 May 2022");
    }
  });

  it("reads the answers one after another and decides on each, the follow-up and the assurance in one go", async () => {
    await callum.goto(`${server.url}/assure`);
    const first = (await callum.textContent("h1")) ?? "";
    expect(await main(callum)).toContain("The assurance of the finding is for the PCC to decide");
    expect(await callum.locator(".assure-pair .response").count()).toBeGreaterThan(0);
    await press(callum, "Save and go on");
    expect(await callum.getByRole("alert").textContent()).toContain("Choose how the question is closed");
    await callum.getByRole("radio", { name: "Follow-up asked" }).check();
    await press(callum, "Save and go on");
    expect(await callum.getByRole("alert").textContent()).toContain("Write the follow-up");
    expect(await callum.getByRole("radio", { name: "Follow-up asked" }).isChecked()).toBe(true);
    await callum.getByRole("textbox", { name: "Follow-up", exact: true }).fill("And what is dropped first?");
    await press(callum, "Save and go on");
    expect(await main(callum)).toContain("The follow-up is a draft: approve and issue it with the others.");
    expect(await callum.locator("#in-preparation tbody tr").count()).toBeGreaterThan(0);
    expect(await callum.textContent("h1")).not.toBe(first);
    expect(await server.db.read.entry.count({ where: { text: "And what is dropped first?", state: "draft", followsUpEntryId: { not: null } } })).toBe(1);

    await priya.goto(`${server.url}/assure`);
    const reference = /F-\d{4}/.exec((await priya.textContent("h1")) ?? "")?.[0] ?? "";
    const assurance = priya.getByRole("group", { name: "Assurance of the finding" });
    await priya.getByRole("group", { name: "Close the question as" }).getByRole("radio", { name: "Assured", exact: true }).check();
    await assurance.getByRole("radio", { name: "Assured", exact: true }).check();
    await priya.getByLabel("Assurance statement").fill("Every area was shown.");
    await press(priya, "Save and go on");
    expect(await priya.getByRole("alert").textContent()).toContain("Say how Helen Ferriday gave it");
    await priya.getByLabel("How Helen Ferriday gave the decision").fill(HOW);
    await press(priya, "Save and go on");
    expect(await main(priya)).toContain(`The assurance of ${reference} was saved.`);
    const finding = await server.db.read.finding.findUniqueOrThrow({ where: { reference } });
    expect(finding).toMatchObject({ assurance: "assured", assuranceStatement: "Every area was shown." });
    await force.goto(`${server.url}/findings/${reference}?field=finding.assuranceDecision`);
    expect(await main(force)).toContain(`Assured, by Priya Nair, SPM, for Helen Ferriday: ${HOW}`);
  });

  it("proposes the assurance of a finding whose questions were closed, and sets nothing by itself", async () => {
    await helen.goto(`${server.url}/assure`);
    const [line] = await helen.locator("#to-decide tbody tr").allTextContents();
    expect(line).toMatch(/AFI|Recommendation/);
    await helen.locator("#to-decide").getByRole("link").first().click();
    expect(await main(helen)).toContain("It is only a proposal");
    await press(helen, "Save");
    expect(await helen.locator(".govuk-error-summary, .message").count()).toBe(1);
  });

  it("passes axe and fits a phone on every page of its way, full, empty and refused", async () => {
    const ids = (await server.db.read.entry.findMany({ where: { state: { in: ["draft", "approved"] } }, select: { id: true } })).map(({ id }) => id);
    const entry = await server.db.read.entryCorrection.findFirstOrThrow({ where: { state: "issued" } });
    const paths = [
      "/issue", "/issue?area=Nowhere", "/issue?checked=yes", `/issue/preview?${ids.map((id) => `entry=${id}`).join("&")}`, "/issue/preview?entry=x", "/issue/pack", "/issue/pack?scope=all",
      "/assure", "/assure?area=Nowhere", `/entries/${entry.entryId}`, `/entries/${entry.entryId}/correct`, "/findings/F-0112/edit/assurance",
    ];
    const wide = await as("priya-nair");
    const narrow = await as("priya-nair", true, 390);
    for (const path of paths) {
      await wide.page.goto(`${server.url}${path}`);
      await checkAxe(wide.page);
      await narrow.page.goto(`${server.url}${path}`);
      expect(await fitsItsWidth(narrow.page), path).toBe(true);
    }
    expect(wide.complaints).toEqual([]);
  });
});
