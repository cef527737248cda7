/** Who clears in whose name, where a response stands, and what a form of one holds. */
import { describe, expect, it } from "vitest";
import { FIXED_PEOPLE, OPERATOR, type Actor } from "~/domain/actor";
import { addsNothing, answerFormOf, formAfterConflict, storedForm } from "~/domain/answer-form";
import { clearingWords, clearsInNameOf, decideClearing, NO_CLEARANCE, standingWords } from "~/domain/clearance";
import type { ResponseRecord } from "~/domain/record";
import { seenKey } from "~/domain/response-merge";
import { verbToWrite } from "~/domain/response-rules";

const at = "2022-05-23T08:30:00.000Z";
const named = (name: string) => ({ kind: "clears-for" as const, personId: name, name });
const person = (roles: Actor["roles"], ...names: string[]): Actor => ({ ...FIXED_PEOPLE.force, roles, actsFor: names.map(named) });

describe("clearing in whose name", () => {
  it.each([
    ["a chief officer in their own", person(["chief-officer"]), "", null], ["one who was named as well, too", person(["chief-officer", "staff-officer"], "CC"), "CC", null],
    ["a staff officer in that of the one who named them", person(["staff-officer"], "CC"), "", "CC"], ["or of the one they say", person(["staff-officer"], "CC", "DCC"), "DCC", "DCC"],
    ["the operator in their own", OPERATOR, "", null],
  ])("%s", (_, actor, wanted, name) => {
    expect(decideClearing(actor, wanted)).toEqual({ ok: true, value: name });
  });

  it.each([
    ["nobody named", person(["staff-officer"]), "CC", "refused"], ["somebody else’s name", person(["staff-officer"], "CC", "DCC"), "ACC", "invalid"],
    ["no name of two", person(["staff-officer"], "CC", "DCC"), "", "invalid"], ["another role", person(["sib-secretariat", "strategic-lead"], "CC"), "CC", "refused"],
  ])("not with %s", (_, actor, wanted, kind) => {
    expect(decideClearing(actor, wanted)).toMatchObject({ ok: false, problem: { kind } });
  });

  it("offers no choice where there is none", () => {
    expect(clearsInNameOf(person(["chief-officer", "staff-officer"], "CC"))).toEqual([]);
    expect(clearingWords({ by: "Beth Hargreaves", post: "SO", for: "Catherine Wells" })).toBe("Beth Hargreaves, SO, for Catherine Wells");
    expect(clearingWords({ by: "Operator", post: "", for: null })).toBe("Operator");
  });
});

describe("where a response stands", () => {
  it.each([
    ["draft", NO_CLEARANCE, "Being written"],
    ["draft", { ...NO_CLEARANCE, asked: { at, by: "Siobhan Byrne" } }, "Waits to be cleared: Siobhan Byrne asked for it, 23 May 2022, 09:30"],
    ["draft", { ...NO_CLEARANCE, sentBack: { by: "Catherine Wells, DCC", note: "When?" } }, "Sent back by Catherine Wells, DCC"],
    ["cleared", { ...NO_CLEARANCE, cleared: { at, by: "Catherine Wells", post: "DCC", for: null } }, "Cleared by Catherine Wells, DCC, 23 May 2022, 09:30"],
    ["cleared", NO_CLEARANCE, "Cleared"],
  ] as const)("%s %o is said as: %s", (state, clearance, words) => {
    expect(standingWords({ state, clearance })).toBe(words);
  });

  it("is the force’s to write, but for what the office wrote down itself", () => {
    expect(verbToWrite(FIXED_PEOPLE.opcc, "spoken")).toBe("record a spoken answer");
    for (const [actor, mode] of [[FIXED_PEOPLE.opcc, "written"], [FIXED_PEOPLE.force, "spoken"], [FIXED_PEOPLE.force, "written"]] as const) expect(verbToWrite(actor, mode)).toBe("answer");
  });
});

describe("the form of a response", () => {
  const response: ResponseRecord = {
    id: "r", mode: "written", state: "draft", version: 1, replacesId: null, parts: [{ by: "CC", text: "A" }, { by: null, text: "B" }], statedConfidence: "7",
    commitment: { askedFor: "2022-09-30", outcome: "conditional", condition: "If funded." }, submittedAt: null, clearance: NO_CLEARANCE,
  };
  const stored = storedForm(response, "Ch Insp");

  it("holds what is stored, and reads back what it sends", () => {
    const { parts, ...rest } = stored;
    const fields = { by: [...parts.map((part) => part.by), ""], text: [...parts.map((part) => part.text), " "], ...Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, [value]])) };
    expect(answerFormOf(fields)).toEqual(stored);
    expect(addsNothing(answerFormOf(fields), stored)).toBe(true);
    expect(addsNothing({ ...stored, condition: "If not." }, stored)).toBe(false);
    expect(storedForm(null, "Ch Insp")).toMatchObject({ parts: [{ by: "Ch Insp", text: "" }], seen: "" });
    expect(addsNothing(answerFormOf({}), storedForm(null, "Ch Insp"))).toBe(true);
  });

  it("after a conflict is compared with what stands there now", () => {
    const now: ResponseRecord = { ...response, parts: [{ by: "CC", text: "A changed" }, { by: null, text: "B changed" }] };
    const again = formAfterConflict({ ...stored, parts: [{ by: "CC", text: "A mine" }, { by: "", text: "B" }] }, now);
    expect(again.seen).toBe(seenKey(now));
    expect(again.parts).toEqual([{ by: "CC", text: "A mine" }, { by: "", text: "B changed" }]);
  });
});
