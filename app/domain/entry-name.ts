/** How an entry is named on a page of its own and in messages: 'Question 2 on AFI 4 (F-0104)'. */
import { ENTRY_KIND_WORDS, isIssued } from "~/domain/entry";
import { findingTitle, type RelatedFinding } from "~/domain/finding-name";
import type { EntryPlace, EntryRecord } from "~/domain/record";

const PLACE_WORDS: Record<EntryPlace, string> = { finding: "of a meeting", opening: "opening the meeting", aob: "under any other business", item: "under an item of the agenda" };

function place(entry: EntryRecord, findings: readonly RelatedFinding[]): string {
  const [first] = findings;
  if (first === undefined) return PLACE_WORDS[entry.place];
  const others = findings.length - 1;
  const more = others === 0 ? "" : others === 1 ? " and 1 other finding" : ` and ${String(others)} other findings`;
  return `on ${findingTitle(first)} (${first.reference})${more}`;
}

export function entryTitle(entry: EntryRecord, findings: readonly RelatedFinding[]): string {
  const kind = ENTRY_KIND_WORDS[entry.kind];
  const number = entry.links.find((link) => link.findingId === findings[0]?.id)?.number ?? null;
  if (!isIssued(entry.state)) return `Draft ${kind.toLowerCase()} ${place(entry, findings)}`;
  return `${kind}${number === null ? "" : ` ${String(number)}`} ${place(entry, findings)}`;
}
