/** The demonstration data hangs together: keys resolve, dates and numbers are right, and every state and kind occurs. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { isCalendarDate } from "~/domain/calendar-date";
import { CLOSURES, ENTRY_KINDS, ENTRY_STATES, isIssued } from "~/domain/entry";
import { ASSURANCES, FINDING_KINDS, HMICFRS_STATUSES } from "~/domain/finding";
import { RAGS } from "~/domain/rag";
import { RESPONSE_MODES, RESPONSE_STATES } from "~/domain/response";
import { demonstration } from "../../prisma/demonstration";
import type { DemoEntry, DemoFinding, DemoResponse } from "../../prisma/demonstration/shape";

const { findings, entries, meetings, actions, people, cycles, inspections, today } = demonstration;

const findingKeys = new Map(findings.map((finding) => [finding.key, finding]));
const entryKeys = new Map(entries.map((entry) => [entry.key, entry]));
const meetingKeys = new Set(meetings.map((meeting) => meeting.key));
const updates = findings.flatMap((finding) => (finding.updates ?? []).map((update) => ({ ...update, finding: finding.key })));
const steps = findings.flatMap((finding) => (finding.steps ?? []).map((step) => ({ ...step, finding: finding.key })));
const meetingEntries = meetings.flatMap((meeting) => [...(meeting.openingComment ? [meeting.openingComment] : []), ...(meeting.aob ?? [])]);
const responses: DemoResponse[] = [
  ...entries.flatMap((entry) => entry.responses),
  ...meetingEntries.flatMap((entry) => (entry.response ? [entry.response] : [])),
];
const closures = entries.flatMap((entry) => [...(entry.closure ? [entry.closure] : []), ...Object.values(entry.closedFor ?? {})]);

function covering(key: string): DemoEntry[] {
  return entries.filter((entry) => key in entry.numbers);
}

/** Every text of the data with the place it stands in. */
function textsOf(value: unknown, place: string): { place: string; text: string }[] {
  if (typeof value === "string") return [{ place, text: value }];
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, inner]) => textsOf(inner, `${place}.${name}`));
}
const texts = textsOf(demonstration, "demonstration");

describe("keys", () => {
  test.each([
    ["inspections", inspections.map((one) => one.key)],
    ["findings", findings.map((one) => one.key)],
    ["entries", entries.map((one) => one.key)],
    ["meetings", meetings.map((one) => one.key)],
    ["finding texts", findings.map((one) => one.text)],
    ["update texts", updates.filter((one) => one.state !== "waiting").map((one) => one.text)],
    ["entry texts", entries.map((one) => one.text)],
    ["response texts", responses.map((one) => one.parts.map((part) => part.text).join("\n"))],
    ["labels within a report", findings.filter((one) => one.number !== null).map((one) => `${one.inspection} ${one.number ?? ""}`)],
  ])("no two %s are the same", (_, values) => {
    expect(values.filter((value, index) => values.indexOf(value) !== index)).toEqual([]);
  });

  test.each(findings)("$key points at what exists", (finding) => {
    expect(inspections.map((one) => one.key)).toContain(finding.inspection);
    for (const key of [...(finding.repeats ?? []), ...(finding.supersedes ?? []), ...(finding.parent ? [finding.parent] : [])]) {
      expect(findingKeys.has(key), key).toBe(true);
    }
  });

  test.each(entries)("$key points at what exists", (entry) => {
    expect(Object.keys(entry.numbers).filter((key) => !findingKeys.has(key))).toEqual([]);
    expect(Object.keys(entry.numbers)).not.toHaveLength(0);
    expect(Object.keys(entry.closedFor ?? {}).filter((key) => !(key in entry.numbers))).toEqual([]);
    if (entry.meeting !== null) expect(meetingKeys.has(entry.meeting)).toBe(true);
    expect(people.filter((person) => person.side === "opcc").map((person) => person.post)).toContain(entry.askedBy);
  });

  test.each(actions)("action '$text' points at what exists", (action) => {
    if (action.finding !== null) expect(findingKeys.has(action.finding)).toBe(true);
    if (action.meeting !== null) expect(meetingKeys.has(action.meeting)).toBe(true);
    if (action.entry !== null) expect(Object.keys(entryKeys.get(action.entry)?.numbers ?? {})).toContain(action.finding);
    expect(action.owners.filter((owner) => !people.some((person) => person.post === owner))).toEqual([]);
  });

  test("updates are written by people of the force, in a cycle that exists", () => {
    const force = people.filter((person) => person.side === "force").map((person) => person.name);
    expect(updates.filter((update) => !force.includes(update.author))).toEqual([]);
    expect(updates.filter((update) => update.cycle !== null && !cycles.some((cycle) => cycle.boardOn === update.cycle))).toEqual([]);
  });

  test("a name as written belongs to one person on any day", () => {
    for (const person of people) {
      const others = people.filter((other) => other.name !== person.name && other.writtenAs.some((name) => person.writtenAs.includes(name)));
      expect(others, person.name).toEqual([]);
    }
  });
});

