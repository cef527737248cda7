/** The question bank as the commissioner's office sees it: the standard questions and the office's own. */
import type { Ctx } from "~/db/ctx.server";
import { can, may } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";
import { standardQuestions } from "~/domain/question-bank";

export type BankLine = { id: string; topic: string; text: string; own: boolean };

/** Standard ones first, then the office's own in the order they were added; retired ones are left out. */
export async function bankQuestions(ctx: Ctx): Promise<Done<BankLine[]>> {
  const allowed = may(ctx.actor, "read the question bank");
  if (!allowed.ok) return allowed;
  const own = await ctx.db.read.bankQuestion.findMany({ where: { retiredAt: null }, orderBy: [{ position: "asc" }, { id: "asc" }] });
  return done([
    ...standardQuestions.map((question) => ({ ...question, own: false })),
    ...own.map(({ id, topic, text }) => ({ id, topic, text, own: true })),
  ]);
}

export async function questionBankPage(ctx: Ctx): Promise<Done<{ questions: BankLine[]; mayEdit: boolean }>> {
  const questions = await bankQuestions(ctx);
  return questions.ok ? done({ questions: questions.value, mayEdit: can(ctx.actor, "edit the question bank") }) : questions;
}
