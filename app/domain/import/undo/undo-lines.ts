/** An undo in words: what goes back, from what to what, and what stays, with who touched it since. */
import { entryLabel, isIssued } from "~/domain/entry";
import { entriesOf } from "~/domain/export/entry-names";
import { fieldWords, valueWords } from "~/domain/history-words";
import { labelOf } from "~/domain/import/compare-finding";
import type { FieldGroup } from "~/domain/import/undo/field-groups";
import { isLinkField } from "~/domain/import/undo/field-groups";
import { thingKey, type Since, type Thing, type Tie, type UndoEvent, type UndoPlan } from "~/domain/import/undo/undo-plan";
import type { EntryRecord, WholeRecord } from "~/domain/record";
import { joinParts } from "~/domain/response";

/** `file`: the name of the one that wrote it last. `reference` is of a finding or action. `to` is null where something is taken out. */
export type UndoLine = { file: string; reference: string | null; what: string; from: string | null; to: string | null };
export type KeptLine = { file: string; reference: string | null; what: string; since: Since; why: string };
export type UndoLines = { back: UndoLine[]; kept: KeptLine[] };

type Named = Pick<UndoLine, "reference" | "what"> & { text: string | null };
type Names = (thing: { kind: string; id: string }) => Named;

const PLACES_AT_MEETING: Record<EntryRecord["place"], string> = { finding: "Question", opening: "Opening comment", aob: "AOB", item: "Under an item" };

function nameEntry(entry: EntryRecord): Pick<Named, "reference" | "what"> {
  const [link] = entry.links;
  if (link === undefined) return { reference: null, what: PLACES_AT_MEETING[entry.place] };
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

/** What is kept as an id is shown by its name. */
function shownValue(names: Names, group: FieldGroup, value: string | null): string | null {
  if (value === null || group.subject !== "action") return valueWords(group, value);
  if (group.field === "dueMeetingId" || group.field === "meetingId") return names({ kind: "meeting", id: value }).text ?? "a meeting";
  return group.field === "replacedBy" ? (names({ kind: "action", id: value }).reference ?? "another action") : valueWords(group, value);
}

const CHANGED = "It was changed since.";
const IN_USE = "It is in use since.";
const ANSWERED = "A response to it stays.";
const IN_NOTES = "Notes of the meeting were circulated or published since.";
const REDACTED = "Words of it were taken away by law, so what was there before is not known any more.";

type Undone = { ours: readonly UndoEvent[]; files: readonly { id: string; fileName: string }[]; items?: ReadonlyMap<string, string> };

/** Which file added a thing, or tied an entry to a finding. */
function writersIn(ours: readonly UndoEvent[]) {
  const [things, ties] = [new Map<string, string>(), new Map<string, string>()];
  for (const { subject, subjectId, findingId, importId } of ours) {
    const [thing, tie] = [`${subject} ${subjectId}`, `${subjectId} ${findingId ?? ""}`];
    if (!things.has(thing)) things.set(thing, importId);
    if (subject === "entry" && !ties.has(tie)) ties.set(tie, importId);
  }
  return { ofThing: (thing: Thing) => things.get(thingKey(thing)) ?? "", ofTie: ({ entryId, findingId }: Tie) => ties.get(`${entryId} ${findingId}`) ?? "" };
}

/** In the order of the files. `items`: what the items of agendas are headed, by their ids. */
export function undoLines(plan: UndoPlan, record: WholeRecord, { ours, files, items = new Map() }: Undone): UndoLines {
  const names = namesIn(record, items);
  const { ofThing, ofTie } = writersIn(ours);
  const order = new Map(files.map((file, index) => [file.id, index]));
  const inOrder = <Line extends { importId: string }>(lines: readonly Line[]) => lines
    .map(({ importId, ...line }) => ({ at: order.get(importId) ?? 0, line }))
    .sort((one, other) => one.at - other.at)
    .map(({ at, line }) => ({ file: files[at]?.fileName ?? "", ...line }));
  const removed = (thing: Thing) => { const { text, ...name } = names(thing); return { importId: ofThing(thing), ...name, from: text, to: null }; };
  return {
    back: inOrder([
      ...plan.restore.filter(isSaid).map((group) => ({ importId: group.importId, ...fieldName(names, group), from: shownValue(names, group, group.after), to: shownValue(names, group, group.before) ?? "" })),
      ...plan.untie.map((tie) => {
        const { reference, what } = names({ kind: "entry", id: tie.entryId });
        return { importId: ofTie(tie), reference, what: `${what}: also about ${names({ kind: "finding", id: tie.findingId }).reference ?? "another finding"}`, from: "linked", to: null };
      }),
      ...plan.remove.map(removed),
    ]),
    kept: inOrder([
      ...plan.keptFields.filter(isSaid).map((group) => ({ importId: group.importId, ...fieldName(names, group), since: group.since, why: group.redacted ? REDACTED : group.because === "answered" ? ANSWERED : group.because === "held" ? IN_NOTES : CHANGED })),
      ...plan.keptTies.map(({ since, held, ...tie }) => {
        const { reference, what } = names({ kind: "entry", id: tie.entryId });
        return { importId: ofTie(tie), reference, what: `${what}: link`, since, why: held ? IN_NOTES : CHANGED };
      }),
      ...plan.keptThings.map(({ thing, since }) => { const { reference, what } = names(thing); return { importId: ofThing(thing), reference, what, since, why: IN_USE }; }),
    ]),
  };
}
