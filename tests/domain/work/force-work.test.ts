/** What waits for the people of the force: leads on their own findings, chief officers, whom they named, the secretariat. */
import { describe, expect, it } from "vitest";
import type { ActsFor } from "~/domain/delegation";
import type { UpdateRecord } from "~/domain/record";
import { countWork, workFor } from "~/domain/my-work";
import { NO_FACTS } from "~/domain/work/work-item";
import { draft, entry, finding, ownFinding, person, recordOf, response, shown, today, withEntries } from "../../support/work-fixture";

const own = ownFinding(1);
const other = finding(2);
const lead = person(["tactical-lead"]);
const secretariat = person(["sib-secretariat"]);
const chief = person(["chief-officer"], { personId: "chief" });
const named: ActsFor[] = [{ kind: "clears-for", personId: "cc", name: "David Harkness" }, { kind: "clears-for", personId: "dcc", name: "Catherine Wells" }];
const asked = { at: "2022-05-17T09:00:00.000Z", by: "Siobhan Byrne" };
const cleared = { at: "2022-05-19T09:00:00.000Z", by: "Catherine Wells", post: "DCC", for: null };
const sentBack = { by: "Catherine Wells", note: "a secret note" };

const questions = recordOf([
  withEntries(
    own,
    entry("plain", own, { dueOn: "2022-05-20" }, { number: 1 }),
    entry("begun", own, { responses: [response("r-begun")] }, { number: 2 }),
    entry("asked", own, { responses: [response("r-asked", {}, { asked })] }, { number: 3 }),
    entry("back", own, { responses: [response("r-back", {}, { sentBack })] }, { number: 4 }),
    entry("cleared", own, { responses: [response("r-cleared", { state: "cleared" }, { asked, cleared })] }, { number: 5 }),
    entry("comment", own, { kind: "comment" }, { number: null }),
    entry("closed", own, { state: "closed", responses: [response("r-closed")] }, { number: 6, closure: "withdrawn" }),
    entry("corrected", own, { state: "answered", responses: [response("r-first", { state: "submitted" }), response("r-second", { replacesId: "r-first", version: 2 })] }, { number: 7 }),
  ),
  withEntries(other, entry("others", other, {}, { number: 1 })),
]);

describe("responses", () => {
  it("are written by the leads of the finding, in the state each is in", () => {
    expect(shown({ actor: lead, record: questions })).toEqual({
      "sent-back": ["AFI 1; Q4, sent back by Catherine Wells; since 2022-05-10"],
      answer: ["AFI 1; Q1; since 2022-05-10; by 2022-05-20", "AFI 1; New version of the response to Q7, draft begun; since 2022-05-10", "AFI 1; Q2, draft begun; since 2022-05-10"],
      "submit-response": ["AFI 1; Q5; since 2022-05-19"],
    });
  });

  it("wait for a chief officer once that is asked for, and for whom chief officers have named", () => {
    const items = ["AFI 1; Q3; since 2022-05-17"];
    expect(shown({ actor: chief, record: questions })).toEqual({ clear: items });
    expect(shown({ actor: person(["staff-officer"], { actsFor: named }), record: questions })).toEqual({ "clear for David Harkness, Catherine Wells": items });
    expect(shown({ actor: person(["staff-officer"]), record: questions })).toEqual({});
  });

  it("are all in sight of the secretariat, by lead", () => {
    const work = shown({ actor: person(["sib-secretariat"], { personId: "tom" }), record: questions });
    expect(work["submit-response"]).toEqual(["AFI 1; Q5; of DCC Wells; since 2022-05-19"]);
    expect(work["watch with-chief-officers"]).toEqual(["AFI 1; Q3; of DCC Wells; since 2022-05-17"]);
    expect(work["watch with-leads"]).toContain("AFI 2; Q1; of ACC Okafor; since 2022-05-10");
    expect(work["watch with-leads"]).toHaveLength(5);
  });

  it("are nobody’s who does not lead the finding", () => {
    expect(shown({ actor: person(["strategic-lead"], { personId: "somebody-else" }), record: questions })).toEqual({});
    expect(shown({ actor: person(["force-administrator"], { personId: "somebody-else" }), record: questions })).toEqual({});
  });

  it("count as overdue past their day", () => {
    expect(countWork(workFor({ actor: lead, record: questions, facts: NO_FACTS, today }), today)).toEqual({ waiting: 5, overdue: 1 });
  });
});

