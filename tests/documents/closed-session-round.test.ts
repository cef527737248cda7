/** Full notes say what was in closed session, and say it still when they come back: through Word into an empty database, public notes have none of it. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { OPERATOR } from "~/domain/actor";
import type { ComposedNotes, NotesAction, NotesEntry, NotesFinding, NotesItem } from "~/domain/notes/composed-notes";
import { publicNotes } from "~/domain/notes/composed-notes";
import { writeNotesDocx } from "~/documents/write-notes-docx.server";
import { planOnly } from "~/commands/plan-import.server";
import { inspectionName } from "~/domain/import/addition-name";
import { cellName } from "~/domain/import/cell-name";
import { meetingNotes } from "~/queries/meeting-notes.server";
import { freshDatabase } from "../support/fresh-database";
import { madeNotes } from "../support/made-notes";
import { valueOf } from "../support/marchshire";
import { MADE_AT, throughWord, visibleText } from "../support/notes-text";
import { plainOptions, readBytes } from "../support/plan-fixture";
import { takeIn } from "../support/take-in";
import { testCtx } from "../support/test-ctx";

const [base] = fc.sample(madeNotes, { numRuns: 1, seed: 5 });
if (base === undefined) throw new Error("No notes were made.");
const EMPTY: ComposedNotes = { ...base, opening: [], items: [], sections: [], otherBusiness: [], actions: [], next: null };

const item = (number: string, heading: string, more: Partial<NotesItem> = {}): NotesItem => ({
  key: `item/${number}`, closed: false, number, depth: number.includes(".") ? 1 : 0, kind: "other", heading, about: null, source: null, text: [], entries: [], outcome: null, outcomeLink: null, actions: [], ...more,
});
const entry = (words: string, more: Partial<NotesEntry> = {}): NotesEntry => ({ key: `entry/${words}`, closed: false, kind: "question", number: null, by: "PCC", text: `What of ${words}?`, responses: [{ parts: [{ by: "CC", text: `We have ${words}.` }], stated: [] }], ...more });
const action = (words: string, more: Partial<NotesAction> = {}): NotesAction => ({ key: `action/${words}`, closed: false, reference: "A-0001", text: `Send ${words}`, owners: ["CC"], due: null, since: [], isInText: false, ...more });
const finding = (label: string, words: string, more: Partial<NotesFinding> = {}): NotesFinding => ({ key: `finding/${label}`, closed: false, reference: "F-0001", label, text: `The force should mend ${words}.`, instead: [], entries: [], actions: [], ...more });

const closed = { closed: true };
const lease = action("the lease", closed);
const rope = action("the rope", closed);
const tide = action("the tide tables");
const anchor = action("the anchor", closed);

const NOTES: ComposedNotes = {
  ...EMPTY,
  items: [
    item("1", "Boats", { text: ["There are eleven boats."], actions: [tide, rope] }),
    item("2", "Advice on the garage", { ...closed, text: ["The advice is secret."], entries: [entry("the garage", closed)], actions: [lease], outcome: "No question: it is settled." }),
    item("2.1", "The second garage", { ...closed, text: ["It is secret too."] }),
    item("3", "Crews"),
  ],
  sections: [{
    key: "section/1", inspection: "PEEL 2031", heading: "Areas for improvement (AFI)", cause: null, findings: [
      finding("AFI 1", "its lanterns", { entries: [entry("lanterns", { number: 1 })] }),
      finding("AFI 2", "its vaults", { ...closed, entries: [entry("vaults", { ...closed, number: 1 })] }),
      finding("AFI 3", "its cellars", { ...closed, instead: ["Not reached."] }),
    ],
  }],
  otherBusiness: [entry("the strongroom", closed), entry("the safe", closed)],
  actions: [tide, rope, lease, anchor],
};
const SECRET = ["garage", "secret", "settled", "lease", "rope", "vaults", "cellars", "strongroom", "safe", "anchor"];
const OPEN = ["eleven boats", "tide tables", "lanterns", "Crews"];

test("what is closed is marked as such in the full notes, and has the same content after Word", async () => {
  const text = visibleText(NOTES);
  expect(text).toContain("Advice on the garage\nClosed session\nThe advice is secret.");
  expect(text).toContain("The force should mend its vaults.\nF-#\nClosed session");
  expect(text).toContain("Send the lease\nClosed session");
  expect(text).toContain("Send the anchor\nNot for publication");
  expect(visibleText((await throughWord(NOTES)).notes)).toBe(text);
});

test("through Word into an empty database, public notes have no word of it, and every other", async () => {
  const { notes } = await throughWord(NOTES);
  const text = visibleText(publicNotes(notes, "OFFICIAL"));
  for (const word of SECRET) expect(text, word).not.toContain(word);
  for (const word of OPEN) expect(text, word).toContain(word);
  expect(notes.leavesOut).toBe(false);
  expect(text).toContain("What was said in closed session is left out of these notes.");
});

test("a part of an open item or finding that is closed closes all of it, and the import says so", async () => {
  const open = { ...EMPTY, items: [item("1", "Boats", { text: ["There are eleven boats."], entries: [entry("the garage", closed)] })], sections: [{ ...NOTES.sections[0], key: "s", inspection: "PEEL 2031", heading: "Areas for improvement (AFI)", cause: null, findings: [finding("AFI 1", "its lanterns", { entries: [entry("the vaults", { ...closed, number: 1 })] })] }] };
  const { notes, taken } = await throughWord(open);
  const text = visibleText(publicNotes(notes, "OFFICIAL"));
  for (const word of ["garage", "vaults"]) expect(text).not.toContain(word);
  expect(taken.plan.notices.filter((notice) => notice.includes("closed session"))).toEqual([
    "“1 Boats” holds something of a closed session: all of it is taken in as in closed session.", "“AFI 1” holds something of a closed session: all of it is taken in as in closed session.",
  ]);
});

test("any notes, with whatever was in closed session, mark for mark", async () => {
  const some = fc.tuple(madeNotes, fc.infiniteStream(fc.boolean())).map(([notes, coin]): ComposedNotes => {
    const toss = () => coin.next().value === true;
    let above = false;
    const items = notes.items.map((each): NotesItem => {
      const isClosed = (each.depth === 1 && above) || toss();
      if (each.depth === 0) above = isClosed;
      const all = { closed: isClosed };
      return { ...each, ...all, text: each.text, entries: each.entries.map((one) => ({ ...one, ...all })), actions: each.actions.map((one) => ({ ...one, closed: isClosed || toss() })) };
    });
    const sections = notes.sections.map((section) => ({ ...section, findings: section.findings.map((each) => { const all = { closed: toss() }; return { ...each, ...all, entries: each.entries.map((one) => ({ ...one, ...all })) }; }) }));
    const aob = toss();
    return { ...notes, items, sections, otherBusiness: notes.otherBusiness.map((each) => ({ ...each, closed: aob })), actions: items.flatMap((each) => each.actions) };
  });
  await fc.assert(fc.asyncProperty(some, async (notes) => {
    const again = (await throughWord(notes)).notes;
    expect(visibleText(again)).toBe(visibleText(notes));
    expect(visibleText(publicNotes(again, "OFFICIAL"))).toBe(visibleText(publicNotes(notes, "OFFICIAL")));
  }), { numRuns: 10, seed: 20310620 });
}, 60_000);

test("brought again where the record has an item in the open, that is kept, and the import says what the notes have in closed session", async () => {
  const { db, remove } = await freshDatabase();
  try {
    const ctx = testCtx(db, OPERATOR, MADE_AT);
    const brought = async (notes: ComposedNotes) => (await takeIn(ctx, "notes.docx", await writeNotesDocx(notes, { creator: "", madeAt: MADE_AT }))).plan.notices;
    const notes = (more: Partial<NotesItem>): ComposedNotes => ({ ...EMPTY, items: [item("1", "Boats", { text: ["There are eleven boats."], ...more })] });
    expect(await brought(notes({}))).toEqual([]);
    expect(await brought(notes(closed))).toEqual(["The notes have “1 Boats” in closed session. In M-0001 it is not, and nothing of that is changed: if the notes are right, say so on the page of the item."]);
    expect(await db.read.agendaItem.findMany({ select: { closedSession: true } })).toEqual([{ closedSession: false }]);
  } finally {
    await remove();
  }
});

test("brought again with a finding in closed session that was on no agenda yet, the finding is closed", async () => {
  const { db, remove } = await freshDatabase();
  try {
    const ctx = testCtx(db, OPERATOR, MADE_AT);
    const lanterns = (more: Partial<NotesFinding>): ComposedNotes => ({ ...EMPTY, sections: [{ key: "s", inspection: "PEEL 2031", heading: "Areas for improvement (AFI)", cause: null, findings: [finding("AFI 1", "its lanterns", more)] }] });
    const brought = async (notes: ComposedNotes) => takeIn(ctx, "notes.docx", await writeNotesDocx(notes, { creator: "", madeAt: MADE_AT }));
    await brought(lanterns({ entries: [entry("lanterns", { number: 1 })] }));
    await brought(lanterns({ ...closed, entries: [entry("lanterns", { ...closed, number: 1 }), entry("the vaults", { ...closed, number: 2 })] }));
    expect(await db.read.agendaItem.findMany({ where: { findingId: { not: null } }, select: { closedSession: true } })).toEqual([{ closedSession: true }]);
    expect(JSON.stringify(valueOf(await meetingNotes(ctx, "M-0001", "public")).notes)).not.toContain("vaults");
  } finally {
    await remove();
  }
});

test("a finding, or its inspection, that is left out takes its item of the agenda along", async () => {
  const notes: ComposedNotes = { ...EMPTY, items: [item("1", "Boats", { text: ["There are eleven boats."] })], sections: [{ key: "s", inspection: "PEEL 2031", heading: "Areas for improvement (AFI)", cause: null, findings: [finding("AFI 2", "its vaults", { instead: ["Not reached."] })] }] };
  const bytes = await writeNotesDocx(notes, { creator: "", madeAt: MADE_AT });
  for (const left of ["finding", "inspection"] as const) {
    const { db, remove } = await freshDatabase();
    try {
      const ctx = testCtx(db, OPERATOR, MADE_AT);
      const all = await planOnly(ctx, { fileName: "notes.docx", workbook: readBytes(bytes, "notes.docx"), options: plainOptions });
      if (!all.ok) throw new Error(all.problem.message);
      const [found, inspection] = [all.value.findings[0], all.value.inspections[0]];
      if (found === undefined || inspection === undefined) throw new Error("The notes have no finding.");
      const { plan } = await takeIn(ctx, "notes.docx", bytes, { choices: { [left === "finding" ? cellName(found.place) : inspectionName(inspection)]: { take: "ours" } } });
      expect(plan.findings).toEqual([]);
      expect((await db.read.agendaItem.findMany({ select: { heading: true } })).map(({ heading }) => heading)).toEqual(["Boats"]);
    } finally {
      await remove();
    }
  }
});
