import { expect, test } from "vitest";
import type { Fill } from "~/domain/sheet";
import { readWorkbook } from "~/spreadsheet/read-workbook.server";
import { type MadeCell, makeXlsx, type MadeWorkbook } from "../support/make-xlsx";

function fillOf(cell: MadeCell, parts: MadeWorkbook["parts"] = []): Fill | null | undefined {
  const read = readWorkbook(makeXlsx({ sheets: [{ rows: [["AFI 7", cell]] }], parts }), "tracker.xlsx");
  if (!read.ok) throw new Error(read.problem.message);
  return read.value.sheets[0]?.rows[0]?.cells[1]?.fill;
}

/** The numbered colours that senders use for RAG, by the numbers that files give them. */
const indexed: Record<string, number[]> = {
  red: [10, 16, 29, 37],
  amber: [13, 19, 26, 34, 43, 47, 51, 52, 53, 60],
  green: [11, 17, 42, 50, 57],
  blue: [12, 15, 18, 21, 24, 27, 30, 31, 32, 35, 38, 39, 40, 41, 44, 48, 49, 56, 62],
  grey: [22, 23, 54, 55, 63],
};

test.each(Object.entries(indexed).flatMap(([name, numbers]) => numbers.map((number) => [number, name] as const)))(
  "numbered colour %i is %s",
  (number, name) => {
    expect(fillOf({ text: "Green", fill: { indexed: number } })?.class).toBe(name);
  },
);

test("numbers 64 and 65 are the window's text and background", () => {
  expect(fillOf({ text: "x", fill: { indexed: 64 } })).toEqual({ rgb: "000000", class: "black" });
  expect(fillOf({ text: "x", fill: { indexed: 65 } })).toEqual({ rgb: "FFFFFF", class: "white" });
});

test("the file's own palette comes before Excel's", () => {
  const styles = `<styleSheet xmlns="x"><fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"><fgColor indexed="1"/></patternFill></fill></fills>
    <cellXfs><xf numFmtId="0" fillId="1"/></cellXfs><colors><indexedColors><rgbColor rgb="00000000"/><rgbColor rgb="0000B050"/></indexedColors></colors></styleSheet>`;
  expect(fillOf("Green", [{ name: "xl/styles.xml", data: styles }])).toEqual({ rgb: "00B050", class: "green" });
});

const theme2007 = ["000000", "FFFFFF", "1F497D", "EEECE1", "4F81BD", "C0504D", "9BBB59", "8064A2", "4BACC6", "F79646", "0000FF", "800080"];
const slots = ["dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"];

function themePart(colours: string[]): string {
  const tags = slots.map((slot, index) =>
    index < 2 ? `<a:${slot}><a:sysClr val="window" lastClr="${colours[index]}"/></a:${slot}>` : `<a:${slot}><a:srgbClr val="${colours[index]}"/></a:${slot}>`,
  );
  return `<a:theme xmlns:a="a"><a:themeElements><a:clrScheme name="Office">${tags.join("")}</a:clrScheme><a:fontScheme/></a:themeElements></a:theme>`;
}

test.each([
  [{ theme: 0 }, "white"],
  [{ theme: 1 }, "black"],
  [{ theme: 4 }, "blue"],
  [{ theme: 5 }, "amber"],
  [{ theme: 6 }, "grey"],
  [{ theme: 7 }, "amber"],
  [{ theme: 8 }, "blue"],
  [{ theme: 9 }, "green"],
  [{ theme: 3 }, "grey"],
  [{ theme: 9, tint: 0.7999816888943144 }, "green"],
  [{ theme: 9, tint: -0.499984740745262 }, "green"],
  [{ theme: 7, tint: 0.5999938962981048 }, "amber"],
])("without a theme of its own, %o is %s", (fill, name) => {
  expect(fillOf({ text: "x", fill })?.class).toBe(name);
});

test.each([
  [{ theme: 0 }, "white"],
  [{ theme: 1 }, "black"],
  [{ theme: 3 }, "blue"],
  [{ theme: 4 }, "blue"],
  [{ theme: 5 }, "red"],
  [{ theme: 6 }, "green"],
  [{ theme: 7 }, "other"],
  [{ theme: 8 }, "blue"],
  [{ theme: 9 }, "amber"],
  [{ theme: 7, tint: 0.7999816888943144 }, "grey"],
])("in the theme of 2007, %o is %s", (fill, name) => {
  const parts = [
    { name: "xl/theme/theme1.xml", data: themePart(theme2007) },
    {
      name: "xl/_rels/workbook.xml.rels",
      data: `<Relationships>${[
        ["rId1", "worksheet", "worksheets/sheet1.xml"],
        ["a", "styles", "styles.xml"],
        ["b", "sharedStrings", "sharedStrings.xml"],
        ["c", "theme", "/xl/theme/theme1.xml"],
      ].map(([id, kind, target]) => `<Relationship Id="${id}" Type="http://x/${kind}" Target="${target}"/>`).join("")}</Relationships>`,
    },
  ];
  expect(fillOf({ text: "x", fill }, parts)?.class).toBe(name);
});

test("a gradient is a pattern, and no fill is none", () => {
  expect(fillOf({ text: "x", gradient: true })?.class).toBe("pattern");
  expect(fillOf("x")).toBeNull();
});

test("a filled cell without text is kept beside text, a white one is not", () => {
  expect(fillOf({ fill: "00B050" })).toEqual({ rgb: "00B050", class: "green" });
  expect(fillOf({ fill: "FFFFFF" })).toBeUndefined();
});

test("a row with fills and no text is left out", () => {
  const read = readWorkbook(makeXlsx({ sheets: [{ rows: [[{ fill: "00B050" }], ["AFI 7"]] }] }), "tracker.xlsx");
  expect(read.ok && read.value.sheets[0]?.rows.map((row) => row.number)).toEqual([2]);
});
