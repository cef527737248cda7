/** How many rows an import wrote over what was there before, where nothing was written over them since: updates of findings, and issued corrections of entries. */
import type { UndoFacts, UndoPlan } from "~/domain/import/undo/undo-plan";

export const OF_UPDATE: readonly string[] = ["update", "updateAsAt", "rag", "ragReason"];
export const OF_WORDS: readonly string[] = ["text", "askedBy", "dueOn"];

/** By the id of the finding or entry: the newest so many are the import's own. */
export type RowsToTakeOut = { updates: ReadonlyMap<string, number>; corrections: ReadonlyMap<string, number> };

type Subject = "finding" | "entry";

/** Each file of a batch wrote one row of its own. */
function filesPer({ ours }: UndoFacts, subject: Subject, fields: readonly string[]): Map<string, Set<string>> {
  const files = new Map<string, Set<string>>();
  for (const event of ours) {
    if (event.subject !== subject || event.draftOf !== null || !fields.includes(event.field)) continue;
    files.set(event.subjectId, (files.get(event.subjectId) ?? new Set<string>()).add(event.importId));
  }
  return files;
}

function untouched(files: ReadonlyMap<string, ReadonlySet<string>>, { later }: UndoFacts, { keptFields }: UndoPlan, subject: Subject, fields: readonly string[]): Map<string, number> {
  const isOfRow = (change: { subject: string; field: string; draftOf: string | null }) => change.subject === subject && change.draftOf === null && fields.includes(change.field);
  const touched = new Set([...later, ...keptFields].filter(isOfRow).map((change) => change.subjectId));
  return new Map([...files].filter(([id]) => !touched.has(id)).map(([id, by]) => [id, by.size]));
}

/** Rows are told by the order of what was done and not by their time alone, which others may share. */
export function rowsToTakeOut(facts: UndoFacts, plan: UndoPlan): RowsToTakeOut {
  return {
    updates: untouched(filesPer(facts, "finding", OF_UPDATE), facts, plan, "finding", OF_UPDATE),
    corrections: untouched(filesPer(facts, "entry", ["correctionReason"]), facts, plan, "entry", [...OF_WORDS, "correctionReason"]),
  };
}
