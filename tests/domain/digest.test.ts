/** The mail of the day: what it says, what it never says, and when it is sent. */
import { describe, expect, it } from "vitest";
import { digestDueSince, digestLetter, isTimeOfDay, isWorkingDay, nextDigestAt } from "~/domain/digest";
import { OFFICE_DEFAULTS } from "~/domain/office";
import { workFor } from "~/domain/my-work";
import { NO_FACTS } from "~/domain/my-work/work-item";
import { entry, ownFinding, person, recordOf, today, withEntries } from "../support/work-fixture";

const publicUrl = "https://tracker.example";
const written = { reminder: null, office: OFFICE_DEFAULTS, publicUrl, today };

function workOf(...findings: ReturnType<typeof ownFinding>[]) {
  return workFor({ actor: person(["tactical-lead"]), record: recordOf(findings), facts: NO_FACTS, today });
}

describe("a digest", () => {
  it("is not written where nothing waits, nor for what is only watched", () => {
    expect(digestLetter({ ...written, work: workOf(ownFinding(1)) })).toBeNull();
    const watched = workFor({ actor: person(["sib-secretariat"], { personId: "tom" }), record: recordOf([ownFinding(1, { update: null })]), facts: NO_FACTS, today });
    expect(watched.groups.map((group) => group.kind)).toEqual(["updates-of-leads"]);
    expect(digestLetter({ ...written, work: watched })).toBeNull();
  });

  it("says how much of what kind waits and for how long, and where to read it", () => {
    const on = ownFinding(1, { text: "Secret finding text" });
    const questions = withEntries(on, entry("a", on, { text: "Secret question", dueOn: "2022-05-20" }, { number: 1 }), entry("b", on, { issuedAt: "2022-05-22T09:00:00.000Z" }, { number: 2 }));
    const letter = digestLetter({ ...written, work: workOf(questions, ownFinding(2, { update: null, text: "Secret finding text" })) });
    expect(letter).toEqual({
      subject: "Assurance tracker: 3 things wait for you",
      text: [
        "3 things wait for you in the assurance tracker, 1 overdue.", "",
        "- 2 questions to answer, 1 overdue, the longest for 13 days", "- 1 update due", "",
        "Open your work: https://tracker.example/", "",
        "This mail says only that something waits. What it is about is read in the tracker.",
        "It comes at most once a day. To stop it: https://tracker.example/account", "",
      ].join("\n"),
    });
    expect(JSON.stringify(letter)).not.toMatch(/secret|AFI|F-0001|Q1/i);
  });

  describe("with updates of a cycle to submit", () => {
    const reminder = { boardOn: "2022-05-25", updatesDueOn: "2022-05-18", findings: [{ reference: "F-0104", number: "AFI 4" }, { reference: "F-0105", number: null }] };
    const nothing = workOf(ownFinding(1));

    it("names their findings, by when they were due, and the cycle", () => {
      const letter = digestLetter({ ...written, work: nothing, reminder, today: "2022-05-19" });
      expect(letter?.subject).toBe("Assurance tracker: 2 updates to submit for the SIB of 25 May 2022");
      expect(letter?.text).toContain("Updates for the Service Improvement Board of 25 May 2022 were due by 18 May 2022. Yours are not submitted yet for:\n\n- F-0104 (AFI 4)\n- F-0105\n");
      expect(letter?.text).toContain("https://tracker.example/cycles/2022-05-25");
      expect(letter?.text).not.toContain("wait for you in the assurance tracker");
    });

    it("is written for them alone from a week before they are due, or when the secretariat reminds", () => {
      const on = (today: string, reminded = false) => digestLetter({ ...written, work: nothing, reminder, today, reminded });
      expect(on("2022-05-10")).toBeNull();
      expect(on("2022-05-11")).not.toBeNull();
      expect(on("2022-04-01", true)?.text).toContain("are due by 18 May 2022");
    });

    it("has them beside what waits otherwise", () => {
      const on = ownFinding(1);
      const letter = digestLetter({ ...written, work: workOf(withEntries(on, entry("a", on))), reminder, today: "2022-05-01" });
      expect(letter?.subject).toBe("Assurance tracker: 1 thing waits for you");
      expect(letter?.text).toContain("- F-0104 (AFI 4)");
    });

    it("counts what it does not name", () => {
      const findings = Array.from({ length: 33 }, (_, index) => ({ reference: `F-${String(1000 + index)}`, number: null }));
      const text = digestLetter({ ...written, work: nothing, reminder: { ...reminder, findings }, today: "2022-05-19" })?.text ?? "";
      expect(text.match(/^- F-/gm)).toHaveLength(30);
      expect(text).toContain("- and 3 more");
    });
  });

  it("speaks of one thing as of one", () => {
    const on = ownFinding(1);
    const letter = digestLetter({ ...written, work: workOf(withEntries(on, entry("a", on))) });
    expect(letter?.subject).toBe("Assurance tracker: 1 thing waits for you");
    expect(letter?.text).toContain("- 1 question to answer, for 13 days\n");
  });
});

describe("the time of the digests", () => {
  it.each([
    // From, next: by London's clock 07:00, Monday to Friday.
    ["Monday before its time", "2022-05-23T05:59:59.999Z", "2022-05-23T06:00:00.000Z"],
    ["Monday at its time", "2022-05-23T06:00:00.000Z", "2022-05-24T06:00:00.000Z"],
    ["Monday just after midnight in London, still Sunday in UTC", "2022-05-22T23:30:00.000Z", "2022-05-23T06:00:00.000Z"],
    ["Friday evening", "2022-05-27T20:00:00.000Z", "2022-05-30T06:00:00.000Z"],
    ["Saturday", "2022-05-28T03:00:00.000Z", "2022-05-30T06:00:00.000Z"],
    ["Sunday", "2022-05-29T12:00:00.000Z", "2022-05-30T06:00:00.000Z"],
    ["Friday before the clocks go forward", "2022-03-25T12:00:00.000Z", "2022-03-28T06:00:00.000Z"],
    ["Friday before the clocks go back", "2022-10-28T12:00:00.000Z", "2022-10-31T07:00:00.000Z"],
    ["the last working day of the year", "2021-12-31T12:00:00.000Z", "2022-01-03T07:00:00.000Z"],
  ])("is the next working morning after %s", (_, now, next) => {
    expect(nextDigestAt(now, "07:00")).toBe(next);
  });

  it.each([
    ["2022-05-23T05:59:59.999Z", null],
    ["2022-05-23T06:00:00.000Z", "2022-05-23T06:00:00.000Z"],
    ["2022-05-23T18:00:00.000Z", "2022-05-23T06:00:00.000Z"],
    ["2022-05-28T18:00:00.000Z", null],
  ])("is past at %s: %s", (now, since) => {
    expect(digestDueSince(now, "07:00")).toBe(since);
  });

  it("is a time of day, on a working day", () => {
    expect(["00:00", "07:00", "23:59"].filter(isTimeOfDay)).toHaveLength(3);
    expect(["24:00", "7:00", "07:60", "07:00:00", ""].filter(isTimeOfDay)).toEqual([]);
    expect(["2022-05-27", "2022-05-28", "2022-05-29", "2022-05-30"].map(isWorkingDay)).toEqual([true, false, false, true]);
  });
});
