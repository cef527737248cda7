/** Steps to green: what the force will do, in order, one per line in a cell. */
import { formatShortDate, readDate, type CalendarDate } from "~/domain/calendar-date";
import { parseText } from "~/domain/text";
import { done, type Done } from "~/domain/problem";

export type Step = { text: string; owner: string | null; due: CalendarDate | null; done: CalendarDate | null };

/** One step as a line: `1. text | owner | due 30 Sep 2022 | done 2 May 2022`; trailing parts only where known. */
export function formatStep(step: Step, position: number): string {
  const parts = [step.text];
  if (step.owner !== null) parts.push(step.owner);
  if (step.due !== null) parts.push(`due ${formatShortDate(step.due)}`);
  if (step.done !== null) parts.push(`done ${formatShortDate(step.done)}`);
  return `${String(position)}. ${parts.join(" | ")}`;
}

export function formatSteps(steps: readonly Step[]): string {
  return steps.map((step, index) => formatStep(step, index + 1)).join("\n");
}

function onlyText(text: string): Step {
  return { text, owner: null, due: null, done: null };
}

function readStep(line: string): Step {
  const plain = line.replace(/^\s*(?:\(?\d{1,4}[.)]|[-•–*])\s+/, "").trim();
  const [text = "", ...rest] = plain.split("|").map((part) => part.trim());
  if (text === "" || rest.some((part) => part === "")) return onlyText(plain);
  const step = onlyText(text);
  for (const part of rest) {
    const dated = /^(due|done)\s+(.+)$/i.exec(part);
    const date = dated ? readDate(dated[2] ?? "") : null;
    if (dated && date !== null && dated[1]?.toLowerCase() === "due" && step.due === null && step.done === null) step.due = date;
    else if (dated && date !== null && dated[1]?.toLowerCase() === "done" && step.done === null) step.done = date;
    else if (!dated && step.owner === null && step.due === null && step.done === null) step.owner = part;
    else return onlyText(plain);
  }
  return step;
}

/** Reads a cell of steps, one per line; a line that is not of the written form is a step with text only. */
export function parseSteps(text: string): Done<Step[]> {
  const whole = parseText(text, "Steps to green");
  if (!whole.ok) return whole;
  const lines = (whole.value ?? "").split("\n").map((line) => line.trim());
  const steps = lines.filter((line) => line !== "").map(readStep);
  // What is written out of them must be read again, so their numbers count as well.
  const written = parseText(formatSteps(steps), "Steps to green");
  return written.ok ? done(steps) : written;
}
