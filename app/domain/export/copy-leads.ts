/** Who is sent a copy of the tracker: the leads of the findings that still need an update, each once, and one for those without any. */
import { needsUpdate, NO_LEAD } from "~/domain/cycle/cycle-progress";
import { postOn, type Post } from "~/domain/post";
import type { CalendarDate } from "~/domain/calendar-date";
import type { FindingRecord, LeadRecord } from "~/domain/record";

export type CopyLead = {
  /** 'person:ID', 'text:acc okafor' or 'none': the same for the same lead. */
  key: string;
  /** 'ACC Ngozi Okafor'; no two are alike. */
  words: string;
  name: string;
  post: string | null;
};

/** Somebody who may be a lead. */
export type LeadPerson = { id: string; name: string; posts: readonly Pick<Post, "code" | "title" | "fromOn" | "toOn">[] };

const NOBODY: CopyLead = { key: "none", words: NO_LEAD, name: NO_LEAD, post: null };

function plain(text: string): string {
  return text.toLowerCase().replace(/\s+/g, " ").trim();
}

function keyOf({ personId, text }: LeadRecord): string {
  return personId === null ? `text:${plain(text)}` : `person:${personId}`;
}

/** The keys of the leads of a finding; that of nobody where it has none. */
export function leadKeysOf({ strategicLead, tacticalLead }: Pick<FindingRecord, "strategicLead" | "tacticalLead">): string[] {
  const keys = [strategicLead, tacticalLead].flatMap((lead) => (lead === null || plain(lead.text) === "" ? [] : [keyOf(lead)]));
  return keys.length === 0 ? [NOBODY.key] : [...new Set(keys)];
}

function leadOf(lead: LeadRecord, people: ReadonlyMap<string, LeadPerson>, today: CalendarDate): CopyLead {
  const person = lead.personId === null ? undefined : people.get(lead.personId);
  if (person === undefined) return { key: keyOf(lead), words: lead.text.trim(), name: lead.text.trim(), post: null };
  const post = postOn(person.posts, today)?.code ?? null;
  return { key: keyOf(lead), words: [post, person.name].filter((part) => part !== null).join(" "), name: person.name, post };
}

/** Numbers those who would be called the same, in the order of their keys. */
function toldApart(leads: readonly CopyLead[]): CopyLead[] {
  const seen = new Map<string, number>();
  return [...leads].sort((a, b) => (a.key < b.key ? -1 : 1)).map((lead) => {
    const count = (seen.get(plain(lead.words)) ?? 0) + 1;
    seen.set(plain(lead.words), count);
    return count === 1 ? lead : { ...lead, words: `${lead.words} (${String(count)})` };
  });
}

/** As the lead is written on the findings: of one person there may be several ways. */
export function textsOfLead(findings: readonly FindingRecord[], { key }: CopyLead): string[] {
  const all = findings.flatMap(({ strategicLead, tacticalLead }) => [strategicLead, tacticalLead]);
  return [...new Set(all.flatMap((lead) => (lead !== null && keyOf(lead) === key ? lead.text : [])))];
}

/** By their words; nobody last. */
export function copyLeads(findings: readonly FindingRecord[], people: readonly LeadPerson[], today: CalendarDate): CopyLead[] {
  const byId = new Map(people.map((person) => [person.id, person]));
  const leads = new Map<string, CopyLead>();
  let nobodys = false;
  for (const finding of findings) {
    if (!needsUpdate(finding)) continue;
    for (const lead of [finding.strategicLead, finding.tacticalLead]) {
      if (lead !== null && plain(lead.text) !== "" && !leads.has(keyOf(lead))) leads.set(keyOf(lead), leadOf(lead, byId, today));
    }
    if (leadKeysOf(finding).includes(NOBODY.key)) nobodys = true;
  }
  const sorted = toldApart([...leads.values()]).sort((a, b) => a.words.localeCompare(b.words, "en-GB"));
  return nobodys ? [...sorted, NOBODY] : sorted;
}

/** The leads that a typed name, post or both may mean. An exact key means one only. */
export function leadsNamed(leads: readonly CopyLead[], typed: string): CopyLead[] {
  const exact = leads.filter((lead) => lead.key === typed);
  if (exact.length > 0) return exact;
  const wanted = plain(typed);
  const whole = leads.filter((lead) => plain(lead.words) === wanted);
  return whole.length > 0 ? whole : leads.filter((lead) => [lead.name, lead.post ?? ""].some((part) => part !== "" && plain(part) === wanted));
}
