/** Changes one's own password, given the current one, and ends one's other sessions. */
import { checkedPassword } from "~/commands/sign-in/checked-password.server";
import type { Ctx } from "~/db/ctx.server";
import { recordPersonEvents } from "~/db/person-events.server";
import { endSessionsOf } from "~/db/sessions.server";
import { recentAttempts } from "~/db/sign-in-attempts.server";
import { write } from "~/db/write.server";
import { done, refuse, type Done } from "~/domain/problem";
import { secondsToWait, waitWords } from "~/domain/sign-in-throttle";
import { passwordMatches } from "~/identity/password-hash.server";
import { digestOf } from "~/identity/token.server";

type ChangePassword = {
  current: string;
  password: string;
  /** The token of the session that stays. */
  token: string;
};

/** A stolen session does not let anybody guess at leisure either. */
function begin(ctx: Ctx, personId: string) {
  const keys = { account: `person ${personId}`, place: `person ${personId}`, address: "own account" };
  return write(ctx.db, async (tx) => {
    const wait = secondsToWait(await recentAttempts(tx, { ...keys, now: ctx.now }), { ...keys, known: true, now: ctx.now });
    const id = ctx.newId();
    if (wait === 0) await tx.signInAttempt.create({ data: { id, ...keys, at: ctx.now, outcome: "failed" } });
    return { wait, id };
  });
}

/** How many other sessions were ended. */
export async function changePassword(ctx: Ctx, { current, password, token }: ChangePassword): Promise<Done<{ ended: number }>> {
  const { personId } = ctx.actor;
  if (personId === null) return refuse("refused", "Only somebody signed in has a password to change.");
  const person = await ctx.db.read.person.findUnique({ where: { id: personId } });
  if (person?.passwordHash == null) return refuse("refused", "This account has no password. Ask your administrator for a one-time link to set one.");
  const { wait, id } = await begin(ctx, personId);
  if (wait > 0) return refuse("refused", `There were too many tries that failed. Try again ${waitWords(wait)}.`, { field: "current" });
  if (!(await passwordMatches(person.passwordHash, current))) return refuse("invalid", "That is not your current password.", { field: "current" });
  await write(ctx.db, (tx) => tx.signInAttempt.updateMany({ where: { id }, data: { outcome: "signed in" } }));
  const passwordHash = await checkedPassword(password, [person.name, person.email]);
  if (!passwordHash.ok) return passwordHash;
  return write(ctx.db, async (tx): Promise<Done<{ ended: number }>> => {
    await tx.person.update({ where: { id: personId }, data: { passwordHash: passwordHash.value, passwordSetAt: ctx.now } });
    const ended = await endSessionsOf(tx, personId, { now: ctx.now, why: "password changed", except: digestOf(token) });
    await recordPersonEvents(tx, ctx, personId, [{ field: "password", after: "changed by the person" }]);
    return done({ ended });
  });
}
