/** Comments on notes: what one has to say, and who sees it when. */
import { describe, expect, it } from "vitest";
import { commentsFor, isOpenComment, readComment } from "~/domain/notes/notes-comment";
import { notesParts, type NotesPart } from "~/domain/notes/notes-parts";
import { composedNotes } from "../../support/composed-fixture";
import { valueOf } from "../../support/marchshire";
import { refusalOf } from "../../support/refusal-of";

const parts = notesParts(composedNotes());

function part(key: string): NotesPart {
  const found = parts.find((each) => each.key === key);
  if (found === undefined) throw new Error(`There is no part ${key}.`);
  return found;
}

describe("a comment", () => {
  it("proposes other words, or says something, or both", () => {
    expect(valueOf(readComment({ text: " He said so. ", proposed: "It is nearly on pace." }, part("entry/pace/response/0/0")))).toEqual({ text: "He said so.", was: "It is on pace.", proposed: "It is nearly on pace." });
    expect(valueOf(readComment({ text: "", proposed: "It is late." }, part("entry/pace")))).toMatchObject({ text: "", proposed: "It is late." });
    expect(valueOf(readComment({ text: "When will they be published?", proposed: "" }, null))).toEqual({ text: "When will they be published?", was: null, proposed: null });
  });

  it("proposes nothing where it proposes the words that stand", () => {
    expect(valueOf(readComment({ text: "Good.", proposed: "It is on pace." }, part("entry/pace/response/0/0"))).proposed).toBeNull();
  });

  it.each([
    ["nothing at all", { text: " ", proposed: "" }, "entry/pace", "Write a comment, or propose another wording."],
    ["the words that stand", { text: "", proposed: "It is on pace." }, "entry/pace/response/0/0", "Write a comment"],
    ["other words for HMICFRS", { text: "", proposed: "The force should try." }, "finding/f1", "HMICFRS’s"],
    ["an attendance nobody can read", { text: "", proposed: "Was there" }, "attendance/Helen Ferriday", "Write who it was"],
    ["words for no part", { text: "", proposed: "Shorter" }, null, "one part of the notes"],
    ["too long a wording", { text: "", proposed: "x".repeat(30_001) }, "entry/pace", "30,000"],
  ])("is asked for again where it says %s", (_, typed, key, words) => {
    expect(refusalOf(readComment(typed, key === null ? null : part(key)))).toContain(words);
  });

  it("is its side’s alone until it is sent", () => {
    const comments = [{ side: "opcc" as const, sentAt: null }, { side: "force" as const, sentAt: null }, { side: "force" as const, sentAt: "2022-05-24T09:00:00.000Z" }];
    expect(commentsFor("opcc", comments)).toEqual([comments[0], comments[2]]);
    expect(commentsFor("force", comments)).toEqual([comments[1], comments[2]]);
    expect(commentsFor("observer", comments)).toEqual([comments[2]]);
    expect(commentsFor("operator", comments)).toEqual([comments[2]]);
  });

  it("is open from when it is sent until it is decided", () => {
    const sentAt = "2022-05-24T09:00:00.000Z";
    expect([isOpenComment({ sentAt: null, decided: null }), isOpenComment({ sentAt, decided: null }), isOpenComment({ sentAt, decided: { as: "declined", note: "No.", by: "Priya Nair, SPM", at: sentAt } })]).toEqual([false, true, false]);
  });
});
