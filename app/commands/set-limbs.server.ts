/** Breaks a finding into its limbs: the several things it asks for, in order. */
import { findFinding } from "~/commands/find-finding.server";
import { nameColleague } from "~/commands/name-colleague.server";
import type { Ctx } from "~/db/ctx.server";
import { replaceLimbs } from "~/db/save-finding.server";
import { write } from "~/db/write.server";
import { parseLimbs } from "~/domain/new-finding";
import { may } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";
import { decideEdit } from "~/domain/stale";

export type SetLimbs = {
  reference: string;
  /** As typed, one per line. */
  limbs: string;
  /** What their author saw, one per line. */
  base: string;
};

export async function setLimbs(ctx: Ctx, { reference, limbs, base }: SetLimbs): Promise<Done<true>> {
  const allowed = may(ctx.actor, "describe a finding");
  if (!allowed.ok) return allowed;
  const read = parseLimbs(limbs);
  if (!read.ok) return { ok: false, problem: { ...read.problem, field: "limbs" } };
  return write(ctx.db, async (tx): Promise<Done<true>> => {
    const found = await findFinding(tx, reference);
    if (!found.ok) return found;
    const finding = found.value;
    const decided = decideEdit({
      heading: "The list of limbs", where: finding.reference, base, current: finding.limbs.join("\n"), wanted: read.value.join("\n"),
      format: (value) => value ?? "", field: "limbs",
    });
    if (!decided.ok) return nameColleague(tx, ctx, decided, { subjectId: finding.id });
    if (decided.value) await replaceLimbs(tx, ctx, finding, read.value);
    return done(true);
  });
}
