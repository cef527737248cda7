/** What is known while an import plan is carried out, and the ids of what it adds. */
import type { Ctx } from "~/db/ctx.server";
import type { InsertedFinding } from "~/db/insert-findings.server";
import type { Tx } from "~/db/write.server";
import type { ImportPlan, Target } from "~/domain/import/import-plan";
import type { EntryRecord, WholeRecord } from "~/domain/record";

/** The references given to new findings, by their keys in the plan. */
export type References = Record<string, string>;

/** What files taken in together have added so far, by the keys in their plans: one may hang something on what another adds. */
export type Given = {
  findings: Map<string, InsertedFinding>;
  entryIds: Map<string, string>;
  responseIds: Map<string, string>;
  /** The ids of the responses added, by entry. */
  responsesOf: Map<string, string[]>;
};

export function nothingGiven(): Given {
  return { findings: new Map(), entryIds: new Map(), responseIds: new Map(), responsesOf: new Map() };
}

export type Work = Given & {
  tx: Tx;
  ctx: Ctx;
  plan: ImportPlan;
  record: WholeRecord;
  inspections: Map<string, string>;
  /** Null for a meeting that a file of one side names and that is not recorded. */
  meetings: (string | null)[];
  entries: Map<string, EntryRecord>;
  /** The ids of new items of agendas, by their keys and the index of their meeting. */
  items: Map<string, string>;
};

export function findingId(work: Work, target: Target): string {
  if ("id" in target) return target.id;
  const added = work.findings.get(target.key);
  if (added === undefined) throw new Error(`The plan names the finding ${target.key}, which it does not add.`);
  return added.id;
}

export function entryId(work: Work, target: Target): string {
  if ("id" in target) return target.id;
  const id = work.entryIds.get(target.key);
  if (id === undefined) throw new Error(`The plan names the entry ${target.key}, which it does not add.`);
  return id;
}
