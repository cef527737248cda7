/** Discards drafts of the force: the finding is again as it was last submitted, and the history of the force keeps what was written. */
import { findFinding } from "~/commands/find-finding.server";
import type { Ctx } from "~/db/ctx.server";
import { discardDraftRows } from "~/db/field-drafts.server";
import { write } from "~/db/write.server";
import { checkSeen, draftsIn, seenOf, type SeenDrafts } from "~/domain/draft-rules";
import type { DraftColumn } from "~/domain/field-draft";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";

type DiscardDrafts = {
  reference: string;
  /** All of the finding's where left out. RAG brings its reason along. */
  columns?: readonly DraftColumn[];
  /** What the author had before them. */
  seen?: SeenDrafts;
};

export async function discardDrafts(ctx: Ctx, { reference, columns, seen }: DiscardDrafts): Promise<Done<number>> {
  const allowed = may(ctx.actor, "keep a finding up to date");
  if (!allowed.ok) return allowed;
  return write(ctx.db, async (tx): Promise<Done<number>> => {
    const found = await findFinding(tx, reference);
    if (!found.ok) return found;
    const finding = found.value;
    const theirs = may(ctx.actor, "keep a finding up to date", finding);
    if (!theirs.ok) return theirs;
    const chosen = draftsIn(finding, columns);
    if (chosen.length === 0) return refuse("missing", `There is no draft on ${reference} any more: it was submitted or discarded meanwhile.`);
    const now = seenOf(finding);
    const known = checkSeen(finding, chosen, Object.fromEntries(chosen.map(({ column }) => [column, { version: seen?.[column]?.version ?? null, official: now[column]?.official ?? "" }])));
    if (!known.ok) return known;
    await discardDraftRows(tx, ctx, finding, chosen);
    return done(chosen.length);
  });
}
