/** An undo in words: what goes back, from what to what, and what stays, with who touched it since. */
import { entryLabel, isIssued } from "~/domain/entry";
import { entriesOf } from "~/domain/export/entry-names";
import { fieldWords, valueWords } from "~/domain/history-words";
import { labelOf } from "~/domain/import/compare-finding";
import type { FieldGroup } from "~/domain/import/undo/field-groups";
import { isLinkField } from "~/domain/import/undo/field-groups";
import type { Since, Thing, UndoPlan } from "~/domain/import/undo/undo-plan";
import type { EntryRecord, WholeRecord } from "~/domain/record";
import { joinParts } from "~/domain/response";

/** `reference` is of a finding or action. `to` is null where something is taken out. */
export type UndoLine = { reference: string | null; what: string; from: string | null; to: string | null };
export type KeptLine = { reference: string | null; what: string; since: Since; why: string };
export type UndoLines = { back: UndoLine[]; kept: KeptLine[] };

type Named = Pick<UndoLine, "reference" | "what"> & { text: string | null };
type Names = (thing: { kind: string; id: string }) => Named;

function nameEntry(entry: EntryRecord): Pick<Named, "reference" | "what"> {
  const [link] = entry.links;
  if (link === undefined) return { reference: null, what: entry.place === "opening" ? "Opening comment" : "AOB" };
  return { reference: link.reference, what: isIssued(entry.state) ? entryLabel({ ...entry, number: link.number }) : "Draft question" };
}

function namesIn(record: WholeRecord, items: ReadonlyMap<string, string>): Names {
  const findings = new Map(record.findings.map((each) => [each.id, each]));
  const entries = new Map(entriesOf(record).map((each) => [each.id, each]));
  const responses = new Map([...entries.values()].flatMap((entry) => entry.responses.map((response) => [response.id, { entry, response }] as const)));
  const actions = new Map([...record.findings.flatMap((each) => each.actions), ...record.otherActions].map((each) => [each.id, each]));
  const meetings = new Map(record.meetings.map((each) => [each.id, each]));
  const inspections = new Map(record.inspections.map((each) => [each.id, each]));
  return ({ kind, id }) => {
    const finding = findings.get(id);
    if (kind === "finding" && finding !== undefined) return { reference: finding.reference, what: labelOf(finding), text: finding.text };
    const entry = entries.get(id);
    if (kind === "entry" && entry !== undefined) return { ...nameEntry(entry), text: entry.text };
    const said = responses.get(id);
    if (kind === "response" && said !== undefined) return { reference: nameEntry(said.entry).reference, what: `Response to ${nameEntry(said.entry).what}`, text: joinParts(said.response.parts) };
    const action = actions.get(id);
    if (kind === "action" && action !== undefined) return { reference: action.reference, what: "Action", text: action.text };
    if (kind === "agenda item") return { reference: null, what: "Agenda item", text: items.get(id) ?? null };
    if (kind === "meeting") return { reference: null, what: "Meeting", text: meetings.get(id)?.title ?? null };
    if (kind === "inspection") return { reference: null, what: "Inspection", text: inspections.get(id)?.title ?? null };
    return { reference: null, what: kind, text: null };
  };
}

/** What only goes with something else that is said. */
const SILENT = ["assuranceDecision", "correctionReason", "correctionState", "approval", "ragSignOff"];

function isSaid({ field, draftOf, subject }: FieldGroup): boolean {
  return !SILENT.includes(field) && !(subject === "response") && !(isLinkField(field) && field.endsWith("By") && draftOf === null);
}

function fieldName(names: Names, group: FieldGroup): Pick<UndoLine, "reference" | "what"> {
  const { reference, what } = names({ kind: group.subject, id: group.subjectId });
  const draft = group.draftOf === null || group.field.startsWith("correction") ? "" : " (draft)";
  return { reference, what: `${what}: ${fieldWords(group)}${draft}` };
}

const CHANGED = "It was changed since.";
const IN_USE = "It is in use since.";
const REDACTED = "Words of it were taken away by law, so what was there before is not known any more.";

/** `items`: what the items of agendas are headed, by their ids. */
export function undoLines(plan: UndoPlan, record: WholeRecord, items: ReadonlyMap<string, string> = new Map()): UndoLines {
  const names = namesIn(record, items);
  const removed = (thing: Thing): UndoLine => { const { text, ...name } = names(thing); return { ...name, from: text, to: null }; };
  return {
    back: [
      ...plan.restore.filter(isSaid).map((group) => ({ ...fieldName(names, group), from: valueWords(group, group.after), to: valueWords(group, group.before) ?? "" })),
      ...plan.untie.map(({ entryId, findingId }) => ({ ...names({ kind: "entry", id: entryId }), text: undefined, what: `${names({ kind: "entry", id: entryId }).what}: also about ${names({ kind: "finding", id: findingId }).reference ?? "another finding"}`, from: "linked", to: null })),
      ...plan.remove.map(removed),
    ].map(({ reference, what, from, to }) => ({ reference, what, from, to })),
    kept: [
      ...plan.keptFields.filter(isSaid).map((group) => ({ ...fieldName(names, group), since: group.since, why: group.redacted ? REDACTED : CHANGED })),
      ...plan.keptTies.map(({ entryId, since }) => ({ reference: names({ kind: "entry", id: entryId }).reference, what: `${names({ kind: "entry", id: entryId }).what}: link`, since, why: CHANGED })),
      ...plan.keptThings.map(({ thing, since }) => { const { reference, what } = names(thing); return { reference, what, since, why: IN_USE }; }),
    ],
  };
}
