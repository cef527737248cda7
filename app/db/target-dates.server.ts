/** The target dates each finding has had, from its history. */
import type { SnapshotLine } from "~/db/cycles.server";
import { rowsOf, type Reader } from "~/db/rows.server";
import { Prisma } from "~/db/generated/prisma/client";
import { isCalendarDate, type CalendarDate } from "~/domain/calendar-date";
import type { TargetDates } from "~/domain/cycle/movement";

type Row = { reference: string; before: string | null; after: string | null };

/** The place of a snapshot in the history; null where it is not told of there. */
async function sequenceOf(reader: Reader, { cycleId, number }: Pick<SnapshotLine, "cycleId" | "number">): Promise<number | null> {
  const [event] = await reader.historyEvent.findMany({
    where: { subject: "cycle", subjectId: cycleId, field: "snapshot" }, orderBy: { sequence: "asc" }, skip: number - 1, take: 1, select: { sequence: true },
  });
  return event?.sequence ?? null;
}

/** By the finding's reference: official ones only, oldest first, without those that were emptied; with a snapshot those that it knew of. */
export async function targetDatesIn(reader: Reader, snapshot: SnapshotLine | null = null): Promise<TargetDates> {
  const until = snapshot === null ? null : await sequenceOf(reader, snapshot);
  const before = snapshot === null ? Prisma.empty : until === null ? Prisma.sql`AND e."at" <= ${snapshot.takenAt}` : Prisma.sql`AND e."sequence" < ${until}`;
  const rows = await rowsOf<Row>(
    reader,
    ["reference", "before", "after"],
    Prisma.sql`SELECT f."reference", e."before", e."after" FROM "HistoryEvent" e JOIN "Finding" f ON f."id" = e."findingId"
      WHERE e."field" = 'targetDate' AND e."subject" = 'finding' AND e."draftOf" IS NULL ${before} ORDER BY e."sequence"`,
  );
  const dates = new Map<string, CalendarDate[]>();
  for (const { reference, before: was, after } of rows) {
    const known = dates.get(reference) ?? [];
    if (known.length === 0 && was !== null && isCalendarDate(was)) known.push(was);
    if (after !== null && isCalendarDate(after)) known.push(after);
    dates.set(reference, known);
  }
  return dates;
}
