/** Response: what the force says to an entry, part by part, and the states it goes through. */
import { formatDate, type CalendarDate } from "~/domain/calendar-date";

export const RESPONSE_STATES = ["draft", "cleared", "submitted"] as const;
export type ResponseState = (typeof RESPONSE_STATES)[number];
export const RESPONSE_STATE_WORDS: Record<ResponseState, string> = { draft: "Draft", cleared: "Cleared", submitted: "Submitted" };

export const RESPONSE_MODES = ["written", "spoken"] as const;
export type ResponseMode = (typeof RESPONSE_MODES)[number];

export const RESPONSE_MOVES = ["ask-to-clear", "clear", "send-back", "submit"] as const;
export type ResponseMove = (typeof RESPONSE_MOVES)[number];

/** The one table of what may follow what. An edit makes a draft of what was cleared; of what was submitted, a new version that is a draft. */
export const RESPONSE_MOVE_TABLE: Record<ResponseState, Partial<Record<ResponseMove, ResponseState>>> = {
  draft: { "ask-to-clear": "draft", clear: "cleared", "send-back": "draft" },
  cleared: { submit: "submitted", "send-back": "draft" },
  submitted: {},
};

export function responseAfter(state: ResponseState, move: ResponseMove): ResponseState | null {
  return RESPONSE_MOVE_TABLE[state][move] ?? null;
}

/** A part of a response: the post as written (null where the text names nobody), and the words. */
export type ResponsePart = { by: string | null; text: string };

/** The words of all parts, in turn, as they stand in a cell. */
export function joinParts(parts: readonly ResponsePart[]): string {
  return parts.map((part) => part.text).join("\n");
}

/** The posts that speak, in turn; null where none is named. */
export function joinPosts(parts: readonly ResponsePart[]): string | null {
  const posts = parts.flatMap((part) => part.by ?? []);
  return posts.length === 0 ? null : posts.join(", ");
}

export const CONFIDENCES = ["yes", "no", "partly", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"] as const;
export type StatedConfidence = (typeof CONFIDENCES)[number];

export const COMMITMENT_OUTCOMES = ["accepted", "declined", "conditional"] as const;
export type CommitmentOutcome = (typeof COMMITMENT_OUTCOMES)[number];
export const COMMITMENT_OUTCOME_WORDS: Record<CommitmentOutcome, string> = {
  accepted: "Accepted", declined: "Declined", conditional: "Conditional",
};

/** A date the office asked the force to commit to, and what the force said; `askedFor` may be unknown. */
export type Commitment = { askedFor: CalendarDate | null; outcome: CommitmentOutcome; condition: string | null };

/** 'Conditional, by 30 September 2022: once the system is live'. */
export function describeCommitment(commitment: Commitment | null): string | null {
  if (commitment === null) return null;
  const { outcome, askedFor, condition } = commitment;
  const date = askedFor === null ? "" : `, by ${formatDate(askedFor)}`;
  return `${COMMITMENT_OUTCOME_WORDS[outcome]}${date}${condition === null ? "" : `: ${condition}`}`;
}

export function formatConfidence(confidence: StatedConfidence): string {
  return /^\d/.test(confidence) ? `${confidence} out of 10` : confidence;
}
