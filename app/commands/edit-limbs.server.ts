/** Names the limbs of a finding anew: the separate things it asks for, one a line. */
import { findFinding } from "~/commands/find-finding.server";
import type { Ctx } from "~/db/ctx.server";
import { recordEvents } from "~/db/history.server";
import { write } from "~/db/write.server";
import { may } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";
import { decideEdit } from "~/domain/stale";
import { parseText } from "~/domain/text";

export type EditLimbs = {
  reference: string;
  /** As typed, one a line. */
  limbs: string;
  /** What its author saw, one a line. */
  base: string;
};

function linesOf(text: string): string[] {
  return text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
}

function joined(limbs: readonly string[]): string | null {
  return limbs.length === 0 ? null : limbs.join("\n");
}

export async function editLimbs(ctx: Ctx, input: EditLimbs): Promise<Done<true>> {
  const allowed = may(ctx.actor, "correct a finding’s text");
  if (!allowed.ok) return allowed;
  const parsed = parseText(input.limbs, "The list of limbs");
  if (!parsed.ok) return { ok: false, problem: { field: "limbs", ...parsed.problem } };
  const limbs = linesOf(parsed.value ?? "");

  return write(ctx.db, async (tx): Promise<Done<true>> => {
    const found = await findFinding(tx, input.reference);
    if (!found.ok) return found;
    const finding = found.value;
    const decided = decideEdit({
      heading: "The list of limbs", where: finding.reference, base: input.base, current: joined(finding.limbs), wanted: joined(limbs),
      format: (value) => value ?? "", field: "limbs",
    });
    if (!decided.ok) return decided;
    if (!decided.value) return done(true);
    await tx.limb.deleteMany({ where: { findingId: finding.id } });
    await tx.limb.createMany({ data: limbs.map((text, position) => ({ id: ctx.newId(), findingId: finding.id, position, text })) });
    await tx.finding.update({ where: { id: finding.id }, data: { version: { increment: 1 } } });
    await recordEvents(tx, ctx, [
      {
        subject: "finding", subjectId: finding.id, findingId: finding.id, draftOf: null, field: "limbs",
        before: joined(finding.limbs), after: joined(limbs),
      },
    ]);
    return done(true);
  });
}
