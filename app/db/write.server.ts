/** The only door to a transaction: one at a time in this process, with the lock in hand before anything is read. */
import { waitForOtherProcess } from "~/db/driver.server";
import type { Prisma } from "~/db/generated/prisma/client";
import { writerOf, type Db } from "~/db/open-database.server";
import type { Problem } from "~/domain/problem";

/** The row of Lock that counts changes of the record, and the one for everything else. */
export const RECORD_LOCK = 1;
const OTHER_LOCK = 2;

/** What a transaction reads and writes with. */
export type Tx = Prisma.TransactionClient;

type Options = {
  /** How long the work itself may take, in milliseconds; an import names a longer time. */
  timeoutMs?: number;
  /** True for work that leaves findings, entries and all that hangs on them alone: what is kept of the record in memory stays good. */
  leavesRecord?: boolean;
};

type Refusal = { ok: false; problem: Problem };

function isRefusal(value: unknown): value is Refusal {
  return typeof value === "object" && value !== null && "ok" in value && value.ok === false && "problem" in value;
}

/** Thrown to make Prisma roll back; write() catches it and returns what it carries. */
function takeBack(refusal: Refusal): Error {
  return Object.assign(new Error("Taken back after a refusal."), { refusal });
}

function refusalIn(error: unknown): Refusal | null {
  return error instanceof Error && "refusal" in error && isRefusal(error.refusal) ? error.refusal : null;
}

/**
 * Runs `work` in a transaction and returns its value once it is stored. Thrown errors and refusals (`Done` with
 * ok: false) take back everything it wrote. Parse and validate before calling: others wait meanwhile.
 */
export async function write<T>(db: Db, work: (tx: Tx) => Promise<T>, options: Options = {}): Promise<T> {
  const writer = db[writerOf];
  if (writer.closed) throw new Error("The database is closed.");
  if (writer.inside.getStore()) throw new Error("write() inside write() would wait for itself: pass the tx on instead.");

  const transact = () =>
    writer.client.$transaction(
      async (tx) => {
        const lock = options.leavesRecord === true ? OTHER_LOCK : RECORD_LOCK;
        const locked = await tx.$executeRaw`UPDATE "Lock" SET "n" = "n" + 1 WHERE "id" = ${lock}`;
        if (locked === 0) await tx.$executeRaw`INSERT INTO "Lock" ("id", "n") VALUES (${lock}, 1)`;
        const value = await work(tx);
        if (isRefusal(value)) throw takeBack(value);
        return value;
      },
      { timeout: options.timeoutMs ?? 10_000, maxWait: waitForOtherProcess + 5000 },
    );

  const turn = writer.queue.then(() => writer.inside.run(true, transact));
  writer.queue = turn.catch(() => undefined);
  try {
    return await turn;
  } catch (error) {
    const refusal = refusalIn(error);
    if (refusal === null) throw error;
    return refusal as T;
  }
}
