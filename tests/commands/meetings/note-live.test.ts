/** Notes at the table: each write once, each item in one hand, both the written and the spoken words kept, nothing of a side's drafts. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { answer } from "~/commands/answer.server";
import { addAgendaItem } from "~/commands/meetings/change-agenda.server";
import { closeMeeting } from "~/commands/meetings/close-meeting.server";
import { noteLive } from "~/commands/meetings/note-live.server";
import type { Ctx } from "~/db/ctx.server";
import { write } from "~/db/write.server";
import type { LiveItem, LivePage } from "~/domain/meeting/live-page";
import { isSlotOf, type LiveFields, type LiveKind } from "~/domain/meeting/live-write";
import { livePage } from "~/queries/live-page.server";
import { meetingNotes } from "~/queries/meeting-notes.server";
import { meetingPage } from "~/queries/meeting-page.server";
import { ctxOf, minutesLater } from "../../support/demonstration-actor";
import { demonstrationDatabase } from "../../support/demonstration-database";
import type { FreshDatabase } from "../../support/fresh-database";
import { problemOf, valueOf } from "../../support/marchshire";
import { planFor, sendOut, wouldWrite } from "../../support/round-trip";
import { actionAt, planned } from "../../support/small-meetings";

let home: FreshDatabase;
let priya: Ctx;
let callum: Ctx;
let tom: Ctx;
let meetingId: string;
beforeEach(async () => {
  home = await demonstrationDatabase();
  [priya, callum, tom] = [await ctxOf(home.db, "priya-nair"), await ctxOf(home.db, "callum-reeve"), await ctxOf(home.db, "tom-ashdown")];
  meetingId = (await home.db.read.meeting.findFirstOrThrow({ where: { date: "2022-05-23" } })).id;
});
afterEach(() => home.remove());

let written = 0;
const newId = () => `write-of-the-test-${String((written += 1))}`;
const send = (ctx: Ctx, kind: LiveKind, item: string, fields: LiveFields = {}, { id = newId(), meeting = meetingId } = {}) => noteLive(ctx, { meetingId: meeting, sent: { id, kind, item, fields } });
const pageFor = async (ctx: Ctx, meeting = meetingId): Promise<LivePage> => valueOf(await livePage(ctx, meeting));
const itemIn = async (ctx: Ctx, key: string, meeting = meetingId): Promise<LiveItem> => {
  const item = (await pageFor(ctx, meeting)).items.find((each) => each.key === key);
  if (item === undefined) throw new Error(`No item ${key}.`);
  return item;
};
/** An item about a finding with a question nobody has answered. */
const withQuestion = async () => {
  const item = (await pageFor(priya)).items.find(({ reference, entries }) => reference !== null && entries.some(({ kind, open, responses }) => kind === "question" && open && responses.length === 0));
  const entry = item?.entries.find(({ open, responses }) => open && responses.length === 0);
  if (item === undefined || entry === undefined) throw new Error("The demonstration has no unanswered question.");
  return { item, entry };
};

