/** Brings the database that the server is about to serve into being: made, brought up to date, and in the demonstration filled. */
import { readClock, startClockAt, type Clock } from "~/db/clock.server";
import { isDemonstration, isUnused } from "~/db/demonstration-mark.server";
import { migrate } from "~/db/migrate.server";
import { openDatabase, type Db } from "~/db/open-database.server";
import { done, refuse, type Done } from "~/domain/problem";
import type { Config } from "~/env.server";
import { seedDemonstration } from "../../prisma/seed";
import { giveDemonstrationRoles } from "../../prisma/seeding/people";

/** After the meeting that the demonstration’s findings were prepared for: its spoken answers have been recorded. */
export const demonstrationStart = "2022-05-23T16:30:00.000Z";

/** What an office wrote is never served as a demonstration, where anybody is let in; nor the demonstration as an office's own. */
async function refuseMixture(config: Config, db: Db): Promise<Done<never> | null> {
  const marked = await isDemonstration(db.read);
  if (config.demonstration && !marked && !(await isUnused(db.read))) {
    return refuse("refused", `${config.databaseUrl} holds an office’s own records, so it was not opened as a demonstration. Serve it with DATABASE_URL=${config.databaseUrl}, or move the file away to begin a demonstration.`);
  }
  if (!config.demonstration && marked) {
    return refuse("refused", `${config.databaseUrl} is a demonstration about a fictional force. Start without DATABASE_URL to see it, or name another file for your office.`);
  }
  return null;
}

/** `say` gets a sentence for each thing that takes time or leaves something behind. */
export async function prepareDatabase(config: Config, say: (line: string) => void): Promise<Done<{ db: Db; clock: Clock }>> {
  const migrated = await migrate(config.databaseUrl);
  if (!migrated.ok) return migrated;
  const { backup } = migrated.value;
  if (backup !== null) say(`The database was brought up to date. A copy from before is ${backup}.`);
  const db = await openDatabase(config.databaseUrl);
  const refused = await refuseMixture(config, db);
  if (refused !== null) {
    await db.close();
    return refused;
  }
  if (config.demonstration && !(await isDemonstration(db.read))) {
    say("Filling the demonstration.");
    await startClockAt(db, demonstrationStart);
    const seeded = await seedDemonstration(db);
    if (!seeded.ok) return seeded;
  } else if (config.demonstration) await giveDemonstrationRoles(db);
  return done({ db, clock: await readClock(db) });
}
