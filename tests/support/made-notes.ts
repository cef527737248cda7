/** Notes of made-up meetings, as fast-check makes them: every kind of part, in words that nobody reads. */
import fc from "fast-check";
import { ITEM_KINDS } from "~/domain/meeting/agenda";
import { PRESENCES } from "~/domain/meeting/meeting";
import { NOTES_SHAPE, type ComposedNotes, type NotesAction, type NotesEntry, type NotesFinding, type NotesItem, type NotesSection } from "~/domain/notes/composed-notes";

const WORDS = ["harbour", "lanterns", "the", "boats", "of", "Marchshire", "tide", "rota", "crew", "&", "nine", "stations", "“quoted”", "R&D", "café", "a < b", "per cent", "wharf’s"];
const STARTS = ["The", "Each", "Nobody", "Some", "Every", "No", "An", "Their"];

const sentence = fc.tuple(fc.constantFrom(...STARTS), fc.array(fc.constantFrom(...WORDS), { minLength: 3, maxLength: 14 })).map(([first, rest]) => `${first} ${rest.join(" ")}.`);
const bulleted = sentence.map((text) => `• ${text}`);
const paragraphs = fc.array(fc.oneof({ weight: 4, arbitrary: sentence }, { weight: 1, arbitrary: bulleted }), { minLength: 1, maxLength: 3 });
const text = paragraphs.map((lines) => lines.join("\n")).filter((lines) => !lines.startsWith("•"));
const post = fc.constantFrom("CC", "DCC", "DBS", "T/Ch Supt");
const maybe = <T>(made: fc.Arbitrary<T>) => fc.option(made, { nil: null });

const response = fc.array(fc.record({ by: post, text: sentence }), { minLength: 1, maxLength: 3 }).map((parts) => ({ parts, stated: [] as string[] }));

const entry = (kind: fc.Arbitrary<NotesEntry["kind"]> = fc.constant("question")): fc.Arbitrary<NotesEntry> => fc.record({
  key: fc.uuid().map((id) => `entry/${id}`), closed: fc.constant(false), kind, number: fc.constant<number | null>(null), by: maybe(fc.constantFrom("SPM")), text, responses: fc.array(response, { maxLength: 1 }),
});

const action: fc.Arbitrary<NotesAction> = fc.record({
  key: fc.uuid().map((id) => `action/${id}`), closed: fc.constant(false), reference: fc.constant("A-0001"), text: sentence.map((words) => `Send ${words.slice(0, -1).toLowerCase()}`),
  owners: fc.uniqueArray(fc.constantFrom("CC", "DCC", "PCC", "DBS"), { maxLength: 2 }), due: maybe(fc.constantFrom("before 6 June 2031", "once developed", "30 June 2031")), since: fc.constant<string[]>([]), isInText: fc.constant(false),
});

const item = (withActions: boolean): fc.Arbitrary<Omit<NotesItem, "number" | "depth">> => fc.record({
  key: fc.uuid().map((id) => `item/${id}`), closed: fc.constant(false), kind: fc.constantFrom(...ITEM_KINDS.filter((kind) => kind !== "finding" && kind !== "outstanding")), heading: sentence.map((words) => words.slice(0, -1)), about: fc.constant(null),
  source: maybe(sentence.map((words) => `complaint review: ${words}`)), text: fc.oneof(fc.constant<string[]>([]), paragraphs.filter(([first]) => first?.startsWith("•") === false)),
  entries: fc.array(entry().map((each) => ({ ...each, by: "PCC" })), { maxLength: 2 }), outcome: maybe(fc.constantFrom("Not reached.", "Addressed elsewhere: at the workforce meeting.", "No question: noted.", "There were none.", "Deferred to Harbour review, 4 July 2031: papers were late.")),
  outcomeLink: fc.constant(null), actions: withActions ? fc.array(action, { maxLength: 2 }) : fc.constant([]),
});

function numbered(tops: readonly { item: Omit<NotesItem, "number" | "depth">; below: readonly Omit<NotesItem, "number" | "depth">[] }[]): NotesItem[] {
  return tops.flatMap(({ item: top, below }, index): NotesItem[] => [
    { ...top, number: String(index + 1), depth: 0 }, ...below.map((sub, place): NotesItem => ({ ...sub, number: `${String(index + 1)}.${String(place + 1)}`, depth: 1 })),
  ]);
}

