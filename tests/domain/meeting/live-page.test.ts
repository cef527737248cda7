/** The page as it will be once everything has been sent, what comes next on it, and who speaks. */
import { describe, expect, it } from "vitest";
import { withWaiting } from "~/domain/meeting/live-overlay";
import { askedFirst, entryInView, itemBeside, itemInView, respondents, type LiveEntry, type LiveItem, type LivePage } from "~/domain/meeting/live-page";
import { boxEmptiedBy, isEmptyBox, isSlotOf, openingSlotOf, partsOf, readAddition, readLiveWrite, slotOf, wordsOf, type LiveFields, type LiveKind, type LiveWrite } from "~/domain/meeting/live-write";
import { nowSpeaks, withoutPart } from "~/domain/meeting/spoken-parts";

const entry = (id: string, more: Partial<LiveEntry> = {}): LiveEntry => ({ id, kind: "question", label: "Q1", text: "Is it on pace?", askedBy: "PCC", followsUp: null, open: true, responses: [], ...more });
const response = { id: "r1", mode: "written" as const, parts: [{ by: "CC", text: "It is." }], accepted: false, before: null };
const item = (key: string, more: Partial<LiveItem> = {}): LiveItem => ({
  key, number: "1", depth: 0, kind: "finding", heading: key, reference: null, findingText: null, elsewhere: null, text: null, source: null, closedSession: false, timesDeferred: 0,
  end: null, holder: null, entries: [], actions: [], matters: [], typed: [], ...more,
});
const page = (...items: LiveItem[]): LivePage => ({
  meeting: { id: "m", reference: "M-0001", title: "Meeting", date: "2022-05-23", state: "held", toCome: false }, items, posts: [{ post: "PCC", name: "Helen", side: "opcc" }, { post: "CC", name: "David", side: "force" }, { post: "Panel", name: "", side: null }],
  asker: "PCC", later: [], me: { personId: "priya-nair", name: "Priya Nair" }, mayNote: true, stamp: "1",
});
const write = (kind: LiveKind, fields: LiveFields, id = "write-0000000001", key = "a"): LiveWrite => ({ id, kind, item: key, fields });
const shown = (of: LiveItem, ...writes: LiveWrite[]) => withWaiting(page(of, item("b")), writes).items[0];

