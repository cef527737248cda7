/** What the form of an import page says of cells and rows, as the browser sends it. */
import { expect, test } from "vitest";
import { cellAnswersIn, rowAnswersIn } from "~/ui/import/read-cell-answers";

function form(fields: readonly (readonly [string, string])[]): FormData {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
}

const shown = [["shown:a:Tracker!C4", "F-0001"], ["shown:a:Tracker!C5", "F-0002"], ["shown:a:Tracker!7", "added"]] as const;

test("a box that is not ticked leaves its cell", () => {
  expect(cellAnswersIn(form([...shown, ["take:a:Tracker!C5", "yes"], ["seen", "mark"]]))).toEqual({
    answers: [{ importId: "a", cell: "Tracker!C4", take: "ours" }, { importId: "a", cell: "Tracker!C5", take: "theirs", from: "a" }, { importId: "a", cell: "Tracker!7", take: "ours" }],
    seen: "mark",
  });
});

test("all of a finding, or of a file but what is new, are left or taken at once", () => {
  const takes = (all: string) => cellAnswersIn(form([...shown, ["take:a:Tracker!7", "yes"], ["all", all]])).answers.map((answer) => answer.take);
  expect(takes("take|a|F-0002")).toEqual(["ours", "theirs", "theirs"]);
  expect(takes("take|a|")).toEqual(["theirs", "theirs", "theirs"]);
  expect(takes("leave|a|")).toEqual(["ours", "ours", "theirs"]);
  expect(takes("take|b|")).toEqual(["ours", "ours", "theirs"]);
});

test("a conflict is settled by a side, by a text with its line ends made plain, or not at all", () => {
  const { answers, seen } = cellAnswersIn(form([
    ["settle:a:Tracker!C4", "ours"], ["settle:a:Tracker!C5", "b"], ["settle:a:Tracker!C6", "text"], ["text:a:Tracker!C6", "One.\r\nTwo."], ["settle:a:Tracker!C7", "open"],
  ]));
  expect(answers).toEqual([
    { importId: "a", cell: "Tracker!C4", take: "ours" }, { importId: "a", cell: "Tracker!C5", take: "theirs", from: "b" },
    { importId: "a", cell: "Tracker!C6", take: "text", text: "One.\nTwo." }, { importId: "a", cell: "Tracker!C7", take: "open" },
  ]);
  expect(seen).toBeNull();
});

test("rows are said to be findings, and sheets to be matched by reference; what is not said is not sent", () => {
  expect(rowAnswersIn(form([["same:Tracker!9", "F-0003"], ["same:Tracker!10", ""], ["byReference", "Tracker"], ["byReference", "Further details"]]))).toEqual({
    sameAs: { "Tracker!9": "F-0003" }, byReference: ["Tracker", "Further details"],
  });
});
