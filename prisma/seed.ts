/** Fills an empty database with the demonstration: one fictional force and its commissioner's office. */
import type { Db } from "~/db/open-database.server";

export async function seedDemonstration(db: Db): Promise<void> {
  await db.read.$connect();
}
