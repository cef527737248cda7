/** What a row that comes back is: by its key, the reference it shows and its text; never the last that claims it, never in silence. */
import { describe, expect, test } from "vitest";
import type { ImportOptions, ImportPlan } from "~/domain/import/import-plan";
import type { WholeRecord } from "~/domain/record";
import { makeKey } from "~/domain/row-key";
import { recordFor } from "~/domain/visibility";
import { stamp } from "../../../support/export-fixture";
import { copyOf, heldRows, planCopy, proposed, sheetIn, type CopySheet } from "../../../support/own-copy";
import { emptyRecord, nothing, writes } from "../../../support/plan-fixture";
import { smallRecord } from "../../../support/small-record";

const record: WholeRecord = recordFor("official", smallRecord());
const TRACKER = "SIB tracker";

function sent(): { sheets: CopySheet[]; tracker: ReturnType<typeof sheetIn> } {
  const sheets = copyOf(record);
  return { sheets, tracker: sheetIn(sheets, TRACKER) };
}

function plan(sheets: CopySheet[], options: Partial<ImportOptions> = {}): ImportPlan {
  return planCopy(sheets, { record, options });
}

const NEW_TEXT = "The force should publish its data on stop and search every month.";

describe("a key that is sound", () => {
  test("with the reference that belongs to it is that finding", () => {
    const { sheets, tracker } = sent();
    tracker.set(5, "RAG", "Green");
    expect(proposed(plan(sheets))).toEqual(["F-0002 rag green"]);
  });

  test("is found in any column, whatever its heading", () => {
    const { sheets, tracker } = sent();
    for (const [index, row] of tracker.rows.entries()) if (index >= 3) row.push(index === 3 ? "Do not touch" : row.shift() ?? null);
    tracker.rows[3]?.shift();
    tracker.set(5, "RAG", "Green");
    const read = plan(sheets);
    expect(proposed(read)).toEqual(["F-0002 rag green"]);
    expect(read.heldBack).toEqual([]);
  });

  test("without any reference beside it is enough", () => {
    const { sheets, tracker } = sent();
    for (const row of tracker.rows.slice(3)) row.splice(1, 1);
    tracker.set(5, "RAG", "Green");
    expect(proposed(plan(sheets))).toEqual(["F-0002 rag green"]);
  });

  test("with the reference of another finding is held back, and a person may say which it is", () => {
    const { sheets, tracker } = sent();
    tracker.set(5, "Reference", "F-0001");
    tracker.set(5, "RAG", "Green");
    const read = plan(sheets);
    expect(proposed(read)).toEqual([]);
    expect(read.unsure).toMatchObject([{ place: { sheet: TRACKER, row: 6 }, why: "disagrees", candidates: [{ reference: "F-0001" }, { reference: "F-0002" }], mayBeNew: false, answer: null }]);
    expect(heldRows(read)).toEqual([`${TRACKER} 6`]);
    const settled = plan(sheets, { sameAs: { [`${TRACKER}!6`]: "F-0002" } });
    expect(proposed(settled)).toEqual(["F-0002 rag green"]);
    expect(settled.unsure).toMatchObject([{ answer: "F-0002" }]);
    expect(settled.heldBack).toEqual([]);
  });

  test("with what is no reference is held back", () => {
    const { sheets, tracker } = sent();
    tracker.set(5, "Reference", "see above");
    tracker.set(5, "RAG", "Green");
    expect([proposed(plan(sheets)), heldRows(plan(sheets))]).toEqual([[], [`${TRACKER} 6`]]);
  });

  test("with the text of another finding is held back, though its reference agrees", () => {
    const { sheets, tracker } = sent();
    const [one, other] = [tracker.get(4, "Finding"), tracker.get(5, "Finding")];
    tracker.set(4, "Finding", other);
    tracker.set(5, "Finding", one);
    tracker.set(5, "RAG", "Green");
    const read = plan(sheets);
    expect(proposed(read)).toEqual([]);
    expect(read.heldBack.map(({ row, reason }) => [row, reason.includes("sorted without its first columns")])).toEqual([[5, true], [6, true]]);
  });

  test("beside a second key is held back", () => {
    const { sheets, tracker } = sent();
    tracker.rows[5]?.push(makeKey({ ...stamp, kind: "F", id: 1 }));
    tracker.set(5, "RAG", "Green");
    const read = plan(sheets);
    expect([proposed(read), read.heldBack.map(({ row, reason }) => [row, reason.includes("two hidden keys")])]).toEqual([[], [[6, true]]]);
  });

  test("of a finding that is not here is held back", () => {
    const { sheets, tracker } = sent();
    tracker.set(5, "Key", makeKey({ ...stamp, kind: "F", id: 99 }));
    tracker.set(5, "Reference", "F-0099");
    expect(plan(sheets).heldBack).toMatchObject([{ sheet: TRACKER, row: 6 }]);
  });
});

