/** Decides what each column of a table is, by its heading and, where that is not enough, by its values. */
import { COLUMNS, type ColumnKey } from "~/domain/columns";
import type { FindingKind } from "~/domain/finding";
import { readRag } from "~/domain/rag";
import { columnLetter, type SheetRow } from "~/domain/sheet";
import { readDate } from "~/domain/calendar-date";
import { isBareNumber, readNumberCell, soundsLikeFinding } from "~/domain/import/finding-label";
import type { Header } from "~/domain/import/find-header";
import { filledCells } from "~/domain/import/grid";
import type { OtherRole, Role, RoleRead } from "~/domain/import/headings";

/** `reason` says why a column is ignored; `kind` what its heading says of the findings in it; `asAt` the date in an update's heading. */
export type TableColumn = {
  column: number;
  letter: string;
  heading: string;
  role: ColumnKey | OtherRole | null;
  reason: string | null;
  unknown: boolean;
  alsoTheirReference: boolean;
  kind: FindingKind | null;
  asAt: string | null;
};

type Draft = TableColumn & { read: RoleRead | null; wanted: Role | null; values: string[]; filled: number };

const MOST = 0.6;

function share(values: readonly string[], test: (value: string) => boolean): number {
  return values.length === 0 ? 0 : values.filter(test).length / values.length;
}

/** What a heading such as "AFI" says about every finding under it. */
function kindOfHeading(heading: string): FindingKind | null {
  const read = readNumberCell(heading.replace(/\s*\([^)]*\)/g, "").replace(/\b(?:HMICFRS|text|number|no\.?)\b/gi, "").trim());
  return read !== null && read.digits === null ? read.kind : null;
}

function draftOf(header: Header, rows: readonly SheetRow[]): Draft[] {
  const headings = new Map(header.columns.map((each) => [each.column, each]));
  const used = new Map<number, { values: string[]; filled: number }>();
  for (const row of rows) {
    const texts = filledCells(row);
    for (const cell of row.cells) {
      const of = used.get(cell.column) ?? { values: [], filled: 0 };
      if (cell.text.trim() !== "" && texts.length > 1) of.values.push(cell.text.trim());
      if (cell.fill !== null && cell.fill.class !== "white") of.filled += 1;
      used.set(cell.column, of);
    }
  }
  const columns = [...new Set([...headings.keys(), ...[...used].filter(([, each]) => each.values.length > 0).map(([column]) => column)])].sort((a, b) => a - b);
  return columns.map((column): Draft => {
    const heading = headings.get(column);
    const read = heading?.read ?? null;
    return {
      column,
      letter: columnLetter(column),
      heading: heading?.heading ?? "",
      role: null,
      reason: null,
      unknown: false,
      alsoTheirReference: false,
      kind: null,
      asAt: null,
      read,
      wanted: read?.role ?? null,
      values: used.get(column)?.values ?? [],
      filled: used.get(column)?.filled ?? 0,
    };
  });
}

function ignore(draft: Draft, reason: string): void {
  draft.wanted = null;
  draft.reason = reason;
}

