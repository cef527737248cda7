/** Rows that replace each other, told apart into what stands now and what stood before. */
type Version = { id: string; replacesId: string | null };

export type Versioned<T> = { current: T; /** Newest first. */ earlier: T[] };

/** One item per row that nothing here replaces, in the order given. */
export function withEarlierVersions<T extends Version>(rows: readonly T[]): Versioned<T>[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const replaced = new Set(rows.map((row) => row.replacesId));
  return rows.filter((row) => !replaced.has(row.id)).map((current) => ({ current, earlier: before(current, byId) }));
}

function before<T extends Version>(row: T, byId: ReadonlyMap<string, T>): T[] {
  const earlier = row.replacesId === null ? undefined : byId.get(row.replacesId);
  return earlier === undefined ? [] : [earlier, ...before(earlier, byId)];
}
