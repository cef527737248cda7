/** Notes from circulation to publication in a browser: the force proposes other words, the office accepts them, both agree, the PCC publishes, everybody reads. */
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addAgendaItem } from "~/commands/meetings/change-agenda.server";
import { closeMeeting } from "~/commands/meetings/close-meeting.server";
import { holdMeeting } from "~/commands/meetings/move-meeting.server";
import { planMeeting } from "~/commands/meetings/plan-meeting.server";
import { saveSeries } from "~/commands/meetings/save-series.server";
import { checkAxe, fitsItsWidth, noBrowser, openBrowser, openPage, type WatchedPage } from "../support/browser";
import { startBuiltServer, type BuiltServer } from "../support/built-server";
import { ctxOf } from "../support/demonstration-actor";
import { valueOf } from "../support/marchshire";
import { sessionCookie } from "../support/session-cookie";
import { typedMeeting } from "../support/small-meetings";

const now = "2022-05-23T16:30:00.000Z";
const desk = { viewport: { width: 1440, height: 900 } };
const narrow = { viewport: { width: 390, height: 844 } };
/** Of these the pages are looked at by eye alone: axe needs a page whose own programs run. */
const plain = { ...desk, javaScriptEnabled: false };
const plainNarrow = { ...narrow, javaScriptEnabled: false };
const TITLE = "Dog section, May 2022";

