/** The page on which an entry is written for a finding, with the bank's words filled in where one was chosen. */
import type { Ctx } from "~/db/ctx.server";
import { loadFinding } from "~/db/record.server";
import { formatDate, type CalendarDate } from "~/domain/calendar-date";
import { findingTitle } from "~/domain/finding-name";
import { may } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";
import { fillIn } from "~/domain/question-bank";
import type { FindingRecord } from "~/domain/record";
import { findingFor, viewerOf } from "~/domain/visibility";
import { entryChoices, type EntryChoices } from "~/queries/entry-choices.server";
import { noSuchFinding } from "~/queries/finding-page.server";
import { bankQuestions, type BankLine } from "~/queries/question-bank.server";

export type AskPage = {
  reference: string;
  title: string;
  findingText: string;
  /** With its words filled in. */
  bank: BankLine[];
  /** The words of the bank's question that was chosen; '' where none was. */
  text: string;
  choices: EntryChoices;
};

function dateOrNull(date: CalendarDate | null): string | null {
  return date === null ? null : formatDate(date);
}

function filledIn(template: string, finding: FindingRecord): string {
  return fillIn(template, {
    reference: `${findingTitle(finding)} (${finding.reference})`,
    strategicLead: finding.strategicLead?.text ?? null,
    tacticalLead: finding.tacticalLead?.text ?? null,
    targetDate: dateOrNull(finding.targetDate),
    deadline: dateOrNull(finding.deadline),
    asAt: dateOrNull(finding.update?.asAt ?? null),
  });
}

export async function askPage(ctx: Ctx, reference: string, bankId: string | null): Promise<Done<AskPage>> {
  const allowed = may(ctx.actor, "ask");
  if (!allowed.ok) return allowed;
  const whole = await loadFinding(ctx.db, reference);
  if (whole === null) return noSuchFinding(reference);
  const finding = findingFor(viewerOf(ctx.actor.side), whole);
  const questions = await bankQuestions(ctx);
  if (!questions.ok) return questions;
  const bank = questions.value.map((question) => ({ ...question, text: filledIn(question.text, finding) }));
  const chosen = bank.find((question) => question.id === bankId);
  return done({
    reference,
    title: `${findingTitle(finding)} (${reference})`,
    findingText: finding.text,
    bank,
    text: chosen?.text ?? "",
    choices: await entryChoices(ctx, finding),
  });
}
