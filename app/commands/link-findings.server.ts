/** Says that a finding repeats or supersedes another. */
import { findBoth, type LinkFindings } from "~/commands/find-both.server";
import type { Ctx } from "~/db/ctx.server";
import { insertLink } from "~/db/save-finding.server";
import { write } from "~/db/write.server";
import { decideLink } from "~/domain/finding-links";
import { may } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";

export async function linkFindings(ctx: Ctx, input: LinkFindings): Promise<Done<true>> {
  const allowed = may(ctx.actor, "link findings");
  if (!allowed.ok) return allowed;
  return write(ctx.db, async (tx): Promise<Done<true>> => {
    const both = await findBoth(tx, input);
    if (!both.ok) return both;
    const decided = decideLink(both.value.from, both.value.to, input.kind);
    if (!decided.ok) return decided;
    await insertLink(tx, ctx, { ...both.value, kind: input.kind });
    return done(true);
  });
}
