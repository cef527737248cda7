import { expect, test } from "vitest";
import { numberKind } from "~/spreadsheet/number-format.server";

test.each([
  ["dd/mm/yyyy", "date"],
  ["d mmm yy", "date"],
  ["[$-809]dd mmmm yyyy;@", "date"],
  ["[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "date"],
  ["yyyy\\-mm\\-dd", "date"],
  ['"as at "dd mmm yyyy', "date"],
  ["mmm-yy", "date"],
  ["h:mm", "date"],
  ["hh:mm AM/PM", "date"],
  ["[h]:mm", "duration"],
  ["[mm]:ss", "duration"],
  ["General", "number"],
  ["0", "number"],
  ["[Red]0", "number"],
  ['0" days"', "number"],
  ["0\\d", "number"],
  ["#,##0.00_);[Red]\\(#,##0.00\\)", "number"],
  ["[$£-809]#,##0.00", "number"],
  ["[Yellow][>=2]0;[Green]0", "number"],
  ['_-* #,##0_-;\\-* #,##0_-;_-* "-"??_-;_-@_-', "number"],
  ["0.00E+00", "number"],
  ["# ?/?", "number"],
  ["@", "number"],
  ["0%", "percent"],
  ["0.0%;[Red]-0.0%", "percent"],
  ['0"%"', "number"],
])("%s is a %s", (code, kind) => {
  expect(numberKind(164, code)).toBe(kind);
});

test.each([
  [0, "number"],
  [9, "percent"],
  [10, "percent"],
  [13, "number"],
  [14, "date"],
  [22, "date"],
  [23, "number"],
  [45, "date"],
  [46, "duration"],
  [47, "date"],
  [49, "number"],
])("Excel's own format %i is a %s", (id, kind) => {
  expect(numberKind(id, undefined)).toBe(kind);
});

test("a format of the file comes before Excel's own of that number", () => {
  expect(numberKind(14, "0.0")).toBe("number");
});
