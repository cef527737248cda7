/** Signs somebody in with e-mail address and password, slowing down whoever guesses. */
import type { Ctx } from "~/db/ctx.server";
import { recordPersonEvents } from "~/db/person-events.server";
import { recordRefusal } from "~/db/refusals.server";
import { actorIn, insertSession } from "~/db/sessions.server";
import { recentAttempts } from "~/db/sign-in-attempts.server";
import { write } from "~/db/write.server";
import { UNKNOWN_PERSON } from "~/domain/history";
import { done, refuse, type Done } from "~/domain/problem";
import { secondsToWait, waitWords } from "~/domain/sign-in-throttle";
import { passwordMatches } from "~/identity/password-hash.server";
import { digestOf, keyedDigest, newToken } from "~/identity/token.server";

export type PasswordSignIn = {
  email: string;
  password: string;
  /** The network address it comes from. */
  address: string;
  /** The browser, where it has signed in to this account before. */
  knownDevice: string | null;
  /** Makes digests of accounts and addresses that only this installation can make. */
  secret: string;
};

const wrong = "The e-mail address and password do not belong together. Check both, or ask your administrator for a one-time link.";

type Person = { id: string; passwordHash: string | null };

async function begin(ctx: Ctx, keys: { account: string; place: string; address: string }, email: string, known: boolean) {
  return write(ctx.db, async (tx) => {
    const attempts = await recentAttempts(tx, { ...keys, now: ctx.now });
    const wait = secondsToWait(attempts, { ...keys, known, now: ctx.now });
    if (wait > 0) return { wait, attempt: null, person: null };
    // Counted as failed before it is tried, so that many tries at once do not all pass.
    const attempt = ctx.newId();
    await tx.signInAttempt.create({ data: { id: attempt, ...keys, at: ctx.now, outcome: "failed" } });
    const person: Person | null = await tx.person.findUnique({ where: { email, deactivatedAt: null }, select: { id: true, passwordHash: true } });
    return { wait, attempt, person };
  });
}

/** The token for the browser to hold. */
export async function signInWithPassword(ctx: Ctx, input: PasswordSignIn): Promise<Done<{ token: string; personId: string }>> {
  const email = input.email.trim().toLowerCase();
  if (email === "") return refuse("invalid", "Type your e-mail address.", { field: "email" });
  if (input.password === "") return refuse("invalid", "Type your password.", { field: "password" });
  const address = keyedDigest(input.secret, `address ${input.address}`);
  const account = keyedDigest(input.secret, `account ${email}`);
  const place = input.knownDevice === null ? address : keyedDigest(input.secret, `device ${input.knownDevice}`);
  const { wait, attempt, person } = await begin(ctx, { account, place, address }, email, input.knownDevice !== null);
  if (attempt === null) return refuse("refused", `There were too many tries that failed. Try again ${waitWords(wait)}, or ask your administrator for a one-time link.`);

  const matches = await passwordMatches(person?.passwordHash ?? null, input.password);
  if (person === null || !matches) {
    const why = person === null ? "no such account" : "wrong password";
    await write(ctx.db, (tx) => recordRefusal(tx, ctx, person?.id ?? UNKNOWN_PERSON, { field: "signInRefused", what: why, from: address }), { leavesRecord: true });
    return refuse("refused", wrong, { field: "password" });
  }

  const token = newToken();
  return write(ctx.db, async (tx): Promise<Done<{ token: string; personId: string }>> => {
    const actor = await actorIn(tx, person.id, ctx.today);
    const unchanged = (await tx.person.count({ where: { id: person.id, passwordHash: person.passwordHash } })) === 1;
    if (actor === null || !unchanged) return refuse("refused", wrong, { field: "password" });
    await tx.signInAttempt.update({ where: { id: attempt }, data: { outcome: "signed in" } });
    await insertSession(tx, { id: digestOf(token), personId: person.id, means: "password", now: ctx.now });
    await recordPersonEvents(tx, { ...ctx, actor }, person.id, [{ field: "signIn", after: `password, from ${address}` }]);
    return done({ token, personId: person.id });
  });
}
