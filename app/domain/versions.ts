/** Rows that replace each other, told apart into what stands now and what stood before. */
type Version = { id: string; replacesId: string | null };

export type Versioned<T> = { current: T; /** Newest first. */ earlier: T[] };

/** What this row replaced, and what that replaced in turn: newest first, as far as it is among `rows`. */
export function versionsBefore<T extends Version>(row: T, rows: readonly T[]): T[] {
  const earlier = rows.find((each) => each.id === row.replacesId);
  return earlier === undefined ? [] : [earlier, ...versionsBefore(earlier, rows)];
}

/** One item per row that nothing here replaces, in the order given. */
export function withEarlierVersions<T extends Version>(rows: readonly T[]): Versioned<T>[] {
  const replaced = new Set(rows.map((row) => row.replacesId));
  return rows.filter((row) => !replaced.has(row.id)).map((current) => ({ current, earlier: versionsBefore(current, rows) }));
}
