/** The agenda as it builds itself: what stands there of its own accord, together with what somebody wrote, moved or ended. */
import type { AgendaItem, ItemKind } from "~/domain/meeting/agenda";

/** An item nobody has touched yet; `key` is the same as long as it is about the same. */
export type AutomaticItem = { key: string; parentKey: string | null; kind: ItemKind; heading: string; findingId: string | null };

/** A finding that questions were issued on for the meeting, in the order of their references. */
export type AskedFinding = { findingId: string; heading: string; area: string | null };

export type AgendaFacts = {
  standing: readonly string[];
  asked: readonly AskedFinding[];
  /** Findings that were worse at the last board than at the one before. */
  worse: readonly { findingId: string; heading: string }[];
  /** The references of those whose update said at the last board what it had said at the one before. */
  notRefreshed: readonly string[];
};

const AOB = "aob";
const OUTSTANDING = "outstanding";

function top(key: string, kind: ItemKind, heading: string): AutomaticItem {
  return { key, parentKey: null, kind, heading, findingId: null };
}

function askedItems(asked: readonly AskedFinding[]): AutomaticItem[] {
  const areas = [...new Set(asked.map(({ area }) => area))].sort((a, b) => Number(a === null) - Number(b === null));
  return areas.flatMap((area): AutomaticItem[] => {
    const theme = top(`theme/${area ?? ""}`, "theme", area ?? (areas.length === 1 ? "Findings" : "Other findings"));
    const findings = asked.filter((each) => each.area === area);
    return [theme, ...findings.map(({ findingId, heading }): AutomaticItem => ({ key: `finding/${findingId}`, parentKey: theme.key, kind: "finding", heading, findingId }))];
  });
}

/** As many as a heading has room for. */
const NAMED = 10;

function named(references: readonly string[]): string {
  if (references.length > NAMED) return `${references.slice(0, NAMED).join(", ")} and ${String(references.length - NAMED)} more`;
  return [references.slice(0, -1).join(", "), references.at(-1) ?? ""].filter((each) => each !== "").join(" and ");
}

function arisingItems({ worse, notRefreshed }: AgendaFacts): AutomaticItem[] {
  if (worse.length === 0 && notRefreshed.length === 0) return [];
  const arising = top("arising", "arising", "Matters arising from the SIB");
  const stale: AutomaticItem[] = notRefreshed.length === 0 ? [] : [{
    key: "arising/not-refreshed", parentKey: arising.key, kind: "arising", findingId: null,
    heading: `${notRefreshed.length === 1 ? "1 update that said at the last board what it had said before" : `${String(notRefreshed.length)} updates that said at the last board what they had said before`}: ${named(notRefreshed)}`,
  }];
  return [arising, ...worse.map(({ findingId, heading }): AutomaticItem => ({ key: `arising/${findingId}`, parentKey: arising.key, kind: "arising", heading, findingId })), ...stale];
}

/** In their order: outstanding matters, standing items, what was asked, what the board brought, other business. */
export function automaticItems(facts: AgendaFacts): AutomaticItem[] {
  return [
    top(OUTSTANDING, "outstanding", "Outstanding matters"), ...facts.standing.map((heading) => top(`standing/${heading}`, "standing", heading)),
    ...askedItems(facts.asked), ...arisingItems(facts), top(AOB, "aob", "Any other business"),
  ];
}

/** A line of the agenda: `item` is null while it is only there by itself. */
export type AgendaLine = { key: string; item: AgendaItem | null; automatic: AutomaticItem | null; kind: ItemKind; heading: string; findingId: string | null; number: string; depth: 0 | 1; first: boolean; last: boolean };

type Node = Omit<AgendaLine, "number" | "depth" | "first" | "last"> & { below: Node[] };

function nodeOf(item: AgendaItem, automatic: AutomaticItem | null): Node {
  return { key: item.id, item, automatic, kind: item.kind, heading: item.heading, findingId: item.findingId, below: [] };
}

function isAbout(item: AgendaItem, { key, kind, findingId }: AutomaticItem): boolean {
  if (item.origin !== null) return item.origin === key;
  if (kind === "finding") return item.kind === "finding" && item.findingId === findingId;
  // Outstanding matters and other business stand on an agenda once, whoever put them there.
  return (kind === "outstanding" || kind === "aob") && item.kind === kind && item.parentId === null;
}

function place(tops: Node[], node: Node): void {
  const aob = tops.findIndex((each) => each.kind === "aob");
  if (node.kind === "outstanding") tops.unshift(node);
  else if (node.kind === "aob" || aob < 0) tops.push(node);
  else tops.splice(aob, 0, node);
}

function isLeftOver({ origin, outcome, text }: AgendaItem): boolean {
  return origin !== null && outcome === null && text === null;
}

function numbered(nodes: readonly Node[], under: string | null): AgendaLine[] {
  return nodes.flatMap(({ below, ...node }, index): AgendaLine[] => {
    const number = node.item?.number ?? (under === null ? String(index + 1) : `${under}.${String(index + 1)}`);
    return [{ ...node, number, depth: under === null ? 0 : 1, first: index === 0, last: index === nodes.length - 1 }, ...(under === null ? numbered(below, number) : [])];
  });
}

/** `rows` by their positions, and what is not among them at its place; `takenOff` names what is not to come back. */
export function composeAgenda({ rows, takenOff, automatic }: { rows: readonly AgendaItem[]; takenOff: readonly string[]; automatic: readonly AutomaticItem[] }): AgendaLine[] {
  const byPosition = [...rows].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
  const nodes = new Map(byPosition.map((item) => [item.id, nodeOf(item, automatic.find((each) => isAbout(item, each)) ?? null)]));
  const tops: Node[] = [];
  for (const [id, node] of nodes) {
    const parent = nodes.get(node.item?.parentId ?? "");
    if (parent === undefined || parent.item?.id === id || parent.item?.parentId != null) tops.push(node);
    else parent.below.push(node);
  }
  const stored = [...nodes.values()];
  const byKey = new Map<string, Node>();
  for (const each of automatic) {
    const known = stored.find((node) => node.automatic?.key === each.key);
    if (known !== undefined) byKey.set(each.key, known);
    if (known !== undefined || takenOff.includes(each.key)) continue;
    if (each.parentKey !== null && takenOff.includes(each.parentKey) && each.kind === "arising") continue;
    const node: Node = { key: each.key, item: null, automatic: each, kind: each.kind, heading: each.heading, findingId: each.findingId, below: [] };
    byKey.set(each.key, node);
    const parent = each.parentKey === null ? undefined : byKey.get(each.parentKey);
    if (parent === undefined) place(tops, node);
    else parent.below.push(node);
  }
  // A theme whose findings have all been moved or taken off is a heading over nothing.
  return numbered(tops.filter(({ item, automatic, kind, below }) => kind !== "theme" || below.length > 0 || (item !== null && automatic === null && !isLeftOver(item))), null);
}
