/** What the register shows and how, and its form in the URL: the one place where the names of the parameters are set down. */
import { isCalendarDate, readDate, type CalendarDate } from "~/domain/calendar-date";
import { COLUMN_KEYS } from "~/domain/columns";
import { UPDATE_PROGRESS, type UpdateProgress } from "~/domain/cycle/cycle-progress";
import { ASSURANCES, FINDING_KINDS, HMICFRS_STATUSES, type Assurance, type FindingKind, type HmicfrsStatus } from "~/domain/finding";
import { RAGS, type Rag } from "~/domain/rag";
import { isGridColumn, SORTED_BY, type GridColumn } from "~/domain/register/grid-column";
import type { ValueKey } from "~/domain/register/register-row";

export const VIEW_NAMES = ["assurance", "sib"] as const;
export type ViewName = (typeof VIEW_NAMES)[number];
export const VIEW_WORDS: Record<ViewName, string> = { assurance: "Assurance", sib: "SIB tracker" };

export const GROUPINGS = ["none", "cause", "inspection", "lead", "rag"] as const;
export type Grouping = (typeof GROUPINGS)[number];
export const GROUPING_WORDS: Record<Grouping, string> = {
  none: "No groups", cause: "Cause of concern", inspection: "Inspection", lead: "Strategic lead", rag: "RAG",
};

export type SortBy = { key: ValueKey; descending: boolean };

/** No update since a date, or for a number of days. */
export type Since = { days: number } | { date: CalendarDate };

/** `none` in a list of values means: has no value. */
export const NONE = "none";
/** Of the lead filter: nobody leads the finding, neither strategically nor tactically. */
export const NO_LEADS = "neither";
type OrNone<T extends string> = T | typeof NONE;

export type Filters = {
  search: string;
  inspections: string[];
  kinds: FindingKind[];
  rags: OrNone<Rag>[];
  /** A lead as written, strategic or tactical; `none`: one of the two is missing; `neither`: both are. */
  leads: string[];
  statuses: OrNone<HmicfrsStatus>[];
  assurances: Assurance[];
  /** Neither complete nor superseded. */
  open: boolean;
  unanswered: boolean;
  overdue: boolean;
  noUpdateSince: Since | null;
  /** How far its update for the SIB cycle under way is. */
  updates: UpdateProgress[];
};

export type View = Filters & {
  name: ViewName;
  grouping: Grouping;
  /** First key first; empty = the order of the reports. */
  sort: SortBy[];
  columns: GridColumn[];
  /** From 1. */
  page: number;
  /** All rows on one page. */
  whole: boolean;
};

export const NO_FILTERS: Filters = {
  search: "", inspections: [], kinds: [], rags: [], leads: [], statuses: [], assurances: [],
  open: false, unanswered: false, overdue: false, noUpdateSince: null, updates: [],
};

export const DEFAULT_COLUMNS: Record<ViewName, readonly GridColumn[]> = {
  assurance: ["summary", "progress", "questions", "responses"],
  sib: COLUMN_KEYS,
};

export const DEFAULT_GROUPING: Record<ViewName, Grouping> = { assurance: "cause", sib: "none" };

export function defaultView(name: ViewName = "assurance"): View {
  return { ...NO_FILTERS, name, grouping: DEFAULT_GROUPING[name], sort: [], columns: [...DEFAULT_COLUMNS[name]], page: 1, whole: false };
}

/** The parameters of `/findings`. Lists are given by repeating the parameter; what is unknown is ignored. */
export const PARAMETERS = {
  /** `sib`; absent = assurance. */
  view: "view",
  /** Words, all of which must be found; "several words" in quotation marks stand together. */
  search: "q",
  /** Titles of inspections. */
  inspection: "inspection",
  kind: "kind",
  /** red, amber, green, blue, white, none. */
  rag: "rag",
  lead: "lead",
  status: "status",
  assurance: "assurance",
  /** `yes`. */
  open: "open",
  unanswered: "unanswered",
  overdue: "overdue",
  /** A number of days, or a date. */
  noUpdateSince: "no-update-since",
  /** missing, drafted, submitted: for the SIB cycle that is open. */
  updates: "sib-update",
  /** none, cause, inspection, lead, rag; absent = as the view has it. */
  group: "group",
  /** Columns by comma, a minus for descending: `rag,-deadline`. */
  sort: "sort",
  /** Columns by comma, in their order; absent = those of the view. */
  columns: "columns",
  page: "page",
  /** `yes`: all rows on one page. */
  whole: "all",
} as const;

const YES = "yes";

function oneOf<T extends string>(values: readonly T[], text: string | null): T | null {
  return values.find((value) => value === text) ?? null;
}

function listOf<T extends string>(values: readonly T[], params: URLSearchParams, name: string): T[] {
  return [...new Set(params.getAll(name).flatMap((text) => oneOf(values, text) ?? []))];
}

function texts(params: URLSearchParams, name: string): string[] {
  return [...new Set(params.getAll(name).map((text) => text.trim()).filter((text) => text !== ""))];
}

