/** The numbers and first words of findings, to name them where there is little room. */
import type { Reader } from "~/db/rows.server";

const LONGEST = 110;
/** So many findings are asked for in one statement. */
const CHUNK = 400;

/** By reference: "AFI 7 · The force should make sure …". */
export async function findingTitles(reader: Reader, references: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const titles = new Map<string, string>();
  for (let from = 0; from < references.length; from += CHUNK) {
    const rows = await reader.finding.findMany({ where: { reference: { in: references.slice(from, from + CHUNK) } }, select: { reference: true, number: true, text: true } });
    for (const { reference, number, text } of rows) {
      const line = text.replace(/\s+/g, " ");
      const words = line.length > LONGEST ? `${line.slice(0, LONGEST - 1).trimEnd()}…` : line;
      titles.set(reference, number === null ? words : `${number} · ${words}`);
    }
  }
  return titles;
}
