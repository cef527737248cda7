/** Actions and held meetings as far as they are somebody's work. */
import { postHolders } from "~/db/leads.server";
import { storedDate } from "~/db/parse-row.server";
import type { Reader } from "~/db/rows.server";
import type { LogLine } from "~/domain/action/action-log";
import type { Actor } from "~/domain/actor";
import type { CalendarDate } from "~/domain/calendar-date";
import { peopleNamed } from "~/domain/lead";
import { can } from "~/domain/permissions";
import type { MeetingFacts } from "~/domain/my-work/action-work";

/** The posts the person holds on the day are matched with the owners as written. */
export async function meetingFacts(reader: Reader, actor: Actor, { lines, today }: { lines: readonly LogLine[]; today: CalendarDate }): Promise<MeetingFacts> {
  const { personId } = actor;
  if (personId === null) return { actions: [], held: [] };
  const holders = await postHolders(reader);
  const mine = new Map<string, boolean>();
  const isMine = (post: string) => {
    const known = mine.get(post) ?? peopleNamed(post, holders, today).includes(personId);
    mine.set(post, known);
    return known;
  };
  const actions = lines.filter(({ state }) => state === "open").map((line) => ({ ...line, own: line.owners.some(isMine) }));
  const held = can(actor, "take notes")
    ? await reader.meeting.findMany({ where: { imported: false, date: { lt: today }, state: { not: "closed" } }, select: { id: true, reference: true, title: true, date: true }, orderBy: { date: "asc" } })
    : [];
  return { actions, held: held.map((row) => ({ ...row, date: storedDate(row.date, "Meeting", row.id, "date") })) };
}
