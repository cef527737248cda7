/** Says of each change which draft of the force it would take the place of, before anything is written. */
import { formatDate, londonDate } from "~/domain/calendar-date";
import type { FieldDraft } from "~/domain/field-draft";
import { sayOnce } from "~/domain/import/draft-reading";
import { fieldWords } from "~/domain/import/field-words";
import type { ChangedField, ImportPlan, PlannedChange } from "~/domain/import/import-plan";
import type { WholeRecord } from "~/domain/record";

/** By the id of the finding. */
export type DraftsOfFindings = ReadonlyMap<string, readonly FieldDraft[]>;

/** `record` has the drafts of the force. */
export function draftsOfFindings(record: WholeRecord): DraftsOfFindings {
  return new Map(record.findings.flatMap((finding) => (finding.drafts.length === 0 ? [] : [[finding.id, finding.drafts] as const])));
}

/** With this ends what is said of each such cell. */
export const LEAVE_TO_KEEP = "Leave the cell to keep the draft.";

/** New words whose date was not given empty the date as well. */
function cells({ field, to, dateNotGiven }: PlannedChange): { field: ChangedField; to: string | null }[] {
  return [{ field, to }, ...(dateNotGiven === true ? [{ field: "updateAsAt" as const, to: null }] : [])];
}

export function noteReplacedDrafts(plan: ImportPlan, drafts: DraftsOfFindings): void {
  if (drafts.size === 0) return;
  const note = (change: PlannedChange, isTaken: boolean) => {
    const of = change.subject === "finding" ? drafts.get(change.id) : undefined;
    if (of === undefined) return;
    for (const { field, to } of cells(change)) {
      const draft = of.find((each) => each.column === field && each.value !== to);
      if (draft === undefined) continue;
      const { author: by, savedAt: at, state } = draft;
      change.replaces ??= { by, at, waiting: state === "waiting" };
      const waits = state === "waiting" ? ", which waits for a chief officer," : "";
      if (isTaken) sayOnce(plan.notices, `${change.reference}, ${fieldWords(field)}: what the file says takes the place of a draft by ${by}${waits} saved on ${formatDate(londonDate(at))}. ${LEAVE_TO_KEEP}`);
    }
  };
  for (const change of [...plan.changed, ...plan.cleared]) note(change, true);
  for (const change of plan.conflicts) note(change, false);
}
