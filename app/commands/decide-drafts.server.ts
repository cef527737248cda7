/** Submits or discards drafts chosen over several findings: each finding's in a transaction of its own, so that one refusal holds up no other. */
import { discardDrafts } from "~/commands/discard-drafts.server";
import { submitDraftsOn } from "~/commands/submit-drafts.server";
import type { Ctx } from "~/db/ctx.server";
import type { ChosenOnFinding } from "~/domain/draft-choice";
import type { Problem } from "~/domain/problem";

export type Decided = { drafts: number; findings: number; /** Findings whose RAG waits for a chief officer now. */ waits: number; problems: Problem[] };

export async function decideDrafts(ctx: Ctx, decision: "submit" | "discard", chosen: readonly ChosenOnFinding[]): Promise<Decided> {
  const decided: Decided = { drafts: 0, findings: 0, waits: 0, problems: [] };
  for (const each of chosen) {
    const outcome = decision === "submit" ? await submitDraftsOn(ctx, each) : await discardDrafts(ctx, each);
    if (!outcome.ok) {
      decided.problems.push(outcome.problem);
      continue;
    }
    const { value } = outcome;
    decided.drafts += typeof value === "number" ? value : value.submitted;
    decided.findings += 1;
    decided.waits += typeof value !== "number" && value.waits ? 1 : 0;
  }
  return decided;
}
