/** The rules of signing in: passwords, waiting, sessions, redirects, and whom an organisation vouches for. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ownPath } from "~/domain/own-path";
import { checkPassword } from "~/domain/password";
import { isOver, parseSessionLimits } from "~/domain/sign-in-session";
import { entraTenantOf, identityOf, type SignInProvider } from "~/domain/sign-in-provider";
import { secondsToWait, waitWords, type Attempt } from "~/domain/sign-in-throttle";
import { refusalOf } from "../support/refusal-of";

const about = { isCommon: (password: string) => ["password1234", "qwerty"].includes(password), own: ["Priya Nair", "priya.nair@marchshire.example"] };

describe("a password", () => {
  it.each(["correct horse battery", "zwölf zeichen lang", "aaaabbbbccccd", "x".repeat(199) + "y", "👮".repeat(11) + "!"])("is taken: %s", (password) => {
    expect(checkPassword(password, about)).toEqual({ ok: true, value: password.normalize("NFKC") });
  });

  it.each([
    ["eleven char", "has 11 characters"], ["👮👮", "has 2 characters"], ["x".repeat(201), "longer than 200"], ["PASSWORD1234", "tried first"],
    ["qwertyqwerty", "tried first"], ["aaaaaaaaaaaaa", "tried first"], ["abcabcabcabc", "tried first"], ["priya.nair@marchshire.example", "your own name"],
  ])("is refused with a sentence: %s", (password, sentence) => {
    expect(refusalOf(checkPassword(password, about))).toContain(sentence);
  });

  it("is the same from two keyboards that write ä in two ways", () => {
    expect(checkPassword("a\u0308pfel und birnen", about)).toEqual(checkPassword("\u00e4pfel und birnen", about));
  });
});

const start = Date.parse("2022-05-23T09:00:00.000Z");
const at = (minutes: number) => new Date(start + minutes * 60_000).toISOString();
const failed = (minutes: number, more: Partial<Attempt> = {}): Attempt => ({ account: "a", place: "home", address: "home", at: at(minutes), outcome: "failed", ...more });

describe("waiting after failures", () => {
  const asked = { account: "a", place: "home", address: "home", known: false };

  it("begins with the fifth and doubles up to a quarter of an hour", () => {
    const waits = [4, 5, 6, 7, 8, 9, 20].map((count) => secondsToWait(Array.from({ length: count }, () => failed(0)), { ...asked, now: at(0) }));
    expect(waits).toEqual([0, 60, 120, 240, 480, 900, 900]);
  });

  it("is forgotten after a success", () => {
    const attempts = [...Array.from({ length: 4 }, () => failed(0)), failed(1, { outcome: "signed in" }), failed(2)];
    expect(secondsToWait(attempts, { ...asked, now: at(2) })).toBe(0);
  });

  it("does not touch another account, another address, or a browser that is known", () => {
    const guesses = Array.from({ length: 20 }, () => failed(0));
    expect(secondsToWait(guesses, { ...asked, account: "b", now: at(1) })).toBe(0);
    expect(secondsToWait(guesses, { ...asked, place: "office", address: "office", now: at(1) })).toBe(0);
    expect(secondsToWait(guesses, { ...asked, place: "laptop", known: true, now: at(1) })).toBe(0);
  });

  it("reaches whoever guesses from many addresses, and still lets a known browser through", () => {
    const spread = Array.from({ length: 100 }, (_, index) => failed(index / 100, { place: `host-${index}`, address: `host-${index}` }));
    expect(secondsToWait(spread, { ...asked, now: at(2) })).toBeGreaterThan(0);
    expect(secondsToWait(spread, { ...asked, place: "laptop", known: true, now: at(2) })).toBe(0);
  });

  it("reaches whoever tries many accounts from one address", () => {
    const sprayed = Array.from({ length: 60 }, (_, index) => failed(index / 100, { account: `account-${index}` }));
    expect(secondsToWait(sprayed, { ...asked, now: at(2) })).toBeGreaterThan(0);
  });

  it("always ends within a quarter of an hour, whatever was tried", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.constantFrom("home", "office"), fc.constantFrom("a", "b")), { maxLength: 300 }), (tries) => {
        const attempts = tries.map(([minute, place, account]) => failed(minute, { place, address: place, account })).sort((x, y) => x.at.localeCompare(y.at));
        const wait = secondsToWait(attempts, { ...asked, now: at(1000) });
        expect(wait).toBeLessThanOrEqual(15 * 60);
        expect(secondsToWait(attempts, { ...asked, now: at(1000 + 15) })).toBe(0);
      }),
    );
  });

  it("is said in minutes", () => {
    expect([waitWords(1), waitWords(60), waitWords(61)]).toEqual(["in a minute", "in a minute", "in 2 minutes"]);
  });
});

describe("a session", () => {
  const limits = { idleMinutes: 30, hours: 12 };
  it.each([
    ["goes on", { createdAt: at(0), lastSeenAt: at(0), endedAt: null }, 29, false],
    ["ends by idle time", { createdAt: at(0), lastSeenAt: at(0), endedAt: null }, 30, true],
    ["ends after its hours", { createdAt: at(0), lastSeenAt: at(719), endedAt: null }, 720, true],
    ["is over once it was ended", { createdAt: at(0), lastSeenAt: at(0), endedAt: at(1) }, 2, true],
  ])("%s", (_, times, minute, over) => {
    expect(isOver(times, at(minute), limits)).toBe(over);
  });

  it("has limits within reason", () => {
    expect(parseSessionLimits({ idleMinutes: "20", hours: "8" })).toEqual({ ok: true, value: { idleMinutes: 20, hours: 8 } });
    for (const wrong of ["", "4", "481", "20.5", "1e2", "-5"]) expect(parseSessionLimits({ idleMinutes: wrong, hours: "8" }).ok).toBe(false);
    expect(parseSessionLimits({ idleMinutes: "20", hours: "25" }).ok).toBe(false);
  });
});

describe("the way on after signing in", () => {
  it.each(["/", "/findings?sort=rag", "/findings/F-0101#entries"])("is ours: %s", (path) => expect(ownPath(path)).toBe(path));
  it.each(["//elsewhere.example", "/\\elsewhere.example", "/\t/elsewhere.example", "https://elsewhere.example", "javascript:alert(1)", "findings", "", null, undefined, 3, "/a\nb"])(
    "is the home page for %s", (path) => expect(ownPath(path)).toBe("/"),
  );
  it("never leaves this host", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => new URL(ownPath(`/${text}`), "https://tracker.example").host === "tracker.example"));
  });
});

describe("whom an organisation vouches for", () => {
  const tenant = "11111111-2222-3333-4444-555555555555";
  const entra: SignInProvider = { side: "force", issuer: `https://login.microsoftonline.com/${tenant}/v2.0`, clientId: "c", clientSecret: "s", tenant };
  const claims = { iss: entra.issuer, sub: "pairwise", oid: "object", tid: tenant, preferred_username: "T.Ashdown@Marchshire.example", name: "Tom Ashdown" };

  it("is named by tid and oid with Entra", () => {
    expect(identityOf(claims, entra)).toEqual({ ok: true, value: { issuer: entra.issuer, subject: "object", tenant, email: "t.ashdown@marchshire.example", name: "Tom Ashdown" } });
  });

  it("is named by the subject elsewhere", () => {
    const other = { ...entra, issuer: "https://id.example", tenant: null };
    expect(identityOf({ iss: "https://id.example", sub: "s1", oid: "ignored" }, other)).toEqual({ ok: true, value: { issuer: "https://id.example", subject: "s1", tenant: null, email: null, name: null } });
  });

  it("is refused from another tenant, from none, and without a name", () => {
    expect(refusalOf(identityOf({ ...claims, tid: "99999999-2222-3333-4444-555555555555" }, entra))).toContain("another organisation");
    expect(refusalOf(identityOf({ ...claims, tid: undefined }, entra))).toContain("another organisation");
    expect(refusalOf(identityOf({ ...claims, oid: "" }, entra))).toContain("did not say who you are");
  });

  it("has its tenant in the address of Entra", () => {
    expect(entraTenantOf(entra.issuer)).toBe(tenant);
    expect(entraTenantOf("https://login.microsoftonline.com/common/v2.0")).toBeNull();
    expect(entraTenantOf("https://id.example")).toBeNull();
  });
});
