/** A calendar file that other programs read: lines folded, text escaped, London's time with its zone. */
import { expect, it } from "vitest";
import { calendarFile, escapeText, foldLine } from "~/domain/meeting/calendar-file";
import type { Meeting } from "~/domain/meeting/meeting";

const meeting: Meeting = {
  id: "m1", reference: "M-0001", series: { id: "s", name: "PCC and Chief Constable" }, title: "Assurance meeting, July 2022", kind: "assurance", theme: null, date: "2022-07-18", time: "14:00", endTime: "16:00",
  venue: "Long Room, Kelderby; first floor", virtual: false, chair: null, noteTaker: null, papersDueOn: null, marking: null, state: "planned", imported: false, agendaIssuedAt: null, next: null, attendance: [], version: 3,
};
const made = { now: "2022-05-23T07:00:00.000Z", instance: "AB12", url: () => null };

it("says when in London's time, and keeps the same name when it changes", () => {
  const lines = calendarFile([meeting], "Meetings", made).split("\r\n");
  expect(lines).toEqual(expect.arrayContaining([
    "DTSTART;TZID=Europe/London:20220718T140000", "DTEND;TZID=Europe/London:20220718T160000", "UID:m1@AB12.assurance-tracker", "SEQUENCE:2", "DTSTAMP:20220523T070000Z",
    "LOCATION:Long Room\\, Kelderby\\; first floor", "TZID:Europe/London", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
  ]));
  expect(lines.at(-1)).toBe("");
});

it("takes a day where no time is set, and an hour where no end is", () => {
  expect(calendarFile([{ ...meeting, time: null, endTime: null }], "M", made)).toContain("DTSTART;VALUE=DATE:20220718\r\nDTEND;VALUE=DATE:20220719");
  expect(calendarFile([{ ...meeting, endTime: null }], "M", made)).toContain("DURATION:PT1H");
});

it("folds lines at 75 octets between characters, so that unfolding gives them back", () => {
  const line = `SUMMARY:${"Réunion – 日本 ".repeat(20)}`;
  const folded = foldLine(line).split("\r\n");
  for (const part of folded) expect(new TextEncoder().encode(part).length).toBeLessThanOrEqual(75);
  expect(folded.length).toBeGreaterThan(3);
  expect(folded.map((part, index) => (index === 0 ? part : part.slice(1))).join("")).toBe(line);
  expect(escapeText("a\\b;c,d\r\ne")).toBe("a\\\\b\\;c\\,d\\ne");
});
