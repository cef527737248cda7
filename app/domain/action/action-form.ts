/** The form of an action: what is typed, and what it means. */
import { ACTION_KINDS, type ActionKind } from "~/domain/action/action";
import { revisitDay } from "~/domain/action/action-rules";
import { LONGEST_DUE, noSuchDay } from "~/domain/action/due";
import { parseDate, type CalendarDate } from "~/domain/calendar-date";
import { done, inField, refuse, type Done } from "~/domain/problem";
import { parseLine, parseText } from "~/domain/text";

/** `owners` has one post a line, or several parted by commas; `due` is a date, "before 6 June", a condition; `dueMeeting` an id. */
export type TypedAction = { kind: string; text: string; owners: string; due: string; dueMeeting: string; revisitOn: string; marking: string };

export type ReadAction = { kind: ActionKind; text: string; owners: string[]; due: string | null; dueMeetingId: string | null; revisitOn: CalendarDate | null; marking: string | null };

const MOST_OWNERS = 12;

const CODES_JOINED = /^(?:[AT]\/)?[A-Z]{2,6}(?:\s+(?:and|&)\s+(?:[AT]\/)?[A-Z]{2,6})+$/;

/** One a line, or parted by commas; 'CC and DBS' are two posts, 'Head of Learning and Development' is one. */
export function readOwners(text: string): string[] {
  const posts = text.split(/[\n,;]/).map((post) => post.replace(/\s+/g, " ").trim()).flatMap((post) => (CODES_JOINED.test(post) ? post.split(/ (?:and|&) /) : [post]));
  return posts.filter((post, index) => post !== "" && posts.findIndex((each) => each.toLowerCase() === post.toLowerCase()) === index);
}

/** `saidOn` is the day a revisit counts its months from. */
export function parseAction(typed: TypedAction, saidOn: CalendarDate): Done<ReadAction> {
  const text = inField(parseText(typed.text, "The action"), "text");
  if (!text.ok) return text;
  if (text.value === null) return refuse("invalid", "Say what is to be done.", { field: "text" });
  const chosen = ACTION_KINDS.find((each) => each === typed.kind) ?? "action";
  const owners = readOwners(typed.owners);
  if (owners.length > MOST_OWNERS || owners.some((post) => post.length > 200)) return refuse("invalid", `Name up to ${String(MOST_OWNERS)} posts, each in up to 200 characters.`, { field: "owners" });
  const due = inField(parseLine(typed.due, "When it is due"), "due");
  if (!due.ok) return due;
  if (due.value !== null && due.value.length > LONGEST_DUE) return refuse("invalid", `Say when it is due in up to ${String(LONGEST_DUE)} characters. What is to be done goes into the action itself.`, { field: "due" });
  const none = due.value === null ? null : noSuchDay(due.value);
  if (none !== null) return refuse("invalid", none, { field: "due" });
  if (due.value !== null && typed.dueMeeting !== "") return refuse("invalid", "It is due on a day or at a meeting: empty one of the two.", { field: "due" });
  const on = inField(parseDate(typed.revisitOn), "revisitOn");
  if (!on.ok) return on;
  const marking = inField(parseLine(typed.marking, "The marking"), "marking");
  if (!marking.ok) return marking;
  const said = revisitDay(text.value, saidOn);
  const revisitOn = on.value ?? (chosen === "revisit" || chosen === "action" ? said : null);
  const kind = revisitOn !== null ? "revisit" : chosen;
  if (kind === "revisit" && revisitOn === null) return refuse("invalid", "Say on which day it comes back, or write in it after how many months.", { field: "revisitOn" });
  return done({ kind, text: text.value, owners, due: due.value, dueMeetingId: typed.dueMeeting === "" ? null : typed.dueMeeting, revisitOn: kind === "revisit" ? revisitOn : null, marking: marking.value });
}
