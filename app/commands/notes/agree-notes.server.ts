/** Agrees notes for one’s own side, or takes that back. */
import { findSeenNotes, speaksFor, type SeenNotes } from "~/commands/notes/find-notes.server";
import type { Ctx } from "~/db/ctx.server";
import { saveNotesStanding } from "~/db/notes-versions.server";
import { write } from "~/db/write.server";
import { decideGiven, givenWords, type TypedGiven } from "~/domain/approval";
import { afterAgreeing, afterTakingBack } from "~/domain/notes/notes-rules";
import { may } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";

/** `both`: the other side had agreed these words already. */
export async function agreeNotes(ctx: Ctx, { how, for: inNameOf, ...seen }: SeenNotes & TypedGiven): Promise<Done<{ both: boolean }>> {
  const given = decideGiven(ctx.actor, "agree notes", { how, for: inNameOf });
  if (!given.ok) return given;
  const side = speaksFor(ctx);
  if (!side.ok) return side;
  const agreement = { at: ctx.now, words: givenWords({ ...given.value, by: ctx.actor.name, post: ctx.actor.post }) };
  return write(ctx.db, async (tx): Promise<Done<{ both: boolean }>> => {
    const found = await findSeenNotes(tx, seen);
    if (!found.ok) return found;
    const { notes, open } = found.value;
    const standing = afterAgreeing(notes, { side: side.value, agreement, open });
    if (!standing.ok) return standing;
    await saveNotesStanding(tx, ctx, notes, standing.value);
    return done({ both: standing.value.state === "agreed" });
  });
}

export async function takeBackAgreement(ctx: Ctx, seen: SeenNotes): Promise<Done<true>> {
  const allowed = may(ctx.actor, "agree notes");
  if (!allowed.ok) return allowed;
  const side = speaksFor(ctx);
  if (!side.ok) return side;
  return write(ctx.db, async (tx): Promise<Done<true>> => {
    const found = await findSeenNotes(tx, seen);
    if (!found.ok) return found;
    const standing = afterTakingBack(found.value.notes, side.value);
    if (!standing.ok) return standing;
    await saveNotesStanding(tx, ctx, found.value.notes, standing.value);
    return done(true);
  });
}
