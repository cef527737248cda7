/** Signs in whom their organisation vouches for, where an administrator has linked that account to a person. */
import type { BegunSignOn } from "~/commands/sign-in/begin-sign-on.server";
import type { Ctx } from "~/db/ctx.server";
import { recordPersonEvents } from "~/db/person-events.server";
import { recordRefusal } from "~/db/refusals.server";
import { actorIn, insertSession } from "~/db/sessions.server";
import { write, type Tx } from "~/db/write.server";
import { UNKNOWN_PERSON } from "~/domain/history";
import { done, refuse, type Done } from "~/domain/problem";
import type { SignInProvider, VouchedIdentity } from "~/domain/sign-in-provider";
import { finishSignOn } from "~/identity/single-sign-on.server";
import { digestOf, newToken } from "~/identity/token.server";

type Returned = {
  provider: SignInProvider;
  /** The public address the browser came back to. */
  currentUrl: string;
  /** What it brought from where it began; null where nothing was left. */
  begun: BegunSignOn | null;
};

const LONGEST_MINUTES = 10;

async function noteRefusal(ctx: Ctx, personId: string, why: string): Promise<void> {
  await write(ctx.db, (tx) => recordRefusal(tx, ctx, personId, { field: "signInRefused", what: `single sign-on: ${why}` }), { leavesRecord: true });
}

/** One row per account, however often it comes back. */
async function keepWaiting(tx: Tx, ctx: Ctx, { issuer, subject, tenant, email, name }: VouchedIdentity, side: string): Promise<void> {
  const now = { tenant, side, email, name, lastAt: ctx.now };
  await tx.waitingIdentity.upsert({
    where: { issuer_subject: { issuer, subject } },
    create: { id: ctx.newId(), issuer, subject, firstAt: ctx.now, ...now },
    update: now,
  });
}

export async function finishSignOnWith(ctx: Ctx, { provider, currentUrl, begun }: Returned): Promise<Done<{ token: string; personId: string }>> {
  if (begun === null || Date.parse(ctx.now) - Date.parse(begun.begunAt) > LONGEST_MINUTES * 60_000) {
    return refuse("refused", "This sign-in was begun too long ago, or in another browser. Begin again from the sign-in page.");
  }
  const vouched = await finishSignOn(provider, currentUrl, begun);
  if (!vouched.ok) {
    await noteRefusal(ctx, UNKNOWN_PERSON, vouched.problem.message);
    return vouched;
  }
  const { issuer, subject } = vouched.value;
  const token = newToken();
  const outcome = await write(ctx.db, async (tx) => {
    const person = await tx.person.findUnique({ where: { oidcIssuer_oidcSubject: { oidcIssuer: issuer, oidcSubject: subject } } });
    if (person === null) {
      await keepWaiting(tx, ctx, vouched.value, provider.side);
      return { personId: null, signedIn: false };
    }
    const actor = await actorIn(tx, person.id, ctx.today);
    if (actor === null || actor.side !== provider.side) return { personId: person.id, signedIn: false };
    await insertSession(tx, { id: digestOf(token), personId: person.id, means: "single sign-on", now: ctx.now });
    await recordPersonEvents(tx, { ...ctx, actor }, person.id, [{ field: "signIn", after: "single sign-on" }]);
    return { personId: person.id, signedIn: true };
  });
  if (outcome.personId === null) {
    await noteRefusal(ctx, UNKNOWN_PERSON, "not linked to anybody");
    return refuse("refused", "Your organisation knows you, but that account is not linked to anybody here yet. Your administrator now sees it on the page of people and can link it; then sign in again.");
  }
  if (!outcome.signedIn) {
    await noteRefusal(ctx, outcome.personId, "deactivated, or of another side");
    return refuse("refused", "That account may not sign in here any more. Ask your administrator.");
  }
  return done({ token, personId: outcome.personId });
}
