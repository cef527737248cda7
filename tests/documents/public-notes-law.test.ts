/** Whatever is put off from meeting to meeting and said in closed session at some of them: no word whose only home is a closed line is in any public notes. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Action } from "~/domain/action/action";
import type { AgendaItem } from "~/domain/meeting/agenda";
import type { AgendaLine } from "~/domain/meeting/compose-agenda";
import type { GivenVersion } from "~/domain/meeting/given-response";
import type { Meeting } from "~/domain/meeting/meeting";
import { composeNotes, type NotesInput } from "~/domain/notes/compose-notes";
import type { NotesAudience } from "~/domain/notes/composed-notes";
import type { EntryRecord, FindingRecord } from "~/domain/record";
import { writeNotesDocx } from "~/documents/write-notes-docx.server";
import { writeNotesHtml } from "~/documents/write-notes-html.server";
import { action, entry, finding, input, item, lineOf, meeting, response } from "../support/notes-record";
import { zipParts } from "../support/zip-parts";

const MEETINGS = 3;

/** `under`: the heading its line stands under at that meeting. */
type Stop = { closed: boolean; under: "nothing" | "open" | "closed" };
/** One response as it was given at one meeting after another; `at` counts the stops, null is at none of them. `day`: when it was submitted, which says nothing of where. */
type Versions = { at: number | null; mode: "spoken" | "written"; day: number }[];
type Subject = { withFinding: boolean; from: number; stops: Stop[]; responses: Versions[]; actions: { at: number; from: "item" | "entry" | "finding" }[] };

const stop: fc.Arbitrary<Stop> = fc.record({ closed: fc.boolean(), under: fc.constantFrom("nothing", "nothing", "open", "closed") });
const versions: fc.Arbitrary<Versions> = fc.array(fc.record({ at: fc.option(fc.nat(MEETINGS - 1), { nil: null }), mode: fc.constantFrom("spoken", "written"), day: fc.nat(9) }), { minLength: 1, maxLength: 3 });
const subject: fc.Arbitrary<Subject> = fc.record({
  withFinding: fc.boolean(), from: fc.nat(MEETINGS - 1), stops: fc.array(stop, { minLength: 1, maxLength: MEETINGS }), responses: fc.array(versions, { maxLength: 2 }),
  actions: fc.array(fc.record({ at: fc.nat(MEETINGS - 1), from: fc.constantFrom("item", "entry", "finding") }), { maxLength: 2 }),
});
type Made = { days: number[]; subjects: Subject[] };
const made: fc.Arbitrary<Made> = fc.record({ days: fc.array(fc.nat(2), { minLength: MEETINGS, maxLength: MEETINGS }), subjects: fc.array(subject, { minLength: 1, maxLength: 4 }) });

/** `at`: the only meeting at which it was said; null for none. */
type Word = { word: string; at: number | null; closed: boolean; isAnswer: boolean };
type Built = { of: (which: number) => NotesInput; words: Word[] };

const dayOf = (day: number) => `2031-06-${String(day + 10)}`;

