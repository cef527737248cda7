/** What the closing of its questions proposes for the assurance of a finding. Only proposed: a person sets it, with its statement. */
import type { Instant } from "~/domain/calendar-date";
import { isIssued, type Closure } from "~/domain/entry";
import type { Assurance } from "~/domain/finding";
import { linkTo, type EntryRecord, type FindingRecord } from "~/domain/record";

/** When a question on a finding was last closed, null where nobody wrote that down; when its assurance was last decided, null for never. */
export type Closing = { closedAt: Instant | null; decidedAt: Instant | null };

type Finding = Pick<FindingRecord, "id" | "entries">;

function closureOf(finding: Finding, entry: EntryRecord): Closure | null {
  return linkTo(entry, finding.id)?.closure ?? null;
}

/** A question that went on in another counts by how that one was closed. */
function isSettledByFollowUp(finding: Finding, entry: EntryRecord): boolean {
  if (closureOf(finding, entry) !== "follow-up-asked") return false;
  const closures = finding.entries.filter((each) => each.followsUpEntryId === entry.id).map((each) => closureOf(finding, each));
  return closures.some((closure) => closure !== null && closure !== "withdrawn");
}

/**
 * Assured where every question put on it is closed as assured, partially where some are, further assurance sought where none
 * is; null where no question was closed yet. Comments and what was withdrawn do not count.
 */
export function proposedAssurance(finding: Finding): Assurance | null {
  const asked = finding.entries.filter((entry) => entry.kind !== "comment" && isIssued(entry.state) && !isSettledByFollowUp(finding, entry));
  const closures = asked.map((entry) => closureOf(finding, entry)).filter((closure) => closure !== "withdrawn");
  const assured = closures.filter((closure) => closure === "assured").length;
  if (closures.every((closure) => closure === null)) return null;
  if (assured === closures.length) return "assured";
  return assured > 0 ? "partially-assured" : "further-assurance-sought";
}

/** What waits for a decision: something else is proposed than stands, and nobody has decided since the last closing. Null where nothing waits. */
export function assuranceToDecide(finding: Finding & Pick<FindingRecord, "assurance">, closing: Closing | undefined): Assurance | null {
  const proposed = proposedAssurance(finding);
  if (proposed === finding.assurance) return null;
  const decided = closing?.decidedAt ?? null;
  const isDecided = decided !== null && decided >= (closing?.closedAt ?? "") && finding.assurance !== "not-yet-reviewed";
  return isDecided ? null : proposed;
}