describe("what waits to be sent", () => {
  it("is on the page already, under its own item, and marked", () => {
    const of = item("a", { entries: [entry("q", { responses: [response] })] });
    expect(shown(of, write("answer", { entry: ["q"], by: ["DCC", ""], text: ["I agree.", " "] }))?.entries[0]?.responses[1]).toEqual({ id: "write-0000000001", mode: "spoken", parts: [{ by: "DCC", text: "I agree." }], accepted: false, before: null, waiting: true });
    expect(shown(of, write("amend", { response: ["r1"], by: ["CC"], text: ["Half."] }))?.entries[0]?.responses).toMatchObject([{ mode: "spoken", parts: [{ by: "CC", text: "Half." }], before: { mode: "written", parts: response.parts }, waiting: true }]);
    expect(shown(of, write("accept", { response: ["r1"] }))?.entries[0]?.responses[0]?.accepted).toBe(true);
    expect(shown(of, write("action", { text: ["Send it"], owners: ["CC, DBS"], due: [""] }))?.actions).toEqual([{ id: "write-0000000001", reference: null, text: "Send it", owners: ["CC", "DBS"], due: null, waiting: true }]);
    expect(shown(of, write("end", { outcome: ["deferred"], note: ["No time."], toMeeting: ["m2"] }))?.end).toEqual({ outcome: "deferred", note: "No time.", link: null, toMeeting: "m2", waiting: true });
    expect(shown(of, write("end", { outcome: ["discussed"] }, "write-0000000001", "b"))?.end).toBeNull();
    expect(shown(of, write("take", {}))?.holder?.name).toBe("Priya Nair");
  });

  it("takes an item over only once the page shows what its last holder typed", () => {
    const held = item("a", { holder: { personId: "callum-reeve", name: "Callum Reeve", since: "" }, typed: [{ slot: "new/a", fields: { text: ["Half a sent"] }, by: "Callum Reeve", own: false, at: "" }] });
    const takeOver = write("take-over", { from: ["callum-reeve"] });
    expect(shown(held, takeOver)).toEqual({ ...held, takingOver: true });
    const now = { ...held, holder: { personId: "priya-nair", name: "Priya Nair", since: "" } };
    expect(shown(now, takeOver)).toEqual(now);
  });

  it("may be answered before it has been sent, and closes what it follows", () => {
    const of = item("a", { entries: [entry("q", { responses: [response] })] });
    const followUp = write("entry", { what: ["question"], text: ["Everywhere?"], askedBy: ["PCC"], followsUp: ["q"] }, "follow-up-0000001");
    const both = shown(of, followUp, write("answer", { entry: ["follow-up-0000001"], by: ["CC"], text: ["Yes."] }));
    expect(both?.entries).toMatchObject([{ id: "q", open: false }, { id: "follow-up-0000001", followsUp: "q", waiting: true, responses: [{ parts: [{ by: "CC", text: "Yes." }] }] }]);
  });

  it("is not called unrecorded besides, whoever typed it", () => {
    const slot = (name: string) => ({ slot: name, fields: { text: ["Eleven of"] }, by: "Callum Reeve", own: false, at: "" });
    const matter = { id: "1", reference: "A-0001", text: "Send it", owners: [], state: "open" as const, timesBroughtForward: 1, said: [], accountedFor: false };
    const of = item("a", { entries: [entry("q", { responses: [response] })], matters: [matter], typed: ["answer/q", "answer/p", "amend/r1", "new/i", "matter/A-0001", "end/i"].map(slot) });
    const left = (...writes: LiveWrite[]) => shown(of, ...writes)?.typed.map((each) => each.slot);
    const all = ["answer/q", "answer/p", "amend/r1", "new/i", "matter/A-0001", "end/i"];
    expect(left(write("answer", { entry: ["q"], by: ["CC"], text: ["Eleven of the twelve."] }))).toEqual(all.filter((each) => each !== "answer/q"));
    expect(left(write("amend", { response: ["r1"], text: ["Eleven."] }))).toEqual(all.filter((each) => each !== "amend/r1"));
    expect(left(write("entry", { what: ["comment"], text: ["Eleven."] }))).toEqual(all.filter((each) => each !== "new/i"));
    expect(left(write("action", { text: ["Count."] }))).toEqual(all.filter((each) => each !== "new/i"));
    expect(left(write("matter", { action: ["A-0001"], what: ["update"], text: ["Sent."] }))).toEqual(all.filter((each) => each !== "matter/A-0001"));
    expect(left(write("end", { outcome: ["discussed"] }))).toEqual(all.filter((each) => each !== "end/i"));
    expect(left(write("text", { box: ["answer"], of: ["q"], text: [" "] }))).toEqual(all.filter((each) => each !== "answer/q"));
    expect(left(write("text", { box: ["answer"], of: ["q"], text: ["Twelve"] }), write("take", {}))).toEqual(all);
    const opening = item("a", { kind: "opening", typed: [slot("new/opening/priya-nair"), slot("new/opening/callum-reeve")] });
    expect(shown(opening, write("entry", { what: ["comment"], text: ["Welcome."] }))?.typed.map((each) => each.slot)).toEqual(["new/opening/callum-reeve"]);
  });

  it("that the server has taken meanwhile is there once", () => {
    const of = item("a", { entries: [entry("follow-up-0000001", { responses: [{ ...response, id: "write-0000000001" }] })] });
    const again = shown(of, write("entry", { what: ["question"], text: ["Is it on pace?"] }, "follow-up-0000001"), write("answer", { entry: ["follow-up-0000001"], by: ["CC"], text: ["It is."] }));
    expect(again?.entries).toHaveLength(1);
    expect(again?.entries[0]?.responses).toHaveLength(1);
  });

  it("of an action brought forward accounts for it", () => {
    const matter = { id: "1", reference: "A-0001", text: "Send it", owners: [], state: "open" as const, timesBroughtForward: 1, said: [], accountedFor: false };
    expect(shown(item("a", { matters: [matter] }), write("matter", { action: ["A-0001"], what: ["update"], text: ["Sent."], by: ["CC"] }))?.matters).toMatchObject([{ accountedFor: true, said: [{ kind: "update", by: "CC", text: "Sent." }], waiting: true }]);
  });
});

