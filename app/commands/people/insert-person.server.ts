/** Writes a new person with their post and roles. */
import type { Ctx } from "~/db/ctx.server";
import { recordPersonEvents } from "~/db/person-events.server";
import type { Tx } from "~/db/write.server";
import type { PersonSide } from "~/domain/actor";
import type { Post } from "~/domain/post";
import { done, refuse, type Done } from "~/domain/problem";
import { ROLE_WORDS, type Role } from "~/domain/role";

export type NewPerson = { name: string; email: string | null; side: PersonSide; roles: readonly Role[]; post: Omit<Post, "id"> | null };

export function emailIsTaken(email: string): Done<never> {
  return refuse("invalid", `Somebody else has the address ${email}. Two people cannot share one.`, { field: "email" });
}

export async function insertPerson(tx: Tx, ctx: Ctx, person: NewPerson): Promise<Done<{ id: string }>> {
  const { name, email, side, roles, post } = person;
  if (email !== null && (await tx.person.count({ where: { email } })) > 0) return emailIsTaken(email);
  const id = ctx.newId();
  await tx.person.create({ data: { id, name, email, side, createdAt: ctx.now } });
  if (post !== null) await tx.post.create({ data: { ...post, id: ctx.newId(), personId: id } });
  for (const role of roles) await tx.roleGrant.create({ data: { id: ctx.newId(), personId: id, role, grantedAt: ctx.now, grantedBy: ctx.actor.name } });
  await recordPersonEvents(tx, ctx, id, [
    { field: "created", after: name },
    { field: "email", after: email },
    { field: "post", after: post === null ? null : `${post.code}, ${post.title}` },
    { field: "roles", after: roles.length === 0 ? null : roles.map((role) => ROLE_WORDS[role]).join(", ") },
  ]);
  return done({ id });
}
