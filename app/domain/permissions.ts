/** The one permission function: may this actor do this to that? Asked inside every command and query. */
import { SIDE_WORDS, type Actor, type Side } from "~/domain/actor";
import { COLUMNS, type ColumnKey } from "~/domain/columns";
import { done, refuse, type Done } from "~/domain/problem";

export const VERBS = [
  "read the record", "add a finding", "correct a finding’s text", "link findings", "ask", "edit an entry", "approve an entry", "issue an entry",
  "close an entry", "answer", "clear a response", "submit a response", "record a spoken answer", "edit the question bank", "import", "export",
] as const;
export type Verb = (typeof VERBS)[number];

const ALLOWED: Record<Verb, readonly Side[]> = {
  "read the record": ["opcc", "force"],
  "add a finding": ["opcc", "force"],
  "correct a finding’s text": ["opcc", "force"],
  "link findings": ["opcc", "force"],
  ask: ["opcc"],
  "edit an entry": ["opcc"],
  "approve an entry": ["opcc"],
  "issue an entry": ["opcc"],
  "close an entry": ["opcc"],
  answer: ["force"],
  "clear a response": ["force"],
  "submit a response": ["force"],
  "record a spoken answer": ["opcc"],
  "edit the question bank": ["opcc"],
  import: ["opcc", "force"],
  export: ["opcc", "force"],
};

function otherSide(allowed: readonly Side[]): string {
  return allowed.map((side) => SIDE_WORDS[side].toLowerCase()).join(" or the ");
}

/** The operator may do all that either side may. */
export function can(actor: Actor, verb: Verb): boolean {
  return actor.side === "operator" || ALLOWED[verb].some((side) => side === actor.side);
}

export function may(actor: Actor, verb: Verb): Done<true> {
  return can(actor, verb) ? done(true) : refuse("refused", `Only the ${otherSide(ALLOWED[verb])} may ${verb}.`);
}

export function canEdit(actor: Actor, column: ColumnKey): boolean {
  const { editableBy } = COLUMNS[column];
  return editableBy.length > 0 && (actor.side === "operator" || editableBy.some((side) => side === actor.side));
}

export function mayEdit(actor: Actor, column: ColumnKey): Done<true> {
  if (canEdit(actor, column)) return done(true);
  const { heading, editableBy } = COLUMNS[column];
  if (editableBy.length === 0) return refuse("refused", `${heading} is not changed here: it is fixed, or kept elsewhere and only shown here.`);
  return refuse("refused", `${heading} is not yours to change: it belongs to the ${otherSide(editableBy)}.`);
}
