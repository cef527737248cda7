/** Which plans this process made against which state of the record: an import whose plan still holds is applied without being planned anew. */
import type { Ctx } from "~/db/ctx.server";
import type { Db } from "~/db/open-database.server";
import type { ImportPlan } from "~/domain/import/import-plan";

export type Remembered = { change: number; by: string; plan: string };
export type KnownPlan = [id: string, plan: Remembered];

/** Older ones are forgotten; such imports are planned anew before they are applied. */
const AT_MOST = 100;

const memories = new WeakMap<Db, Map<string, Remembered>>();

export type KeptPlan = { id: string; plan: ImportPlan };

/** `change`: the number of the change of the record after which it was planned so. The receipt has to be kept with it. */
export function rememberPlan(ctx: Ctx, { id, plan }: KeptPlan, change: number): void {
  recallPlans(ctx, [[id, { change, by: JSON.stringify(ctx.actor), plan: JSON.stringify(plan) }]]);
}

/** Remembers what another process has. */
export function recallPlans(ctx: Ctx, known: readonly KnownPlan[]): void {
  const memory = memories.get(ctx.db) ?? new Map<string, Remembered>();
  memories.set(ctx.db, memory);
  for (const [id, plan] of known) {
    memory.delete(id);
    memory.set(id, plan);
  }
  for (const oldest of memory.keys()) {
    if (memory.size <= AT_MOST) break;
    memory.delete(oldest);
  }
}

/** What is remembered of these imports, for another process. */
export function plansRemembered(ctx: Ctx, ids: readonly string[]): KnownPlan[] {
  return ids.flatMap((id) => { const known = memories.get(ctx.db)?.get(id); return known === undefined ? [] : [[id, known] as KnownPlan]; });
}

/** Whether the actor's own planning would give these plans again: nothing it depends on has changed. */
export function stillHold(ctx: Ctx, files: readonly KeptPlan[], change: number): boolean {
  const by = JSON.stringify(ctx.actor);
  return files.every(({ id, plan }) => {
    const known = memories.get(ctx.db)?.get(id);
    return known?.change === change && known.by === by && known.plan === JSON.stringify(plan);
  });
}
