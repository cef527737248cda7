/** Signing in and out in a browser: the demonstration, passwords, one-time links, the first administrator, one's organisation. */
import { createServer } from "node:net";
import { pino } from "pino";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { makeOneTimeLink } from "~/commands/people/make-one-time-link.server";
import { makeFirstAdministratorLink } from "~/commands/sign-in/make-first-administrator-link.server";
import { write } from "~/db/write.server";
import { OPERATOR } from "~/domain/actor";
import { hashPassword } from "~/identity/password-hash.server";
import { checkAxe, fitsItsWidth, noBrowser, openBrowser, openPage } from "../support/browser";
import { startBuiltServer, type BuiltServer } from "../support/built-server";
import { startIdentityProvider } from "../support/identity-provider";
import { valueOf } from "../support/marchshire";
import { testCtx } from "../support/test-ctx";

const now = "2022-05-23T08:30:00.000Z";
const password = "correct horse battery staple";
const email = "tom.ashdown@marchshire-police.example";
const narrow = { viewport: { width: 390, height: 800 } };

let browser: Browser;
let server: BuiltServer;
beforeAll(async () => {
  if (!noBrowser) browser = await openBrowser();
});
afterAll(() => (noBrowser ? undefined : browser.close()));
afterEach(() => server.stop());

async function checkPage(page: Page): Promise<void> {
  await checkAxe(page);
  expect(await fitsItsWidth(page)).toBe(true);
}

