/** How far the updates of a cycle have come: for each open finding missing, drafted or submitted, by lead and by area. */
import type { CalendarDate } from "~/domain/calendar-date";
import type { FindingRecord } from "~/domain/record";

export const UPDATE_PROGRESS = ["missing", "drafted", "submitted"] as const;
export type UpdateProgress = (typeof UPDATE_PROGRESS)[number];
export const UPDATE_PROGRESS_WORDS: Record<UpdateProgress, string> = { missing: "Missing", drafted: "Drafted", submitted: "Submitted" };

const UPDATE_COLUMNS: readonly string[] = ["update", "updateAsAt", "rag", "ragReason"];

/** Complete for HMICFRS, or superseded: no update is asked for any more. */
export function needsUpdate(finding: FindingRecord): boolean {
  return finding.hmicfrsStatus !== "complete" && finding.hmicfrsStatus !== "superseded";
}

/** Drafts count for whoever may see them: to the office, and in papers, a drafted update is a missing one. */
export function updateProgress(finding: FindingRecord, boardOn: CalendarDate): UpdateProgress {
  if (finding.update?.cycleBoardOn === boardOn || finding.submittedFor?.includes(boardOn) === true) return "submitted";
  return finding.drafts.some((draft) => UPDATE_COLUMNS.includes(draft.column)) ? "drafted" : "missing";
}

export type ProgressLine = { name: string; total: number; references: Record<UpdateProgress, string[]> };

function lineOf(name: string): ProgressLine {
  return { name, total: 0, references: { missing: [], drafted: [], submitted: [] } };
}

function add(lines: Map<string, ProgressLine>, name: string, finding: FindingRecord, progress: UpdateProgress): void {
  const line = lines.get(name) ?? lineOf(name);
  line.total += 1;
  line.references[progress].push(finding.reference);
  lines.set(name, line);
}

export type CycleProgress = { all: ProgressLine; byLead: ProgressLine[]; byArea: ProgressLine[] };

export const NO_LEAD = "No lead";
export const NO_AREA = "No question area";

function sorted(lines: Map<string, ProgressLine>): ProgressLine[] {
  return [...lines.values()].sort((a, b) => b.references.missing.length - a.references.missing.length || a.name.localeCompare(b.name, "en-GB"));
}

/** The lead is the tactical one, who writes the update, else the strategic one. Most missing first. */
export function cycleProgress(findings: readonly FindingRecord[], boardOn: CalendarDate): CycleProgress {
  const all = lineOf("All");
  const byLead = new Map<string, ProgressLine>();
  const byArea = new Map<string, ProgressLine>();
  for (const finding of findings) {
    if (!needsUpdate(finding)) continue;
    const progress = updateProgress(finding, boardOn);
    all.total += 1;
    all.references[progress].push(finding.reference);
    add(byLead, finding.tacticalLead?.text ?? finding.strategicLead?.text ?? NO_LEAD, finding, progress);
    add(byArea, finding.questionArea ?? NO_AREA, finding, progress);
  }
  return { all, byLead: sorted(byLead), byArea: sorted(byArea) };
}
