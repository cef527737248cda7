import { expect, test } from "vitest";
import { durationText, isoDate, serialDate } from "~/spreadsheet/excel-date.server";

test.each([
  [1, "1900-01-01", "1900-01-01"],
  [59, "1900-02-28", "1900-02-28"],
  [61, "1900-03-01", "1900-03-01"],
  [44_704, "2022-05-23", "2022-05-23"],
  [44_704.625, "2022-05-23 15:00", "2022-05-23"],
  [44_704.999_999_99, "2022-05-24", "2022-05-24"],
  [44_704.395_833_333_3, "2022-05-23 09:30", "2022-05-23"],
  [44_647, "2022-03-27", "2022-03-27"],
  [44_864, "2022-10-30", "2022-10-30"],
  [0.395_833_333_333, "09:30", null],
  [0, "00:00", null],
  [2_958_465, "9999-12-31", "9999-12-31"],
])("%f is %s", (serial, text, date) => {
  expect(serialDate(serial, false)).toEqual({ text, date });
});

test.each([[60], [-1], [2_958_466]])("%f is no day that Excel can show", (serial) => {
  expect(serialDate(serial, false)).toBeNull();
});

test.each([
  [0, "1904-01-01"],
  [43_242, "2022-05-23"],
])("counted from 1904, %i is %s", (serial, date) => {
  expect(serialDate(serial, true)).toEqual({ text: date, date });
});

test.each([
  ["2022-05-23", "2022-05-23", "2022-05-23"],
  ["2022-05-23T00:00:00", "2022-05-23", "2022-05-23"],
  ["2022-05-23T15:00:00.000Z", "2022-05-23 15:00", "2022-05-23"],
  ["15:00:00", "15:00", null],
])("the ISO moment %s is %s", (written, text, date) => {
  expect(isoDate(written)).toEqual({ text, date });
});

test.each(["", "23/05/2022", "2022-02-30", "2022-05-23T25:00:00", "soon"])("“%s” is no ISO moment", (written) => {
  expect(isoDate(written)).toBeNull();
});

test("durations count past a day", () => {
  expect(durationText(1.5)).toBe("36:00");
  expect(durationText(-0.5)).toBe("-12:00");
});
