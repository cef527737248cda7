/** What waits for the people of the office: by role, since when, and never twice. */
import { describe, expect, it } from "vitest";
import type { ActsFor } from "~/domain/delegation";
import type { WorkFacts } from "~/domain/work/work-item";
import { entry, finding, person, recordOf, response, shown, today, withEntries } from "../../support/work-fixture";

const facts: WorkFacts = {
  entries: new Map([
    ["mine", { draftedAt: "2022-05-20T09:00:00.000Z", approvedAt: null, heldBy: "me" }],
    ["theirs", { draftedAt: "2022-05-18T22:30:00.000Z", approvedAt: null, heldBy: "callum" }],
    ["nobodys", { draftedAt: "2022-05-19T09:00:00.000Z", approvedAt: null, heldBy: null }],
    ["approved", { draftedAt: "2022-05-01T09:00:00.000Z", approvedAt: "2022-05-21T09:00:00.000Z", heldBy: "me" }],
  ]),
  corrections: [
    { id: "c1", entryId: "issued", state: "draft", draftedAt: "2022-05-22T09:00:00.000Z", approvedAt: null, heldBy: "callum" },
    { id: "c2", entryId: "late", state: "approved", draftedAt: "2022-05-22T09:00:00.000Z", approvedAt: "2022-05-22T23:30:00.000Z", heldBy: "me" },
  ],
  closings: new Map(),
};

const one = finding(1);
const two = finding(2);
const record = recordOf([
  withEntries(one, entry("mine", one, { state: "draft" }, { number: null }), entry("theirs", one, { state: "draft", kind: "comment" }, { number: null }), entry("nobodys", one, { state: "draft" }, { number: null })),
  withEntries(two, entry("approved", two, { state: "approved" }, { number: null }), entry("issued", two, { dueOn: "2022-06-08" }, { number: 2 }), entry("late", two, { dueOn: "2022-05-20" }, { number: 3 })),
]);
const named: ActsFor[] = [{ kind: "approves-for", personId: "pcc", name: "Helen Ferriday" }];

describe("questions in preparation", () => {
  it("wait for the PCC to approve, corrections of issued ones among them", () => {
    expect(shown({ actor: person(["pcc"]), record, facts })).toEqual({
      approve: ["AFI 1; Comment; since 2022-05-18", "AFI 1; Question; since 2022-05-19", "AFI 1; Question; since 2022-05-20", "AFI 2; New version of Q2; since 2022-05-22"],
    });
  });

  it("wait for whoever the PCC has named, but for their own, which they first finish", () => {
    const work = shown({ actor: person(["policy-officer"], { actsFor: named }), record, facts });
    expect(work["approve for Helen Ferriday"]).toEqual(["AFI 1; Comment; since 2022-05-18", "AFI 2; New version of Q2; since 2022-05-22"]);
    expect(work["own-drafts"]).toEqual(["AFI 1; Question; since 2022-05-19", "AFI 1; Question; since 2022-05-20"]);
    expect(work["watch with-pcc"]).toBeUndefined();
  });

  it("are watched by a policy officer whom nobody has named", () => {
    const work = shown({ actor: person(["policy-officer"]), record, facts });
    expect(work).not.toHaveProperty("approve");
    expect(work["own-drafts"]).toHaveLength(2);
    expect(work["watch with-pcc"]).toEqual(["AFI 1; Comment; since 2022-05-18", "AFI 2; New version of Q2; since 2022-05-22"]);
  });

  it("wait to be issued since they were approved", () => {
    expect(shown({ actor: person(["policy-officer"]), record, facts })["issue"]).toEqual(["AFI 2; Question; since 2022-05-21", "AFI 2; New version of Q3; since 2022-05-23"]);
  });
});

describe("issued questions", () => {
  it("are overdue after their day, and watched before", () => {
    const work = shown({ actor: person(["policy-officer"]), record, facts });
    expect(work["overdue-answer"]).toEqual(["AFI 2; Q3; since 2022-05-10; by 2022-05-20"]);
    expect(work["watch with-force"]).toEqual(["AFI 2; Q2; since 2022-05-10; by 2022-06-08"]);
  });

  it("are not overdue on their day", () => {
    const onTheDay = recordOf([withEntries(one, entry("q", one, { dueOn: today }))]);
    expect(shown({ actor: person(["policy-officer"]), record: onTheDay })).toEqual({ "watch with-force": ["AFI 1; Q1; since 2022-05-10; by 2022-05-23"] });
  });

  it("wait to be assured since the last response was submitted; comments do not", () => {
    const said = (id: string, submittedAt: string) => response(id, { state: "submitted", submittedAt });
    const answered = recordOf([withEntries(
      one,
      entry("q", one, { state: "answered", responses: [said("r1", "2022-05-12T09:00:00.000Z"), said("r2", "2022-05-16T09:00:00.000Z")] }),
      entry("c", one, { state: "answered", kind: "comment", responses: [said("r3", "2022-05-16T09:00:00.000Z")] }),
      entry("closed", one, { state: "closed" }, { closure: "withdrawn" }),
    )]);
    expect(shown({ actor: person(["policy-officer"]), record: answered })).toEqual({ assure: ["AFI 1; Q1; since 2022-05-16"] });
  });

  it("are named once with the number of findings they were put on", () => {
    const both = entry("q", one, { dueOn: "2022-05-01", links: [...entry("q", one).links, ...entry("q", two).links] });
    const put = recordOf([withEntries(one, both), withEntries(two, both)]);
    expect(shown({ actor: person(["policy-officer"]), record: put })).toEqual({ "overdue-answer": ["AFI 1; Q1 and 1 more finding; since 2022-05-10; by 2022-05-01"] });
  });

  it("come back on the day of their revisit, until they are followed up", () => {
    const closed = (id: string, revisitOn: string) => entry(id, one, { state: "closed" }, { closure: "revisit", revisitOn });
    const followUp = entry("f", one, { state: "closed", followsUpEntryId: "followed" }, { closure: "withdrawn" });
    const put = recordOf([withEntries({ ...one, assurance: "further-assurance-sought" }, closed("due", today), closed("later", "2022-05-24"), closed("followed", "2022-05-01"), followUp)]);
    expect(shown({ actor: person(["policy-officer"]), record: put })).toEqual({ revisit: [`AFI 1; Q1; by ${today}`] });
  });
});

