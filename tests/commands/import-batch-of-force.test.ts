/** Copies of two leads that the secretariat takes in together: what they say is submitted, responses and moves to Green wait, each lead's drafts are named. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { editCell } from "~/commands/edit-cell.server";
import { loadFinding, loadRecord } from "~/db/record.server";
import { columnValue } from "~/domain/columns";
import { demonstrationDatabase } from "../support/demonstration-database";
import { ctxOf } from "../support/demonstration-actor";
import type { FreshDatabase } from "../support/fresh-database";
import { again, keepAll, planAll, returned, sendCopy, takeAll, writeCell, writeInto } from "../support/returned-copies";
import { valueOf } from "../support/round-trip";

const reference = "F-0130";

let home: FreshDatabase;
beforeEach(async () => {
  home = await demonstrationDatabase();
});
afterEach(() => home.remove());

/** A question that one post has answered. */
async function answered() {
  const entries = (await loadRecord(home.db)).findings.flatMap((finding) => finding.entries);
  const found = entries.find((entry) => entry.state === "answered" && entry.responses.length === 1 && entry.responses[0]?.parts.length === 1 && entry.responses[0].state === "submitted");
  if (found === undefined) throw new Error("Nothing is answered.");
  return found;
}

test("a move and its reason from two files wait together; words of a response and what else is said of it are one draft that waits to be cleared", async () => {
  const ctx = await ctxOf(home.db, "tom-ashdown");
  const entry = await answered();
  const copy = await sendCopy(ctx);
  const [one, other] = [again(copy), again(copy)];
  writeCell(one, reference, "ragReason", "Audited in May.");
  writeCell(one, reference, "tacticalLead", "Supt Bell");
  writeInto(one, "entries", entry.text, "responseBy", "DCC");
  writeCell(other, reference, "rag", "green");
  writeCell(other, reference, "update", "All plans have a result.");
  writeInto(other, "entries", entry.text, "response", "Said anew in the workbook.");
  const { ids, apply } = await keepAll(ctx, [await returned("bell.xlsx", one), await returned("osei.xlsx", other)]);
  const before = await loadFinding(home.db, reference);
  valueOf(await apply());
  const after = await loadFinding(home.db, reference);
  expect(after?.update).toMatchObject({ text: "All plans have a result.", rag: before?.update?.rag, ragReason: before?.update?.ragReason });
  expect(after?.tacticalLead?.text).toBe("Supt Bell");
  expect(after?.drafts.map(({ column, value, state }) => [column, value, state])).toEqual([["rag", "green", "waiting"], ["ragReason", "Audited in May.", "waiting"]]);
  const responses = (await loadRecord(home.db)).findings.flatMap((finding) => finding.entries).find((each) => each.id === entry.id)?.responses;
  expect(responses?.map(({ state, parts }) => [state, parts])).toEqual([
    ["submitted", entry.responses[0]?.parts], ["draft", [{ by: "DCC", text: "Said anew in the workbook." }]],
  ]);
  expect(responses?.[1]?.clearance).toMatchObject({ asked: { by: "Tom Ashdown" }, cleared: null });
  const places = await home.db.read.historyEvent.findMany({ where: { importId: { in: ids }, field: { in: ["tacticalLead", "update", "ragReason"] } }, orderBy: { field: "asc" } });
  expect(places.map((event) => [event.importId, event.field, event.importPlace?.split("!")[0]])).toEqual([
    [ids[1], "ragReason", "bell.xlsx: SIB tracker"], [ids[0], "tacticalLead", "SIB tracker"], [ids[1], "update", "SIB tracker"],
  ]);
});

test("a lead’s copies change their own findings only, whichever file says so", async () => {
  const ctx = await ctxOf(home.db, "moira-cassidy");
  const copy = await sendCopy(ctx);
  const [one, other] = [again(copy), again(copy)];
  writeCell(one, reference, "update", "Not mine to say.");
  writeCell(other, reference, "targetDate", "2022-12-01");
  const files = [await returned("one.xlsx", one), await returned("other.xlsx", other)];
  expect((await planAll(ctx, files)).map((plan) => [plan.changed, plan.conflicts, plan.heldBack.map((held) => held.notYours)])).toEqual([[[], [], [true]], [[], [], [true]]]);
  await takeAll(ctx, files);
  expect((await loadFinding(home.db, reference))?.targetDate).not.toBe("2022-12-01");
});

test("a draft is said to be replaced by what is taken, not by what two files disagree on", async () => {
  const lead = await ctxOf(home.db, "siobhan-byrne");
  const before = await loadFinding(home.db, reference);
  if (before === null) throw new Error("The finding is gone.");
  for (const [column, value] of [["update", "Half drafted."], ["targetDate", "9 August 2022"]] as const) valueOf(await editCell(lead, { reference, column, value, base: columnValue(before, column) }));
  const copy = await sendCopy(lead);
  const [one, other] = [again(copy), again(copy)];
  writeCell(one, reference, "update", "All plans have a result.");
  writeCell(one, reference, "targetDate", "2022-12-01");
  writeCell(other, reference, "update", "Nine of ten plans have a result.");
  const plans = await planAll(await ctxOf(home.db, "tom-ashdown"), [await returned("bell.xlsx", one), await returned("osei.xlsx", other)]);
  expect(plans.map((plan) => plan.conflicts.map((each) => [each.field, each.replaces?.by]))).toEqual([[["update", "Siobhan Byrne"]], [["update", "Siobhan Byrne"]]]);
  const said = plans.map((plan) => plan.notices.filter((notice) => notice.includes("takes the place of a draft")).map((notice) => notice.split(":")[0]));
  expect(said).toEqual([["F-0130, Target date"], []]);
});
