/** Signing in and out with a password: what lets somebody in, what slows guessing down, what ends a session. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addPerson } from "~/commands/people/add-person.server";
import { deactivatePerson } from "~/commands/people/deactivate-person.server";
import { endSessions } from "~/commands/people/end-sessions.server";
import { makeOneTimeLink } from "~/commands/people/make-one-time-link.server";
import { changePassword } from "~/commands/sign-in/change-password.server";
import { createFirstAdministrator } from "~/commands/sign-in/create-first-administrator.server";
import { makeFirstAdministratorLink } from "~/commands/sign-in/make-first-administrator-link.server";
import { setPasswordByLink } from "~/commands/sign-in/set-password-by-link.server";
import { signInToDemonstration } from "~/commands/sign-in/sign-in-to-demonstration.server";
import { signInWithPassword } from "~/commands/sign-in/sign-in-with-password.server";
import { signOut } from "~/commands/sign-in/sign-out.server";
import { whoseLink } from "~/commands/sign-in/whose-link.server";
import { recordPersonEvents } from "~/db/person-events.server";
import { insertSession, signedIn } from "~/db/sessions.server";
import { write } from "~/db/write.server";
import { OPERATOR } from "~/domain/actor";
import { hashPassword } from "~/identity/password-hash.server";
import { digestOf } from "~/identity/token.server";
import { ctxOf, minutesLater, visitor } from "../../support/demonstration-actor";
import { demonstrationDatabase } from "../../support/demonstration-database";
import { freshDatabase, type FreshDatabase } from "../../support/fresh-database";
import { problemOf, valueOf } from "../../support/marchshire";
import { earlyOn23May, testCtx } from "../../support/test-ctx";

const email = "tom.ashdown@marchshire-police.example";
const password = "correct horse battery staple";
const secret = "a secret that only these tests use, long enough";

let fresh: FreshDatabase;
beforeEach(async () => {
  fresh = await demonstrationDatabase();
  const passwordHash = await hashPassword(password);
  await write(fresh.db, (tx) => tx.person.update({ where: { id: "tom-ashdown" }, data: { passwordHash } }));
});
afterEach(() => fresh.remove());

type More = { email?: string; password?: string; address?: string; knownDevice?: string | null; minute?: number };
function signIn({ minute = 0, ...more }: More = {}) {
  return signInWithPassword(visitor(fresh.db, minutesLater(minute)), { email, password, address: "192.0.2.1", knownDevice: null, secret, ...more });
}
const whoHas = async (token: string, now = earlyOn23May) => (await signedIn(fresh.db, digestOf(token), now, (error) => { throw error; }))?.name ?? null;
const events = (field: string) => fresh.db.read.historyEvent.findMany({ where: { subject: "person", field, at: { gte: earlyOn23May } } });

describe("a password", () => {
  it("lets its owner in, however the address is written, and leaves an event", async () => {
    const { token } = valueOf(await signIn({ email: " Tom.Ashdown@Marchshire-Police.example " }));
    expect(await whoHas(token)).toBe("Tom Ashdown");
    const [event] = await events("signIn");
    expect(event).toMatchObject({ actorName: "Tom Ashdown", side: "force", subjectId: "tom-ashdown" });
  });

  it("is kept as argon2id, and its token as a digest", async () => {
    const { token } = valueOf(await signIn());
    const row = await fresh.db.read.person.findUnique({ where: { id: "tom-ashdown" } });
    expect(row?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(JSON.stringify(await fresh.db.read.userSession.findMany())).not.toContain(token);
  });

  it("that is wrong, of nobody, or of somebody without one is refused in the same words", async () => {
    const refusals = [await signIn({ password: "wrong wrong wrong" }), await signIn({ email: "nobody@marchshire.example" }), await signIn({ email: "priya.nair@marchshire-pcc.example" })].map(problemOf);
    expect(new Set(refusals.map(({ message }) => message)).size).toBe(1);
    const refused = await events("signInRefused");
    expect(refused.map((event) => event.subjectId)).toEqual(["tom-ashdown", "unknown", "priya-nair"]);
    expect(JSON.stringify(refused)).not.toMatch(/192\.0\.2\.1|nobody@/);
  });

  it("of somebody deactivated is refused", async () => {
    valueOf(await deactivatePerson(await ctxOf(fresh.db, "samira-haddad"), { personId: "tom-ashdown", colleagueId: "samira-haddad" }));
    expect(problemOf(await signIn()).kind).toBe("refused");
  });
});

describe("guessing", () => {
  it("is slowed down, even with the right password, and goes on after the wait", async () => {
    for (let tries = 0; tries < 5; tries += 1) problemOf(await signIn({ password: "wrong wrong wrong" }));
    expect(problemOf(await signIn()).message).toContain("Try again in a minute");
    valueOf(await signIn({ minute: 1 }));
  });

  it("shuts out neither another address, nor a browser that is known, nor another account", async () => {
    for (let tries = 0; tries < 12; tries += 1) problemOf(await signIn({ password: "wrong wrong wrong" }));
    valueOf(await signIn({ address: "192.0.2.99" }));
    valueOf(await signIn({ knownDevice: "laptop" }));
    await write(fresh.db, async (tx) => tx.person.update({ where: { id: "beth-hargreaves" }, data: { passwordHash: await hashPassword(password) } }));
    valueOf(await signIn({ email: "beth.hargreaves@marchshire-police.example" }));
  });

  it("does not get past the limit by many tries at once", async () => {
    await Promise.all(Array.from({ length: 20 }, () => signIn({ password: "wrong wrong wrong" })));
    expect(await events("signInRefused")).toHaveLength(5);
  });
});

describe("a session", () => {
  it("ends by signing out", async () => {
    const { token } = valueOf(await signIn());
    await signOut(await ctxOf(fresh.db, "tom-ashdown"), token);
    expect(await whoHas(token)).toBeNull();
    expect(await events("signOut")).toHaveLength(1);
  });

  it("ends by idle time, and goes on while it is used", async () => {
    const { token } = valueOf(await signIn());
    expect(await whoHas(token, minutesLater(29))).toBe("Tom Ashdown");
    await write(fresh.db, () => Promise.resolve(true));
    expect(await whoHas(token, minutesLater(58))).toBe("Tom Ashdown");
    await write(fresh.db, () => Promise.resolve(true));
    expect(await whoHas(token, minutesLater(89))).toBeNull();
  });

  it("ends by an administrator of that side, and nobody else", async () => {
    const { token } = valueOf(await signIn());
    expect(problemOf(await endSessions(await ctxOf(fresh.db, "judith-allardyce"), { personId: "tom-ashdown", keep: null })).kind).toBe("refused");
    expect(valueOf(await endSessions(await ctxOf(fresh.db, "samira-haddad"), { personId: "tom-ashdown", keep: null }))).toBe(1);
    expect(await whoHas(token)).toBeNull();
  });

  it("elsewhere ends by the person, and theirs goes on", async () => {
    const [here, there] = [valueOf(await signIn()), valueOf(await signIn())];
    valueOf(await endSessions(await ctxOf(fresh.db, "tom-ashdown"), { personId: "tom-ashdown", keep: here.token }));
    expect([await whoHas(here.token), await whoHas(there.token)]).toEqual(["Tom Ashdown", null]);
  });
});

describe("changing one’s password", () => {
  const change = async (current: string, next: string, token = "") => changePassword(await ctxOf(fresh.db, "tom-ashdown"), { current, password: next, token });

  it("needs the current one, ends the other sessions and makes the old one worthless", async () => {
    const [here, there] = [valueOf(await signIn()), valueOf(await signIn())];
    expect(problemOf(await change("not this one", "another long password"))).toMatchObject({ field: "current" });
    expect(valueOf(await change(password, "another long password", here.token))).toEqual({ ended: 1 });
    expect([await whoHas(here.token), await whoHas(there.token)]).toEqual(["Tom Ashdown", null]);
    expect(problemOf(await signIn()).kind).toBe("refused");
    valueOf(await signIn({ password: "another long password" }));
  });

  it.each([["short", "has 5 characters"], ["password1234", "tried first"], ["qwertyqwerty", "tried first"], ["tomashdown Tom Ashdown", null], ["tom.ashdown@marchshire-police.example", "your own"]])(
    "to %s", async (next, sentence) => {
      const changed = await change(password, next);
      if (sentence === null) valueOf(changed);
      else expect(problemOf(changed).message).toContain(sentence);
    },
  );

  it("is slowed down like signing in", async () => {
    for (let tries = 0; tries < 5; tries += 1) problemOf(await change("not this one", "another long password"));
    expect(problemOf(await change(password, "another long password")).message).toContain("too many tries");
  });
});

describe("a one-time link", () => {
  const make = async (by: string, personId = "tom-ashdown") => makeOneTimeLink(await ctxOf(fresh.db, by), personId);

  it("sets a password once, ends every session from before and signs in", async () => {
    const before = valueOf(await signIn());
    const { token } = valueOf(await make("samira-haddad"));
    expect(valueOf(await whoseLink(visitor(fresh.db), token))).toEqual({ name: "Tom Ashdown", email });
    expect(problemOf(await setPasswordByLink(visitor(fresh.db), { token, password: "short" })).kind).toBe("invalid");
    const set = valueOf(await setPasswordByLink(visitor(fresh.db), { token, password: "another long password" }));
    expect([await whoHas(before.token), await whoHas(set.token)]).toEqual([null, "Tom Ashdown"]);
    expect(problemOf(await setPasswordByLink(visitor(fresh.db), { token, password: "a third long password" })).kind).toBe("missing");
    expect(JSON.stringify(await fresh.db.read.oneTimeLink.findMany())).not.toContain(token);
  });

  it("is made by the office for the force’s first administrator, until somebody of the force has ever signed in, whatever became of them", async () => {
    await write(fresh.db, (tx) => tx.person.updateMany({ where: { side: "force" }, data: { passwordHash: null, oidcSubject: null, oidcIssuer: null } }));
    expect(problemOf(await make("judith-allardyce")).kind).toBe("refused");
    valueOf(await make("judith-allardyce", "samira-haddad"));
    await write(fresh.db, (tx) => insertSession(tx, { id: "once", personId: "moira-cassidy", means: "password", now: earlyOn23May }));
    expect(problemOf(await make("judith-allardyce", "samira-haddad")).kind).toBe("refused");
    await write(fresh.db, async (tx) => {
      await tx.userSession.deleteMany({});
      await recordPersonEvents(tx, testCtx(fresh.db, OPERATOR), "moira-cassidy", [{ field: "signIn", after: "single sign-on" }]);
    });
    expect(problemOf(await make("judith-allardyce", "samira-haddad")).kind).toBe("refused");
    await write(fresh.db, (tx) => tx.roleGrant.updateMany({ where: { role: "force-administrator" }, data: { endedAt: earlyOn23May } }));
    const another = { name: "Amira Sharif", email: "amira@marchshire.example", side: "force", code: "", title: "", fromOn: "", roles: ["force-administrator"] } as const;
    expect(problemOf(await addPerson(await ctxOf(fresh.db, "judith-allardyce"), another)).kind).toBe("refused");
    valueOf(await makeOneTimeLink(testCtx(fresh.db, OPERATOR), "samira-haddad"));
  });

  it("is used by one of two who have it at once", async () => {
    const { token } = valueOf(await make("samira-haddad"));
    const outcomes = await Promise.all(["first long password", "second long password"].map((next) => setPasswordByLink(visitor(fresh.db), { token, password: next })));
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  });

  it("is worthless after three days, after a newer one, and for somebody deactivated", async () => {
    const { token: first } = valueOf(await make("samira-haddad"));
    expect(problemOf(await whoseLink(visitor(fresh.db, minutesLater(72 * 60)), first)).kind).toBe("missing");
    const { token: second } = valueOf(await make("samira-haddad"));
    expect(problemOf(await whoseLink(visitor(fresh.db), first)).kind).toBe("missing");
    valueOf(await deactivatePerson(await ctxOf(fresh.db, "samira-haddad"), { personId: "tom-ashdown", colleagueId: "samira-haddad" }));
    expect(problemOf(await setPasswordByLink(visitor(fresh.db), { token: second, password: "another long password" })).kind).toBe("missing");
  });

  it.each(["judith-allardyce", "tom-ashdown", "david-harkness", "rosalind-achebe"])("is not made by %s", async (by) => {
    expect(problemOf(await make(by)).kind).toBe("refused");
  });

  it("is not made by the office for the force’s administrator once somebody of the force can sign in", async () => {
    expect(problemOf(await make("judith-allardyce", "samira-haddad")).kind).toBe("refused");
    await write(fresh.db, (tx) => tx.person.updateMany({ where: { side: "force" }, data: { passwordHash: null } }));
    valueOf(await make("judith-allardyce", "samira-haddad"));
    expect(problemOf(await make("judith-allardyce", "david-harkness")).kind).toBe("refused");
  });
});

describe("the demonstration’s way in", () => {
  it("is one click, and shut in an office’s own database", async () => {
    const { token } = valueOf(await signInToDemonstration(visitor(fresh.db), "helen-ferriday"));
    expect(await whoHas(token)).toBe("Helen Ferriday");
    expect(problemOf(await signInToDemonstration(visitor(fresh.db), "nobody")).kind).toBe("missing");
    await write(fresh.db, (tx) => tx.setting.delete({ where: { key: "demonstration" } }));
    expect(problemOf(await signInToDemonstration(visitor(fresh.db), "helen-ferriday")).kind).toBe("refused");
  });
});

describe("an office’s own database", () => {
  let own: FreshDatabase;
  beforeEach(async () => {
    own = await freshDatabase();
  });
  afterEach(() => own.remove());
  const operator = () => testCtx(own.db, OPERATOR);
  const person = { name: "Judith Allardyce", email: "judith@marchshire.example", code: "CEX", title: "Chief Executive" };
  const begin = (token: string, more: object = {}) =>
    createFirstAdministrator(visitor(own.db), { token, person, password, officeName: "OPCC Marchshire", forceName: "Marchshire Police", forceAdministrator: null, ...more });

  it("lets its first administrator in once, and the force’s by a link", async () => {
    const token = await makeFirstAdministratorLink(operator());
    const forceAdministrator = { name: "Samira Haddad", email: "samira@marchshire.example", code: "", title: "" };
    const begun = valueOf(await begin(token ?? "", { forceAdministrator }));
    expect((await signedIn(own.db, digestOf(begun.token), earlyOn23May, () => undefined))?.roles).toEqual(["opcc-administrator"]);
    const set = valueOf(await setPasswordByLink(visitor(own.db), { token: begun.invitation?.token ?? "", password: "another long password" }));
    expect((await signedIn(own.db, digestOf(set.token), earlyOn23May, () => undefined))?.roles).toEqual(["force-administrator"]);
    expect(problemOf(await begin(token ?? "")).kind).toBe("missing");
    expect(await makeFirstAdministratorLink(operator())).toBeNull();
    expect(await own.db.read.setting.findUnique({ where: { key: "force-name" } })).toMatchObject({ value: "Marchshire Police" });
  });

  it("keeps the link open after what was typed wrong, and only the newest one", async () => {
    const first = (await makeFirstAdministratorLink(operator())) ?? "";
    const second = (await makeFirstAdministratorLink(operator())) ?? "";
    expect(problemOf(await begin(first)).kind).toBe("missing");
    expect(problemOf(await begin(second, { password: "short" }))).toMatchObject({ field: "password" });
    expect(problemOf(await begin(second, { person: { ...person, email: "" } }))).toMatchObject({ field: "email" });
    expect(problemOf(await begin(second, { forceAdministrator: { name: "", email: "x@marchshire.example", code: "", title: "" } }))).toMatchObject({ field: "force-name" });
    expect(problemOf(await begin(second, { forceAdministrator: { ...person, name: "Somebody Else" } }))).toMatchObject({ field: "force-email" });
    expect(await own.db.read.person.count()).toBe(0);
    valueOf(await begin(second));
  });
});
