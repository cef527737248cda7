/** Which file writes which change, where several files change one response: a response is written whole, as one new version. */
import type { ImportPlan, PlannedChange } from "~/domain/import/import-plan";

/** The file that gives the words writes them all; else the first. */
function carrier(plans: readonly PlannedChange[][], id: string): number {
  const of = plans.map((changes) => changes.filter((each) => each.subject === "response" && each.id === id));
  const words = of.findIndex((changes) => changes.some((each) => each.field === "response"));
  return words >= 0 ? words : of.findIndex((changes) => changes.length > 0);
}

/** The changed and cleared cells that each file writes, in the order of the plans. */
export function changesToCarry(plans: readonly ImportPlan[]): PlannedChange[][] {
  const all = plans.map(({ changed, cleared }) => [...changed, ...cleared]);
  if (plans.length < 2) return all;
  const carriers = new Map<string, number>();
  const ids = new Set(all.flat().flatMap((each) => (each.subject === "response" ? [each.id] : [])));
  for (const id of ids) carriers.set(id, carrier(all, id));
  return all.map((changes, index) => [
    ...changes.filter((each) => each.subject !== "response" || carriers.get(each.id) === index),
    ...all.flatMap((others, other) => (other === index ? [] : others.filter((each) => each.subject === "response" && carriers.get(each.id) === index))),
  ]);
}
