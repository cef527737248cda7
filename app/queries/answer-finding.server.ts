/** A finding with its update and all the questions issued on it, as the force answers them. */
import type { Ctx } from "~/db/ctx.server";
import { asOfOneMoment, findingIn } from "~/db/record.server";
import { findingTitle } from "~/domain/finding-name";
import { can, may } from "~/domain/permissions";
import { done, type Done } from "~/domain/problem";
import type { FindingRecord } from "~/domain/record";
import { findingFor } from "~/domain/visibility";
import { findingWithoutTraces } from "~/domain/without-traces";
import { answererOf, answerItems, type Answerer, type AnswerItem } from "~/queries/answer-items.server";
import { noSuchFinding } from "~/queries/finding-page.server";

export type AnswerFinding = {
  finding: Omit<FindingRecord, "entries">;
  title: string;
  items: AnswerItem[];
  answerer: Answerer;
  meetings: Record<string, { id: string; title: string; date: string }>;
  mayUpdate: boolean;
};

export async function answerFinding(ctx: Ctx, reference: string): Promise<Done<AnswerFinding>> {
  const allowed = may(ctx.actor, "submit a response");
  if (!allowed.ok) return allowed;
  const whole = await asOfOneMoment(ctx.db, (reader) => findingIn(reader, reference));
  if (whole === null) return noSuchFinding(reference);
  const theirs = may(ctx.actor, "submit a response", whole);
  if (!theirs.ok) return theirs;
  const seen = findingWithoutTraces(findingFor("force", whole));
  const { entries, ...finding } = seen;
  const meetingIds = entries.flatMap((entry) => entry.meetingId ?? []);
  const meetings = await ctx.db.read.meeting.findMany({ where: { id: { in: meetingIds } }, select: { id: true, title: true, date: true } });
  return done({
    finding,
    title: `${findingTitle(finding)} (${finding.reference})`,
    items: await answerItems(ctx, entries),
    answerer: answererOf(ctx),
    meetings: Object.fromEntries(meetings.map((meeting) => [meeting.id, meeting])),
    mayUpdate: can(ctx.actor, "keep a finding up to date", whole),
  });
}
