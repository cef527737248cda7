/** What the history page can be narrowed to, and how that stands in its address. */
import { PERSON_SIDE_WORDS, PERSON_SIDES, type ActorSide } from "~/domain/actor";
import { addDays, formatDate, londonMoment, readDate, type CalendarDate, type Instant } from "~/domain/calendar-date";
import { readFindingReference } from "~/domain/finding";
import { HISTORY_VIAS, type HistorySubject, type HistoryVia } from "~/domain/history";
import { readFieldChoice } from "~/domain/history-words";

/** As they stand in the address; '' where a part is not narrowed. */
export type HistorySearch = { finding: string; field: string; who: string; side: string; via: string; from: string; to: string };

const PARTS = ["finding", "field", "who", "side", "via", "from", "to"] as const satisfies readonly (keyof HistorySearch)[];

export const HISTORY_SIDES = [...PERSON_SIDES, "operator"] as const satisfies readonly ActorSide[];
export const HISTORY_SIDE_WORDS: Record<ActorSide, string> = { ...PERSON_SIDE_WORDS, operator: "Operator of the machine" };
export const HISTORY_VIA_WORDS: Record<HistoryVia, string> = { screen: "On screen", "command line": "On the command line", import: "By import" };

export type HistoryFilter = {
  /** 'F-0104' */
  reference: string | null;
  subject: HistorySubject | null;
  field: string | null;
  who: string | null;
  side: ActorSide | null;
  via: HistoryVia | null;
  from: CalendarDate | null;
  to: CalendarDate | null;
};

export type FilterError = { field: keyof HistorySearch; message: string };

export function readHistorySearch(parameters: URLSearchParams): HistorySearch {
  const part = (name: keyof HistorySearch) => (parameters.get(name) ?? "").trim();
  return { finding: part("finding"), field: part("field"), who: part("who"), side: part("side"), via: part("via"), from: part("from"), to: part("to") };
}

/** Leaves out what is not narrowed. */
export function historySearchText(search: HistorySearch, more: Record<string, string> = {}): string {
  const given = PARTS.map((name) => [name, search[name]]).filter(([, value]) => value !== "");
  return new URLSearchParams([...given, ...Object.entries(more)] as [string, string][]).toString();
}

export function isNarrowed(search: HistorySearch): boolean {
  return PARTS.some((name) => search[name] !== "");
}

/** What cannot be read is left out and said. */
export function readHistoryFilter(search: HistorySearch): { filter: HistoryFilter; errors: FilterError[] } {
  const errors: FilterError[] = [];
  const date = (name: "from" | "to"): CalendarDate | null => {
    if (search[name] === "") return null;
    const read = readDate(search[name]);
    if (read === null) errors.push({ field: name, message: `“${search[name]}” is not a date. Write it as 23/05/2022 or 23 May 2022.` });
    return read;
  };
  const reference = search.finding === "" ? null : readFindingReference(search.finding);
  if (search.finding !== "" && reference === null) errors.push({ field: "finding", message: `“${search.finding}” is not the reference of a finding. Write it as F-0104.` });
  const [from, to] = [date("from"), date("to")];
  if (from !== null && to !== null && from > to) errors.push({ field: "to", message: `The last day is before the first, ${formatDate(from)}. Change one of them.` });
  const filter = {
    reference, from, to,
    subject: null, field: null, ...readFieldChoice(search.field),
    who: search.who === "" ? null : search.who,
    side: HISTORY_SIDES.find((each) => each === search.side) ?? null,
    via: HISTORY_VIAS.find((each) => each === search.via) ?? null,
  };
  return { filter, errors };
}

/** The moments between which the days lie, in London; the second is no part of it. */
export function momentsOf({ from, to }: Pick<HistoryFilter, "from" | "to">): { from: Instant | null; before: Instant | null } {
  return { from: from === null ? null : londonMoment(from, "00:00"), before: to === null ? null : londonMoment(addDays(to, 1), "00:00") };
}
