/** Which findings may be linked: what repeats or supersedes what. */
import type { FindingLinkKind } from "~/domain/finding";
import { done, refuse, type Done } from "~/domain/problem";
import type { FindingRecord } from "~/domain/record";

const WORDS: Record<FindingLinkKind, string> = { repeats: "repeats", supersedes: "supersedes" };

type Linked = Pick<FindingRecord, "reference" | "links">;

/** Whether `from` may be said to repeat or supersede `to`. */
export function decideLink(from: Linked, to: Linked, kind: FindingLinkKind): Done<true> {
  if (from.reference === to.reference) return refuse("invalid", `A finding is not linked to itself. Give the reference of the one that ${from.reference} ${WORDS[kind]}.`, { field: "to" });
  const between = from.links.filter((link) => link.reference === to.reference && link.kind === kind);
  if (between.some((link) => link.direction === "from")) return refuse("invalid", `${from.reference} ${WORDS[kind]} ${to.reference} already.`, { field: "to" });
  if (between.length > 0) {
    return refuse("invalid", `${to.reference} ${WORDS[kind]} ${from.reference}, so it cannot be the other way round as well. Take that link back first.`, { field: "to" });
  }
  return done(true);
}
