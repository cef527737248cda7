/** How an item ended, as it is typed: what is refused before it is sent, and again when it arrives. */
import { checkOutcome, ITEM_OUTCOMES, type ItemKind, type ItemOutcome } from "~/domain/meeting/agenda";
import type { CalendarDate } from "~/domain/calendar-date";
import { done, inField, refuse, type Done } from "~/domain/problem";
import { parseText, parseWebAddress } from "~/domain/text";

/** As typed; `toMeeting` is an id. An empty outcome takes back what was said of its end. */
export type TypedEnd = { outcome: string; note: string; link: string; toMeeting: string };

export type ReadEnd = { outcome: ItemOutcome | null; note: string | null; link: string | null; toMeeting: string };

/** What was typed of an end, in the terms of the domain. */
export function readEnd(typed: TypedEnd): Done<ReadEnd> {
  const outcome = ITEM_OUTCOMES.find((each) => each === typed.outcome) ?? null;
  if (outcome === null && typed.outcome !== "") return refuse("invalid", "Choose how the item ended.", { field: "outcome" });
  const note = inField(parseText(typed.note), "note");
  if (!note.ok) return note;
  const link = inField(parseWebAddress(typed.link), "link");
  if (!link.ok) return link;
  return done({ outcome, note: note.value, link: link.value, toMeeting: typed.toMeeting });
}

/** At the table, where it does end; `later` are the meetings it may be put off to. */
export function checkEnd(kind: ItemKind, typed: TypedEnd, { later, heldOn }: { later: readonly { id: string }[]; heldOn: CalendarDate }): Done<true> {
  const read = readEnd(typed);
  if (!read.ok) return read;
  const { outcome, note, link, toMeeting } = read.value;
  if (outcome === null) return refuse("invalid", "Choose how the item ended.", { field: "outcome" });
  return checkOutcome({ kind }, { outcome, note, link, toMeeting: later.some(({ id }) => id === toMeeting) ? { id: toMeeting, date: heldOn } : null }, heldOn);
}