describe("a write", () => {
  it("is carried out once, however often it arrives, and answered as it was the first time", async () => {
    const { item, entry } = await withQuestion();
    const id = newId();
    const fields = { entry: [entry.id], by: ["CC"], text: ["It is on pace."] };
    const first = valueOf(await send(priya, "answer", item.key, fields, { id }));
    const again = valueOf(await send({ ...priya, now: minutesLater(20) }, "answer", item.key, fields, { id }));
    expect(again).toEqual(first);
    expect((await itemIn(priya, item.key)).entries.find((each) => each.id === entry.id)?.responses).toMatchObject([{ mode: "spoken", parts: [{ by: "CC", text: "It is on pace." }] }]);
    for (const kind of ["entry", "action"] as const) {
      const same = newId();
      for (let times = 0; times < 3; times++) valueOf(await send(priya, kind, "aob", { what: ["comment"], text: ["Said once."], owners: ["CC"] }, { id: same }));
    }
    const aob = await itemIn(priya, "aob");
    expect(aob.entries.filter(({ text }) => text === "Said once.")).toHaveLength(1);
    expect(aob.actions.filter(({ text }) => text === "Said once.")).toHaveLength(1);
  });

  it("that was refused leaves nothing, and may be sent again under the same id", async () => {
    const id = newId();
    expect(problemOf(await send(priya, "entry", "aob", { what: ["comment"], text: [" "] }, { id })).message).toMatch(/Write the question, comment or concern first/);
    expect((await itemIn(priya, "aob")).holder).toBeNull();
    valueOf(await send(priya, "entry", "aob", { what: ["comment"], text: ["Now with words."] }, { id }));
    expect((await itemIn(priya, "aob")).entries.map(({ text }) => text)).toContain("Now with words.");
  });

  it("is the office’s, of the person who sends it, and of a shape", async () => {
    expect(problemOf(await send(tom, "entry", "aob", { what: ["comment"], text: ["No."] })).message).toMatch(/You may not take notes/);
    const id = newId();
    valueOf(await send(priya, "take", "aob", {}, { id }));
    expect(problemOf(await send(callum, "take", "aob", {}, { id })).message).toMatch(/Somebody else has sent this/);
    expect(problemOf(await send(priya, "take", "aob", {}, { id: "short" })).message).toMatch(/did not arrive as it was sent/);
    expect(problemOf(await send(priya, "take", "no such item")).message).toMatch(/not on the agenda any more/);
  });
});

