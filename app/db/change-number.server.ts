/** How many write transactions this database has seen: the same number means that nothing has changed. */
import type { Reader } from "~/db/rows.server";

export async function changeNumber(reader: Reader): Promise<number> {
  return (await reader.lock.findUnique({ where: { id: 1 } }))?.n ?? 0;
}