test("rows copied without their headings are listed, with what to do", () => {
  const { sheets, tracker } = sent();
  const pasted = [...(tracker.rows[5] ?? [])];
  const read = plan([...sheets, { name: "Ours", rows: [pasted] }]);
  expect([proposed(read), read.notPlaced.map(({ sheet, row }) => [sheet, row])]).toEqual([[], [["Ours", 1]]]);
  expect(read.notices.join("\n")).toMatch(/Ours has rows of an export, but not its row of headings/);
});

describe("a sheet sorted without its hidden column", () => {
  function sorted() {
    const { sheets, tracker } = sent();
    tracker.set(5, "RAG", "Green");
    tracker.set(6, "Target date", "2022-12-24");
    const keys = tracker.rows.slice(4).map((row) => row[0] ?? null).reverse();
    for (const [index, row] of tracker.rows.slice(4).entries()) row[0] = keys[index] ?? null;
    return sheets;
  }

  test("is held back whole, and offered to be matched by reference", () => {
    const read = plan(sorted());
    expect(proposed(read)).toEqual([]);
    expect(read.astray).toEqual([{ sheet: TRACKER, rows: 4, byReference: false }]);
    expect(read.unsure).toEqual([]);
    expect(read.heldBack).toHaveLength(4);
    expect(read.notices.join("\n")).toMatch(/sorted without its hidden column.*--by-reference/);
  });

  test.each([[["SIB tracker"]], ["all" as const]])("is matched by the references shown where that is asked for: %j", (byReference) => {
    const read = plan(sorted(), { byReference });
    expect(proposed(read)).toEqual(["F-0002 rag green", "F-0003 targetDate 2022-12-24"]);
    expect([read.heldBack, read.astray]).toEqual([[], [{ sheet: TRACKER, rows: 4, byReference: true }]]);
  });

  test("matched by reference is compared with what was sent of those findings", () => {
    const here: WholeRecord = { ...record, findings: record.findings.map((each) => (each.reference === "F-0004" ? { ...each, targetDate: "2023-01-31" } : each)) };
    const read = planCopy(sorted(), { record: here, sent: record, options: { byReference: "all" } });
    expect(proposed(read)).toEqual(["F-0002 rag green", "F-0003 targetDate 2022-12-24"]);
    expect(read.changedHere).toHaveLength(1);
  });

  test("does not change what the other sheets say", () => {
    const sheets = sorted();
    sheetIn(sheets, "Questions and responses").set(4, "Asked by", "SPM");
    expect(proposed(plan(sheets))).toEqual(["F-0001 askedBy SPM"]);
  });
});

