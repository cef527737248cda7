/** The agenda of the note-taker's screen: how many items have not ended, while they still can. */
import { expect, test } from "vitest";
import type { LiveItem, LivePage } from "~/domain/meeting/live-page";
import { EMPTY_QUEUE } from "~/domain/meeting/live-queue";
import { LiveDesk } from "~/ui/meeting/live/live-desk";
import type { LiveNotes } from "~/ui/meeting/live/use-live-notes";
import { rendered, wordsOf } from "../../support/rendered";

const item = (key: string): LiveItem => ({
  key, number: key, depth: 0, kind: "other", heading: "Letters to victims", reference: null, findingText: null, elsewhere: null, text: null, source: null, closedSession: false, timesDeferred: 0,
  end: null, holder: null, entries: [], actions: [], matters: [], typed: [],
});

function agendaOf(state: LivePage["meeting"]["state"]): string {
  const page: LivePage = {
    meeting: { id: "m", reference: "M-0001", title: "Meeting", date: "2022-05-23", state, toCome: false }, items: [item("1"), item("2")], posts: [], asker: "", later: [],
    me: { personId: "priya-nair", name: "Priya Nair" }, mayNote: true, stamp: "1",
  };
  const notes: LiveNotes = { page, formId: "form", queue: EMPTY_QUEUE, ready: false, keptHere: true, reachable: true, write: () => "", type: () => {}, typedIn: () => null, again: () => {}, dismiss: () => {} };
  return wordsOf(rendered(<LiveDesk notes={notes} chosen={{ item: null, entry: null }} />));
}

test("says how many items have not ended while the meeting is held, and not of one that is closed", () => {
  expect(agendaOf("held")).toContain("2 items have not ended");
  expect(agendaOf("closed")).not.toMatch(/ended/);
});
