/** Names a view of the register, gives it another name, or takes it away: one's own alone. */
import type { Ctx } from "~/db/ctx.server";
import { write, type Tx } from "~/db/write.server";
import { MOST_VIEWS, parseViewName, searchToKeep } from "~/domain/named-view";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";

function ownerOf(ctx: Ctx): Done<string> {
  const allowed = may(ctx.actor, "keep views");
  if (!allowed.ok) return allowed;
  return ctx.actor.personId === null ? refuse("refused", "Only a person keeps views. Sign in.") : done(ctx.actor.personId);
}

const GONE = "That view is not there any more. Load the page again.";

async function nameIsFree(tx: Tx, personId: string, name: string, exceptId: string | null): Promise<Done<true>> {
  const other = await tx.namedView.findUnique({ where: { personId_name: { personId, name } } });
  if (other === null || other.id === exceptId) return done(true);
  return refuse("invalid", `You have a view “${name}” already. Give this one another name, or let it take that one’s place.`, { field: "name" });
}

export type SaveView = { name: string; /** The query part of the register's address. */ search: string; /** Takes the place of a view of that name. */ replace: boolean };

export async function saveView(ctx: Ctx, { name: typed, search, replace }: SaveView): Promise<Done<string>> {
  const owner = ownerOf(ctx);
  if (!owner.ok) return owner;
  const name = parseViewName(typed);
  if (!name.ok) return name;
  const personId = owner.value;
  const kept = searchToKeep(search);
  return write(
    ctx.db,
    async (tx): Promise<Done<string>> => {
      const free = await nameIsFree(tx, personId, name.value, null);
      if (!free.ok && !replace) return free;
      if (free.ok && (await tx.namedView.count({ where: { personId } })) >= MOST_VIEWS) {
        return refuse("refused", `You have ${String(MOST_VIEWS)} views, which is the most. Delete one you do not need, then save this one.`);
      }
      await tx.namedView.upsert({
        where: { personId_name: { personId, name: name.value } },
        create: { id: ctx.newId(), personId, name: name.value, search: kept, createdAt: ctx.now },
        update: { search: kept },
      });
      return done(name.value);
    },
    { leavesRecord: true },
  );
}

export async function renameView(ctx: Ctx, { id, name: typed }: { id: string; name: string }): Promise<Done<string>> {
  const owner = ownerOf(ctx);
  if (!owner.ok) return owner;
  const name = parseViewName(typed);
  if (!name.ok) return name;
  return write(
    ctx.db,
    async (tx): Promise<Done<string>> => {
      const free = await nameIsFree(tx, owner.value, name.value, id);
      if (!free.ok) return free;
      const { count } = await tx.namedView.updateMany({ where: { id, personId: owner.value }, data: { name: name.value } });
      return count === 0 ? refuse("missing", GONE) : done(name.value);
    },
    { leavesRecord: true },
  );
}

export async function deleteView(ctx: Ctx, id: string): Promise<Done<true>> {
  const owner = ownerOf(ctx);
  if (!owner.ok) return owner;
  return write(
    ctx.db,
    async (tx): Promise<Done<true>> => {
      const { count } = await tx.namedView.deleteMany({ where: { id, personId: owner.value } });
      return count === 0 ? refuse("missing", GONE) : done(true);
    },
    { leavesRecord: true },
  );
}
