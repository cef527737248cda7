/** Which leads of findings get mail, and why the others get none. */
import type { Recipient } from "~/db/mail-sent.server";
import type { Reader } from "~/db/rows.server";
import { actorIn } from "~/db/sessions.server";
import type { CalendarDate } from "~/domain/calendar-date";
import type { MailOfLeads, WhyNoMail } from "~/domain/cycle/unreached-leads";
import { can } from "~/domain/permissions";
import type { FindingRecord } from "~/domain/record";

export async function mailOfLeads(reader: Reader, findings: readonly FindingRecord[], people: readonly Recipient[], today: CalendarDate): Promise<MailOfLeads> {
  const leads = new Set(findings.flatMap(({ tacticalLead, strategicLead }) => [tacticalLead?.personId ?? [], strategicLead?.personId ?? []].flat()));
  const active = new Map(people.map((each) => [each.id, each]));
  const mail = new Map<string, WhyNoMail | null>();
  for (const id of leads) {
    const of = active.get(id);
    if (of === undefined) mail.set(id, "left");
    else if (of.email === null) mail.set(id, "address");
    else if (!of.wantsDigest) mail.set(id, "off");
    else {
      const actor = await actorIn(reader, id, today);
      mail.set(id, actor !== null && can(actor, "keep a finding up to date") ? null : "not");
    }
  }
  return mail;
}

/** The ids of those who can be written to. */
export function reachedIn(mail: MailOfLeads): Set<string> {
  return new Set([...mail].flatMap(([id, why]) => (why === null ? [id] : [])));
}
