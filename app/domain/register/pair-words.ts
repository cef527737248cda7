/** What stands in the two columns of the published notes: labels, bylines, and the words for what is not there. */
import { daysBetween, formatDate, type CalendarDate } from "~/domain/calendar-date";
import { inDays } from "~/domain/date-words";
import { ENTRY_KIND_WORDS, entryLabel, isIssued } from "~/domain/entry";
import type { RegisterPair, RegisterResponse } from "~/domain/register/register-row";
import { COMMITMENT_OUTCOME_WORDS, formatConfidence } from "~/domain/response";
import { isWaiting } from "~/domain/register/register-rules";

/** 'Q2', '–', 'Draft'. */
export function questionLabel(pair: RegisterPair): string {
  return entryLabel({ state: pair.entry.state, number: pair.number, kind: pair.entry.kind });
}

/** The number beside the response, matching the question's: '2', '–'. */
export function responseLabel(pair: RegisterPair): string {
  return pair.number === null || !isIssued(pair.entry.state) ? "–" : String(pair.number);
}

/** 'follow-up to Q1 · PCC · issued 16 May 2022 · also on F-0112'. */
export function questionByline(pair: RegisterPair, reference: string): string {
  const { entry } = pair;
  const others = entry.covers.filter((other) => other !== reference);
  return [
    pair.followsUp === undefined ? null : pair.followsUp === null ? "follow-up" : `follow-up to Q${String(pair.followsUp)}`,
    entry.kind === "question" ? null : ENTRY_KIND_WORDS[entry.kind].toLowerCase(),
    entry.askedBy,
    entry.state === "draft" ? "draft, only your office sees this" : null,
    entry.state === "approved" ? "approved, not issued: only your office sees this" : null,
    isIssued(entry.state) && entry.issuedOn !== null ? `issued ${formatDate(entry.issuedOn)}` : null,
    others.length === 0 ? null : `also on ${others.join(", ")}`,
  ].filter((part) => part !== null).join(" · ");
}

/** 'submitted 20 May 2022 · stated confidence: partly'. */
export function responseByline(response: RegisterResponse): string {
  const { commitment } = response;
  return [
    response.state === "draft" ? "draft, only the force sees this" : null,
    response.state === "cleared" ? "cleared, not submitted: only the force sees this" : null,
    response.mode === "spoken" ? "spoken at the meeting" : null,
    response.submittedOn === null ? null : `submitted ${formatDate(response.submittedOn)}`,
    response.confidence === null ? null : `stated confidence: ${formatConfidence(response.confidence)}`,
    commitment === null ? null
      : `commitment${commitment.askedFor === null ? "" : ` to ${formatDate(commitment.askedFor)}`}: ${COMMITMENT_OUTCOME_WORDS[commitment.outcome].toLowerCase()}${commitment.condition === null ? "" : `, ${commitment.condition}`}`,
  ].filter((part) => part !== null).join(" · ");
}

export type Missing = { words: string; /** Someone is waiting for it. */ waits: boolean; /** Past its date. */ late: boolean; detail: string | null };

/** What is said where an entry has no response. */
export function missingResponse(pair: RegisterPair, today: CalendarDate): Missing {
  const { entry } = pair;
  const quiet = (words: string): Missing => ({ words, waits: false, late: false, detail: null });
  if (!isIssued(entry.state)) return quiet("Not issued yet");
  if (pair.closure === "withdrawn") return quiet("Withdrawn before a response was given");
  if (!isWaiting(pair)) return quiet(entry.kind === "question" ? "Closed without a response" : "No response was asked for");
  const days = entry.issuedOn === null ? null : daysBetween(entry.issuedOn, today);
  const late = entry.dueOn !== null && entry.dueOn < today;
  const due = entry.dueOn === null ? null
    : late ? `was due ${formatDate(entry.dueOn)}, ${inDays(daysBetween(entry.dueOn, today))} ago` : `due ${formatDate(entry.dueOn)}`;
  return { words: days === null ? "Waiting for the force" : days === 0 ? "Waiting for the force, since today" : `Waiting for the force, ${inDays(days)}`, waits: true, late, detail: due };
}

/** What is said where a finding has no entries at all. */
export function noQuestionWords(addressedElsewhere: string | null): string {
  return addressedElsewhere === null ? "No question" : `Addressed elsewhere: ${addressedElsewhere}`;
}

/** The link where it leads to a web page; null for anything else that may stand in its field. */
export function webAddress(link: string | null): string | null {
  return link !== null && /^https?:\/\//i.test(link.trim()) ? link.trim() : null;
}