describe("dates", () => {
  const dated = texts.filter(({ text }) => /^\d{4}-\d{2}-\d{2}$/.test(text));

  test("every date is a day that exists", () => {
    expect(dated.length).toBeGreaterThan(300);
    expect(dated.filter(({ text }) => !isCalendarDate(text))).toEqual([]);
  });

  test("fields that hold dates hold nothing else", () => {
    const fields = /\.(publishedOn|boardOn|asAt|cycle|due|done|deadline|targetDate|issuedOn|submittedOn|closedOn|revisitOn|askedFor|date|from|to|today)$/;
    expect(texts.filter(({ place, text }) => fields.test(place) && !isCalendarDate(text))).toEqual([]);
  });

  test("nothing has happened after today", () => {
    const happened = /\.(asAt|done|issuedOn|submittedOn|closedOn)$/;
    expect(dated.filter(({ place, text }) => happened.test(place) && text > today)).toEqual([]);
  });

  test("an update comes after what it tells of and before its board, oldest first", () => {
    for (const update of updates) {
      expect(update.state === "submitted", update.text).toBe(update.submittedOn !== undefined);
      if (update.asAt !== null && update.submittedOn !== undefined) expect(update.submittedOn >= update.asAt, update.text).toBe(true);
      if (update.cycle !== null && update.submittedOn !== undefined) expect(update.submittedOn <= update.cycle, update.text).toBe(true);
    }
    for (const finding of findings) {
      const order = (finding.updates ?? []).map((update) => update.submittedOn ?? "9999");
      expect(order, finding.key).toEqual([...order].sort());
    }
  });

  test("a response comes on or after the day its entry was issued, a closure after both", () => {
    for (const entry of entries) {
      for (const response of entry.responses) {
        expect(response.state === "submitted", entry.key).toBe(response.submittedOn !== undefined);
        if (response.submittedOn !== undefined) expect(response.submittedOn >= (entry.issuedOn ?? "9999"), entry.key).toBe(true);
      }
      for (const closure of [entry.closure, ...Object.values(entry.closedFor ?? {})]) {
        if (closure === undefined) continue;
        expect(closure.closedOn >= (entry.issuedOn ?? "9999"), entry.key).toBe(true);
        expect(closure.as === "revisit", entry.key).toBe(closure.revisitOn !== undefined);
      }
    }
  });
});

describe("states", () => {
  test.each(entries)("$key is in a state its fields agree with", (entry) => {
    const submitted = entry.responses.some((response) => response.state === "submitted");
    expect(isIssued(entry.state)).toBe(entry.issuedOn !== undefined);
    expect(entry.state === "closed").toBe(entry.closure !== undefined);
    if (entry.state === "answered") expect(submitted).toBe(true);
    if (!isIssued(entry.state)) expect(entry.responses).toEqual([]);
    if (entry.state === "issued") expect(submitted).toBe(false);
    for (const number of Object.values(entry.numbers)) {
      expect(number !== null).toBe(isIssued(entry.state) && entry.kind !== "comment");
    }
  });

  test.each(findings)("entries of $key are numbered 1, 2, 3 in the order of issue", (finding) => {
    const issued = covering(finding.key)
      .filter((entry) => entry.numbers[finding.key] !== null)
      .sort((a, b) => (a.issuedOn ?? "").localeCompare(b.issuedOn ?? ""));
    expect(issued.map((entry) => entry.numbers[finding.key])).toEqual(issued.map((_, index) => index + 1));
  });

  test("a follow-up takes up a submitted response to an entry on the same finding", () => {
    const followUps = entries.filter((entry) => entry.followsUp !== undefined);
    expect(followUps.length).toBeGreaterThanOrEqual(5);
    for (const followUp of followUps) {
      const before = entryKeys.get(followUp.followsUp ?? "");
      expect(before?.responses.some((response) => (response.submittedOn ?? "9999") <= (followUp.issuedOn ?? "")), followUp.key).toBe(true);
      expect(Object.keys(followUp.numbers).filter((key) => !(key in (before?.numbers ?? {}))), followUp.key).toEqual([]);
    }
  });

  test("Red and White have a reason, and so has a move that waits for a chief officer", () => {
    const reasoned = (update: (typeof updates)[number]) => update.rag === "red" || update.rag === "white" || update.state === "waiting";
    expect(updates.filter((update) => reasoned(update) && !update.ragReason)).toEqual([]);
  });

  test("causes of concern have recommendations in the same report, and nothing else is a parent", () => {
    const parents = new Set(findings.flatMap((finding) => finding.parent ?? []));
    const causes = findings.filter((finding) => finding.kind.endsWith("cause-of-concern"));
    expect([...parents].sort()).toEqual(causes.map((cause) => cause.key).sort());
    for (const child of findings.filter((finding) => finding.parent !== undefined)) {
      expect(child.kind).toBe("recommendation");
      expect(child.inspection).toBe(findingKeys.get(child.parent ?? "")?.inspection);
    }
  });

  test("whatever is superseded says by what", () => {
    const superseded = findings.filter((finding) => finding.hmicfrsStatus === "superseded").map((finding) => finding.key);
    expect(findings.flatMap((finding) => finding.supersedes ?? []).sort()).toEqual(superseded.sort());
  });
});

