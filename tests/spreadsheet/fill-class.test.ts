import { expect, test } from "vitest";
import { colourClass, tinted } from "~/spreadsheet/fill-class.server";

const named: Record<string, string[]> = {
  red: ["C00000", "FF0000", "FFC7CE", "F8696B", "EA4335", "E06666", "DA9694"],
  amber: ["FFC000", "FFFF00", "FFEB9C", "FFFFCC", "FFCC99", "FFEB84", "ED7D31", "E97132", "FBBC04", "FF9900"],
  green: ["92D050", "00B050", "C6EFCE", "63BE7B", "70AD47", "34A853", "00A933", "81D41A"],
  blue: ["00B0F0", "0070C0", "002060", "5B9BD5", "4472C4", "4285F4", "DDEBF7"],
  other: ["7030A0", "9900FF", "FF00FF", "8064A2"],
  grey: ["F2F2F2", "BFBFBF", "808080", "A5A5A5", "44546A", "E7E6E6"],
  white: ["FFFFFF", "FAFAFA"],
  black: ["000000", "0D0D0D"],
};

test.each(Object.entries(named).flatMap(([name, colours]) => colours.map((rgb) => [rgb, name] as const)))("%s is %s", (rgb, name) => {
  expect(colourClass(rgb)).toBe(name);
});

/** What Excel shows for its own theme colours at +80, +60, +40, -25 and -50 per cent. */
const excelTints: [string, string[]][] = [
  ["5B9BD5", ["DDEBF7", "BDD7EE", "9BC2E6", "2F75B5", "1F4E78"]],
  ["ED7D31", ["FCE4D6", "F8CBAD", "F4B084", "C65911", "833C0C"]],
  ["70AD47", ["E2EFDA", "C6E0B4", "A9D08E", "548235", "375623"]],
  ["4F81BD", ["DCE6F1", "B8CCE4", "95B3D7", "366092", "244062"]],
];
const tints = [0.7999816888943144, 0.5999938962981048, 0.3999755851924192, -0.249977111117893, -0.499984740745262];

test.each(excelTints.flatMap(([base, shown]) => shown.map((rgb, index) => [base, tints[index] ?? 0, rgb] as const)))(
  "%s with tint %f is %s, within 2 of 255",
  (base, tint, shown) => {
    const result = tinted(base, tint);
    for (const at of [0, 2, 4]) {
      expect(Math.abs(parseInt(result.slice(at, at + 2), 16) - parseInt(shown.slice(at, at + 2), 16))).toBeLessThanOrEqual(2);
    }
  },
);

test("no tint leaves the colour alone, full tints are white and black", () => {
  expect(tinted("5B9BD5", 0)).toBe("5B9BD5");
  expect(tinted("5B9BD5", 1)).toBe("FFFFFF");
  expect(tinted("5B9BD5", -1)).toBe("000000");
});
