/** Whether a database was filled as a demonstration: only such a one lets people in without a password. */
import type { Reader } from "~/db/rows.server";
import type { Tx } from "~/db/write.server";

const key = "demonstration";
const offeredKey = "demonstration-people";

export async function isDemonstration(reader: Reader): Promise<boolean> {
  return (await reader.setting.count({ where: { key, value: "seeded" } })) === 1;
}

/** Written once, when an empty database is filled. */
export async function markAsDemonstration(tx: Tx): Promise<void> {
  await tx.setting.create({ data: { key, value: "seeded" } });
}

/** The ids of the people offered on the sign-in page, in their order. */
export async function offeredPeople(reader: Reader): Promise<string[]> {
  const row = await reader.setting.findUnique({ where: { key: offeredKey } });
  return row === null ? [] : row.value.split(" ");
}

export async function offerPeople(tx: Tx, ids: readonly string[]): Promise<void> {
  const value = ids.join(" ");
  await tx.setting.upsert({ where: { key: offeredKey }, create: { key: offeredKey, value }, update: { value } });
}

/** True where nobody has put anything in. */
export async function isUnused(reader: Reader): Promise<boolean> {
  const counts = [await reader.finding.count(), await reader.person.count(), await reader.inspection.count(), await reader.meeting.count(), await reader.historyEvent.count()];
  return counts.every((count) => count === 0);
}
