/** From all rows and a view to what one page of the register shows: the same on the server and in the browser. */
import type { CalendarDate } from "~/domain/calendar-date";
import { UPDATE_PROGRESS, type UpdateProgress } from "~/domain/cycle/cycle-progress";
import { RAGS, type Rag } from "~/domain/rag";
import { rowFilter, sinceDate } from "~/domain/register/register-filter";
import { groupRows, type Section } from "~/domain/register/register-groups";
import type { RegisterInspection } from "~/domain/register/register-order";
import type { RegisterRow } from "~/domain/register/register-row";
import { hasUnanswered, isFindingOpen, isOverdue, lacksLead, lacksUpdateSince, OLD_UPDATE_DAYS } from "~/domain/register/register-rules";
import { sortRows } from "~/domain/register/register-sort";
import { NONE, type View } from "~/domain/register/register-view";

export const ROWS_A_PAGE = 100;
/** Up to this many rows the browser holds all of them; beyond it the server filters, sorts and pages. */
export const ROWS_IN_BROWSER = 2000;

/** `rows` in the order of the reports. */
export type Register = { rows: RegisterRow[]; inspections: RegisterInspection[] };

export type HeadingLine = {
  kind: "heading";
  id: string;
  title: string | null;
  detail: string | null;
  cause: { reference: string; text: string } | null;
  /** How many of the rows shown stand under it, on all pages. */
  count: number;
  continued: boolean;
};
export type RowLine = { kind: "row"; row: RegisterRow; /** The row is the heading of those under it, so many. */ heads: number | null };
export type Line = HeadingLine | RowLine;

export type RagCounts = Record<Rag | typeof NONE, number>;
/** How many of the rows shown need someone; old updates and missing leads count on open findings only. */
export type Attention = { oldUpdate: number; noLead: number; unanswered: number; overdue: number; /** Of the SIB cycle under way. */ missingUpdate: number };
export type FilterChoices = { inspections: string[]; leads: string[]; /** Of the SIB cycle under way; none where there is none. */ updates: UpdateProgress[] };

export type Arrangement = {
  total: number;
  matched: number;
  /** Of the rows that all filters but RAG let through. */
  ragCounts: RagCounts;
  attention: Attention;
  choices: FilterChoices;
  /** Of this page. */
  lines: Line[];
  /** How many lines stand on the pages before, and on all pages. */
  linesBefore: number;
  linesInAll: number;
  page: number;
  pages: number;
  /** All of it is on one page, as was asked. */
  whole: boolean;
};

function countRags(rows: readonly RegisterRow[]): RagCounts {
  const counts = { ...(Object.fromEntries(RAGS.map((rag) => [rag, 0])) as Record<Rag, number>), [NONE]: 0 };
  for (const row of rows) counts[row.rag ?? NONE] += 1;
  return counts;
}

function countAttention(rows: readonly RegisterRow[], today: CalendarDate): Attention {
  const since = sinceDate({ days: OLD_UPDATE_DAYS }, today);
  const count = (test: (row: RegisterRow) => boolean) => rows.reduce((sum, row) => sum + (test(row) ? 1 : 0), 0);
  return {
    oldUpdate: count((row) => isFindingOpen(row) && lacksUpdateSince(row, since)),
    noLead: count((row) => isFindingOpen(row) && lacksLead(row)),
    unanswered: count(hasUnanswered),
    overdue: count((row) => isOverdue(row, today)),
    missingUpdate: count((row) => row.cycleUpdate === "missing"),
  };
}

/** What there is to choose from: every inspection and every lead of the record. */
export function filterChoices({ rows, inspections }: Register): FilterChoices {
  const leads = new Set(rows.flatMap((row) => [row.strategicLead, row.tacticalLead].filter((lead) => lead !== null)));
  return {
    inspections: inspections.map((inspection) => inspection.title),
    leads: [...leads].sort((a, b) => a.localeCompare(b, "en-GB")),
    updates: UPDATE_PROGRESS.filter((state) => rows.some((row) => row.cycleUpdate === state)),
  };
}

function headingOf(section: Section, continued: boolean): HeadingLine | null {
  const { id, title, detail, cause, causeContext, rows } = section;
  const context = causeContext ?? (cause === null ? null : { reference: cause.reference, text: cause.finding });
  if (title === null && context === null) return null;
  return { kind: "heading", id, title, detail, cause: context, count: rows.length, continued };
}

function linesOf(section: Section): Line[] {
  const rows: Line[] = section.rows.map((row) => ({ kind: "row", row, heads: null }));
  if (section.cause !== null) return [{ kind: "row", row: section.cause, heads: section.rows.length }, ...rows];
  const heading = headingOf(section, false);
  return heading === null ? rows : [heading, ...rows];
}

/** Fills pages with so many rows each; a heading goes with the row under it and is repeated where its rows go on. */
function paginate(sections: readonly Section[], rowsAPage: number): Line[][] {
  const pages: Line[][] = [];
  let rowsHere = rowsAPage;
  for (const section of sections) {
    let heading: Line | null = null;
    for (const [index, line] of linesOf(section).entries()) {
      if (line.kind === "heading") {
        heading = line;
        continue;
      }
      if (rowsHere === rowsAPage) {
        pages.push([]);
        rowsHere = 0;
        if (heading === null && index > 0) heading = headingOf(section, true);
      }
      const page = pages[pages.length - 1] ?? [];
      if (heading !== null) page.push(heading);
      heading = null;
      page.push(line);
      rowsHere += 1;
    }
  }
  return pages;
}

export function arrangeRegister(register: Register, view: View, today: CalendarDate, choices: FilterChoices = filterChoices(register)): Arrangement {
  const anyRag = register.rows.filter(rowFilter({ ...view, rags: [] }, today));
  const matched = view.rags.length === 0 ? anyRag : anyRag.filter((row) => view.rags.includes(row.rag ?? NONE));
  const sections = groupRows(sortRows(matched, view.sort), view.grouping, register.rows, register.inspections);
  const whole = view.whole && matched.length <= ROWS_IN_BROWSER;
  const pages = paginate(sections, whole ? Number.POSITIVE_INFINITY : ROWS_A_PAGE);
  const page = Math.min(Math.max(view.page, 1), Math.max(pages.length, 1));
  const before = pages.slice(0, page - 1).reduce((sum, lines) => sum + lines.length, 0);
  return {
    total: register.rows.length,
    matched: matched.length,
    ragCounts: countRags(anyRag),
    attention: countAttention(matched, today),
    choices,
    lines: pages[page - 1] ?? [],
    linesBefore: before,
    linesInAll: pages.reduce((sum, lines) => sum + lines.length, 0),
    whole,
    page,
    pages: Math.max(pages.length, 1),
  };
}
