/** Sets a password by a one-time link, ends every session from before and signs in. */
import { checkedPassword } from "~/commands/sign-in/checked-password.server";
import type { Ctx } from "~/db/ctx.server";
import { openLinkIn } from "~/db/one-time-links.server";
import { recordPersonEvents } from "~/db/person-events.server";
import { actorIn, endSessionsOf, insertSession } from "~/db/sessions.server";
import { write } from "~/db/write.server";
import { done, refuse, type Done } from "~/domain/problem";
import { digestOf, newToken } from "~/identity/token.server";

export function linkIsGone(): Done<never> {
  return refuse("missing", "This link was used already, or is too old. Ask your administrator for a new one.");
}

export type SetPassword = {
  /** Of the new session. */
  token: string;
  personId: string;
  email: string;
};

export async function setPasswordByLink(ctx: Ctx, input: { token: string; password: string }): Promise<Done<SetPassword>> {
  const id = digestOf(input.token);
  const link = await openLinkIn(ctx.db.read, id, "set-password", ctx.now);
  const person = link?.personId == null ? null : await ctx.db.read.person.findUnique({ where: { id: link.personId, deactivatedAt: null } });
  if (person === null) return linkIsGone();
  const passwordHash = await checkedPassword(input.password, [person.name, person.email]);
  if (!passwordHash.ok) return passwordHash;

  const token = newToken();
  return write(ctx.db, async (tx): Promise<Done<SetPassword>> => {
    const used = await tx.oneTimeLink.updateMany({ where: { id, usedAt: null }, data: { usedAt: ctx.now } });
    const actor = await actorIn(tx, person.id, ctx.today);
    if (used.count !== 1 || actor === null) return linkIsGone();
    await tx.person.update({ where: { id: person.id }, data: { passwordHash: passwordHash.value, passwordSetAt: ctx.now } });
    await endSessionsOf(tx, person.id, { now: ctx.now, why: "password changed" });
    await insertSession(tx, { id: digestOf(token), personId: person.id, means: "password", now: ctx.now });
    await recordPersonEvents(tx, { ...ctx, actor }, person.id, [
      { field: "password", after: "set by a one-time link" },
      { field: "signIn", after: "one-time link" },
    ]);
    return done({ token, personId: person.id, email: person.email ?? "" });
  });
}
