/** Adds a note on a finding that one's own side alone ever sees. */
import { findFinding } from "~/commands/find-finding.server";
import type { Ctx } from "~/db/ctx.server";
import { insertNote } from "~/db/private-notes.server";
import { write } from "~/db/write.server";
import { mayKeepNotes, parseNote } from "~/domain/private-note";
import { done, type Done } from "~/domain/problem";

export async function addPrivateNote(ctx: Ctx, { reference, text: typed }: { reference: string; text: string }): Promise<Done<true>> {
  const side = mayKeepNotes(ctx.actor);
  if (!side.ok) return side;
  const text = parseNote(typed);
  if (!text.ok) return text;
  return write(
    ctx.db,
    async (tx): Promise<Done<true>> => {
      const finding = await findFinding(tx, reference);
      if (!finding.ok) return finding;
      await insertNote(tx, ctx, { findingId: finding.value.id, side: side.value, text: text.value });
      return done(true);
    },
    { leavesRecord: true },
  );
}
