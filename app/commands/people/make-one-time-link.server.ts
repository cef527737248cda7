/** Makes a link by which a person sets a password once; whoever keeps their side hands it to them. */
import { findPerson } from "~/commands/people/find-person.server";
import type { Ctx } from "~/db/ctx.server";
import { closeLinks } from "~/db/one-time-links.server";
import { hasEverSignedIn } from "~/db/people.server";
import { recordPersonEvents } from "~/db/person-events.server";
import { write, type Tx } from "~/db/write.server";
import type { Instant } from "~/domain/calendar-date";
import { can, KEEPING, may } from "~/domain/permissions";
import type { PersonRecord } from "~/domain/person";
import { done, refuse, type Done } from "~/domain/problem";
import { digestOf, newToken } from "~/identity/token.server";

export type MadeLink = { token: string; expiresAt: Instant };

const HOURS = 72;

/** Writes the link for whoever may have one; earlier ones for them no longer work. */
export async function insertSetPasswordLink(tx: Tx, ctx: Ctx, personId: string): Promise<MadeLink> {
  const token = newToken();
  const expiresAt = new Date(Date.parse(ctx.now) + HOURS * 3_600_000).toISOString();
  await closeLinks(tx, { purpose: "set-password", personId, now: ctx.now });
  await tx.oneTimeLink.create({ data: { id: digestOf(token), purpose: "set-password", personId, createdAt: ctx.now, createdBy: ctx.actor.name, expiresAt } });
  await recordPersonEvents(tx, ctx, personId, [{ field: "oneTimeLink", after: "made" }]);
  return { token, expiresAt };
}

/** The force's first administrator is let in by the office: until anybody of the force has ever come in, and never again. */
function mayInvite(ctx: Ctx, person: PersonRecord): boolean {
  const { side, roles, hasPassword, isLinked } = person;
  return side === "force" && roles.includes("force-administrator") && !hasPassword && !isLinked && can(ctx.actor, "invite the force’s first administrator");
}

async function canAnybodySignIn(tx: Tx): Promise<boolean> {
  return (await tx.person.count({ where: { side: "force", deactivatedAt: null, OR: [{ passwordHash: { not: null } }, { oidcSubject: { not: null } }] } })) > 0;
}

export async function makeOneTimeLink(ctx: Ctx, personId: string): Promise<Done<MadeLink>> {
  return write(ctx.db, async (tx): Promise<Done<MadeLink>> => {
    const person = await findPerson(tx, ctx, personId);
    if (!person.ok) return person;
    const first = mayInvite(ctx, person.value) && !(await canAnybodySignIn(tx)) && !(await hasEverSignedIn(tx, "force"));
    const allowed = first ? done(true as const) : may(ctx.actor, KEEPING[person.value.side]);
    if (!allowed.ok) return allowed;
    if (person.value.deactivatedAt !== null) return refuse("refused", "This person was deactivated. Reactivate them first.");
    if (person.value.email === null) return refuse("invalid", "This person has no e-mail address to sign in with. Add it first.");
    return done(await insertSetPasswordLink(tx, ctx, personId));
  });
}
