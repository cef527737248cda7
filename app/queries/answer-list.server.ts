/** The issued questions that wait for an answer of the force, as the one who asks works on them. */
import type { Ctx } from "~/db/ctx.server";
import { ANSWER_SHOWS, waitingCounts, waitingFindings, type AnswerShow, type WaitingFinding } from "~/domain/answer-list";
import { can, leads, may } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";
import { readRecord } from "~/queries/record.server";

export type AnswerList = { show: AnswerShow; counts: Record<AnswerShow, number>; findings: WaitingFinding[]; leadsSome: boolean; clears: boolean };

/** `wanted` is one of ANSWER_SHOWS, or anything else for what suits the one who asks. */
export async function answerList(ctx: Ctx, wanted: string | null): Promise<Done<AnswerList>> {
  const allowed = may(ctx.actor, "submit a response");
  if (!allowed.ok) return allowed;
  const record = await readRecord(ctx);
  if (!record.ok) return record;
  const { findings } = record.value;
  const leadsSome = findings.some((finding) => leads(ctx.actor, finding));
  const show = ANSWER_SHOWS.find((each) => each === wanted) ?? (leadsSome ? "mine" : "all");
  return done({ show, counts: waitingCounts(findings, ctx.actor), findings: waitingFindings(findings, show, ctx.actor), leadsSome, clears: can(ctx.actor, "clear a response") });
}
