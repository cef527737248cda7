/** The parts of notes: each found once, reworded wherever it stands, and none lost. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { publicNotes } from "~/domain/notes/composed-notes";
import { notesAttendance } from "~/domain/notes/notes-attendance";
import { amend, freshContent, renewed } from "~/domain/notes/notes-version";
import { notesParts, presentWords, readPresent, reworded } from "~/domain/notes/notes-parts";
import { composedNotes } from "../../support/composed-fixture";
import { refusalOf } from "../../support/refusal-of";
import { valueOf } from "../../support/marchshire";
import "../../support/fixed-seed";

const notes = composedNotes();
const parts = notesParts(notes);
const keys = parts.map(({ key }) => key);

describe("the parts of notes", () => {
  it("stand in the order in which they are read, each once", () => {
    expect(keys).toEqual([
      "head/title", "head/venue", "head/chair", "attendance/Helen Ferriday", "attendance/Wells, Catherine", "entry/opening", "item/i1", "item/i1/text/0", "item/i1/text/1", "entry/retail", "action/a1",
      "item/i2", "item/i2/text/0", "entry/lease", "item/i2/outcome", "action/a2", "finding/c1", "finding/f1", "entry/pace", "entry/pace/response/0/0", "entry/pace/response/0/1", "finding/f1/instead/0", "entry/aob",
    ]);
  });

  it("are named as a person finds them", () => {
    const labels = Object.fromEntries(parts.map(({ key, label }) => [key, label]));
    expect(labels).toMatchObject({
      "entry/opening": "Opening comment", "item/i1/text/1": "Item 1, paragraph 2", "item/i2/text/0": "Item 2", "entry/pace": "AFI 7, Q1", "entry/pace/response/0/1": "AFI 7, response to Q1, DCC",
      "action/a1": "Action A-0001", "finding/c1": "Causes of concern F-0001", "attendance/Wells, Catherine": "Attendance, Wells, Catherine",
    });
  });

  it("say who speaks, whose an action is and when it is due, so that nobody agrees that unseen", () => {
    const { actions: [first, ...others] } = notes;
    const due = { ...notes, items: [], sections: notes.sections.map((section) => ({ ...section, findings: section.findings.map((each) => ({ ...each, actions: [] })) })), actions: first === undefined ? [] : [{ ...first, owners: ["CC", "DCC"], due: "2022-06-30" }, ...others] };
    const saidOf = Object.fromEntries(notesParts(due).flatMap(({ key, said }) => (said === null ? [] : [[key, said]])));
    expect(saidOf).toEqual({
      "entry/opening": "By: PCC", "entry/pace": "By: PCC", "entry/pace/response/0/1": "Confidence: 7 out of 10", "entry/aob": "By: PCC",
      "action/a1": "Owner: CC, DCC. Due: 30 June 2022", "action/a2": "Owner: nobody. Due: no day named",
    });
  });

  it("say what is closed, what is HMICFRS’s, and where the record has them", () => {
    expect(parts.filter(({ closed }) => closed).map(({ key }) => key)).toEqual(["item/i2", "item/i2/text/0", "entry/lease", "item/i2/outcome", "action/a2"]);
    expect(parts.filter(({ locked }) => locked).map(({ key }) => key)).toEqual(["finding/c1", "finding/f1"]);
    expect(parts.filter(({ home }) => home !== null).map(({ key, home }) => [key, home])).toEqual([
      ["entry/opening", { entryId: "opening", response: null }], ["entry/retail", { entryId: "retail", response: null }], ["action/a1", { actionId: "a1" }], ["entry/lease", { entryId: "lease", response: null }],
      ["action/a2", { actionId: "a2" }], ["entry/pace", { entryId: "pace", response: null }], ["entry/pace/response/0/0", { entryId: "pace", response: { index: 0, part: 0 } }],
      ["entry/pace/response/0/1", { entryId: "pace", response: { index: 0, part: 1 } }], ["entry/aob", { entryId: "aob", response: null }],
    ]);
  });

  it("are the same before and after the public ones are made, but for those that are closed", () => {
    expect(notesParts(publicNotes(notes, "OFFICIAL"))).toEqual(parts.filter(({ closed }) => !closed));
  });
});

describe("other words for a part", () => {
  it("take their place there and nowhere else, in all that is reworded", () => {
    const wordable = parts.filter(({ key }) => !key.startsWith("attendance/"));
    fc.assert(fc.property(fc.constantFrom(...wordable), fc.string({ minLength: 1 }), ({ key }, text) => {
      const after = notesParts(reworded(notes, key, text));
      expect(after.map((part) => part.key)).toEqual(keys);
      expect(after.filter((part, index) => part.text !== parts[index]?.text && part.key !== key)).toEqual([]);
      expect(after.find((part) => part.key === key)?.text).toBe(text);
    }));
  });

  it("reach an action under its item, beside its finding and in the list", () => {
    const after = reworded(notes, "action/a1", "Send both figures.");
    expect([after.actions[0]?.text, after.items[0]?.actions[0]?.text, after.sections[0]?.findings[0]?.actions[0]?.text]).toEqual(["Send both figures.", "Send both figures.", "Send both figures."]);
  });

  it("leave the notes as they are where there is no such part, and whoever is listed with a comma in the name", () => {
    expect(reworded(notes, "entry/none", "Something")).toEqual(notes);
    expect(reworded(notes, "attendance/Helen Ferriday", "Helen Ferriday, PCC: apologies").attendance).toEqual([{ key: "attendance/Helen Ferriday", name: "Helen Ferriday", capacity: "PCC", code: "PCC", presence: "apologies" }, notes.attendance[1]]);
  });
});

describe("who attended", () => {
  const person = (name: string) => ({ name, capacity: "", code: null, presence: "present" as const, personId: null });
  it("is known by name, whatever place the line has, and two of one name are told apart", () => {
    expect(notesAttendance([person("Anna"), person("Ben"), person("Anna")]).map(({ key }) => key)).toEqual(["attendance/Anna", "attendance/Ben", "attendance/Anna/2"]);
    expect(notesAttendance([person("Ben"), person("Anna")]).map(({ key }) => key)).toEqual(["attendance/Ben", "attendance/Anna"]);
  });

  it("keeps its key where the name is reworded, so that it is reworded again there", () => {
    const once = amend(freshContent(notes), "attendance/Helen Ferriday", "Helen Feriday, PCC: present");
    const twice = amend(once, "attendance/Helen Ferriday", "Helen Ferridey, PCC: present");
    expect(twice.amended).toEqual([{ key: "attendance/Helen Ferriday", was: "Helen Ferriday, Police and Crime Commissioner: present", text: "Helen Ferridey, PCC: present" }]);
    expect(renewed(twice, notes).content.notes.attendance[0]?.name).toBe("Helen Ferridey");
  });
});

describe("a line of the attendance", () => {
  it("keeps a post of somebody not named as a post", () => {
    const unnamed = { ...notes, attendance: [{ key: "attendance/1", name: "", capacity: "Chief Constable", code: "CC", presence: "present" as const }] };
    const [present] = amend(freshContent(unnamed), "attendance/1", "Chief Constable: apologies").notes.attendance;
    expect(present).toMatchObject({ name: "", capacity: "Chief Constable", presence: "apologies" });
    const [named] = amend(freshContent(unnamed), "attendance/1", "David Harkness, Chief Constable: present").notes.attendance;
    expect(named).toMatchObject({ name: "David Harkness", capacity: "Chief Constable", presence: "present" });
  });

  it.each([
    ["Catherine Wells, Deputy Chief Constable: present", { name: "Catherine Wells", capacity: "Deputy Chief Constable", presence: "present" }],
    ["Ngozi Okafor, Assistant Chief Constable, Local Policing: Apologies", { name: "Ngozi Okafor", capacity: "Assistant Chief Constable, Local Policing", presence: "apologies" }],
    ["Rosalind Achebe: not stated", { name: "Rosalind Achebe", capacity: "", presence: "not-stated" }],
  ])("%s", (line, read) => {
    expect(valueOf(readPresent(line))).toEqual(read);
    expect(presentWords(valueOf(readPresent(line))).toLowerCase()).toBe(line.toLowerCase());
  });

  it.each(["Catherine Wells", "Catherine Wells: late", ": present", `${"Catherine ".repeat(60)}Wells: present`])("is asked for again where it says “%s”", (line) => {
    expect(refusalOf(readPresent(line))).toContain("Write who it was");
  });
});
