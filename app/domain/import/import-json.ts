/** The answer of `import --json`: what was, or would be, added, changed, cleared, left, in conflict, held back (and of that, what is not the importer's to change), ignored and not placed. */
import type { ImportPlan, PlannedChange, Target } from "~/domain/import/import-plan";
import type { Place } from "~/domain/import/reading";

type Added = Place & { what: "inspection" | "meeting" | "fact" | "attendance" | "item" | "update" | "not heard of" | "finding" | "entry" | "response" | "action" | "link" } & Record<string, unknown>;

/** The references given to new findings, by their keys in the plan; none for a dry run. */
export type GivenReferences = Readonly<Record<string, string>>;

const NOWHERE: Place = { sheet: "", row: 0, column: null };

function added(plan: ImportPlan, references: GivenReferences, known: (id: string) => string | null): Added[] {
  const referenceOf = (target: Target | null) => (target === null ? null : "id" in target ? known(target.id) : (references[target.key] ?? null));
  return [
    ...plan.inspections.map(({ title, publishedOn, isNew, place }): Added => ({ what: "inspection", title, publishedOn, isNew, ...(place ?? NOWHERE) })),
    ...plan.meetings.filter((meeting) => meeting.isNew).map(({ title, date, time, place }): Added => ({ what: "meeting", title, date, time, ...place })),
    ...plan.meetings.flatMap(({ paper, title, place: notes }): Added[] => (paper === undefined ? [] : [
      ...paper.facts.map(({ field, value, place }): Added => ({ what: "fact", meeting: title, field, value, ...place })),
      ...paper.attendance.map(({ place, ...person }): Added => ({ what: "attendance", meeting: title, ...person, ...place })),
      ...paper.items.map(({ number, kind, heading, text, outcome, closedSession, place }): Added => ({ what: "item", meeting: title, number, kind, heading, text, outcome, closedSession, ...place })),
      ...paper.reports.map(({ reference, text, mode, place }): Added => ({ what: "update", meeting: title, reference, text, mode, ...place })),
      ...paper.notHeardOf.map(({ reference, text }): Added => ({ what: "not heard of", meeting: title, reference, text, ...notes })),
    ])),
    ...plan.findings.map(({ key, kind, number, text, inspection, place }): Added => ({
      what: "finding", reference: references[key] ?? null, number, kind, text, inspection, ...place,
    })),
    ...plan.entries.map(({ kind, askedBy, text, state, links, entryPlace, place }): Added => ({
      what: "entry", kind, askedBy, text, state, where: entryPlace,
      findings: links.map((link) => ({ reference: referenceOf(link.finding), label: link.label, number: link.number })), ...place,
    })),
    ...plan.responses.map(({ label, parts, place }): Added => ({ what: "response", label, state: plan.voice === "both" ? "submitted" : "draft", by: parts.flatMap((part) => part.by ?? []), text: parts.map((part) => part.text).join("\n"), ...place })),
    ...plan.actions.map(({ text, owners, due, finding, place }): Added => ({ what: "action", reference: referenceOf(finding), text, owners, due, ...place })),
    ...plan.ties.map(({ label, link, place }): Added => ({ what: "link", entry: label, reference: referenceOf(link.finding), number: link.number, ...place })),
    ...plan.findingLinks.map(({ kind, from, to, place }): Added => ({ what: "link", kind, from: referenceOf(from), to: referenceOf(to), ...place })),
  ];
}

function cell({ row, column }: Place): string {
  return `${column ?? ""}${String(row)}`;
}

/** Of a finding that another file adds, the reference is given with it. */
function change({ id, reference, label, subject, field, from, to, place }: PlannedChange, references: GivenReferences) {
  return { reference: references[id] ?? reference, field, from, to, ...place, what: subject, label };
}

/** Both sides of what both changed, with what was sent, and what other files say that came with this one. */
function conflict({ file }: ImportPlan, { reference, label, subject, field, base = null, from, to, place, others }: PlannedChange) {
  return {
    reference, field, base, theirs: to, ours: from, file, sheet: place.sheet, cell: cell(place), what: subject, label,
    ...(others === undefined ? {} : { others: others.map((other) => ({ file: other.file, sheet: other.place.sheet, cell: cell(other.place), theirs: other.to })) }),
  };
}

export function importJson(plan: ImportPlan, references: GivenReferences, known: (id: string) => string | null) {
  const { file, voice, sheets, heldBack, ignoredColumns, notPlaced, notices, fills, unchanged, receipt } = plan;
  const one = (each: PlannedChange) => change(each, references);
  return {
    file, voice, sheets, added: added(plan, references, known), changed: plan.changed.map(one), cleared: plan.cleared.map(one),
    conflicts: plan.conflicts.map((each) => conflict(plan, each)), left: plan.left.map(one), unsure: plan.unsure.map(({ place, ...row }) => ({ ...place, ...row })), changedHere: plan.changedHere.length,
    taken: receipt?.taken ?? plan.changed.length + plan.cleared.length, ...(receipt === undefined ? {} : { receipt }),
    heldBack, notYours: heldBack.filter((held) => held.notYours === true), ignoredColumns, notPlaced, unchanged, notices, fills,
  };
}
