/** A copy of the database each night, in a folder of its own, of which the newest are kept. */
import { mkdir, readdir, rm } from "node:fs/promises";
import path from "node:path";
import { backUp } from "~/db/backup.server";
import { addDays, londonDate, londonMoment, type CalendarDate, type Instant } from "~/domain/calendar-date";
import { done, type Done } from "~/domain/problem";
import type { Log } from "./request-log";

/** When nobody works; by London's clock. */
const AT = "02:00";
const LOOK_EVERY_MS = 60_000;
const AGAIN_AFTER_MS = 3_600_000;

export type Backups = {
  /** The database's own file. */
  file: string;
  folder: string;
  kept: number;
};

/** The day whose night's copy should be there by now. */
export function dueDay(now: Instant): CalendarDate {
  const today = londonDate(now);
  return now >= londonMoment(today, AT) ? today : addDays(today, -1);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** Makes the copy that is due, unless it is there, and takes away the oldest of its kind beyond `kept`. Null where nothing was due. */
export async function backUpWhenDue({ file, folder, kept }: Backups, now: Instant): Promise<Done<{ made: string; removed: string[] } | null>> {
  const name = path.basename(file).replace(/\.db$/, "");
  const wanted = `${name}-${dueDay(now)}.db`;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).includes(wanted)) return done(null);
  const written = await backUp(file, path.join(folder, wanted));
  if (!written.ok) return written;
  const own = new RegExp(`^${escaped(name)}-\\d{4}-\\d{2}-\\d{2}\\.db$`);
  const removed = (await readdir(folder)).filter((each) => own.test(each)).sort().reverse().slice(kept);
  for (const each of removed) await rm(path.join(folder, each), { force: true });
  return done({ made: path.join(folder, wanted), removed });
}

/** Looks every minute whether a copy is due: also one that was missed while nothing ran. Returns what ends it. */
export function startBackups(backups: Backups, log: Log): () => Promise<void> {
  let notBefore = 0;
  let running = Promise.resolve();
  const look = async () => {
    if (Date.now() < notBefore) return;
    const outcome = await backUpWhenDue(backups, new Date().toISOString());
    if (!outcome.ok) throw new Error(outcome.problem.message);
    if (outcome.value !== null) log.info({ file: outcome.value.made, removed: outcome.value.removed.length }, "backup");
  };
  const timer = setInterval(() => {
    running = running.then(look).catch((error: unknown) => {
      notBefore = Date.now() + AGAIN_AFTER_MS;
      log.error({ said: error instanceof Error ? error.message : String(error) }, "backup failed");
    });
  }, LOOK_EVERY_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
    return running;
  };
}
