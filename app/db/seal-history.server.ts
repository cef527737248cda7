/** Ties the events of a database from before there was a chain into it, once; later nothing enters but sealed. */
import type { Client } from "@libsql/client";
import { sha256 } from "~/db/digest.server";
import { chainOf, firstLink, PAST_SIGN_INS, sealed, type ChainedEvent, type ChainName, type Words } from "~/domain/history-chain";

const COLUMNS = ["sequence", "at", "personId", "actorName", "actorPost", "side", "draftOf", "subject", "subjectId", "findingId", "field", "before", "after", "via", "importId", "importPlace"] as const;
const AT_ONCE = 500;

/** True where there are events and no chain yet. */
export async function hasUnsealedPast(client: Client): Promise<boolean> {
  const tables = await client.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'HistoryChain'");
  if (tables.rows.length === 0) return false;
  const past = await client.execute(`SELECT 1 FROM "HistoryEvent" WHERE NOT EXISTS (SELECT 1 FROM "HistoryChain") LIMIT 1`);
  return past.rows.length > 0;
}

export async function sealPast(client: Client, newSalt: () => string): Promise<void> {
  const transaction = await client.transaction("write");
  try {
    const heads = new Map<ChainName, { sequence: number; last: string }>();
    for (let after = 0; ; ) {
      const { rows } = await transaction.execute({
        sql: `SELECT ${COLUMNS.map((column) => `"${column}"`).join(", ")} FROM "HistoryEvent" WHERE "sequence" > ? ORDER BY "sequence" LIMIT ${String(AT_ONCE)}`,
        args: [after],
      });
      for (const row of rows as unknown as (ChainedEvent & Words)[]) {
        const name = chainOf(row, PAST_SIGN_INS);
        const { salt, beforeDigest, afterDigest, digest, chain } = sealed(sha256, row, newSalt(), heads.get(name)?.last ?? firstLink(name));
        await transaction.execute({
          sql: `UPDATE "HistoryEvent" SET "salt" = ?, "beforeDigest" = ?, "afterDigest" = ?, "digest" = ?, "chain" = ? WHERE "sequence" = ?`,
          args: [salt, beforeDigest, afterDigest, digest, chain, row.sequence],
        });
        heads.set(name, { sequence: row.sequence, last: chain });
        after = row.sequence;
      }
      if (rows.length < AT_ONCE) break;
    }
    for (const [name, { sequence, last }] of heads) {
      await transaction.execute({ sql: `INSERT INTO "HistoryChain" ("name", "sequence", "last") VALUES (?, ?, ?)`, args: [name, sequence, last] });
    }
    await transaction.commit();
  } finally {
    transaction.close();
  }
}
