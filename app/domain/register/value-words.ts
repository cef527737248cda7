/** What a person reads in a cell: the value in words, how far off it is, or what its absence means. */
import { formatDate, type CalendarDate } from "~/domain/calendar-date";
import { COLUMNS } from "~/domain/columns";
import { daysLeft, howFarOff, inDays } from "~/domain/date-words";
import type { RegisterRow, ValueKey } from "~/domain/register/register-row";
import { ageOfUpdate, isFindingOpen, isOverdue, OLD_UPDATE_DAYS } from "~/domain/register/register-rules";

/** `tone`: missing = someone should supply it; late = past its date; none = absence that means nothing bad. */
export type ValueWords = { words: string; tone: "value" | "missing" | "none"; aside: string | null; late: boolean };

const ABSENT: Record<ValueKey, { words: string; tone: "missing" | "none" }> = {
  reference: { words: "no reference", tone: "none" },
  number: { words: "no number in its report", tone: "none" },
  kind: { words: "no kind", tone: "none" },
  finding: { words: "no text", tone: "none" },
  inspection: { words: "no inspection named", tone: "none" },
  questionArea: { words: "no question area", tone: "none" },
  causeOfConcern: { words: "none", tone: "none" },
  strategicLead: { words: "no lead", tone: "missing" },
  tacticalLead: { words: "no lead", tone: "missing" },
  stepsToGreen: { words: "no steps to green", tone: "missing" },
  update: { words: "no update", tone: "missing" },
  updateAsAt: { words: "no update", tone: "missing" },
  rag: { words: "no RAG", tone: "missing" },
  ragReason: { words: "no reason given", tone: "none" },
  targetDate: { words: "none set", tone: "none" },
  deadline: { words: "none set by HMICFRS", tone: "none" },
  hmicfrsStatus: { words: "no HMICFRS status", tone: "none" },
  assurance: { words: "not yet reviewed", tone: "none" },
};

/** 'update 12 days old', 'updated today'. Only of an open finding can an update be too old. */
export function ageWords(row: RegisterRow, today: CalendarDate): { words: string; old: boolean } {
  const age = ageOfUpdate(row, today);
  if (age === null) return { words: "no update", old: isFindingOpen(row) };
  if (age < 0) return { words: `update dated ${inDays(-age)} ahead`, old: false };
  return { words: age === 0 ? "updated today" : `update ${inDays(age)} old`, old: age > OLD_UPDATE_DAYS && isFindingOpen(row) };
}

function value(words: string, aside: string | null = null, late = false): ValueWords {
  return { words, tone: "value", aside, late };
}

function updateAsAt(row: RegisterRow, today: CalendarDate): ValueWords {
  if (row.updateReceivedOn === null) return { ...ABSENT.updateAsAt, aside: null, late: false };
  const { words, old } = ageWords(row, today);
  if (row.updateAsAt !== null) return value(formatDate(row.updateAsAt), words, old);
  return { words: "date not given", tone: "missing", aside: `received ${formatDate(row.updateReceivedOn)}, ${words}`, late: old };
}

function date(row: RegisterRow, key: "deadline" | "targetDate", today: CalendarDate): ValueWords {
  const day = row[key];
  if (day === null) {
    const absent = ABSENT[key];
    return { words: absent.words, tone: isFindingOpen(row) ? absent.tone : "none", aside: null, late: false };
  }
  const late = day < today && isOverdue(row, today);
  return value(formatDate(day), isFindingOpen(row) ? (late || day >= today ? daysLeft(day, today) : howFarOff(day, today)) : null, late);
}

/** `row[key]` as words; texts are given as they are. */
export function valueWords(row: RegisterRow, key: ValueKey, today: CalendarDate): ValueWords {
  if (key === "updateAsAt") return updateAsAt(row, today);
  if (key === "deadline" || key === "targetDate") return date(row, key, today);
  const here = row[key];
  if (here === null && key === "update" && row.updateReceivedOn !== null) return { words: "no text in this update", tone: "none", aside: null, late: false };
  if (here === null) return { ...ABSENT[key], aside: null, late: false };
  return value(COLUMNS[key].format(here));
}

