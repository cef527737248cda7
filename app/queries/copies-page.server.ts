/** What can be sent out for a SIB cycle: to which leads, how much of each is missing, and what went out already. */
import type { Ctx } from "~/db/ctx.server";
import { readCycles } from "~/db/cycles.server";
import { returnsOf, type ReturnedCopy } from "~/db/copy-history.server";
import { copiesOf, type SentCopy } from "~/db/exports.server";
import { keptRecord } from "~/db/kept-record.server";
import { peopleIn } from "~/db/people.server";
import { whyNoCopies } from "~/domain/cycle/copies";
import { needsUpdate, updateProgress } from "~/domain/cycle/cycle-progress";
import type { SibCycle } from "~/domain/cycle/sib-cycle";
import { copyLeads, leadKeysOf, textsOfLead, type CopyLead } from "~/domain/export/copy-leads";
import { isUnanswered } from "~/domain/my-work/entry-item";
import { may } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";
import { noSuchCycle } from "~/queries/cycle-page.server";

/** `texts`: as the lead is written on findings. `asked` counts the findings with a question that waits. */
export type LeadLine = { lead: CopyLead; texts: string[]; findings: number; missing: number; asked: number };

/** `returns`: the files with rows of it that were taken in. */
export type CopyLine = SentCopy & { returns: ReturnedCopy[] };

/** `sent`: the last one first. */
export type CopiesPage = { cycle: SibCycle; leads: LeadLine[]; sent: CopyLine[]; /** Why none are sent any more. */ refused: string | null };

export async function copiesPage(ctx: Ctx, boardOn: string): Promise<Done<CopiesPage>> {
  const allowed = may(ctx.actor, "run SIB cycles");
  if (!allowed.ok) return allowed;
  const cycle = (await readCycles(ctx.db.read)).find((each) => each.boardOn === boardOn);
  if (cycle === undefined) return noSuchCycle(boardOn);
  const { findings } = await keptRecord(ctx.db, "official");
  const leads = copyLeads(findings, await peopleIn(ctx.db.read, ctx.today), ctx.today).map((lead): LeadLine => {
    const own = findings.filter((finding) => leadKeysOf(finding).includes(lead.key));
    const due = own.filter(needsUpdate);
    return {
      lead, texts: textsOfLead(findings, lead), findings: own.length,
      missing: due.filter((finding) => updateProgress(finding, cycle.boardOn) !== "submitted").length,
      asked: own.filter((finding) => finding.entries.some(isUnanswered)).length,
    };
  });
  const sent = await copiesOf(ctx.db.read, cycle.id);
  const returns = await returnsOf(ctx.db.read, ctx.actor.side, new Set(sent.map(({ number }) => number)));
  return done({ cycle, leads, sent: sent.map((copy) => ({ ...copy, returns: returns.get(copy.number) ?? [] })), refused: whyNoCopies(cycle) });
}
