/** Turns Excel's day numbers, and the ISO moments some writers store instead, into dates and times as text. */

/** `date` is null for a time without a date. */
export type DateText = { text: string; date: string | null };

const DAY = 86_400_000;
const DAYS_FROM_1900_TO_1904 = 1462;
/** 31 December 9999. */
const LAST_SERIAL = 2_958_465;
/** Excel counts a 29 February 1900 that never was. */
const FALSE_LEAP_DAY = 60;

/** Null when the number is no day that Excel can show. `fromYear1904`: the workbook counts days from 1904. */
export function serialDate(serial: number, fromYear1904: boolean): DateText | null {
  const seconds = Math.round(serial * 86_400);
  if (seconds < 0) return null;
  const ownDay = Math.floor(seconds / 86_400);
  const minutes = Math.floor((seconds % 86_400) / 60);
  const time = clock(Math.floor(minutes / 60), minutes % 60);
  if (ownDay === 0 && !(fromYear1904 && minutes === 0)) return { text: time, date: null };
  const day = fromYear1904 ? ownDay + DAYS_FROM_1900_TO_1904 : ownDay;
  if (day > LAST_SERIAL || day === FALSE_LEAP_DAY) return null;
  const date = new Date(Date.UTC(1899, 11, day < FALSE_LEAP_DAY ? 31 : 30) + day * DAY).toISOString().slice(0, 10);
  return { text: minutes === 0 ? date : `${date} ${time}`, date };
}

/** 1.5 days → '36:00'. */
export function durationText(serial: number): string {
  const minutes = Math.floor(Math.round(Math.abs(serial) * 86_400) / 60);
  return `${serial < 0 ? "-" : ""}${clock(Math.floor(minutes / 60), minutes % 60)}`;
}

/** '2022-05-23T00:00:00' → '2022-05-23'; null when it is neither a date nor a time. */
export function isoDate(text: string): DateText | null {
  const parts = /^(?:(\d{4}-\d\d-\d\d)(?:T|$))?(?:(\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?$/.exec(text.trim());
  if (!parts) return null;
  const date = parts[1] ?? null;
  const hours = parts[2] === undefined ? 0 : Number(parts[2]);
  const minutes = parts[3] === undefined ? 0 : Number(parts[3]);
  if (hours > 23 || minutes > 59) return null;
  if (date === null) return parts[2] === undefined ? null : { text: clock(hours, minutes), date };
  const moment = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 10) !== date) return null;
  return { text: hours + minutes === 0 ? date : `${date} ${clock(hours, minutes)}`, date };
}

function clock(hours: number, minutes: number): string {
  return `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
}
