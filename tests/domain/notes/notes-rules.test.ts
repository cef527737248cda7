/** The life of notes: what may follow what, as a table, and what holds whatever is done in whatever order. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SIDES, type Side } from "~/domain/actor";
import type { ComposedNotes } from "~/domain/notes/composed-notes";
import { notesParts, reworded } from "~/domain/notes/notes-parts";
import { afterAgreeing, afterChange, afterTakingBack, mayCirculate, mayCorrect, mayPublish, NO_AGREEMENT, withdrawnWords, type Changed, type NotesStanding } from "~/domain/notes/notes-rules";
import { amend, freshContent, isSuperseded, renewed, standingOf, type NotesContent } from "~/domain/notes/notes-version";
import type { Done } from "~/domain/problem";
import { composedNotes } from "../../support/composed-fixture";
import { valueOf } from "../../support/marchshire";
import { refusalOf } from "../../support/refusal-of";
import "../../support/fixed-seed";

const said = { at: "2022-05-24T09:00:00.000Z", words: "Helen Ferriday, PCC" };
const draft: NotesStanding = { number: 1, state: "draft", agreed: NO_AGREEMENT };
const office: NotesStanding = { ...draft, agreed: { opcc: said, force: null } };
const agreed: NotesStanding = { number: 1, state: "agreed", agreed: { opcc: said, force: said } };
const published: NotesStanding = { ...agreed, state: "published" };
const STANDINGS = { draft, office, agreed, published };
const held = { state: "held", title: "May meeting" } as const;
const closed = { state: "closed", title: "May meeting" } as const;

type Kind = keyof typeof STANDINGS;
const agree = (side: Side, open = 0) => (notes: NotesStanding) => afterAgreeing(notes, { side, agreement: said, open });

const TABLE: readonly [string, (notes: NotesStanding) => Done<unknown>, Record<Kind, string | true>][] = [
  ["the office agrees", agree("opcc"), { draft: true, office: "has agreed these notes already: Helen Ferriday, PCC", agreed: "has agreed these notes already", published: "so nothing of them changes" }],
  ["the force agrees", agree("force"), { draft: true, office: true, agreed: "The force has agreed", published: "so nothing of them changes" }],
  ["the force agrees while a comment is open", agree("force", 2), { draft: "2 comments are not decided yet", office: "2 comments are not decided yet", agreed: "has agreed", published: "so nothing" }],
  ["a part is reworded", afterChange, { draft: true, office: true, agreed: true, published: "Begin a correction" }],
  ["the office takes its word back", (notes) => afterTakingBack(notes, "opcc"), { draft: "nothing to take back", office: true, agreed: true, published: "so nothing" }],
  ["they are published", (notes) => mayPublish(notes, { meeting: closed, open: 0 }), { draft: "the commissioner’s office and the force have not", office: "both sides have agreed them: the force has not", agreed: true, published: "so nothing" }],
  ["they are published while a comment is open", (notes) => mayPublish(notes, { meeting: closed, open: 1 }), { draft: "have not", office: "has not", agreed: "1 comment is not decided yet", published: "so nothing" }],
  ["they are published before the meeting is closed", (notes) => mayPublish(notes, { meeting: held, open: 0 }), { draft: "have not", office: "has not", agreed: "May meeting is not closed", published: "so nothing" }],
  ["they are circulated", (notes) => mayCirculate(held, [notes]), { draft: "in circulation already", office: "in circulation already", agreed: "in circulation already", published: "Begin a correction" }],
  ["a correction is begun", (notes) => mayCorrect([notes]), { draft: "Only published notes", office: "Only published notes", agreed: "Only published notes", published: true }],
];

describe.each(TABLE)("%s", (_, act, outcomes) => {
  it.each(Object.entries(outcomes))("on notes that are %s", (kind, outcome) => {
    const result = act(STANDINGS[kind as Kind]);
    if (outcome === true) expect(result.ok).toBe(true);
    else expect(refusalOf(result)).toContain(outcome);
  });
});

describe("notes", () => {
  it("are circulated once the meeting has been held, as version 1", () => {
    expect(valueOf(mayCirculate(held, []))).toBe(1);
    expect(refusalOf(mayCirculate({ ...held, state: "planned" }, []))).toContain("not recorded as held");
  });

  it("are agreed when the second side agrees, whichever that is", () => {
    for (const [first, second] of [["opcc", "force"], ["force", "opcc"]] as const) {
      const once = valueOf(agree(first)(draft));
      expect(once.state).toBe("draft");
      expect(valueOf(agree(second)({ ...draft, ...once })).state).toBe("agreed");
    }
  });

  it("say whose agreement a change withdrew", () => {
    expect(withdrawnWords(valueOf(afterChange(draft)).withdrew)).toBeNull();
    expect(withdrawnWords(valueOf(afterChange(office)).withdrew)).toBe("The commissioner’s office had agreed the notes as they were: it has to agree them again.");
    expect(withdrawnWords(valueOf(afterChange(agreed)).withdrew)).toBe("Both sides had agreed the notes as they were: both have to agree them again.");
  });

  it("are corrected one version at a time, and only the last published stands", () => {
    const second = { ...draft, number: 2 };
    expect(valueOf(mayCorrect([published, { ...published, number: 2 }]))).toBe(3);
    expect(refusalOf(mayCorrect([published, second]))).toContain("under way already: version 2");
    expect(standingOf([published, second])).toBe(published);
    expect(standingOf([draft])).toBeNull();
    expect([isSuperseded(published, [published, second]), isSuperseded(published, [published, { ...published, number: 2 }]), isSuperseded(second, [published, second])]).toEqual([false, true, false]);
  });
});

describe("the words of a version", () => {
  const notes = composedNotes();
  const textOf = (content: NotesContent, key: string) => notesParts(content.notes).find((part) => part.key === key)?.text;

  it("remember what the record had, however often they change", () => {
    const twice = amend(amend(freshContent(notes), "entry/pace", "Is it late?"), "entry/pace", "Is it early?");
    expect(twice.amended).toEqual([{ key: "entry/pace", was: "What became of pace?", text: "Is it early?" }]);
    expect(textOf(twice, "entry/pace")).toBe("Is it early?");
    expect(amend(twice, "entry/pace", "What became of pace?")).toEqual(freshContent(notes));
    expect(amend(twice, "entry/gone", "Nothing")).toEqual(twice);
  });

  it("stay when they are composed anew, unless the record says otherwise by now", () => {
    const content = amend(amend(freshContent(notes), "entry/pace", "Is it late?"), "item/i1/text/0", "Two shopkeepers wrote.");
    const now = reworded(reworded(notes, "item/i1/text/0", "Many shopkeepers wrote."), "entry/aob", "The response is due on 8 June.");
    const after = renewed(content, now);
    expect(after.lost).toEqual([{ key: "item/i1/text/0", was: "Shopkeepers wrote.", text: "Two shopkeepers wrote." }]);
    expect([textOf(after.content, "entry/pace"), textOf(after.content, "item/i1/text/0"), textOf(after.content, "entry/aob")]).toEqual(["Is it late?", "Many shopkeepers wrote.", "The response is due on 8 June."]);
    expect(renewed(content, reworded(notes, "entry/pace", "Is it late?")).lost).toEqual([]);
  });
});

type Move = { do: "agree" | "take back"; side: Side } | { do: "reword"; text: string } | { do: "comment" } | { do: "decide" } | { do: "publish" } | { do: "correct" };

const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant("agree" as const), side: fc.constantFrom(...SIDES) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("take back" as const), side: fc.constantFrom(...SIDES) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("reword" as const), text: fc.string({ minLength: 1 }) }) },
  { weight: 5, arbitrary: fc.constantFrom<Move>({ do: "comment" }, { do: "decide" }, { do: "decide" }, { do: "publish" }, { do: "publish" }, { do: "correct" }) },
);

type Version = NotesStanding & { content: NotesContent; open: number; /** The words that each side agreed. */ read: Partial<Record<Side, ComposedNotes>> };

