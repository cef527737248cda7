/** Composing notes: what stands where, and that nothing of a closed session is in what may be published. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Action } from "~/domain/action/action";
import type { AgendaItem, ItemKind } from "~/domain/meeting/agenda";
import type { AgendaLine } from "~/domain/meeting/compose-agenda";
import type { Meeting } from "~/domain/meeting/meeting";
import { composeNotes, type NotesInput } from "~/domain/notes/compose-notes";
import { isAbove } from "~/domain/notes/marking";
import type { EntryRecord, FindingRecord } from "~/domain/record";
import { action, autumn, entry, event, finding, input, item, lineOf, meeting, response, versionsIn } from "../../support/notes-record";

describe("what is put off with its item", () => {
  const link = { findingId: "f1", reference: "F-f1", number: 2, position: 0, closure: null, closureNote: null, revisitOn: null };
  const at = (text: string, submittedAt: string, more: Partial<EntryRecord["responses"][number]> = {}) => ({ ...response(text), submittedAt, ...more });
  const agendaOf = (more: Partial<AgendaItem> = {}) => {
    const first = item("asked", { kind: "finding", findingId: "f1", outcome: "deferred", deferredToMeetingId: "autumn" });
    return { first, later: item("later", { kind: "finding", findingId: "f1", meetingId: "autumn", deferredFromId: "asked", ...more }) };
  };
  type Said = { responses: EntryRecord["responses"]; earlier?: EntryRecord["responses"]; given?: Record<string, string | null> };
  const notesOf = (which: Meeting, { responses, earlier = [], given = {} }: Said, more: Partial<AgendaItem> = {}, audience: "full" | "public" = "full") => {
    const { first, later } = agendaOf(more);
    const asked = entry("it", { links: [link], responses });
    const here = which.id === "june" ? first : later;
    const findings = [finding("f1", { entries: [asked] })];
    const versions = versionsIn({ findings: [finding("f1", { entries: [{ ...asked, responses: [...responses, ...earlier] }] })] }, given);
    return composeNotes(input([here], { meeting: which, meetings: [meeting, which.id === "june" ? autumn : which], agenda: [first, later], findings, versions }), audience);
  };
  const answersIn = (notes: ReturnType<typeof composeNotes>) => notes.sections.flatMap(({ findings }) => findings.flatMap(({ entries }) => entries.map(({ responses }) => responses.flatMap(({ parts, stated }) => [...parts.map(({ text }) => text), ...stated]))));
  const inJune = at("In June.", "2031-06-20T10:00:00.000Z");
  const inAutumn = at("In autumn.", "2031-10-06T10:00:00.000Z");
  const autumnId = { "r-In autumn.": "autumn" };

  test("is printed with what was answered at each meeting in the notes of that one, whatever the day", () => {
    const taken = at("Taken in autumn.", "2031-05-01T10:00:00.000Z", { mode: "written" });
    const said: Said = { responses: [inJune, inAutumn, taken], given: { ...autumnId, "r-Taken in autumn.": "autumn" } };
    for (const later of [autumn, { ...autumn, date: meeting.date }]) {
      expect(answersIn(notesOf(meeting, said))).toEqual([["In June."]]);
      expect(answersIn(notesOf(later, said))).toEqual([["In autumn.", "Taken in autumn."]]);
    }
  });

  test("is printed at each meeting with the words that were given there, where they were amended at a later one", () => {
    const amended: Said = { responses: [{ ...inAutumn, version: 2, replacesId: inJune.id }], earlier: [inJune], given: autumnId };
    expect(answersIn(notesOf(meeting, amended))).toEqual([["In June."]]);
    expect(answersIn(notesOf(autumn, amended))).toEqual([["In autumn."]]);
    expect(notesOf(meeting, amended).sections[0]?.findings[0]?.entries[0]?.responses).toMatchObject([{ place: null }]);
    expect(answersIn(notesOf(meeting, amended, { closedSession: true }, "public"))).toEqual([["In June."]]);
  });

  test("is printed at the later meeting unanswered, unless it was answered before", () => {
    expect(answersIn(notesOf(autumn, { responses: [] }))).toEqual([[]]);
    expect(answersIn(notesOf(autumn, { responses: [inJune] }))).toEqual([]);
  });

  test("is closed by the item it is answered under, and asked in closed session stays so", () => {
    const answered = at("The secret lease.", "2031-06-20T10:00:00.000Z");
    const given = { [answered.id]: "autumn" };
    for (const which of [meeting, autumn, { ...autumn, date: meeting.date }]) expect(JSON.stringify(notesOf(which, { responses: [answered], given }, { closedSession: true }, "public"))).not.toContain("The secret lease.");
    expect(JSON.stringify(notesOf(meeting, { responses: [answered], given }, { closedSession: true }))).not.toContain("The secret lease.");
    expect(answersIn(notesOf(meeting, { responses: [answered], given }, { closedSession: true }, "public"))).toEqual([[]]);
    const { first, later } = agendaOf();
    const closed = { ...first, closedSession: true };
    const findings = [finding("f1", { entries: [entry("it", { links: [link], responses: [answered] })] })];
    expect(JSON.stringify(composeNotes(input([later], { meeting: autumn, agenda: [closed, later], findings, versions: versionsIn({ findings }, given) }), "public"))).not.toMatch(/The PCC asked it|secret lease/);
  });

  test("takes an action with it that came of it in closed session, at every later meeting", () => {
    const { first, later } = agendaOf({ closedSession: true, findingId: null, kind: "other" });
    const asked = entry("it", { place: "item", responses: [] });
    const agenda = [{ ...first, findingId: null, entryIds: ["it"] }, later];
    const promised = action("1", { meetingId: "autumn", entryId: "it", text: "Send the vault plan." });
    const winter: Meeting = { ...autumn, id: "winter", title: "Winter meeting", date: "2031-12-01" };
    const outstanding = item("o", { meetingId: "winter", kind: "outstanding" });
    const of = input([outstanding], { meeting: winter, meetings: [meeting, autumn, winter], agenda: [...agenda, outstanding], meetingEntries: [asked], actions: [promised], matters: [promised] });
    expect(JSON.stringify(composeNotes(of, "full"))).toContain("vault");
    expect(JSON.stringify(composeNotes(of, "public"))).not.toContain("vault");
  });

  test("about no finding is printed under the item that goes on", () => {
    const first = item("shops", { entryIds: ["it"], outcome: "deferred", deferredToMeetingId: "autumn" });
    const later = item("later", { meetingId: "autumn", deferredFromId: "shops" });
    const asked = entry("it", { place: "item", responses: [inAutumn] });
    const of = (which: Meeting, here: AgendaItem) => composeNotes(input([here], { meeting: which, agenda: [first, later], meetingEntries: [asked], versions: versionsIn({ meetingEntries: [asked] }, autumnId) }), "full").items.map(({ entries }) => entries.map(({ text, responses }) => [text, responses.length]));
    expect(of(meeting, first)).toEqual([[["The PCC asked it.", 0]]]);
    expect(of(autumn, later)).toEqual([[["The PCC asked it.", 1]]]);
  });

  test("over two findings that were put off to two meetings stands at both", () => {
    const winter: Meeting = { ...autumn, id: "winter", title: "Winter meeting", date: "2031-12-01" };
    const asked = entry("it", { links: [link, { ...link, findingId: "f2", reference: "F-f2" }], responses: [at("In winter.", "2031-12-01T10:00:00.000Z")] });
    const items = [
      item("1", { kind: "finding", findingId: "f1" }), item("2", { kind: "finding", findingId: "f2" }),
      item("1b", { kind: "finding", findingId: "f1", meetingId: "autumn", deferredFromId: "1" }), item("2b", { kind: "finding", findingId: "f2", meetingId: "winter", deferredFromId: "2" }),
    ];
    const findings = ["f1", "f2"].map((id) => finding(id, { entries: [asked] }));
    const said = (which: Meeting) => answersIn(composeNotes(input(items.filter(({ meetingId }) => meetingId === which.id), { meeting: which, meetings: [meeting, autumn, winter], agenda: items, findings, versions: versionsIn({ findings }, { "r-In winter.": "winter" }) }), "full"));
    expect([meeting, autumn, winter].map(said)).toEqual([[[]], [[]], [["In winter."]]]);
  });
});

describe("a response in writing", () => {
  const written = { ...response("In writing."), mode: "written" as const, submittedAt: "2030-01-08T10:00:00.000Z", statedConfidence: "7" as const };
  const responsesIn = (of: typeof written, givenAt: string | null) => {
    const findings = [finding("f1", { entries: [entry("it", { responses: [of] })] })];
    return composeNotes(input([], { findings, versions: versionsIn({ findings }, { [of.id]: givenAt }) }), "full").sections[0]?.findings[0]?.entries[0]?.responses;
  };

  test("that was taken at the meeting is printed there, however long before it was prepared", () => {
    expect(responsesIn(written, "june")).toEqual([{ parts: [{ by: "CC", text: "In writing." }], stated: ["Confidence: 7 out of 10"], place: 0 }]);
  });

  test("that nobody took or spoke of is not printed as if it were said: how it stands is", () => {
    expect(responsesIn(written, null)).toEqual([{ parts: [], stated: ["A written response was submitted on 8 January 2030. It has not been taken at the meeting."], place: null }]);
    expect(responsesIn({ ...written, submittedAt: "2031-06-21T10:00:00.000Z" }, null)).toEqual([{ parts: [], stated: ["A written response was submitted on 21 June 2031, after the meeting."], place: null }]);
    expect(responsesIn(written, "autumn")).toEqual([]);
  });
});

describe("what stands where", () => {
  test("findings stand in tables by cause of concern, other items in their order", () => {
    const cause = finding("cause", { kind: "cause-of-concern", number: null });
    const recommendation = finding("rec", { kind: "recommendation", number: "Recommendation 1", parentId: "cause", entries: [entry("why")] });
    const area = finding("area", { entries: [entry("how")] });
    const items = [item("theme", { kind: "theme" }), item("of-area", { kind: "finding", parentId: "theme", findingId: "area" }), item("standing", { kind: "standing", outcome: "nothing-arising" })];
    const notes = composeNotes(input(items, { findings: [cause, recommendation, area] }), "full");
    expect(notes.items.map(({ heading, number, outcome }) => [number, heading, outcome])).toEqual([["3", "Heading standing", "There were none."]]);
    expect(notes.sections.map(({ heading, cause: of, findings }) => [heading, of?.text ?? null, findings.map(({ label }) => label)])).toEqual([
      ["Cause of concern", "The force should cause.", ["Recommendation 1"]], ["Areas for improvement (AFI)", null, ["AFI area"]],
    ]);
  });

  test("an outstanding action stands with its words and with what was said of it", () => {
    const earlier = action("1", { meetingId: "spring", text: "Count the boats.", events: [event("update", { text: "Eleven.", by: "DBS", mode: "written" }), event("deferred", { text: "Two are away.", toMeetingId: "autumn" })] });
    const items = [item("outstanding", { kind: "outstanding" }), item("kept", { kind: "outstanding", parentId: "outstanding", heading: "A-1", actionId: "1" })];
    const notes = composeNotes(input(items, { actions: [earlier] }), "full");
    expect(notes.items[1]).toMatchObject({ heading: "Count the boats.", about: "A-1", text: ["Update (DBS, in writing): Eleven.", "Deferred to Autumn meeting, 6 October 2031: Two are away."] });
    expect(notes.actions).toEqual([]);
  });

  test("what past notes say of an action already is not said twice", () => {
    const earlier = action("1", { meetingId: "spring", events: [event("update", { text: "Eleven were counted." })] });
    const notes = composeNotes(input([item("o", { kind: "outstanding", actionId: "1", heading: "Count", text: "Eleven were counted." })], { actions: [earlier] }), "full");
    expect(notes.items[0]?.text).toEqual(["Eleven were counted."]);
  });

  test("an action whose words stand in what was said is not printed under it again", () => {
    const notes = composeNotes(input([item("i", { text: "ACTION: Send 1." })], { actions: [action("1", { itemId: "i" }), action("2", { itemId: "i" })] }), "full");
    expect(notes.items[0]?.actions.map(({ reference, isInText }) => [reference, isInText])).toEqual([["A-1", true], ["A-2", false]]);
  });

  test("a question over several findings is printed once, and named beside the others", () => {
    const shared = entry("all", { links: [{ findingId: "a", reference: "F-a", number: 2, position: 0, closure: null, closureNote: null, revisitOn: null }] });
    const notes = composeNotes(input([], { findings: [finding("a", { entries: [shared] }), finding("b", { entries: [shared] })] }), "full");
    expect(notes.sections[0]?.findings.map(({ entries, instead }) => [entries.length, instead])).toEqual([[1, []], [0, ["See AFI a, Q2"]]]);
  });

  test("the next meeting is the one that was announced, else the one that is planned", () => {
    const announced = { kind: "performance", date: "2031-07-04", time: null, endTime: null, venue: null };
    expect(composeNotes(input([]), "full").next).toMatchObject({ date: "2031-10-06", venue: "Harbour Room" });
    expect(composeNotes(input([], { meeting: { ...meeting, next: announced } }), "full").next).toEqual(announced);
  });

  test("nobody’s draft is in them", () => {
    const drafted = [entry("drafted", { state: "draft" }), entry("approved", { state: "approved" }), entry("issued", { responses: [response("drafted-answer", "draft"), response("said-answer")] })];
    for (const audience of ["full", "public"] as const) {
      const said = JSON.stringify(composeNotes(input([], { findings: [finding("a", { entries: drafted })], meetingEntries: drafted.map((each) => ({ ...each, place: "aob" as const })) }), audience));
      expect(said).not.toMatch(/drafted|approved/);
      expect(said).toContain("said-answer");
    }
  });
});

test("markings above published papers, unknown ones included", () => {
  expect(isAbove(null, "OFFICIAL")).toBe(false);
  expect(isAbove("official", "OFFICIAL")).toBe(false);
  expect(isAbove("OFFICIAL SENSITIVE", "OFFICIAL")).toBe(true);
  expect(isAbove("OFFICIAL", "OFFICIAL-SENSITIVE")).toBe(false);
  expect(isAbove("OFFICIAL – COMMERCIAL", "OFFICIAL")).toBe(true);
});

describe("public notes", () => {
  /** Each kind of thing carries a word of its own: closed ones begin with z, open ones with y. */
  type Made = { closed: boolean; sub: { closed: boolean } | null; kind: ItemKind; withFinding: boolean; actionMarked: boolean; deferred: boolean };
  const made: fc.Arbitrary<Made[]> = fc.array(fc.record({
    closed: fc.boolean(), sub: fc.option(fc.record({ closed: fc.boolean() }), { nil: null }), kind: fc.constantFrom("theme", "other", "standing", "arising"), withFinding: fc.boolean(), actionMarked: fc.boolean(), deferred: fc.boolean(),
  }), { minLength: 1, maxLength: 6 });

  function build(all: readonly Made[], otherBusiness: { closed: boolean }): { input: NotesInput; words: { word: string; closed: boolean }[] } {
    const [items, findings, entries, actions]: [AgendaItem[], FindingRecord[], EntryRecord[], Action[]] = [[], [], [], []];
    const words: { word: string; closed: boolean }[] = [];
    const lines: AgendaLine[] = [];
    let counted = 0;
    const say = (closed: boolean): string => {
      counted += 1;
      const word = `${closed ? "z" : "y"}word${String(counted)}x`;
      words.push({ word, closed });
      return word;
    };
    const add = (id: string, of: { closed: boolean; flagged: boolean; parentId: string | null; kind: ItemKind; withFinding: boolean; actionMarked: boolean; deferred: boolean }) => {
      const { closed } = of;
      const own = entry(`${id}-e`, { place: "aob", text: say(closed), askedBy: null, responses: [response(say(closed))] });
      const findingId = of.withFinding ? `${id}-f` : null;
      if (findingId !== null) {
        const asked = entry(`${id}-q`, { text: say(closed), responses: [response(say(closed))] });
        findings.push(finding(findingId, { number: say(closed), text: say(closed), addressedElsewhere: say(closed), entries: [asked] }));
        actions.push(action(`${id}-fa`, { text: say(closed), entryId: asked.id, findingId, due: say(closed) }));
      }
      entries.push({ ...own, place: "finding" });
      const of_ = item(id, {
        parentId: of.parentId, kind: findingId === null ? of.kind : "finding", heading: findingId === null ? say(closed) : "finding", text: say(closed), closedSession: of.flagged, findingId, entryIds: [own.id],
        outcome: "deferred", outcomeNote: say(closed), deferredToMeetingId: "autumn", source: { kind: "plan", title: findingId === null ? say(closed) : "none", link: null },
      });
      items.push(of_);
      lines.push(lineOf(of_, String(lines.length + 1)));
      const hidden = closed || of.actionMarked;
      actions.push(action(`${id}-a`, { itemId: id, text: say(hidden), owners: [say(hidden)], marking: of.actionMarked ? "OFFICIAL-SENSITIVE" : null, events: [event("completed", { text: say(hidden) })] }));
    };
    for (const [index, { sub, ...each }] of all.entries()) {
      const id = `i${String(index)}`;
      add(id, { ...each, flagged: each.closed, parentId: null });
      if (sub !== null) add(`${id}s`, { ...each, closed: each.closed || sub.closed, flagged: sub.closed, parentId: id });
    }
    const { closed } = otherBusiness;
    const aob = item("aob", { kind: "aob", heading: say(closed), closedSession: closed });
    // As it is recorded at the table: on the meeting, not on the item.
    const asked = entry("aob-e", { place: "aob", text: say(closed), responses: [response(say(closed))] });
    actions.push(action("aob-a", { entryId: asked.id, text: say(closed), owners: [say(closed)] }));
    return { input: { ...input([...items, aob]), lines: [...lines, lineOf(aob, String(lines.length + 1))], findings, meetingEntries: [...entries, asked], actions }, words };
  }

  test("hold no word of a closed item, and every word of the others", () => {
    fc.assert(fc.property(made, fc.record({ closed: fc.boolean() }), (all, otherBusiness) => {
      const { input: of, words } = build(all, otherBusiness);
      const [full, published] = [JSON.stringify(composeNotes(of, "full")), JSON.stringify(composeNotes(of, "public"))];
      for (const { word, closed } of words) {
        expect(published.includes(word), word).toBe(!closed && full.includes(word));
      }
      expect(words.filter(({ closed, word }) => closed && full.includes(word)).length > 0).toBe(words.some(({ closed }) => closed));
    }), { numRuns: 150 });
  });

  test("leave out an action of a closed item at every later meeting", () => {
    const secret = item("closed", { meetingId: "spring", closedSession: true });
    const kept = action("1", { meetingId: "spring", itemId: "closed", text: "Send the vault plan." });
    const items = [item("o", { kind: "outstanding" }), item("k", { kind: "outstanding", parentId: "o", heading: "A-1", actionId: "1" })];
    for (const [lines, matters] of [[items, []], [items.slice(0, 1), [kept]]] as const) {
      const of = input(lines, { actions: [kept], matters, agenda: [secret, ...lines] });
      expect(JSON.stringify(composeNotes(of, "full"))).toContain("vault");
      expect(JSON.stringify(composeNotes(of, "public"))).not.toContain("vault");
    }
  });

  test("leave out what was said under other business in closed session, and what came of it, then and later", () => {
    const said = entry("vault", { place: "aob", responses: [response("The vault is empty.")] });
    const promoted = action("1", { entryId: "vault", text: "Send the vault plan." });
    const aob = item("aob", { kind: "aob", closedSession: true });
    const then = input([aob], { actions: [promoted], meetingEntries: [said] });
    const later = input([item("o", { meetingId: "autumn", kind: "outstanding" })], { meeting: autumn, actions: [promoted], matters: [promoted], meetingEntries: [said] });
    for (const of of [then, { ...later, agenda: [aob, ...later.agenda] }]) {
      expect(JSON.stringify(composeNotes(of, "full"))).toContain("vault");
      expect(JSON.stringify(composeNotes(of, "public"))).not.toContain("vault");
    }
    const open = input([{ ...aob, closedSession: false }], { actions: [promoted], meetingEntries: [said] });
    expect(JSON.stringify(composeNotes(open, "public"))).toContain("The vault is empty.");
  });

  test("leave out an action from a finding in closed session at every later meeting, and not one from another meeting about it", () => {
    const asked = entry("q", { meetingId: "spring" });
    const actions = [
      action("1", { meetingId: "spring", findingId: "a", text: "Send the vault plan." }), action("2", { meetingId: "spring", entryId: "q", text: "Count the vault doors." }), action("3", { meetingId: "winter", findingId: "a", text: "Name the boats." }),
    ];
    const outstanding = item("o", { kind: "outstanding" });
    const secret = item("secret", { meetingId: "spring", kind: "finding", findingId: "a", closedSession: true });
    const of = input([outstanding], { actions, matters: actions, findings: [finding("a", { entries: [asked] })], agenda: [secret, outstanding] });
    expect(JSON.stringify(composeNotes(of, "full"))).toContain("vault");
    const published = JSON.stringify(composeNotes(of, "public"));
    expect(published).not.toContain("vault");
    expect(published).toContain("Name the boats.");
  });

  test("leave out what was put off by itself from below a closed item", () => {
    const agenda = [item("top", { meetingId: "spring", closedSession: true }), item("below", { meetingId: "spring", parentId: "top" }), item("again", { deferredFromId: "below", heading: "The vault" })];
    const of = { ...input(agenda.slice(2)), agenda };
    expect(JSON.stringify(composeNotes(of, "public"))).not.toContain("vault");
  });

  test("say that something is left out, and bear the marking of published papers", () => {
    const notes = composeNotes(input([item("a", { closedSession: true }), item("b")]), "public");
    expect(notes).toMatchObject({ leavesOut: true, marking: "OFFICIAL", audience: "public" });
    expect(composeNotes(input([item("b")]), "public").leavesOut).toBe(false);
    expect(composeNotes(input([item("b")]), "full").marking).toBe("OFFICIAL-SENSITIVE");
  });
});
