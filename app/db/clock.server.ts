/** The time by which a database goes: the real one, or the demonstration's, which began on the day its data is about. */
import type { Db } from "~/db/open-database.server";
import { write } from "~/db/write.server";
import type { Instant } from "~/domain/calendar-date";

export type Clock = () => Date;

const offsetKey = "clock-offset-ms";

/** The clock of this database. It never goes back, so what is written later is also dated later. */
export async function readClock(db: Db): Promise<Clock> {
  const stored = await db.read.setting.findUnique({ where: { key: offsetKey } });
  const offset = Number(stored?.value ?? 0);
  return () => new Date(Date.now() + offset);
}

/** Sets the clock of a database so that it is `start` there now. */
export async function startClockAt(db: Db, start: Instant): Promise<void> {
  const value = String(Date.parse(start) - Date.now());
  await write(db, (tx) => tx.setting.upsert({ where: { key: offsetKey }, create: { key: offsetKey, value }, update: { value } }));
}
