/** The people behind the posts that own an action. */
import { postHolders } from "~/db/leads.server";
import type { Reader } from "~/db/rows.server";
import type { Tx } from "~/db/write.server";
import type { Action } from "~/domain/action/action";
import type { CalendarDate } from "~/domain/calendar-date";
import { peopleNamed } from "~/domain/lead";

/** The short forms of the posts that somebody holds, or will. */
export async function postsToOwn(reader: Reader, today: CalendarDate): Promise<string[]> {
  const posts = await reader.post.findMany({ where: { OR: [{ toOn: null }, { toOn: { gte: today } }] }, select: { code: true }, distinct: ["code"], orderBy: { code: "asc" } });
  return posts.map(({ code }) => code);
}

/** Those who hold a post that owns an action on the day, in the form in which permissions are asked. */
export async function ownersOn(tx: Tx, today: CalendarDate): Promise<(action: Pick<Action, "owners">) => { ledBy: string[] }> {
  const holders = await postHolders(tx);
  return ({ owners }) => ({ ledBy: [...new Set(owners.flatMap((post) => peopleNamed(post, holders, today)))] });
}

export async function ownersOf(tx: Tx, action: Pick<Action, "owners">, today: CalendarDate): Promise<{ ledBy: string[] }> {
  return (await ownersOn(tx, today))(action);
}
