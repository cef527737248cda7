/** Signs off a move of RAG to Green or Blue, or sends it back with a note: a chief officer, or somebody one of them has named. */
import { findFinding } from "~/commands/find-finding.server";
import type { Ctx } from "~/db/ctx.server";
import { dropDrafts, recordSignOff, sendDraftsBack } from "~/db/field-drafts.server";
import { saveCells } from "~/db/save-cells.server";
import { write, type Tx } from "~/db/write.server";
import type { ActsFor } from "~/domain/delegation";
import { checkSeen, waitingMove, type SeenDrafts } from "~/domain/draft-rules";
import { postOn } from "~/domain/post";
import { done, refuse, type Done } from "~/domain/problem";
import { decideSignOff } from "~/domain/rag-sign-off";
import { parseText } from "~/domain/text";

export type SignOffRag = {
  reference: string;
  decision: "sign off" | "send back";
  /** Why it is sent back. */
  note: string;
  /** The name of the chief officer it is done for, where several have named whoever does it. */
  for?: string;
  seen?: SeenDrafts;
};

/** 'CC David Harkness'. */
async function nameWithPost(tx: Tx, ctx: Ctx, { personId, name }: ActsFor): Promise<string> {
  const posts = await tx.post.findMany({ where: { personId }, select: { code: true, fromOn: true, toOn: true } });
  const post = postOn(posts, ctx.today);
  return post === null ? name : `${post.code} ${name}`;
}

export async function signOffRag(ctx: Ctx, { reference, decision, note, seen = {}, ...typed }: SignOffRag): Promise<Done<true>> {
  const chief = decideSignOff(ctx.actor, typed.for ?? "");
  if (!chief.ok) return chief;
  const why = parseText(note, "The note");
  if (!why.ok) return { ok: false, problem: { ...why.problem, field: "note" } };
  return write(ctx.db, async (tx): Promise<Done<true>> => {
    const found = await findFinding(tx, reference);
    if (!found.ok) return found;
    const finding = found.value;
    const move = waitingMove(finding);
    if (move === null) return refuse("missing", `No move of RAG on ${reference} waits any more: it was signed off, sent back or written anew meanwhile.`);
    const known = checkSeen(finding, move.drafts, seen);
    if (!known.ok) return known;
    const inWhoseName = chief.value === null ? "" : `, for ${await nameWithPost(tx, ctx, chief.value)}`;
    if (decision === "send back") {
      if (why.value === null) return refuse("invalid", `Say why the RAG of ${reference} goes back: its lead reads it.`, { field: "note" });
      await sendDraftsBack(tx, ctx, finding, { drafts: move.drafts, note: why.value, by: `${ctx.actor.name}${inWhoseName}` });
      return done(true);
    }
    const author = move.drafts.find((draft) => draft.column === "rag")?.author;
    const saved = await saveCells(tx, ctx, finding, move.drafts.map(({ column, value }) => ({ column, value })), { author });
    if (!saved.ok) return saved;
    await dropDrafts(tx, move.drafts);
    await recordSignOff(tx, ctx, finding.id, `signed off${inWhoseName}`);
    return done(true);
  });
}
