/** What is settled with something else of an update: the date with the words, the reason with the RAG, in whatever files they stand. */
import { disputed, withoutSettled, type Claim, type ClaimedFile, type Outcome } from "~/domain/import/claims";
import type { PlannedChange } from "~/domain/import/import-plan";
import { SETTLED_WITH } from "~/domain/update";

type Field = PlannedChange["field"];
type LeadingField = (typeof SETTLED_WITH)[keyof typeof SETTLED_WITH];

/** The field that a field is settled with; null where it stands alone. */
export function leaderOf(field: Field): LeadingField | null {
  return field in SETTLED_WITH ? SETTLED_WITH[field as keyof typeof SETTLED_WITH] : null;
}

export function leads(field: Field): boolean {
  return Object.values<Field>(SETTLED_WITH).includes(field);
}

/** What became of the words that a date belongs to: in conflict, or left in some of the files. */
export type LedBy = { open: boolean; leftIn: ReadonlySet<number> };

export function becameOf(claims: readonly Claim[], outcomes: readonly Outcome[]): LedBy {
  const settled = new Map(outcomes.map(({ claim, becomes }) => [claim, becomes]));
  const is = (claim: Claim, state: "conflict" | "left") => { const becomes = settled.get(claim) ?? "keep"; return becomes === "keep" ? claim.state === state : becomes === state; };
  return { open: claims.some((claim) => is(claim, "conflict")), leftIn: new Set(claims.filter((claim) => is(claim, "left")).map(({ file }) => file)) };
}

/** A date waits while the words it belongs to are in conflict, and is left where those of its own file are. */
export function follow(claims: readonly Claim[], { open, leftIn }: LedBy, files: readonly ClaimedFile[]): { outcomes: Outcome[]; rest: Claim[] } {
  const changeOf = (claim: Claim) => (claims.length > 1 ? disputed(claim, claims, files) : withoutSettled({ ...claim.change, base: claim.change.base ?? claim.change.from }));
  const left = claims.filter((claim) => leftIn.has(claim.file) && claim.change.goesWith !== undefined && claim.state !== "withdrawn" && claim.state !== "ours");
  const rest = claims.filter((claim) => !left.includes(claim));
  const waiting = open ? rest.filter(({ state }) => state === "proposed" || state === "conflict") : [];
  return {
    outcomes: [
      ...left.map((claim): Outcome => ({ claim, change: changeOf(claim), becomes: "left" })),
      ...waiting.map((claim): Outcome => ({ claim, change: { ...changeOf(claim), waits: true }, becomes: "conflict" })),
    ],
    rest: open ? [] : rest,
  };
}
