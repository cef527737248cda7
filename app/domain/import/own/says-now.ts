/** What the record says now in the columns of our own sheets that an import compares, and how many of them it counts as unchanged. */
import { columnValue, COLUMNS, type ColumnKey } from "~/domain/columns";
import { formatClosures } from "~/domain/export/closure-cell";
import { formatCovers } from "~/domain/export/covers-cell";
import { detailRow } from "~/domain/export/finding-rows";
import { DETAIL_COLUMNS } from "~/domain/export/layout";
import { formatResponseParts } from "~/domain/export/response-cell";
import { cellIn } from "~/domain/import/grid";
import { nameOf, type OwnRow, type RowReader } from "~/domain/import/own/own-row";
import { DETAIL_KEYS, FIELD_KEYS } from "~/domain/import/reading";
import type { EntryRecord, FindingRecord, ResponseRecord } from "~/domain/record";
import { LONGEST_TEXT } from "~/domain/text";

/** Undefined where an import does not compare the column of a row that is recorded; `false` where only a closer look tells. */
export type SaysNow = (key: string, response: number) => string | null | undefined | false;

function isColumnKey(key: string): key is ColumnKey {
  return key in COLUMNS;
}

export function findingSaysNow(finding: FindingRecord): SaysNow {
  return (key) => (isColumnKey(key) ? columnValue(finding, key) : undefined);
}

const DETAIL_PLACES = new Map(DETAIL_COLUMNS.map(({ key }, at) => [key, at]));

export function detailsSayNow(finding: FindingRecord): SaysNow {
  const values = detailRow(finding)?.values;
  return (key) => {
    const at = DETAIL_PLACES.get(key) ?? -1;
    return DETAIL_COLUMNS[at]?.editing === "copy" ? undefined : (values?.[at] ?? null);
  };
}

function isAlone({ parts }: ResponseRecord): boolean {
  return parts.length === 1;
}

function responseSaysNow(response: ResponseRecord | undefined, key: string): ReturnType<SaysNow> {
  if (response === undefined) return key === "given" || key === "submittedOn" ? undefined : null;
  if (key === "response") {
    const { text } = formatResponseParts(response.parts);
    return text !== null && text.length > LONGEST_TEXT ? false : text;
  }
  // Of several parts the cell is a copy, and not compared.
  if (key === "responseBy") return isAlone(response) ? (response.parts[0]?.by ?? null) : undefined;
  if (key === "confidence") return response.statedConfidence;
  if (key === "commitment") return response.commitment?.outcome ?? null;
  if (key === "commitmentAskedFor") return response.commitment?.askedFor ?? null;
  return key === "condition" ? (response.commitment?.condition ?? null) : undefined;
}

const OF_RESPONSES = ["response", "responseBy", "given", "submittedOn", "confidence", "commitment", "commitmentAskedFor", "condition"];

export function entrySaysNow(entry: EntryRecord): SaysNow {
  return (key, response) => {
    if (OF_RESPONSES.includes(key)) return responseSaysNow(entry.responses[response - 1], key);
    switch (key) {
      case "text": return entry.text;
      case "askedBy": return entry.askedBy;
      case "dueOn": return entry.dueOn;
      case "kind": return entry.kind;
      case "state": return entry.state;
      case "place": return entry.place;
      case "findings": return formatCovers(entry.links);
      case "closedAs": return entry.state === "closed" ? formatClosures(entry.links) : null;
      default: return undefined;
    }
  };
}

function columnsOf({ byName }: RowReader, keys: readonly string[]): number {
  return keys.filter((key) => byName.has(key)).length;
}

function isFilled({ reader, cells }: OwnRow, key: string): boolean {
  const column = reader.byName.get(key)?.column.column;
  return column !== undefined && (cellIn(cells, column)?.text ?? "") !== "";
}

/** Every cell that may be changed, empty or not, and what is given of the text, the number and the kind. */
export function findingUnchanged(row: OwnRow, details: OwnRow | undefined): number {
  const locked = ["finding", "number", "kind"].filter((key) => isFilled(row, key)).length;
  return columnsOf(row.reader, FIELD_KEYS) + locked + (details === undefined ? 0 : columnsOf(details.reader, DETAIL_KEYS));
}

const COMPARED = ["confidence", "commitment", "commitmentAskedFor", "condition"];

/** The entry's own cells, and those of each response it has for which the sheet has a column. */
export function entryUnchanged(reader: RowReader, entry: EntryRecord): number {
  const responses = entry.responses.map((each, index) => {
    const keys = isAlone(each) ? [...COMPARED, "responseBy"] : COMPARED;
    return reader.texts.has(index + 1) ? 1 + columnsOf(reader, keys.map((key) => nameOf(key, index + 1))) : 0;
  });
  return 1 + columnsOf(reader, ["askedBy", "dueOn"]) + responses.reduce((sum, count) => sum + count, 0);
}
