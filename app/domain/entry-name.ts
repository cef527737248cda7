/** How an entry is named on a page of its own and in messages: 'Question 2 on AFI 4 (F-0104)'. */
import { ENTRY_KIND_WORDS, isIssued } from "~/domain/entry";
import { findingTitle, type RelatedFinding } from "~/domain/finding-name";
import type { EntryRecord } from "~/domain/record";

function place(entry: EntryRecord, findings: readonly RelatedFinding[]): string {
  const [first] = findings;
  if (first === undefined) return entry.place === "opening" ? "opening the meeting" : "under any other business";
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