const items = fc.array(fc.record({ item: item(true), below: fc.array(item(false), { maxLength: 2 }) }), { maxLength: 3 }).map(numbered);

type Finding = Pick<NotesFinding, "text" | "entries"> & { end: string | null };
const finding: fc.Arbitrary<Finding> = fc.record({ text: sentence.map((words) => `The force should ${words}`), entries: fc.array(entry(), { maxLength: 3 }), end: fc.constantFrom(null, "Not reached.", "Addressed as part of the workforce meeting") });

function sectionsOf(recommendations: readonly Finding[], areas: readonly Finding[], cause: string): NotesSection[] {
  const of = (found: readonly Finding[], label: string): NotesFinding[] => found.map(({ text: words, entries, end }, index) => ({
    key: `finding/${label}${String(index)}`, closed: false, reference: `F-${String(index + 1).padStart(4, "0")}`, label: `${label} ${String(index + 1)}`, text: words, actions: [],
    instead: entries.length === 0 && end !== null ? [end] : [], entries: entries.map((each, place) => ({ ...each, number: place + 1 })),
  }));
  const inspection = "PEEL 2031";
  return [
    ...(areas.length === 0 ? [] : [{ key: "section/1/afi", inspection, heading: "Areas for improvement (AFI)", cause: null, findings: of(areas, "AFI") }]),
    ...(recommendations.length === 0 ? [] : [{ key: "section/2/cause", inspection, heading: "Cause of concern", cause: { key: "finding/cause", closed: false, reference: "F-0009", text: cause }, findings: of(recommendations, "Recommendation") }]),
  ];
}

const sections = fc.tuple(fc.array(finding, { maxLength: 2 }), fc.array(finding, { maxLength: 3 }), sentence).map(([recommendations, areas, cause]) => sectionsOf(recommendations, areas, cause));

const time = fc.constantFrom("09:30", "10:00", "15:00");
const next = fc.record({ kind: maybe(fc.constant("Performance")), date: maybe(fc.constantFrom("2031-07-04", "2031-12-25")), time, endTime: fc.constantFrom(null, "16:30"), venue: maybe(fc.constant("Harbour Room, Long Quay")) })
  .map((said) => ({ ...said, ...(said.date === null ? { time: null, endTime: null } : {}) }))
  .filter(({ kind, date, venue }) => kind !== null || date !== null || venue !== null);

const PEOPLE = [["Helen Ferriday", "Police and Crime Commissioner", "PCC"], ["Ngozi Okafor", "Chief Constable", "CC"], ["Catherine Wells", "Deputy Chief Constable", "DCC"], ["Rhys Tandy", "T/Ch Supt, Harbours", "T/Ch Supt"], ["Priya Nair", "Senior Policy Manager", "SPM"], ["Moira Cassidy", "Director of Business Services", "DBS"]] as const;
const attendance = fc.tuple(...PEOPLE.map(([name, capacity, code]) => fc.constantFrom(...PRESENCES).map((presence) => ({ key: `attendance/${name}`, name, capacity, code, presence }))));

export const madeNotes: fc.Arbitrary<ComposedNotes> = fc.record({
  shape: fc.constant(NOTES_SHAPE), audience: fc.constant("full"), meetingId: fc.constant("made"), reference: fc.constant("M-0001"), title: fc.constant("Quarterly meeting, June 2031: notes"), kind: fc.constantFrom("assurance", "holding to account", "public"),
  theme: maybe(fc.constant("Harbours")), date: fc.constant("2031-06-20"), time: maybe(time), endTime: fc.constant<string | null>(null), venue: maybe(fc.constantFrom("Harbour Room", "Teams")), virtual: fc.boolean(), chair: maybe(fc.constant("Helen Ferriday")),
  noteTaker: maybe(fc.constant("Callum Reeve, Policy Officer")), marking: fc.constant("OFFICIAL"), attendance, opening: fc.array(entry(fc.constantFrom("comment", "question")), { maxLength: 2 }), items, sections,
  otherBusiness: fc.array(entry(), { maxLength: 2 }), next: maybe(next), leavesOut: fc.constant(false),
}).map((notes) => ({ ...notes, actions: notes.items.flatMap((each) => each.actions) }));
