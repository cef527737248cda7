/** Makes a database file with a synthetic record in it, as quickly as the driver takes rows. */
import path from "node:path";
import type { Db } from "~/db/open-database.server";
import { openDatabase } from "~/db/open-database.server";
import { startClockAt } from "~/db/clock.server";
import { migrate } from "~/db/migrate.server";
import { insertSession } from "~/db/sessions.server";
import { FIXED_PEOPLE } from "~/domain/actor";
import { digestOf } from "~/identity/token.server";
import { loadFinding } from "~/db/record.server";
import { write } from "~/db/write.server";
import { findingReference } from "~/domain/finding";
import { BENCH_TODAY, syntheticRows } from "./synthetic-rows";

export const BENCH_NOW = `${BENCH_TODAY}T08:30:00.000Z`;
const ROWS_AT_A_TIME = 2_000;
const LONGEST_MS = 300_000;

/** Rows go in as one JSON text at a time, which takes a fraction of the time of binding each value. */
async function insert(db: Db, table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first);
  const names = columns.map((column) => `"${column}"`).join(", ");
  const values = columns.map((column) => `value ->> '${column}'`).join(", ");
  await write(
    db,
    async (tx) => {
      for (let from = 0; from < rows.length; from += ROWS_AT_A_TIME) {
        const chunk = JSON.stringify(rows.slice(from, from + ROWS_AT_A_TIME));
        await tx.$executeRawUnsafe(`INSERT INTO "${table}" (${names}) SELECT ${values} FROM json_each(?)`, chunk);
      }
    },
    { timeoutMs: LONGEST_MS },
  );
}

/** Somebody of the office, signed in on the browser that holds this. */
const token = "a token that only measurements use";
export const BENCH_SESSION = { name: "session", value: Buffer.from(JSON.stringify(token)).toString("base64") };

async function signIn(db: Db): Promise<void> {
  const { personId, name, side } = FIXED_PEOPLE.opcc;
  const id = personId ?? "";
  await write(db, async (tx) => {
    await tx.person.create({ data: { id, name, side } });
    await tx.roleGrant.create({ data: { id: `role of ${id}`, personId: id, role: "policy-officer", grantedAt: BENCH_NOW, grantedBy: "bench" } });
    await insertSession(tx, { id: digestOf(token), personId: id, means: "password", now: BENCH_NOW });
  });
}

/** The first reading of a process loads what all later ones run; a server has done that long before. */
export async function warmUp(db: Db): Promise<void> {
  await loadFinding(db, findingReference(1));
}

/** The URL of a new database in `folder` that holds that many findings. */
export async function filledDatabase(folder: string, findings: number): Promise<string> {
  const url = `file:${path.join(folder, `findings-${findings}.db`)}`;
  const migrated = await migrate(url);
  if (!migrated.ok) throw new Error(migrated.problem.message);
  const db = await openDatabase(url);
  try {
    for (const [table, rows] of Object.entries(syntheticRows(findings))) await insert(db, table, rows);
    await startClockAt(db, BENCH_NOW);
    await signIn(db);
  } finally {
    await db.close();
  }
  return url;
}
