/** The filters chosen, in words, each with the view that is left when it is taken away. */
import { formatDate } from "~/domain/calendar-date";
import { UPDATE_PROGRESS_WORDS, type UpdateProgress } from "~/domain/cycle/cycle-progress";
import { inDays } from "~/domain/date-words";
import { ASSURANCE_WORDS, FINDING_KIND_WORDS, HMICFRS_STATUS_WORDS } from "~/domain/finding";
import { RAG_WORDS } from "~/domain/rag";
import { NO_FILTERS, NO_LEADS, NONE, type Filters, type Since, type View } from "~/domain/register/register-view";

export type Chip = { about: string; value: string; without: View };

type ListKey = { [K in keyof Filters]: Filters[K] extends string[] ? K : never }[keyof Filters];
type FlagKey = { [K in keyof Filters]: Filters[K] extends boolean ? K : never }[keyof Filters];

function listChips(view: View, key: ListKey, about: string, word: (value: string) => string): Chip[] {
  const chosen: readonly string[] = view[key];
  return chosen.map((value) => ({ about, value: word(value), without: { ...view, [key]: chosen.filter((other) => other !== value), page: 1 } }));
}

function flagChip(view: View, key: FlagKey, about: string, value: string): Chip[] {
  return view[key] ? [{ about, value, without: { ...view, [key]: false, page: 1 } }] : [];
}

function wordIn<T extends string>(words: Record<T, string>, none: string) {
  return (value: string) => (value === NONE ? none : words[value as T]);
}

export function sinceWords(since: Since): string {
  return "days" in since ? `for ${inDays(since.days)}` : `since ${formatDate(since.date)}`;
}

export function viewChips(view: View): Chip[] {
  return [
    ...(view.search.trim() === "" ? [] : [{ about: "Search", value: view.search.trim(), without: { ...view, search: "", page: 1 } }]),
    ...listChips(view, "inspections", "Inspection", (value) => value),
    ...listChips(view, "kinds", "Kind", wordIn(FINDING_KIND_WORDS, "none")),
    ...listChips(view, "rags", "RAG", wordIn(RAG_WORDS, "none")),
    ...listChips(view, "leads", "Lead", (value) => (value === NONE ? "missing" : value === NO_LEADS ? "no lead" : value)),
    ...listChips(view, "statuses", "HMICFRS status", wordIn(HMICFRS_STATUS_WORDS, "none")),
    ...listChips(view, "assurances", "Assurance", wordIn(ASSURANCE_WORDS, "none")),
    ...flagChip(view, "open", "Status", "open"),
    ...flagChip(view, "unanswered", "Questions", "waiting for a response"),
    ...flagChip(view, "overdue", "Dates", "overdue"),
    ...listChips(view, "updates", "Update for this SIB", (value) => UPDATE_PROGRESS_WORDS[value as UpdateProgress].toLowerCase()),
    ...(view.noUpdateSince === null
      ? []
      : [{ about: "No update", value: sinceWords(view.noUpdateSince), without: { ...view, noUpdateSince: null, page: 1 } }]),
  ];
}

export function withoutFilters(view: View): View {
  return { ...view, ...NO_FILTERS, page: 1 };
}
