/** The target dates each finding has had, from its history. */
import { rowsOf, type Reader } from "~/db/rows.server";
import { Prisma } from "~/db/generated/prisma/client";
import { isCalendarDate, type CalendarDate } from "~/domain/calendar-date";
import type { TargetDates } from "~/domain/cycle/movement";

type Row = { reference: string; before: string | null; after: string | null };

/** By the finding's reference: official ones only, oldest first, without those that were emptied. */
export async function targetDatesIn(reader: Reader): Promise<TargetDates> {
  const rows = await rowsOf<Row>(
    reader,
    ["reference", "before", "after"],
    Prisma.sql`SELECT f."reference", e."before", e."after" FROM "HistoryEvent" e JOIN "Finding" f ON f."id" = e."findingId"
      WHERE e."field" = 'targetDate' AND e."subject" = 'finding' AND e."draftOf" IS NULL ORDER BY e."sequence"`,
  );
  const dates = new Map<string, CalendarDate[]>();
  for (const { reference, before, after } of rows) {
    const known = dates.get(reference) ?? [];
    if (known.length === 0 && before !== null && isCalendarDate(before)) known.push(before);
    if (after !== null && isCalendarDate(after)) known.push(after);
    dates.set(reference, known);
  }
  return dates;
}
