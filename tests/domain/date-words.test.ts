import { expect, test } from "vitest";
import { dateAndDistance, daysLeft, howFarOff, momentAndDistance } from "~/domain/date-words";

test.each([
  ["2022-05-23", "today"], ["2022-05-24", "tomorrow"], ["2022-05-22", "yesterday"], ["2022-06-04", "in 12 days"],
  ["2022-05-11", "12 days ago"], ["2019-05-23", "1,096 days ago"],
])("%s seen from 23 May 2022 is %s", (date, words) => {
  expect(howFarOff(date, "2022-05-23")).toBe(words);
});

test("a date says how far off it is, a moment by its day in London", () => {
  expect(dateAndDistance("2022-05-11", "2022-05-23")).toBe("11 May 2022 (12 days ago)");
  expect(momentAndDistance("2022-05-22T23:30:00.000Z", "2022-05-23")).toBe("23 May 2022 (today)");
});

test.each([["2022-07-13", "51 days left"], ["2022-05-24", "1 day left"], ["2022-05-23", "last day today"], ["2022-05-20", "3 days past"]])(
  "a deadline of %s has %s",
  (date, words) => {
    expect(daysLeft(date, "2022-05-23")).toBe(words);
  },
);
