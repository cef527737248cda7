/** Brings the database that the server is about to serve into being: made, brought up to date, and in the demonstration filled. */
import { readClock, startClockAt, type Clock } from "~/db/clock.server";
import { migrate } from "~/db/migrate.server";
import { openDatabase, type Db } from "~/db/open-database.server";
import { done, type Done } from "~/domain/problem";
import type { Config } from "~/env.server";
import { seedDemonstration } from "../../prisma/seed";

/** After the meeting that the demonstration’s findings were prepared for: its spoken answers have been recorded. */
export const demonstrationStart = "2022-05-23T16:30:00.000Z";

/** `say` gets a sentence for each thing that takes time or leaves something behind. */
export async function prepareDatabase(config: Config, say: (line: string) => void): Promise<Done<{ db: Db; clock: Clock }>> {
  const migrated = await migrate(config.databaseUrl);
  if (!migrated.ok) return migrated;
  const { backup } = migrated.value;
  if (backup !== null) say(`The database was brought up to date. A copy from before is ${backup}.`);
  const db = await openDatabase(config.databaseUrl);
  if (config.demonstration && (await db.read.finding.count()) === 0) {
    say("Filling the demonstration.");
    await startClockAt(db, demonstrationStart);
    await seedDemonstration(db);
  }
  return done({ db, clock: await readClock(db) });
}
