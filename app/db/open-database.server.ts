/** Opens the one database of a process: a client that only reads, and a writer that only write() reaches. */
import { AsyncLocalStorage } from "node:async_hooks";
import { databaseFile } from "~/db/database-url.server";
import { openDriver } from "~/db/driver.server";
import { PrismaClient } from "~/db/generated/prisma/client";

/** `client` is the only one that may change anything; `queue` is the end of the line of waiting transactions. */
export type Writer = { client: PrismaClient; queue: Promise<unknown>; inside: AsyncLocalStorage<true>; closed: boolean };

// Looked up by name because the server and the pages are two bundles that share one database.
export const writerOf: unique symbol = Symbol.for("assurance-tracker.writer");

/**
 * `read` cannot change anything. Changes go through write(). `readAside()`: a second one that only reads, opened when it is
 * first asked for, so that nobody waits for `read` while much is read of one moment.
 */
export type Db = { readonly url: string; readonly read: PrismaClient; readAside: () => PrismaClient; readonly [writerOf]: Writer; close: () => Promise<void> };

/** Opens a migrated database. Two open ones in one process would wait for each other: open it once. */
export async function openDatabase(url: string): Promise<Db> {
  const file = databaseFile(url);
  const writer: Writer = {
    client: new PrismaClient({ adapter: openDriver(file, "write"), errorFormat: "minimal" }),
    queue: Promise.resolve(),
    inside: new AsyncLocalStorage(),
    closed: false,
  };
  // Readers go on beside a writer only in this mode, which the file itself remembers.
  await writer.client.$queryRawUnsafe("PRAGMA journal_mode = WAL");
  const newReader = () => new PrismaClient({ adapter: openDriver(file, "read"), errorFormat: "minimal" });
  const read = newReader();
  let aside: PrismaClient | null = null;
  return {
    url,
    read,
    readAside: () => (aside ??= newReader()),
    [writerOf]: writer,
    close: async () => {
      writer.closed = true;
      await writer.queue;
      await read.$disconnect();
      await aside?.$disconnect();
      await writer.client.$disconnect();
    },
  };
}