describe("what comes next", () => {
  it("is the first question nobody has answered, else the last that may be, and no comment", () => {
    expect(entryInView(item("a", { entries: [entry("1", { responses: [response] }), entry("c", { kind: "comment" }), entry("2")] }))).toBe("2");
    expect(entryInView(item("a", { entries: [entry("1", { responses: [response] }), entry("2", { open: false })] }))).toBe("1");
    expect(entryInView(item("a", { entries: [entry("c", { kind: "comment" })] }))).toBeNull();
  });

  it("is the first item without an outcome that is no heading over others", () => {
    const end = { outcome: "discussed" as const, note: null, link: null, toMeeting: null };
    expect(itemInView([item("opening", { kind: "opening" }), item("1", { end }), item("2"), item("2.1", { depth: 1 })])).toBe("2.1");
    expect(itemInView([item("opening", { kind: "opening" })])).toBe("opening");
    const agenda = [item("opening", { kind: "opening" }), item("1"), item("2", { kind: "theme" }), item("2.1", { depth: 1 }), item("3", { entries: [entry("q")] }), item("3.1", { depth: 1 })];
    expect(["opening", "1", "2.1", "3", "3.1"].map((key) => itemBeside(agenda, key, 1))).toEqual(["1", "2.1", "3", "3.1", null]);
    expect(["opening", "1", "2.1"].map((key) => itemBeside(agenda, key, -1))).toEqual([null, "opening", "1"]);
  });

  it("passes over an item with others below only where there is nothing to say of it", () => {
    const step = (more: Partial<LiveItem>) => itemBeside([item("1"), item("2", { kind: "theme", ...more }), item("2.1", { depth: 1 })], "1", 1);
    expect(step({})).toBe("2.1");
    const action = { id: "1", reference: "A-0001", text: "Send it", owners: [], due: null };
    const typed = { slot: "new/2", fields: { text: ["Half"] }, by: "Callum Reeve", own: false, at: "" };
    for (const more of [{ text: "Counsel has advised." }, { source: { kind: "", title: "Advice", link: null } }, { findingText: "Half of them wait." }, { entries: [entry("q")] }, { actions: [action] }, { typed: [typed] }]) expect(step(more), JSON.stringify(more)).toBe("2");
  });

  it("offers those who answer with the force first", () => {
    expect(respondents(page().posts).map(({ post }) => post)).toEqual(["CC", "Panel", "PCC"]);
  });

  it("names as the one who asks the chair at the table, else the commissioner, and nobody by guess", () => {
    const at = (...table: [code: string | null, capacity: string, name: string][]) => table.map(([code, capacity, name]) => ({ code, capacity, name }));
    const office = at(["PO", "Policy Officer", "Callum Reeve"], ["PCC", "Police and Crime Commissioner", "Helen Ferriday"], ["DPCC", "Deputy Police and Crime Commissioner", "Nia Howell"]);
    for (const chair of ["DPCC", "dpcc", "Nia Howell", "Deputy Police and Crime Commissioner", "Nia Howell, deputy commissioner"]) expect(askedFirst(office, chair), chair).toBe("DPCC");
    for (const chair of [null, "", "The chair of the panel", "Deputy PCC"]) expect(askedFirst(office, chair), String(chair)).toBe("PCC");
    expect(askedFirst(at([null, "Police and Crime Commissioner", "Helen Ferriday"]), null)).toBe("Police and Crime Commissioner");
    expect(askedFirst(at([null, "", "Nia Howell"]), "Nia Howell")).toBe("Nia Howell");
    expect(askedFirst(at(["PO", "Policy Officer", "Callum Reeve"], ["CC", "Chief Constable", "David"]), "DPCC")).toBe("");
  });
});