describe("an item", () => {
  it("is in one hand, taken over on purpose, and what its last holder still sends is refused with what to do", async () => {
    valueOf(await send(priya, "take", "aob"));
    expect((await itemIn(tom, "aob")).holder).toMatchObject({ personId: "priya-nair", name: "Priya Nair" });
    const refused = problemOf(await send(callum, "entry", "aob", { what: ["comment"], text: ["Mine."] }));
    expect(refused.kind).toBe("stale");
    expect(refused.message).toMatch(/Priya Nair takes the notes of “Any other business” since .*: take the item over/);
    expect(problemOf(await send(callum, "take-over", "aob", { from: ["tom-ashdown"] })).kind).toBe("stale");
    valueOf(await send(callum, "take-over", "aob", { from: ["priya-nair"] }));
    expect(problemOf(await send(priya, "text", "aob", { box: ["new"], of: [""], text: ["Late words."] })).message).toMatch(/Callum Reeve takes the notes/);
    valueOf(await send(callum, "entry", "aob", { what: ["comment"], text: ["Mine."] }));
    const events = await home.db.read.historyEvent.findMany({ where: { field: "notesBy" }, orderBy: { sequence: "asc" }, select: { before: true, after: true, actorName: true } });
    expect(events).toEqual([{ before: null, after: "Priya Nair", actorName: "Priya Nair" }, { before: "Priya Nair", after: "Callum Reeve", actorName: "Callum Reeve" }]);
  });

  it("ends with an outcome, and is deferred to a later meeting with its unanswered question", async () => {
    const { item, entry } = await withQuestion();
    const { later } = await pageFor(priya);
    expect(problemOf(await send(priya, "end", item.key, { outcome: ["deferred"], note: [""], toMeeting: [later[0]?.id ?? ""] })).field).toBe("note");
    valueOf(await send(priya, "end", item.key, { outcome: ["deferred"], note: ["No time was left."], toMeeting: [later[0]?.id ?? ""] }));
    expect((await itemIn(priya, item.key)).end).toMatchObject({ outcome: "deferred", note: "No time was left.", toMeeting: later[0]?.id });
    const there = (await pageFor(priya, later[0]?.id ?? "")).items.find(({ timesDeferred }) => timesDeferred === 1);
    expect(there?.entries.map(({ id }) => id)).toEqual([entry.id]);
  });

  it("that goes on at a later meeting takes answers to what was said under it before", async () => {
    const [first, second] = [await planned(priya, { date: "18 May 2022" }), await planned(priya, { date: "22 May 2022" })];
    const id = newId();
    valueOf(await send(priya, "entry", "aob", { what: ["comment"], text: ["Under other business."] }, { meeting: first }));
    valueOf(await addAgendaItem(priya, { meetingId: first, typed: { heading: "Retail crime", text: "", parent: "", finding: "", sourceKind: "", sourceTitle: "", sourceLink: "", closedSession: "" } }));
    const item = (await pageFor(priya, first)).items.find(({ heading }) => heading === "Retail crime")?.key ?? "";
    valueOf(await send(priya, "entry", item, { what: ["question"], text: ["What do the shops say?"] }, { meeting: first, id }));
    valueOf(await send(priya, "end", item, { outcome: ["deferred"], note: ["No time was left."], toMeeting: [second] }, { meeting: first }));
    const there = (await pageFor(priya, second)).items.find(({ heading }) => heading === "Retail crime");
    expect(there).toMatchObject({ timesDeferred: 1, entries: [{ id, responses: [] }] });
    valueOf(await send(priya, "answer", there?.key ?? "", { entry: [id], by: ["CC"], text: ["That it is worse."] }, { meeting: second }));
    expect((await itemIn(tom, there?.key ?? "", second)).entries[0]?.responses[0]?.parts).toEqual([{ by: "CC", text: "That it is worse." }]);
  });

  it("about a finding is answered where it goes on: it stands there with the answer, is discussed there, and is in the notes of that meeting", async () => {
    const [first, second] = [await planned(priya, { date: "18 May 2022" }), await planned(priya, { date: "22 May 2022" })];
    const { item: { reference } } = await withQuestion();
    valueOf(await addAgendaItem(priya, { meetingId: first, typed: { heading: "Again", text: "", parent: "", finding: reference ?? "", sourceKind: "", sourceTitle: "", sourceLink: "", closedSession: "" } }));
    const about = async (meeting: string) => (await pageFor(priya, meeting)).items.find((each) => each.reference === reference);
    const id = newId();
    valueOf(await send({ ...priya, now: "2022-05-18T15:00:00.000Z" }, "entry", (await about(first))?.key ?? "", { what: ["question"], text: ["Is it on pace?"] }, { meeting: first, id }));
    valueOf(await send(priya, "end", (await about(first))?.key ?? "", { outcome: ["deferred"], note: ["No time was left."], toMeeting: [second] }, { meeting: first }));
    valueOf(await send(priya, "answer", (await about(second))?.key ?? "", { entry: [id], by: ["CC"], text: ["It is on pace."] }, { meeting: second }));
    expect((await about(second))?.entries).toMatchObject([{ id, responses: [{ parts: [{ by: "CC", text: "It is on pace." }] }] }]);
    const notes = async (meeting: string) => JSON.stringify(valueOf(await meetingNotes(priya, meeting, "full")).notes.sections);
    expect([await notes(first), await notes(second)].map((each) => [each.includes("Is it on pace?"), each.includes("It is on pace.")])).toEqual([[true, false], [true, true]]);
    for (const matter of (await itemIn(priya, "outstanding", second)).matters) valueOf(await send(priya, "matter", "outstanding", { action: [matter.reference], what: ["update"], text: ["Under way."], by: ["CC"] }, { meeting: second }));
    valueOf(await closeMeeting(priya, { meetingId: second, rest: "not-reached", written: null }));
    expect((await about(second))?.end?.outcome).toBe("discussed");
  });

  it("of which something was said at the table is discussed when the meeting closes: other business, and a finding with a concern", async () => {
    const own = await planned(priya, { date: "22 May 2022" });
    const { item: { reference } } = await withQuestion();
    valueOf(await addAgendaItem(priya, { meetingId: own, typed: { heading: "Again", text: "", parent: "", finding: reference ?? "", sourceKind: "", sourceTitle: "", sourceLink: "", closedSession: "" } }));
    const key = (await pageFor(priya, own)).items.find((each) => each.reference === reference)?.key ?? "";
    const issued = { meetingId: own, state: "issued", kind: "question", place: "finding", text: "Nobody came to it.", position: 0, createdAt: priya.now };
    const finding = await home.db.read.finding.findFirstOrThrow({ where: { reference: { not: reference ?? "" } } });
    await write(home.db, async (tx) => tx.entry.create({ data: { id: "asked-before", ...issued, findings: { create: { findingId: finding.id, number: 90, position: 90 } } } }));
    for (const matter of (await itemIn(priya, "outstanding", own)).matters) valueOf(await send(priya, "matter", "outstanding", { action: [matter.reference], what: ["update"], text: ["Under way."], by: ["CC"] }, { meeting: own }));
    valueOf(await send(priya, "entry", "aob", { what: ["comment"], text: ["Said under other business."] }, { meeting: own }));
    valueOf(await send(priya, "entry", key, { what: ["concern"], text: ["It is late."] }, { meeting: own }));
    valueOf(await closeMeeting(priya, { meetingId: own, rest: "not-reached", written: null }));
    const { items } = await pageFor(priya, own);
    const ended = ["aob", reference, finding.reference].map((each) => items.find(({ key: of, reference: about }) => of === each || about === each)?.end?.outcome);
    expect(ended).toEqual(["discussed", "discussed", "not-reached"]);
  });

  it("keeps a meeting open while words typed under it are not recorded, and a closed one takes what arrives late until its notes are published", async () => {
    const own = await planned(priya, { date: "22 May 2022" });
    const to = { meeting: own };
    valueOf(await send(priya, "text", "aob", { box: ["new"], of: [""], what: ["comment"], text: ["Half a sent"] }, to));
    expect((await home.db.read.meeting.findUniqueOrThrow({ where: { id: own } })).state).toBe("held");
    for (const reference of (await itemIn(priya, "outstanding", own)).matters.map((each) => each.reference)) valueOf(await send(priya, "matter", "outstanding", { action: [reference], what: ["update"], text: ["Under way."], by: ["CC"] }, to));
    expect(problemOf(await closeMeeting(priya, { meetingId: own, rest: "not-reached", written: null })).message).toMatch(/^1 text was typed in the live notes and not recorded/);
    valueOf(await send(priya, "text", "aob", { box: ["new"], of: [""], text: [""] }, to));
    valueOf(await closeMeeting(priya, { meetingId: own, rest: "not-reached", written: null }));
    expect((await itemIn(priya, "aob", own)).end?.outcome).toBe("not-reached");
    valueOf(await send(priya, "take", "aob", {}, to));
    valueOf(await send(priya, "entry", "aob", { what: ["question"], text: ["Said without a network?"] }, { ...to, id: "write-of-the-test-late" }));
    valueOf(await send(priya, "answer", "aob", { entry: ["write-of-the-test-late"], by: ["CC"], text: ["Sent afterwards."] }, to));
    valueOf(await send(priya, "action", "aob", { text: ["Mend the network"], owners: ["CC"] }, to));
    expect(await itemIn(tom, "aob", own)).toMatchObject({ end: { outcome: "discussed" }, entries: [{ text: "Said without a network?", responses: [{ parts: [{ text: "Sent afterwards." }] }] }], actions: [{ text: "Mend the network" }] });
    expect(problemOf(await send(callum, "entry", "aob", { what: ["comment"], text: ["Mine."] }, to)).message).toMatch(/Priya Nair takes the notes/);
    expect(problemOf(await send(priya, "text", "aob", { box: ["new"], of: [""], text: ["Half a sent"] }, to)).message).toMatch(/was closed before this was recorded. Copy these words/);
    expect(problemOf(await send(priya, "matter", "outstanding", { action: ["A-0001"], what: ["update"], text: ["Late."] }, to)).message).toMatch(/record what was said of the action on its own page/);
    await write(home.db, async (tx) => tx.notesVersion.create({ data: { id: "published", meetingId: own, number: 1, state: "published", content: "{}", createdAt: priya.now, createdBy: "Priya Nair", createdPost: "" } }));
    expect(problemOf(await send(priya, "entry", "aob", { what: ["comment"], text: ["Too late."] }, to)).message).toMatch(/notes of .* are published, so nothing is added .* begin a correction/);
    expect(problemOf(await send(priya, "take", "aob", {}, { meeting: await planned(priya, { date: "30 June 2022" }) })).message).toMatch(/takes place on 30 June 2022/);
  });
});

