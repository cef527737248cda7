/** Several events of one field as one change: from what it was before the first to what it was after the last. */
import type { Change } from "~/domain/history";
import type { UndoEvent } from "~/domain/import/undo/undo-plan";

/** `findingIds`: an entry's change stands beside each of its findings. `importId`: of the file that wrote it last. */
export type FieldGroup = Pick<Change, "subject" | "subjectId" | "field" | "before" | "after" | "draftOf"> & { findingIds: (string | null)[]; redacted: boolean; importId: string };

/** A finding may repeat several others: each is a change of its own. */
export const LINK_FIELDS = ["repeats", "repeatedBy", "supersedes", "supersededBy"] as const;

export function isLinkField(field: string): boolean {
  return LINK_FIELDS.some((each) => each === field);
}

/** `perFinding`: what stands beside several findings is a change beside each, such as its number there. */
export function fieldGroups(events: readonly UndoEvent[], { perFinding = false } = {}): FieldGroup[] {
  const groups = new Map<string, FieldGroup>();
  for (const { subject, subjectId, findingId, field, before, after, draftOf, redacted, importId } of events) {
    const key = JSON.stringify([subject, subjectId, field, draftOf, perFinding ? findingId : null, isLinkField(field) ? after : null]);
    const known = groups.get(key);
    if (known === undefined) {
      groups.set(key, { subject, subjectId, field, before, after, draftOf, findingIds: [findingId], redacted, importId });
    } else {
      known.after = after;
      known.importId = importId;
      known.redacted ||= redacted;
      if (!known.findingIds.includes(findingId)) known.findingIds.push(findingId);
    }
  }
  return [...groups.values()];
}

/** The events that take changes back. */
export function reversed(groups: readonly FieldGroup[]): Change[] {
  return groups.flatMap(({ findingIds, before, after, subject, subjectId, field, draftOf }) =>
    findingIds.map((findingId): Change => ({ subject, subjectId, findingId, field, before: after, after: before, draftOf })));
}
