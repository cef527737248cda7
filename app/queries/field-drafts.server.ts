/** The drafts of the force on all findings, those first that the reader may decide on. */
import type { Ctx } from "~/db/ctx.server";
import { keptRecord } from "~/db/kept-record.server";
import type { CalendarDate } from "~/domain/calendar-date";
import { findingDrafts, type FindingDrafts, type MoveContext } from "~/domain/finding-drafts";
import { may } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";
import { viewerOf } from "~/domain/visibility";
import { updateWithoutTraces } from "~/domain/without-traces";

export type FieldDraftsPage = {
  /** Moves of RAG that wait for a chief officer. */
  moves: (FindingDrafts & { beside: MoveContext })[];
  today: CalendarDate;
  /** Where the reader may submit and discard. */
  theirs: FindingDrafts[];
  others: FindingDrafts[];
};

export async function fieldDraftsPage(ctx: Ctx): Promise<Done<FieldDraftsPage>> {
  const { actor } = ctx;
  const allowed = may(actor, "read the force’s drafts");
  if (!allowed.ok) return allowed;
  const { findings } = await keptRecord(ctx.db, viewerOf(actor.side));
  const drafted = findings.flatMap((finding) => {
    const drafts = findingDrafts(finding, actor);
    const { text, update, steps } = finding;
    return drafts === null ? [] : [{ ...drafts, beside: { text, steps, update: update === null ? null : updateWithoutTraces(update) } }];
  });
  const open = drafted.filter((each) => each.notes.some((note) => !note.waiting)).map(({ beside: _, ...drafts }): FindingDrafts => drafts);
  return done({
    moves: drafted.filter((each) => each.move !== null),
    today: ctx.today,
    theirs: open.filter((each) => each.mayDecide),
    others: open.filter((each) => !each.mayDecide),
  });
}
