/** The drafts of the force on all findings, those first that the reader may decide on. */
import type { Ctx } from "~/db/ctx.server";
import { keptRecord } from "~/db/kept-record.server";
import { findingDrafts, type FindingDrafts } from "~/domain/finding-drafts";
import { may } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";
import { viewerOf } from "~/domain/visibility";

export type FieldDraftsPage = {
  /** Moves of RAG that wait for a chief officer. */
  moves: FindingDrafts[];
  /** Where the reader may submit and discard. */
  theirs: FindingDrafts[];
  others: FindingDrafts[];
};

export async function fieldDraftsPage(ctx: Ctx): Promise<Done<FieldDraftsPage>> {
  const { actor } = ctx;
  const allowed = may(actor, "read the force’s drafts");
  if (!allowed.ok) return allowed;
  const { findings } = await keptRecord(ctx.db, viewerOf(actor.side));
  const drafted = findings.flatMap((finding) => findingDrafts(finding, actor) ?? []);
  const open = drafted.filter((each) => each.notes.some((note) => !note.waiting));
  return done({
    moves: drafted.filter((each) => each.move !== null),
    theirs: open.filter((each) => each.mayDecide),
    others: open.filter((each) => !each.mayDecide),
  });
}
