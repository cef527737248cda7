/** Finds the person a command is about, for somebody who keeps the people of that side. */
import type { Ctx } from "~/db/ctx.server";
import { personIn } from "~/db/people.server";
import type { Reader } from "~/db/rows.server";
import { KEEPING, may } from "~/domain/permissions";
import type { PersonRecord } from "~/domain/person";
import { refuse, type Done } from "~/domain/problem";

export async function findPerson(reader: Reader, ctx: Ctx, id: string): Promise<Done<PersonRecord>> {
  const person = await personIn(reader, id, ctx.today);
  if (person === null) return refuse("missing", "There is no such person. Look for them on the page of people.");
  return { ok: true, value: person };
}

/** Refuses where the actor does not keep the people of that person's side. */
export async function findPersonToKeep(reader: Reader, ctx: Ctx, id: string): Promise<Done<PersonRecord>> {
  const person = await findPerson(reader, ctx, id);
  if (!person.ok) return person;
  const allowed = may(ctx.actor, KEEPING[person.value.side]);
  return allowed.ok ? person : allowed;
}
