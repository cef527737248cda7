import { describe, expect, test } from "vitest";
import type { EntryKind } from "~/domain/entry";
import { readFindingLabel, readNumberCell } from "~/domain/import/finding-label";
import { readInspectionTitle } from "~/domain/import/inspection-title";
import { readActions } from "~/domain/import/read-action";
import { askedBy, coveredNumbers, entryKind, followedNumber, isAddressedElsewhere } from "~/domain/import/read-entry";
import { readMeeting } from "~/domain/import/read-meeting";
import { responseParts } from "~/domain/import/response-parts";
import { joinParts } from "~/domain/response";

describe("what an entry is", () => {
  test.each<[string, EntryKind]>([
    ["The PCC asked the CC whether she is content.", "question"],
    ["Who owns this, and from when?", "question"],
    ["The SPM questioned the lack of an agreement", "question"],
    ["The PCC was concerned that there is no update. The PCC asked when one is due.", "question"],
    ["The PCC raised her concern that the activity is not in the update.", "concern"],
    ["The PCC is disappointed with the pace.", "concern"],
    ["No question, but the PCC commented on the new team", "comment"],
    ["The PCC welcomed the progress.", "comment"],
    ["There were none", "comment"],
    ["N/A", "comment"],
    ["Whether the training will be finished by June", "question"],
  ])("“%s” is a %s", (text, kind) => {
    expect(entryKind(text)).toBe(kind);
  });

  test.each([
    ["The PCC asked why.", "PCC"],
    ["The SPM questioned the pace.", "SPM"],
    ["The DPCC sought assurance.", "DPCC"],
    ["In response to the CC's reply to Q1, the PCC asked for more.", "PCC"],
    ["In response to the CC’s answer the SPM asked for more.", "SPM"],
    ["The update says little. The DPCC asked whether that will do.", "DPCC"],
    ["The Deputy PCC asked why.", "DPCC"],
    ["The CC asked whether the office could help.", "CC"],
    ["Who owns it?", "PCC"],
  ])("“%s” is asked by %s", (text, post) => {
    expect(askedBy(text)).toBe(post);
  });

  test.each<[string, number | "before" | null]>([
    ["In response to the CC's reply to Q1, the PCC asked whether there is a standard", 1],
    ["In response to Q2 the PCC asked", 2],
    ["In response to the CC's reply the PCC asked", "before"],
    ["The PCC followed up and asked", "before"],
    ["Further to the DCC's answer, the PCC asked", "before"],
    ["The PCC noted the update provided in response to AFI 2. The PCC asked", null],
    ["The PCC asked how the force will respond", null],
  ])("“%s” follows %s", (text, number) => {
    expect(followedNumber(text)).toBe(number);
  });

  test.each<[string, string[]]>([
    ["anything to add for the AFIs 12, 13, 14 & 16?", ["AFI 12", "AFI 13", "AFI 14", "AFI 16"]],
    ["for AFIs 3 and 4", ["AFI 3", "AFI 4"]],
    ["for AFIs 3 to 5", ["AFI 3", "AFI 4", "AFI 5"]],
    ["for recommendations 1 and 2", ["Recommendation 1", "Recommendation 2"]],
    ["in response to AFI 2", []],
    ["to address the 2 recommendations", []],
  ])("“%s” names %j", (text, numbers) => {
    expect(coveredNumbers(text)).toEqual(numbers);
  });

  test.each([
    ["Addressed as part of the workforce meeting", true],
    ["Covered under AFI 12", true],
    ["See AFI 12", true],
    ["Discussed at the May board.", true],
    ["The PCC asked whether this was addressed as part of the programme.", false],
    ["Addressed at last?", false],
    ["No question", false],
  ])("“%s” only says where the questions went: %s", (text, is) => {
    expect(isAddressedElsewhere(text)).toBe(is);
  });
});

describe("who responds", () => {
  test.each([
    ["The CC said so.\nThe DCC added more.", ["CC", "DCC"]],
    ["The CC said so.\nThe CC added more.", ["CC"]],
    ["The CC said so.\nThe PCC believed otherwise.\nThe DCC added that it is so.", ["CC", "DCC"]],
    ["ACCLP added that it is so.", ["ACCLP"]],
    ["The ACCCV response was short.", ["ACCCV"]],
    ["CC acknowledged the comment by the PCC", ["CC"]],
    ["More will be said at the board.", [null]],
    ["The DCS noted it.\nMore will be said at the board.", ["DCS"]],
    ["The Chief Constable replied.\nThe Deputy Chief Constable added.", ["CC", "DCC"]],
    ["The CC is confident.\nIn addition the DBS stated that skills are short.", ["CC", "DBS"]],
  ])("%j is said by %j", (text, posts) => {
    const parts = responseParts(text);
    expect(parts.map((part) => part.by)).toEqual(posts);
    expect(joinParts(parts)).toBe(text);
  });
});