describe("breadth", () => {
  const all = <T>(values: readonly T[]) => [...new Set(values)].sort();
  const wanted = <T>(values: readonly T[]) => [...values].sort();
  const numbersOf = (entry: DemoEntry) => Object.values(entry.numbers);
  const count = (test: (finding: DemoFinding) => boolean) => findings.filter(test).length;
  const latestRag = (finding: DemoFinding) => finding.updates?.filter((update) => update.state === "submitted").at(-1)?.rag;

  test("62 findings of every kind, status and assurance", () => {
    expect(findings).toHaveLength(62);
    expect(count((finding) => finding.kind === "afi")).toBe(41);
    expect(count((finding) => finding.kind === "recommendation")).toBe(16);
    expect(all(findings.map((finding) => finding.kind))).toEqual(wanted(FINDING_KINDS));
    expect(all(findings.map((finding) => finding.hmicfrsStatus))).toEqual(wanted(HMICFRS_STATUSES));
    expect(all(findings.map((finding) => finding.assurance))).toEqual(wanted(ASSURANCES));
    expect(findings.filter((finding) => finding.questionArea === undefined)).toEqual([]);
  });

  test("every kind and state of entry and response", () => {
    expect(all(entries.map((entry) => entry.kind))).toEqual(wanted(ENTRY_KINDS));
    expect(all(entries.map((entry) => entry.state))).toEqual(wanted(ENTRY_STATES));
    expect(all(closures.map((closure) => closure.as))).toEqual(wanted(CLOSURES));
    expect(all(responses.map((response) => response.state))).toEqual(wanted(RESPONSE_STATES));
    expect(all(responses.map((response) => response.mode))).toEqual(wanted(RESPONSE_MODES));
    expect(all(responses.flatMap((response) => response.commitment?.outcome ?? []))).toEqual(["accepted", "conditional", "declined"]);
    expect(all(responses.flatMap((response) => response.statedConfidence ?? []))).toEqual(expect.arrayContaining(["7", "no", "partly", "yes"]));
  });

  test.each<[string, boolean]>([
    ["a comment without a number", entries.some((entry) => entry.kind === "comment" && isIssued(entry.state) && numbersOf(entry).every((n) => n === null))],
    ["a numbered concern", entries.some((entry) => entry.kind === "concern" && numbersOf(entry).some((n) => n !== null))],
    ["one question over four findings, numbered differently", entries.some((entry) => numbersOf(entry).length === 4 && new Set(numbersOf(entry)).size > 1)],
    ["a question closed for one finding only", entries.some((entry) => entry.closedFor !== undefined)],
    ["an answer from three people in turn", responses.some((response) => response.parts.map((part) => part.by).join() === "CC,DCC,DBS")],
    ["asked by the SPM", entries.some((entry) => entry.askedBy === "SPM")],
    ["withdrawn, number kept", entries.some((entry) => entry.closure?.as === "withdrawn" && numbersOf(entry).every((n) => n !== null))],
    ["issued, overdue and unanswered", entries.some((entry) => entry.state === "issued" && (entry.due ?? "9999") < today && entry.responses.length === 0)],
    ["issued and not yet due", entries.some((entry) => entry.state === "issued" && (entry.due ?? "") > today)],
    ["a draft of the office", entries.some((entry) => entry.state === "draft")],
    ["a draft update of the force", updates.some((update) => update.state === "draft")],
    ["a RAG that waits for a chief officer", updates.some((update) => update.state === "waiting" && update.rag === "green")],
    ["an update without a date", updates.some((update) => update.asAt === null)],
    ["an update outside any cycle", updates.some((update) => update.cycle === null)],
    ["a step past its due date", steps.some((step) => step.done === undefined && (step.due ?? "9999") < today)],
    ["no update", count((finding) => (finding.updates ?? []).length === 0) > 0],
    ["no leads", count((finding) => !finding.strategicLead && !finding.tacticalLead) > 0],
    ["a strategic lead only", count((finding) => finding.strategicLead !== undefined && finding.tacticalLead === undefined) > 0],
    ["a lead who matches nobody", count((finding) => finding.tacticalLead !== undefined && !people.some((person) => person.writtenAs.includes(finding.tacticalLead ?? ""))) > 0],
    ["a lead who has moved", count((finding) => people.some((person) => person.to !== undefined && person.writtenAs.includes(finding.tacticalLead ?? ""))) > 0],
    ["Red or Amber without steps", count((finding) => (finding.steps ?? []).length === 0 && ["red", "amber"].includes(latestRag(finding) ?? "")) > 0],
    ["Green without steps or reason", count((finding) => (finding.steps ?? []).length === 0 && latestRag(finding) === "green") > 0],
    ["Red past its deadline", count((finding) => latestRag(finding) === "red" && (finding.deadline ?? "9999") < today) > 0],
    ["addressed elsewhere", count((finding) => finding.addressedElsewhere !== undefined) > 0],
    ["repeats", count((finding) => (finding.repeats ?? []).length > 0) > 0],
    ["limbs", count((finding) => (finding.limbs ?? []).length > 1) > 10],
    ["an upcoming meeting", meetings.some((meeting) => meeting.date > today)],
    ["an action without an owner", actions.some((action) => action.owners.length === 0)],
    ["an action of two posts", actions.some((action) => action.owners.length === 2)],
    ["an overdue action", actions.some((action) => (action.due ?? "9999") < today)],
    ["somebody whose post changed", people.some((person) => people.some((other) => other !== person && other.name === person.name))],
  ])("there is %s", (_, found) => {
    expect(found).toBe(true);
  });

  test("every RAG, and RAG moves both ways between boards", () => {
    expect(all(updates.flatMap((update) => update.rag ?? []))).toEqual(wanted(RAGS));
    const rank: Record<string, number> = { red: 0, amber: 1, green: 2, blue: 3 };
    const moves = findings.flatMap((finding) => {
      const rags = (finding.updates ?? []).filter((update) => update.state === "submitted").map((update) => rank[update.rag ?? ""]);
      return rags.slice(1).map((rag, index) => Math.sign((rag ?? 0) - (rags[index] ?? 0)));
    });
    expect(moves.filter((move) => move > 0).length).toBeGreaterThanOrEqual(5);
    expect(moves.filter((move) => move < 0).length).toBeGreaterThanOrEqual(4);
  });

  test("several updates are long, with paragraphs, and none passes what a person would write", () => {
    expect(updates.filter((update) => update.text.length >= 800 && update.text.includes("\n\n")).length).toBeGreaterThanOrEqual(5);
    expect(Math.max(...updates.map((update) => update.text.length))).toBeLessThanOrEqual(2500);
  });
});

describe("texts are Marchshire's own", () => {
  const folder = path.resolve(import.meta.dirname, "../../../shared/data");
  const words = (text: string) => text.toLowerCase().replace(/[’']/g, "").match(/[a-z0-9]+/g) ?? [];
  const runs = (text: string) => {
    const list = words(text);
    return list.slice(7).map((_, index) => list.slice(index, index + 8).join(" "));
  };

  test.skipIf(!existsSync(folder))("no run of eight words is taken from ../shared/data (skipped where that folder is absent)", () => {
    const files = readdirSync(folder).filter((name) => name.endsWith(".txt"));
    expect(files).not.toHaveLength(0);
    const theirs = new Set(files.flatMap((name) => runs(readFileSync(path.join(folder, name), "utf8"))));
    const shared = texts.flatMap(({ place, text }) => runs(text).filter((run) => theirs.has(run)).map((run) => `${place}: ${run}`));
    expect(shared).toEqual([]);
  });
});
