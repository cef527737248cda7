/** Puts a backup in the place of the database, where nobody is using that. */
import { randomUUID } from "node:crypto";
import { chmod, mkdir, realpath, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { createClient } from "@libsql/client";
import { copyDatabase } from "~/db/backup.server";
import { driverUrl } from "~/db/database-url.server";
import { checkOwnDatabase } from "~/db/migrate.server";
import { done, refuse, type Done } from "~/domain/problem";

async function isThere(file: string): Promise<boolean> {
  return (await stat(file).catch(() => null)) !== null;
}

/**
 * Leaving the write-ahead log needs the file to oneself: whoever has it open, idle or not, is in the way, and the
 * system itself lets go of it for a process that was killed. Brings what stood in the log into the file, too.
 */
async function takeAlone(file: string): Promise<Done<true>> {
  const client = createClient({ url: driverUrl(file), timeout: 0 });
  try {
    await client.execute("PRAGMA journal_mode = DELETE");
    return done(true);
  } catch (error) {
    const busy = error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_BUSY");
    // What is no database any more is kept all the same: there is nothing in it to wait for.
    return busy ? refuse("refused", `${file} is in use. Stop the server, and let other commands finish; then restore again.`) : done(true);
  } finally {
    client.close();
  }
}

async function integrityOf(file: string): Promise<string> {
  const client = createClient({ url: driverUrl(file), timeout: 5000 });
  try {
    const said = (await client.execute("PRAGMA integrity_check(1)")).rows[0]?.[0];
    return typeof said === "string" ? said : "it cannot be read";
  } finally {
    client.close();
  }
}

async function isDemonstrationFile(file: string): Promise<boolean> {
  const client = createClient({ url: driverUrl(file), timeout: 5000 });
  try {
    return (await client.execute(`SELECT 1 FROM "Setting" WHERE "key" = 'demonstration'`)).rows.length > 0;
  } finally {
    client.close();
  }
}

export type Restore = {
  backup: string;
  /** The database whose place it takes. */
  file: string;
  /** Part of the name under which what was there before is kept. */
  stamp: string;
  /** Whether that place is the demonstration's, where anybody is let in. */
  demonstration: boolean;
};

/** Returns where the old file is kept; null where there was none. */
export async function restoreDatabase({ backup, file, stamp, demonstration }: Restore): Promise<Done<{ kept: string | null }>> {
  if ((await stat(backup).catch(() => null))?.isFile() !== true) return refuse("missing", `There is no backup ${backup}. Check its name and folder.`);
  if ((await isThere(file)) && (await realpath(backup)) === (await realpath(file))) return refuse("refused", `${backup} is the database itself. Name a backup of it.`);
  const own = await checkOwnDatabase(backup);
  if (!own.ok) return own;
  const integrity = await integrityOf(backup);
  if (integrity !== "ok") return refuse("refused", `${backup} is damaged (${integrity}), so nothing was changed. Take an earlier backup.`);
  if (demonstration !== (await isDemonstrationFile(backup))) {
    return refuse("refused", demonstration
      ? `${backup} holds an office’s own records, and the demonstration lets everybody in. Name the office’s database in DATABASE_URL.`
      : `${backup} is a demonstration about a fictional force. Restore it without DATABASE_URL.`);
  }
  await mkdir(path.dirname(file), { recursive: true });
  const there = await isThere(file);
  const alone = there ? await takeAlone(file) : done(true as const);
  if (!alone.ok) return alone;

  const beside = `${file}.${randomUUID()}.part`;
  const kept = there ? `${file}.before-restore-${stamp}.bak` : null;
  try {
    await copyDatabase(backup, beside);
    if (kept !== null) {
      // It holds the drafts of both sides, whoever could read it where it was.
      await chmod(file, 0o600);
      await rename(file, kept);
    }
    for (const rest of ["-wal", "-shm"]) await rm(`${file}${rest}`, { force: true });
    await rename(beside, file);
    return done({ kept });
  } catch (error) {
    if (kept !== null && !(await isThere(file)) && (await isThere(kept))) await rename(kept, file);
    return refuse("refused", `The backup could not be put in place, and the database is as it was: ${error instanceof Error ? error.message : String(error)}.`);
  } finally {
    await rm(beside, { force: true });
  }
}
