/** Reads a file that the person at the command line named. */
import { readFile } from "node:fs/promises";
import { done, refuse, type Done } from "~/domain/problem";
import { limits } from "~/spreadsheet/limits.server";

export async function bytesOf(file: string): Promise<Done<Uint8Array>> {
  try {
    const bytes = await readFile(file);
    if (bytes.length > limits.uploadBytes) return refuse("too-large", `The file is larger than ${String(limits.uploadBytes / 1024 / 1024)} MB. Save a copy without pictures and old sheets, and use that.`);
    return done(bytes);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "ENOENT") return refuse("missing", `There is no file ${file}. Check its name and folder.`);
    if (code === "EISDIR") return refuse("invalid", `${file} is a folder. Name the workbook in it.`);
    return refuse("invalid", `${file} cannot be read (${code}). Check that you may open it.`);
  }
}
