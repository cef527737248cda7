/** An entry inside a transaction as somebody saw it on a page: refused where it was changed since. */
import { findEntry } from "~/commands/find-entry.server";
import type { Ctx } from "~/db/ctx.server";
import type { Tx } from "~/db/write.server";
import { refuse, type Done } from "~/domain/problem";
import type { EntryRecord } from "~/domain/record";

/** `seen`: the version that was on the page; left out where nobody looked first. */
export type SeenEntry = { entryId: string; seen?: number };

const LONGEST_QUOTE = 60;

/** The first words of a text, to tell one entry from another in a sentence. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return `“${line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE).trimEnd()} …` : line}”`;
}

export async function findSeenEntry(tx: Tx, ctx: Ctx, { entryId, seen }: SeenEntry): Promise<Done<EntryRecord>> {
  const found = await findEntry(tx, ctx, entryId);
  if (!found.ok || seen === undefined || found.value.version === seen) return found;
  return refuse("stale", `${quoted(found.value.text)} was changed by somebody else after this page was loaded, so nothing was done. Load the page again, read it as it is now, and decide again.`);
}