describe("assurance", () => {
  const closed = (assurance: "assured" | "not-yet-reviewed" | "partially-assured" | "further-assurance-sought") =>
    recordOf([withEntries({ ...one, assurance }, entry("a", one, { state: "closed" }, { closure: "assured" }), entry("b", one, { state: "closed" }, { closure: "follow-up-asked" }))]);
  const decided = (decidedAt: string | null): WorkFacts => ({ ...facts, entries: new Map(), corrections: [], closings: new Map([[one.id, { closedAt: "2022-05-20T09:00:00.000Z", decidedAt }]]) });

  it.each([
    ["not-yet-reviewed", null, ["AFI 1; Not yet reviewed; its questions point to “partially assured”; since 2022-05-20"]],
    ["not-yet-reviewed", "2022-05-21T09:00:00.000Z", ["AFI 1; Not yet reviewed; its questions point to “partially assured”; since 2022-05-20"]],
    ["further-assurance-sought", "2022-05-19T09:00:00.000Z", ["AFI 1; Further assurance sought; its questions point to “partially assured”; since 2022-05-20"]],
    // Somebody decided otherwise after the closing: the proposal is no more than one.
    ["further-assurance-sought", "2022-05-20T09:00:00.000Z", undefined],
    ["partially-assured", null, undefined],
  ] as const)("%s, decided %s", (assurance, at, items) => {
    expect(shown({ actor: person(["pcc"]), record: closed(assurance), facts: decided(at) })["assurance"]).toEqual(items);
    expect(shown({ actor: person(["policy-officer"]), record: closed(assurance), facts: decided(at) })["assurance"]).toBeUndefined();
    expect(shown({ actor: person(["policy-officer"], { actsFor: named }), record: closed(assurance), facts: decided(at) })["assurance for Helen Ferriday"]).toEqual(items);
  });
});

describe("deadlines", () => {
  const report = (publishedOn: string | null) => recordOf([], { inspections: [{ id: "i", title: "PEEL 2021/22", kind: "peel", publishedOn }] });

  it.each([
    ["2022-04-13", ["PEEL 2021/22; Comments to publish under section 55 of the Police Act 1996; by 2022-06-07"]],
    // The 56th day is today.
    ["2022-03-29", ["PEEL 2021/22; Comments to publish under section 55 of the Police Act 1996; by 2022-05-23"]],
    ["2022-03-28", undefined],
    ["2022-05-24", undefined],
    [null, undefined],
  ])("of section 55 run 56 days from %s on", (publishedOn, items) => {
    expect(shown({ actor: person(["policy-officer"]), record: report(publishedOn) })["section-55"]).toEqual(items);
  });

  it.each([
    ["2022-06-22", true], ["2022-06-23", false], ["2020-03-27", true],
  ])("of HMICFRS are watched from thirty days before: %s", (deadline, isShown) => {
    const work = shown({ actor: person(["policy-officer"]), record: recordOf([finding(1, { deadline })]) });
    expect(work["watch deadline"]).toEqual(isShown ? [`AFI 1; HMICFRS deadline; by ${deadline}`] : undefined);
  });
});

it("gives an administrator of the office no questions, an observer and the operator nothing", () => {
  expect(shown({ actor: person(["opcc-administrator"]), record, facts })).toEqual({});
  expect(shown({ actor: person(["observer"]), record, facts })).toEqual({});
  expect(shown({ actor: person([], { side: "operator" }), record, facts })).toEqual({});
});

it("gives who keeps people the sign-ins to link and those without a post", () => {
  const people = {
    waiting: [{ id: "w", who: "nadia.holt@marchshire-police.example", firstAt: "2022-05-19T23:30:00.000Z" }],
    withoutPost: [{ id: "p", name: "Laura Finch", lastPost: "Chief Inspector", endedOn: "2022-03-27" }, { id: "q", name: "Ada Moss", lastPost: null, endedOn: null }],
  };
  expect(shown({ actor: person(["opcc-administrator"]), record: recordOf([]), people })).toEqual({
    "link-sign-in": ["nadia.holt@marchshire-police.example; Signed in at their organisation, linked to nobody here; since 2022-05-20"],
    "no-post": ["Laura Finch; Last post: Chief Inspector; since 2022-03-27", "Ada Moss; No post was ever entered"],
  });
});
