/** The SQLite driver as this program uses it: one connection per client, its settings kept, its known fault contained. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Client, InArgs, InStatement, Transaction } from "@libsql/client";
import { PrismaLibSql } from "@prisma/adapter-libsql";
import { driverUrl } from "~/db/database-url.server";

type Purpose = "read" | "write";

const settings: Record<Purpose, string[]> = {
  read: ["PRAGMA foreign_keys = ON", "PRAGMA query_only = ON"],
  write: ["PRAGMA foreign_keys = ON", "PRAGMA synchronous = FULL"],
};

/** How long a writer waits for another process before it gives up, in milliseconds. */
export const waitForOtherProcess = 20_000;

function isBusy(error: unknown): boolean {
  return error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_BUSY");
}

/**
 * The driver does not reset a statement that failed with SQLITE_BUSY: that connection then reads an old state and
 * loses later writes. So such a connection is thrown away, and each new one gets its settings before its first use.
 */
function guard(client: Client, purpose: Purpose): Client {
  let ready = false;

  async function guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      if (!ready) for (const setting of settings[purpose]) await client.execute(setting);
      ready = true;
      return await work();
    } catch (error) {
      ready = false;
      if (isBusy(error)) client.reconnect();
      throw error;
    }
  }

  /** The driver is synchronous and would stop the whole process while it waits, so the waiting is done here. */
  async function beginWriting(): Promise<Transaction> {
    const giveUp = performance.now() + waitForOtherProcess;
    for (let pause = 5; ; pause = Math.min(pause * 2, 80)) {
      try {
        return await guarded(() => client.transaction("write"));
      } catch (error) {
        if (!isBusy(error) || performance.now() > giveUp) throw error;
        await sleep(pause);
      }
    }
  }

  function transaction(): Promise<Transaction> {
    return purpose === "write" ? beginWriting() : guarded(() => client.transaction("deferred"));
  }

  const rest: Omit<Client, "transaction"> = {
    execute: (statement: InStatement, args?: InArgs) =>
      guarded(() => (typeof statement === "string" ? client.execute(statement, args) : client.execute(statement))),
    batch: (statements, mode) => guarded(() => client.batch(statements, mode)),
    migrate: (statements) => client.migrate(statements),
    executeMultiple: (sql) => guarded(() => client.executeMultiple(sql)),
    sync: () => client.sync(),
    reconnect: () => client.reconnect(),
    close: () => client.close(),
    closed: client.closed,
    protocol: client.protocol,
  };
  return Object.assign(rest, { transaction });
}

/** A Prisma driver for one file: `read` refuses every change, `write` begins each transaction with the lock in hand. */
export function openDriver(file: string, purpose: Purpose): PrismaLibSql {
  const timeout = purpose === "read" ? 5000 : 100;
  const driver = new PrismaLibSql({ url: driverUrl(file), timeout, concurrency: 1 });
  const createClient = driver.createClient.bind(driver);
  driver.createClient = (config) => guard(createClient(config), purpose);
  return driver;
}