describe("what is typed", () => {
  it("is discarded by whoever has the item, and that of an item that is gone under the opening comment", async () => {
    valueOf(await send(priya, "text", "aob", { box: ["new"], of: [""], text: ["Half a sent"] }));
    const { slot } = (await itemIn(priya, "aob")).typed[0] ?? { slot: "" };
    expect(problemOf(await send(priya, "forget", "outstanding", { slot: [slot] })).message).toMatch(/typed under another item/);
    await write(home.db, async (tx) => tx.liveText.update({ where: { meetingId_slot: { meetingId, slot } }, data: { itemId: "gone" } }));
    expect((await itemIn(priya, "opening")).typed).toMatchObject([{ slot, fields: { text: ["Half a sent"] } }]);
    valueOf(await send(priya, "forget", "opening", { slot: [slot] }));
    expect((await itemIn(priya, "opening")).typed).toEqual([]);
  });

  it("is kept as it is typed, read along by the office alone, and gone once it is recorded", async () => {
    const { item, entry } = await withQuestion();
    const box = { box: ["answer"], of: [entry.id] };
    valueOf(await send(priya, "text", item.key, { ...box, by: ["CC"], text: ["It is on pa"] }));
    valueOf(await send(priya, "text", item.key, { ...box, by: ["CC", "DCC"], text: ["It is on pace.", "I quincunx"] }));
    expect((await itemIn(callum, item.key)).typed).toMatchObject([{ slot: `answer/${entry.id}`, by: "Priya Nair", own: false, fields: { by: ["CC", "DCC"], text: ["It is on pace.", "I quincunx"] } }]);
    expect(JSON.stringify(await pageFor(tom))).not.toContain("I quincunx");
    expect((await itemIn(tom, item.key)).holder?.name).toBe("Priya Nair");
    valueOf(await send(priya, "answer", item.key, { entry: [entry.id], by: ["CC", "DCC"], text: ["It is on pace.", "I quite agree."] }));
    expect((await itemIn(priya, item.key)).typed).toEqual([]);
    expect((await itemIn(tom, item.key)).entries.find(({ id }) => id === entry.id)?.responses[0]?.parts).toEqual([{ by: "CC", text: "It is on pace." }, { by: "DCC", text: "I quite agree." }]);
  });

  it("under the opening comment is each person’s own, whatever it answers, and recording it leaves the others’", async () => {
    const id = newId();
    valueOf(await send(priya, "entry", "opening", { what: ["question"], text: ["How is the year?"] }, { id }));
    for (const [ctx, text] of [[priya, "As Priya heard it."], [callum, "As Callum heard it."]] as const) valueOf(await send(ctx, "text", "opening", { box: ["answer"], of: [id], by: ["CC"], text: [text] }));
    const typed = async () => (await itemIn(priya, "opening")).typed.map(({ slot, fields, own }) => [isSlotOf(slot, { box: "answer", of: id, mine: "priya-nair" }), own, fields.text?.[0]]).sort(([a], [b]) => Number(b) - Number(a));
    expect(await typed()).toEqual([[true, true, "As Priya heard it."], [false, false, "As Callum heard it."]]);
    valueOf(await send(priya, "answer", "opening", { entry: [id], by: ["CC"], text: ["As Priya heard it."] }));
    expect(await typed()).toEqual([[false, false, "As Callum heard it."]]);
  });

  it("writes no event and changes no record until it is recorded", async () => {
    const { item, entry } = await withQuestion();
    valueOf(await send(priya, "take", item.key));
    const events = await home.db.read.historyEvent.count();
    valueOf(await send(priya, "text", item.key, { box: ["answer"], of: [entry.id], by: ["CC"], text: ["It is"] }));
    expect(await home.db.read.historyEvent.count()).toBe(events);
  });
});

