/** Reminder: which updates of a SIB cycle somebody has still to submit, and when they are told. */
import { addDays, formatDate, type CalendarDate } from "~/domain/calendar-date";
import { needsUpdate, updateProgress } from "~/domain/cycle/cycle-progress";
import type { CycleState, SibCycle } from "~/domain/cycle/sib-cycle";
import type { FindingRecord } from "~/domain/record";

/** References and numbers only: no text of a finding, and nothing that anybody drafts. */
export type Reminder = { boardOn: CalendarDate; updatesDueOn: CalendarDate; findings: { reference: string; number: string | null }[] };

/** Days before updates are due from which a reminder is reason enough for a mail of the day. */
export const REMINDED_BEFORE = 7;

/** `unreached`: findings for which nobody can be written to. */
export type Reminders = { byPerson: ReadonlyMap<string, Reminder>; unreached: Reminder["findings"] };

export const NO_REMINDERS: Reminders = { byPerson: new Map(), unreached: [] };

/** The person asked for the update: the tactical lead, else the strategic one, of those who can be written to; null where neither can. */
export function writerOf({ tacticalLead, strategicLead }: Pick<FindingRecord, "tacticalLead" | "strategicLead">, reached: ReadonlySet<string>): string | null {
  return [tacticalLead, strategicLead].map((lead) => lead?.personId ?? null).find((id) => id !== null && reached.has(id)) ?? null;
}

/** In the order of the record; nobody who has submitted all of theirs. `reached` holds the ids of those who can be written to. */
export function remindersOf(findings: readonly FindingRecord[], cycle: SibCycle, reached: ReadonlySet<string>): Reminders {
  const byPerson = new Map<string, Reminder>();
  const unreached: Reminder["findings"] = [];
  for (const finding of findings) {
    if (!needsUpdate(finding) || updateProgress(finding, cycle.boardOn) === "submitted") continue;
    const asked = { reference: finding.reference, number: finding.number };
    const writer = writerOf(finding, reached);
    if (writer === null) {
      unreached.push(asked);
      continue;
    }
    const reminder = byPerson.get(writer) ?? { boardOn: cycle.boardOn, updatesDueOn: cycle.updatesDueOn, findings: [] };
    reminder.findings.push(asked);
    byPerson.set(writer, reminder);
  }
  return { byPerson, unreached };
}

/** Whether updates can be submitted for it now. */
export function isReminded(state: CycleState): boolean {
  return state === "open";
}

export function isDueSoon({ updatesDueOn }: Reminder, today: CalendarDate): boolean {
  return today >= addDays(updatesDueOn, -REMINDED_BEFORE);
}

/** Findings named in a mail; of more only the number is said. */
const MOST_NAMED = 30;

function nameOf({ reference, number }: Reminder["findings"][number]): string {
  return number === null ? reference : `${reference} (${number})`;
}

/** '1 update', '12 updates'. */
export function updatesWords(count: number): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? "update" : "updates"}`;
}

/** The part of a mail that says which updates are asked for. */
export function reminderLines({ boardOn, updatesDueOn, findings }: Reminder, publicUrl: string, today: CalendarDate): string[] {
  const more = findings.length - MOST_NAMED;
  const due = updatesDueOn < today ? `were due by ${formatDate(updatesDueOn)}` : `are due by ${formatDate(updatesDueOn)}`;
  return [
    `Updates for the Service Improvement Board of ${formatDate(boardOn)} ${due}. Yours ${findings.length === 1 ? "is" : "are"} not submitted yet for:`,
    "",
    ...findings.slice(0, MOST_NAMED).map((finding) => `- ${nameOf(finding)}`),
    ...(more > 0 ? [`- and ${more.toLocaleString("en-GB")} more`] : []),
    "",
    `Open the cycle: ${publicUrl}/cycles/${boardOn}`,
  ];
}

/** Which findings nobody was written to about, and what to do; null where there are none. */
export function unreachedWords(unreached: Reminder["findings"]): string | null {
  if (unreached.length === 0) return null;
  const more = unreached.length - MOST_NAMED;
  const named = unreached.slice(0, MOST_NAMED).map(({ reference }) => reference).join(", ");
  const count = unreached.length === 1 ? "" : `${updatesWords(unreached.length)}: `;
  return `Nobody could be written to for ${count}${named}${more > 0 ? ` and ${more.toLocaleString("en-GB")} more` : ""}. Their leads are not people known here, have left, may not write updates, have no address or asked for no mail: ask them yourself.`;
}

type Counts = { sent: number; failed: number; unclear: number; already: number; unreached: Reminder["findings"] };

/** What came of reminding, for whoever asked for it. */
export function remindedWords({ sent, failed, unclear, already, unreached }: Counts): string {
  const mails = (count: number) => `${String(count)} ${count === 1 ? "mail" : "mails"}`;
  const people = (count: number) => `${String(count)} ${count === 1 ? "lead" : "leads"}`;
  return [
    `${mails(sent)} sent.`,
    ...(already > 0 ? [`${people(already)} had a mail today already.`] : []),
    ...(failed > 0 ? [`${mails(failed)} refused by the mail server: try again.`] : []),
    ...(unclear > 0 ? [`${mails(unclear)} may or may not have arrived.`] : []),
    ...[unreachedWords(unreached)].filter((words) => words !== null),
  ].join(" ");
}
