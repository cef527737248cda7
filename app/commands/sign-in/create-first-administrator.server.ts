/** The first administrator of an office's own database, by the link printed on the console; and an invitation for the force's. */
import { parseNewPerson, type AddPerson } from "~/commands/people/add-person.server";
import { insertPerson } from "~/commands/people/insert-person.server";
import { insertSetPasswordLink } from "~/commands/people/make-one-time-link.server";
import { checkedPassword } from "~/commands/sign-in/checked-password.server";
import { linkIsGone } from "~/commands/sign-in/set-password-by-link.server";
import type { Ctx } from "~/db/ctx.server";
import { openLinkIn } from "~/db/one-time-links.server";
import { hasHolder } from "~/db/people.server";
import { recordPersonEvents } from "~/db/person-events.server";
import { actorIn, insertSession } from "~/db/sessions.server";
import { settingKeys } from "~/db/settings.server";
import { write } from "~/db/write.server";
import { done, refuse, type Done } from "~/domain/problem";
import { digestOf, newToken } from "~/identity/token.server";

type Typed = Pick<AddPerson, "name" | "email" | "code" | "title">;

export type FirstAdministrator = {
  token: string;
  person: Typed;
  password: string;
  officeName: string;
  forceName: string;
  /** Whom the force's side begins with; null to invite them later. */
  forceAdministrator: Typed | null;
};

export type FirstSignIn = { token: string; personId: string; invitation: { personId: string; token: string } | null };

/** The force's fields stand on the same page under names of their own. */
function ofForce(refused: Done<never>): Done<never> {
  return refused.ok ? refused : { ok: false, problem: { ...refused.problem, field: `force-${refused.problem.field ?? "name"}` } };
}

export async function createFirstAdministrator(ctx: Ctx, input: FirstAdministrator): Promise<Done<FirstSignIn>> {
  const id = digestOf(input.token);
  if ((await openLinkIn(ctx.db.read, id, "first-administrator", ctx.now)) === null) return linkIsGone();
  const person = parseNewPerson({ ...input.person, side: "opcc", fromOn: "", roles: ["opcc-administrator"] });
  if (!person.ok) return person;
  if (person.value.email === null) return refuse("invalid", "Give the e-mail address you will sign in with.", { field: "email" });
  const invited = input.forceAdministrator === null ? null : parseNewPerson({ ...input.forceAdministrator, side: "force", fromOn: "", roles: ["force-administrator"] });
  if (invited !== null && !invited.ok) return ofForce(invited);
  if (invited !== null && invited.value.email === null) return refuse("invalid", "Give the force administrator’s e-mail address.", { field: "force-email" });
  const passwordHash = await checkedPassword(input.password, [person.value.name, person.value.email]);
  if (!passwordHash.ok) return passwordHash;

  const token = newToken();
  return write(ctx.db, async (tx): Promise<Done<FirstSignIn>> => {
    const used = await tx.oneTimeLink.updateMany({ where: { id, usedAt: null }, data: { usedAt: ctx.now } });
    if (used.count !== 1 || (await hasHolder(tx, "opcc-administrator"))) return linkIsGone();
    const added = await insertPerson(tx, ctx, person.value);
    if (!added.ok) return added;
    const personId = added.value.id;
    await tx.person.update({ where: { id: personId }, data: { passwordHash: passwordHash.value, passwordSetAt: ctx.now } });
    for (const [key, value] of [[settingKeys.officeName, input.officeName.trim()], [settingKeys.forceName, input.forceName.trim()]] as const) {
      if (value !== "") await tx.setting.upsert({ where: { key }, create: { key, value }, update: { value } });
    }
    const actor = (await actorIn(tx, personId, ctx.today)) ?? ctx.actor;
    const own = { ...ctx, actor };
    const force = invited === null ? null : await insertPerson(tx, own, invited.value);
    if (force !== null && !force.ok) return ofForce(force);
    const invitation = force === null ? null : { personId: force.value.id, token: (await insertSetPasswordLink(tx, own, force.value.id)).token };
    await insertSession(tx, { id: digestOf(token), personId, means: "password", now: ctx.now });
    await recordPersonEvents(tx, own, personId, [{ field: "signIn", after: "first administrator’s link" }]);
    return done({ token, personId, invitation });
  });
}
