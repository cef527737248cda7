/** Sets the commissioner's assurance of a finding together with its written statement. */
import { findFinding } from "~/commands/find-finding.server";
import type { Ctx } from "~/db/ctx.server";
import { recordEvents } from "~/db/history.server";
import { saveCells } from "~/db/save-cells.server";
import { write } from "~/db/write.server";
import { COLUMNS } from "~/domain/columns";
import { mayEdit } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";
import { decideEdit } from "~/domain/stale";
import { normaliseText, parseText } from "~/domain/text";

export type SetAssurance = {
  reference: string;
  /** As typed. */
  assurance: string;
  statement: string;
  /** What their author saw; '' where there was none. */
  base: { assurance: string; statement: string };
};

export async function setAssurance(ctx: Ctx, { reference, assurance, statement, base }: SetAssurance): Promise<Done<true>> {
  const allowed = mayEdit(ctx.actor, "assurance");
  if (!allowed.ok) return allowed;
  const { heading, parse, format } = COLUMNS.assurance;
  const wanted = parse(assurance);
  if (!wanted.ok) return { ok: false, problem: { field: "assurance", ...wanted.problem } };
  const words = parseText(statement, "The assurance statement");
  if (!words.ok) return { ok: false, problem: { field: "statement", ...words.problem } };

  return write(ctx.db, async (tx): Promise<Done<true>> => {
    const found = await findFinding(tx, reference);
    if (!found.ok) return found;
    const finding = found.value;
    if ((wanted.value ?? "") !== base.assurance) {
      const decided = decideEdit({
        heading, where: finding.reference, base: base.assurance, current: finding.assurance, wanted: wanted.value, format, field: "assurance",
      });
      if (!decided.ok) return decided;
      const saved = decided.value ? await saveCells(tx, ctx, finding, [{ column: "assurance", value: wanted.value }]) : done(true as const);
      if (!saved.ok) return saved;
    }
    if ((words.value ?? "") === normaliseText(base.statement)) return done(true);
    const decided = decideEdit({
      heading: "The assurance statement", where: finding.reference, base: base.statement, current: finding.assuranceStatement, wanted: words.value,
      format: (value) => value ?? "", field: "statement",
    });
    if (!decided.ok) return decided;
    if (!decided.value) return done(true);
    await tx.finding.update({ where: { id: finding.id }, data: { assuranceStatement: words.value, version: { increment: 1 } } });
    await recordEvents(tx, ctx, [
      {
        subject: "finding", subjectId: finding.id, findingId: finding.id, draftOf: null, field: "assuranceStatement",
        before: finding.assuranceStatement, after: words.value,
      },
    ]);
    return done(true);
  });
}
