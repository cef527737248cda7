/** What was asked at one meeting and put off with its item: each answer belongs to the meeting it was given at. */
import { londonDate } from "~/domain/calendar-date";
import type { AgendaItem } from "~/domain/meeting/agenda";
import type { AgendaLine } from "~/domain/meeting/compose-agenda";
import type { Meeting } from "~/domain/meeting/meeting";
import type { EntryRecord, FindingRecord, ResponseRecord } from "~/domain/record";

type Stored = Pick<AgendaItem, "id" | "meetingId" | "findingId" | "entryIds" | "deferredFromId">;

export type Agendas = { agenda: readonly Stored[]; meetings: readonly Pick<Meeting, "id" | "date">[] };

function onwards(item: Stored, agenda: readonly Stored[], before: readonly Stored[] = []): Stored[] {
  const after = agenda.find(({ deferredFromId }) => deferredFromId === item.id);
  const soFar = [...before, item];
  return after === undefined || soFar.includes(after) ? soFar : onwards(after, agenda, soFar);
}

/** The items it stood under, meeting after meeting; only one where nothing was put off, none where it hangs on the meeting. */
export function itemsOf({ id, meetingId, links }: Pick<EntryRecord, "id" | "meetingId" | "links">, { agenda }: Pick<Agendas, "agenda">): Stored[] {
  const own = agenda.filter((item) => item.entryIds.includes(id) || (item.meetingId === meetingId && links.some(({ findingId }) => findingId === item.findingId)));
  const ways = own.map((item) => onwards(item, agenda));
  return ways.sort((a, b) => b.length - a.length)[0] ?? [];
}

/** What is spoken is noted at the meeting or after it, what is written is prepared for the next. */
function meetingOf({ mode, submittedAt }: ResponseRecord, stops: readonly Pick<Meeting, "id" | "date">[]): string | undefined {
  if (submittedAt === null) return stops[0]?.id;
  const day = londonDate(submittedAt);
  const said = mode === "spoken" ? (stops.findLast(({ date }) => date <= day) ?? stops[0]) : (stops.find(({ date }) => date >= day) ?? stops.at(-1));
  return said?.id;
}

/** The entry as it stands in one meeting; null where it does not stand there, or was answered before. */
export function entryAt(entry: EntryRecord, meetingId: string, agendas: Agendas): EntryRecord | null {
  const stops = itemsOf(entry, agendas).flatMap((item) => agendas.meetings.find(({ id }) => id === item.meetingId) ?? []);
  if (stops.length < 2) return entry.meetingId === meetingId ? entry : null;
  const place = stops.findIndex(({ id }) => id === meetingId);
  if (place < 0) return null;
  const submitted = entry.responses.filter(({ state }) => state === "submitted");
  const responses = submitted.filter((response) => meetingOf(response, stops) === meetingId);
  const before = stops.slice(0, place).map(({ id }) => id);
  const wasAnswered = entry.state === "closed" || submitted.some((response) => before.includes(meetingOf(response, stops) ?? ""));
  return place > 0 && responses.length === 0 && wasAnswered ? null : { ...entry, meetingId, responses };
}

type Printed = Agendas & { meeting: Pick<Meeting, "id">; lines: readonly AgendaLine[]; findings: readonly FindingRecord[]; meetingEntries: readonly EntryRecord[] };

/** With each entry as it stands in the meeting, under its item there. */
export function withCarried<T extends Printed>(input: T): T {
  const { meeting, meetings, agenda, lines, findings, meetingEntries } = input;
  const putOff = { meetings, agenda: agenda.filter((item) => item.deferredFromId !== null || agenda.some(({ deferredFromId }) => deferredFromId === item.id)) };
  if (putOff.agenda.length === 0) return input;
  const here = (entry: EntryRecord) => entryAt(entry, meeting.id, putOff);
  const under = new Map<string, string[]>();
  for (const entry of meetingEntries) {
    if (entry.meetingId === meeting.id || here(entry) === null) continue;
    const itemId = itemsOf(entry, putOff).find(({ meetingId }) => meetingId === meeting.id)?.id ?? "";
    under.set(itemId, [...(under.get(itemId) ?? []), entry.id]);
  }
  const withEntries = <I extends { id: string; entryIds: readonly string[] }>(item: I) => ({ ...item, entryIds: [...(under.get(item.id) ?? []), ...item.entryIds] });
  return {
    ...input, agenda: agenda.map(withEntries), lines: lines.map((line) => ({ ...line, item: line.item === null ? null : withEntries(line.item) })),
    findings: findings.map((finding) => ({ ...finding, entries: finding.entries.map((entry) => here(entry) ?? entry) })), meetingEntries: meetingEntries.map((entry) => here(entry) ?? entry),
  };
}