describe("a row without a key", () => {
  test("and without a reference is known by its number, which is said", () => {
    const { sheets, tracker } = sent();
    tracker.set(5, "Key", null);
    tracker.set(5, "Reference", null);
    tracker.set(5, "RAG", "Green");
    const read = plan(sheets);
    expect(proposed(read)).toEqual(["F-0002 rag green"]);
    expect(read.notices.join("\n")).toMatch(/SIB tracker, row 6 has neither a hidden key nor a reference, and is taken as F-0002 by its number/);
    expect(read.notices.join("\n")).not.toMatch(/not in the file/);
  });

  test("that shows a known reference once is that finding, and every difference is listed", () => {
    const { sheets, tracker } = sent();
    tracker.set(5, "Key", null);
    tracker.set(5, "RAG", "Green");
    const here: WholeRecord = { ...record, findings: record.findings.map((each) => (each.reference === "F-0002" ? { ...each, targetDate: "2023-01-31" } : each)) };
    const read = planCopy(sheets, { record: here, sent: record });
    expect(proposed(read)).toEqual(["F-0002 rag green", "F-0002 targetDate 2022-09-30"]);
    expect(read.notices.join("\n")).toMatch(/row 6 has no hidden key and is known by the reference shown/);
  });

  test("that shows a known reference with quite another text is held back", () => {
    const { sheets, tracker } = sent();
    tracker.set(5, "Key", null);
    tracker.set(5, "Finding", "Custody suites lack working cameras.");
    tracker.set(5, "RAG", "Green");
    const read = plan(sheets);
    expect(proposed(read)).toEqual([]);
    expect(read.unsure).toMatchObject([{ why: "disagrees", candidates: [{ reference: "F-0002" }], mayBeNew: true }]);
  });

  test("and without a reference is proposed as a new finding", () => {
    const { sheets, tracker } = sent();
    tracker.copy(5, { Key: null, Reference: null, Number: "AFI 30", Finding: NEW_TEXT });
    const read = plan(sheets);
    expect(read.findings).toMatchObject([{ number: "AFI 30", text: NEW_TEXT }]);
    expect(proposed(read)).toEqual([]);
  });

  test("that shows a reference nobody has is proposed as a new finding, and that is said", () => {
    const { sheets, tracker } = sent();
    tracker.copy(5, { Key: null, Reference: "F-0005", Number: "AFI 30", Finding: NEW_TEXT });
    const read = plan(sheets);
    expect(read.findings).toMatchObject([{ text: NEW_TEXT }]);
    expect(read.notices.join("\n")).toMatch(/there is no finding F-0005 here\. The row is taken as a new finding/);
  });

  test("in a file without any key, copied by its visible columns, is known by its reference", () => {
    const sheets = copyOf(record);
    for (const sheet of sheets) for (const row of sheet.rows.slice(3)) if (sheet.rows[3]?.[0] === "Key" || row[0] === "Key") row[0] = row === sheet.rows[3] ? "Key" : null;
    for (const sheet of sheets) if (sheet.rows[3]?.[0] === "Key") for (const row of sheet.rows.slice(3)) row.shift();
    sheetIn(sheets, TRACKER).set(6, "RAG", "Green");
    sheetIn(sheets, "Actions").set(4, "Due", "before July");
    sheetIn(sheets, "Further details").set(4, "Addressed elsewhere", "See the custody meeting");
    const read = plan(sheets);
    expect(proposed(read)).toEqual(["A-0001 due before July", "F-0001 addressedElsewhere See the custody meeting", "F-0003 rag green"]);
    expect(writes(read)).toEqual({ ...nothing, changed: 3 });
  });
});

test("a key whose check does not fit is held back", () => {
  const { sheets, tracker } = sent();
  tracker.set(5, "Key", tracker.get(5, "Key").replace("F2.", "F3."));
  tracker.set(5, "RAG", "Green");
  const read = plan(sheets);
  expect([proposed(read), heldRows(read)]).toEqual([[], [`${TRACKER} 6`]]);
});

describe("a key of another installation", () => {
  test("is held back where the row says something else, and says which finding it may be", () => {
    const { sheets, tracker } = sent();
    tracker.set(5, "Key", makeKey({ instance: "9ZZ9Z", exportNumber: 3, kind: "F", id: 2 }));
    tracker.set(5, "RAG", "Green");
    const read = plan(sheets);
    expect(proposed(read)).toEqual([]);
    expect(read.unsure).toMatchObject([{ why: "elsewhere", candidates: [{ reference: "F-0002" }], mayBeNew: true, answer: null }]);
    expect(proposed(plan(sheets, { sameAs: { [`${TRACKER}!6`]: "F-0002" } }))).toEqual(["F-0002 rag green"]);
    expect(proposed(plan(sheets, { likely: true }))).toEqual(["F-0002 rag green"]);
  });

  test("does not make its reference one of ours", () => {
    const theirs = copyOf(record, { instance: "9ZZ9Z", exportNumber: 3 });
    const tracker = sheetIn(theirs, TRACKER);
    tracker.set(5, "Key", null);
    tracker.set(5, "Reference", "F-0001");
    tracker.set(5, "RAG", "Green");
    expect(proposed(plan(theirs)).filter((each) => each.startsWith("F-0001"))).toEqual([]);
  });

  test("comes whole where nothing is recorded", () => {
    const read = planCopy(copyOf(record, { instance: "9ZZ9Z", exportNumber: 3 }), { record: emptyRecord });
    expect([read.findings.length, read.heldBack]).toEqual([record.findings.length, []]);
  });
});

