import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays, dateOf, daysBetween, formatDate, formatDay, formatMoment, formatShortDate, isCalendarDate, londonDate, parseDate, readDate,
} from "~/domain/calendar-date";

const anyDate = fc
  .date({ min: new Date("1900-01-01T00:00:00Z"), max: new Date("2199-12-31T00:00:00Z"), noInvalidDate: true })
  .map((moment) => moment.toISOString().slice(0, 10));

describe("reading a date as people write it", () => {
  it.each([
    ["2022-05-23", "2022-05-23"],
    ["2022-05-23T00:00:00", "2022-05-23"],
    ["2022-05-23 14:30", "2022-05-23"],
    ["23/05/2022", "2022-05-23"],
    ["1/2/2025", "2025-02-01"],
    ["01.02.25", "2025-02-01"],
    ["01-02-2025", "2025-02-01"],
    ["23 May 2022", "2022-05-23"],
    ["23rd May 2022", "2022-05-23"],
    ["Monday 23rd May, 2022", "2022-05-23"],
    ["1st of June 2022", "2022-06-01"],
    ["30 Sept 2022", "2022-09-30"],
    ["30-Sep-22", "2022-09-30"],
    ["4 October 1999", "1999-10-04"],
    ["29/02/2024", "2024-02-29"],
  ])("%s is %s", (text, date) => {
    expect(readDate(text)).toBe(date);
  });

  it.each(["", "soon", "31/04/2022", "29/02/2023", "05/23/2022", "May 2022", "23 May", "Q2 22/23", "12", "2022", "23 Ma 2022", "0/1/2022", "23 May 2022 or later"])(
    "%s is no date",
    (text) => {
      expect(readDate(text)).toBeNull();
    },
  );

  it("says what to write where a text is no date, and takes an empty one as none", () => {
    expect(parseDate("  ")).toEqual({ ok: true, value: null });
    const refused = parseDate("end of Q3");
    expect(refused.ok ? "" : refused.problem.message).toContain("day first");
  });

  it("reads back every date in each form it is written in", () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        expect(readDate(date)).toBe(date);
        expect(readDate(formatDate(date))).toBe(date);
        expect(readDate(formatShortDate(date))).toBe(date);
        expect(isCalendarDate(date)).toBe(true);
      }),
    );
  });
});

describe("counting days", () => {
  it("adds and subtracts across clock changes and leap years", () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -40_000, max: 40_000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days);
      }),
    );
  });

  it("knows which days exist", () => {
    expect(dateOf(2022, 2, 29)).toBeNull();
    expect(dateOf(2024, 2, 29)).toBe("2024-02-29");
    expect(isCalendarDate("2022-2-1")).toBe(false);
    expect(isCalendarDate("2022-02-30")).toBe(false);
  });
});

describe("London", () => {
  it.each([
    ["2022-05-22T23:30:00.000Z", "2022-05-23"],
    ["2022-05-22T22:59:59.999Z", "2022-05-22"],
    ["2022-12-31T23:59:59.999Z", "2022-12-31"],
    ["2022-03-27T00:59:00.000Z", "2022-03-27"],
  ])("%s is %s there", (instant, date) => {
    expect(londonDate(instant)).toBe(date);
  });

  it("shows a moment as the wall clock there says it", () => {
    expect(formatMoment("2022-05-22T23:30:00.000Z")).toBe("23 May 2022, 00:30");
  });
});

it("names a day with its weekday", () => {
  expect(["2022-05-23", "2022-05-29", "2024-02-29"].map(formatDay)).toEqual(["Monday 23 May 2022", "Sunday 29 May 2022", "Thursday 29 February 2024"]);
});
