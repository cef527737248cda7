/** In whose name an approval or a decision is given. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Actor } from "~/domain/actor";
import { OPERATOR } from "~/domain/actor";
import { actsInNameOf, approvalWords, decideGiven, givenWords, type GivenVerb } from "~/domain/approval";
import { ROLES, ROLE_SIDES } from "~/domain/role";

const VERBS: GivenVerb[] = ["approve an entry", "decide assurance"];
const named = { kind: "approves-for" as const, personId: "helen-ferriday", name: "Helen Ferriday" };
const other = { kind: "approves-for" as const, personId: "martin-sowerby", name: "Martin Sowerby" };

function somebody(more: Partial<Actor>): Actor {
  return { personId: "x", name: "Somebody", post: "PO", side: "opcc", roles: [], actsFor: [], via: "screen", ...more };
}

describe.each(VERBS)("to %s", (verb) => {
  it("is the PCC’s own, and the operator’s", () => {
    for (const actor of [somebody({ roles: ["pcc"] }), OPERATOR]) {
      expect(actsInNameOf(actor, verb)).toEqual([]);
      expect(decideGiven(actor, verb, {})).toEqual({ ok: true, value: { for: null, how: null } });
    }
  });

  it("may be recorded by somebody the PCC has named, who says how it was given", () => {
    const priya = somebody({ roles: ["policy-officer"], actsFor: [named] });
    expect(actsInNameOf(priya, verb)).toEqual(["Helen Ferriday"]);
    expect(decideGiven(priya, verb, { how: "  by e-mail \n of 3 May 2022 " })).toEqual({ ok: true, value: { for: "Helen Ferriday", how: "by e-mail of 3 May 2022" } });
    for (const how of [undefined, "", "  "]) expect(decideGiven(priya, verb, { how })).toMatchObject({ ok: false, problem: { kind: "invalid", field: "how" } });
  });

  it("is for whom they say, where two have named them", () => {
    const both = somebody({ roles: ["policy-officer"], actsFor: [named, other] });
    expect(decideGiven(both, verb, { how: "in person" })).toMatchObject({ ok: false, problem: { field: "for" } });
    expect(decideGiven(both, verb, { how: "in person", for: "Somebody Else" })).toMatchObject({ ok: false, problem: { field: "for" } });
    expect(decideGiven(both, verb, { how: "in person", for: "Martin Sowerby" })).toMatchObject({ ok: true, value: { for: "Martin Sowerby" } });
  });

  it("is refused to everybody else, whatever they say", () => {
    fc.assert(
      fc.property(fc.constantFrom(...ROLES.filter((role) => role !== "pcc")), fc.string(), fc.boolean(), (role, how, clears) => {
        const actor = somebody({ roles: [role], side: ROLE_SIDES[role], actsFor: clears ? [{ ...named, kind: "clears-for" }] : [] });
        expect(decideGiven(actor, verb, { how, for: "Helen Ferriday" })).toMatchObject({ ok: false, problem: { kind: "refused" } });
      }),
    );
  });
});

describe("in words", () => {
  it("says who, in which post, for whom and how", () => {
    expect(givenWords({ by: "Helen Ferriday", post: "PCC", for: null, how: null })).toBe("Helen Ferriday, PCC");
    expect(givenWords({ by: "Priya Nair", post: "SPM", for: "Helen Ferriday", how: "by e-mail of 3 May 2022" })).toBe("Priya Nair, SPM, for Helen Ferriday: by e-mail of 3 May 2022");
    expect(approvalWords({ by: "Operator", post: "", for: null, how: null, at: "2022-05-22T23:30:00.000Z" })).toBe("Approved on 23 May 2022 by Operator");
  });
});
