/**
 * Finds the rows of our own sheets that came back exactly as they were sent and whose cells nobody changed here since: they
 * are counted and looked at no further, so that a large copy with a few edits is read as quickly as its edits allow.
 */
import { entriesOf } from "~/domain/export/entry-names";
import type { ExportSent } from "~/domain/export/sent";
import { findingReference } from "~/domain/finding";
import { cellIn } from "~/domain/import/grid";
import { nameOf, type OwnRow, type RowReader } from "~/domain/import/own/own-row";
import type { OwnColumn, OwnSheet } from "~/domain/import/own/own-sheet";
import { detailsSayNow, entrySaysNow, entryUnchanged, findingSaysNow, findingUnchanged, type SaysNow } from "~/domain/import/own/says-now";
import type { SentOf } from "~/domain/import/three-way";
import type { Done } from "~/domain/problem";
import type { Cell } from "~/domain/sheet";
import type { WholeRecord } from "~/domain/record";

export type AsideInput = { record: WholeRecord; sentOf: SentOf };

export type SheetOfRows = { sheet: OwnSheet; rows: readonly OwnRow[] };

/** `unchanged`: how many cells of them an import would compare and find unchanged. */
export type Aside = { rows: ReadonlySet<OwnRow>; unchanged: number };

export const NONE_ASIDE: Aside = { rows: new Set(), unchanged: 0 };

/** What was sent in a column, by the place of it in the rows that were sent; `more`: the places of what goes on in further cells. */
type SentColumn = { column: OwnColumn; at: number; more: readonly number[]; read: ((cell: Cell) => Done<string | null>) | null };

function placeIn(places: ReadonlyMap<string, number>, { spec, response, continued }: OwnColumn): number | undefined {
  return places.get(nameOf(continued > 0 ? `responseMore${String(continued)}` : spec.key, response));
}

/** In the order of the columns in the sheet; null where it has a column to compare that was not sent. */
function sentColumns({ sheet, byName, texts }: RowReader, sent: ExportSent): SentColumn[] | null {
  const places = new Map(sent.sheets[sheet.id]?.columns.map((name, at) => [name, at]));
  const compared = [...[...byName.values()].map((each) => each.column), ...[...texts.values()].flat()];
  const found = compared.flatMap((column): SentColumn[] => {
    const { spec, response, continued } = column;
    const at = placeIn(places, column);
    if (at === undefined) return [];
    const isResponse = spec.key === "response" && continued === 0;
    const more = isResponse ? (texts.get(response) ?? []).filter((each) => each.continued > 0).flatMap((each) => placeIn(places, each) ?? []) : [];
    // A text is compared to the letter.
    const read = continued > 0 || spec.kind === "text" ? undefined : byName.get(nameOf(spec.key, response))?.read;
    return [{ column, at, more, read: read ?? null }];
  });
  return found.length === compared.length ? found.sort((a, b) => a.column.column - b.column.column) : null;
}

/** Whether a cell says what was sent, to the letter or in the words of its column. */
function saysAsSent({ read }: SentColumn, cell: Cell | undefined, sent: string | null): boolean {
  if (cell === undefined || cell.text === "") return sent === null;
  if (sent === null || cell.kind === "error") return false;
  if (cell.text === sent) return true;
  const value = read?.(cell);
  return value?.ok === true && value.value === sent;
}

type Sent = { columns: readonly SentColumn[]; rows: Record<string, (string | null)[]> };

function sentTo(reader: RowReader, exportNumber: number, sentOf: SentOf): Sent | null {
  const sent = sentOf(exportNumber);
  const rows = sent?.sheets[reader.sheet.id]?.rows;
  const columns = sent === null || rows === undefined ? null : sentColumns(reader, sent);
  return rows === undefined || columns === null ? null : { columns, rows };
}

/** A response that goes on in further cells is compared as one. */
function sentText(values: readonly (string | null)[], { at, more }: SentColumn): string | null {
  const first = values[at] ?? null;
  if (first === null || more.length === 0) return first;
  return first + more.map((place) => values[place] ?? "").join("");
}