function build({ days, subjects }: Made): Built {
  const dates = [...days].sort((a, b) => a - b);
  const meetings = dates.map((day, index): Meeting => ({ ...meeting, id: `m${String(index)}`, reference: `M-000${String(index + 1)}`, title: `Meeting ${String(index)}`, date: dayOf(day), state: "held" }));
  const [items, lines]: [AgendaItem[], Map<string, AgendaLine[]>] = [[], new Map(meetings.map(({ id }) => [id, []]))];
  const [findings, entries, actions, words]: [FindingRecord[], EntryRecord[], Action[], Word[]] = [[], [], [], []];
  const given = new Map<string, GivenVersion>();
  const say = (at: number | null, closed: boolean, isAnswer = false): string => {
    const word = `${closed ? "z" : "y"}word${String(words.length)}x`;
    words.push({ word, at, closed, isAnswer });
    return word;
  };
  const put = (each: AgendaItem) => {
    items.push(each);
    lines.get(each.meetingId)?.push(lineOf(each, String((lines.get(each.meetingId)?.length ?? 0) + 1)));
  };
  for (const [number, { withFinding, from, stops, responses, actions: promised }] of subjects.entries()) {
    const id = `s${String(number)}`;
    const at = stops.slice(0, MEETINGS - from);
    // Below a closed heading it stays closed, wherever it is put off to by itself.
    const closed = at.map((each, index) => each.closed || at.slice(0, index + 1).some(({ under }) => under === "closed"));
    const askedClosed = closed[0] === true;
    const findingId = withFinding ? `${id}-f` : null;
    for (const [index, each] of at.entries()) {
      const meetingId = `m${String(from + index)}`;
      const isClosed = closed[index] === true;
      const parentId = each.under === "nothing" ? null : `${id}-${String(index)}-above`;
      if (parentId !== null) put(item(parentId, { meetingId, heading: say(from + index, each.under === "closed"), closedSession: each.under === "closed" }));
      put(item(`${id}-${String(index)}`, {
        meetingId, parentId, kind: withFinding ? "finding" : "other", heading: withFinding ? "finding" : say(from + index, isClosed), text: withFinding ? null : say(from + index, isClosed), findingId, closedSession: each.closed,
        entryIds: withFinding || index > 0 ? [] : [`${id}-e`], deferredFromId: index === 0 ? null : `${id}-${String(index - 1)}`,
        ...(index === at.length - 1 ? {} : { outcome: "deferred" as const, outcomeNote: say(from + index, isClosed), deferredToMeetingId: `m${String(from + index + 1)}` }),
      }));
    }
    const newest = responses.map((chain, place) => {
      const made = chain.map(({ at: where, mode, day }, version): GivenVersion => {
        const stopAt = where === null || where >= at.length ? null : where;
        const isLastThere = stopAt !== null && chain.findLastIndex((other) => other.at === where) === version;
        const word = say(isLastThere ? from + stopAt : null, stopAt === null || askedClosed || closed[stopAt] === true, true);
        return {
          ...response(word), id: `${id}-r${String(place)}-${String(version)}`, mode, version: version + 1, replacesId: version === 0 ? null : `${id}-r${String(place)}-${String(version - 1)}`, submittedAt: `${dayOf(day)}T10:00:00.000Z`,
          givenAt: stopAt === null ? null : `m${String(from + stopAt)}`,
        };
      });
      for (const each of made) given.set(each.id, each);
      return made.slice(-1).map(({ givenAt: _, ...each }) => each);
    }).flat();
    const asked = entry(`${id}-e`, {
      place: withFinding ? "finding" : "item", meetingId: `m${String(from)}`, text: say(from, askedClosed), responses: newest,
      links: findingId === null ? [] : [{ findingId, reference: findingId, number: 1, position: 0, closure: null, closureNote: null, revisitOn: null }],
    });
    if (findingId === null) entries.push(asked);
    else findings.push(finding(findingId, { entries: [asked] }));
    for (const [index, promise] of promised.entries()) {
      const where = promise.at % at.length;
      const isClosed = closed[where] === true || (askedClosed && promise.from === "entry");
      const source = promise.from === "item" ? { itemId: `${id}-${String(where)}` } : promise.from === "entry" || findingId === null ? { entryId: asked.id } : { findingId };
      const hidden = isClosed || (askedClosed && "entryId" in source);
      actions.push(action(`${id}-a${String(index)}`, { meetingId: `m${String(from + where)}`, text: say(from + where, hidden), ...source }));
    }
  }
  const of = (which: number): NotesInput => {
    const here = meetings[which] ?? meeting;
    return { ...input([], { meeting: here, meetings, findings, meetingEntries: entries, actions, agenda: items, versions: given }), lines: lines.get(here.id) ?? [], matters: actions.filter(({ meetingId }) => meetingId !== null && meetingId < here.id) };
  };
  return { of, words };
}

const each = [...Array(MEETINGS).keys()];
const composed = (built: Built, which: number, audience: NotesAudience) => composeNotes(built.of(which), audience);
const options = { creator: "The Office of the PCC for Marchshire", madeAt: "2031-07-01T09:30:00.000Z" };

describe("public notes", () => {
  test("hold no word that was said in closed session at whichever meeting, and what was said in the open", () => {
    fc.assert(fc.property(made, (of) => {
      const built = build(of);
      for (const which of each) {
        const notes = composed(built, which, "public");
        for (const text of [JSON.stringify(notes), writeNotesHtml(notes, "Draft")]) {
          for (const { word, at, closed } of built.words) {
            if (closed) expect(text.includes(word), `${word} at ${String(which)}`).toBe(false);
            else if (at === which) expect(text.includes(word), `${word} at ${String(which)}`).toBe(true);
          }
        }
      }
    }), { numRuns: 150, seed: 20310620 });
  });

  test("and full ones hold each answer at the meeting alone at which it was given", () => {
    fc.assert(fc.property(made, (of) => {
      const built = build(of);
      for (const which of each) {
        const text = JSON.stringify(composed(built, which, "full"));
        for (const { word, at } of built.words.filter(({ isAnswer }) => isAnswer)) expect(text.includes(word), `${word} at ${String(which)}`).toBe(at === which);
      }
    }), { numRuns: 150, seed: 20310620 });
  });

  test("are the same in Word", async () => {
    await fc.assert(fc.asyncProperty(made, fc.nat(MEETINGS - 1), async (of, which) => {
      const built = build(of);
      const text = zipParts(await writeNotesDocx(composed(built, which, "public"), options)).get("word/document.xml")?.toString() ?? "";
      expect(built.words.filter(({ word, closed }) => closed && text.includes(word))).toEqual([]);
      expect(built.words.filter(({ word, closed, at }) => !closed && at === which && !text.includes(word))).toEqual([]);
    }), { numRuns: 15, seed: 20310620 });
  });
});
