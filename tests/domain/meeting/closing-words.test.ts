/** What is said when a meeting is closed: every action that goes on from it is counted. */
import { expect, test } from "vitest";
import { closingWords } from "~/domain/meeting/closing-words";

test.each([
  [{ broughtForward: 1, putOff: 1, arose: 9 }, "The meeting is closed. 11 open actions go on from it: 1 brought forward, 1 put off, 9 that arose here."],
  [{ broughtForward: 0, putOff: 0, arose: 1 }, "The meeting is closed. 1 open action goes on from it: it arose here."],
  [{ broughtForward: 2, putOff: 0, arose: 0 }, "The meeting is closed. 2 open actions go on from it: 2 brought forward."],
  [{ broughtForward: 0, putOff: 1, arose: 0 }, "The meeting is closed. 1 open action goes on from it: it was put off."],
  [{ broughtForward: 0, putOff: 0, arose: 0 }, "The meeting is closed. No open action goes on from it."],
])("%o", (counts, words) => {
  expect(closingWords(counts)).toBe(words);
});
