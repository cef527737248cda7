/** Weighs one cell of a file, and puts it where it belongs in the plan. */
import { readResponseParts } from "~/domain/export/response-cell";
import { cellChoice, type CellChoice } from "~/domain/import/cell-choice";
import { heldWords } from "~/domain/import/field-words";
import type { PlannedChange } from "~/domain/import/import-plan";
import { hold, holdForOthers, leaveUnchanged, type PlanContext } from "~/domain/import/plan-context";
import { weighThreeWays } from "~/domain/import/three-way";
import type { Place } from "~/domain/import/reading";
import { mark } from "~/domain/import/trace";

/** Of what a cell belongs to: where it stands, whether it is in conflict, and what became of it. */
export type Leader = { place: Place; isConflict: boolean; is: "open" | "left" | "taken" };

export type CellRules = {
  /** What the row changes that this cell is settled with; null where it changes nothing of the kind. */
  leader?: Leader | null;
  /** How values of this cell are compared; to the letter where none is given. */
  same?: (one: string | null, other: string | null) => boolean;
  /** Why it is not the importer's to change; null where it is. Asked only where something differs. */
  notTheirs: () => string | null;
  /** Why the value cannot be taken from anybody. */
  wrong?: string | null;
  /** Why the cell cannot be emptied. */
  notEmptied?: string | null;
};

function propose(context: PlanContext, change: PlannedChange): void {
  if (change.to === null) context.plan.cleared.push(change);
  else context.plan.changed.push(change);
}

/** What was decided of a cell in the preview, or for all conflicts on the command line; of one that belongs to another, what was decided of that. */
function settle(context: PlanContext, change: PlannedChange, { isConflict, leader }: { isConflict: boolean; leader: Leader | null }): CellChoice | null {
  if (leader?.is === "open") return null;
  if (leader?.is === "left") return { take: "ours" };
  const own = cellChoice(context.options, change.place);
  if (own !== null || !isConflict) return own;
  if (leader?.isConflict === true) return { take: "theirs" };
  return context.options.prefer == null ? null : { take: context.options.prefer };
}

/** True where the cell is proposed as the file has it. */
export function weighCell(context: PlanContext, change: PlannedChange, rules: CellRules): boolean {
  const { plan, options } = context;
  const same = rules.same ?? ((one, other) => one === other);
  const sent = context.sentAt(change.place);
  const verdict = weighThreeWays(sent, change.to, change.from, same);
  if (verdict === "same" || (change.to === null && sent === undefined && !options.emptiesCount)) {
    if (verdict === "same") leaveUnchanged(context, change.place);
    else {
      plan.unchanged += 1;
      mark(context.reading.trace, change.place, "notRead", "It is empty, or says that there is nothing: that changes nothing here.");
    }
    return false;
  }
  if (verdict === "here") {
    plan.changedHere.push({ ...change.place });
    return false;
  }
  const notTheirs = context.notInCopy(change.place) ?? rules.notTheirs();
  if (notTheirs !== null) {
    holdForOthers(context, change.place, heldWords(change, notTheirs));
    return false;
  }
  const refused = rules.wrong ?? (change.to === null ? (rules.notEmptied ?? null) : null);
  if (refused !== null) {
    hold(context, change.place, heldWords(change, refused));
    return false;
  }
  const leader = rules.leader ?? null;
  const isConflict = verdict === "conflict" || leader?.isConflict === true;
  const choice = settle(context, change, { isConflict, leader });
  const weighed: PlannedChange = { ...change, ...(isConflict ? { base: sent ?? null } : {}), ...(leader === null ? {} : { goesWith: leader.place }) };
  if (choice?.take === "ours") {
    plan.left.push(weighed);
    return false;
  }
  if (choice?.take === "text") {
    const parts = weighed.parts === undefined ? {} : { parts: readResponseParts(weighed.parts[0]?.by ?? null, choice.text) };
    propose(context, { ...weighed, ...parts, to: choice.text, settled: "text", said: weighed.to });
    return false;
  }
  if (isConflict && choice === null) {
    plan.conflicts.push(leader?.is === "open" ? { ...weighed, waits: true } : weighed);
    return false;
  }
  propose(context, isConflict ? { ...weighed, settled: "theirs" } : weighed);
  return true;
}
