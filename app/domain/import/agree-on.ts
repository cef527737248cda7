/** What several files give for one thing that all of them add: what only one gives, or all alike, is taken; else nothing is, and each of them says so. */
import type { ImportPlan } from "~/domain/import/import-plan";
import type { Place } from "~/domain/import/reading";

/** What one of the files gives; `place`: the cell that says it. `whole`: the cell says nothing else. */
export type Given<T> = { value: T | null; place: Place; plan: ImportPlan; whole?: boolean };

/** Tells values apart. `what` is in words: "who asked it". `then`: what the reader is to do. */
export type Question<T> = { what: string; keyOf: (value: T) => string; then?: string };

const WRITE_IT = "Write it on the page of what is added.";

/** All that is given, in the order of the files, is weighed at once: whatever their order, the same comes of it. */
export function agreeOn<T>(all: readonly Given<T>[], { what, keyOf, then = WRITE_IT }: Question<T>): T | null {
  const given = all.flatMap(({ value, ...about }) => (value === null ? [] : [{ ...about, value, key: keyOf(value) }]));
  const [first] = given;
  if (first === undefined) return null;
  if (given.every(({ key }) => key === first.key)) return first.value;
  for (const { key, place, plan, whole } of given) {
    const others = [...new Set(given.filter((other) => other.key !== key).map((other) => other.plan.file))];
    const give = others.length === 1 ? "gives" : "give";
    plan.heldBack.push({ ...place, ...(whole === true ? { whole } : {}), reason: `${others.join(" and ")} ${give} ${what} otherwise, so ${others.length === 1 ? "neither" : "none"} is taken. ${then}` });
  }
  return null;
}
