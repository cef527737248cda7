/** Corrects the locked text of a finding: HMICFRS's words, so the reason is kept with the change. */
import { findFinding } from "~/commands/find-finding.server";
import { nameColleague } from "~/commands/name-colleague.server";
import type { Ctx } from "~/db/ctx.server";
import { recordEvents } from "~/db/history.server";
import { saveFinding } from "~/db/save-finding.server";
import { write } from "~/db/write.server";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import { decideEdit } from "~/domain/stale";
import { parseText } from "~/domain/text";

export type CorrectFindingText = {
  reference: string;
  /** As typed. */
  text: string;
  reason: string;
  /** What its author saw. */
  base: string;
};

export async function correctFindingText(ctx: Ctx, input: CorrectFindingText): Promise<Done<true>> {
  const allowed = may(ctx.actor, "correct a finding’s text");
  if (!allowed.ok) return allowed;
  const text = parseText(input.text, "The text");
  if (!text.ok) return { ok: false, problem: { ...text.problem, field: "text" } };
  const wanted = text.value;
  if (wanted === null) return refuse("invalid", "A finding has a text. Write it as HMICFRS printed it.", { field: "text" });
  const reason = parseText(input.reason, "The reason");
  if (!reason.ok) return { ok: false, problem: { ...reason.problem, field: "reason" } };
  const why = reason.value;
  if (why === null) return refuse("invalid", "The text is HMICFRS’s. Say why it is corrected.", { field: "reason" });

  return write(ctx.db, async (tx): Promise<Done<true>> => {
    const found = await findFinding(tx, input.reference);
    if (!found.ok) return found;
    const finding = found.value;
    const decided = decideEdit({
      heading: "The text", where: finding.reference, base: input.base, current: finding.text, wanted, format: (value) => value ?? "", field: "text",
    });
    if (!decided.ok) return nameColleague(tx, ctx, decided, { subjectId: finding.id, fields: ["finding"] });
    if (!decided.value) return done(true);
    await saveFinding(tx, ctx, finding, { text: wanted });
    await recordEvents(tx, ctx, [
      { subject: "finding", subjectId: finding.id, findingId: finding.id, field: "correctionReason", before: null, after: why, draftOf: null },
    ]);
    return done(true);
  });
}
