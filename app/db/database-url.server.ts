/** How a database is named outside (file:data/office.db) and where its file is. */
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The absolute path of the file that a `file:` URL names; a relative one starts at the working folder. */
export function databaseFile(url: string): string {
  if (!url.startsWith("file:")) {
    throw new Error(`The database must be a file, written file:data/office.db, and "${url}" is not.`);
  }
  if (url.startsWith("file:///")) return fileURLToPath(url);
  return path.resolve(url.slice("file:".length));
}

/** The same file in the form the driver reads: it decodes %, and takes ? and # as the end of the path. */
export function driverUrl(file: string): string {
  const escaped = file.replaceAll("%", "%25").replaceAll("?", "%3F").replaceAll("#", "%23");
  return `file:${escaped.replaceAll(path.sep, "/")}`;
}