describe("the same finding in two rows", () => {
  test("that are equal is taken once, and that is said", () => {
    const { sheets, tracker } = sent();
    tracker.set(5, "RAG", "Green");
    tracker.copy(5);
    const read = plan(sheets);
    expect(proposed(read)).toEqual(["F-0002 rag green"]);
    expect([read.heldBack, read.notices.join("\n")]).toEqual([[], expect.stringMatching(/row 9 repeats row 6\. It is taken once/)]);
  });

  test.each(["before", "after"])("is the one whose text is as it was sent; another, %s it, is offered as a new finding", (where) => {
    const { sheets, tracker } = sent();
    const copy = tracker.copy(5, { Finding: NEW_TEXT, RAG: "Red" });
    tracker.set(5, "RAG", "Green");
    if (where === "before") [tracker.rows[5], tracker.rows[copy]] = [tracker.rows[copy] ?? [], tracker.rows[5] ?? []];
    const row = where === "before" ? 6 : copy + 1;
    const read = plan(sheets);
    expect(proposed(read)).toEqual(["F-0002 rag green"]);
    expect(read.unsure).toMatchObject([{ place: { row }, why: "copy", text: NEW_TEXT, candidates: [], mayBeNew: true }]);
    expect(heldRows(read)).toEqual([`${TRACKER} ${String(row)}`]);
    const settled = plan(sheets, { sameAs: { [`${TRACKER}!${String(row)}`]: "new" } });
    expect(settled.findings).toMatchObject([{ text: NEW_TEXT, number: null, values: { rag: "red" } }]);
    expect([proposed(settled), settled.heldBack]).toEqual([["F-0002 rag green"], []]);
  });

  test.each([false, true])("that say different things is held back in both, unless a person says which counts (copied first: %s)", (first) => {
    const { sheets, tracker } = sent();
    const copy = tracker.copy(5, { RAG: "Red" });
    if (first) [tracker.rows[5], tracker.rows[copy]] = [tracker.rows[copy] ?? [], tracker.rows[5] ?? []];
    tracker.set(first ? copy : 5, "Tactical lead", "Supt Bell");
    const read = plan(sheets);
    expect(proposed(read)).toEqual([]);
    expect(heldRows(read)).toEqual([`${TRACKER} 6`, `${TRACKER} ${String(copy + 1)}`]);
    expect(read.unsure.map(({ why, candidates }) => [why, candidates.map((each) => each.reference)])).toEqual([["twice", ["F-0002"]], ["twice", ["F-0002"]]]);
    const red = first ? 6 : copy + 1;
    const settled = plan(sheets, { sameAs: { [`${TRACKER}!${String(red)}`]: "F-0002" } });
    expect(proposed(settled)).toEqual(["F-0002 rag red"]);
    expect(settled.heldBack).toHaveLength(1);
  });

  test("of which one emptied a cell is held back in both", () => {
    const { sheets, tracker } = sent();
    tracker.copy(5, { "Target date": null });
    const read = plan(sheets);
    expect([proposed(read), read.heldBack.length]).toEqual([[], 2]);
  });

  test("dragged down, without a key and with the reference once more, is a copy and no match", () => {
    const { sheets, tracker } = sent();
    const copy = tracker.copy(5, { Key: null, RAG: "Red" });
    const read = plan(sheets);
    expect(proposed(read)).toEqual([]);
    expect(heldRows(read)).toEqual([`${TRACKER} 6`, `${TRACKER} ${String(copy + 1)}`]);
    const equal = sent();
    equal.tracker.copy(5, { Key: null });
    expect(plan(equal.sheets)).toMatchObject({ heldBack: [], changed: [] });
  });
});

