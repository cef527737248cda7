/** The preview of an issue: the numbers it shows are those the issue gives, and nothing else of the office's drafts is in it. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findingsAsIfIssued } from "~/domain/as-if-issued";
import { isIssued, type EntryKind, type EntryState } from "~/domain/entry";
import { readIssueSelection, issueSearch, issueTerms, NO_MEETING } from "~/domain/issue-selection";
import { linkTo, type EntryRecord } from "~/domain/record";
import { findingFor } from "~/domain/visibility";
import { exampleEntry, exampleFinding } from "./register/example-rows";

const now = "2022-05-23T08:30:00.000Z";

type Made = { state: EntryState; kind: EntryKind; on: readonly number[] };
const made = fc.array(
  fc.record({
    state: fc.constantFrom<EntryState>("draft", "approved", "issued", "answered", "closed"),
    kind: fc.constantFrom<EntryKind>("question", "comment", "concern"),
    on: fc.constantFrom<readonly number[]>([1], [2], [1, 2]),
  }),
  { maxLength: 8 },
);

/** Two findings with these entries, numbered as they were issued. */
function record(entries: readonly Made[]) {
  const last = new Map<number, number>();
  const all = entries.map(({ state, kind, on }, index): EntryRecord => {
    const entry = exampleEntry(`e${index}`, [...on], null, { state, kind, text: `CANARY-${index}-${state}` });
    if (!isIssued(state) || kind === "comment") return entry;
    const links = entry.links.map((link, at) => {
      const sequence = on[at] ?? 0;
      last.set(sequence, (last.get(sequence) ?? 0) + 1);
      return { ...link, number: last.get(sequence) ?? 0 };
    });
    return { ...entry, links };
  });
  return [1, 2].map((sequence) => exampleFinding(sequence, { entries: all.filter((entry) => linkTo(entry, `f${sequence}`) !== null) }));
}

describe("what the force will see", () => {
  it("is what it sees already and what was chosen, numbered on without a gap", () => {
    fc.assert(
      fc.property(made, fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 6 }), (entries, chosen) => {
        const findings = record(entries);
        const ids = chosen.map((index) => `e${index}`);
        const shown = findingsAsIfIssued(findings, { ids, now, dueOn: null }).map((finding) => findingFor("force", finding));
        for (const [index, finding] of shown.entries()) {
          const official = findingFor("force", findings[index] ?? finding).entries.map((entry) => entry.id);
          const expected = entries.flatMap((each, at) => (each.on.includes(index + 1) && (isIssued(each.state) || ids.includes(`e${at}`)) ? [`e${at}`] : []));
          expect(finding.entries.map((entry) => entry.id).sort()).toEqual(expected.sort());
          for (const id of official) expect(finding.entries.find((entry) => entry.id === id)).toEqual(findings[index]?.entries.find((entry) => entry.id === id));
          const numbers = finding.entries.flatMap((entry) => linkTo(entry, finding.id)?.number ?? []);
          expect([...numbers].sort((a, b) => a - b)).toEqual(numbers.map((_, at) => at + 1));
          expect(finding.entries.every((entry) => isIssued(entry.state))).toBe(true);
        }
        const drafts = entries.flatMap((each, at) => (isIssued(each.state) || ids.includes(`e${at}`) ? [] : [`CANARY-${at}-${each.state}`]));
        for (const draft of drafts) expect(JSON.stringify(shown)).not.toContain(draft);
      }),
    );
  });

  it("has the due date and the meeting it is issued with, or those of each draft", () => {
    const [finding = exampleFinding(1)] = record([{ state: "draft", kind: "question", on: [1] }]);
    const own = { ...finding, entries: finding.entries.map((entry) => ({ ...entry, dueOn: "2022-06-01", meetingId: "m1" })) };
    const entryWith = (terms: { dueOn: string | null; meetingId?: string | null }) => findingsAsIfIssued([own], { ids: ["e0"], now, ...terms })[0]?.entries[0];
    expect(entryWith({ dueOn: null })).toMatchObject({ dueOn: "2022-06-01", meetingId: "m1", issuedAt: now });
    expect(entryWith({ dueOn: "2022-07-01", meetingId: null })).toMatchObject({ dueOn: "2022-07-01", meetingId: null });
  });
});

describe("a follow-up", () => {
  const followed = (on: number[]) => exampleEntry("asked", on, 1, { state: "answered" });
  const followUp = exampleEntry("follow-up", [1], null, { state: "approved", followsUpEntryId: "asked" });
  const closings = (entries: EntryRecord[]) => {
    const [finding] = findingsAsIfIssued([exampleFinding(1, { entries }), exampleFinding(2)], { ids: ["follow-up"], now, dueOn: null });
    const entry = finding?.entries.find((each) => each.id === "asked");
    return [entry?.state, entry?.links.map((link) => link.closure)];
  };

  it("closes the question it takes up on the findings it is put on, and the question where it is open on no other", () => {
    expect(closings([followed([1]), followUp])).toEqual(["closed", ["follow-up-asked"]]);
    expect(closings([followed([1, 2]), followUp])).toEqual(["answered", ["follow-up-asked", null]]);
  });

  it("leaves it where it is a comment, which asks nothing, and where the question is closed", () => {
    expect(closings([followed([1]), { ...followUp, kind: "comment" }])).toEqual(["answered", [null]]);
    const assured = followed([1]).links.map((link) => ({ ...link, closure: "assured" as const }));
    expect(closings([{ ...followed([1]), state: "closed", links: assured }, followUp])).toEqual(["closed", ["assured"]]);
  });
});

describe("a choice", () => {
  it("survives its address", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 5 }), fc.string({ minLength: 1 }), fc.constantFrom("", NO_MEETING, "m&=1"), (ids, area, meeting) => {
        const selection = { ids, inspection: "PEEL 2021/22", area, dueOn: "23/6/2022", meeting };
        expect(readIssueSelection(new URLSearchParams(issueSearch(selection)))).toEqual(selection);
      }),
    );
  });

  it.each([
    [{ ids: [] }, "entry"], [{ dueOn: "soon" }, "dueOn"],
  ])("that is none is refused: %j", (more, field) => {
    expect(issueTerms({ ids: ["e1"], inspection: "", area: "", dueOn: "", meeting: "", ...more })).toMatchObject({ ok: false, problem: { field } });
  });

  it("says on what terms", () => {
    const terms = (meeting: string, dueOn = "") => issueTerms({ ids: ["e1"], inspection: "", area: "", dueOn, meeting });
    expect(terms("")).toEqual({ ok: true, value: { dueOn: null } });
    expect(terms(NO_MEETING, "1 June 2022")).toEqual({ ok: true, value: { dueOn: "2022-06-01", meetingId: null } });
    expect(terms("m1")).toMatchObject({ value: { meetingId: "m1" } });
  });
});
