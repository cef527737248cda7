/** The written answers that nobody at the table took or amended: what a meeting is closed with says what becomes of their words. */
import { standsAlone, type AgendaItem, type ItemOutcome } from "~/domain/meeting/agenda";
import { entryAt, itemsOf, stopsOf, type Agendas } from "~/domain/meeting/carried-over";
import { versionsOf } from "~/domain/meeting/given-response";
import type { EntryRecord, ResponseRecord } from "~/domain/record";

export type EndedItem = Pick<AgendaItem, "id" | "meetingId" | "parentId" | "kind" | "heading" | "findingId" | "actionId" | "deferredFromId" | "entryIds" | "outcome">;

export type WrittenLeft = { entry: EntryRecord; response: ResponseRecord; /** 'AFI-0003 Q2', or the item it stands under. */ words: string };

/** What ended so was not come to, so nothing written about it was taken. */
const NOT_COME_TO: readonly (ItemOutcome | null)[] = ["deferred", "addressed-elsewhere", "no-question", "not-reached"];

/** The item under which the questions of a finding stand, where it is spoken of under several. */
function isHome(item: EndedItem, items: readonly EndedItem[]): boolean {
  const about = items.filter(({ findingId }) => findingId === item.findingId);
  return (about.find(({ kind }) => kind === "finding") ?? about[0])?.id === item.id;
}

/** `items`: of the meeting, in their order, each as it is recorded when the meeting is closed. */
export function writtenLeft({ meeting, items, entries, ...agendas }: Agendas & { meeting: { id: string }; items: readonly EndedItem[]; entries: readonly EntryRecord[] }): WrittenLeft[] {
  const itemsUnder = (entry: EntryRecord): EndedItem[] => {
    if (entry.place === "aob" && entry.meetingId === meeting.id) return items.filter((item) => item.kind === "aob" && standsAlone(item.kind, item));
    const ids = new Set(itemsOf(entry, agendas).map(({ id }) => id));
    return items.filter((item) => ids.has(item.id) && (item.entryIds.includes(entry.id) || item.findingId === null || isHome(item, items)));
  };
  return entries.flatMap((entry): WrittenLeft[] => {
    const isOpening = entry.place === "opening" && entry.meetingId === meeting.id;
    const under = itemsUnder(entry).find(({ outcome }) => !NOT_COME_TO.includes(outcome));
    if (!isOpening && under === undefined) return [];
    // What goes on at a later meeting can be taken there.
    if (entryAt(entry, meeting.id, agendas) === null || (stopsOf(entry, agendas).at(-1)?.id ?? meeting.id) !== meeting.id) return [];
    const [link] = entry.links;
    const words = link !== undefined ? `${link.reference}${link.number === null ? "" : ` Q${String(link.number)}`}` : under === undefined ? "the opening comment" : `“${under.heading}”`;
    const left = entry.responses.filter((response) => response.state === "submitted" && response.mode === "written" && versionsOf(response, agendas.versions).every(({ givenAt }) => givenAt === null));
    return left.map((response) => ({ entry, response, words }));
  });
}