describe("a cell that is held back", () => {
  test("says which finding and field it is of", () => {
    const { sheets, tracker } = sent();
    tracker.set(5, "RAG", "Purple");
    tracker.set(5, "Kind", "Recommendation");
    expect(plan(sheets).heldBack.map((held) => held.reason)).toEqual([
      expect.stringMatching(/^F-0002 AFI 2: “Purple” is not a RAG/), expect.stringMatching(/^F-0002 AFI 2, Kind: The kind of a finding is locked/),
    ]);
  });
});

describe("rows that are missing from a copy", () => {
  test("are counted, and nothing becomes of them", () => {
    const { sheets, tracker } = sent();
    tracker.rows.splice(4, 2);
    const read = plan(sheets);
    expect(writes(read)).toEqual(nothing);
    expect(read.heldBack).toEqual([]);
    expect(read.notices.join("\n")).toMatch(/2 findings of the 4 sent are not in the file/);
  });

  test("are not those that are held back: these are in the file", () => {
    const { sheets, tracker } = sent();
    tracker.set(4, "Key", `${tracker.get(4, "Key").slice(0, -1)}#`);
    tracker.set(5, "Key", `${tracker.get(5, "Key")}0`);
    tracker.set(5, "Reference", null);
    const read = plan(sheets);
    expect(heldRows(read)).toEqual([`${TRACKER} 5`, `${TRACKER} 6`]);
    expect(read.notices.join("\n")).not.toMatch(/not in the file/);
    tracker.rows.splice(6, 1);
    expect(plan(sheets).notices.join("\n")).toMatch(/1 finding of the 4 sent is not in the file/);
  });
});

describe("the sheet Further details", () => {
  const DETAILS = "Further details";

  test("with the reference of another finding is held back", () => {
    const { sheets } = sent();
    const details = sheetIn(sheets, DETAILS);
    details.set(4, "Reference", "F-0004");
    details.set(4, "Addressed elsewhere", "See the custody meeting");
    const read = plan(sheets);
    expect([proposed(read), heldRows(read)]).toEqual([[], [`${DETAILS} 5`]]);
  });

  test("with two rows of one finding is held back in both, and the tracker is taken all the same", () => {
    const { sheets, tracker } = sent();
    const details = sheetIn(sheets, DETAILS);
    const copy = details.copy(4, { "Addressed elsewhere": "See the custody meeting" });
    tracker.set(4, "RAG", "Green");
    const read = plan(sheets);
    expect([proposed(read), heldRows(read)]).toEqual([["F-0001 rag green"], [`${DETAILS} 5`, `${DETAILS} ${String(copy + 1)}`]]);
  });

  test("keeps what it says where the finding’s own row is held back", () => {
    const { sheets, tracker } = sent();
    tracker.set(5, "Reference", "F-0001");
    const details = sheetIn(sheets, DETAILS);
    const row = details.rows.findIndex((cells) => cells[1] === "F-0002");
    details.set(row, "Addressed elsewhere", "See the custody meeting");
    expect(proposed(plan(sheets))).toEqual(["F-0002 addressedElsewhere See the custody meeting"]);
  });
});

