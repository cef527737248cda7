/** A response as it stands in a form: its parts as typed, the rest of it, and what its author saw. */
import { formatDate } from "~/domain/calendar-date";
import type { ResponseRecord } from "~/domain/record";
import { NOTHING_SEEN, partsToShow, seenKey } from "~/domain/response-merge";
import type { TypedResponse } from "~/domain/response-rules";
import type { TypedFields } from "~/domain/typed-text";

export type AnswerForm = {
  parts: { by: string; text: string }[];
  statedConfidence: string;
  outcome: string;
  askedFor: string;
  condition: string;
  /** The seenKey of the response as its author saw it. */
  seen: string;
};

/** Reads the fields a form sent, or was about to send. */
export function answerFormOf(fields: TypedFields): AnswerForm {
  const one = (name: string) => fields[name]?.[0] ?? "";
  const by = fields.by ?? [];
  const parts = (fields.text ?? []).map((text, index) => ({ by: by[index] ?? "", text }));
  const last = parts.findLastIndex((part) => part.by.trim() !== "" || part.text.trim() !== "");
  return {
    parts: parts.slice(0, last + 1),
    statedConfidence: one("statedConfidence"), outcome: one("outcome"), askedFor: one("askedFor"), condition: one("condition"), seen: one("seen"),
  };
}

export function typedResponse({ parts, statedConfidence, outcome, askedFor, condition }: AnswerForm): TypedResponse {
  return { parts, statedConfidence, commitment: { outcome, askedFor, condition } };
}

/** `post` is offered as the one that speaks first in a new response. */
export function storedForm(response: ResponseRecord | null, post: string): AnswerForm {
  const commitment = response?.commitment ?? null;
  return {
    parts: response === null ? [{ by: post, text: "" }] : response.parts.map((part) => ({ by: part.by ?? "", text: part.text })),
    statedConfidence: response?.statedConfidence ?? "",
    outcome: commitment?.outcome ?? "",
    askedFor: commitment?.askedFor == null ? "" : formatDate(commitment.askedFor),
    condition: commitment?.condition ?? "",
    seen: response === null ? "" : seenKey(response),
  };
}

/** The control of the form that a refusal is about: 'text-0', 'by-1', 'outcome'. */
export function refusedControl({ parts }: Pick<AnswerForm, "parts">, field: string | undefined): string {
  const at = (is: (part: AnswerForm["parts"][number]) => boolean) => String(Math.max(parts.findIndex(is), 0));
  switch (field) {
    case "by": return `by-${at((part) => part.by.trim() === "" && part.text.trim() !== "")}`;
    case "text": return `text-${at((part) => part.text.trim() === "")}`;
    default: return field ?? "text-0";
  }
}

/** True where there is nothing in the form that is not stored already. */
export function addsNothing(form: AnswerForm, stored: AnswerForm): boolean {
  const words = ({ parts, statedConfidence, outcome, askedFor, condition }: AnswerForm) =>
    JSON.stringify([parts.filter((part) => part.text.trim() !== "").map(({ by, text }) => [by.trim(), text.trim()]), statedConfidence, outcome, askedFor, condition]);
  return words(form) === words(stored);
}

/** After somebody else changed the same part: the author's words beside what stands there now, which is what the next save is compared with. */
export function formAfterConflict(form: AnswerForm, response: ResponseRecord | null): AnswerForm {
  const stored = response ?? NOTHING_SEEN;
  const typed = form.parts.map(({ by, text }) => ({ by: by === "" ? null : by, text }));
  return { ...form, seen: seenKey(stored), parts: partsToShow(stored.parts, form.seen, typed).map(({ by, text }) => ({ by: by ?? "", text })) };
}
