/** Public notes without what was found since to have been in closed session. */
import { expect, test } from "vitest";
import { closedKeys, publicNotes, withoutParts } from "~/domain/notes/composed-notes";
import { composedNotes } from "../../support/composed-fixture";

const published = { ...publicNotes(composedNotes(), "OFFICIAL"), leavesOut: false };
const without = (...keys: string[]) => withoutParts(published, new Set(keys));

test("the keys of what is closed are those of items, entries and actions alike", () => {
  expect(closedKeys(composedNotes())).toEqual(new Set(["item/i2", "entry/lease", "action/a2"]));
  expect(closedKeys(published)).toEqual(new Set());
});

test.each([
  ["entry/opening", "Thank you for coming."], ["item/i1", "Shopkeepers wrote."], ["entry/retail", "What became of retail?"], ["finding/c1", "Victims wait too long."],
  ["finding/f1", "The force should answer sooner."], ["entry/pace", "It is on pace."], ["entry/aob", "The response is due on 7 June."], ["action/a1", "Send the corrected figure."],
])("%s is left out wherever it stands, and the notes say that something is", (key, words) => {
  expect(JSON.stringify(published)).toContain(words);
  expect(JSON.stringify(without(key))).not.toContain(words);
  expect(without(key)).toMatchObject({ audience: "public", marking: "OFFICIAL", leavesOut: true });
});

test("what they do not have changes nothing of them", () => {
  expect(without("item/i2", "entry/elsewhere")).toBe(published);
});
