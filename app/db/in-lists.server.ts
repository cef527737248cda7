/** Reads by many ids in lists that the database takes. */
const MOST = 500;

export async function inLists<Row>(ids: readonly string[], read: (ids: string[]) => Promise<Row[]>): Promise<Row[]> {
  const rows: Row[] = [];
  for (let from = 0; from < ids.length; from += MOST) rows.push(...(await read(ids.slice(from, from + MOST))));
  return rows;
}
