/** A copy of a record's whole tracker as it comes back, in a database of its own, so that what is applied alters no other measuring. */
import { copyFile, mkdtemp } from "node:fs/promises";
import path from "node:path";
import { createClient } from "@libsql/client";
import { databaseFile, driverUrl } from "~/db/database-url.server";
import { runJob } from "./child";
import type { World } from "./world";

export type ReturnedCopy = { url: string; file: string; /** The same again, untouched. */ fresh: () => Promise<string> };

export async function returnedCopy(world: World, findings: number, cells: number): Promise<ReturnedCopy> {
  const base = path.join(await mkdtemp(path.join(world.folder, "returned-")), `${String(findings)}-${String(cells)}`);
  const [sent, file] = [`${base}.db`, `${base}.xlsx`];
  const client = createClient({ url: driverUrl(databaseFile(await world.database(findings))) });
  await client.execute({ sql: "VACUUM INTO ?", args: [sent] });
  client.close();
  await runJob("make-copy", { url: `file:${sent}`, file, cells: String(cells) });
  let copies = 0;
  const fresh = async () => {
    const to = `${base}-${String((copies += 1))}.db`;
    await copyFile(sent, to);
    return `file:${to}`;
  };
  return { url: `file:${sent}`, file, fresh };
}
