/** The matrix: who may do what, how far, and in which words others are told for whom it is. */
import { describe, expect, it } from "vitest";
import { FIXED_PEOPLE, OPERATOR, VISITOR, type Actor } from "~/domain/actor";
import { COLUMN_KEYS } from "~/domain/columns";
import { MATRIX, scopeOf, SCOPES, VERBS } from "~/domain/permission-matrix";
import { actsForIn, can, canEdit, leadersOf, may, mayEdit, whoMay } from "~/domain/permissions";
import { ROLE_SIDES, ROLES, type Role } from "~/domain/role";
import { refusalOf } from "../support/refusal-of";

const actorOf = (role: Role, more: Partial<Actor> = {}): Actor => ({ ...VISITOR, personId: "p1", side: ROLE_SIDES[role], roles: [role], ...more });
const theirs = { strategicLead: { personId: null }, tacticalLead: { personId: "p1" } };
const others = { strategicLead: { personId: "p2" }, tacticalLead: null };

describe("the matrix", () => {
  it("gives every verb to somebody, and leaves no role without one", () => {
    for (const verb of VERBS) expect(ROLES.some((role) => scopeOf(role, verb) !== null), verb).toBe(verb !== "run the machine");
    for (const role of ROLES) expect(VERBS.some((verb) => scopeOf(role, verb) !== null), role).toBe(true);
    for (const { grants } of Object.values(MATRIX)) expect(Object.values(grants).every((scope) => SCOPES.includes(scope))).toBe(true);
  });

  it("gives nothing of one side’s drafts to the other", () => {
    for (const verb of ["ask", "edit an entry", "approve an entry", "issue an entry", "close an entry", "decide assurance", "edit the question bank"] as const) {
      expect(ROLES.filter((role) => scopeOf(role, verb) !== null && ROLE_SIDES[role] !== "opcc"), verb).toEqual([]);
    }
    for (const verb of ["keep a finding up to date", "submit an update", "sign off a move to Green or Blue", "answer", "clear a response", "submit a response"] as const) {
      expect(ROLES.filter((role) => scopeOf(role, verb) !== null && ROLE_SIDES[role] !== "force"), verb).toEqual([]);
    }
  });

  it("lets an observer read what is published, and the history, and do nothing", () => {
    expect(VERBS.filter((verb) => can(actorOf("observer"), verb))).toEqual(["read what is published", "read the history"]);
    expect(COLUMN_KEYS.filter((column) => canEdit(actorOf("observer"), column))).toEqual([]);
  });

  it("lets the operator do all of it, and nobody at the door any of it", () => {
    expect(VERBS.filter((verb) => !can(OPERATOR, verb))).toEqual([]);
    expect(VERBS.filter((verb) => can(VISITOR, verb))).toEqual([]);
    expect(VERBS.filter((verb) => can({ ...FIXED_PEOPLE.opcc, roles: [] }, verb))).toEqual([]);
  });
});

describe("how far", () => {
  it("a lead reaches their own findings, and an entry where one of its findings is theirs", () => {
    for (const role of ["strategic-lead", "tactical-lead"] as const) {
      const lead = actorOf(role);
      expect([can(lead, "answer"), can(lead, "answer", theirs), can(lead, "answer", others), can(lead, "answer", [others, theirs]), can(lead, "answer", [others]), can(lead, "answer", [])])
        .toEqual([true, true, false, true, false, false]);
      expect([canEdit(lead, "update", theirs), canEdit(lead, "update", others), canEdit(lead, "assurance", theirs)]).toEqual([true, false, false]);
      expect(can(lead, "answer", { ledBy: leadersOf(theirs) })).toBe(true);
      expect(refusalOf(may(lead, "answer", others))).toContain("only where you are the strategic or tactical lead");
      expect(refusalOf(mayEdit(lead, "rag", others))).toContain("RAG is not yours to change. You may keep a finding up to date only where");
    }
  });

  it("somebody without a person leads nothing", () => {
    expect(can({ ...actorOf("tactical-lead"), personId: null }, "answer", { strategicLead: { personId: null }, tacticalLead: null })).toBe(false);
  });

  it("the named act only while they are, and only in what they were named for", () => {
    const cases = [["policy-officer", "approves-for", "approve an entry"], ["opcc-administrator", "approves-for", "decide assurance"], ["staff-officer", "clears-for", "clear a response"], ["policy-officer", "approves-for", "agree notes"], ["staff-officer", "clears-for", "agree notes"], ["policy-officer", "approves-for", "publish notes"]] as const;
    for (const [role, kind, verb] of cases) {
      const named = actorOf(role, { actsFor: [{ kind, personId: "p9", name: "A Chief" }] });
      const otherwise = actorOf(role, { actsFor: [{ kind: kind === "clears-for" ? "approves-for" : "clears-for", personId: "p9", name: "A Chief" }] });
      expect([can(named, verb), can(actorOf(role), verb), can(otherwise, verb)]).toEqual([true, false, false]);
      expect(actsForIn(named, verb)).toEqual(["A Chief"]);
    }
  });

  it("several roles reach as far as the farthest of them", () => {
    expect(can(actorOf("tactical-lead", { roles: ["tactical-lead", "sib-secretariat"] }), "answer", others)).toBe(true);
  });
});

describe("for whom it is", () => {
  it.each([
    ["approve an entry", "the PCC or somebody the PCC has named"], ["ask", "the PCC or a policy officer"], ["see people", "the commissioner’s office or the force"],
    ["clear a response", "a chief officer or a staff officer whom a chief officer has named"], ["keep people of the force", "the force administrator"],
    ["correct a finding’s text", "the OPCC administrator or the force administrator"], ["import", "a policy officer, a strategic lead, a tactical lead or the SIB secretariat"],
    ["run the machine", "whoever runs it"],
    ["agree notes", "the PCC, somebody the PCC has named, a chief officer or a staff officer whom a chief officer has named"],
    ["read the history", "the commissioner’s office, the force or an observer"],
  ] as const)("%s", (verb, words) => {
    expect(whoMay(verb)).toBe(words);
    expect(refusalOf(may(VISITOR, verb))).toBe(`refused: You may not ${verb}: that is for ${words}.`);
  });
});
