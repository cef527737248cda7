/** Grants a person the roles they are to have and ends the others. */
import { findPersonToKeep } from "~/commands/people/find-person.server";
import type { Ctx } from "~/db/ctx.server";
import { peopleIn } from "~/db/people.server";
import { recordPersonEvents } from "~/db/person-events.server";
import { write } from "~/db/write.server";
import { checkAdministratorRemains } from "~/domain/person";
import { done, refuse, type Done } from "~/domain/problem";
import { ADMINISTRATORS, ROLE_SIDES, ROLE_WORDS, type Role } from "~/domain/role";

export async function setRoles(ctx: Ctx, { personId, roles }: { personId: string; roles: readonly Role[] }): Promise<Done<true>> {
  return write(ctx.db, async (tx): Promise<Done<true>> => {
    const person = await findPersonToKeep(tx, ctx, personId);
    if (!person.ok) return person;
    const { side, roles: before, deactivatedAt } = person.value;
    if (deactivatedAt !== null) return refuse("refused", "This person was deactivated. Reactivate them first.");
    const foreign = roles.find((role) => ROLE_SIDES[role] !== side);
    if (foreign !== undefined) return refuse("invalid", `${ROLE_WORDS[foreign]} is not a role of this person’s side.`, { field: "roles" });
    const granted = roles.filter((role) => !before.includes(role));
    const ended = before.filter((role) => !roles.includes(role));
    if (ended.includes(ADMINISTRATORS[side])) {
      const others = (await peopleIn(tx, ctx.today)).filter((each) => each.id !== personId);
      const remains = checkAdministratorRemains(side, others);
      if (!remains.ok) return remains;
    }
    for (const role of granted) await tx.roleGrant.create({ data: { id: ctx.newId(), personId, role, grantedAt: ctx.now, grantedBy: ctx.actor.name } });
    await tx.roleGrant.updateMany({ where: { personId, role: { in: ended }, endedAt: null }, data: { endedAt: ctx.now, endedBy: ctx.actor.name } });
    await recordPersonEvents(tx, ctx, personId, [
      ...granted.map((role) => ({ field: "role", after: ROLE_WORDS[role] })),
      ...ended.map((role) => ({ field: "role", before: ROLE_WORDS[role], after: null })),
    ]);
    return done(true);
  });
}
