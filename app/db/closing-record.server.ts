/** What a meeting would be closed with: which items were discussed without anybody saying so, which are left, and which written answers nobody took. */
import { answeredBefore } from "~/db/live-notes.server";
import { entriesForLive, givenVersions } from "~/db/live-record.server";
import { readAgenda, readMeetings } from "~/db/meetings.server";
import type { Reader } from "~/db/rows.server";
import { isIssued } from "~/domain/entry";
import { earlierItems, standsAlone, type AgendaItem } from "~/domain/meeting/agenda";
import { entryAt, itemsOf } from "~/domain/meeting/carried-over";
import type { AgendaLine } from "~/domain/meeting/compose-agenda";
import { withoutEnd } from "~/domain/meeting/without-end";
import { writtenLeft, type EndedItem, type WrittenLeft } from "~/domain/meeting/written-left";

type Line<T> = { depth: 0 | 1; kind: AgendaItem["kind"]; item: T };

/** The lines of an agenda on which not everything is written down yet. */
export function closingLines(meetingId: string, lines: readonly AgendaLine[]): Line<EndedItem>[] {
  return lines.map(({ key, depth, kind, heading, findingId, item }) => ({
    depth, kind, item: item ?? { id: key, meetingId, parentId: null, kind, heading, findingId, actionId: null, deferredFromId: null, entryIds: [], outcome: null },
  }));
}

export async function closingRecord<T extends EndedItem>(reader: Reader, meeting: { id: string }, lines: readonly Line<T>[]): Promise<{ discussed: T[]; unended: T[]; written: WrittenLeft[] }> {
  const [stored, meetings] = [await readAgenda(reader), await readMeetings(reader)];
  const byId = new Map<string, EndedItem>(stored.map((item) => [item.id, item]));
  const items: EndedItem[] = lines.map(({ item }) => item);
  const stoodAt = [meeting.id, ...items.flatMap((item) => earlierItems(item, (id) => byId.get(id)).map((earlier) => earlier.meetingId))];
  const entries = (await entriesForLive(reader, stoodAt)).filter(({ state }) => isIssued(state));
  const agendas = { agenda: [...items, ...stored.filter(({ id }) => !items.some((item) => item.id === id))], meetings, versions: await givenVersions(reader, stoodAt) };
  const here = entries.filter(({ meetingId }) => meetingId === meeting.id);

  /** What was asked under the items it goes on with, and answered here. */
  const answersCarried = (item: T) => item.deferredFromId !== null && entries.some((entry) => itemsOf(entry, agendas).some(({ id }) => id === item.id) && (entryAt(entry, meeting.id, agendas)?.responses.length ?? 0) > 0);
  /** Answered, or put at the table: what was prepared and not answered may not have been come to. */
  const wasSpokenOf = async (findingId: string) => {
    for (const { id, state, links } of here) if (links.some((link) => link.findingId === findingId) && (state !== "issued" || (await answeredBefore(reader, id)) !== null)) return true;
    return false;
  };
  /** What was asked and answered at the meeting was discussed, whether or not anybody said so. */
  const wasDiscussed = async (item: T) => {
    if (item.entryIds.length > 0 || (await reader.action.count({ where: { itemId: item.id } })) > 0 || answersCarried(item)) return true;
    if (standsAlone(item.kind, item)) return here.some(({ place }) => place === "aob");
    return item.findingId !== null && (await wasSpokenOf(item.findingId));
  };

  const [discussed, unended]: [T[], T[]] = [[], []];
  for (const { item } of withoutEnd(lines, ({ item: { outcome } }) => outcome !== null)) ((await wasDiscussed(item)) ? discussed : unended).push(item);
  const ids = { discussed: new Set(discussed.map(({ id }) => id)), unended: new Set(unended.map(({ id }) => id)) };
  const ended = items.map((item): EndedItem => ({ ...item, outcome: ids.discussed.has(item.id) ? "discussed" : ids.unended.has(item.id) ? "not-reached" : item.outcome }));
  return { discussed, unended, written: writtenLeft({ meeting, items: ended, entries, ...agendas }) };
}
