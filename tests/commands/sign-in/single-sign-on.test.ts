/** Signing in with one's organisation, against a real provider: who is let in, and every way in which nobody is. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { linkIdentity } from "~/commands/people/link-identity.server";
import { beginSignOnWith, type BegunSignOn } from "~/commands/sign-in/begin-sign-on.server";
import { finishSignOnWith } from "~/commands/sign-in/finish-sign-on.server";
import { signedIn } from "~/db/sessions.server";
import { write } from "~/db/write.server";
import type { SignInProvider } from "~/domain/sign-in-provider";
import { digestOf } from "~/identity/token.server";
import { ctxOf, minutesLater, visitor } from "../../support/demonstration-actor";
import { demonstrationDatabase } from "../../support/demonstration-database";
import type { FreshDatabase } from "../../support/fresh-database";
import { startIdentityProvider, type Claims, type IdentityProvider } from "../../support/identity-provider";
import { problemOf, valueOf } from "../../support/marchshire";
import { earlyOn23May } from "../../support/test-ctx";

const redirectUri = "http://localhost:3000/sign-in/callback";
const tenant = "11111111-2222-3333-4444-555555555555";
const tom: Claims = { sub: "pairwise-1", oid: "object-1", tid: tenant, email: "Tom.Ashdown@marchshire-police.example", name: "Tom Ashdown" };

let organisation: IdentityProvider;
let fresh: FreshDatabase;
beforeAll(async () => {
  organisation = await startIdentityProvider(redirectUri);
});
afterAll(() => organisation.stop());
beforeEach(async () => {
  fresh = await demonstrationDatabase();
});
afterEach(() => fresh.remove());

function providerAt({ issuer, clientId, clientSecret }: IdentityProvider, more: Partial<SignInProvider> = {}): SignInProvider {
  return { side: "force", issuer, clientId, clientSecret, tenant, ...more };
}

/** To the organisation and back to our callback. */
async function goThere(provider: SignInProvider, claims: Claims | null, at = organisation): Promise<{ begun: BegunSignOn; currentUrl: string }> {
  at.signInAs(claims);
  const { url, begun } = valueOf(await beginSignOnWith(visitor(fresh.db), provider, redirectUri));
  return { begun, currentUrl: await at.visit(url) };
}

async function signOn(claims: Claims | null, more: Partial<SignInProvider> = {}) {
  const provider = providerAt(organisation, more);
  return finishSignOnWith(visitor(fresh.db), { provider, ...(await goThere(provider, claims)) });
}

async function link(personId: string): Promise<void> {
  const [waiting] = await fresh.db.read.waitingIdentity.findMany();
  valueOf(await linkIdentity(await ctxOf(fresh.db, "samira-haddad"), { waitingId: waiting?.id ?? "", personId }));
}

const refusals = async () => (await fresh.db.read.historyEvent.findMany({ where: { field: "signInRefused" } })).map((event) => event.after);

describe("an account of an organisation", () => {
  it("waits until an administrator has linked it, once, and then signs in", async () => {
    expect(problemOf(await signOn(tom)).message).toContain("not linked to anybody here yet");
    expect(problemOf(await signOn(tom)).kind).toBe("refused");
    expect(await fresh.db.read.waitingIdentity.findMany()).toMatchObject([{ issuer: organisation.issuer, subject: "object-1", tenant, side: "force", email: "tom.ashdown@marchshire-police.example" }]);
    await link("tom-ashdown");
    const { token } = valueOf(await signOn(tom));
    expect(await signedIn(fresh.db, digestOf(token), earlyOn23May, () => undefined)).toMatchObject({ name: "Tom Ashdown", roles: ["sib-secretariat"] });
    expect(await refusals()).toEqual(["single sign-on: not linked to anybody", "single sign-on: not linked to anybody"]);
  });

  it("is known by its object in its tenant, not by its address, its name, or the subject made up for this program", async () => {
    problemOf(await signOn(tom));
    await link("tom-ashdown");
    valueOf(await signOn({ ...tom, sub: "pairwise-2", email: "moved@marchshire-police.example", name: "T. Ashdown" }));
    expect(problemOf(await signOn({ ...tom, oid: "object-2" })).message).toContain("not linked");
  });

  it("with the address of somebody who is linked is nobody", async () => {
    problemOf(await signOn(tom));
    await link("tom-ashdown");
    expect(problemOf(await signOn({ sub: "thief", oid: "object-9", tid: tenant, email: tom.email, name: tom.name })).kind).toBe("refused");
  });

  it("of another tenant is refused, and does not even wait", async () => {
    for (const tid of ["99999999-2222-3333-4444-555555555555", undefined]) {
      expect(problemOf(await signOn({ ...tom, tid })).message).toContain("another organisation");
    }
    expect(await fresh.db.read.waitingIdentity.count()).toBe(0);
  });

  it("of somebody of the other side, or deactivated, is refused", async () => {
    await write(fresh.db, (tx) => tx.person.update({ where: { id: "priya-nair" }, data: { oidcIssuer: organisation.issuer, oidcSubject: "object-1" } }));
    expect(problemOf(await signOn(tom)).message).toContain("may not sign in");
    await write(fresh.db, (tx) => tx.person.update({ where: { id: "priya-nair" }, data: { side: "force", deactivatedAt: earlyOn23May } }));
    expect(problemOf(await signOn(tom)).message).toContain("may not sign in");
    expect(await fresh.db.read.userSession.count()).toBe(0);
  });

  it("without a tenant is known by the subject", async () => {
    problemOf(await signOn({ sub: "s-1", email: tom.email }, { tenant: null }));
    expect(await fresh.db.read.waitingIdentity.findMany()).toMatchObject([{ subject: "s-1", tenant: null }]);
  });
});

