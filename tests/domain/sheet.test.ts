import { expect, test } from "vitest";
import { address, columnLetter } from "~/domain/sheet";

test.each([
  [1, "A"],
  [26, "Z"],
  [27, "AA"],
  [52, "AZ"],
  [53, "BA"],
  [702, "ZZ"],
  [703, "AAA"],
  [16_384, "XFD"],
])("column %i is %s", (number, letter) => {
  expect(columnLetter(number)).toBe(letter);
});

test("an address is the column's letter and the row's number", () => {
  expect(address(28, 7)).toBe("AB7");
});
