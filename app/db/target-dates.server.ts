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

/**
 * By the finding's reference: official ones only, oldest first, without those that were emptied; with a snapshot those that it knew of.
 * What an import gave and its undo took back (the events that name the import and came another way) was never moved.
 */
export async function targetDatesIn(reader: Reader, snapshot: SnapshotLine | null = null): Promise<TargetDates> {
  const until = snapshot === null ? null : await sequenceOf(reader, snapshot);
  const knownBy = (event: Prisma.Sql) =>
    snapshot === null ? Prisma.empty : until === null ? Prisma.sql`AND ${event}."at" <= ${snapshot.takenAt}` : Prisma.sql`AND ${event}."sequence" < ${until}`;
  const rows = await rowsOf<Row>(
    reader,
    ["reference", "before", "after"],
    Prisma.sql`SELECT f."reference", e."before", e."after" FROM "HistoryEvent" e JOIN "Finding" f ON f."id" = e."findingId"
      WHERE e."field" = 'targetDate' AND e."subject" = 'finding' AND e."draftOf" IS NULL ${knownBy(Prisma.sql`e`)}
      AND (e."importId" IS NULL OR e."via" = 'import' AND NOT EXISTS (SELECT 1 FROM "HistoryEvent" u
        WHERE u."importId" = e."importId" AND u."via" <> 'import' AND u."findingId" = e."findingId" AND u."field" = 'targetDate' AND u."draftOf" IS NULL ${knownBy(Prisma.sql`u`)}))
      ORDER BY e."sequence"`,
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
