/** The agenda on the page of a meeting says of each item what is so, and calls each link what it does. */
import { expect, test } from "vitest";
import { AgendaList } from "~/ui/meeting/agenda-list";
import { rendered, wordsOf } from "../../support/rendered";

type Line = Parameters<typeof AgendaList>[0]["lines"][number];

const item = { version: 1, text: null, source: null, closedSession: false, outcome: null, outcomeNote: null, outcomeLink: null } satisfies Line["item"];
const line = (more: Partial<Line>): Line => ({
  key: "k", number: "1", depth: 0, first: false, last: false, kind: "other", heading: "Legal advice", reference: null, item, deferredTo: null, timesDeferred: 0, closedAbove: null, entries: 0, also: [], place: 1, places: 1, mayTakeOff: false, ...more,
});
const words = (lines: Line[], { open = false, plan = true } = {}) => wordsOf(rendered(<AgendaList meetingId="m" lines={lines} matters={0} may={{ plan, note: plan }} open={open} />));

test("a link of a closed meeting to the closed session is not read as a state", () => {
  expect(words([line({})])).toBe("1Legal adviceSay it was in closed session: 1 Legal advice");
  expect(words([line({ item: { ...item, closedSession: true } })])).toBe("1Legal advice closed sessionSay it was not in closed session: 1 Legal advice");
  expect(words([line({ number: "1.1", depth: 1, heading: "Costs", closedAbove: "1" })])).toBe("1.1Costs closed session, with item 1");
});

test("how an item ended is told from what was said of it", () => {
  const ended = (more: Partial<NonNullable<Line["item"]>>, to: Line["deferredTo"] = null) => words([line({ item: { ...item, ...more }, deferredTo: to })], { plan: false });
  expect(ended({ outcome: "deferred", outcomeNote: "The papers came too late." }, { id: "j", title: "Assurance meeting", date: "2022-07-18" })).toBe("1Legal adviceDeferred to Assurance meeting, 18 July 2022: The papers came too late.");
  expect(ended({ outcome: "addressed-elsewhere", outcomeNote: "Scrutiny panel of 12 May", outcomeLink: "https://panel.example/12" })).toBe("1Legal adviceAddressed elsewhere: Scrutiny panel of 12 May, https://panel.example/12");
  expect(ended({ outcome: "addressed-elsewhere", outcomeLink: "https://panel.example/12" })).toBe("1Legal adviceAddressed elsewhere: https://panel.example/12");
  expect(ended({ outcome: "not-reached" })).toBe("1Legal adviceNot reached");
});
