/** Everything in a database, as one sum per table: equal where nothing was written. */
import { createHash } from "node:crypto";
import { createClient } from "@libsql/client";

export async function databaseContents(url: string): Promise<Record<string, string>> {
  const client = createClient({ url });
  try {
    const tables = await client.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name");
    const sums: Record<string, string> = {};
    for (const table of tables.rows.map(({ name }) => name as string)) {
      const { rows } = await client.execute(`SELECT * FROM "${table}" ORDER BY rowid`);
      const written = JSON.stringify(rows, (_, value: unknown) => (value instanceof ArrayBuffer ? Buffer.from(value).toString("base64") : value));
      sums[table] = `${String(rows.length)} rows, ${createHash("sha256").update(written).digest("hex")}`;
    }
    return sums;
  } finally {
    client.close();
  }
}
