/** What comes next for somebody for whom nothing waits now. */
import type { Actor } from "~/domain/actor";
import { addDays, type CalendarDate } from "~/domain/calendar-date";
import { can, leads } from "~/domain/permissions";
import { updatedOn, type WholeRecord } from "~/domain/record";
import { OLD_UPDATE_DAYS } from "~/domain/register/register-rules";

export type ComingUp = { date: CalendarDate; words: string; reference: string | null };

/** What makes something wait for them, in a sentence by what they may do. */
export function whatWouldCome(actor: Actor, headTitle: string): string {
  const office = actor.side === "opcc";
  const parts = [
    ...(office && can(actor, "approve an entry") ? ["drafts of the office to approve"] : []),
    ...(office && can(actor, "issue an entry") && actor.roles.includes("policy-officer") ? [`questions the ${headTitle} approves`, "answers of the force"] : []),
    ...(office && can(actor, "decide assurance") ? ["findings whose questions are closed"] : []),
    ...(!office && can(actor, "clear a response") ? ["responses to clear", "moves to Green or Blue to sign off"] : []),
    ...(!office && can(actor, "answer") && !can(actor, "clear a response") ? ["questions as they are issued", `updates after ${String(OLD_UPDATE_DAYS)} days`] : []),
    ...(can(actor, office ? "keep people of the office" : "keep people of the force") ? ["sign-ins to link and people without a post"] : []),
  ];
  const last = parts.at(-1);
  if (last === undefined) return "Read the findings meanwhile.";
  const all = parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} and ${last}`;
  return `${all.charAt(0).toUpperCase()}${all.slice(1)} will stand here.`;
}

/** The next dates on the findings they lead, soonest first. */
export function comingUp(actor: Actor, record: WholeRecord, today: CalendarDate): ComingUp[] {
  const own = record.findings.filter((finding) => leads(actor, finding));
  const dates = own.flatMap(({ reference, targetDate, deadline, update }): ComingUp[] => [
    ...(targetDate === null ? [] : [{ date: targetDate, words: "Target date", reference }]),
    ...(deadline === null ? [] : [{ date: deadline, words: "HMICFRS deadline", reference }]),
    ...(update === null || update.rag === "green" || update.rag === "blue" ? [] : [{ date: addDays(updatedOn(update), OLD_UPDATE_DAYS), words: "Update due", reference }]),
  ]);
  return dates.filter(({ date }) => date >= today).sort((a, b) => a.date.localeCompare(b.date)).slice(0, 3);
}
