/** Whom a one-time link is for, as its page says before anything is set. */
import { linkIsGone } from "~/commands/sign-in/set-password-by-link.server";
import type { Ctx } from "~/db/ctx.server";
import { openLinkIn } from "~/db/one-time-links.server";
import { done, type Done } from "~/domain/problem";
import { digestOf } from "~/identity/token.server";

export async function whoseLink(ctx: Ctx, token: string): Promise<Done<{ name: string; email: string }>> {
  const link = await openLinkIn(ctx.db.read, digestOf(token), "set-password", ctx.now);
  const person = link?.personId == null ? null : await ctx.db.read.person.findUnique({ where: { id: link.personId, deactivatedAt: null } });
  return person === null ? linkIsGone() : done({ name: person.name, email: person.email ?? "" });
}

export async function isFirstAdministratorLink(ctx: Ctx, token: string): Promise<Done<true>> {
  const link = await openLinkIn(ctx.db.read, digestOf(token), "first-administrator", ctx.now);
  return link === null ? linkIsGone() : done(true);
}
