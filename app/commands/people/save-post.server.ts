/** Adds a post to a person, or changes one: its words, its first and last day. */
import { findPersonToKeep } from "~/commands/people/find-person.server";
import type { Ctx } from "~/db/ctx.server";
import { recordPersonEvents } from "~/db/person-events.server";
import { write } from "~/db/write.server";
import { formatDate } from "~/domain/calendar-date";
import { parsePost, type Post, type TypedPost } from "~/domain/post";
import { done, refuse, type Done } from "~/domain/problem";

export type SavePost = TypedPost & {
  personId: string;
  /** Null for a new one. */
  postId: string | null;
};

function words({ code, title, fromOn, toOn }: Omit<Post, "id">): string {
  const from = fromOn === null ? "" : ` from ${formatDate(fromOn)}`;
  const to = toOn === null ? "" : ` to ${formatDate(toOn)}`;
  return `${code}, ${title}${from}${to}`;
}

export async function savePost(ctx: Ctx, input: SavePost): Promise<Done<true>> {
  const post = parsePost(input);
  return write(ctx.db, async (tx): Promise<Done<true>> => {
    const person = await findPersonToKeep(tx, ctx, input.personId);
    if (!person.ok) return person;
    if (!post.ok) return post;
    const { id, posts } = person.value;
    const before = posts.find((each) => each.id === input.postId);
    if (input.postId !== null && before === undefined) return refuse("missing", "That post is not one of this person’s. Open the person’s page again.");
    if (before === undefined) await tx.post.create({ data: { ...post.value, id: ctx.newId(), personId: id } });
    else await tx.post.update({ where: { id: before.id }, data: post.value });
    await recordPersonEvents(tx, ctx, id, [{ field: "post", before: before === undefined ? null : words(before), after: words(post.value) }]);
    return done(true);
  });
}