describe("updates", () => {
  const update = (more: Partial<UpdateRecord>) => ({ ...(own.update as UpdateRecord), ...more });

  it.each([
    ["of the 28th day before is not old", { update: update({ asAt: "2022-04-25" }) }, undefined],
    ["of the 29th day before is", { update: update({ asAt: "2022-04-24" }) }, ["AFI 1; Update 29 days old; since 2022-05-22"]],
    ["counts from its receipt where it has no date", { update: update({ asAt: null, submittedAt: "2022-03-31T23:30:00.000Z" }) }, ["AFI 1; Update 52 days old; since 2022-04-29"]],
    ["is missing", { update: null }, ["AFI 1; No update yet"]],
    ["is due once the target date has passed", { targetDate: "2022-05-20" }, ["AFI 1; Target date 3 days past; since 2022-05-20"]],
    ["is due for both reasons", { update: update({ asAt: "2022-04-01" }), targetDate: "2022-05-20" }, ["AFI 1; Update 52 days old, target date 3 days past; since 2022-04-29"]],
    ["of a Green finding is not due", { update: update({ asAt: "2021-01-01", rag: "green" }), targetDate: "2022-05-20" }, undefined],
    ["of what HMICFRS closed is not due", { update: null, hmicfrsStatus: "complete" }, undefined],
    ["in draft is to be submitted instead", { update: null, drafts: [draft("update"), draft("rag", { savedAt: "2022-05-19T10:00:00.000Z" })] }, undefined],
  ] as const)("that %s", (_, more, items) => {
    expect(shown({ actor: lead, record: recordOf([ownFinding(1, { ...more, drafts: [...("drafts" in more ? more.drafts : [])] })]) })["update"]).toEqual(items);
  });

  it("of the leads are watched by the secretariat, those of its own are its work", () => {
    const record = recordOf([ownFinding(1, { update: null }), finding(2, { update: null }), finding(3, { update: null, strategicLead: null, tacticalLead: { text: "Ch Insp Byrne", personId: null } })]);
    expect(shown({ actor: secretariat, record })).toEqual({
      update: ["AFI 1; No update yet"],
      "no-lead": ["AFI 3; No strategic lead"],
      "watch updates-of-leads": ["AFI 2; No update yet; of ACC Okafor", "AFI 3; No update yet; of Ch Insp Byrne"],
    });
  });
});

describe("drafts of fields", () => {
  const drafted = (id: number, lead: boolean) => (lead ? ownFinding : finding)(id, { drafts: [draft("targetDate"), draft("update", { note: "a secret note" })] });
  const waiting = finding(3, { drafts: [draft("rag", { state: "waiting", value: "green" })] });

  it("wait for the lead to submit them, and for the secretariat all of them", () => {
    const record = recordOf([drafted(1, true), drafted(2, false)]);
    expect(shown({ actor: lead, record })).toEqual({ "submit-fields": ["AFI 1; Update, Target date, sent back; since 2022-05-20"] });
    expect(shown({ actor: secretariat, record })["submit-fields"]).toEqual([
      "AFI 1; Update, Target date, sent back; of DCC Wells; since 2022-05-20", "AFI 2; Update, Target date, sent back; of ACC Okafor; since 2022-05-20",
    ]);
  });

  it("that move RAG to Green wait for a chief officer", () => {
    const record = recordOf([waiting]);
    const items = ["AFI 3; From Amber to Green; since 2022-05-20"];
    expect(shown({ actor: chief, record })).toEqual({ "sign-off": items });
    expect(shown({ actor: person(["staff-officer"], { actsFor: named }), record })).toEqual({ "sign-off for David Harkness, Catherine Wells": items });
    expect(shown({ actor: lead, record })).toEqual({});
    expect(shown({ actor: secretariat, record })).toEqual({ "watch with-chief-officers": ["AFI 3; From Amber to Green; of ACC Okafor; since 2022-05-20"] });
  });

  it("are named by their columns, never by their words", () => {
    const everything = JSON.stringify(workFor({ actor: secretariat, record: recordOf([drafted(1, true), waiting]), facts: NO_FACTS, today }));
    expect(everything).not.toContain("secret");
  });
});

it("shows a lead the deadlines of their own findings, the secretariat all", () => {
  const record = recordOf([ownFinding(1, { deadline: "2022-06-01" }), finding(2, { deadline: "2022-05-01" })]);
  expect(shown({ actor: lead, record })).toEqual({ deadline: ["AFI 1; HMICFRS deadline; by 2022-06-01"] });
  expect(shown({ actor: secretariat, record })).toEqual({ "watch deadline": ["AFI 2; HMICFRS deadline; by 2022-05-01", "AFI 1; HMICFRS deadline; by 2022-06-01"] });
});
