/** What a finding entered by hand may belong to: the inspections and causes of concern that are there. */
import type { Ctx } from "~/db/ctx.server";
import { isCauseOfConcern } from "~/domain/finding";
import { findingTitle } from "~/domain/finding-name";
import { may } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";
import { readRecord } from "~/queries/record.server";

type Option = { value: string; words: string };
export type FindingChoices = { inspections: Option[]; causesOfConcern: Option[] };

export async function findingChoices(ctx: Ctx): Promise<Done<FindingChoices>> {
  const allowed = may(ctx.actor, "add a finding");
  if (!allowed.ok) return allowed;
  const read = await readRecord(ctx);
  if (!read.ok) return read;
  const { findings, inspections } = read.value;
  return done({
    inspections: inspections.map(({ title }) => ({ value: title, words: title })),
    causesOfConcern: findings
      .filter((finding) => isCauseOfConcern(finding.kind))
      .map((finding) => {
        const text = finding.text.length > 70 ? `${finding.text.slice(0, 70)} …` : finding.text;
        return { value: finding.reference, words: `${findingTitle(finding)} (${finding.reference}): ${text}` };
      }),
  });
}
