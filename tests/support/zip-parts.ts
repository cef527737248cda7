/** The parts of a zip file as texts, by name. */
import { openZip, readEntry } from "~/spreadsheet/zip.server";

export function zipParts(bytes: Uint8Array): Map<string, string> {
  const zip = openZip(bytes);
  return new Map(zip.entries.map(({ name }) => [name, readEntry(zip, name)?.toString("utf8") ?? ""]));
}
