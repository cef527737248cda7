/** Which file writes which change, where several files change what is written whole: a response, and a move of RAG with its reason. */
import type { ImportPlan, PlannedChange } from "~/domain/import/import-plan";

/** What a change is written with; null where it may stand alone. What one side says of RAG may have to wait, and then waits with its reason. */
function wholeOf(plan: ImportPlan, { subject, id, field }: PlannedChange): string | null {
  if (subject === "response") return `response ${id}`;
  return subject === "finding" && plan.voice === "force" && (field === "rag" || field === "ragReason") ? `rag ${id}` : null;
}

/** The field that decides which file writes the whole. */
const LEADING = new Set<PlannedChange["field"]>(["response", "rag"]);

type Carried = { file: number; change: PlannedChange };

function carrierOf(parts: readonly Carried[]): number {
  return (parts.find(({ change }) => LEADING.has(change.field)) ?? parts[0])?.file ?? 0;
}

/** A cell of another file says so in its place. */
function fromOther({ file }: ImportPlan, change: PlannedChange): PlannedChange {
  return { ...change, place: { ...change.place, sheet: `${file}: ${change.place.sheet}` } };
}

/** The changed and cleared cells that each file writes, in the order of the plans. */
export function changesToCarry(plans: readonly ImportPlan[]): PlannedChange[][] {
  const all = plans.map(({ changed, cleared }) => [...changed, ...cleared]);
  if (plans.length < 2) return all;
  const wholes = new Map<string, Carried[]>();
  for (const [file, plan] of plans.entries()) {
    for (const change of all[file] ?? []) {
      const whole = wholeOf(plan, change);
      if (whole !== null) wholes.set(whole, [...(wholes.get(whole) ?? []), { file, change }]);
    }
  }
  const moved = new Map<PlannedChange, number>();
  for (const parts of wholes.values()) for (const { file, change } of parts) if (carrierOf(parts) !== file) moved.set(change, carrierOf(parts));
  const carried = all.map((changes) => changes.filter((change) => !moved.has(change)));
  for (const [file, plan] of plans.entries()) {
    for (const change of all[file] ?? []) {
      const to = moved.get(change);
      if (to !== undefined) carried[to]?.push(fromOther(plan, change));
    }
  }
  return carried;
}
