/** A finding as somebody typed it in, and what it must hold to be one. */
import { parseDate, type CalendarDate } from "~/domain/calendar-date";
import { FINDING_KIND_WORDS, isCauseOfConcern, type FindingKind } from "~/domain/finding";
import { numberLabel } from "~/domain/import/finding-label";
import { done, refuse, type Done } from "~/domain/problem";
import { parseLine, parseText } from "~/domain/text";

/** As typed; '' where a field was left empty. */
export type TypedFinding = {
  kind: FindingKind;
  /** "AFI 7", or 7. */
  number: string;
  text: string;
  questionArea?: string;
  deadline?: string;
  /** One per line. */
  limbs?: string;
};

export type FindingContent = {
  kind: FindingKind;
  number: string | null;
  text: string;
  questionArea: string | null;
  deadline: CalendarDate | null;
  limbs: string[];
};

/** Limbs, one per line, as the office breaks a finding into the things it asks for. */
export function parseLimbs(text: string): Done<string[]> {
  const whole = parseText(text, "The limbs");
  if (!whole.ok) return whole;
  return done((whole.value ?? "").split("\n").map((line) => line.trim()).filter((line) => line !== ""));
}

function readNumber(kind: FindingKind, typed: string): Done<string | null> {
  const number = parseLine(typed, "The number");
  if (!number.ok || number.value === null) return number;
  if (isCauseOfConcern(kind)) return refuse("invalid", "A cause of concern has no number. Leave it empty.", { field: "number" });
  return done(/^\d{1,3}(?:\.\d{1,2})?[a-z]?$/i.test(number.value) ? numberLabel(kind, number.value) : number.value);
}

function at<T>(field: string, read: Done<T>): Done<T> {
  return read.ok ? read : { ok: false, problem: { ...read.problem, field: read.problem.field ?? field } };
}

/** A refusal names the field. */
export function readNewFinding(typed: TypedFinding): Done<FindingContent> {
  const number = at("number", readNumber(typed.kind, typed.number));
  if (!number.ok) return number;
  const text = at("text", parseText(typed.text, "The text"));
  if (!text.ok) return text;
  if (text.value === null) return refuse("invalid", `Write the text of the ${FINDING_KIND_WORDS[typed.kind]} as HMICFRS printed it.`, { field: "text" });
  const questionArea = at("questionArea", parseLine(typed.questionArea ?? "", "Question area"));
  if (!questionArea.ok) return questionArea;
  const deadline = at("deadline", parseDate(typed.deadline ?? ""));
  if (!deadline.ok) return deadline;
  const limbs = at("limbs", parseLimbs(typed.limbs ?? ""));
  if (!limbs.ok) return limbs;
  return done({
    kind: typed.kind, number: number.value, text: text.value, questionArea: questionArea.value, deadline: deadline.value, limbs: limbs.value,
  });
}
