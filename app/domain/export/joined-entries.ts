/** The entries of a finding joined into two cells, numbered and lined up: what was asked, and what the force said to it. */
import { isIssued } from "~/domain/entry";
import { cutText, LONGEST_CELL } from "~/domain/export/export-sheet";
import { linkTo, type EntryRecord, type FindingRecord } from "~/domain/record";
import type { ResponsePart } from "~/domain/response";

export const CONTINUES = "continues on Questions and responses";

/** '2. ', '– ' for what has no number, '2. (withdrawn) ', 'Draft: ' in a working copy. */
function labelOf(entry: EntryRecord, findingId: string): string {
  if (!isIssued(entry.state)) return "Draft: ";
  const link = linkTo(entry, findingId);
  const number = link?.number ?? null;
  return (number === null ? "– " : `${String(number)}. `) + (link?.closure === "withdrawn" ? "(withdrawn) " : "");
}

/** How far into a text its speaker is looked for. */
const BEGINNING = 80;

/** Notes mostly name the speaker in the text itself ("The CC replied …"); where it does not, the post is put before it. */
function said({ by, text }: ResponsePart): string {
  return by === null || text.slice(0, BEGINNING).includes(by) ? text : `${by}: ${text}`;
}

/** As many whole items as fit; where one was left out or cut, the text ends by saying where it goes on. */
function joinWithin(items: readonly string[]): string | null {
  const whole = items.join("\n");
  if (whole.length <= LONGEST_CELL) return whole === "" ? null : whole;
  const room = LONGEST_CELL - CONTINUES.length - 3;
  let joined = "";
  for (const item of items) {
    const longer = joined === "" ? item : `${joined}\n${item}`;
    if (longer.length > room) {
      if (joined === "") joined = cutText(item, room).trimEnd();
      break;
    }
    joined = longer;
  }
  return `${joined}\n… ${CONTINUES}`;
}

export function joinedQuestions(finding: FindingRecord): string | null {
  if (finding.entries.length === 0) return finding.addressedElsewhere ?? "No question";
  return joinWithin(finding.entries.map((entry) => labelOf(entry, finding.id) + entry.text));
}

export function joinedResponses(finding: FindingRecord): string | null {
  return joinWithin(
    finding.entries.flatMap((entry) => {
      const parts = entry.responses.flatMap((response) => response.parts.map((part) => (response.state === "submitted" ? "" : "Draft: ") + said(part)));
      if (parts.length > 0) return [labelOf(entry, finding.id) + parts.join("\n")];
      return entry.kind === "question" && isIssued(entry.state) ? [`${labelOf(entry, finding.id)}No response yet`] : [];
    }),
  );
}