describe("who speaks", () => {
  it("is another part once something was said, and the same part before", () => {
    expect(nowSpeaks([], "CC")).toEqual([{ by: "CC", text: "" }]);
    expect(nowSpeaks([{ by: "CC", text: " " }], "DCC")).toEqual([{ by: "DCC", text: " " }]);
    expect(nowSpeaks([{ by: "", text: "It is." }], "DCC")).toEqual([{ by: "DCC", text: "It is." }]);
    expect(nowSpeaks([{ by: "CC", text: "It is." }], "CC")).toEqual([{ by: "CC", text: "It is." }]);
    expect(nowSpeaks([{ by: "CC", text: "It is." }], "DCC")).toEqual([{ by: "CC", text: "It is." }, { by: "DCC", text: "" }]);
    expect(withoutPart([{ by: "CC", text: "It is." }], 0)).toEqual([{ by: "", text: "" }]);
    expect(withoutPart([{ by: "CC", text: "It is." }, { by: "DCC", text: "" }], 1)).toEqual([{ by: "CC", text: "It is." }]);
  });
});

describe("a write", () => {
  it("is read by its shape alone", () => {
    expect(readLiveWrite({ id: "write-0000000001", kind: "answer", item: "aob", fields: {} })).toMatchObject({ ok: true });
    for (const wrong of [{ id: "x" }, { id: "white space 0000001" }, { kind: "delete" }, { item: "x".repeat(401) }]) expect(readLiveWrite({ id: "write-0000000001", kind: "answer", item: "aob", fields: {}, ...wrong })).toMatchObject({ ok: false, problem: { kind: "invalid" } });
    expect(readLiveWrite({ id: "write-0000000001", kind: "answer", item: "aob", fields: { text: ["x".repeat(200_000)] } })).toMatchObject({ ok: false, problem: { kind: "too-large" } });
  });

  it("names its box, its parts and its words", () => {
    expect([slotOf("answer", "q", "i"), slotOf("new", "", "i")]).toEqual(["answer/q", "new/i"]);
    const opening = openingSlotOf("answer", "q", "priya-nair");
    expect([isSlotOf(opening, { box: "answer", of: "q", mine: "priya-nair" }), isSlotOf(opening, { box: "answer", of: "q", mine: "callum-reeve" }), isSlotOf(openingSlotOf("new", "", "priya-nair"), { box: "new", of: "", mine: "callum-reeve" })]).toEqual([true, false, false]);
    expect([isSlotOf("answer/q", { box: "answer", of: "q", mine: null }), isSlotOf("new/i", { box: "new", of: "", mine: null }), isSlotOf("answer/q", { box: "answer", of: "p", mine: null })]).toEqual([true, true, false]);
    expect(boxEmptiedBy(write("answer", { entry: ["q"] }))).toEqual({ box: "answer", of: "q" });
    expect(boxEmptiedBy(write("entry", {}))).toEqual({ box: "new", of: "" });
    expect(boxEmptiedBy(write("text", {}))).toBeNull();
    expect(partsOf({ by: ["CC"], text: ["One.", "Two."] })).toEqual([{ by: "CC", text: "One." }, { by: "", text: "Two." }]);
    expect(wordsOf(write("answer", { by: ["CC", ""], text: ["One.", " "] }))).toBe("CC: One.");
    expect(wordsOf(write("end", { note: ["No time."] }))).toBe("No time.");
    expect([isEmptyBox({ text: [" ", ""], by: ["CC"] }), isEmptyBox({ note: ["x"], text: [""] })]).toEqual([true, false]);
  });

  it("of the one box that adds is what was chosen in it", () => {
    const typed = { text: ["Everywhere?"], askedBy: ["PCC"], owners: ["CC"], due: ["June"], entry: ["q"] };
    expect(readAddition({ ...typed, add: ["follow-up"] })).toEqual({ kind: "entry", fields: { what: ["question"], text: ["Everywhere?"], askedBy: ["PCC"], followsUp: ["q"] } });
    expect(readAddition({ ...typed, add: ["concern"] })).toMatchObject({ kind: "entry", fields: { what: ["concern"], followsUp: [""] } });
    expect(readAddition({ ...typed, add: ["action"] })).toEqual({ kind: "action", fields: { text: ["Everywhere?"], owners: ["CC"], due: ["June"], entry: ["q"] } });
  });
});
