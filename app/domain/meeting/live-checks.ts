/** What is typed in the boxes of the note-taker's screen, as the server will take it: at the table a refusal is said before anything is sent. */
import type { Action } from "~/domain/action/action";
import { parseAction, type TypedAction } from "~/domain/action/action-form";
import { decideActionEvent, type WantedEvent } from "~/domain/action/action-rules";
import type { CalendarDate } from "~/domain/calendar-date";
import type { LiveAddition } from "~/domain/meeting/live-write";
import { done, inField, refuse, type Done } from "~/domain/problem";
import type { ResponsePart } from "~/domain/response";
import { readResponse, saysWhoSpeaks, type ResponseContent, type TypedResponse } from "~/domain/response-rules";
import { parseLine, parseText } from "~/domain/text";

/** An answer, and where it is amended, what it said before. */
export function checkSpoken(parts: TypedResponse["parts"], before: readonly ResponsePart[] | null = null, statedConfidence = ""): Done<ResponseContent> {
  const content = readResponse({ parts, statedConfidence });
  if (!content.ok) return content;
  const named = saysWhoSpeaks(content.value.parts);
  if (!named.ok) return named;
  const same = JSON.stringify(content.value.parts) === JSON.stringify(before);
  return same ? refuse("invalid", "These are the words that are there. Accept the response as it is, or change it to what was said.", { field: "text" }) : content;
}

/** A question, comment or concern. */
export function checkEntry(typed: { text: string; askedBy: string }): Done<{ text: string; askedBy: string | null }> {
  const text = inField(parseText(typed.text, "The text"), "text");
  if (!text.ok) return text;
  if (text.value === null) return refuse("invalid", "Write the question, comment or concern first.", { field: "text" });
  const askedBy = inField(parseLine(typed.askedBy, "Who asks"), "askedBy");
  return askedBy.ok ? done({ text: text.value, askedBy: askedBy.value }) : askedBy;
}

/** An action as it is typed at the table, in the terms of its own form. */
export function typedAction({ text, owners, due, dueMeeting = "" }: Record<"text" | "owners" | "due", string> & { dueMeeting?: string }): TypedAction {
  return { kind: "action", text, owners, due, dueMeeting, revisitOn: "", marking: "" };
}

export function checkAddition(add: LiveAddition, typed: Record<"text" | "askedBy" | "owners" | "due", string>, heldOn: CalendarDate): Done<unknown> {
  return add === "action" ? parseAction(typedAction(typed), heldOn) : checkEntry(typed);
}

type TypedMatter = { what: "update" | "completed" | "deferred" | "no-longer-required"; by: string; text: string; toMeeting: string };

/** What is said or decided of an action brought forward; the field of the meeting is named as it is in its box. */
export function checkMatter(action: Pick<Action, "id" | "reference" | "state">, { what, by, text, toMeeting }: TypedMatter): Done<unknown> {
  const words = inField(parseText(text), "text");
  if (!words.ok) return words;
  const who = inField(parseLine(by, "Who said it"), "by");
  if (!who.ok) return who;
  const wanted: WantedEvent = { kind: what, text: words.value, by: who.value, mode: null, toMeetingId: toMeeting === "" ? null : toMeeting, replacedById: null };
  const decided = decideActionEvent(action, wanted);
  return decided.ok || decided.problem.field !== "toMeetingId" ? decided : inField(decided, "toMeeting");
}
