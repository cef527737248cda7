/** An item about a question, comment or concern, beside the finding it is shown by. */
import { ENTRY_KIND_WORDS, isIssued } from "~/domain/entry";
import { findingTitle } from "~/domain/finding-name";
import { linkTo, type EntryRecord, type FindingRecord, type WholeRecord } from "~/domain/record";
import type { WorkItem } from "~/domain/my-work/work-item";

/** An entry with the findings it was put on, in the order of their references. */
export type PlacedEntry = { entry: EntryRecord; findings: FindingRecord[] };

/** Every entry on a finding, once. */
export function placedEntries(record: WholeRecord): PlacedEntry[] {
  const placed = new Map<string, PlacedEntry>();
  for (const finding of record.findings) {
    for (const entry of finding.entries) {
      const known = placed.get(entry.id);
      if (known === undefined) placed.set(entry.id, { entry, findings: [finding] });
      else known.findings.push(finding);
    }
  }
  return [...placed.values()];
}

/** A question that was issued and has no submitted response. */
export function isUnanswered({ kind, state, responses, links }: EntryRecord): boolean {
  return kind === "question" && state === "issued" && links.some((link) => link.closure === null) && !responses.some((response) => response.state === "submitted");
}

function label(entry: EntryRecord, finding: FindingRecord): string {
  const number = linkTo(entry, finding.id)?.number ?? null;
  return isIssued(entry.state) && number !== null ? `Q${String(number)}` : ENTRY_KIND_WORDS[entry.kind];
}

type More = Pick<WorkItem, "key" | "place"> & Partial<WorkItem>;

/** `beside` is the finding it is named by. */
export function entryItem({ entry, findings }: PlacedEntry, beside: FindingRecord, more: More): WorkItem {
  const others = findings.length - 1;
  const also = others === 0 ? "" : others === 1 ? " and 1 more finding" : ` and ${String(others)} more findings`;
  return {
    reference: beside.reference, title: findingTitle(beside), about: beside.text, what: `${label(entry, beside)}${also}`,
    words: entry.text, whose: null, since: null, due: null, ...more,
  };
}
