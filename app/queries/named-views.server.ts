/** The views of the register that whoever asks has named. */
import type { Ctx } from "~/db/ctx.server";
import { viewsOf } from "~/db/named-views.server";
import type { NamedView } from "~/domain/named-view";
import { may } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";

export async function namedViews(ctx: Ctx): Promise<Done<NamedView[]>> {
  const allowed = may(ctx.actor, "keep views");
  if (!allowed.ok) return allowed;
  return done(ctx.actor.personId === null ? [] : await viewsOf(ctx.db.read, ctx.actor.personId));
}
