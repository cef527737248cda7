/** Notes taken in again after their actions were changed here: nothing is recorded twice. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { changeAction } from "~/commands/actions/keep-action.server";
import { readActions } from "~/db/actions.server";
import { OPERATOR } from "~/domain/actor";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";
import { opcc, valueOf } from "../support/marchshire";
import { JUNE } from "../support/marchshire-notes";
import { typedAction } from "../support/small-meetings";
import { takeIn } from "../support/take-in";
import { testCtx } from "../support/test-ctx";

let database: FreshDatabase;
beforeEach(async () => { database = await freshDatabase(); });
afterEach(() => database.remove());

const LATER = "2031-11-01T09:00:00.000Z";
const notes = (text = JUNE) => takeIn(testCtx(database.db, OPERATOR, LATER), "june.txt", Buffer.from(text));
const texts = async () => (await readActions(database.db.read)).map(({ text }) => text);

async function reword(index: number, text: string): Promise<string> {
  const action = (await readActions(database.db.read))[index];
  const { reference = "", version = 0, owners = [], kind = "action", revisitOn = null } = action ?? {};
  valueOf(await changeAction(testCtx(database.db, opcc, LATER), { reference, seen: version, typed: typedAction({ text, kind, owners: owners.join(", "), revisitOn: revisitOn ?? "" }) }));
  return reference;
}

test("an action that was reworded here is known, and keeps its words", async () => {
  await notes();
  const reference = await reword(0, "Send the plan of the harbour lights to the PCC.");
  const before = await texts();
  const { id, plan } = await notes();
  expect(id).toBeNull();
  expect(plan.heldBack.map(({ reason }) => reason)).toEqual([`${reference} was made of it and has other words now, which are kept.`]);
  expect(await texts()).toEqual(before);
});

test("in words of its own it is known by the number of actions of its item; a further one is taken in", async () => {
  await notes();
  await reword(2, "Report on tides.");
  const { id, plan } = await notes();
  expect(id).toBeNull();
  expect(plan.heldBack.map(({ reason }) => reason)).toEqual([expect.stringMatching(/^As many actions of this item are recorded as the notes have, in other words/)]);
  const further = await notes(JUNE.replace("for the tide tables.</p>", "for the tide tables.</p> <p>ACTION: Paint every bollard white.</p>"));
  expect(further.plan.actions.map(({ text }) => text)).toEqual(expect.arrayContaining(["Paint every bollard white."]));
  expect(await texts()).toContain("Paint every bollard white.");
});
