/** The people whom lead columns may mean. */
import type { Ctx } from "~/db/ctx.server";
import type { Tx } from "~/db/write.server";
import { matchLead } from "~/domain/lead";

/** Finds the id of the person a lead's text names, or null; reads the people once. */
export async function leadMatcher(tx: Tx, ctx: Ctx): Promise<(text: string | null) => string | null> {
  const people = await tx.person.findMany({
    select: { id: true, name: true, postCode: true, title: true, fromOn: true, toOn: true },
    orderBy: { fromOn: "desc" },
  });
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