describe("a prepared response", () => {
  const prepared = async () => {
    const item = (await pageFor(priya)).items.find(({ entries }) => entries.some(({ open, responses }) => open && responses[0]?.mode === "written"));
    const entry = item?.entries.find(({ responses }) => responses[0]?.mode === "written");
    const response = entry?.responses[0];
    if (item === undefined || entry === undefined || response === undefined) throw new Error("The demonstration has no written response.");
    return { item, entry, response };
  };

  it("is accepted as it is, which both sides see and its history says", async () => {
    const { item, response } = await prepared();
    valueOf(await send(priya, "accept", item.key, { response: [response.id] }));
    const accepted = async () => (await itemIn(tom, item.key)).entries.flatMap(({ responses }) => responses).find(({ id }) => id === response.id)?.accepted;
    expect(await accepted()).toBe(true);
    expect((await home.db.read.historyEvent.findFirstOrThrow({ where: { field: "accepted" } })).after).toBe("M-0002");
    valueOf(await send(priya, "accept", item.key, { response: [response.id], as: ["not"] }));
    expect(await accepted()).toBe(false);
  });

  it("is amended by what was said, and what was written is kept beside it, whatever is amended after", async () => {
    const { item, entry, response } = await prepared();
    expect(problemOf(await send(priya, "amend", item.key, { response: [response.id], by: response.parts.map(({ by }) => by ?? ""), text: response.parts.map(({ text }) => text) })).message).toMatch(/These are the words that are there/);
    valueOf(await send(priya, "amend", item.key, { response: [response.id], by: ["CC"], text: ["Half of it, as of today."] }));
    const half = (await itemIn(priya, item.key)).entries.find(({ id }) => id === entry.id)?.responses[0];
    valueOf(await send(priya, "amend", item.key, { response: [half?.id ?? ""], by: ["CC"], text: ["Two thirds of it, as of today."] }));
    const [now, ...others] = (await itemIn(priya, item.key)).entries.find(({ id }) => id === entry.id)?.responses ?? [];
    expect(now).toMatchObject({ mode: "spoken", parts: [{ by: "CC", text: "Two thirds of it, as of today." }], before: { mode: "written", parts: response.parts } });
    expect(others.filter(({ id }) => id === response.id)).toEqual([]);
  });

  it("that was changed since it was read is neither accepted nor amended: the newest words are said first", async () => {
    const { item, entry, response } = await prepared();
    valueOf(await send(priya, "amend", item.key, { response: [response.id], by: ["CC"], text: ["Half of it, as of today."] }));
    const newest = async () => (await itemIn(priya, item.key)).entries.find(({ id }) => id === entry.id)?.responses[0];
    const before = await newest();
    for (const [kind, fields] of [["accept", {}], ["amend", { by: ["CC"], text: ["A third of it."] }]] satisfies [LiveKind, LiveFields][]) {
      const refused = problemOf(await send(priya, kind, item.key, { response: [response.id], ...fields }));
      expect(refused.kind).toBe("stale");
      expect(refused.message).toContain("“CC: Half of it, as of today.”");
    }
    expect(await newest()).toEqual(before);
    valueOf(await send(priya, "amend", item.key, { response: [before?.id ?? ""], by: ["CC"], text: ["A third of it."] }));
    expect((await newest())?.parts).toEqual([{ by: "CC", text: "A third of it." }]);
  });

  it("that its side has not submitted is not there for the note-taker", async () => {
    const { item, entry } = await withQuestion();
    valueOf(await answer(tom, { entryId: entry.id, parts: [{ by: "CC", text: "A draft of the force alone." }] }));
    const { id } = await home.db.read.response.findFirstOrThrow({ where: { entryId: entry.id, state: "draft" } });
    for (const ctx of [priya, callum, tom]) expect(JSON.stringify(await pageFor(ctx))).not.toContain("A draft of the force alone.");
    expect(problemOf(await send(priya, "accept", item.key, { response: [id] })).kind).toBe("missing");
    expect(problemOf(await send(priya, "amend", item.key, { response: [id], by: ["CC"], text: ["Other words."] })).kind).toBe("missing");
  });
});