describe("actions", () => {
  test.each<[string, ReturnType<typeof readActions>]>([
    ["Fine. Action arising: DBS to send the timeline once agreed", [{ text: "DBS to send the timeline once agreed", owners: ["DBS"], due: "once agreed" }]],
    ["Action Arising: PCC to be given the slides before 6th June.", [{ text: "PCC to be given the slides before 6th June.", owners: [], due: "before 6th June" }]],
    ["ACTION: CC and DCC to report by 30 June 2022.", [{ text: "CC and DCC to report by 30 June 2022.", owners: ["CC", "DCC"], due: "by 30 June 2022" }]],
    ["ACTION: the SPM to write to the panel", [{ text: "the SPM to write to the panel", owners: ["SPM"], due: null }]],
    ["Action: DBS to bring figures to the next meeting", [{ text: "DBS to bring figures to the next meeting", owners: ["DBS"], due: null }]],
    ["ACTION: ACC to brief the board at the next meeting", [{ text: "ACC to brief the board at the next meeting", owners: ["ACC"], due: "at the next meeting" }]],
    ["ACTION: CC, DCC & the ACC to look at it", [{ text: "CC, DCC & the ACC to look at it", owners: ["CC", "DCC", "ACC"], due: null }]],
    ["ACTION: T/ACC and SPM will report", [{ text: "T/ACC and SPM will report", owners: ["ACC", "SPM"], due: null }]],
    // Long lists take no longer than short ones.
    [`ACTION: ${"PCC, ".repeat(60)}all of them`, [{ text: `${"PCC, ".repeat(60)}all of them`, owners: [], due: null }]],
    ["A take away is one action arising from this Board.", []],
    ["The action plan: three steps.", []],
  ])("%s", (text, actions) => {
    expect(readActions(text)).toEqual(actions);
  });
});

describe("labels of findings", () => {
  test.each([
    ["AFI 7: The force should act.", "afi", "AFI 7", "The force should act."],
    ["AFI 7 – The force should act.", "afi", "AFI 7", "The force should act."],
    ["AFI7. The force should act.", "afi", "AFI 7", "The force should act."],
    ["Area for improvement 3\nThe force should act.", "afi", "AFI 3", "The force should act."],
    ["Recommendation 2. By June, forces should act.", "recommendation", "Recommendation 2", "By June, forces should act."],
    ["Rec 2 The force should act.", "recommendation", "Recommendation 2", "The force should act."],
    ["Rec. 12a: The force should act.", "recommendation", "Recommendation 12a", "The force should act."],
    ["Cause of concern: The force fails.", "cause-of-concern", null, "The force fails."],
    ["Cause of Concern 1 - The force fails.", "cause-of-concern", null, "The force fails."],
    ["Accelerated cause of concern: The force fails.", "accelerated-cause-of-concern", null, "The force fails."],
    ["AFI: The force should act.", "afi", null, "The force should act."],
  ])("%s", (text, kind, number, rest) => {
    expect(readFindingLabel(text)).toEqual({ kind, number, text: rest });
  });

  test.each(["The force should act.", "AFI 7 relates to all victims", "Recommendations were made in 2019", "Recorded crime rose"])("“%s” has none", (text) => {
    expect(readFindingLabel(text)).toBeNull();
  });

  test.each([["7", null, "7"], ["AFI 4", "afi", "4"], ["Rec 2", "recommendation", "2"], ["R2", "recommendation", "2"], ["2 – AFI", "afi", "2"], ["AFI", "afi", null], ["#3", null, "3"]])("number cell “%s”", (text, kind, digits) => {
    expect(readNumberCell(text)).toEqual({ kind, digits });
  });
});

describe("titles of reports", () => {
  test.each(["PEEL 2021/22", "Inspection: Rape thematic", "National child protection inspection 2021", "A joint inspection of custody", "PEEL 2021/22 – Marchshire Police"])("“%s” is one", (text) => {
    expect(readInspectionTitle(text, [])).not.toBeNull();
  });
  test.each(["HMICFRS tracker May 2022", "Monthly assurance meeting - PEEL areas for improvement", "Areas for improvement", "PEEL update 2022", "Total"])("“%s” is none", (text) => {
    expect(readInspectionTitle(text, [])).toBeNull();
  });
  test("a date of publication is taken off", () => {
    expect(readInspectionTitle("PEEL 2021/22 (published 13 April 2022)", [])).toEqual({ title: "PEEL 2021/22", publishedOn: "2022-04-13", sure: false });
  });
  test("a title the record has is known whatever its words", () => {
    expect(readInspectionTitle("A walk in the park", ["A Walk in the Park"])).toEqual({ title: "A walk in the park", publishedOn: null, sure: true });
  });
});

describe("meetings", () => {
  const place = { sheet: "S", row: 1, column: null };
  const lines = (...texts: string[][]) => texts.map((each) => ({ texts: each, place }));
  test.each([
    [lines(["Monthly Assurance Meeting"], ["Date: Monday 23rd May 2022, 15:00"]), "2022-05-23", "15:00"],
    [lines(["Monthly Assurance Meeting"], ["Date:", "23 May 2022"]), "2022-05-23", null],
    [lines(["Accountability Board"], ["Date", "2022-05-23 15:00"]), "2022-05-23", "15:00"],
    [lines(["Assurance meeting"], ["Date of meeting: 23/05/2022"], ["Time: 3pm"]), "2022-05-23", "15:00"],
  ])("%j", (titles, date, time) => {
    expect(readMeeting(titles)?.meeting).toMatchObject({ date, time });
  });
  test.each([[lines(["Tracker"], ["Date: 23 May 2022"])], [lines(["Assurance meeting"])], [lines(["Assurance meeting"], ["Date: to be set"])]])("%j is none", (titles) => {
    expect(readMeeting(titles)).toBeNull();
  });
});
