/** Changes a person's name or e-mail address. */
import { findPersonToKeep } from "~/commands/people/find-person.server";
import { emailIsTaken } from "~/commands/people/insert-person.server";
import type { Ctx } from "~/db/ctx.server";
import { recordPersonEvents } from "~/db/person-events.server";
import { write } from "~/db/write.server";
import { parseEmail, parseName } from "~/domain/person";
import { done, type Done } from "~/domain/problem";

export async function changePerson(ctx: Ctx, typed: { personId: string; name: string; email: string }): Promise<Done<true>> {
  const name = parseName(typed.name);
  const email = parseEmail(typed.email);
  return write(ctx.db, async (tx): Promise<Done<true>> => {
    const person = await findPersonToKeep(tx, ctx, typed.personId);
    if (!person.ok) return person;
    if (!name.ok) return name;
    if (!email.ok) return email;
    const { id } = person.value;
    if (email.value !== null && (await tx.person.count({ where: { email: email.value, id: { not: id } } })) > 0) return emailIsTaken(email.value);
    await tx.person.update({ where: { id }, data: { name: name.value, email: email.value } });
    await recordPersonEvents(tx, ctx, id, [
      { field: "name", before: person.value.name, after: name.value },
      { field: "email", before: person.value.email, after: email.value },
    ]);
    return done(true);
  });
}