describe("what is said besides", () => {
  it("a follow-up is issued at once under its finding with the next number, closes what it follows, and is answered by its own id", async () => {
    const { item, entry } = await withQuestion();
    valueOf(await send(priya, "answer", item.key, { entry: [entry.id], by: ["CC"], text: ["It is on pace."] }));
    const id = newId();
    valueOf(await send(priya, "entry", item.key, { what: ["question"], text: ["In every area?"], askedBy: ["PCC"], followsUp: [entry.id] }, { id }));
    valueOf(await send(priya, "answer", item.key, { entry: [id], by: ["ACC"], text: ["In all but one."] }));
    const entries = (await itemIn(tom, item.key)).entries;
    expect(entries.find((each) => each.id === entry.id)?.open).toBe(false);
    const numbers = entries.map(({ label }) => label).filter((label) => label.startsWith("Q"));
    expect(entries.find((each) => each.id === id)).toMatchObject({ label: numbers.at(-1), askedBy: "PCC", followsUp: entry.id, responses: [{ parts: [{ by: "ACC", text: "In all but one." }] }] });
    expect(problemOf(await send(priya, "answer", "aob", { entry: [id], by: ["ACC"], text: ["Elsewhere."] })).message).toMatch(/does not stand under that item/);
  });

  it("under the opening, other business and an item about no finding it stays there, with its answers and actions", async () => {
    const own = await planned(priya, { date: "20 May 2022" });
    const to = { meeting: own };
    for (const [item, place] of [["opening", "opening"], ["aob", "aob"], ["outstanding", "item"]] as const) {
      const id = newId();
      valueOf(await send(priya, "entry", item, { what: ["concern"], text: [`Said under ${item}.`], askedBy: ["PCC"] }, { ...to, id }));
      valueOf(await send(priya, "answer", item, { entry: [id], by: ["CC"], text: ["Noted."] }, to));
      valueOf(await send(priya, "action", item, { text: [`Look into ${item}`], owners: ["CC", "PCC"], due: ["before 6 June"] }, to));
      expect(await home.db.read.entry.findUniqueOrThrow({ where: { id } })).toMatchObject({ place, state: "answered", meetingId: own });
      expect(await itemIn(tom, item, own)).toMatchObject({ entries: [{ id, kind: "concern", responses: [{ parts: [{ by: "CC", text: "Noted." }] }] }], actions: [{ text: `Look into ${item}`, owners: ["CC", "PCC"], due: "before 6 June" }] });
    }
  });

  it("takes no question, action or response of another meeting by its id", async () => {
    const [other, own] = [await planned(priya, { date: "20 May 2022" }), await planned(priya, { date: "22 May 2022" })];
    const elsewhere = /does not stand under that item/;
    for (const item of ["opening", "aob", "outstanding"]) {
      const id = newId();
      valueOf(await send(priya, "entry", item, { what: ["question"], text: ["How many?"] }, { meeting: other, id }));
      expect(problemOf(await send(priya, "answer", item, { entry: [id], by: ["CC"], text: ["Nine."] }, { meeting: own })).message).toMatch(elsewhere);
      expect(problemOf(await send(priya, "entry", item, { what: ["question"], text: ["Why?"], followsUp: [id] }, { meeting: own })).message).toMatch(elsewhere);
      expect(problemOf(await send(priya, "action", item, { text: ["Look into it"], entry: [id] }, { meeting: own })).message).toMatch(elsewhere);
    }
    const { item, entry } = await withQuestion();
    const heading = { heading: "Again", text: "", parent: "", finding: item.reference ?? "", sourceKind: "", sourceTitle: "", sourceLink: "", closedSession: "" };
    valueOf(await addAgendaItem(priya, { meetingId: own, typed: heading }));
    const again = (await pageFor(priya, own)).items.find(({ reference }) => reference === item.reference)?.key ?? "";
    expect(problemOf(await send(priya, "answer", again, { entry: [entry.id], by: ["CC"], text: ["Said elsewhere."] }, { meeting: own })).message).toMatch(elsewhere);
    valueOf(await send(priya, "answer", item.key, { entry: [entry.id], by: ["CC"], text: ["Said here."] }));
  });

  it("stands on the page of the meeting under its item", async () => {
    valueOf(await send(priya, "entry", "outstanding", { what: ["comment"], text: ["Said under outstanding matters."] }));
    expect(valueOf(await meetingPage(tom, meetingId)).perItem).toMatchObject([{ number: "1", heading: "Outstanding matters", entries: [{ text: "Said under outstanding matters." }] }]);
  });

  it("of an action brought forward is recorded as spoken at this meeting, and accounts for it", async () => {
    const before = await planned(priya, { date: "18 May 2022" });
    const own = await planned(priya, { date: "22 May 2022" });
    const reference = await actionAt(priya, before);
    const matter = async () => (await itemIn(priya, "outstanding", own)).matters.find((each) => each.reference === reference);
    expect((await matter())?.accountedFor).toBe(false);
    valueOf(await send(priya, "matter", "outstanding", { action: [reference], what: ["update"], text: ["Sent on Friday."], by: ["DCC"] }, { meeting: own }));
    expect(await matter()).toMatchObject({ accountedFor: true, state: "open", said: [{ kind: "update", by: "DCC", text: "Sent on Friday." }] });
    valueOf(await send(priya, "matter", "outstanding", { action: [reference], what: ["completed"], text: ["The figure is there."] }, { meeting: own }));
    expect((await matter())?.state).toBe("completed");
    expect((await home.db.read.actionEvent.findFirstOrThrow({ where: { text: "Sent on Friday." } })).mode).toBe("spoken");
  });

  it("of an action is recorded under outstanding matters alone, and only of those on the agenda", async () => {
    const [before, own, after] = [await planned(priya, { date: "18 May 2022" }), await planned(priya, { date: "20 May 2022" }), await planned(priya, { date: "22 May 2022" })];
    valueOf(await send(priya, "take", "aob", {}, { meeting: after }));
    const [brought, later] = [await actionAt(priya, before), await actionAt(priya, after)];
    const say = (item: string, reference: string) => send(priya, "matter", item, { action: [reference], what: ["completed"], text: ["It is done."], by: ["DCC"] }, { meeting: own });
    expect(problemOf(await say("aob", brought)).message).toMatch(/is not among the outstanding matters of this meeting/);
    expect(problemOf(await say("outstanding", later)).message).toMatch(/is not among the outstanding matters of this meeting/);
    valueOf(await say("outstanding", brought));
  });

  it("of an action that arose at a later meeting is neither recorded at an earlier one whose notes are taken late, nor printed in its notes", async () => {
    const [early, late] = [await planned(priya, { date: "2 May 2022" }), await planned(priya, { date: "22 May 2022" })];
    const reference = await actionAt(priya, late);
    expect(JSON.stringify(valueOf(await meetingPage(priya, early)).matters)).not.toContain(reference);
    expect(problemOf(await send(priya, "matter", "outstanding", { action: [reference], what: ["update"], text: ["Sent."], by: ["DCC"] }, { meeting: early })).message).toContain("is not among the outstanding matters");
    expect(JSON.stringify(valueOf(await meetingNotes(priya, early, "full")).notes)).not.toContain(reference);
  });

  it("goes out with the tracker, and comes back as it was", async () => {
    const { item, entry } = await withQuestion();
    valueOf(await send(priya, "answer", item.key, { entry: [entry.id], by: ["CC", "DCC"], text: ["It is on pace.", "All but one."] }));
    valueOf(await send(priya, "entry", item.key, { what: ["question"], text: ["Which one?"], askedBy: ["PCC"], followsUp: [entry.id] }));
    for (const place of ["opening", "aob", "outstanding"]) valueOf(await send(priya, "entry", place, { what: ["concern"], text: [`Said under ${place}.`], askedBy: ["PCC"] }));
    valueOf(await send(priya, "action", item.key, { text: ["Name the one."], owners: ["DCC"], due: ["before 6 June"] }));
    expect(wouldWrite(await planFor(home.db, await sendOut(home.db)))).toEqual([]);
  });

  it("“Revisit in six months” comes back by itself", async () => {
    valueOf(await send(priya, "action", "aob", { text: ["Revisit in six months to see what changed."], owners: ["PCC"] }));
    expect(await home.db.read.action.findFirstOrThrow({ where: { kind: "revisit" }, orderBy: { sequence: "desc" } })).toMatchObject({ revisitOn: "2022-11-23" });
  });
});
