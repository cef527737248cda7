/** The history of one finding in words, as its reader may see it. */
import { eventsOfFinding, type FindingEvent } from "~/db/finding-history.server";
import type { Reader } from "~/db/rows.server";
import type { Instant } from "~/domain/calendar-date";
import { entryLabel } from "~/domain/entry";
import { fieldWords, valueWords } from "~/domain/history-words";
import type { HistoryVia } from "~/domain/history";
import { linkTo, type EntryRecord, type FindingRecord } from "~/domain/record";
import type { Viewer } from "~/domain/visibility";

export type HistoryLine = {
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

function labelOf(entry: EntryRecord, finding: FindingRecord): string {
  const label = entryLabel({ ...entry, number: linkTo(entry, finding.id)?.number ?? null });
  return label === "–" ? "Entry" : label;
}

/** 'Q2: ' before what belongs to an entry, 'Response to Q2: ' before what belongs to a response. */
function subjectWords(event: FindingEvent, finding: FindingRecord): string {
  if (event.subject !== "entry" && event.subject !== "response") return "";
  const entry = finding.entries.find(
    ({ id, responses }) => id === event.subjectId || responses.some((response) => response.id === event.subjectId),
  );
  const named = entry === undefined ? "Entry" : labelOf(entry, finding);
  return event.subject === "entry" ? `${named}: ` : `Response to ${named}: `;
}

const VIA_WORDS: Record<HistoryVia, string> = { screen: "on screen", "command line": "on the command line", import: "by import" };

function wayWords(event: FindingEvent): string {
  const place = event.importPlace === null ? "" : `, ${event.importPlace}`;
  return event.importFile === null ? VIA_WORDS[event.via] : `from ${event.importFile}${place}`;
}

type Named = { finding: FindingRecord; /** Titles of meetings by id. */ meetings: ReadonlyMap<string, string> };

/** What an event keeps as an id is shown by its name. */
function namedValue(event: FindingEvent, value: string | null, { finding, meetings }: Named): string | null {
  if (value === null) return null;
  if (event.field === "meetingId") return meetings.get(value) ?? "a meeting that is not there any more";
  if (event.field !== "followsUpEntryId") return valueWords(event, value);
  const entry = finding.entries.find(({ id }) => id === value);
  return entry === undefined ? "an entry on another finding" : labelOf(entry, finding);
}

function lineOf(event: FindingEvent, named: Named): HistoryLine {
  const subject = subjectWords(event, named.finding);
  const field = fieldWords(event);
  return {
    at: event.at,
    who: event.actorPost === "" ? event.actorName : `${event.actorName}, ${event.actorPost}`,
    what: subject === "" ? field : `${subject}${field.toLowerCase()}`,
    before: namedValue(event, event.before, named),
    after: namedValue(event, event.after, named),
    via: wayWords(event),
    draft: event.draftOf !== null,
  };
}

const GROUP_WORDS: Record<string, string> = { entry: "Questions: ", response: "Responses: ", action: "Actions: " };

export async function findingHistory(reader: Reader, viewer: Viewer, finding: FindingRecord, field: string | null): Promise<FindingHistory> {
  const { events, total, fields } = await eventsOfFinding(reader, {
    findingId: finding.id,
    draftsOf: viewer === "opcc" || viewer === "force" ? viewer : null,
    only: readField(field),
    limit: MOST_SHOWN,
  });
  const meetingIds = events.filter((event) => event.field === "meetingId").flatMap(({ before, after }) => [before, after]);
  const meetings = await reader.meeting.findMany({ where: { id: { in: meetingIds.filter((id) => id !== null) } }, select: { id: true, title: true } });
  const titles = new Map(meetings.map((meeting) => [meeting.id, meeting.title]));
  const named = fields.map((each) => ({
    value: `${each.subject}.${each.field}`,
    words: `${GROUP_WORDS[each.subject] ?? ""}${fieldWords(each)}`,
  }));
  return {
    lines: events.map((event) => lineOf(event, { finding, meetings: titles })),
    fields: named.sort((a, b) => a.words.localeCompare(b.words, "en")),
    more: total - events.length,
  };
}
