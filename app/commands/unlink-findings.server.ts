/** Takes back that a finding repeats or supersedes another. */
import { findBoth, type LinkFindings } from "~/commands/find-both.server";
import type { Ctx } from "~/db/ctx.server";
import { deleteLink } from "~/db/save-finding.server";
import { write } from "~/db/write.server";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";

export async function unlinkFindings(ctx: Ctx, input: LinkFindings): Promise<Done<true>> {
  const allowed = may(ctx.actor, "link findings");
  if (!allowed.ok) return allowed;
  return write(ctx.db, async (tx): Promise<Done<true>> => {
    const both = await findBoth(tx, input);
    if (!both.ok) return both;
    const { from, to } = both.value;
    const linked = from.links.some((link) => link.direction === "from" && link.kind === input.kind && link.reference === to.reference);
    if (!linked) return refuse("missing", `${from.reference} is not linked to ${to.reference} any more. Reload the page to see how they stand.`);
    await deleteLink(tx, ctx, { from, to, kind: input.kind });
    return done(true);
  });
}
