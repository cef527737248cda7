/** Leads whom no mail reaches: why, and which of their findings therefore nobody is written to about. */
import type { FindingRecord, LeadRecord } from "~/domain/record";

/** `left`: nobody who may sign in any more. `off`: wants no mail. `not`: may not write updates. */
export type WhyNoMail = "left" | "address" | "off" | "not";

/** By the ids of people: null for one who can be written to. */
export type MailOfLeads = ReadonlyMap<string, WhyNoMail | null>;

const WHY_WORDS: Record<WhyNoMail, string> = {
  left: "is not active here any more", address: "has no e-mail address", off: "has asked for no mail", not: "may not write updates",
};

export type UnreachedLead = { lead: string; why: string; references: string[] };

function whyOf(lead: LeadRecord, mail: MailOfLeads): string {
  const why = lead.personId === null ? undefined : mail.get(lead.personId);
  return why == null ? "is not a person known here" : WHY_WORDS[why];
}

/** `unreached`: the references of findings neither of whose leads can be written to. In the order of the record. */
export function unreachedLeads(findings: readonly Pick<FindingRecord, "reference" | "tacticalLead" | "strategicLead">[], unreached: ReadonlySet<string>, mail: MailOfLeads): UnreachedLead[] {
  const lines = new Map<string, UnreachedLead>();
  const add = (lead: string, why: string, reference: string) => {
    const key = `${lead}\n${why}`;
    const known = lines.get(key);
    if (known === undefined) lines.set(key, { lead, why, references: [reference] });
    else if (!known.references.includes(reference)) known.references.push(reference);
  };
  for (const { reference, tacticalLead, strategicLead } of findings) {
    if (!unreached.has(reference)) continue;
    const leads = [tacticalLead, strategicLead].filter((lead) => lead !== null);
    for (const lead of leads) add(lead.text, whyOf(lead, mail), reference);
    if (leads.length === 0) add("Nobody", "is its lead", reference);
  }
  return [...lines.values()];
}
