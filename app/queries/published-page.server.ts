/** What HMICFRS published, and its own word on each finding: all that an observer may read of the record. */
import type { Ctx } from "~/db/ctx.server";
import { keptRecord } from "~/db/kept-record.server";
import type { CalendarDate } from "~/domain/calendar-date";
import { HMICFRS_STATUS_WORDS, type FindingKind, type HmicfrsStatus } from "~/domain/finding";
import { findingTitle } from "~/domain/finding-name";
import { may } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";
import type { FindingRecord, WholeRecord } from "~/domain/record";
import { searchTerms, textSays } from "~/domain/register/register-search";
import { inReportOrder } from "~/domain/register/register-order";
import { pageOf } from "~/queries/page-of.server";

export type PublishedLine = {
  reference: string;
  number: string | null;
  kind: FindingKind;
  text: string;
  inspection: string | null;
  publishedOn: CalendarDate | null;
  status: HmicfrsStatus | null;
  /** Where the status comes from, in the words of who recorded it; null where nobody said. */
  source: string | null;
};

export type PublishedPage = { lines: PublishedLine[]; matched: number; total: number; page: number; pages: number };

function words(finding: FindingRecord): string {
  const status = finding.hmicfrsStatus === null ? "" : HMICFRS_STATUS_WORDS[finding.hmicfrsStatus];
  return [finding.reference, findingTitle(finding), finding.text, finding.inspection?.title ?? "", status].join("\n");
}

function inOrder({ findings, inspections }: WholeRecord): FindingRecord[] {
  const rows = findings.map((finding) => ({ finding, inspection: finding.inspection?.title ?? null, position: finding.position, sequence: finding.sequence }));
  return inReportOrder(rows, inspections).map(({ finding }) => finding);
}

/** `asked` as it stands in the address. */
export async function publishedPage(ctx: Ctx, asked: { search: string; page: number }): Promise<Done<PublishedPage>> {
  const allowed = may(ctx.actor, "read what is published");
  if (!allowed.ok) return allowed;
  const record = await keptRecord(ctx.db, "observer");
  const terms = searchTerms(asked.search);
  const matched = inOrder(record).filter((finding) => textSays(words(finding), terms));
  const { lines: shown, page, pages } = pageOf(matched, asked.page);
  const sources = await ctx.db.read.finding.findMany({ where: { id: { in: shown.map(({ id }) => id) } }, select: { id: true, hmicfrsStatusSource: true } });
  const sourceOf = new Map(sources.map((row) => [row.id, row.hmicfrsStatusSource]));
  return done({
    lines: shown.map((finding) => ({
      reference: finding.reference, number: finding.number, kind: finding.kind, text: finding.text, inspection: finding.inspection?.title ?? null,
      publishedOn: finding.inspection?.publishedOn ?? null, status: finding.hmicfrsStatus, source: sourceOf.get(finding.id) ?? null,
    })),
    matched: matched.length, total: record.findings.length, page, pages,
  });
}
