/** Compares a row with the finding it is: cell by cell, what changed, what was cleared, what is locked. */
import { COLUMNS, columnValue } from "~/domain/columns";
import { isCauseOfConcern } from "~/domain/finding";
import type { FindingRecord } from "~/domain/record";
import { DETAIL_KEYS, FIELD_KEYS, type DetailKey, type FieldCell, type FieldKey, type HeldBack, type LockedKey, type Place, type ReadingFinding } from "~/domain/import/reading";
import { cellName } from "~/domain/import/cell-name";
import { subjectWords } from "~/domain/import/field-words";
import { leaderOf } from "~/domain/import/follow-leader";
import { isDetail, whyNotField } from "~/domain/import/import-permissions";
import type { PlannedChange } from "~/domain/import/import-plan";
import { titleKey } from "~/domain/import/inspection-title";
import { leaveUnchanged, type PlanContext } from "~/domain/import/plan-context";
import { sameText } from "~/domain/import/same-text";
import { mark } from "~/domain/import/trace";
import { weighCell, type Leader } from "~/domain/import/weigh-cell";

export function recordValue(finding: FindingRecord, key: FieldKey | DetailKey): string | null {
  return isDetail(key) ? finding[key] : columnValue(finding, key);
}

/** Foreign files are compared without regard to spaces and dashes; our own to the letter. */
function same(key: FieldKey | DetailKey, before: string | null, after: string | null, ours: boolean): boolean {
  if (before === after) return true;
  if (key === "assurance") return (before ?? "not-yet-reviewed") === (after ?? "not-yet-reviewed");
  return !ours && before !== null && after !== null && sameText(before, after);
}

export function labelOf(finding: FindingRecord): string {
  return finding.number ?? (isCauseOfConcern(finding.kind) ? "Cause of concern" : finding.reference);
}

/** Whether the file gives a date to the words it brings: another one than was sent, or the very one that stands here. */
function givesDate({ plan, sentAt }: PlanContext, cell: FieldCell | undefined): boolean {
  if (cell === undefined) return false;
  const name = cellName(cell.place);
  const isPlanned = (change: PlannedChange) => change.field === "updateAsAt" && cellName(change.place) === name;
  if (plan.conflicts.some(isPlanned)) return false;
  return cell.value !== null && sentAt(cell.place) !== cell.value;
}

/** New words without a date of their own are not as at the date of the old ones, nor a new version of others without a date. */
function forgetDate(row: ReadingFinding, finding: FindingRecord, { context, changed, cleared }: { context: PlanContext; changed: readonly PlannedChange[]; cleared: readonly PlannedChange[] }): void {
  const update = changed.find((each) => each.field === "update");
  if (update === undefined || [...changed, ...cleared].some((each) => each.field === "updateAsAt")) return;
  const before = finding.update?.asAt ?? null;
  const asAt = row.fields.updateAsAt;
  if (row.mark === null && asAt === undefined && before !== null) context.plan.changed.push({ ...update, field: "updateAsAt", from: before, to: null });
  else if (finding.update !== null && !givesDate(context, asAt)) update.dateNotGiven = true;
}

/** What the row changes that the cell is settled with, as it was weighed just before. */
function leaderIn({ plan }: PlanContext, row: ReadingFinding, key: FieldKey | DetailKey): Leader | null {
  const leader = leaderOf(key);
  const place = leader === null ? undefined : row.fields[leader]?.place;
  if (place === undefined) return null;
  const last = (changes: readonly PlannedChange[]) => { const change = changes.at(-1); return change?.place === place ? change : undefined; };
  const [open, left, taken] = [last(plan.conflicts), last(plan.left), last(plan.changed) ?? last(plan.cleared)];
  const change = open ?? left ?? taken;
  if (change === undefined) return null;
  return { place, isConflict: change.base !== undefined, is: open !== undefined ? "open" : left !== undefined ? "left" : "taken" };
}

export function compareFields(context: PlanContext, row: ReadingFinding, finding: FindingRecord): void {
  const ours = row.mark !== null;
  const { plan } = context;
  const [firstChanged, firstCleared] = [plan.changed.length, plan.cleared.length];
  for (const key of [...FIELD_KEYS, ...DETAIL_KEYS]) {
    const cell = row.fields[key];
    if (cell === undefined) continue;
    const from = recordValue(finding, key);
    if (same(key, from, cell.value, ours)) {
      leaveUnchanged(context, cell.place);
      continue;
    }
    const change: PlannedChange = { subject: "finding", id: finding.id, reference: finding.reference, label: labelOf(finding), field: key, from, to: cell.value, place: cell.place };
    weighCell(context, change, {
      same: (one, other) => same(key, one, other, ours),
      notTheirs: () => whyNotField(context, key, finding),
      leader: leaderIn(context, row, key),
    });
  }
  forgetDate(row, finding, { context, changed: plan.changed.slice(firstChanged), cleared: plan.cleared.slice(firstCleared) });
}

const LOCKED: Record<LockedKey, string> = {
  finding: "The finding’s text is HMICFRS’s and locked. Correct it on the finding’s page, with a reason.",
  number: "The number of a finding is locked once it is recorded.",
  kind: "The kind of a finding is locked once it is recorded.",
  inspection: "The inspection of a finding is locked once it is recorded.",
  causeOfConcern: "The cause of concern of a recommendation is locked once it is recorded.",
};

function lockedDiffers(row: ReadingFinding, finding: FindingRecord, parent: FindingRecord | "new" | null): LockedKey[] {
  const differs: LockedKey[] = [];
  if (row.text !== null && !sameText(row.text, finding.text)) differs.push("finding");
  if (row.locked.number !== undefined && row.number !== null && row.number !== finding.number) differs.push("number");
  if (row.kind !== null && row.kind !== finding.kind && row.locked.kind !== undefined) differs.push("kind");
  if (row.locked.inspection !== undefined && row.inspection !== null && titleKey(row.inspection) !== titleKey(finding.inspection?.title ?? "")) differs.push("inspection");
  if (parent !== null && (parent === "new" || parent.id !== finding.parentId)) differs.push("causeOfConcern");
  return differs;
}

/** Holds back cells that would change what is locked. `parent` is what the file names as its cause of concern. */
export function compareLocked(row: ReadingFinding, finding: FindingRecord, parent: FindingRecord | "new" | null, { plan, reading }: Pick<PlanContext, "plan" | "reading">): void {
  const differs = lockedDiffers(row, finding, parent);
  const given = [row.text, row.locked.number === undefined ? null : row.number, row.locked.kind === undefined ? null : row.kind].filter((value) => value !== null).length;
  plan.unchanged += Math.max(0, given - differs.length);
  for (const [key, place] of Object.entries(row.locked)) if (!differs.some((each) => each === key)) mark(reading.trace, place, "unchanged");
  for (const key of differs) {
    const place: Place = row.locked[key] ?? row.place;
    const held: HeldBack = { ...place, reason: `${subjectWords({ reference: finding.reference, label: labelOf(finding) })}, ${COLUMNS[key].heading}: ${LOCKED[key]}` };
    plan.heldBack.push(held);
  }
}
