/** The history of one finding in words, as its reader may see it. */
import { countEvents, fieldsWithEvents, findEvents } from "~/db/events.server";
import type { Reader } from "~/db/rows.server";
import type { EventReader } from "~/domain/history";
import { fieldChoices, readFieldChoice } from "~/domain/history-words";
import type { FindingRecord } from "~/domain/record";
import type { Viewer } from "~/domain/visibility";
import { historyLines, type HistoryLine } from "~/queries/history-lines.server";

export type FindingHistory = {
  lines: HistoryLine[];
  /** 'finding.rag', 'entry.text' …: what the history can be narrowed to. */
  fields: { value: string; words: string }[];
  /** How many older events are left out. */
  more: number;
};

const MOST_SHOWN = 200;

export async function findingHistory(reader: Reader, viewer: Viewer, finding: FindingRecord, field: string | null): Promise<FindingHistory> {
  const who: EventReader = { viewer, signInsOf: new Set() };
  const filter = { findingId: finding.id, ...readFieldChoice(field) };
  const events = await findEvents(reader, who, filter, { take: MOST_SHOWN });
  return {
    lines: await historyLines(reader, viewer, events),
    fields: fieldChoices(await fieldsWithEvents(reader, who, { findingId: finding.id })),
    more: (await countEvents(reader, who, filter)) - events.length,
  };
}
