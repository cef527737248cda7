/** The history of one finding in words, as its reader may see it. */
import { eventsOfFinding, type FindingEvent } from "~/db/finding-history.server";
import type { Reader } from "~/db/rows.server";
import type { Instant } from "~/domain/calendar-date";
import { entryLabel } from "~/domain/entry";
import { fieldWords, valueWords } from "~/domain/history-words";
import { linkTo, type FindingRecord } from "~/domain/record";
import type { Viewer } from "~/domain/visibility";

export type HistoryLine = {
  sequence: number;
  at: Instant;
  who: string;
  what: string;
  before: string | null;
  after: string | null;
  via: string;
  draft: boolean;
};

export type FindingHistory = {
  lines: HistoryLine[];
  /** 'finding.rag', 'entry.text' …: what the history can be narrowed to. */
  fields: { value: string; words: string }[];
  /** How many older events are left out. */
  more: number;
};

const MOST_SHOWN = 200;

/** 'entry.text' → its two parts; null where it is not of that form. */
function readField(text: string | null): { subject: string; field: string } | null {
  const match = /^([a-z ]+)\.(\w+)$/.exec(text ?? "");
  return match ? { subject: match[1] ?? "", field: match[2] ?? "" } : null;
}

/** 'Q2: ' before what belongs to an entry, 'Response to Q2: ' before what belongs to a response. */
function subjectWords(event: FindingEvent, finding: FindingRecord): string {
  if (event.subject !== "entry" && event.subject !== "response") return "";
  const entry = finding.entries.find(
    ({ id, responses }) => id === event.subjectId || responses.some((response) => response.id === event.subjectId),
  );
  const label = entry === undefined ? null : entryLabel({ ...entry, number: linkTo(entry, finding.id)?.number ?? null });
  const named = label === null || label === "–" ? "Entry" : label;
  return event.subject === "entry" ? `${named}: ` : `Response to ${named}: `;
}

function wayWords(event: FindingEvent): string {
  if (event.importFile === null) return event.importPlace ?? event.via;
  return event.importPlace === null ? event.importFile : `${event.importFile}, ${event.importPlace}`;
}

function lineOf(event: FindingEvent, finding: FindingRecord): HistoryLine {
  const subject = subjectWords(event, finding);
  const field = fieldWords(event);
  return {
    sequence: event.sequence,
    at: event.at,
    who: event.actorPost === "" ? event.actorName : `${event.actorName}, ${event.actorPost}`,
    what: subject === "" ? field : `${subject}${field.toLowerCase()}`,
    before: valueWords(event, event.before),
    after: valueWords(event, event.after),
    via: wayWords(event),
    draft: event.draftOf !== null,
  };
}

const GROUP_WORDS: Record<string, string> = { entry: "Questions: ", response: "Responses: ", action: "Actions: " };

export async function findingHistory(reader: Reader, viewer: Viewer, finding: FindingRecord, field: string | null): Promise<FindingHistory> {
  const { events, total, fields } = await eventsOfFinding(reader, {
    findingId: finding.id,
    draftsOf: viewer === "official" ? null : viewer,
    only: readField(field),
    limit: MOST_SHOWN,
  });
  const named = fields.map((each) => ({
    value: `${each.subject}.${each.field}`,
    words: `${GROUP_WORDS[each.subject] ?? ""}${fieldWords(each)}`,
  }));
  return {
    lines: events.map((event) => lineOf(event, finding)),
    fields: named.sort((a, b) => a.words.localeCompare(b.words, "en")),
    more: total - events.length,
  };
}