describe("questions", () => {
  const ENTRIES = "Questions and responses";
  const asked = () => { const sheets = copyOf(record); return { sheets, entries: sheetIn(sheets, ENTRIES) }; };

  test("that stand in two equal rows are taken once", () => {
    const { sheets, entries } = asked();
    entries.set(4, "Response", "The CC said that two leads are named.");
    entries.copy(4);
    const read = plan(sheets);
    expect([proposed(read).length, read.heldBack, read.notices.join("\n")]).toEqual([1, [], expect.stringMatching(/repeats row 5/)]);
  });

  test("that stand in two rows with different words are held back in both", () => {
    const { sheets, entries } = asked();
    const copy = entries.copy(4, { Response: "The CC said that two leads are named." });
    const read = plan(sheets);
    expect([writes(read), heldRows(read)]).toEqual([nothing, [`${ENTRIES} 5`, `${ENTRIES} ${String(copy + 1)}`]]);
  });

  test("copied with other findings leave the one that was sent what it is", () => {
    const { sheets, entries } = asked();
    const copy = entries.copy(4, { Findings: "F-0002 Q1", "Question, comment or concern": "Who owns that one?" });
    entries.set(4, "Asked by", "SPM");
    const read = plan(sheets);
    expect([proposed(read), heldRows(read)]).toEqual([["F-0001 askedBy SPM"], [`${ENTRIES} ${String(copy + 1)}`]]);
  });

  test("copied without a key are no second question", () => {
    const { sheets, entries } = asked();
    entries.copy(4, { Key: null });
    const read = plan(sheets);
    expect([writes(read), read.notices.join("\n")]).toEqual([nothing, expect.stringMatching(/repeats row 5/)]);
  });

  test("sorted without their hidden column are held back, and matched by the findings shown where that is asked for", () => {
    const { sheets, entries } = asked();
    entries.set(4, "Asked by", "SPM");
    const [one, other] = [entries.get(4, "Key"), entries.get(5, "Key")];
    entries.set(4, "Key", other);
    entries.set(5, "Key", one);
    const read = plan(sheets);
    expect([writes(read), heldRows(read), read.astray]).toEqual([nothing, [`${ENTRIES} 5`, `${ENTRIES} 6`], [{ sheet: ENTRIES, rows: 2, byReference: false }]]);
    const matched = plan(sheets, { byReference: [ENTRIES] });
    expect([proposed(matched), matched.heldBack]).toEqual([["F-0001 askedBy SPM"], []]);
  });

  test("are kept where a row of the tracker is held back", () => {
    const { sheets, entries } = asked();
    sheetIn(sheets, TRACKER).set(4, "Reference", "F-0004");
    entries.set(4, "Asked by", "SPM");
    entries.rows.push([]);
    const last = entries.rows.length - 1;
    for (const [heading, value] of [["Findings", "F-0001"], ["Question, comment or concern", "What next?"]] as const) entries.set(last, heading, value);
    const read = plan(sheets);
    expect(proposed(read)).toEqual(["F-0001 askedBy SPM"]);
    expect(read.entries.map(({ text }) => text)).toEqual(["What next?"]);
  });
});

test("a key that names the question followed up is not the row’s own, wherever the columns stand", () => {
  const first = record.findings[0];
  const entries = first?.entries.map((entry) => (entry.id === "entry-2" ? { ...entry, followsUpEntryId: "entry-1", followsUpResponseId: "response-entry-1" } : entry)) ?? [];
  const followed: WholeRecord = { ...record, findings: record.findings.map((each) => (each === first ? { ...each, entries } : each)) };
  const sheets = copyOf(followed);
  const sheet = sheetIn(sheets, "Questions and responses");
  sheet.set(5, "Follows up", makeKey({ ...stamp, kind: "Q", id: "entry-1" }));
  for (const row of sheet.rows.slice(3)) row.push(row.shift() ?? null);
  sheet.set(5, "Asked by", "SPM");
  const read = planCopy(sheets, { record: followed });
  expect([proposed(read), read.heldBack]).toEqual([["F-0001 askedBy SPM"], []]);
  expect(read.changed).toMatchObject([{ id: "entry-2" }]);
});

describe("actions", () => {
  const actionsIn = (sheets: CopySheet[]) => sheetIn(sheets, "Actions");

  test("that stand in two rows are taken once where the rows are equal, else held back in both", () => {
    const equal = copyOf(record);
    actionsIn(equal).set(4, "Due", "before July");
    actionsIn(equal).copy(4);
    expect([proposed(plan(equal)), plan(equal).heldBack]).toEqual([["A-0001 due before July"], []]);
    const different = copyOf(record);
    actionsIn(different).copy(4, { Due: "before July" });
    expect([proposed(plan(different)), heldRows(plan(different))]).toEqual([[], ["Actions 5", "Actions 6"]]);
  });

  test("without a key are known by their reference", () => {
    const sheets = copyOf(record);
    actionsIn(sheets).set(4, "Key", null);
    actionsIn(sheets).set(4, "Due", "before July");
    expect(proposed(plan(sheets))).toEqual(["A-0001 due before July"]);
  });
});
