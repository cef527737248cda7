/** Field draft: what the force is about to say in one column of a finding; its own until it is submitted. */
import type { Instant } from "~/domain/calendar-date";
import type { ColumnKey } from "~/domain/columns";
import { RAGS } from "~/domain/rag";
import type { FindingRecord, UpdateRecord } from "~/domain/record";
import { parseSteps } from "~/domain/step";

export const DRAFT_COLUMNS = [
  "update", "updateAsAt", "rag", "ragReason", "stepsToGreen", "targetDate", "strategicLead", "tacticalLead",
] as const satisfies readonly ColumnKey[];
export type DraftColumn = (typeof DRAFT_COLUMNS)[number];

/** Of those columns the force speaks as a side: what it writes there is a draft first. */
export function isDraftColumn(column: ColumnKey): column is DraftColumn {
  return DRAFT_COLUMNS.some((each) => each === column);
}

/** `waiting`: submitted, but a move to Green or Blue waits for a chief officer. */
export const FIELD_DRAFT_STATES = ["draft", "waiting"] as const;
export type FieldDraftState = (typeof FIELD_DRAFT_STATES)[number];

export type FieldDraft = {
  id: string;
  column: DraftColumn;
  /** Canonical; null empties the cell. */
  value: string | null;
  /** The official value its author saw. */
  base: string | null;
  state: FieldDraftState;
  /** Why a chief officer sent it back. */
  note: string | null;
  author: string;
  heldByPersonId: string | null;
  savedAt: Instant;
  version: number;
};

type Drafted = Pick<FindingRecord, "update" | "drafts">;

function valuesOf(drafts: readonly FieldDraft[]): ReadonlyMap<ColumnKey, string | null> {
  return new Map(drafts.map((draft) => [draft.column, draft.value]));
}

/** The update with its drafts in place; the one last submitted where it has none. */
export function draftedUpdate(finding: Drafted): UpdateRecord | null {
  const values = valuesOf(finding.drafts);
  const columns = ["update", "updateAsAt", "rag", "ragReason"] as const;
  if (!columns.some((column) => values.has(column))) return finding.update;
  const [first] = finding.drafts;
  const before: UpdateRecord = finding.update ?? {
    id: "", text: null, asAt: null, rag: null, ragReason: null, author: first?.author ?? "", state: "draft", version: 1, replacesId: null,
    cycleBoardOn: null, sequence: 0, createdAt: first?.savedAt ?? "", submittedAt: null,
  };
  const pick = (column: ColumnKey, official: string | null) => (values.has(column) ? (values.get(column) ?? null) : official);
  const rag = pick("rag", before.rag);
  return {
    ...before, text: pick("update", before.text), asAt: pick("updateAsAt", before.asAt), ragReason: pick("ragReason", before.ragReason),
    rag: RAGS.find((each) => each === rag) ?? null,
  };
}

/** The finding as the force has it before it, its drafts in place of what was last submitted. */
export function withDrafts(finding: FindingRecord): FindingRecord {
  if (finding.drafts.length === 0) return finding;
  const values = valuesOf(finding.drafts);
  const lead = (column: "strategicLead" | "tacticalLead") => {
    const text = values.get(column);
    return text === undefined ? finding[column] : text === null ? null : { text, personId: null };
  };
  const steps = values.get("stepsToGreen");
  const parsed = steps == null ? null : parseSteps(steps);
  return {
    ...finding,
    update: draftedUpdate(finding),
    steps: steps === undefined ? finding.steps : parsed?.ok === true ? parsed.value : [],
    targetDate: values.has("targetDate") ? (values.get("targetDate") ?? null) : finding.targetDate,
    strategicLead: lead("strategicLead"),
    tacticalLead: lead("tacticalLead"),
  };
}
