/** Notes taken in again after their actions were changed here: nothing is recorded twice. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { changeAction } from "~/commands/actions/keep-action.server";
import { undoImport, undoPreview } from "~/commands/undo-import.server";
import { readActions } from "~/db/actions.server";
import type { Ctx } from "~/db/ctx.server";
import { readAgenda } from "~/db/meetings.server";
import { actionsJson } from "~/domain/action/actions-json";
import { OPERATOR } from "~/domain/actor";
import { actionsList } from "~/queries/meetings-list.server";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";
import { opcc, valueOf } from "../support/marchshire";
import { findingNotes, JUNE, OCTOBER } from "../support/marchshire-notes";
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

test("an action of a finding is known by the number of actions that the notes have of it; a further one is taken in", async () => {
  const ctx = () => testCtx(database.db, OPERATOR, LATER);
  const taken = (more = "") => takeIn(ctx(), "october.docx", findingNotes("Quarterly Assurance Meeting October 2031 – Meeting Notes", "Monday 6th October, 13:30", more));
  await taken();
  await reword(0, "Count the harbour master.");
  const { id, plan } = await taken();
  expect(id).toBeNull();
  expect(plan.heldBack.map(({ reason }) => reason)).toEqual([expect.stringMatching(/^As many actions of this finding at this meeting are recorded as the notes have, in other words/)]);
  const further = await taken("\nACTION: Paint every bollard white.");
  expect(further.plan.actions.map(({ text }) => text)).toEqual(["Revisit in 6 months to see the count.", "Paint every bollard white."]);
});

test("October before June: the preview of June says so, and October taken in again accounts for each action of June", async () => {
  const october = (now: string) => takeIn(testCtx(database.db, OPERATOR, now), "october.txt", Buffer.from(OCTOBER));
  await october("2031-11-01T09:00:00.000Z");
  const { plan } = await notes();
  expect(plan.notices).toEqual(["Notes of a later meeting were taken in before these: M-0001 of 6 October 2031. Take them in again after these, so that it is recorded what became there of the actions of this meeting, and of which nothing was heard."]);
  const again = await october("2031-11-02T09:00:00.000Z");
  expect(again.plan.notices).toEqual([]);
  const ofJune = (await readActions(database.db.read)).slice(2).map(({ text, events }) => [text, events.map((event) => [event.kind, event.on, event.text])]);
  expect(ofJune).toEqual([
    ["Send the plan of the harbour lights.", [["not-heard-of", "2031-10-06", null]]],
    ["Revisit in 3 months to count the boats.", [["update", "2031-10-06", "The written update counted nine."]]],
    ["PCC to ask the harbour board for the tide tables.", [["update", "2031-10-06", "The PCC said that they had come."]]],
  ]);
  expect((await october("2031-11-03T09:00:00.000Z")).id).toBeNull();
  const preview = valueOf(await undoPreview(testCtx(database.db, OPERATOR, "2031-11-04T09:00:00.000Z"), again.id ?? ""));
  expect(preview.back).toContainEqual({ file: "october.txt", reference: null, what: "Agenda item: About the action", from: "A-0004", to: "" });
  valueOf(await undoImport(testCtx(database.db, OPERATOR, "2031-11-04T09:00:00.000Z"), again.id ?? ""));
  expect((await readActions(database.db.read)).slice(2).flatMap(({ events }) => events)).toEqual([]);
  expect((await readAgenda(database.db.read)).flatMap(({ actionId }) => actionId ?? [])).toEqual([]);
});

/** The action log as programs read it, and of which action each row of an agenda speaks: in words and days, for references are given in the order of coming in. */
async function inWords(ctx: Ctx) {
  const { actions, meetings, references, createdOn } = valueOf(await actionsList(ctx));
  const dayOf = (wanted: string | null) => meetings.find(({ reference }) => reference === wanted)?.date ?? null;
  const log = actionsJson(actions, { meetings, findingReference: (id) => references.get(id) ?? null, createdOn })
    .map(({ reference: _, meeting, events, ...rest }) => ({ ...rest, meeting: dayOf(meeting), events: events.map((event) => ({ ...event, meeting: dayOf(event.meeting) })) }));
  const rows = (await readAgenda(database.db.read)).map(({ heading, actionId }) => [heading, actions.find(({ id }) => id === actionId)?.text ?? null]);
  return { log: log.sort((a, b) => (a.text < b.text ? -1 : 1)), rows: rows.sort() };
}

test("whichever came first, with October taken in again after June there is the same action log, and the same rows of agendas", async () => {
  const ctx = testCtx(database.db, OPERATOR, LATER);
  const october = () => takeIn(ctx, "october.txt", Buffer.from(OCTOBER));
  await notes();
  await october();
  const inOrder = await inWords(ctx);
  await database.remove();
  database = await freshDatabase();
  const other = testCtx(database.db, OPERATOR, LATER);
  await takeIn(other, "october.txt", Buffer.from(OCTOBER));
  await notes();
  await takeIn(other, "october.txt", Buffer.from(OCTOBER));
  expect(await inWords(other)).toEqual(inOrder);
  expect(inOrder.log).toHaveLength(5);
  expect(inOrder.rows.filter(([, action]) => action !== null)).toHaveLength(2);
});
