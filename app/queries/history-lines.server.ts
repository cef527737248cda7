/** Events in words, as they stand in a timeline, on the history page and in its CSV file. */
import { eventNames, type EventNames } from "~/db/event-names.server";
import type { EventRow } from "~/db/events.server";
import type { Reader } from "~/db/rows.server";
import type { ActorSide, Side } from "~/domain/actor";
import type { Instant } from "~/domain/calendar-date";
import { UNKNOWN_PERSON, type HistoryVia } from "~/domain/history";
import { fieldWords, valueWords, whatWords } from "~/domain/history-words";
import { readRedaction, REDACTION_FIELD } from "~/domain/redaction";
import type { Viewer } from "~/domain/visibility";

export type HistoryLine = {
  at: Instant;
  name: string;
  /** The post held then; '' where none is known. */
  post: string;
  side: ActorSide;
  /** 'F-0104'; null where it is about none. */
  reference: string | null;
  /** The field, with the entry, response or person it belongs to. */
  what: string;
  before: string | null;
  after: string | null;
  /** 'on screen', 'on the command line', or from which file and cell. */
  via: string;
  draftOf: Side | null;
  /** A note is no draft of anything: it stays with its side. */
  isNote: boolean;
  /** When and why the words were taken away by law. */
  redacted: { at: Instant; why: string } | null;
};

/** 'Q2', 'Response to Q2', 'Action A-0003', a person's name; '' for the finding itself. */
function subjectWords({ subject, subjectId, findingId, draftOf }: EventRow, names: EventNames): string {
  const entry = (id: string) => names.entries.get(`${id}/${findingId ?? ""}`) ?? names.entries.get(`${id}/`) ?? (draftOf === null ? "entry" : "discarded draft");
  switch (subject) {
    case "finding": case "update": case "setting": return "";
    case "entry": return entry(subjectId);
    case "response": {
      const answered = names.entryOfResponse.get(subjectId);
      return answered === undefined ? "Discarded response" : `Response to ${entry(answered)}`;
    }
    case "action": return `Action ${names.actions.get(subjectId) ?? ""}`.trim();
    case "person": return names.people.get(subjectId) ?? (subjectId === UNKNOWN_PERSON ? "Somebody unknown" : "Person");
    case "meeting": return names.meetings.get(subjectId) ?? "Meeting";
    case "agenda item": return "Agenda item";
    case "inspection": return names.inspections.get(subjectId) ?? "Inspection";
    case "bank question": return "Question bank";
    case "private note": return "Private note";
    case "cycle": return "SIB cycle";
    default: return subject satisfies never;
  }
}

const VIA_WORDS: Record<HistoryVia, string> = { screen: "on screen", "command line": "on the command line", import: "by import" };

function viaWords({ via, importId, importPlace }: EventRow, names: EventNames): string {
  const file = importId === null ? undefined : names.files.get(importId);
  if (file === undefined) return importId === null || via === "import" ? VIA_WORDS[via] : `${VIA_WORDS[via]}, undoing an import`;
  if (via !== "import") return `${VIA_WORDS[via]}, undoing the import of ${file}`;
  return `from ${file}${importPlace === null ? "" : `, ${importPlace}`}`;
}

function value(event: EventRow, text: string | null, names: EventNames): string | null {
  if (text === null) return null;
  if (event.field === REDACTION_FIELD) return readRedaction(text)?.why ?? text;
  if (event.field === "meetingId" || event.field === "dueMeetingId") return names.meetings.get(text) ?? "a meeting that is not there any more";
  if (event.field === "replacedBy") return names.actions.get(text) ?? "another action";
  if (event.field === "followsUpEntryId") return names.entries.get(`${text}/${event.findingId ?? ""}`) ?? names.entries.get(`${text}/`) ?? "an entry on another finding";
  return valueWords(event, text);
}

function lineOf(event: EventRow, names: EventNames): HistoryLine {
  return {
    at: event.at,
    name: event.actorName,
    post: event.actorPost,
    side: event.side,
    reference: event.findingId === null ? null : (names.findings.get(event.findingId) ?? null),
    what: whatWords(subjectWords(event, names), fieldWords(event)),
    before: value(event, event.before, names),
    after: value(event, event.after, names),
    via: viaWords(event, names),
    draftOf: event.draftOf,
    isNote: event.subject === "private note",
    redacted: event.redactedAt === null ? null : { at: event.redactedAt, why: event.redactedWhy ?? "" },
  };
}

/** In the order given. */
export async function historyLines(reader: Reader, viewer: Viewer, events: readonly EventRow[]): Promise<HistoryLine[]> {
  const names = await eventNames(reader, viewer, events);
  return events.map((event) => lineOf(event, names));
}