/** As the commands do it, without a database. */
function carryOut(versions: readonly Version[], step: Move): Version[] {
  const last = versions.at(-1);
  if (last === undefined) return [...versions];
  const put = (more: Partial<Version>) => [...versions.slice(0, -1), { ...last, ...more }];
  const standing = (after: Done<Changed>, more: (changed: Changed) => Partial<Version> = () => ({})) => (after.ok ? put({ state: after.value.state, agreed: after.value.agreed, ...more(after.value) }) : [...versions]);
  switch (step.do) {
    case "agree": return standing(afterAgreeing(last, { side: step.side, agreement: said, open: last.open }), () => ({ read: { ...last.read, [step.side]: last.content.notes } }));
    case "take back": return standing(afterTakingBack(last, step.side));
    case "reword": return standing(afterChange(last), () => ({ content: amend(last.content, "entry/pace", step.text) }));
    case "comment": return last.state === "published" ? [...versions] : put({ open: last.open + 1 });
    case "decide": return last.state === "published" ? [...versions] : put({ open: Math.max(0, last.open - 1) });
    case "publish": return mayPublish(last, { meeting: closed, open: last.open }).ok ? put({ state: "published" }) : [...versions];
    case "correct": {
      const number = mayCorrect(versions);
      return number.ok ? [...versions, { ...last, ...draft, number: number.value, open: 0, read: {} }] : [...versions];
    }
    default: return step satisfies never;
  }
}

describe("whatever is done in whatever order", () => {
  const first: Version = { ...draft, content: freshContent(composedNotes()), open: 0, read: {} };

  it("a published version is never altered, and an agreement stands only for the words that were agreed", () => {
    let reached = 0;
    fc.assert(fc.property(fc.array(move, { minLength: 10, maxLength: 40 }), (moves) => {
      let versions: Version[] = [first];
      for (const step of moves) {
        const before = versions;
        versions = carryOut(versions, step);
        for (const [index, each] of before.entries()) if (each.state === "published") expect(versions[index]).toBe(each);
        for (const { agreed: by, content, read } of versions) for (const side of SIDES) if (by[side] !== null) expect(read[side]).toEqual(content.notes);
        for (const each of versions) if (each.state !== "draft") expect(SIDES.every((side) => each.agreed[side] !== null)).toBe(true);
        for (const each of versions) if (each.state === "published") expect(each.open).toBe(0);
        expect(versions.map(({ number }) => number)).toEqual(versions.map((_, index) => index + 1));
        expect(versions.slice(0, -1).every(({ state }) => state === "published")).toBe(true);
      }
      if (versions.length > 1) reached += 1;
    }), { numRuns: 200 });
    expect(reached).toBeGreaterThan(20);
  });
});
