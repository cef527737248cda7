/** An import plan in a few lines of plain text. */
import { addedCount, type ImportPlan } from "~/domain/import/import-plan";
import { cellWords } from "~/domain/import/field-words";
import type { PlannedPaper } from "~/domain/import/paper/planned-paper";
import type { ImportVoice } from "~/domain/import/import-voice";

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? "nothing") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1) ?? ""}`;
}

/** "19 findings, 26 questions and 26 responses". */
export function addedWords(plan: ImportPlan): string {
  const atMeeting = plan.entries.filter((entry) => entry.entryPlace !== "finding").length;
  const papers = plan.meetings.flatMap(({ paper }) => paper ?? []);
  const inPapers = (count: (paper: PlannedPaper) => number) => papers.reduce((sum, paper) => sum + count(paper), 0);
  const counts: [number, string, string?][] = [
    [plan.inspections.filter((each) => each.isNew).length, "inspection"],
    [plan.meetings.filter((each) => each.isNew).length, "meeting"],
    [inPapers((paper) => (paper.meetingId === null ? 0 : paper.facts.length)), "fact of a meeting", "facts of meetings"],
    [inPapers(({ attendance }) => attendance.length), "person at the meeting", "people at the meeting"],
    [inPapers(({ items }) => items.length), "item of the agenda", "items of the agenda"],
    [inPapers(({ reports }) => reports.length), "update of an earlier action", "updates of earlier actions"],
    [inPapers(({ notHeardOf }) => notHeardOf.length), "open action that was not heard of", "open actions that were not heard of"],
    [plan.findings.length, "finding"],
    [plan.entries.length - atMeeting, "question, comment or concern", "questions, comments and concerns"],
    [atMeeting, "entry of the meeting", "entries of the meeting"],
    [plan.responses.length, "response"],
    [plan.actions.length, "action"],
    [plan.ties.length + plan.findingLinks.length, "link"],
  ];
  return listed(counts.filter(([count]) => count > 0).map(([count, one, many]) => counted(count, one, many)));
}

function where(held: { sheet: string; row: number; column?: string | null }): string {
  return `${held.sheet}, ${held.column === null || held.column === undefined ? `row ${String(held.row)}` : `cell ${held.column}${String(held.row)}`}`;
}

/** As what a file's words enter, by whom it speaks for. */
export const VOICE_WORDS: Record<ImportVoice, string> = {
  both: "Taken in as the record of both sides: questions count as issued, responses as submitted.",
  opcc: "New questions, and corrections of issued ones, enter as drafts of the commissioner’s office.",
  force: "Responses enter as drafts of the force. What is said of findings is submitted, but for a move to Green or Blue, which waits for a chief officer.",
};

export function importSummary(plan: ImportPlan, dryRun: boolean): string[] {
  const nothing = addedCount(plan) + plan.changed.length + plan.cleared.length === 0;
  const lines = [
    `${plan.file}: ${counted(plan.sheets.length, "sheet")} with a table${dryRun ? ". Nothing is written: this is a dry run." : "."}`,
    nothing ? "Nothing new: the record already says all of it." : `Added: ${addedWords(plan)}.`,
    VOICE_WORDS[plan.voice],
  ];
  if (plan.changed.length > 0) lines.push(`Changed: ${counted(plan.changed.length, "cell")}.`);
  for (const { from, to, ...change } of plan.changed) lines.push(`  ${cellWords(change)}: ${brief(from)} → ${brief(to)}`);
  if (plan.cleared.length > 0) lines.push(`Cleared: ${counted(plan.cleared.length, "cell")}.`);
  for (const { from, ...change } of plan.cleared) lines.push(`  ${cellWords(change)}: ${brief(from)}`);
  const [here, between] = [plan.conflicts.filter((each) => each.others === undefined), plan.conflicts.filter((each) => each.others !== undefined)];
  if (here.length > 0) lines.push(`Conflicts: ${counted(here.length, "cell")} changed here and in the file. What is here stays until it is settled: on the import page, or with --prefer theirs or --prefer ours.`);
  for (const { base, from, to, place, ...change } of here) lines.push(`  ${cellWords(change)} (${where(place)}): sent ${brief(base ?? null)}, came back ${brief(to)}, here ${brief(from)}`);
  if (between.length > 0) lines.push(`Conflicts between the files: ${counted(between.length, "cell")} of which another file says something else. What was there before them stays until it is settled on the import page.`);
  for (const { from, to, place, others = [], ...change } of between) {
    lines.push(`  ${cellWords(change)} (${where(place)}): came back ${brief(to)}, ${others.map((other) => `in ${other.file} (${where(other.place)}) ${brief(other.to)}`).join(", ")}, here ${brief(from)}`);
  }
  if (plan.left.length > 0) lines.push(`Left as it is here, as decided: ${counted(plan.left.length, "cell")}.`);
  if (plan.changedHere.length > 0) lines.push(`Changed here since the file was sent, and not in it: ${counted(plan.changedHere.length, "cell")}, which stay.`);
  if (plan.repeated.length > 0) lines.push(`Said in another file as well, and taken once: ${counted(plan.repeated.length, "cell")}.`);
  lines.push(`Unchanged: ${counted(plan.unchanged, "cell")}.`);
  const [others, theirs] = [plan.heldBack.filter((held) => held.notYours === true), plan.heldBack.filter((held) => held.notYours !== true)];
  if (others.length > 0) lines.push("Not yours to change:", ...others.map((held) => `  ${where(held)}: ${held.reason}`));
  if (theirs.length > 0) lines.push("Held back:", ...theirs.map((held) => `  ${where(held)}: ${held.reason}`));
  if (plan.ignoredColumns.length > 0) lines.push("Columns ignored:", ...plan.ignoredColumns.map((each) => `  ${each.sheet}, column ${each.column} (${each.heading === "" ? "no heading" : each.heading}): ${each.reason}`));
  if (plan.notPlaced.length > 0) lines.push("Not placed:", ...plan.notPlaced.map((each) => `  ${where(each)}: ${brief(each.text)}`));
  if (plan.notices.length > 0) lines.push("Notes:", ...plan.notices.map((notice) => `  ${notice}`));
  return lines;
}

const LONGEST = 80;

function brief(text: string | null): string {
  if (text === null) return "(empty)";
  const line = text.replace(/\s+/g, " ");
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}
