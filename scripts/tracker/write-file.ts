/** Writes a file that the person at the command line named. */
import { randomUUID } from "node:crypto";
import { rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { done, refuse, type Done } from "~/domain/problem";

async function kindOf(file: string): Promise<"file" | "folder" | "other" | "nothing"> {
  const found = await stat(file).catch(() => null);
  if (found === null) return "nothing";
  return found.isFile() ? "file" : found.isDirectory() ? "folder" : "other";
}

export async function exists(file: string): Promise<boolean> {
  return (await kindOf(file)) !== "nothing";
}

/** Whether a file may be written there. */
export async function checkPlace(file: string): Promise<Done<true>> {
  const kind = await kindOf(file);
  if (kind === "folder") return refuse("refused", `${file} is a folder. Name a file in it, such as ${path.join(file, "tracker.xlsx")}.`);
  if (kind === "other") return refuse("refused", `${file} is not an ordinary file. Name another.`);
  const folder = path.dirname(file);
  if ((await kindOf(folder)) !== "folder") return refuse("missing", `The folder ${folder} does not exist. Make it first, or name another.`);
  return done(true);
}

/** Beside its place first, then moved onto it: nobody ever sees half a file. */
export async function writeWhole(file: string, bytes: Uint8Array): Promise<Done<true>> {
  const beside = path.join(path.dirname(file), `.${path.basename(file)}.${randomUUID()}.part`);
  try {
    await writeFile(beside, bytes, { flag: "wx" });
    await rename(beside, file);
    return done(true);
  } catch (error) {
    await rm(beside, { force: true });
    return refuse("refused", `${file} could not be written: ${error instanceof Error ? error.message : String(error)}. Close it where it is open, or name another.`);
  }
}
