/** An expected refusal as a value: why something was not done, in plain English that says what to do next. */
export type ProblemKind = "invalid" | "refused" | "missing" | "stale" | "too-large";

export type Problem = {
  kind: ProblemKind;
  message: string;
  /** The form field or column the sentence is about, where there is one. */
  field?: string;
  /** For `stale`: what the author saw, what is stored now, and what the author wanted. */
  conflict?: { base: string; current: string; wanted: string };
};

export type Done<T> = { ok: true; value: T } | { ok: false; problem: Problem };

export function done<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

export function refuse(
  kind: ProblemKind,
  message: string,
  more: Omit<Problem, "kind" | "message"> = {},
): { ok: false; problem: Problem } {
  return { ok: false, problem: { kind, message, ...more } };
}

/** The same, with the field of the form that a refusal is about. */
export function inField<T>(parsed: Done<T>, field: string): Done<T> {
  return parsed.ok ? parsed : { ok: false, problem: { ...parsed.problem, field } };
}