function isAsSent(row: OwnRow, { columns, rows }: Sent, now: SaysNow): boolean {
  const values = row.mark === null ? undefined : rows[row.mark.rowId];
  if (values === undefined) return false;
  const { cells } = row.cells;
  // Cells and columns both ascend.
  let next = 0;
  for (const each of columns) {
    const { column, at } = each;
    while ((cells[next]?.column ?? Infinity) < column.column) next++;
    const cell = cells[next]?.column === column.column ? cells[next] : undefined;
    if (!saysAsSent(each, cell, values[at] ?? null)) return false;
    if (column.continued > 0) continue;
    const current = now(column.spec.key, column.response);
    if (current !== undefined && current !== sentText(values, each)) return false;
  }
  return true;
}

/** The rows of each finding and each entry. */
function byRowId(sheets: readonly SheetOfRows[]): Map<string, OwnRow[]> {
  const groups = new Map<string, OwnRow[]>();
  for (const { sheet, rows } of sheets) {
    if (sheet.id === "inspections" || sheet.id === "meetings" || sheet.id === "actions") continue;
    for (const row of rows) {
      if (row.mark === null) continue;
      const group = groups.get(row.mark.rowId);
      if (group === undefined) groups.set(row.mark.rowId, [row]);
      else group.push(row);
    }
  }
  return groups;
}

function isOn(row: OwnRow, ...ids: OwnSheet["id"][]): boolean {
  return ids.includes(row.reader.sheet.id);
}

/** Whether every row is one that was sent from here, and every finding shows the reference that its key names. */
function areAllCertain(sheets: readonly SheetOfRows[]): boolean {
  return sheets.every(({ sheet, rows }) => {
    if (sheet.id === "inspections" || sheet.id === "meetings") return true;
    const shown = sheet.id === "entries" || sheet.id === "actions" ? undefined : sheet.columns.find((each) => each.spec.key === "reference");
    return rows.every(({ mark, cells }) => mark?.ours === true && (shown === undefined || cellIn(cells, shown.column)?.text === findingReference(Number(mark.id))));
  });
}

/** None where a row is new or in doubt: then every row may help to tell what the others are. */
export function setAside(sheets: readonly SheetOfRows[], { record, sentOf }: AsideInput): Aside {
  if (!areAllCertain(sheets)) return NONE_ASIDE;
  const aside = { rows: new Set<OwnRow>(), unchanged: 0 };
  const findings = new Map(record.findings.map((each) => [String(each.sequence), each]));
  const entries = new Map(entriesOf(record).map((each) => [each.id, each]));
  const known = new Map<RowReader, Map<number, Sent | null>>();
  const sentFor = (row: OwnRow): Sent | null => {
    const number = row.mark?.exportNumber ?? 0;
    const ofSheet = known.get(row.reader) ?? new Map<number, Sent | null>();
    known.set(row.reader, ofSheet);
    const before = ofSheet.get(number);
    if (before !== undefined) return before;
    const sent = sentTo(row.reader, number, sentOf);
    ofSheet.set(number, sent);
    return sent;
  };
  const asSent = (row: OwnRow, now: SaysNow): boolean => {
    const sent = sentFor(row);
    return sent !== null && isAsSent(row, sent, now);
  };
  for (const group of byRowId(sheets).values()) {
    const [first, second, third] = group;
    if (first?.mark == null || third !== undefined) continue;
    const finding = findings.get(first.mark.id);
    const entry = entries.get(first.mark.id);
    if (isOn(first, "entries")) {
      if (second !== undefined || entry === undefined || !asSent(first, entrySaysNow(entry))) continue;
      aside.rows.add(first);
      aside.unchanged += entryUnchanged(first.reader, entry);
    } else if (finding !== undefined && isOn(first, "tracker", "assurance") && (second === undefined || isOn(second, "details"))) {
      if (!asSent(first, findingSaysNow(finding)) || (second !== undefined && !asSent(second, detailsSayNow(finding)))) continue;
      for (const row of group) aside.rows.add(row);
      aside.unchanged += findingUnchanged(first, second);
    }
  }
  return aside;
}

