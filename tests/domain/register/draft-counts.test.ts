import { describe, expect, it } from "vitest";
import type { Actor } from "~/domain/actor";
import type { FieldDraft } from "~/domain/field-draft";
import { countDrafts, draftLine } from "~/domain/register/draft-counts";
import { shapeRows } from "~/domain/register/register-row";
import { findingFor } from "~/domain/visibility";
import { exampleFinding } from "./example-rows";

function draft(column: FieldDraft["column"], value: string, state: FieldDraft["state"] = "draft"): FieldDraft {
  return { id: column, column, value, base: null, state, note: null, author: "Siobhan Byrne", heldByPersonId: null, savedAt: "2022-05-20T23:30:00.000Z", version: 1 };
}

const findings = [
  exampleFinding(1, { tacticalLead: { text: "Ch Insp Byrne", personId: "siobhan-byrne" }, drafts: [draft("update", "A draft."), draft("targetDate", "2022-12-01")] }),
  exampleFinding(2, { drafts: [draft("rag", "green", "waiting"), draft("ragReason", "Audited.", "waiting")] }),
  exampleFinding(3, { drafts: [draft("tacticalLead", "Insp Doyle")] }),
  exampleFinding(4),
];
const rows = shapeRows(findings);

function actor(personId: string, roles: Actor["roles"], actsFor: Actor["actsFor"] = []): Actor {
  return { personId, name: personId, post: "", side: "force", roles, actsFor, via: "screen" };
}
const named = [{ kind: "clears-for" as const, personId: "cc", name: "CC" }];

describe("a row", () => {
  it("holds the draft’s value, and with it what was last submitted, whose it is and of which day in London", () => {
    expect(rows[0]).toMatchObject({ update: "A draft.", drafts: { update: { submitted: "Recording has improved.", author: "Siobhan Byrne", savedOn: "2022-05-21", waiting: false } } });
    expect(rows[1]).toMatchObject({ rag: "green", drafts: { rag: { submitted: "amber", waiting: true } } });
    expect(rows[3]?.drafts).toEqual({});
  });

  it("of the office is as if there were none", () => {
    expect(shapeRows(findings.map((finding) => findingFor("opcc", finding)))).toEqual(shapeRows(findings.map((finding) => ({ ...finding, drafts: [] }))));
  });
});

describe("the line above the register", () => {
  it.each<[string, Actor, string | null]>([
    ["the secretariat", actor("tom", ["sib-secretariat"]), "3 drafts on 2 findings, not submitted yet; 1 move to Green or Blue waits for a chief officer | Review and submit"],
    ["a lead", actor("siobhan-byrne", ["tactical-lead"]), "2 drafts on 1 finding of yours, not submitted yet; 1 move to Green or Blue waits for a chief officer | Review and submit"],
    ["a chief officer", actor("cc", ["chief-officer"]), "1 move to Green or Blue waits for you or another chief officer | Review and sign off"],
    ["a staff officer", actor("so", ["staff-officer"], named), "1 move to Green or Blue waits for you or another chief officer | Review and sign off"],
    ["somebody else of the force", actor("x", ["force-administrator"]), "3 drafts on 2 findings of others; 1 move to Green or Blue waits for a chief officer | See the drafts"],
  ])("for %s", (_, who, words) => {
    const line = draftLine(countDrafts(rows, who), who);
    expect(line === null ? null : `${line.words} | ${line.link}`).toBe(words);
  });

  it("is not there where there is no draft", () => {
    const who = actor("tom", ["sib-secretariat"]);
    expect(draftLine(countDrafts(shapeRows([exampleFinding(1)]), who), who)).toBeNull();
  });
});
