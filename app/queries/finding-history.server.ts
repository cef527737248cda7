/** The history of one finding in words, as its reader may see it. */
import { eventsOfFinding, type FindingEvent } from "~/db/finding-history.server";
import type { Reader } from "~/db/rows.server";
import type { Instant } from "~/domain/calendar-date";
import { COLUMN_LIST } from "~/domain/columns";
import type { FindingRecord } from "~/domain/record";
import type { Viewer } from "~/domain/visibility";

export type FindingHistory = {
  lines: { sequence: number; at: Instant; who: string; what: string; before: string | null; after: string | null; via: string; draft: boolean }[];
  fields: { value: string; words: string }[];
  /** How many older events are left out. */
  more: number;
};

const MOST_SHOWN = 200;

const COLUMN_BY_KEY = new Map<string, (typeof COLUMN_LIST)[number]>(COLUMN_LIST.map((column) => [column.key, column]));

/** 'closureNote' → 'Closure note'; a column's own heading where the field is a column. */
export function fieldWords(field: string): string {
  const column = COLUMN_BY_KEY.get(field);
  if (column !== undefined) return column.heading;
  const words = field.replace(/([a-z])([A-Z])/g, "$1 $2").replace(/[-_.]/g, " ").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function valueWords(field: string, value: string | null): string | null {
  return value === null ? null : (COLUMN_BY_KEY.get(field)?.format(value) ?? value);
}

function wayWords(event: FindingEvent): string {
  if (event.importFile === null) return event.importPlace ?? event.via;
  return event.importPlace === null ? event.importFile : `${event.importFile}, ${event.importPlace}`;
}

function lineOf(event: FindingEvent): FindingHistory["lines"][number] {
  return {
    sequence: event.sequence,
    at: event.at,
    who: event.actorPost === "" ? event.actorName : `${event.actorName}, ${event.actorPost}`,
    what: fieldWords(event.field),
    before: valueWords(event.field, event.before),
    after: valueWords(event.field, event.after),
    via: wayWords(event),
    draft: event.draftOf !== null,
  };
}

export async function findingHistory(reader: Reader, viewer: Viewer, finding: FindingRecord, field: string | null): Promise<FindingHistory> {
  const { events, total, fields } = await eventsOfFinding(reader, {
    findingId: finding.id,
    draftsOf: viewer === "official" ? null : viewer,
    field,
    limit: MOST_SHOWN,
  });
  const named = new Map(fields.map((each) => [each.field, fieldWords(each.field)]));
  return {
    lines: events.map(lineOf),
    fields: [...named].map(([value, words]) => ({ value, words })).sort((a, b) => a.words.localeCompare(b.words, "en")),
    more: total - events.length,
  };
}