async function freePort(): Promise<number> {
  const holder = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => holder.once("listening", resolve));
  const address = holder.address();
  await new Promise((resolve) => holder.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** The demonstration's people in a database that is served as an office's own. */
async function startOwnOffice(): Promise<void> {
  server = await startBuiltServer({ as: null, config: { demonstration: false } });
  const passwordHash = await hashPassword(password);
  await write(server.db, (tx) => tx.person.updateMany({ where: { id: { in: ["tom-ashdown", "samira-haddad"] } }, data: { passwordHash } }));
}

async function typePassword(page: Page, typed: { email?: string; password?: string } = {}): Promise<void> {
  await page.getByLabel("E-mail address").fill(typed.email ?? email);
  await page.getByLabel("Password", { exact: true }).fill(typed.password ?? password);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
}

describe.skipIf(noBrowser)("the demonstration", () => {
  it.each([true, false])("lets anybody in with one click and goes on to the page asked for (JavaScript: %s)", async (javaScriptEnabled) => {
    server = await startBuiltServer({ as: null });
    const { page, complaints } = await openPage(browser, { ...narrow, javaScriptEnabled });
    await page.goto(`${server.url}/findings?sort=rag`);
    expect(page.url()).toBe(`${server.url}/sign-in?then=%2Ffindings%3Fsort%3Drag`);
    await page.getByRole("region", { name: "Demonstration" }).waitFor();
    if (javaScriptEnabled) await checkPage(page);
    expect(await page.locator("button[name=personId]").count()).toBeGreaterThanOrEqual(10);
    await page.getByRole("button", { name: "Beth Hargreaves" }).click();
    await page.waitForURL(`${server.url}/findings?sort=rag`);
    await page.getByRole("banner").getByText("Beth Hargreaves").waitFor();
    await page.getByRole("region", { name: "Demonstration" }).waitFor();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.waitForURL(`${server.url}/sign-in`);
    await page.goto(`${server.url}/inspections`);
    expect(page.url()).toContain("/sign-in?then=");
    expect(complaints).toEqual([]);
  });
});

describe.skipIf(noBrowser)("a password", () => {
  it.each([true, false])("lets its owner in, and nobody else (JavaScript: %s)", async (javaScriptEnabled) => {
    await startOwnOffice();
    const { page } = await openPage(browser, { ...narrow, javaScriptEnabled });
    await page.goto(`${server.url}/people`);
    await typePassword(page, { password: "not this one at all" });
    await page.getByText("There is a problem").waitFor();
    expect(await page.getByLabel("E-mail address").inputValue()).toBe(email);
    if (javaScriptEnabled) await checkPage(page);
    await typePassword(page);
    await page.waitForURL(`${server.url}/people`);
    const cookies = await page.context().cookies();
    expect(cookies.find(({ name }) => name === "session")).toMatchObject({ httpOnly: true, sameSite: "Lax", expires: -1 });
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.waitForURL(`${server.url}/sign-in`);
    await page.context().addCookies(cookies);
    await page.goto(`${server.url}/people`);
    expect(page.url()).toContain("/sign-in");
  });

  it("leads to no page of another site", async () => {
    await startOwnOffice();
    const { page } = await openPage(browser);
    await page.goto(`${server.url}/sign-in?then=//elsewhere.example`);
    await typePassword(page);
    await page.getByRole("button", { name: "Sign out" }).waitFor();
    expect(new URL(page.url()).origin).toBe(server.url);
  });

  it("is set by a link that an administrator makes, and changed by its owner", async () => {
    await startOwnOffice();
    const { page } = await openPage(browser, narrow);
    await page.goto(`${server.url}/people/joe-sandford`);
    await typePassword(page, { email: "samira.haddad@marchshire-police.example" });
    await page.getByRole("button", { name: "Make a one-time link" }).click();
    const link = (await page.locator(".hand-on code").textContent()) ?? "";
    expect(link.startsWith(`${server.url}/set-password/`)).toBe(true);
    await checkPage(page);

    const { page: theirs } = await openPage(browser, narrow);
    await theirs.goto(link);
    await checkPage(theirs);
    await theirs.getByLabel("New password").fill("short");
    await theirs.getByRole("button", { name: "Set the password and sign in" }).click();
    await theirs.getByText("There is a problem").waitFor();
    await theirs.getByLabel("New password").fill("three words together");
    await theirs.getByRole("button", { name: "Set the password and sign in" }).click();
    await theirs.getByRole("link", { name: "Joe Sandford" }).waitFor();
    expect((await page.goto(link))?.status()).toBe(404);

    await theirs.goto(`${server.url}/account`);
    await checkPage(theirs);
    await theirs.getByLabel("Current password").fill("three words together");
    await theirs.getByLabel("New password").fill("four other words together");
    await theirs.getByRole("button", { name: "Change the password" }).click();
    await theirs.getByText("Your password was changed").waitFor();
  });
});

describe.skipIf(noBrowser)("an office’s own database", () => {
  it.each([true, false])("begins with the first administrator’s link (JavaScript: %s)", async (javaScriptEnabled) => {
    server = await startBuiltServer({ demonstration: false, as: null, config: { demonstration: false } });
    const token = await makeFirstAdministratorLink(testCtx(server.db, OPERATOR, now));
    const { page } = await openPage(browser, { ...narrow, javaScriptEnabled });
    await page.goto(`${server.url}/first-administrator/${token ?? ""}`);
    if (javaScriptEnabled) await checkPage(page);
    await page.getByLabel("Your name").fill("Judith Allardyce");
    await page.getByLabel("Your e-mail address").fill("judith@marchshire.example");
    await page.getByLabel("New password").fill(password);
    await page.getByLabel("Their name").fill("Samira Haddad");
    await page.getByLabel("Their e-mail address").fill("samira@marchshire.example");
    await page.getByRole("button", { name: "Begin" }).click();
    expect(await page.locator(".hand-on code").textContent()).toContain("/set-password/");
    await page.getByRole("link", { name: "Add the other people of the office" }).click();
    await page.getByRole("link", { name: "Samira Haddad" }).waitFor();
    await page.goto(`${server.url}/first-administrator/${token ?? ""}`);
    await page.getByRole("heading", { name: "This link no longer works" }).waitFor();
  });
});

describe.skipIf(noBrowser)("the pages of people", () => {
  it("are usable by keyboard readers and on a narrow screen", async () => {
    await startOwnOffice();
    const { page, complaints } = await openPage(browser, narrow);
    await page.goto(`${server.url}/people`);
    await typePassword(page, { email: "samira.haddad@marchshire-police.example" });
    for (const path of ["/people", "/people/new", "/people/david-harkness", "/people/priya-nair", "/account", "/settings", "/sign-out"]) {
      await page.goto(`${server.url}${path}`);
      await checkPage(page);
    }
    expect(complaints).toEqual([]);
  });

  it("add a person and change their roles without JavaScript", async () => {
    await startOwnOffice();
    const { page } = await openPage(browser, { javaScriptEnabled: false });
    await page.goto(`${server.url}/people/new`);
    await typePassword(page, { email: "samira.haddad@marchshire-police.example" });
    await page.getByLabel("Name", { exact: true }).fill("Amira Sharif");
    await page.getByLabel("Post, short").fill("Insp");
    await page.getByRole("button", { name: "Add the person" }).click();
    await page.getByText("There is a problem").waitFor();
    await page.getByLabel("Post, in full").fill("Inspector");
    await page.getByLabel("Tactical lead").check();
    await page.getByRole("button", { name: "Add the person" }).click();
    await page.getByText("Amira Sharif was added.").waitFor();
    expect(await page.getByLabel("Tactical lead").isChecked()).toBe(true);
    await page.getByLabel("Staff officer").check();
    await page.getByRole("button", { name: "Save the roles" }).click();
    await page.getByText("Saved.").waitFor();
    expect(await page.getByLabel("Staff officer").isChecked()).toBe(true);
  });
});

describe.skipIf(noBrowser)("one’s organisation", () => {
  it("signs in who is linked, and tells the others what to do", async () => {
    const port = await freePort();
    const publicUrl = `http://localhost:${port}`;
    const organisation = await startIdentityProvider(`${publicUrl}/sign-in/callback`);
    const { issuer, clientId, clientSecret } = organisation;
    server = await startBuiltServer({ as: null, config: { demonstration: false, port, publicUrl, providers: [{ side: "force", issuer, clientId, clientSecret, tenant: null }] } });
    try {
      organisation.signInAs({ sub: "s-1", email, name: "Tom Ashdown" });
      const { page } = await openPage(browser);
      await page.goto(`${server.url}/inspections`);
      await checkAxe(page);
      await page.getByRole("link", { name: "Force" }).click();
      await page.getByText("not linked to anybody here yet").waitFor();
      await write(server.db, (tx) => tx.person.update({ where: { id: "tom-ashdown" }, data: { oidcIssuer: issuer, oidcSubject: "s-1" } }));
      await page.goto(`${server.url}/inspections`);
      await page.getByRole("link", { name: "Force" }).click();
      await page.waitForURL(`${server.url}/inspections`);
      await page.getByRole("banner").getByText("Tom Ashdown").waitFor();

      organisation.signInAs(null);
      const { page: refused } = await openPage(browser);
      await refused.goto(`${server.url}/sign-in`);
      await refused.getByRole("link", { name: "Force" }).click();
      await refused.getByText("You did not sign in with your organisation").waitFor();
    } finally {
      await organisation.stop();
    }
  });
});

describe("a door", () => {
  it("opens for nobody by its data requests either", async () => {
    server = await startBuiltServer({ as: null });
    for (const path of ["/findings.data", "/people.data", "/inspections.data", "/account.data"]) {
      const text = await (await fetch(`${server.url}${path}`)).text();
      expect(text).toContain("/sign-in");
      expect(text).not.toMatch(/F-01\d\d|Harkness/);
    }
  });

  it("writes no token into the log, and keeps links out of what other sites see", async () => {
    const lines: string[] = [];
    server = await startBuiltServer({ as: null, log: pino({ level: "info" }, { write: (line) => void lines.push(line) }) });
    const { token } = valueOf(await makeOneTimeLink(testCtx(server.db, OPERATOR, now), "tom-ashdown"));
    const answer = await fetch(`${server.url}/set-password/${token}`);
    expect([answer.status, answer.headers.get("referrer-policy")]).toEqual([200, "same-origin"]);
    await fetch(`${server.url}/set-password/${token}.data`);
    // A line is written when the answer has been sent, which may be after it has arrived.
    await expect.poll(() => lines.filter((line) => line.includes("/set-password/…")).length).toBe(2);
    expect(lines.join("")).not.toContain(token);
  });
});
