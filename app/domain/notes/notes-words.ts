/** Sentences of notes: how an item ended, and what became of an action. */
import { ACTION_EVENT_WORDS, type Action, type ActionEvent } from "~/domain/action/action";
import { formatDate, londonDate } from "~/domain/calendar-date";
import { ITEM_OUTCOME_WORDS, type AgendaItem, type ItemOutcome } from "~/domain/meeting/agenda";
import type { Meeting } from "~/domain/meeting/meeting";
import type { ResponseRecord } from "~/domain/record";

function meetingWords(meetings: readonly Pick<Meeting, "id" | "title" | "date">[], id: string | null): string | null {
  const meeting = meetings.find((each) => each.id === id);
  return meeting === undefined ? null : `${meeting.title}, ${formatDate(meeting.date)}`;
}

function ended(text: string): string {
  return /[.?!:;)”"]$/.test(text) ? text : `${text}.`;
}

/** Null where it was discussed, or has not ended. */
export function endWords({ outcome, outcomeNote, deferredToMeetingId }: Pick<AgendaItem, "outcome" | "outcomeNote" | "deferredToMeetingId">, meetings: readonly Pick<Meeting, "id" | "title" | "date">[]): string | null {
  if (outcome === null || outcome === "discussed") return null;
  const to = outcome === "deferred" ? meetingWords(meetings, deferredToMeetingId) : null;
  const words = `${ITEM_OUTCOME_WORDS[outcome]}${to === null ? "" : ` to ${to}`}`;
  return ended(outcomeNote === null ? words : `${words}: ${outcomeNote}`);
}

const ENDS: readonly (readonly [ItemOutcome, RegExp])[] = [
  ["nothing-arising", /^There were none\.$/], ["not-reached", /^Not reached(?:\.|: (.+))$/s], ["addressed-elsewhere", /^Addressed elsewhere(?:\.|: (.+))$/s], ["no-question", /^No question(?:\.|: (.+))$/s],
];

/** The end that such a sentence says; null for any other, and for a deferral, whose meeting another record does not know. */
export function readEnd(sentence: string): { outcome: ItemOutcome; note: string | null } | null {
  for (const [outcome, pattern] of ENDS) {
    const match = pattern.exec(sentence.trim());
    if (match !== null) return { outcome, note: match[1] ?? null };
  }
  return null;
}

/** Of a response that was neither spoken nor taken at a meeting: its words are not printed as if it had been. */
export function notTakenWords({ mode, submittedAt }: Pick<ResponseRecord, "mode" | "submittedAt">, { date }: Pick<Meeting, "date">): string {
  const day = submittedAt === null ? null : londonDate(submittedAt);
  const on = day === null ? "" : ` on ${formatDate(day)}`;
  if (mode === "spoken") return `A response was given${on}, outside the meeting.`;
  return day !== null && day > date ? `A written response was submitted${on}, after the meeting.` : `A written response was submitted${on}. It has not been taken at the meeting.`;
}

export function sourceWords({ source }: Pick<AgendaItem, "source">): string | null {
  if (source === null) return null;
  return source.kind === "" ? source.title : `${source.kind}: ${source.title}`;
}

type Known = { action: Pick<Action, "replacedById">; meetings: readonly Pick<Meeting, "id" | "title" | "date">[]; actions: readonly Pick<Action, "id" | "reference">[] };

/** "Completed (DBS): the plan was sent." */
export function eventWords({ kind, text, mode, by, toMeetingId }: ActionEvent, { action, meetings, actions }: Known): string {
  const who = [by, kind === "update" && mode === "written" ? "in writing" : null].filter((each) => each !== null).join(", ");
  const to = kind === "deferred" ? meetingWords(meetings, toMeetingId) : null;
  const other = kind === "replaced" ? (actions.find(({ id }) => id === action.replacedById)?.reference ?? null) : null;
  const words = kind === "brought-forward" ? "Brought forward to the next meeting" : other !== null ? `Replaced by ${other}` : ACTION_EVENT_WORDS[kind];
  const head = `${words}${to === null ? "" : ` to ${to}`}${who === "" ? "" : ` (${who})`}`;
  return text === null ? ended(head) : `${head}: ${text}`;
}
