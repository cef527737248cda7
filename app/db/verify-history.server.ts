/** Reads the whole history and the state of the file, and says whether both are whole. */
import { sha256 } from "~/db/digest.server";
import type { Reader } from "~/db/rows.server";
import { beginCheck, type Fault, type Head } from "~/domain/check-history";

export type Verified = {
  count: number;
  faults: Fault[];
  heads: Head[];
  /** What SQLite itself says of the file; empty where it is sound. */
  fileFaults: string[];
};

const AT_ONCE = 2000;

async function fileFaults(reader: Reader): Promise<string[]> {
  const integrity = await reader.$queryRawUnsafe<{ integrity_check: string }[]>("PRAGMA integrity_check");
  const keys = await reader.$queryRawUnsafe<{ table: string; rowid: number | bigint | null; parent: string }[]>("PRAGMA foreign_key_check");
  return [
    ...integrity.map((row) => row.integrity_check).filter((said) => said !== "ok"),
    ...keys.map(({ table, rowid, parent }) => `Row ${String(rowid)} of ${table} names a ${parent} that is not there.`),
  ];
}

export async function verifyHistory(reader: Reader): Promise<Verified> {
  const check = beginCheck(sha256);
  for (let after = 0; ; ) {
    const rows = await reader.historyEvent.findMany({ where: { sequence: { gt: after } }, orderBy: { sequence: "asc" }, take: AT_ONCE });
    for (const row of rows) check.add(row);
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last.sequence;
  }
  const [given] = await reader.$queryRaw<{ seq: number | bigint }[]>`SELECT seq FROM sqlite_sequence WHERE name = 'HistoryEvent'`;
  const heads = await reader.historyChain.findMany({ orderBy: { name: "asc" } });
  return { ...check.finish(heads, Number(given?.seq ?? 0)), heads, fileFaults: await fileFaults(reader) };
}
