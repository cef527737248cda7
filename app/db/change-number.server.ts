/** How many transactions have written to the record: the same number means that nothing of it has changed. */
import type { Reader } from "~/db/rows.server";
import { RECORD_LOCK } from "~/db/write.server";

export async function changeNumber(reader: Reader): Promise<number> {
  return (await reader.lock.findUnique({ where: { id: RECORD_LOCK } }))?.n ?? 0;
}
