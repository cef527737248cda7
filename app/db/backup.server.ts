/** A copy of the whole database in one file, made while it is in use. */
import { randomUUID } from "node:crypto";
import { link, open, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { createClient } from "@libsql/client";
import { driverUrl } from "~/db/database-url.server";
import { done, refuse, type Done } from "~/domain/problem";

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** Nobody but the owner may read it: it holds the drafts of both sides. */
async function makeEmpty(file: string): Promise<void> {
  await (await open(file, "wx", 0o600)).close();
}

/** The copy is on the disk when this returns, and whole even while others write. `to` is made, and must not be there. */
export async function copyDatabase(from: string, to: string): Promise<void> {
  await makeEmpty(to);
  const client = createClient({ url: driverUrl(from), timeout: 20_000 });
  try {
    await client.execute({ sql: "VACUUM INTO ?", args: [to] });
  } finally {
    client.close();
  }
  const handle = await open(to, "r+");
  await handle.sync();
  await handle.close();
}

/** Gives the file its name, and never in place of one that is there. */
async function nameIt(beside: string, file: string): Promise<void> {
  try {
    await link(beside, file);
  } catch (error) {
    if (codeOf(error) === "EEXIST") throw error;
    // Some file systems have no second names for a file.
    if ((await stat(file).catch(() => null)) !== null) throw Object.assign(new Error("It is there."), { code: "EEXIST" });
    await rename(beside, file);
  }
}

/** Writes a copy of the database `from` to `file`, beside its place first, so that nobody ever takes half a copy for one. */
export async function backUp(from: string, file: string): Promise<Done<{ bytes: number }>> {
  const folder = path.dirname(file);
  if ((await stat(from).catch(() => null))?.isFile() !== true) return refuse("missing", `There is no database ${from} to back up. Name it in DATABASE_URL.`);
  if ((await stat(folder).catch(() => null))?.isDirectory() !== true) return refuse("missing", `The folder ${folder} does not exist. Make it first, or name another.`);
  const taken = refuse("refused", `${file} is there already, and a backup never replaces another. Name a new file.`);
  if ((await stat(file).catch(() => null)) !== null) return taken;
  const beside = path.join(folder, `.${path.basename(file)}.${randomUUID()}.part`);
  try {
    await copyDatabase(from, beside);
    await nameIt(beside, file);
    return done({ bytes: (await stat(file)).size });
  } catch (error) {
    if (codeOf(error) === "EEXIST") return taken;
    return refuse("refused", `The backup ${file} could not be written: ${error instanceof Error ? error.message : String(error)}. Check that there is room and that this user may write there.`);
  } finally {
    await rm(beside, { force: true });
  }
}
