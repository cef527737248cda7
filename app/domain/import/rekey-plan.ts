/** Names anew what a plan adds, so that the plans of several files can name what another of them adds. */
import type { ImportPlan, PlannedLink, Target } from "~/domain/import/import-plan";

/** `nameOf` gives the new name of a key. The plan itself stays as it is. */
export function rekeyPlan(plan: ImportPlan, nameOf: (key: string) => string): ImportPlan {
  const target = (of: Target): Target => ("key" in of ? { key: nameOf(of.key) } : of);
  const targetOrNull = (of: Target | null): Target | null => (of === null ? null : target(of));
  const link = (of: PlannedLink): PlannedLink => ({ ...of, finding: target(of.finding) });
  return {
    ...plan,
    inspections: plan.inspections.map((each) => ({ ...each })),
    meetings: plan.meetings.map((each) => ({ ...each })),
    findings: plan.findings.map((each) => ({ ...each, key: nameOf(each.key), parent: targetOrNull(each.parent), values: { ...each.values }, places: { ...each.places } })),
    findingLinks: plan.findingLinks.map((each) => ({ ...each, from: target(each.from), to: target(each.to) })),
    entries: plan.entries.map((each) => ({
      ...each, key: nameOf(each.key), links: each.links.map(link), followsUp: each.followsUp === null ? null : { ...each.followsUp, entry: target(each.followsUp.entry) },
    })),
    responses: plan.responses.map((each) => ({ ...each, key: nameOf(each.key), entry: target(each.entry), findings: each.findings.map(target) })),
    ties: plan.ties.map((each) => ({ ...each, link: link(each.link) })),
    actions: plan.actions.map((each) => ({ ...each, key: nameOf(each.key), finding: targetOrNull(each.finding), entry: targetOrNull(each.entry) })),
    left: plan.left.map((each) => (each.added === undefined ? each : { ...each, id: nameOf(each.id) })),
    changed: [...plan.changed], cleared: [...plan.cleared], conflicts: [...plan.conflicts], repeated: [...plan.repeated], heldBack: [...plan.heldBack], notices: [...plan.notices],
  };
}
