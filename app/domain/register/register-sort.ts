/** The order of rows: by several columns, empty values last, and otherwise as the reports have them. */
import { ASSURANCES, FINDING_KINDS, HMICFRS_STATUSES } from "~/domain/finding";
import { RAGS } from "~/domain/rag";
import type { RegisterRow, ValueKey } from "~/domain/register/register-row";
import { updateDate } from "~/domain/register/register-rules";
import type { SortBy } from "~/domain/register/register-view";

const collator = new Intl.Collator("en-GB", { numeric: true, sensitivity: "base" });

type Comparable = string | number | null;

function rank(list: readonly string[], value: string | null): number | null {
  return value === null ? null : list.indexOf(value);
}

/** Values that are not in the order of their letters. */
const OWN_ORDER: Partial<Record<ValueKey, (row: RegisterRow) => Comparable>> = {
  reference: (row) => row.sequence,
  kind: (row) => rank(FINDING_KINDS, row.kind),
  rag: (row) => rank(RAGS, row.rag),
  hmicfrsStatus: (row) => rank(HMICFRS_STATUSES, row.hmicfrsStatus),
  assurance: (row) => rank(ASSURANCES, row.assurance),
  updateAsAt: updateDate,
};

function sortValue(row: RegisterRow, key: ValueKey): Comparable {
  return OWN_ORDER[key]?.(row) ?? row[key];
}

function compareValues(a: Comparable, b: Comparable): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return collator.compare(String(a), String(b));
}

function compareBy(a: RegisterRow, b: RegisterRow, { key, descending }: SortBy): number {
  const left = sortValue(a, key);
  const right = sortValue(b, key);
  if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
  return descending ? compareValues(right, left) : compareValues(left, right);
}

/** A new list; rows equal in all keys keep the order they came in. */
export function sortRows(rows: readonly RegisterRow[], sort: readonly SortBy[]): RegisterRow[] {
  if (sort.length === 0) return [...rows];
  return [...rows].sort((a, b) => {
    for (const by of sort) {
      const order = compareBy(a, b, by);
      if (order !== 0) return order;
    }
    return 0;
  });
}

/** A heading chosen: ascending, then descending, then no longer; `also` keeps the keys chosen before. */
export function toggleSort(sort: readonly SortBy[], key: ValueKey, also: boolean): SortBy[] {
  const now = sort.find((by) => by.key === key);
  const next = now === undefined ? [{ key, descending: false }] : now.descending ? [] : [{ key, descending: true }];
  if (!also) return next;
  if (now === undefined) return [...sort, ...next];
  return sort.flatMap((by) => (by.key === key ? next : [by]));
}