/** Roles that the values of a column decide. */
function byValues(drafts: Draft[], marked: boolean): void {
  const has = (role: Role) => drafts.some((each) => each.wanted === role);
  for (const each of drafts) {
    if (each.wanted === "status") {
      const rags = share(each.values, (value) => readRag(value) !== null);
      const statuses = share(each.values, (value) => COLUMNS.hmicfrsStatus.parse(value).ok);
      if (!has("rag") && (rags >= MOST || (each.values.length === 0 && each.filled > 0))) each.wanted = "rag";
      else if (!has("hmicfrsStatus") && statuses >= MOST) each.wanted = "hmicfrsStatus";
      else ignore(each, "“Status” could mean several things, and the values are neither RAG nor HMICFRS’s statuses.");
    }
  }
  if (marked) return;
  for (const each of drafts) {
    if (each.wanted === "finding" && each.values.length > 0 && share(each.values, isBareNumber) >= 0.8) {
      each.kind = kindOfHeading(each.heading);
      each.wanted = "number";
    } else if (each.wanted === "kind" && share(each.values, isBareNumber) >= MOST) {
      each.wanted = "number";
    } else if (each.wanted === "reference") {
      each.wanted = "theirReference";
    } else if (each.wanted === "finding") {
      each.kind = kindOfHeading(each.heading);
    } else if (each.wanted === "number") {
      each.kind = kindOfHeading(each.heading);
    }
  }
  if (!has("finding")) {
    const like = drafts.filter((each) => each.wanted === null && each.reason === null && each.heading !== "" && share(each.values, soundsLikeFinding) >= MOST);
    const [first] = like;
    if (first !== undefined) first.wanted = "finding";
  }
  const labels = drafts.find((each) => each.wanted === "theirReference" && share(each.values, (value) => isBareNumber(value) && readNumberCell(value)?.kind !== null) >= MOST);
  if (labels !== undefined && !has("number")) {
    labels.wanted = "number";
    labels.alsoTheirReference = true;
  }
  if (has("responses") && !has("questions") && !has("opening") && !has("update")) {
    for (const each of drafts) if (each.wanted === "responses") each.wanted = "update";
  }
}

function dateKey(draft: Draft): string {
  const date = draft.read?.date ?? null;
  return date === null ? "" : (readDate(date) ?? readDate(`1 ${date}`) ?? "");
}

/** Better fits come first: no period in the heading, else the latest; then the heading itself before its aliases; then the leftmost. */
function better(a: Draft, b: Draft): number {
  const [first, second] = [dateKey(a), dateKey(b)];
  if (first !== second) return first === "" ? -1 : second === "" ? 1 : first < second ? 1 : -1;
  return (a.read?.rank ?? 0) - (b.read?.rank ?? 0) || a.column - b.column;
}

function complementary(drafts: readonly Draft[], rows: readonly SheetRow[]): boolean {
  const columns = new Set(drafts.map((each) => each.column));
  return rows.every((row) => filledCells(row).filter((cell) => columns.has(cell.column)).length <= 1);
}

/** One column per meaning: the best fit; the others are named as ignored. */
function onePerMeaning(drafts: Draft[], rows: readonly SheetRow[]): void {
  for (const role of new Set(drafts.flatMap((each) => (each.wanted === null || each.wanted === "ignore" ? [] : [each.wanted])))) {
    const same = drafts.filter((each) => each.wanted === role).sort(better);
    const [best, ...others] = same;
    if (best === undefined || others.length === 0) continue;
    if (role === "finding" && complementary(same, rows)) continue;
    const name = role in COLUMNS ? COLUMNS[role as ColumnKey].heading : best.heading;
    for (const other of others) {
      ignore(other, `It means the same as column ${best.letter} (“${best.heading}”), which gives ${name}.`);
    }
  }
}

export function decideRoles(header: Header, rows: readonly SheetRow[], marked: boolean): TableColumn[] {
  const drafts = draftOf(header, rows);
  byValues(drafts, marked);
  onePerMeaning(drafts, rows);
  return drafts.map(({ read, wanted, values, ...draft }): TableColumn => {
    const { filled, ...column } = draft;
    if (wanted !== null && wanted !== "ignore" && wanted !== "status") {
      const period = read?.date ?? null;
      return { ...column, role: wanted, asAt: wanted === "update" && period !== null ? readDate(period) : null };
    }
    if (column.reason !== null) return column;
    if (wanted === "ignore") return { ...column, reason: "You said that this column is not taken." };
    if (column.heading === "") return { ...column, reason: values.length + filled === 0 ? null : "It has no heading." };
    return { ...column, unknown: true, reason: "Its heading is none that the tracker knows." };
  });
}