/** '28' → days; '2022-05-01', '1 May 2022' → date; anything else is null. */
export function readSince(text: string): Since | null {
  const plain = text.trim();
  const days = /^(\d{1,4})(?:\s*days?)?$/i.exec(plain);
  if (days) return { days: Number(days[1]) };
  const date = isCalendarDate(plain) ? plain : readDate(plain);
  return date === null ? null : { date };
}

export function writeSince(since: Since): string {
  return "days" in since ? String(since.days) : since.date;
}

const SORTABLE = new Set<string>(Object.values(SORTED_BY).filter((key) => key !== null));

function readSort(text: string | null): SortBy[] {
  const seen = new Set<string>();
  return (text ?? "").split(",").flatMap((part) => {
    const key = part.trim().replace(/^-/, "");
    if (!SORTABLE.has(key) || seen.has(key)) return [];
    seen.add(key);
    return [{ key: key as ValueKey, descending: part.trim().startsWith("-") }];
  });
}

export function writeSort(sort: readonly SortBy[]): string {
  return sort.map(({ key, descending }) => (descending ? `-${key}` : key)).join(",");
}

function readColumns(params: URLSearchParams, name: ViewName): GridColumn[] {
  const columns = params.getAll(PARAMETERS.columns).flatMap((text) => text.split(",")).filter(isGridColumn);
  return columns.length === 0 ? [...DEFAULT_COLUMNS[name]] : [...new Set(columns)];
}

export function readView(params: URLSearchParams): View {
  const name = oneOf(VIEW_NAMES, params.get(PARAMETERS.view)) ?? "assurance";
  const page = Number(params.get(PARAMETERS.page));
  return {
    name,
    search: (params.get(PARAMETERS.search) ?? "").slice(0, 500),
    inspections: texts(params, PARAMETERS.inspection),
    kinds: listOf(FINDING_KINDS, params, PARAMETERS.kind),
    rags: listOf([...RAGS, NONE], params, PARAMETERS.rag),
    leads: texts(params, PARAMETERS.lead),
    statuses: listOf([...HMICFRS_STATUSES, NONE], params, PARAMETERS.status),
    assurances: listOf(ASSURANCES, params, PARAMETERS.assurance),
    open: params.get(PARAMETERS.open) === YES,
    unanswered: params.get(PARAMETERS.unanswered) === YES,
    overdue: params.get(PARAMETERS.overdue) === YES,
    noUpdateSince: readSince(params.get(PARAMETERS.noUpdateSince) ?? ""),
    updates: listOf(UPDATE_PROGRESS, params, PARAMETERS.updates),
    grouping: oneOf(GROUPINGS, params.get(PARAMETERS.group)) ?? DEFAULT_GROUPING[name],
    sort: readSort(params.get(PARAMETERS.sort)),
    columns: readColumns(params, name),
    page: Number.isInteger(page) && page > 1 ? page : 1,
    whole: params.get(PARAMETERS.whole) === YES,
  };
}

function sameColumns(columns: readonly GridColumn[], name: ViewName): boolean {
  const usual = DEFAULT_COLUMNS[name];
  return columns.length === usual.length && columns.every((column, index) => column === usual[index]);
}

/** The shortest parameters that give this view: whatever is as usual is left out. */
export function writeView(view: View): URLSearchParams {
  const params = new URLSearchParams();
  const add = (name: string, values: readonly string[]) => { for (const value of values) params.append(name, value); };
  const flag = (name: string, on: boolean) => { if (on) params.set(name, YES); };
  if (view.name !== "assurance") params.set(PARAMETERS.view, view.name);
  if (view.search.trim() !== "") params.set(PARAMETERS.search, view.search.trim());
  add(PARAMETERS.inspection, view.inspections);
  add(PARAMETERS.kind, view.kinds);
  add(PARAMETERS.rag, view.rags);
  add(PARAMETERS.lead, view.leads);
  add(PARAMETERS.status, view.statuses);
  add(PARAMETERS.assurance, view.assurances);
  flag(PARAMETERS.open, view.open);
  flag(PARAMETERS.unanswered, view.unanswered);
  flag(PARAMETERS.overdue, view.overdue);
  if (view.noUpdateSince !== null) params.set(PARAMETERS.noUpdateSince, writeSince(view.noUpdateSince));
  add(PARAMETERS.updates, view.updates);
  if (view.grouping !== DEFAULT_GROUPING[view.name]) params.set(PARAMETERS.group, view.grouping);
  if (view.sort.length > 0) params.set(PARAMETERS.sort, writeSort(view.sort));
  if (!sameColumns(view.columns, view.name)) params.set(PARAMETERS.columns, view.columns.join(","));
  if (view.page > 1) params.set(PARAMETERS.page, String(view.page));
  flag(PARAMETERS.whole, view.whole);
  return params;
}

/** The search part of the URL, without a question mark; commas and slashes stay readable. */
export function viewSearch(view: View): string {
  return writeView(view).toString().replace(/%2C/g, ",").replace(/%2F/g, "/");
}

/** The same filters in another view, with that view's own columns, groups and order. */
export function inView(view: View, name: ViewName): View {
  const { columns, grouping, sort } = defaultView(name);
  return { ...view, name, columns, grouping, sort, page: 1 };
}
