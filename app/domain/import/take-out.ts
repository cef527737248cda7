/** Takes things that a plan would add out of it, with everything that hangs on them. */
import type { ImportPlan, PlannedFindingLink, PlannedTie, Target } from "~/domain/import/import-plan";
import { titleKey } from "~/domain/import/inspection-title";
import type { Place } from "~/domain/import/reading";

export type TakenOut = Pick<ImportPlan, "findings" | "entries" | "responses" | "actions"> & { links: (PlannedTie | PlannedFindingLink)[] };

function parted<T>(things: readonly T[], isOut: (thing: T) => boolean): [out: T[], kept: T[]] {
  const [out, kept]: [T[], T[]] = [[], []];
  for (const thing of things) (isOut(thing) ? out : kept).push(thing);
  return [out, kept];
}

/** The keys of those meant, and of those that hang on them in turn. */
function keysOut<T extends { key: string }>(things: readonly T[], isMeant: (thing: T) => boolean, hangsOn: (thing: T) => Target | null): Set<string> {
  const keys = new Set(things.filter(isMeant).map((thing) => thing.key));
  for (let before = -1; before !== keys.size;) {
    before = keys.size;
    for (const thing of things) {
      const on = hangsOn(thing);
      if (on !== null && "key" in on && keys.has(on.key)) keys.add(thing.key);
    }
  }
  return keys;
}

/** Inspections by their title keys, and meetings by their places in the plan, that are left out with what belongs to them. */
export type Containers = { inspections: ReadonlySet<string>; meetings: ReadonlySet<number> };

const NO_CONTAINERS: Containers = { inspections: new Set(), meetings: new Set() };

/** `isMeant` is asked of each thing that would be added. */
export function takeOut(plan: ImportPlan, isMeant: (thing: { place: Place; key?: string; name?: string }) => boolean, { inspections, meetings }: Containers = NO_CONTAINERS): TakenOut {
  const ofMeeting = ({ meeting }: { meeting: number | null }) => meeting !== null && meetings.has(meeting);
  const findings = keysOut(plan.findings, (finding) => isMeant(finding) || inspections.has(titleKey(finding.inspection ?? "")), (finding) => finding.parent);
  const lost = (target: Target | null) => target !== null && "key" in target && findings.has(target.key);
  const loose = (entry: ImportPlan["entries"][number]) => entry.links.length > 0 && entry.links.every((link) => lost(link.finding));
  const entries = keysOut(plan.entries, (entry) => isMeant(entry) || loose(entry) || ofMeeting(entry), (entry) => entry.followsUp?.entry ?? null);
  const lostEntry = (target: Target | null) => target !== null && "key" in target && entries.has(target.key);
  const [outFindings, keptFindings] = parted(plan.findings, (finding) => findings.has(finding.key));
  const [outEntries, keptEntries] = parted(plan.entries, (entry) => entries.has(entry.key));
  const [outResponses, keptResponses] = parted(plan.responses, (response) => isMeant(response) || lostEntry(response.entry));
  const [outActions, keptActions] = parted(plan.actions, (action) => isMeant(action) || ofMeeting(action) || lost(action.finding) || lostEntry(action.entry));
  const [outTies, keptTies] = parted(plan.ties, (tie) => isMeant(tie) || lost(tie.link.finding));
  const [outLinks, keptLinks] = parted(plan.findingLinks, (link) => isMeant(link) || lost(link.from) || lost(link.to));
  const emptied = new Set(outFindings.map((finding) => titleKey(finding.inspection ?? "")));
  for (const finding of keptFindings) emptied.delete(titleKey(finding.inspection ?? ""));
  plan.inspections = plan.inspections.filter((each) => !each.isNew || !(emptied.has(titleKey(each.title)) || inspections.has(titleKey(each.title))));
  plan.meetings = plan.meetings.map(({ paper, ...each }, index) => (meetings.has(index) ? { ...each, isNew: false, leftOut: true } : { ...each, ...(paper === undefined ? {} : { paper: { ...paper, items: paper.items.filter((item) => !lost(item.finding ?? null)) } }) }));
  plan.findings = keptFindings;
  plan.entries = keptEntries.map((entry) => ({ ...entry, links: entry.links.filter((link) => !lost(link.finding)) }));
  plan.responses = keptResponses.map((response) => ({ ...response, findings: response.findings.filter((target) => !lost(target)) }));
  plan.actions = keptActions;
  plan.ties = keptTies;
  plan.findingLinks = keptLinks;
  return { findings: outFindings, entries: outEntries, responses: outResponses, actions: outActions, links: [...outTies, ...outLinks] };
}
