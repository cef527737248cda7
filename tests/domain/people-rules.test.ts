/** The rules about people: posts on a date, who keeps whom, who may act for whom. */
import { describe, expect, it } from "vitest";
import { OPERATOR, PERSON_SIDES, VISITOR, type Actor, type PersonSide } from "~/domain/actor";
import { checkDelegation, isInForce } from "~/domain/delegation";
import { can, KEEPING, may } from "~/domain/permissions";
import { checkAdministratorRemains, parseEmail, parseName } from "~/domain/person";
import { isTemporaryCode, lastPost, parsePost, postOn } from "~/domain/post";
import { ADMINISTRATORS, ROLE_SIDES, ROLES, rolesOf, type Role } from "~/domain/role";
import { refusalOf } from "../support/refusal-of";

describe("the post held on a date", () => {
  const posts = [
    { code: "DCC", fromOn: "2018-04-03", toOn: "2021-08-31" },
    { code: "CC", fromOn: "2021-09-01", toOn: null },
    { code: "T/CC", fromOn: "2021-06-01", toOn: "2021-08-31" },
  ];
  it.each([["2018-04-02", undefined], ["2018-04-03", "DCC"], ["2021-05-31", "DCC"], ["2021-06-01", "T/CC"], ["2021-08-31", "T/CC"], ["2021-09-01", "CC"], ["2031-01-01", "CC"]])(
    "%s: %s", (date, code) => expect(postOn(posts, date)?.code).toBe(code),
  );
  it("may be open at both ends, and the last one is known after it ended", () => {
    expect(postOn([{ code: "PA", fromOn: null, toOn: null }], "1999-01-01")?.code).toBe("PA");
    expect(lastPost([{ code: "PO", fromOn: "2018-01-01" }, { code: "SPM", fromOn: "2020-01-01" }])?.code).toBe("SPM");
    expect(lastPost([])).toBeNull();
  });
  it("is temporary by its code", () => {
    expect(["T/Ch Supt", "t/DCI", "A/Insp"].map(isTemporaryCode)).toEqual([true, true, true]);
    expect(["Ch Supt", "ACC", "TL"].map(isTemporaryCode)).toEqual([false, false, false]);
  });
  it("is typed with dates in words, and does not end before it begins", () => {
    expect(parsePost({ code: " T/DCI ", title: "Temporary DCI", fromOn: "6 Dec 2021", toOn: "" })).toEqual({
      ok: true, value: { code: "T/DCI", title: "Temporary DCI", fromOn: "2021-12-06", toOn: null, temporary: true },
    });
    expect(refusalOf(parsePost({ code: "CC", title: "Chief", fromOn: "2022-05-02", toOn: "2022-05-01" }))).toContain("ends before it begins");
    expect(refusalOf(parsePost({ code: "", title: "Chief", fromOn: "", toOn: "" }))).toContain("short form");
    expect(refusalOf(parsePost({ code: "CC", title: "Chief", fromOn: "soon", toOn: "" }))).toMatch(/^invalid/);
  });
});

describe("who keeps whom", () => {
  const actor = (side: PersonSide, ...roles: Role[]): Actor => ({ ...VISITOR, personId: "p", side, roles });
  it.each(ROLES)("%s", (role) => {
    const kept = PERSON_SIDES.filter((side) => can(actor(ROLE_SIDES[role], role), KEEPING[side]));
    expect(kept).toEqual(role === "opcc-administrator" ? ["opcc", "observer"] : role === "force-administrator" ? ["force"] : []);
  });
  it("is the operator for all, and nobody at the door", () => {
    expect(PERSON_SIDES.every((side) => can(OPERATOR, KEEPING[side]))).toBe(true);
    expect(PERSON_SIDES.some((side) => can(VISITOR, KEEPING[side]))).toBe(false);
    expect(may(VISITOR, "see people").ok).toBe(false);
  });
  it("leaves nobody out: each role is of one side, each side has an administrator", () => {
    expect(PERSON_SIDES.flatMap(rolesOf).sort()).toEqual([...ROLES].sort());
    for (const side of PERSON_SIDES) {
      const others = [{ roles: [ADMINISTRATORS[side]], deactivatedAt: null }];
      expect(checkAdministratorRemains(side, others).ok).toBe(true);
      expect(checkAdministratorRemains(side, [{ roles: [ADMINISTRATORS[side]], deactivatedAt: "2022-05-23T09:00:00.000Z" }]).ok).toBe(false);
    }
  });
});

describe("acting for another", () => {
  const party = (side: string, roles: Role[], active = true) => ({ side, roles, active });
  it.each([
    ["a staff officer for a chief officer", "clears-for", party("force", ["chief-officer"]), party("force", ["staff-officer"]), true],
    ["a lead for a chief officer", "clears-for", party("force", ["chief-officer"]), party("force", ["tactical-lead"]), false],
    ["a staff officer for a lead", "clears-for", party("force", ["strategic-lead"]), party("force", ["staff-officer"]), false],
    ["a policy officer for the PCC", "approves-for", party("opcc", ["pcc"]), party("opcc", ["policy-officer"]), true],
    ["the secretariat for the PCC", "approves-for", party("opcc", ["pcc"]), party("force", ["sib-secretariat"]), false],
    ["somebody deactivated", "approves-for", party("opcc", ["pcc"]), party("opcc", ["policy-officer"], false), false],
  ] as const)("%s", (_, kind, from, to, allowed) => expect(checkDelegation(kind, from, to).ok).toBe(allowed));
  it("is in force on its first and last day", () => {
    const days = { fromOn: "2022-05-01", toOn: "2022-05-31" };
    expect(["2022-04-30", "2022-05-01", "2022-05-31", "2022-06-01"].map((day) => isInForce(days, day))).toEqual([false, true, true, false]);
    expect(isInForce({ fromOn: "2022-05-01", toOn: null }, "2042-01-01")).toBe(true);
  });
});

describe("what is typed of a person", () => {
  it("is an address in small letters, or none", () => {
    expect(parseEmail(" Priya.Nair@Marchshire.example ")).toEqual({ ok: true, value: "priya.nair@marchshire.example" });
    expect(parseEmail(" ")).toEqual({ ok: true, value: null });
    for (const wrong of ["priya", "priya@", "@marchshire.example", "a b@c.example", "a@localhost", "a@b.example, c@d.example"]) expect(parseEmail(wrong).ok).toBe(false);
  });
  it("is a name", () => {
    expect(parseName("  Priya   Nair ")).toEqual({ ok: true, value: "Priya Nair" });
    expect(parseName("  ").ok).toBe(false);
  });
});
