/** Writes the office's own questions of the bank; one that is retired stays, so that its history has something to name. */
import type { Ctx } from "~/db/ctx.server";
import { recordEvents } from "~/db/history.server";
import type { Tx } from "~/db/write.server";

function about(subjectId: string) {
  return { subject: "bank question", subjectId, findingId: null, draftOf: "opcc" } as const;
}

export async function insertBankQuestion(tx: Tx, ctx: Ctx, question: { id: string; topic: string; text: string }): Promise<void> {
  const last = (await tx.bankQuestion.aggregate({ _max: { position: true } }))._max.position;
  await tx.bankQuestion.create({ data: { ...question, position: last === null ? 0 : last + 1 } });
  await recordEvents(tx, ctx, [
    { ...about(question.id), field: "topic", before: null, after: question.topic },
    { ...about(question.id), field: "text", before: null, after: question.text },
  ]);
}

/** False where there is none to retire. */
export async function retireBankRow(tx: Tx, ctx: Ctx, id: string): Promise<boolean> {
  const retired = await tx.bankQuestion.updateMany({ where: { id, retiredAt: null }, data: { retiredAt: ctx.now } });
  if (retired.count === 0) return false;
  await recordEvents(tx, ctx, [{ ...about(id), field: "retiredAt", before: null, after: ctx.now }]);
  return true;
}