describe("what comes back", () => {
  const finish = (provider: SignInProvider, returned: { begun: BegunSignOn | null; currentUrl: string }, now?: string) => finishSignOnWith(visitor(fresh.db, now), { provider, ...returned });
  const untrusted = /could not be trusted/;

  it("as access_denied is a refusal in plain words", async () => {
    expect(problemOf(await signOn(null)).message).toContain("You did not sign in");
  });

  it("with another state, nonce or verifier than was sent is not believed", async () => {
    const provider = providerAt(organisation);
    for (const wrong of [{ state: "another" }, { nonce: "another" }, { verifier: "v".repeat(43) }]) {
      const returned = await goThere(provider, tom);
      expect(problemOf(await finish(provider, { ...returned, begun: { ...returned.begun, ...wrong } })).message).toMatch(untrusted);
    }
    expect(await fresh.db.read.waitingIdentity.count()).toBe(0);
  });

  it("twice is believed once", async () => {
    const provider = providerAt(organisation);
    const returned = await goThere(provider, tom);
    expect(problemOf(await finish(provider, returned)).message).toContain("not linked");
    expect(problemOf(await finish(provider, returned)).message).toMatch(untrusted);
  });

  it("from another issuer is not believed", async () => {
    const provider = providerAt(organisation);
    const { begun, currentUrl } = await goThere(provider, tom);
    expect(problemOf(await finish(provider, { begun, currentUrl: currentUrl.replace(/iss=[^&]+/, "iss=https%3A%2F%2Felsewhere.example") })).message).toMatch(untrusted);
    expect(problemOf(await finish(provider, { begun, currentUrl: `${redirectUri}?state=${begun.state}&code=made-up&iss=${encodeURIComponent(provider.issuer)}` })).message).toMatch(untrusted);
  });

  it("too late, or to a browser that began nothing, is refused", async () => {
    const provider = providerAt(organisation);
    const returned = await goThere(provider, tom);
    expect(problemOf(await finish(provider, returned, minutesLater(11))).message).toContain("begun too long ago");
    expect(problemOf(await finish(provider, { ...returned, begun: null })).message).toContain("begun too long ago");
  });

  it("with the wrong secret of ours is refused", async () => {
    const provider = providerAt(organisation, { clientSecret: "wrong" });
    expect(problemOf(await finish(provider, await goThere(provider, tom))).message).toMatch(untrusted);
  });

  it("as a token that is no longer valid is not believed", async () => {
    // The library grants 30 seconds for clocks that differ; this provider's tokens are expired from the start.
    const expired = await startIdentityProvider(redirectUri, { idTokenSeconds: -120 });
    try {
      const provider = providerAt(expired);
      expect(problemOf(await finish(provider, await goThere(provider, tom, expired))).message).toMatch(untrusted);
    } finally {
      await expired.stop();
    }
  });
});

describe("an organisation's sign-in that does not answer", () => {
  it("is said so, and asked again the next time", async () => {
    const silent = createServer((_request, response) => response.destroy());
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const provider = providerAt(organisation, { issuer: `http://127.0.0.1:${(silent.address() as AddressInfo).port}` });
    for (let tries = 0; tries < 2; tries += 1) expect(problemOf(await beginSignOnWith(visitor(fresh.db), provider, redirectUri)).message).toContain("could not be reached");
    silent.close();
  });

  it("is never asked without encryption, but on this machine", async () => {
    expect(problemOf(await beginSignOnWith(visitor(fresh.db), providerAt(organisation, { issuer: "http://id.elsewhere.example" }), redirectUri)).message).toContain("could not be reached");
  });
});
