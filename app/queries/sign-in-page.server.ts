/** What the sign-in page of a demonstration offers. */
import type { Ctx } from "~/db/ctx.server";
import { offeredPeople } from "~/db/demonstration-mark.server";
import { peopleIn } from "~/db/people.server";
import type { PersonSide } from "~/domain/actor";
import { postOn } from "~/domain/post";
import type { Role } from "~/domain/role";

export type OfferedPerson = { id: string; name: string; title: string; side: PersonSide; roles: Role[] };

/** In the order of the page. */
export async function demonstrationPeople(ctx: Ctx): Promise<OfferedPerson[]> {
  const ids = await offeredPeople(ctx.db.read);
  const byId = new Map((await peopleIn(ctx.db.read, ctx.today)).map((person) => [person.id, person]));
  return ids.flatMap((id) => {
    const person = byId.get(id);
    if (person === undefined || person.deactivatedAt !== null) return [];
    return [{ id, name: person.name, title: postOn(person.posts, ctx.today)?.title ?? "", side: person.side, roles: person.roles }];
  });
}
