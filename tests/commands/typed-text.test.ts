/** What somebody is typing: kept for that person alone, without a trace in the record or its history. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { forgetTyped } from "~/commands/forget-typed.server";
import { saveTyped } from "~/commands/save-typed.server";
import { changeNumber } from "~/db/change-number.server";
import { KEPT_DAYS, MOST_PLACES, typedPlace } from "~/domain/typed-text";
import { typedForm, typedTexts } from "~/queries/typed-texts.server";
import { ctxOf, minutesLater, visitor } from "../support/demonstration-actor";
import { demonstrationDatabase } from "../support/demonstration-database";
import type { FreshDatabase } from "../support/fresh-database";
import { operator, problemOf, valueOf } from "../support/marchshire";
import { testCtx } from "../support/test-ctx";

let home: FreshDatabase;
beforeEach(async () => {
  home = await demonstrationDatabase();
});
afterEach(() => home.remove());

const place = typedPlace.answer("entry-1", "");
const as = (personId: string, minutes = 0) => ctxOf(home.db, personId, minutesLater(minutes));

test("is written over with each save and there for its author alone, until it is forgotten", async () => {
  const [events, change] = [await home.db.read.historyEvent.count(), await changeNumber(home.db.read)];
  valueOf(await saveTyped(await as("siobhan-byrne"), { place, fields: { text: ["Half a"] } }));
  valueOf(await saveTyped(await as("siobhan-byrne", 1), { place, fields: { text: ["Half a sentence", ""], by: ["CC", ""] } }));
  expect(await typedForm(await as("siobhan-byrne"), place)).toEqual({
    owner: "siobhan-byrne", text: { fields: { text: ["Half a sentence", ""], by: ["CC", ""] }, savedAt: minutesLater(1) },
  });
  for (const personId of ["moira-cassidy", "samira-haddad", "priya-nair"]) expect((await typedForm(await as(personId), place)).text).toBeNull();
  expect([await home.db.read.historyEvent.count(), await changeNumber(home.db.read)]).toEqual([events, change]);
  valueOf(await forgetTyped(await as("moira-cassidy"), place));
  expect((await typedForm(await as("siobhan-byrne"), place)).text).not.toBeNull();
  valueOf(await forgetTyped(await as("siobhan-byrne"), place));
  expect(await home.db.read.typedText.count()).toBe(0);
});

test("is kept of nobody who works on no record, and of no form without end", async () => {
  expect(problemOf(await saveTyped(await as("rosalind-achebe"), { place, fields: {} })).kind).toBe("refused");
  for (const ctx of [visitor(home.db), testCtx(home.db, operator)]) expect(problemOf(await saveTyped(ctx, { place, fields: {} })).kind).toBe("refused");
  expect(problemOf(await saveTyped(await as("tom-ashdown"), { place, fields: { text: ["x".repeat(300_001)] } })).kind).toBe("too-large");
  for (const bad of ["", "x".repeat(201)]) expect(problemOf(await saveTyped(await as("tom-ashdown"), { place: bad, fields: {} })).kind).toBe("invalid");
  expect(await home.db.read.typedText.count()).toBe(0);
});

test("is gone after its days, and the oldest of too many makes room", async () => {
  for (let form = 0; form <= MOST_PLACES; form += 1) valueOf(await saveTyped(await as("tom-ashdown", form), { place: `ask/F-${String(form)}`, fields: { text: ["x"] } }));
  expect(Object.keys(await typedTexts(await as("tom-ashdown"), ["ask/F-0", "ask/F-1", `ask/F-${String(MOST_PLACES)}`]))).toEqual(["ask/F-1", `ask/F-${String(MOST_PLACES)}`]);
  valueOf(await saveTyped(await as("priya-nair"), { place, fields: {} }));
  valueOf(await saveTyped(await as("tom-ashdown", (KEPT_DAYS + 2) * 24 * 60), { place, fields: {} }));
  expect((await home.db.read.typedText.findMany()).map((row) => [row.personId, row.place])).toEqual([["tom-ashdown", place]]);
});
