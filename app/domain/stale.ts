/** What two people did to one value: saved, needless, or told of each other. */
import { formatMoment, type Instant } from "~/domain/calendar-date";
import { done, refuse, type Done, type Problem } from "~/domain/problem";
import { normaliseText } from "~/domain/text";

type Edit = {
  /** What the value is called: "RAG", "The text of Q2". */
  heading: string;
  /** Where it is: "F-0106". */
  where: string;
  /** The value its author saw, what is stored now, and what the author wants; null is empty. */
  base: string | null;
  current: string | null;
  wanted: string | null;
  /** For people. */
  format: (value: string | null) => string;
  field: string;
};

/** A form sends line breaks as CRLF and cannot tell empty from absent. */
function asSeen(value: string | null): string | null {
  const plain = value === null ? "" : normaliseText(value);
  return plain === "" ? null : plain;
}

/** True where the value is to be saved, false where it is there already; a refusal when somebody else changed it meanwhile. */
export function decideEdit({ heading, where, base, current, wanted, format, field }: Edit): Done<boolean> {
  if (current === wanted) return done(false);
  if (asSeen(base) === asSeen(current)) return done(true);
  return refuse(
    "stale",
    `${heading} of ${where} was changed by somebody else while you were writing. Compare the two, then save again or leave theirs.`,
    { field, conflict: { base: format(base), current: format(current), wanted: format(wanted) } },
  );
}

/** Who changed a value last, and when; `own`: the very person who is told. */
export type Changed = { by: string; at: Instant; own: boolean };

/** Names whoever changed it meanwhile, in place of “somebody else”. */
export function naming(problem: Problem, changed: Changed | null): Problem {
  if (changed === null || problem.kind !== "stale") return problem;
  const message = problem.message.replace(/somebody else/i, (_, place: number) => {
    const who = changed.own ? (place === 0 ? "You" : "you") : changed.by;
    return `${who} (${formatMoment(changed.at)})`;
  });
  return { ...problem, message };
}
