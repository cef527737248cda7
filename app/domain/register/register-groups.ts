/** Gathers rows under headings. Under causes of concern, the cause's own row is the heading of its recommendations. */
import { formatDate } from "~/domain/calendar-date";
import { isCauseOfConcern, type FindingKind } from "~/domain/finding";
import { RAGS, RAG_SYMBOLS, RAG_WORDS } from "~/domain/rag";
import type { RegisterInspection } from "~/domain/register/register-order";
import type { RegisterRow } from "~/domain/register/register-row";
import type { Grouping } from "~/domain/register/register-view";

export type Section = {
  id: string;
  /** What stands above the rows; null where there are no groups, or where `cause` is the heading. */
  title: string | null;
  detail: string | null;
  /** The cause of concern that is the heading; its row is counted and edited like any other. */
  cause: RegisterRow | null;
  /** The cause of concern is not among the rows chosen: its text is only context. */
  causeContext: { reference: string; text: string } | null;
  rows: RegisterRow[];
};

const KINDS_TOGETHER: Record<FindingKind, string> = {
  afi: "Areas for improvement", recommendation: "Recommendations", "cause-of-concern": "Causes of concern",
  "accelerated-cause-of-concern": "Causes of concern", other: "Other findings",
};

function section(id: string, more: Partial<Section>): Section {
  return { id, title: null, detail: null, cause: null, causeContext: null, rows: [], ...more };
}

function gather(rows: readonly RegisterRow[], idOf: (row: RegisterRow) => string, start: (row: RegisterRow, id: string) => Section): Section[] {
  const sections = new Map<string, Section>();
  for (const row of rows) {
    const id = idOf(row);
    const found = sections.get(id) ?? start(row, id);
    found.rows.push(row);
    sections.set(id, found);
  }
  return [...sections.values()];
}

function published(title: string | null, inspections: readonly RegisterInspection[]): string | null {
  const date = inspections.find((inspection) => inspection.title === title)?.publishedOn ?? null;
  return date === null ? null : `published ${formatDate(date)}`;
}

const NO_INSPECTION = "No inspection named";

/** The sections in the order of `inOrder`, whatever order the rows themselves are in. */
function ordered(sections: Section[], inOrder: readonly RegisterRow[], idOf: (row: RegisterRow) => string): Section[] {
  const places = new Map<string, number>();
  inOrder.forEach((row, index) => { if (!places.has(idOf(row))) places.set(idOf(row), index); });
  return sections.sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
}

function causeIdOf(row: RegisterRow, causes: ReadonlyMap<string, RegisterRow>): string {
  if (isCauseOfConcern(row.kind)) return `cause ${row.reference}`;
  if (row.causeOfConcern !== null && causes.has(row.causeOfConcern)) return `cause ${row.causeOfConcern}`;
  return `${row.inspection ?? ""} ${row.kind}`;
}

function byCause(rows: readonly RegisterRow[], all: readonly RegisterRow[], inspections: readonly RegisterInspection[]): Section[] {
  const causes = new Map(all.filter((row) => isCauseOfConcern(row.kind)).map((row) => [row.reference, row]));
  const idOf = (row: RegisterRow) => causeIdOf(row, causes);
  const sections = gather(rows, idOf, (row, id) => {
    if (!id.startsWith("cause ")) {
      return section(id, { title: `${row.inspection ?? NO_INSPECTION} · ${KINDS_TOGETHER[row.kind]}`, detail: published(row.inspection, inspections) });
    }
    const cause = causes.get(id.slice(6)) ?? row;
    return section(id, { causeContext: { reference: cause.reference, text: cause.finding } });
  });
  const headed = sections.map((each) => {
    const cause = each.causeContext === null ? null : (each.rows.find((row) => row.reference === each.causeContext?.reference) ?? null);
    return cause === null ? each : { ...each, cause, causeContext: null, rows: each.rows.filter((row) => row !== cause) };
  });
  return ordered(headed, all, idOf);
}

function byLead(rows: readonly RegisterRow[]): Section[] {
  const sections = gather(rows, (row) => row.strategicLead ?? "", (row, id) => section(id, { title: row.strategicLead ?? "No strategic lead" }));
  return sections.sort((a, b) => Number(a.id === "") - Number(b.id === "") || a.id.localeCompare(b.id, "en-GB"));
}

function byRag(rows: readonly RegisterRow[]): Section[] {
  const sections = gather(rows, (row) => row.rag ?? "none", (row, id) =>
    section(id, { title: row.rag === null ? "No RAG" : `${RAG_SYMBOLS[row.rag]} ${RAG_WORDS[row.rag]}` }));
  const place = (id: string) => { const found = RAGS.findIndex((rag) => rag === id); return found < 0 ? RAGS.length : found; };
  return sections.sort((a, b) => place(a.id) - place(b.id));
}

function byInspection(rows: readonly RegisterRow[], all: readonly RegisterRow[], inspections: readonly RegisterInspection[]): Section[] {
  const idOf = (row: RegisterRow) => row.inspection ?? "";
  const sections = gather(rows, idOf, (row, id) => section(id, { title: row.inspection ?? NO_INSPECTION, detail: published(row.inspection, inspections) }));
  return ordered(sections, all, idOf);
}

/** `all`: every row of the record in the order of the reports, for the order of sections and for causes that are not among `rows`. */
export function groupRows(rows: readonly RegisterRow[], grouping: Grouping, all: readonly RegisterRow[], inspections: readonly RegisterInspection[]): Section[] {
  switch (grouping) {
    case "none": return rows.length === 0 ? [] : [section("all", { rows: [...rows] })];
    case "cause": return byCause(rows, all, inspections);
    case "inspection": return byInspection(rows, all, inspections);
    case "lead": return byLead(rows);
    case "rag": return byRag(rows);
    default: return grouping satisfies never;
  }
}
