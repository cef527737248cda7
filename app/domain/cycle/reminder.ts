/** Reminder: which updates of a SIB cycle somebody has still to submit, and when they are told. */
import { addDays, formatDate, type CalendarDate } from "~/domain/calendar-date";
import { needsUpdate, updateProgress } from "~/domain/cycle/cycle-progress";
import type { CycleState, SibCycle } from "~/domain/cycle/sib-cycle";
import type { FindingRecord } from "~/domain/record";

/** References and numbers only: no text of a finding, and nothing that anybody drafts. */
export type Reminder = { boardOn: CalendarDate; updatesDueOn: CalendarDate; findings: { reference: string; number: string | null }[] };

/** Days before updates are due from which a reminder is reason enough for a mail of the day. */
export const REMINDED_BEFORE = 7;

/** The person who is to write the update: the tactical lead, else the strategic one; null where neither is a person known here. */
export function writerOf({ tacticalLead, strategicLead }: Pick<FindingRecord, "tacticalLead" | "strategicLead">): string | null {
  return tacticalLead?.personId ?? strategicLead?.personId ?? null;
}

/** By person, in the order of the record; nobody who has submitted all of theirs. */
export function remindersOf(findings: readonly FindingRecord[], cycle: SibCycle): Map<string, Reminder> {
  const reminders = new Map<string, Reminder>();
  for (const finding of findings) {
    const writer = writerOf(finding);
    if (writer === null || !needsUpdate(finding) || updateProgress(finding, cycle.boardOn) === "submitted") continue;
    const reminder = reminders.get(writer) ?? { boardOn: cycle.boardOn, updatesDueOn: cycle.updatesDueOn, findings: [] };
    reminder.findings.push({ reference: finding.reference, number: finding.number });
    reminders.set(writer, reminder);
  }
  return reminders;
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

type Counts = { sent: number; failed: number; unclear: number; already: number; declined: number; withoutAddress: number };

/** What came of reminding, for whoever asked for it. */
export function remindedWords({ sent, failed, unclear, already, declined, withoutAddress }: Counts): string {
  const mails = (count: number) => `${String(count)} ${count === 1 ? "mail" : "mails"}`;
  const people = (count: number) => `${String(count)} ${count === 1 ? "lead" : "leads"}`;
  return [
    `${mails(sent)} sent.`,
    ...(already > 0 ? [`${people(already)} had a mail today already.`] : []),
    ...(declined > 0 ? [`${people(declined)} asked for no mail.`] : []),
    ...(withoutAddress > 0 ? [`${people(withoutAddress)} without an address.`] : []),
    ...(failed > 0 ? [`${mails(failed)} refused by the mail server: try again.`] : []),
    ...(unclear > 0 ? [`${mails(unclear)} may or may not have arrived.`] : []),
  ].join(" ");
}
