/** Reads many rows of a table at once: as one JSON text, which takes a fifth of the time of reading them row by row. */
import { Prisma } from "~/db/generated/prisma/client";
import type { Tx } from "~/db/write.server";

/** What rows are read with: the client that only reads, or a transaction. */
export type Reader = Tx;

/** The columns' values of all rows of `from` (a table, or a select of the same columns), in its order. */
export async function rowsOf<Row>(reader: Reader, columns: readonly (keyof Row & string)[], from: Prisma.Sql): Promise<Row[]> {
  const fields = Prisma.raw(columns.map((column) => `'${column}', "${column}"`).join(", "));
  const [answer] = await reader.$queryRaw<{ rows: string }[]>`SELECT json_group_array(json_object(${fields})) AS rows FROM (${from})`;
  return JSON.parse(answer?.rows ?? "[]") as Row[];
}
