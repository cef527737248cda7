/** What a response must hold, and what is asked of whoever moves it. */
import type { Actor } from "~/domain/actor";
import { parseDate } from "~/domain/calendar-date";
import type { Verb } from "~/domain/permission-matrix";
import { done, refuse, type Done } from "~/domain/problem";
import {
  COMMITMENT_OUTCOMES, CONFIDENCES, responseAfter, RESPONSE_STATE_WORDS,
  type Commitment, type ResponseMode, type ResponseMove, type ResponsePart, type ResponseState, type StatedConfidence,
} from "~/domain/response";
import { parseLine, parseText } from "~/domain/text";

/** As typed; '' where a field was left empty. */
export type TypedResponse = {
  parts: readonly { by: string; text: string }[];
  statedConfidence?: string;
  commitment?: { outcome: string; askedFor: string; condition: string };
};

export type ResponseContent = { parts: ResponsePart[]; statedConfidence: StatedConfidence | null; commitment: Commitment | null };

/** One for each part typed; null where both its fields are empty. */
function readParts(typed: TypedResponse["parts"]): Done<(ResponsePart | null)[]> {
  const parts: (ResponsePart | null)[] = [];
  for (const { by, text } of typed) {
    const post = parseLine(by, "The post");
    if (!post.ok) return refuse(post.problem.kind, post.problem.message, { field: "by" });
    const words = parseText(text, "This part of the response");
    if (!words.ok) return refuse(words.problem.kind, words.problem.message, { field: "text" });
    if (words.value !== null) parts.push({ by: post.value, text: words.value });
    else if (post.value !== null && typed.length > 1) return refuse("invalid", `Write what the ${post.value} says, or take the post out.`, { field: "text" });
    else parts.push(null);
  }
  return parts.every((part) => part === null) ? refuse("invalid", "Write the response first.", { field: "text" }) : done(parts);
}

function readConfidence(text: string): Done<StatedConfidence | null> {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return done(null);
  const found = CONFIDENCES.find((each) => each === wanted);
  return found === undefined
    ? refuse("invalid", `“${text.trim()}” is no stated confidence. Use yes, no, partly, or a number from 1 to 10.`, { field: "statedConfidence" })
    : done(found);
}

function readCommitment(typed: NonNullable<TypedResponse["commitment"]>): Done<Commitment | null> {
  const askedFor = parseDate(typed.askedFor);
  if (!askedFor.ok) return refuse("invalid", askedFor.problem.message, { field: "askedFor" });
  const condition = parseText(typed.condition, "The condition");
  if (!condition.ok) return refuse("invalid", condition.problem.message, { field: "condition" });
  if (typed.outcome.trim() === "") {
    return askedFor.value === null && condition.value === null
      ? done(null)
      : refuse("invalid", "Say whether the commitment is accepted, declined or conditional.", { field: "outcome" });
  }
  const outcome = COMMITMENT_OUTCOMES.find((each) => each === typed.outcome);
  if (outcome === undefined) return refuse("invalid", "A commitment is accepted, declined or conditional.", { field: "outcome" });
  if (outcome === "conditional" && condition.value === null) return refuse("invalid", "Say on what condition.", { field: "condition" });
  return done({ askedFor: askedFor.value, outcome, condition: condition.value });
}

export type EditedResponse = Omit<ResponseContent, "parts"> & { parts: (ResponsePart | null)[] };

/** Reads a response as typed, each part in its place; a refusal names the field: by, text, statedConfidence, outcome, askedFor or condition. */
export function readEditedResponse(typed: TypedResponse): Done<EditedResponse> {
  const parts = readParts(typed.parts);
  if (!parts.ok) return parts;
  const statedConfidence = readConfidence(typed.statedConfidence ?? "");
  if (!statedConfidence.ok) return statedConfidence;
  const commitment = typed.commitment === undefined ? done(null) : readCommitment(typed.commitment);
  if (!commitment.ok) return commitment;
  return done({ parts: parts.value, statedConfidence: statedConfidence.value, commitment: commitment.value });
}

/** As readEditedResponse, without the parts that are empty. */
export function readResponse(typed: TypedResponse): Done<ResponseContent> {
  const read = readEditedResponse(typed);
  return read.ok ? done({ ...read.value, parts: read.value.parts.filter((part) => part !== null) }) : read;
}

const ORDINALS = ["first", "second", "third", "fourth", "fifth"];

/** Where several speak in turn each part says whose words it holds: without, it reads as the words of the one before. */
export function saysWhoSpeaks(parts: readonly ResponsePart[]): Done<true> {
  const unnamed = parts.findIndex((part) => part.by === null);
  if (parts.length < 2 || unnamed < 0) return done(true);
  const which = ORDINALS[unnamed] === undefined ? `Part ${String(unnamed + 1)}` : `The ${ORDINALS[unnamed]} part`;
  return refuse("invalid", `${which} of the response does not say whose words they are. Enter the post beside it, or put it together with the words of the one who says it.`, { field: "by" });
}

const MOVE_WORDS: Record<ResponseMove, string> = {
  "ask-to-clear": "put up for clearing", clear: "cleared", "send-back": "sent back", submit: "submitted",
};

const WHAT_FIRST: Record<ResponseState, string> = {
  draft: "Have it cleared first.",
  cleared: "Submit it, or send it back.",
  submitted: "To change it, edit it: that begins a new version, to be cleared and submitted like the first.",
};

export function moveResponseState(state: ResponseState, move: ResponseMove): Done<ResponseState> {
  const after = responseAfter(state, move);
  if (after !== null) return done(after);
  return refuse("refused", `This response cannot be ${MOVE_WORDS[move]} now: it is ${RESPONSE_STATE_WORDS[state].toLowerCase()}. ${WHAT_FIRST[state]}`);
}

/** What the office wrote down as spoken the office corrects; everything else, and its own view of what was spoken, is the force's to say. */
export function verbToWrite(actor: Actor, mode: ResponseMode): Verb {
  return mode === "spoken" && actor.side !== "force" ? "record a spoken answer" : "answer";
}
