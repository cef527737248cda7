/** Keeping people: who may, what it writes, and what it refuses. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addPerson, type AddPerson } from "~/commands/people/add-person.server";
import { changePerson } from "~/commands/people/change-person.server";
import { deactivatePerson, reactivatePerson } from "~/commands/people/deactivate-person.server";
import { delegate, endDelegation } from "~/commands/people/delegate.server";
import { dismissIdentity, linkIdentity, unlinkIdentity } from "~/commands/people/link-identity.server";
import { savePost } from "~/commands/people/save-post.server";
import { setRoles } from "~/commands/people/set-roles.server";
import { saveSettings } from "~/commands/save-settings.server";
import { personIn } from "~/db/people.server";
import { actorIn, insertSession, signedIn } from "~/db/sessions.server";
import { write } from "~/db/write.server";
import { postOn } from "~/domain/post";
import { peoplePage } from "~/queries/people-page.server";
import { personPage } from "~/queries/person-page.server";
import { ctxOf, visitor } from "../../support/demonstration-actor";
import { demonstrationDatabase } from "../../support/demonstration-database";
import type { FreshDatabase } from "../../support/fresh-database";
import { problemOf, valueOf } from "../../support/marchshire";
import { refusalOf } from "../../support/refusal-of";
import { earlyOn23May } from "../../support/test-ctx";

const today = "2022-05-23";
const OFFICE_ADMINISTRATOR = "judith-allardyce";
const FORCE_ADMINISTRATOR = "samira-haddad";

let fresh: FreshDatabase;
beforeEach(async () => {
  fresh = await demonstrationDatabase();
});
afterEach(() => fresh.remove());

const as = (personId: string) => ctxOf(fresh.db, personId);
const person = async (id: string) => {
  const found = await personIn(fresh.db.read, id, today);
  if (found === null) throw new Error(`There is no ${id}.`);
  return found;
};
const eventsOf = (subjectId: string, field: string) => fresh.db.read.historyEvent.findMany({ where: { subject: "person", subjectId, field }, orderBy: { sequence: "asc" } });
const newOfficer: AddPerson = { name: "Amira Sharif", email: "Amira.Sharif@marchshire-pcc.example", side: "opcc", code: "PO", title: "Policy Officer", fromOn: "1 May 2022", roles: ["policy-officer"] };

describe("adding a person", () => {
  it("writes post, roles and history", async () => {
    const { id } = valueOf(await addPerson(await as(OFFICE_ADMINISTRATOR), newOfficer));
    expect(await person(id)).toMatchObject({ name: "Amira Sharif", email: "amira.sharif@marchshire-pcc.example", roles: ["policy-officer"], posts: [{ code: "PO", fromOn: "2022-05-01", toOn: null }] });
    expect(await eventsOf(id, "roles")).toMatchObject([{ after: "Policy officer", actorName: "Judith Allardyce", actorPost: "CEX", side: "opcc", at: earlyOn23May }]);
  });

  it.each(["priya-nair", "helen-ferriday", "tom-ashdown", FORCE_ADMINISTRATOR, "rosalind-achebe", "david-harkness"])("is refused to %s on the office’s side", async (id) => {
    expect(problemOf(await addPerson(await as(id), newOfficer)).kind).toBe("refused");
  });

  it("is refused to the office on the force’s side once the force has an administrator, and not before", async () => {
    const wanted: AddPerson = { ...newOfficer, side: "force", roles: ["force-administrator"] };
    expect(problemOf(await addPerson(await as(OFFICE_ADMINISTRATOR), wanted)).kind).toBe("refused");
    await write(fresh.db, (tx) => tx.roleGrant.updateMany({ where: { role: "force-administrator" }, data: { endedAt: earlyOn23May } }));
    expect(problemOf(await addPerson(await as(OFFICE_ADMINISTRATOR), { ...wanted, roles: ["force-administrator", "chief-officer"] })).kind).toBe("refused");
    valueOf(await addPerson(await as(OFFICE_ADMINISTRATOR), wanted));
  });

  it("is refused with an address that somebody has, a role of the other side, and half a post", async () => {
    const ctx = await as(OFFICE_ADMINISTRATOR);
    expect(problemOf(await addPerson(ctx, { ...newOfficer, email: "PRIYA.NAIR@marchshire-pcc.example" }))).toMatchObject({ kind: "invalid", field: "email" });
    expect(problemOf(await addPerson(ctx, { ...newOfficer, roles: ["chief-officer"] }))).toMatchObject({ kind: "invalid", field: "roles" });
    expect(problemOf(await addPerson(ctx, { ...newOfficer, title: "" }))).toMatchObject({ kind: "invalid", field: "title" });
  });
});

describe("changing a person", () => {
  it("keeps name and address, with what they were before", async () => {
    valueOf(await changePerson(await as(FORCE_ADMINISTRATOR), { personId: "helen-marlow", name: "Helen Marlow-Reyes", email: "helen@marchshire-police.example" }));
    expect(await eventsOf("helen-marlow", "name")).toMatchObject([{ before: "Helen Marlow", after: "Helen Marlow-Reyes" }]);
    expect(problemOf(await changePerson(await as(OFFICE_ADMINISTRATOR), { personId: "helen-marlow", name: "x", email: "" })).kind).toBe("refused");
  });

  it("moves them from post to post, and papers of a date show the one of that date", async () => {
    const ctx = await as(FORCE_ADMINISTRATOR);
    const current = postOn((await person("joe-sandford")).posts, today);
    valueOf(await savePost(ctx, { personId: "joe-sandford", postId: current?.id ?? "", code: "T/Det Ch Insp", title: "Temporary DCI", fromOn: "6 December 2021", toOn: "31 May 2022" }));
    valueOf(await savePost(ctx, { personId: "joe-sandford", postId: null, code: "Det Ch Insp", title: "DCI", fromOn: "1 June 2022", toOn: "" }));
    const { posts } = await person("joe-sandford");
    expect([postOn(posts, "2022-05-31"), postOn(posts, "2022-06-01")]).toMatchObject([{ code: "T/Det Ch Insp", temporary: true }, { code: "Det Ch Insp", temporary: false }]);
    expect((await actorIn(fresh.db.read, "joe-sandford", "2022-06-01"))?.post).toBe("Det Ch Insp");
    expect(await eventsOf("joe-sandford", "post")).toHaveLength(2);
    expect(problemOf(await savePost(ctx, { personId: "joe-sandford", postId: "another's", code: "CC", title: "Chief", fromOn: "", toOn: "" })).kind).toBe("missing");
  });

  it("grants and ends roles, never those of the other side, and never the last administrator’s", async () => {
    const ctx = await as(OFFICE_ADMINISTRATOR);
    valueOf(await setRoles(ctx, { personId: "callum-reeve", roles: ["opcc-administrator"] }));
    expect((await person("callum-reeve")).roles).toEqual(["opcc-administrator"]);
    expect(await eventsOf("callum-reeve", "role")).toMatchObject([{ before: null, after: "OPCC administrator" }, { before: "Policy officer", after: null }]);
    valueOf(await setRoles(ctx, { personId: OFFICE_ADMINISTRATOR, roles: [] }));
    expect(refusalOf(await setRoles(await as("callum-reeve"), { personId: "callum-reeve", roles: [] }))).toContain("last OPCC administrator");
    expect(problemOf(await setRoles(await as("callum-reeve"), { personId: "priya-nair", roles: ["chief-officer"] })).kind).toBe("invalid");
  });
});

describe("acting for another", () => {
  it("is named by the chief officer, counts from its first day and ends at once", async () => {
    const own = await as("ngozi-okafor");
    valueOf(await delegate(own, { fromPersonId: "ngozi-okafor", toPersonId: "beth-hargreaves", kind: "clears-for", fromOn: "24 May 2022", toOn: "", how: "" }));
    const actsOn = async (date: string) => (await actorIn(fresh.db.read, "beth-hargreaves", date))?.actsFor.map(({ name }) => name).sort();
    expect(await actsOn(today)).toEqual(["Catherine Wells", "David Harkness"]);
    expect(await actsOn("2022-05-24")).toEqual(["Catherine Wells", "David Harkness", "Ngozi Okafor"]);
    const named = (await person("ngozi-okafor")).delegations[0];
    valueOf(await endDelegation(own, named?.id ?? ""));
    expect(await actsOn("2022-05-24")).toEqual(["Catherine Wells", "David Harkness"]);
  });

  it("is recorded by an administrator only with how it was named, and by nobody else", async () => {
    const wanted = { fromPersonId: "helen-ferriday", toPersonId: "callum-reeve", kind: "approves-for", fromOn: "", toOn: "", how: "" } as const;
    expect(problemOf(await delegate(await as(OFFICE_ADMINISTRATOR), wanted))).toMatchObject({ kind: "invalid", field: "how" });
    valueOf(await delegate(await as(OFFICE_ADMINISTRATOR), { ...wanted, how: "by e-mail of 3 May" }));
    expect((await as("callum-reeve")).actor.actsFor).toEqual([{ kind: "approves-for", personId: "helen-ferriday", name: "Helen Ferriday" }]);
    for (const id of ["callum-reeve", "tom-ashdown", FORCE_ADMINISTRATOR]) expect(problemOf(await delegate(await as(id), { ...wanted, how: "said so" })).kind).toBe("refused");
  });

  it("is no way across the table", async () => {
    const across = { fromPersonId: "helen-ferriday", toPersonId: "tom-ashdown", kind: "approves-for", fromOn: "", toOn: "", how: "" } as const;
    expect(problemOf(await delegate(await as("helen-ferriday"), across)).kind).toBe("invalid");
  });
});

describe("deactivating", () => {
  it("signs out, ends roles and delegations, and passes drafts to a colleague of the same side", async () => {
    await write(fresh.db, (tx) => insertSession(tx, { id: "s1", personId: "priya-nair", means: "demonstration", now: earlyOn23May }));
    const drafts = await fresh.db.read.entry.count({ where: { heldByPersonId: "priya-nair", state: { in: ["draft", "approved"] } } });
    expect(drafts).toBeGreaterThan(0);
    const ctx = await as(OFFICE_ADMINISTRATOR);
    for (const colleagueId of [null, "tom-ashdown", "priya-nair", "nobody"]) {
      expect(problemOf(await deactivatePerson(ctx, { personId: "priya-nair", colleagueId }))).toMatchObject({ kind: "invalid", field: "colleagueId" });
    }
    valueOf(await deactivatePerson(ctx, { personId: "priya-nair", colleagueId: "callum-reeve" }));
    expect(await signedIn(fresh.db, "s1", earlyOn23May, (error) => { throw error; })).toBeNull();
    expect(await person("priya-nair")).toMatchObject({ deactivatedAt: earlyOn23May, roles: [], delegations: [] });
    expect(await fresh.db.read.entry.count({ where: { heldByPersonId: "callum-reeve", state: { in: ["draft", "approved"] } } })).toBeGreaterThanOrEqual(drafts);
    expect(await fresh.db.read.entry.count({ where: { heldByPersonId: "priya-nair", state: { in: ["draft", "approved"] } } })).toBe(0);
    expect(await eventsOf("priya-nair", "drafts")).toMatchObject([{ draftOf: "opcc" }]);
    valueOf(await reactivatePerson(ctx, "priya-nair"));
    expect(await person("priya-nair")).toMatchObject({ deactivatedAt: null, roles: [] });
  });

  it("passes the drafts in the force’s columns too, those that wait among them", async () => {
    const held = (personId: string) => fresh.db.read.fieldDraft.count({ where: { heldByPersonId: personId } });
    const before = await held("siobhan-byrne");
    expect(before).toBeGreaterThan(2);
    const ctx = await as("samira-haddad");
    expect(problemOf(await deactivatePerson(ctx, { personId: "siobhan-byrne", colleagueId: null }))).toMatchObject({ kind: "invalid", field: "colleagueId" });
    valueOf(await deactivatePerson(ctx, { personId: "siobhan-byrne", colleagueId: "kofi-osei" }));
    expect([await held("siobhan-byrne"), await held("kofi-osei")]).toEqual([0, before]);
    expect(await eventsOf("siobhan-byrne", "drafts")).toMatchObject([{ draftOf: "force" }]);
  });

  it("is refused for the last administrator, and to the other side", async () => {
    expect(refusalOf(await deactivatePerson(await as(OFFICE_ADMINISTRATOR), { personId: OFFICE_ADMINISTRATOR, colleagueId: null }))).toContain("last OPCC administrator");
    expect(problemOf(await deactivatePerson(await as(OFFICE_ADMINISTRATOR), { personId: "laura-finch", colleagueId: null })).kind).toBe("refused");
  });
});

describe("an account that waits", () => {
  beforeEach(() =>
    write(fresh.db, (tx) =>
      tx.waitingIdentity.create({
        data: { id: "w1", issuer: "https://id.example", subject: "s1", side: "force", email: "laura.finch@marchshire-police.example", name: "Laura Finch", firstAt: earlyOn23May, lastAt: earlyOn23May },
      }),
    ),
  );

  it("is proposed by its address to who keeps that side, and to nobody else", async () => {
    const waiting = async (id: string) => valueOf(await peoplePage(await as(id))).waiting;
    expect(await waiting(FORCE_ADMINISTRATOR)).toMatchObject([{ id: "w1", proposedId: "laura-finch" }]);
    for (const id of [OFFICE_ADMINISTRATOR, "tom-ashdown", "priya-nair"]) expect(await waiting(id)).toEqual([]);
  });

  it("is linked once, by who keeps that side, to a person of that side", async () => {
    const ctx = await as(FORCE_ADMINISTRATOR);
    expect(problemOf(await linkIdentity(await as(OFFICE_ADMINISTRATOR), { waitingId: "w1", personId: "priya-nair" })).kind).toBe("missing");
    expect(problemOf(await linkIdentity(await as("tom-ashdown"), { waitingId: "w1", personId: "laura-finch" })).kind).toBe("refused");
    valueOf(await linkIdentity(ctx, { waitingId: "w1", personId: "laura-finch" }));
    expect((await person("laura-finch")).isLinked).toBe(true);
    expect(problemOf(await linkIdentity(ctx, { waitingId: "w1", personId: "joe-sandford" })).kind).toBe("missing");
    valueOf(await unlinkIdentity(ctx, "laura-finch"));
    expect((await person("laura-finch")).isLinked).toBe(false);
  });

  it("is dismissed by who keeps that side", async () => {
    expect(problemOf(await dismissIdentity(await as(OFFICE_ADMINISTRATOR), "w1")).kind).toBe("refused");
    valueOf(await dismissIdentity(await as(FORCE_ADMINISTRATOR), "w1"));
    expect(await fresh.db.read.waitingIdentity.count()).toBe(0);
  });
});

describe("the pages of people", () => {
  it("show addresses, sign-ins and drafts to who keeps that side only", async () => {
    const force = valueOf(await peoplePage(await as(FORCE_ADMINISTRATOR)));
    const addresses = (side: string) => force.groups.find((group) => group.side === side)?.people.filter((each) => each.email !== null).length ?? 0;
    expect([addresses("force") > 0, addresses("opcc"), addresses("observer")]).toEqual([true, 0, 0]);
    expect(valueOf(await personPage(await as(FORCE_ADMINISTRATOR), "priya-nair"))).toMatchObject({ mayKeep: false, openDrafts: 0, sessions: [], signIns: [], naming: [], person: { email: null } });
    expect(valueOf(await personPage(await as(OFFICE_ADMINISTRATOR), "priya-nair")).openDrafts).toBeGreaterThan(0);
  });

  it("are closed to observers and visitors, but for one’s own account", async () => {
    const observer = await as("rosalind-achebe");
    for (const ctx of [observer, visitor(fresh.db)]) expect(problemOf(await peoplePage(ctx)).kind).toBe("refused");
    expect(problemOf(await personPage(observer, "priya-nair")).kind).toBe("refused");
    expect(valueOf(await personPage(observer, "rosalind-achebe")).isSelf).toBe(true);
  });
});

describe("settings", () => {
  const typed = { forceName: "Marchshire Constabulary", officeName: "Mayor’s office", headTitle: "Mayor", forceHeadTitle: "Chief Constable", idleMinutes: "20", hours: "10" };
  it("are the office’s administrator’s", async () => {
    for (const id of ["priya-nair", FORCE_ADMINISTRATOR]) expect(problemOf(await saveSettings(await as(id), typed)).kind).toBe("refused");
    valueOf(await saveSettings(await as(OFFICE_ADMINISTRATOR), typed));
    expect(await fresh.db.read.setting.findUnique({ where: { key: "head-title" } })).toMatchObject({ value: "Mayor" });
    expect(await fresh.db.read.historyEvent.findMany({ where: { subject: "setting", field: "force-name" } })).toMatchObject([{ before: "Marchshire Police", after: "Marchshire Constabulary" }]);
    expect(problemOf(await saveSettings(await as(OFFICE_ADMINISTRATOR), { ...typed, hours: "0" }))).toMatchObject({ kind: "invalid", field: "hours" });
  });
});
