/** The question pack, as a page and as a workbook: made of the official record, whoever asks for it. */
import type { Ctx } from "~/db/ctx.server";
import { keptRecord } from "~/db/kept-record.server";
import { readSettings } from "~/db/settings.server";
import { formatDate, formatMoment, type Instant } from "~/domain/calendar-date";
import { isIssued } from "~/domain/entry";
import { may } from "~/domain/permissions";
import { done, refuse, type Done } from "~/domain/problem";
import { questionPack, type PackFinding, type PackOrder } from "~/domain/question-pack";
import { writeQuestionPack } from "~/spreadsheet/write-question-pack.server";

type Option = { value: string; words: string };

export type PackPage = {
  forceName: string;
  officeName: string;
  headTitle: string;
  marking: string;
  madeAt: Instant;
  findings: PackFinding[];
  questions: number;
  inspections: string[];
  areas: string[];
  meetings: Option[];
};

function distinct(values: readonly (string | null | undefined)[]): string[] {
  return [...new Set(values.flatMap((value) => value ?? []))].sort((a, b) => a.localeCompare(b, "en"));
}

export async function packPage(ctx: Ctx, order: PackOrder): Promise<Done<PackPage>> {
  const allowed = may(ctx.actor, "export");
  if (!allowed.ok) return allowed;
  const { forceName, officeName, headTitle, marking } = await readSettings(ctx.db.read);
  const record = await keptRecord(ctx.db, "official");
  const findings = questionPack(record, order);
  const asked = record.findings.filter((finding) => finding.entries.some((entry) => isIssued(entry.state)));
  return done({
    forceName, officeName, headTitle, marking, madeAt: ctx.now, findings,
    questions: new Set(findings.flatMap((finding) => finding.questions.map((question) => question.id))).size,
    inspections: distinct(asked.map((finding) => finding.inspection?.title)),
    areas: distinct(asked.map((finding) => finding.questionArea)),
    meetings: [...record.meetings].reverse().map((meeting) => ({ value: meeting.id, words: `${meeting.title}, ${formatDate(meeting.date)}` })),
  });
}

/** The bytes of an .xlsx file. */
export async function packWorkbook(ctx: Ctx, order: PackOrder): Promise<Done<{ bytes: Buffer; fileName: string }>> {
  const page = await packPage(ctx, order);
  if (!page.ok) return page;
  const { forceName, officeName, marking, findings, questions } = page.value;
  if (questions === 0) return refuse("missing", "There is no such question to put into a pack. Choose other filters, or issue questions first.");
  const title = [forceName, "Assurance questions"].filter((part) => part !== "").join(": ");
  const counted = `${String(questions)} ${questions === 1 ? "question" : "questions"} on ${String(findings.length)} ${findings.length === 1 ? "finding" : "findings"}`;
  const about = [officeName, `as at ${formatMoment(ctx.now)}`, counted].filter((part) => part !== "").join(" · ");
  return done({ bytes: await writeQuestionPack(findings, { title, about, marking, author: officeName, madeAt: ctx.now }), fileName: `assurance-questions-${ctx.today}.xlsx` });
}
