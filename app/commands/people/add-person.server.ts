/** Adds a person with a post and roles. */
import { insertPerson, type NewPerson } from "~/commands/people/insert-person.server";
import type { Ctx } from "~/db/ctx.server";
import { hasEverSignedIn, hasHolder } from "~/db/people.server";
import { write } from "~/db/write.server";
import type { PersonSide } from "~/domain/actor";
import { can, KEEPING, may } from "~/domain/permissions";
import { parseEmail, parseName } from "~/domain/person";
import { parsePost } from "~/domain/post";
import { done, refuse, type Done } from "~/domain/problem";
import { ROLE_SIDES, ROLE_WORDS, type Role } from "~/domain/role";

export type AddPerson = { name: string; email: string; side: PersonSide; code: string; title: string; fromOn: string; roles: readonly Role[] };

/** The person as typed, where it is all well-formed. Somebody may have no post. */
export function parseNewPerson(typed: AddPerson): Done<NewPerson> {
  const name = parseName(typed.name);
  if (!name.ok) return name;
  const email = parseEmail(typed.email);
  if (!email.ok) return email;
  const { side, roles } = typed;
  const foreign = roles.find((role) => ROLE_SIDES[role] !== side);
  if (foreign !== undefined) return refuse("invalid", `${ROLE_WORDS[foreign]} is a role of the other side. Choose among the roles of this side.`, { field: "roles" });
  const hasPost = typed.code.trim() !== "" || typed.title.trim() !== "";
  if (!hasPost) return done({ name: name.value, email: email.value, side, roles, post: null });
  const post = parsePost({ code: typed.code, title: typed.title, fromOn: typed.fromOn, toOn: "" });
  return post.ok ? done({ name: name.value, email: email.value, side, roles, post: post.value }) : post;
}

export async function addPerson(ctx: Ctx, typed: AddPerson): Promise<Done<{ id: string }>> {
  const parsed = parseNewPerson(typed);
  return write(ctx.db, async (tx): Promise<Done<{ id: string }>> => {
    // The office invites the force's first administrator, because nobody of the force could; once one of them has come in it is the force’s own, or the operator’s.
    const first = typed.side === "force" && typed.roles.join() === "force-administrator" && can(ctx.actor, "invite the force’s first administrator");
    const invited = first && !(await hasHolder(tx, "force-administrator")) && !(await hasEverSignedIn(tx, "force"));
    const allowed = invited ? done(true as const) : may(ctx.actor, KEEPING[typed.side]);
    if (!allowed.ok) return allowed;
    return parsed.ok ? insertPerson(tx, ctx, parsed.value) : parsed;
  });
}