describe.skipIf(noBrowser)("notes that both sides agree", () => {
  let server: BuiltServer;
  let browser: Browser;
  let meeting = "";
  let published = "";

  beforeAll(async () => {
    [server, browser] = await Promise.all([startBuiltServer({ as: null, now }), openBrowser()]);
    const ctx = await ctxOf(server.db, "priya-nair", now);
    valueOf(await saveSeries(ctx, { seriesId: "", name: "Kennels", standing: "" }));
    const { id: series } = await server.db.read.meetingSeries.findUniqueOrThrow({ where: { name: "Kennels" }, select: { id: true } });
    const planned = valueOf(await planMeeting(ctx, typedMeeting({ series, title: TITLE, date: "20 May 2022", venue: "The kennels" })));
    meeting = planned.id;
    published = `/published/notes/${planned.reference}`;
    const item = { parent: "", finding: "", sourceKind: "", sourceTitle: "", sourceLink: "" };
    valueOf(await addAgendaItem(ctx, { meetingId: meeting, typed: { ...item, heading: "New kennels", text: "Six dogs moved in April.", closedSession: "" } }));
    valueOf(await addAgendaItem(ctx, { meetingId: meeting, typed: { ...item, heading: "A handler’s absence", text: "It is expected to end in June.", closedSession: "yes" } }));
    valueOf(await holdMeeting(ctx, meeting));
    valueOf(await closeMeeting(ctx, { meetingId: meeting, rest: "not-reached", written: null }));
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  async function openAs(personId: string | null, to: string, options: BrowserContextOptions = desk): Promise<WatchedPage> {
    const watched = await openPage(browser, options);
    if (personId !== null) {
      const [name = "", value = ""] = (await sessionCookie(server.db, personId, now)).split(/=(.*)/s);
      await watched.page.context().addCookies([{ name, value, url: server.url }]);
    }
    await watched.page.goto(`${server.url}${to}`);
    return watched;
  }

  const version = (number = 1) => `/meetings/${meeting}/notes/versions/${String(number)}`;
  const press = async (page: Page, name: string | RegExp) => { await page.getByRole("button", { name }).click(); };
  const says = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();

  /** Nothing on the page is wrong, and nobody scrolls sideways. */
  async function isWell({ page, complaints }: WatchedPage, options: BrowserContextOptions = desk): Promise<void> {
    if (options.javaScriptEnabled !== false) await checkAxe(page);
    expect(await fitsItsWidth(page)).toBe(true);
    expect(complaints.filter((each) => !each.includes("Failed to load resource"))).toEqual([]);
  }

  it("are the office’s until it circulates them", async () => {
    const tom = await openAs("tom-ashdown", `/meetings/${meeting}`);
    expect(await tom.page.getByRole("link", { name: "Notes", exact: true }).count()).toBe(0);
    await tom.page.context().close();

    const priya = await openAs("priya-nair", `/meetings/${meeting}/notes`);
    await press(priya.page, "Circulate the notes as a draft");
    await priya.page.getByRole("heading", { level: 1, name: `Notes of ${TITLE}: version 1` }).waitFor();
    // What both sides agree stands there whole, with what no part of it says.
    const whole = await priya.page.getByRole("region", { name: "The notes, all of them" }).innerText();
    for (const words of ["Marked ", "Friday 20 May 2022", "Closed session", "Next meeting"]) expect(whole).toContain(words);
    await isWell(priya);
    await priya.page.context().close();
  });

  it("get other words from the force, on a telephone and without JavaScript", async () => {
    const tom = await openAs("tom-ashdown", `/meetings/${meeting}`, plainNarrow);
    const { page } = tom;
    await page.getByRole("link", { name: "Notes", exact: true }).click();
    await page.getByRole("link", { name: "Version 1" }).click();
    await isWell(tom, plainNarrow);
    await page.getByRole("listitem").filter({ hasText: "Six dogs moved in April." }).getByRole("link", { name: /^Comment/ }).click();
    await isWell(tom, plainNarrow);
    await page.getByLabel("What you say of it").fill("Two came in May.");
    await page.getByLabel("Proposed wording").fill("Six dogs moved in April, and two in May.");
    await press(page, "Save as a draft");
    await says(page, "Only your side sees it until it is sent");
    await isWell(tom, plainNarrow);

    const siobhan = await openAs("siobhan-byrne", version(), narrow);
    await says(siobhan.page, "Draft, only the force sees this");
    await isWell(siobhan);
    await siobhan.page.context().close();

    const priya = await openAs("priya-nair", version());
    await says(priya.page, "Nobody has commented on this version.");
    await priya.page.context().close();

    await press(page, "Send the draft to the other side");
    await says(page, "1 comment was sent to the other side.");
    await says(page, "1 comment waits to be decided");
    await page.context().close();
  });

  it("take those words in when the office accepts them; a comment that is declined says why", async () => {
    const beth = await openAs("beth-hargreaves", `${version()}/comment?about=`);
    await beth.page.getByLabel("What you say of it").fill("Please leave out the names of the dogs.");
    await press(beth.page, "Send it to the other side");
    await says(beth.page, "The comment was sent");
    await beth.page.context().close();

    const priya = await openAs("priya-nair", version(), plain);
    const { page } = priya;
    const comment = page.getByRole("listitem").filter({ hasText: "leave out the names" });
    await comment.locator("summary").click();
    await comment.getByRole("button", { name: "Decline it" }).click();
    await says(page, "Say why it is declined");
    await comment.getByLabel("Why it is declined").fill("No dog is named in them.");
    await comment.getByRole("button", { name: "Decline it" }).click();
    await says(page, "The comment was declined.");
    await press(page, /^Accept the wording/);
    await says(page, "The comment was accepted.");
    await page.locator(".notes-part").filter({ hasText: "Six dogs moved in April, and two in May." }).waitFor();
    await isWell(priya, plain);
    await page.context().close();
  });

  it("are agreed by each side, and published by the PCC", async () => {
    const catherine = await openAs("catherine-wells", version());
    await press(catherine.page, "Agree these notes for the force");
    await says(catherine.page, "Your side has agreed these notes.");
    await isWell(catherine);
    await catherine.page.context().close();

    const priya = await openAs("priya-nair", version(), plain);
    await press(priya.page, "Agree these notes for the office");
    await says(priya.page, "Say how Helen Ferriday gave it");
    await isWell(priya, plain);
    await priya.page.getByLabel("How Helen Ferriday gave the agreement").fill("by e-mail of 23 May 2022");
    await press(priya.page, "Agree these notes for the office");
    await says(priya.page, "Both sides have agreed these notes.");
    await priya.page.context().close();

    const before = await openAs(null, published);
    await says(before.page, "There are no published notes at this address.");
    await before.page.context().close();

    const helen = await openAs("helen-ferriday", version());
    await helen.page.getByText(/parts are left out of what is published/).click();
    await isWell(helen);
    await press(helen.page, "Publish these notes");
    await says(helen.page, "This version does not change any more.");
    expect(await helen.page.getByRole("link", { name: /^Comment on/ }).count()).toBe(0);
    await isWell(helen);
    await helen.page.context().close();
  });

  it.each([["an observer", "rosalind-achebe"], ["somebody who is not signed in", null]] as const)("are read by %s, without what was said in closed session", async (_, personId) => {
    for (const options of [desk, narrow]) {
      const reader = await openAs(personId, "/published/notes", options);
      const { page } = reader;
      await isWell(reader);
      await page.getByRole("link", { name: TITLE }).click();
      await page.getByRole("heading", { level: 1, name: `Notes: ${TITLE}` }).waitFor();
      await says(page, "Six dogs moved in April, and two in May.");
      expect(await page.content()).not.toMatch(/handler’s absence|expected to end in June|names of the dogs|by e-mail of/);
      await isWell(reader);
      const denied = await page.goto(`${server.url}${version()}`);
      if (personId === null) expect(new URL(page.url()).pathname).toBe("/sign-in");
      else expect(denied?.status()).toBe(403);
      await page.context().close();
    }
    const word = await fetch(`${server.url}${published}/file?version=1&format=docx`);
    expect(word.headers.get("content-type")).toContain("wordprocessingml");
  });

  it("are corrected by a second version; the first stays at its address and says that it is superseded", async () => {
    const priya = await openAs("priya-nair", `/meetings/${meeting}/notes/versions`, plain);
    await priya.page.getByText("Correct the published notes").click();
    await press(priya.page, "Begin a correction");
    await says(priya.page, "Say why the published notes are corrected.");
    await priya.page.getByLabel("Why they are corrected").fill("The dogs moved to the new kennels, not to the old ones.");
    await press(priya.page, "Begin a correction");
    await priya.page.getByRole("listitem").filter({ hasText: "The kennels" }).getByRole("link", { name: /^Comment/ }).first().click();
    await priya.page.getByLabel("What you say of it").fill("There are two of them.");
    await priya.page.getByLabel("Proposed wording").fill("The new kennels");
    await press(priya.page, "Put the wording into the notes");
    await says(priya.page, "The wording was put into the notes.");
    await isWell(priya, plain);
    await priya.page.context().close();

    for (const [personId, side] of [["catherine-wells", "force"], ["helen-ferriday", "office"]] as const) {
      const agreeing = await openAs(personId, version(2));
      await press(agreeing.page, `Agree these notes for the ${side}`);
      await says(agreeing.page, side === "office" ? "Both sides have agreed these notes." : "Your side has agreed these notes.");
      if (side === "office") await press(agreeing.page, "Publish these notes");
      if (side === "office") await says(agreeing.page, "This version does not change any more.");
      await agreeing.page.context().close();
    }

    const reader = await openAs(null, published, narrow);
    await says(reader.page, "Corrected: The dogs moved to the new kennels");
    await says(reader.page, "What differs from version 1");
    await isWell(reader);
    await reader.page.getByRole("link", { name: "Version 1" }).click();
    await says(reader.page, "These notes have been superseded");
    await isWell(reader);
    await reader.page.context().close();
  });

  it("are begun to be corrected by mistake, which is abandoned with a reason that both sides read", async () => {
    const priya = await openAs("priya-nair", `/meetings/${meeting}/notes/versions`);
    const { page } = priya;
    await page.getByText("Correct the published notes").click();
    await page.getByLabel("Why they are corrected").fill("A slip.");
    await press(page, "Begin a correction");
    const mistake = page.getByRole("region", { name: "Begun by mistake" });
    await mistake.getByText("Abandon this correction").first().click();
    await press(page, "Abandon this correction");
    await page.getByRole("link", { name: /^Say why the correction is abandoned/ }).click();
    await page.locator("#reason:focus").waitFor();
    expect(await page.locator("#reason-error").isVisible()).toBe(true);
    await isWell(priya);
    await page.getByLabel("Why it is abandoned").fill("There was no slip.");
    await press(page, "Abandon this correction");
    await says(page, /^Abandoned by Priya Nair.*: There was no slip\./);
    expect(await page.getByRole("region", { name: "Comments" }).innerText()).not.toContain("Accepted");
    await isWell(priya);
    await page.goto(`${server.url}/meetings/${meeting}/notes/versions`);
    await says(page, /^Abandoned by Priya Nair.*: There was no slip\./);
    await isWell(priya);
    await page.context().close();
  });
});
