/** The people whom lead columns may mean. */
import type { Ctx } from "~/db/ctx.server";
import { readOnce } from "~/db/together.server";
import type { Tx } from "~/db/write.server";
import { matchLead, type PostHolder } from "~/domain/lead";

/** One per post held, the latest first. */
export async function postHolders(tx: Tx): Promise<PostHolder[]> {
  const people = await tx.person.findMany({ select: { id: true, name: true, posts: true } });
  const holders = people.flatMap(({ id, name, posts }): PostHolder[] =>
    posts.length === 0
      ? [{ id, name, postCode: "", title: "", fromOn: null, toOn: null }]
      : posts.map((post) => ({ id, name, postCode: post.code, title: post.title, fromOn: post.fromOn, toOn: post.toOn })),
  );
  return holders.sort((a, b) => (b.fromOn ?? "").localeCompare(a.fromOn ?? ""));
}

type LeadMatcher = (text: string | null) => string | null;

/** Finds the id of the person a lead's text names, or null; reads the people once. */
export function leadMatcher(tx: Tx, ctx: Ctx): Promise<LeadMatcher> {
  return readOnce(tx, `leads on ${ctx.today}`, () => readLeads(tx, ctx));
}

async function readLeads(tx: Tx, ctx: Ctx): Promise<LeadMatcher> {
  const people = await postHolders(tx);
  const known = new Map<string, string | null>();
  return (text) => {
    if (text === null) return null;
    const before = known.get(text);
    if (before !== undefined) return before;
    const personId = matchLead(text, people, ctx.today);
    known.set(text, personId);
    return personId;
  };
}
