/** What was asked at one meeting and put off with its item: each answer belongs to the meeting it was given at. */
import type { AgendaItem } from "~/domain/meeting/agenda";
import type { AgendaLine } from "~/domain/meeting/compose-agenda";
import { givenThere, type GivenVersions } from "~/domain/meeting/given-response";
import type { Meeting } from "~/domain/meeting/meeting";
import type { EntryRecord, FindingRecord } from "~/domain/record";

type Stored = Pick<AgendaItem, "id" | "meetingId" | "findingId" | "entryIds" | "deferredFromId">;

type Held = Pick<Meeting, "id" | "date">;

export type Agendas = { agenda: readonly Stored[]; meetings: readonly Held[]; versions: GivenVersions };

function onwards(item: Stored, agenda: readonly Stored[], before: readonly Stored[] = []): Stored[] {
  const after = agenda.find(({ deferredFromId }) => deferredFromId === item.id);
  const soFar = [...before, item];
  return after === undefined || soFar.includes(after) ? soFar : onwards(after, agenda, soFar);
}

/** The items it stood under, meeting after meeting; only one where nothing was put off, none where it hangs on the meeting. Of a question over several findings each may be put off to another. */
export function itemsOf({ id, meetingId, links }: Pick<EntryRecord, "id" | "meetingId" | "links">, { agenda }: Pick<Agendas, "agenda">): Stored[] {
  const own = agenda.filter((item) => item.entryIds.includes(id) || (item.meetingId === meetingId && links.some(({ findingId }) => findingId === item.findingId)));
  const ways = own.map((item) => onwards(item, agenda));
  return [...new Set(ways.sort((a, b) => b.length - a.length).flat())];
}

/** The meetings it stood at, in their order. */
export function stopsOf(entry: Pick<EntryRecord, "id" | "meetingId" | "links">, { agenda, meetings }: Pick<Agendas, "agenda"> & { meetings: readonly Held[] }): Held[] {
  const own = meetings.find(({ id }) => id === entry.meetingId);
  const stops = new Set([...(own === undefined ? [] : [own]), ...itemsOf(entry, { agenda }).flatMap((item) => meetings.find(({ id }) => id === item.meetingId) ?? [])]);
  return [...stops].sort((a, b) => a.date.localeCompare(b.date));
}

/** The entry as it stands in one meeting, with what was said or taken there; null where it does not stand there, or was answered before. */
export function entryAt(entry: EntryRecord, meetingId: string, agendas: Agendas): EntryRecord | null {
  const stops = stopsOf(entry, agendas);
  const place = stops.findIndex(({ id }) => id === meetingId);
  if (place < 0 && entry.meetingId !== meetingId) return null;
  const submitted = entry.responses.filter(({ state }) => state === "submitted");
  const responses = submitted.flatMap((response) => givenThere(response, meetingId, agendas.versions) ?? []);
  const before = stops.slice(0, Math.max(place, 0)).map(({ id }) => id);
  const wasAnswered = entry.state === "closed" || submitted.some((response) => before.some((id) => givenThere(response, id, agendas.versions) !== null));
  return place > 0 && responses.length === 0 && wasAnswered ? null : { ...entry, meetingId, responses };
}

/** The same with all that was answered to it, wherever it was given, and what is still a draft. */
export function standsAt(entry: EntryRecord, meetingId: string, agendas: Agendas): EntryRecord | null {
  return entryAt(entry, meetingId, agendas) === null ? null : { ...entry, meetingId };
}

type Printed = Agendas & { meeting: Pick<Meeting, "id">; lines: readonly AgendaLine[]; findings: readonly FindingRecord[]; meetingEntries: readonly EntryRecord[] };

/** With each entry as it stands in the meeting, under its item there. */
export function withCarried<T extends Printed>(input: T, as: typeof entryAt = entryAt): T {
  const { meeting, meetings, versions, agenda, lines, findings, meetingEntries } = input;
  const putOff = { meetings, versions, agenda: agenda.filter((item) => item.deferredFromId !== null || agenda.some(({ deferredFromId }) => deferredFromId === item.id)) };
  if (putOff.agenda.length === 0) return input;
  const here = (entry: EntryRecord) => as(entry, meeting.id, putOff);
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
