/** What a person answers in the preview becomes choices of each file: of one cell, of the files that disagree, and of those that say the same. */
import { describe, expect, test } from "vitest";
import type { CellChoices } from "~/domain/import/cell-choice";
import { blankPlan, type ImportPlan, type PlannedChange } from "~/domain/import/import-plan";
import { choicesAfter, type AnsweredFile, type CellAnswer } from "~/domain/import/preview-answers";
import { valueOf } from "../../support/round-trip";

function change(row: number, more: Partial<PlannedChange> = {}): PlannedChange {
  return { subject: "finding", id: `finding-${String(row)}`, reference: "F-0001", label: "AFI 1", field: "tacticalLead", from: "here", to: "there", place: { sheet: "Tracker", row, column: "C" }, ...more };
}

function file(id: string, plan: Partial<ImportPlan>, choices: CellChoices = {}): AnsweredFile {
  return { id, plan: { ...blankPlan(`${id}.xlsx`), ...plan }, options: { choices } };
}

const CELL = "Tracker!C4";
const ours = { take: "ours" } as const;
const theirs = { take: "theirs" } as const;
const of = (importId: string, answer: { take: "ours" } | { take: "open" } | { take: "theirs"; from: string } | { take: "text"; text: string }): CellAnswer => ({ importId, cell: CELL, ...answer });
const after = (files: readonly AnsweredFile[], ...answers: CellAnswer[]) => valueOf(choicesAfter(files, answers));

describe("a cell that only the file changes", () => {
  const taken = file("a", { changed: [change(4)] });

  test("is left, and taken again", () => {
    expect(after([taken], of("a", ours))).toEqual({ a: { [CELL]: ours } });
    expect(after([file("a", { left: [change(4)] }, { [CELL]: ours })], of("a", { take: "theirs", from: "a" }))).toEqual({ a: {} });
  });

  test("keeps what was chosen of other cells", () => {
    expect(after([file("a", { changed: [change(4)] }, { "Tracker!C9": ours })], of("a", ours))).toEqual({ a: { [CELL]: ours, "Tracker!C9": ours } });
  });
});

describe("something new", () => {
  test("is left out by the name of its row, and added again", () => {
    const row: CellAnswer = { importId: "a", cell: "Tracker!7", take: "ours" };
    expect(after([file("a", {})], row)).toEqual({ a: { "Tracker!7": ours } });
    expect(after([file("a", {}, { "Tracker!7": ours })], { importId: "a", cell: "Tracker!7", take: "theirs", from: "a" })).toEqual({ a: {} });
  });
});

describe("a conflict with what is here", () => {
  const open = file("a", { conflicts: [change(4, { field: "update", base: "sent" })] });
  const settled = file("a", { changed: [change(4, { field: "update", base: "sent", settled: "theirs" })] }, { [CELL]: theirs });

  test("is settled by either side or by a text, and put back", () => {
    expect(after([open], of("a", ours))).toEqual({ a: { [CELL]: ours } });
    expect(after([open], of("a", { take: "theirs", from: "a" }))).toEqual({ a: { [CELL]: theirs } });
    expect(after([open], of("a", { take: "text", text: "Both." }))).toEqual({ a: { [CELL]: { take: "text", text: "Both." } } });
    expect(after([settled], of("a", { take: "open" }))).toEqual({ a: {} });
    expect(after([open], of("a", { take: "open" }))).toEqual({ a: {} });
  });

  test("takes no empty text, and none for a field of few words", () => {
    expect(choicesAfter([open], [of("a", { take: "text", text: " " })])).toMatchObject({ ok: false, problem: { kind: "invalid", message: expect.stringContaining("Write the text for Tracker!C4") as string } });
    expect(choicesAfter([file("a", { conflicts: [change(4, { base: "sent" })] })], [of("a", { take: "text", text: "Supt Bell" })])).toMatchObject({ ok: false });
  });
});

describe("what several files disagree on", () => {
  const says = (id: string, to: string) => ({ file: `${id}.xlsx`, importId: id, to, place: { sheet: "Tracker", row: 4, column: "C" } });
  const all = { a: "x", b: "y", c: "x" };
  const disputed = (id: keyof typeof all) => change(4, { id: "finding-4", to: all[id], base: "here", others: (["a", "b", "c"] as const).filter((each) => each !== id).map((each) => says(each, all[each])) });
  const files = (["a", "b", "c"] as const).map((id) => file(id, { conflicts: [disputed(id)] }));

  test("is settled in every one of them by what one says, and by those that say the same", () => {
    expect(after(files, of("a", { take: "theirs", from: "b" }))).toEqual({ a: { [CELL]: ours }, b: { [CELL]: theirs }, c: { [CELL]: ours } });
    expect(after(files, of("a", { take: "theirs", from: "c" }))).toEqual({ a: { [CELL]: theirs }, b: { [CELL]: ours }, c: { [CELL]: theirs } });
  });

  test("keeps what is here in all, and is put back in all", () => {
    expect(after(files, of("a", ours))).toEqual({ a: { [CELL]: ours }, b: { [CELL]: ours }, c: { [CELL]: ours } });
    const settled = (["a", "b", "c"] as const).map((id) => file(id, { left: [disputed(id)] }, { [CELL]: ours }));
    expect(after(settled, of("a", { take: "open" }))).toEqual({ a: {}, b: {}, c: {} });
  });
});

describe("what several files say alike", () => {
  const place = { sheet: "Tracker", row: 9, column: "C" };
  const taken = file("a", { changed: [change(4)] });
  const repeated = (id: string) => file(id, { repeated: [{ ...place, of: { importId: "a", cell: CELL, own: "Tracker!C9" } }] });

  test("is left in all of them", () => {
    expect(after([taken, repeated("b"), repeated("c")], of("a", ours))).toEqual({ a: { [CELL]: ours }, b: { "Tracker!C9": ours }, c: { "Tracker!C9": ours } });
  });

  test("is taken again in all of them, though the form says of the others that they are left", () => {
    const left = file("a", { left: [change(4)] }, { [CELL]: ours });
    const other = file("b", { left: [change(4, { place })] }, { "Tracker!C9": ours });
    const form: CellAnswer[] = [of("a", { take: "theirs", from: "a" }), { importId: "b", cell: "Tracker!C9", take: "ours" }];
    expect(after([left, other], ...form)).toEqual({ a: {}, b: {} });
    expect(after([left, other], ...form.toReversed())).toEqual({ a: {}, b: {} });
  });
});
