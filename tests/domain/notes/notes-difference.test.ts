/** What differs between two versions of notes: words, who says them, and what is left out of what is published. */
import { describe, expect, it } from "vitest";
import type { ComposedNotes, NotesEntry } from "~/domain/notes/composed-notes";
import { closedDifference, notesDifference } from "~/domain/notes/notes-difference";
import { notesParts, reworded } from "~/domain/notes/notes-parts";
import { composedNotes } from "../../support/composed-fixture";

const notes = composedNotes();
const keysOf = (after: ComposedNotes) => notesDifference(notes, after).map(({ key }) => key);

function withPace(change: (entry: NotesEntry) => NotesEntry): ComposedNotes {
  return { ...notes, sections: notes.sections.map((section) => ({ ...section, findings: section.findings.map((finding) => ({ ...finding, entries: finding.entries.map(change) })) })) };
}

describe("what differs between notes", () => {
  it("is nothing where they are the same, and the one part whose words are others", () => {
    expect(notesDifference(notes, composedNotes())).toEqual([]);
    for (const { key, text } of notesParts(notes).filter((part) => !part.key.startsWith("attendance/"))) expect(notesDifference(notes, reworded(notes, key, "Other words."))).toMatchObject([{ key, before: text, after: "Other words." }]);
  });

  it("is what is closed by now, or open by now, where no word has changed", () => {
    const closed = { ...notes, items: notes.items.map((item) => ({ ...item, closed: true })) };
    expect(keysOf(closed)).toContain("item/i1/text/0/closed");
    expect(closedDifference(notes, closed).map(({ label }) => label)).toContain("Item 1, heading, closed session");
    expect(closedDifference(closed, notes)).toHaveLength(closedDifference(notes, closed).length);
    expect(closedDifference(closed, notes)[0]).toMatchObject({ before: "In closed session: left out of what is published", after: "Published" });
  });

  it("is who asks, with which number, and who speaks", () => {
    expect(notesDifference(notes, withPace((entry) => ({ ...entry, by: "DPCC" })))).toEqual([{ key: "entry/pace/by", label: "AFI 7, Q1, number and who asks", before: "Q1, PCC", after: "Q1, DPCC" }]);
    expect(keysOf(withPace((entry) => ({ ...entry, number: 2 })))).toEqual(["entry/pace/by"]);
    const acc = withPace((entry) => ({ ...entry, responses: entry.responses.map((response) => ({ ...response, parts: response.parts.map((part, index) => (index === 0 ? { ...part, by: "ACC" } : part)) })) }));
    expect(notesDifference(notes, acc)).toEqual([{ key: "entry/pace/response/0/0/by", label: "AFI 7, response to Q1, ACC, who speaks", before: "CC", after: "ACC" }]);
  });

  it("is the number, source and link of an item, and the number of a finding", () => {
    expect(keysOf({ ...notes, items: notes.items.map((item) => (item.key === "item/i1" ? { ...item, number: "3", source: "Police and crime plan: objective 2", outcomeLink: "https://marchshire.example/plan" } : item)) })).toEqual(["item/i1/number", "item/i1/source", "item/i1/link"]);
    expect(keysOf({ ...notes, sections: notes.sections.map((section) => ({ ...section, findings: section.findings.map((finding) => ({ ...finding, label: "AFI 8" })) })) })).toEqual(["finding/f1/number"]);
  });
});
