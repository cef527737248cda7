/** Says which cells of our own sheets were changed although an import does not take them. */
import { formatClosures } from "~/domain/export/closure-cell";
import { formatCovers } from "~/domain/export/covers-cell";
import { formatLimbs } from "~/domain/export/limbs-cell";
import { joinList } from "~/domain/export/list-cell";
import { cellOf, type OwnRow } from "~/domain/import/own/own-row";
import { say, type PlanContext } from "~/domain/import/plan-context";
import type { EntryRecord, FindingRecord } from "~/domain/record";

type Expected = readonly (readonly [key: string, heading: string, value: string | null])[];

function compare(context: PlanContext, row: OwnRow, expected: Expected, where: string): void {
  for (const [key, heading, value] of expected) {
    const cell = cellOf(row, key);
    if (cell === undefined || cell.value === null || cell.value === value) continue;
    say(context, `${cell.place.sheet}, ${cell.place.column ?? ""}${String(cell.place.row)}: ${heading} is not changed by an import. Change it on ${where}.`);
  }
}

export function sayUntakenOfEntry(context: PlanContext, row: OwnRow, entry: EntryRecord): void {
  compare(context, row, [
    ["kind", "Kind", entry.kind],
    ["state", "State", entry.state],
    ["place", "Place", entry.place],
    ["findings", "Findings", formatCovers(entry.links)],
    ["closedAs", "Closed as", formatClosures(entry.links)],
  ], "the question’s page");
}

export function sayUntakenOfFinding(context: PlanContext, row: OwnRow, finding: FindingRecord): void {
  const linked = (kind: "repeats" | "supersedes") => joinList(finding.links.filter((link) => link.kind === kind && link.direction === "from").map((link) => link.reference));
  compare(context, row, [
    ["theirReference", "Their reference", finding.theirReference],
    ["limbs", "Limbs", formatLimbs(finding.limbs)],
    ["repeats", "Repeats", linked("repeats")],
    ["supersedes", "Supersedes", linked("supersedes")],
  ], "the finding’s page");
}
