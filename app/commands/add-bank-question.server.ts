/** Adds a question of the office's own to the bank. */
import type { Ctx } from "~/db/ctx.server";
import { insertBankQuestion } from "~/db/bank-questions.server";
import { write } from "~/db/write.server";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import { parseLine, parseText } from "~/domain/text";

/** As typed. */
export type AddBankQuestion = { topic: string; text: string };

export async function addBankQuestion(ctx: Ctx, input: AddBankQuestion): Promise<Done<{ id: string }>> {
  const allowed = may(ctx.actor, "edit the question bank");
  if (!allowed.ok) return allowed;
  const topic = parseLine(input.topic, "The topic");
  if (!topic.ok) return { ok: false, problem: { ...topic.problem, field: "topic" } };
  const text = parseText(input.text, "The question");
  if (!text.ok) return { ok: false, problem: { ...text.problem, field: "text" } };
  if (topic.value === null) return refuse("invalid", "Give it a topic, so that it is found among the others.", { field: "topic" });
  if (text.value === null) return refuse("invalid", "Write the question first.", { field: "text" });
  const question = { id: ctx.newId(), topic: topic.value, text: text.value };
  return write(ctx.db, async (tx): Promise<Done<{ id: string }>> => {
    await insertBankQuestion(tx, ctx, question);
    return done({ id: question.id });
  });
}
