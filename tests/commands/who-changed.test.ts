/** Who changed a value meanwhile and when is said to the second of two people, unless that is a draft of the other side. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { correctFindingText } from "~/commands/correct-finding-text.server";
import { editCell } from "~/commands/edit-cell.server";
import { editUpdate } from "~/commands/edit-update.server";
import { markAddressedElsewhere } from "~/commands/mark-addressed-elsewhere.server";
import { setLimbs } from "~/commands/set-limbs.server";
import { OPERATOR, type Actor } from "~/domain/actor";
import { freshDatabase, type FreshDatabase } from "../support/fresh-database";
import { addFinding, force, opcc, problemOf, valueOf } from "../support/marchshire";
import { testCtx } from "../support/test-ctx";

const TEXT = "The force should make sure that every missing person report is recorded.";
const TEN = "2022-05-24T09:00:00.000Z";
const WHEN = "(24 May 2022, 10:00)";
const colleague: Actor = { ...force, name: "Siobhan Byrne", personId: "siobhan-byrne" };

let home: FreshDatabase;
let reference: string;
beforeEach(async () => {
  home = await freshDatabase();
  ({ reference } = await addFinding(home.db, { text: TEXT, targetDate: "2022-09-30", deadline: "2022-12-31", update: { text: "Under way.", asAt: "2022-05-03", rag: "amber", ragReason: null } }));
});
afterEach(() => home.remove());

const at = (actor: Actor, now = TEN) => testCtx(home.db, actor, now);
const later = (actor: Actor) => at(actor, "2022-05-24T10:00:00.000Z");

describe("a cell", () => {
  test("is said to have been changed by that colleague at that time, with both texts", async () => {
    valueOf(await editCell(at(colleague), { reference, column: "targetDate", value: "1 October 2022", base: "2022-09-30", submit: true }));
    expect(problemOf(await editCell(later(force), { reference, column: "targetDate", value: "1 December 2022", base: "2022-09-30" }))).toMatchObject({
      kind: "stale", message: `Target date of ${reference} was changed by Siobhan Byrne ${WHEN} while you were writing. Compare the two, then save again or leave theirs.`,
      conflict: { current: "1 October 2022", wanted: "1 December 2022" },
    });
  });

  test("of which a colleague keeps a draft names them to their own side, and to nobody of the other", async () => {
    valueOf(await editCell(at(colleague), { reference, column: "update", value: "Half of it is done.", base: "Under way." }));
    expect(problemOf(await editCell(later(force), { reference, column: "update", value: "All of it is done.", base: "Under way." })).message).toContain(`changed by Siobhan Byrne ${WHEN}`);
    // The operator sees the official record alone, in which nothing but the adding happened.
    const told = problemOf(await editCell(later(OPERATOR), { reference, column: "update", value: "All of it is done.", base: "Not begun." }));
    expect(JSON.stringify(told)).not.toMatch(/Siobhan|Half of it/);
  });

  test("changed by oneself in another window says so", async () => {
    valueOf(await editCell(at(opcc), { reference, column: "deadline", value: "1 October 2022", base: "2022-12-31" }));
    expect(problemOf(await editCell(later(opcc), { reference, column: "deadline", value: "1 November 2022", base: "2022-12-31" })).message).toContain(`Deadline of ${reference} was changed by you ${WHEN} while you were writing.`);
  });
});

test("the parts of an update, the text, the limbs and where it is addressed name them too", async () => {
  const seen = { update: "Under way.", updateAsAt: "2022-05-03", rag: "amber", ragReason: "" };
  const said = (outcome: Parameters<typeof problemOf>[0]) => problemOf(outcome).message;
  valueOf(await editCell(at(colleague), { reference, column: "update", value: "Half of it is done.", base: "Under way.", submit: true }));
  expect(said(await editUpdate(later(force), { reference, base: seen, values: { ...seen, update: "All is done." } }))).toContain(`Update of ${reference} was changed by Siobhan Byrne ${WHEN}`);
  valueOf(await correctFindingText(at(opcc), { reference, text: `${TEXT} Each of them.`, reason: "A sentence was lost.", base: TEXT }));
  expect(said(await correctFindingText(later({ ...opcc, personId: "callum-reeve" }), { reference, text: "Other words.", reason: "Typing.", base: TEXT }))).toContain(`The text of ${reference} was changed by ${opcc.name} ${WHEN}`);
  valueOf(await setLimbs(at(colleague), { reference, limbs: "One\nTwo", base: "" }));
  expect(said(await setLimbs(later(force), { reference, limbs: "Three", base: "" }))).toContain(`The list of limbs of ${reference} was changed by Siobhan Byrne ${WHEN}`);
  valueOf(await markAddressedElsewhere(at(opcc), { reference, where: "Workforce meeting", link: "", base: { where: "", link: "" } }));
  expect(said(await markAddressedElsewhere(later({ ...opcc, personId: "callum-reeve" }), { reference, where: "Custody meeting", link: "", base: { where: "", link: "" } }))).toContain(`changed by ${opcc.name} ${WHEN}`);
});
