/** What the rows of a file would do to findings: new ones, with their links, and the cells of known ones. */
import type { FindingRecord, WholeRecord } from "~/domain/record";
import { linkName } from "~/domain/import/addition-name";
import { cellName } from "~/domain/import/cell-name";
import { compareFields, compareLocked } from "~/domain/import/compare-finding";
import { FIELD_KEYS, DETAIL_KEYS, type Place, type ReadingFinding } from "~/domain/import/reading";
import { whyNot, whyNotField } from "~/domain/import/import-permissions";
import type { PlannedFinding } from "~/domain/import/import-plan";
import { heldWords } from "~/domain/import/field-words";
import { titleKey } from "~/domain/import/inspection-title";
import { cellOf } from "~/domain/import/own/own-row";
import { sayUntakenOfFinding } from "~/domain/import/own/say-untaken";
import { holdForOthers, nameOf, say, targetOf, type PlanContext } from "~/domain/import/plan-context";
import { mark } from "~/domain/import/trace";

/** The positions at which new findings of an inspection go on. */
function nextPositions(record: WholeRecord): (inspection: string | null) => number {
  const last = new Map<string, number>();
  for (const finding of record.findings) {
    const key = titleKey(finding.inspection?.title ?? "");
    last.set(key, Math.max(last.get(key) ?? -1, finding.position));
  }
  return (inspection) => {
    const key = titleKey(inspection ?? "");
    const next = (last.get(key) ?? -1) + 1;
    last.set(key, next);
    return next;
  };
}

function planFinding(context: PlanContext, row: ReadingFinding, text: string, position: number): PlannedFinding {
  const values: PlannedFinding["values"] = {};
  const places: Partial<Record<string, Place>> = { ...row.locked };
  for (const key of [...FIELD_KEYS, ...DETAIL_KEYS]) {
    const cell = row.fields[key];
    if (cell?.value == null) continue;
    const notTheirs = whyNotField(context, key);
    if (notTheirs !== null) {
      holdForOthers(context, cell.place, heldWords({ reference: row.number ?? "New finding", label: "", field: key }, notTheirs));
      continue;
    }
    values[key] = cell.value;
    places[key] = cell.place;
    mark(context.reading.trace, cell.place, "taken");
  }
  const { key, place, number, inspection, theirReference, limbs, details } = row;
  const theirs = details === null ? row.named : cellOf(details, "theirReference")?.place;
  if (theirReference !== null && theirs != null) places.theirReference = theirs;
  const limbsAt = details === null ? undefined : cellOf(details, "limbs")?.place;
  if (limbs.length > 0 && limbsAt !== undefined) places.limbs = limbsAt;
  return { key, place, kind: row.kind ?? "other", number, text, inspection, parent: row.parent === null ? null : targetOf(context, row.parent), position, theirReference, values, places, limbs };
}

/** A new finding's facts are taken; of a known one its reference says which it is. */
function traceFinding({ reading: { trace } }: PlanContext, row: ReadingFinding, outcome: "added" | "known"): void {
  if (row.rows.length === 0) trace.outcomes.set(cellName(row.place), outcome);
  if (row.details !== null) trace.outcomes.set(cellName(row.details.place), outcome);
  if (row.named !== null) mark(trace, row.named, "identity", "It says which finding the row is.");
  if (outcome === "known") return;
  for (const place of Object.values(row.locked)) mark(trace, place, "taken");
  if (row.named !== null && row.rows.length > 0) mark(trace, row.named, "taken");
  if (row.place.column !== null) mark(trace, row.place, "taken");
}

function parentOf(context: PlanContext, row: ReadingFinding): FindingRecord | "new" | null {
  if (row.parent === null) return null;
  const target = targetOf(context, row.parent);
  if (target === null) return null;
  return "key" in target ? "new" : (context.findingById.get(target.id) ?? null);
}

export function planFindings(context: PlanContext): void {
  const { reading, matches, plan, record } = context;
  const nextPosition = nextPositions(record);
  const kindless: ReadingFinding[] = [];
  const notToAdd = whyNot(context, "add a finding");
  if (notToAdd !== null) for (const row of reading.findings) if (!matches.has(row.key)) context.notAdded.add(row.key);
  for (const row of reading.findings) {
    const match = matches.get(row.key);
    if (match === undefined && notToAdd !== null) {
      holdForOthers(context, row.place, `This finding is not recorded yet, and is not added. ${notToAdd}`);
    } else if (match === undefined) {
      if (row.kind === null) kindless.push(row);
      traceFinding(context, row, "added");
      plan.findings.push(planFinding(context, row, row.text ?? "", nextPosition(row.inspection)));
      for (const [index, link] of row.links.entries()) {
        const to = targetOf(context, link.to);
        if (to === null) continue;
        const name = linkName(row.place, index);
        plan.findingLinks.push({ kind: link.kind, from: { key: row.key }, to, place: row.place, name, label: `${row.number ?? "New finding"} ${link.kind} ${nameOf(context, to)}` });
      }
    } else {
      if (row.details !== null && row.mark?.ours === true) sayUntakenOfFinding(context, row.details, match);
      compareLocked(row, match, parentOf(context, row), context);
      traceFinding(context, row, "known");
      compareFields(context, row, match);
    }
  }
  const [first, ...more] = kindless;
  if (first === undefined) return;
  const others = more.length === 0 ? "" : ` and ${String(more.length)} more`;
  say(context, `${first.place.sheet}, row ${String(first.place.row)}${others}: nothing says whether this is an AFI or a recommendation. It is taken as another finding.`);
}
