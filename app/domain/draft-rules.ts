/** What saving, submitting and discarding make of the force's drafts on a finding. */
import { COLUMNS, columnValue } from "~/domain/columns";
import { DRAFT_COLUMNS, withDrafts, type DraftColumn, type FieldDraft } from "~/domain/field-draft";
import { fingerprintOf } from "~/domain/fingerprint";
import { done, refuse, type Done } from "~/domain/problem";
import { needsSignOff, RAGS, type Rag } from "~/domain/rag";
import type { FindingRecord } from "~/domain/record";
import { checkRagReason } from "~/domain/update";

export type DraftChange = { column: DraftColumn; value: string | null; /** Where a file says so. */ importPlace?: string | null };

/** What becomes of one cell: `draft` is kept, or with `drop` the cell is again what was last submitted. */
export type DraftStep = { column: DraftColumn; before: string | null; after: string | null; drop: boolean; importPlace?: string | null };

export type SavedDrafts = {
  steps: DraftStep[];
  /** A RAG move that waited for a chief officer was written anew: it is a draft again. */
  noLongerWaiting: boolean;
};

function ragOf(finding: FindingRecord): { rag: Rag | null; ragReason: string | null } {
  return { rag: finding.update?.rag ?? null, ragReason: finding.update?.ragReason ?? null };
}

/** RAG and its reason are said together: they are submitted, wait and are discarded together. */
function isOfRag(column: DraftColumn): boolean {
  return column === "rag" || column === "ragReason";
}

/** Whoever takes the RAG back to what was submitted takes back the reason written for the move, unless they wrote another. */
function withReasonTakenBack(finding: FindingRecord, wanted: readonly DraftChange[]): DraftChange[] {
  const official = ragOf(finding);
  const seen = ragOf(withDrafts(finding));
  const back = seen.rag !== official.rag && wanted.some(({ column, value }) => column === "rag" && value === official.rag);
  const reason = wanted.find(({ column }) => column === "ragReason");
  if (!back || (reason !== undefined && reason.value !== seen.ragReason)) return [...wanted];
  return [...wanted.filter((each) => each !== reason), { column: "ragReason", value: official.ragReason }];
}

/** A value that is what was last submitted needs no draft. `reasonRequired` is false for what a file says. */
export function saveDrafts(finding: FindingRecord, wanted: readonly DraftChange[], { reasonRequired = true } = {}): Done<SavedDrafts> {
  const seen = withDrafts(finding);
  const steps = withReasonTakenBack(finding, wanted).flatMap(({ column, value, importPlace }): DraftStep[] => {
    const before = columnValue(seen, column);
    return value === before ? [] : [{ column, before, after: value, drop: value === columnValue(finding, column), ...(importPlace === undefined ? {} : { importPlace }) }];
  });
  const after = new Map(steps.map((step) => [step.column, step.after]));
  const was = ragOf(seen);
  const rag = after.has("rag") ? (RAGS.find((each) => each === after.get("rag")) ?? null) : was.rag;
  const ragReason = after.has("ragReason") ? (after.get("ragReason") ?? null) : was.ragReason;
  const touched = steps.some((step) => isOfRag(step.column));
  const reasoned = touched && reasonRequired ? checkRagReason(ragOf(finding), { rag, ragReason }) : done(true);
  if (!reasoned.ok) return reasoned;
  return done({ steps, noLongerWaiting: touched && finding.drafts.some((draft) => draft.state === "waiting") });
}

/** The drafts of these columns, or all; in the order of the columns. */
export function draftsIn(finding: FindingRecord, columns: readonly DraftColumn[] = DRAFT_COLUMNS): FieldDraft[] {
  const ofRag = columns.some(isOfRag);
  return DRAFT_COLUMNS.flatMap((column) => {
    const chosen = columns.includes(column) || (ofRag && isOfRag(column));
    return chosen ? finding.drafts.filter((draft) => draft.column === column) : [];
  });
}

/** What somebody had before them: by column, the version of the draft and a mark of what was last submitted. */
export type SeenDrafts = Partial<Record<DraftColumn, { version: number | null; official: string }>>;

export function seenOf(finding: FindingRecord): SeenDrafts {
  return Object.fromEntries(finding.drafts.map(({ column, version }) => [column, { version, official: fingerprintOf(columnValue(finding, column)) }]));
}

/** Refused where the draft, or what was last submitted, is no longer what was looked at. */
export function checkSeen(finding: FindingRecord, drafts: readonly FieldDraft[], seen: SeenDrafts): Done<true> {
  for (const { column, base, value, version, author } of drafts) {
    const { heading, format } = COLUMNS[column];
    const official = columnValue(finding, column);
    const looked = seen[column];
    const about = { field: column, conflict: { base: format(base), current: format(official), wanted: format(value) } };
    if (looked?.version !== undefined && looked.version !== null && looked.version !== version) {
      return refuse("stale", `The draft of ${heading} of ${finding.reference} was changed by ${author} while you were looking. Read it again, then decide.`, about);
    }
    const knows = looked === undefined ? official === base : looked.official === fingerprintOf(official);
    if (!knows) {
      return refuse("stale", `${heading} of ${finding.reference} was changed by somebody else since this draft was written. Compare the two, then submit again or discard the draft.`, about);
    }
  }
  return done(true);
}

/** `now` becomes the record at once; `wait` waits for a chief officer. */
export type Submission = { now: FieldDraft[]; wait: FieldDraft[] };

export function movesToSignOff(finding: FindingRecord): boolean {
  return needsSignOff(ragOf(finding).rag, ragOf(withDrafts(finding)).rag);
}

/** Of the drafts chosen; `signsOff`: whoever submits is a chief officer. */
export function submitDrafts(finding: FindingRecord, chosen: readonly FieldDraft[], signsOff: boolean): Done<Submission> {
  const ofRag = chosen.filter((draft) => isOfRag(draft.column));
  const reasoned = ofRag.length === 0 ? done(true) : checkRagReason(ragOf(finding), ragOf(withDrafts(finding)));
  if (!reasoned.ok) return reasoned;
  const waits = ofRag.length > 0 && movesToSignOff(finding) && !signsOff;
  return done({
    now: chosen.filter((draft) => !waits || !isOfRag(draft.column)),
    wait: waits ? ofRag.filter((draft) => draft.state === "draft") : [],
  });
}

/** The move to Green or Blue that waits for a chief officer, with its reason; null where none does. */
export function waitingMove(finding: FindingRecord): { from: Rag | null; to: Rag | null; reason: string | null; drafts: FieldDraft[] } | null {
  const drafts = finding.drafts.filter((draft) => draft.state === "waiting" && isOfRag(draft.column));
  if (drafts.length === 0) return null;
  const after = ragOf(withDrafts(finding));
  return { from: ragOf(finding).rag, to: after.rag, reason: after.ragReason, drafts };
}
