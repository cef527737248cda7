/** What may be chosen while an entry is written: the responses it may follow, the findings it may cover, the meetings it may be put at. */
import type { Ctx } from "~/db/ctx.server";
import { findingsOfInspection } from "~/db/related-findings.server";
import { formatDate, londonDate } from "~/domain/calendar-date";
import { entryLabel } from "~/domain/entry";
import { findingTitle } from "~/domain/finding-name";
import { linkTo, type FindingRecord } from "~/domain/record";
import { joinParts } from "~/domain/response";

type Option = { value: string; words: string };
export type EntryChoices = { responses: Option[]; siblings: Option[]; meetings: Option[] };

const WORDS_SHOWN = 70;

function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > WORDS_SHOWN ? `${line.slice(0, WORDS_SHOWN)} …` : line;
}

/** `finding` is as its reader may see it. */
export async function entryChoices(ctx: Ctx, finding: FindingRecord): Promise<EntryChoices> {
  const responses = finding.entries.flatMap((entry) =>
    entry.responses
      .filter((response) => response.state === "submitted")
      .map((response) => {
        const label = entryLabel({ ...entry, number: linkTo(entry, finding.id)?.number ?? null });
        const on = response.submittedAt === null ? "" : ` of ${formatDate(londonDate(response.submittedAt))}`;
        return { value: response.id, words: `The response${on} to ${label}: ${shortened(joinParts(response.parts))}` };
      }),
  );
  const siblings = finding.inspection === null ? [] : await findingsOfInspection(ctx.db.read, finding.inspection.id);
  const meetings = await ctx.db.read.meeting.findMany({ orderBy: { date: "desc" }, select: { id: true, title: true, date: true } });
  return {
    responses,
    siblings: siblings
      .filter((sibling) => sibling.id !== finding.id)
      .map((sibling) => ({ value: sibling.reference, words: `${findingTitle(sibling)} (${sibling.reference}): ${shortened(sibling.text)}` })),
    meetings: meetings.map((meeting) => ({ value: meeting.id, words: `${meeting.title}, ${formatDate(meeting.date)}` })),
  };
}
