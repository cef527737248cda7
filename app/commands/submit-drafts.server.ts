/** Submits drafts of the force: they become the record, but for a move of RAG to Green or Blue, which waits for a chief officer. */
import { findFinding } from "~/commands/find-finding.server";
import { nameColleague } from "~/commands/name-colleague.server";
import type { Ctx } from "~/db/ctx.server";
import { dropDrafts, letDraftsWait, recordSignOff } from "~/db/field-drafts.server";
import { saveCells } from "~/db/save-cells.server";
import { write, type Tx } from "~/db/write.server";
import { checkSeen, draftsIn, movesToSignOff, submitDrafts, type SeenDrafts } from "~/domain/draft-rules";
import type { DraftColumn } from "~/domain/field-draft";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import { signsOffInOwnRight } from "~/domain/rag-sign-off";
import type { FindingRecord } from "~/domain/record";

export type SubmitDrafts = {
  reference: string;
  /** All of the finding's where left out. RAG brings its reason along. */
  columns?: readonly DraftColumn[];
  /** What the author had before them; where it is left out, the record must be as it was when the draft was written. */
  seen?: SeenDrafts;
};

export type Submitted = { submitted: number; /** The RAG waits for a chief officer. */ waits: boolean };

/** `finding` is as loaded in this transaction. */
export async function submitDraftsOf(tx: Tx, ctx: Ctx, finding: FindingRecord, { columns, seen = {} }: Omit<SubmitDrafts, "reference">): Promise<Done<Submitted>> {
  const allowed = may(ctx.actor, "submit an update", finding);
  if (!allowed.ok) return allowed;
  const chosen = draftsIn(finding, columns);
  const known = checkSeen(finding, chosen, seen);
  if (!known.ok) return nameColleague(tx, ctx, known, { subjectId: finding.id, drafts: false });
  const signsOff = signsOffInOwnRight(ctx.actor);
  const submission = submitDrafts(finding, chosen, signsOff);
  if (!submission.ok) return submission;
  const { now, wait } = submission.value;
  const author = now.find((draft) => draft.column === "update")?.author ?? now[0]?.author;
  const saved = await saveCells(tx, ctx, finding, now.map(({ column, value }) => ({ column, value })), { author });
  if (!saved.ok) return saved;
  await dropDrafts(tx, now);
  await letDraftsWait(tx, ctx, finding, wait);
  if (signsOff && movesToSignOff(finding) && now.some((draft) => draft.column === "rag")) {
    await recordSignOff(tx, ctx, finding.id, "signed off in submitting it");
  }
  return done({ submitted: now.length, waits: wait.length > 0 });
}

export async function submitDraftsOn(ctx: Ctx, { reference, ...what }: SubmitDrafts): Promise<Done<Submitted>> {
  const allowed = may(ctx.actor, "submit an update");
  if (!allowed.ok) return allowed;
  return write(ctx.db, async (tx): Promise<Done<Submitted>> => {
    const found = await findFinding(tx, reference);
    if (!found.ok) return found;
    if (draftsIn(found.value, what.columns).length === 0) {
      return refuse("missing", `There is no draft on ${reference} any more: it was submitted or discarded meanwhile.`);
    }
    return submitDraftsOf(tx, ctx, found.value, what);
  });
}
