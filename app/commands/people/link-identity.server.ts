/** Links an organisation's account to a person, once, so that they can sign in with it; or takes the link away. */
import { findPersonToKeep } from "~/commands/people/find-person.server";
import type { Ctx } from "~/db/ctx.server";
import { recordPersonEvents } from "~/db/person-events.server";
import { write } from "~/db/write.server";
import { KEEPING, may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";

export async function linkIdentity(ctx: Ctx, { waitingId, personId }: { waitingId: string; personId: string }): Promise<Done<true>> {
  return write(ctx.db, async (tx): Promise<Done<true>> => {
    const person = await findPersonToKeep(tx, ctx, personId);
    if (!person.ok) return person;
    const { side, isLinked, deactivatedAt, name } = person.value;
    const waiting = await tx.waitingIdentity.findUnique({ where: { id: waitingId } });
    if (waiting?.side !== side) return refuse("missing", "That sign-in no longer waits, or is of the other side. Open the page of people again.");
    if (deactivatedAt !== null) return refuse("refused", `${name} was deactivated. Reactivate them first.`);
    if (isLinked) return refuse("refused", `${name} is linked to an account already. Take that link away first.`, { field: "personId" });
    const { issuer, subject, tenant } = waiting;
    await tx.person.update({ where: { id: personId }, data: { oidcIssuer: issuer, oidcSubject: subject, oidcTenant: tenant } });
    await tx.waitingIdentity.delete({ where: { id: waitingId } });
    await recordPersonEvents(tx, ctx, personId, [{ field: "singleSignOn", after: `${issuer} ${subject}` }]);
    return done(true);
  });
}

export async function unlinkIdentity(ctx: Ctx, personId: string): Promise<Done<true>> {
  return write(ctx.db, async (tx): Promise<Done<true>> => {
    const person = await findPersonToKeep(tx, ctx, personId);
    if (!person.ok) return person;
    const row = await tx.person.findUnique({ where: { id: personId }, select: { oidcIssuer: true, oidcSubject: true } });
    if (row?.oidcSubject == null) return done(true);
    await tx.person.update({ where: { id: personId }, data: { oidcIssuer: null, oidcSubject: null, oidcTenant: null } });
    await tx.userSession.updateMany({ where: { personId, means: "single sign-on", endedAt: null }, data: { endedAt: ctx.now, endedWhy: "link taken away" } });
    await recordPersonEvents(tx, ctx, personId, [{ field: "singleSignOn", before: `${row.oidcIssuer ?? ""} ${row.oidcSubject}`, after: null }]);
    return done(true);
  });
}

/** Whoever it is stays outside until they try again. */
export async function dismissIdentity(ctx: Ctx, waitingId: string): Promise<Done<true>> {
  return write(ctx.db, async (tx): Promise<Done<true>> => {
    const waiting = await tx.waitingIdentity.findUnique({ where: { id: waitingId } });
    if (waiting === null) return done(true);
    const allowed = may(ctx.actor, KEEPING[waiting.side === "opcc" ? "opcc" : "force"]);
    if (!allowed.ok) return allowed;
    await tx.waitingIdentity.delete({ where: { id: waitingId } });
    return done(true);
  });
}
