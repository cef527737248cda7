/** What differs between two versions of notes, part by part. */
import type { ComposedNotes, NotesEntry, NotesItem } from "~/domain/notes/composed-notes";
import { notesParts } from "~/domain/notes/notes-parts";

export type PartDifference = { key: string; label: string; /** Null where it was not there. */ before: string | null; /** Null where it is not there any more. */ after: string | null };

const CLOSED_WORDS = { closed: "In closed session: left out of what is published", open: "Published" };

/** Parts of both that are left out of what is published in one of them alone. */
export function closedDifference(before: ComposedNotes, after: ComposedNotes): PartDifference[] {
  const was = new Map(notesParts(before).map(({ key, closed }) => [key, closed]));
  const words = (closed: boolean) => (closed ? CLOSED_WORDS.closed : CLOSED_WORDS.open);
  return notesParts(after).flatMap(({ key, label, closed }): PartDifference[] => {
    const earlier = was.get(key);
    return earlier === undefined || earlier === closed ? [] : [{ key: `${key}/closed`, label: `${label}, closed session`, before: words(earlier), after: words(closed) }];
  });
}

/** In the order of the later version; what was taken out, and what is published or not, stands last. What has no wording of its own (who speaks, who owns an action, the next meeting, what a response stated) is compared as one text. */
export function notesDifference(before: ComposedNotes, after: ComposedNotes): PartDifference[] {
  const [was, is] = [textsOf(before), textsOf(after)];
  const changed = [...is].flatMap(([key, { label, text }]): PartDifference[] => {
    const earlier = was.get(key);
    return earlier?.text === text ? [] : [{ key, label, before: earlier?.text ?? null, after: text }];
  });
  const gone = [...was].filter(([key]) => !is.has(key)).map(([key, { label, text }]): PartDifference => ({ key, label, before: text, after: null }));
  return [...changed, ...gone, ...closedDifference(before, after)];
}

type Text = { label: string; text: string };
type Fact = [string, Text];

/** Who asks, as which number, and who speaks in the responses. */
function speakers({ key, number, by, responses }: NotesEntry, labelOf: (key: string) => string): Fact[] {
  const asks = [number === null ? "" : `Q${String(number)}`, by ?? ""].filter((each) => each !== "").join(", ");
  return [
    [`${key}/by`, { label: `${labelOf(key)}, number and who asks`, text: asks }],
    ...responses.flatMap(({ parts }, index) => parts.map(({ by: speaker }, part): Fact => {
      const spoken = `${key}/response/${String(index)}/${String(part)}`;
      return [`${spoken}/by`, { label: `${labelOf(spoken)}, who speaks`, text: speaker ?? "" }];
    })),
  ];
}

function itemFacts({ key, number, about, source, outcomeLink }: NotesItem): Fact[] {
  return [
    [`${key}/number`, { label: `Item ${number}, number`, text: number }],
    [`${key}/source`, { label: `Item ${number}, what it is about`, text: [about, source].filter((each) => each !== null).join(", ") }],
    [`${key}/link`, { label: `Item ${number}, link`, text: outcomeLink ?? "" }],
  ];
}

function facts(notes: ComposedNotes, labelOf: (key: string) => string): Fact[] {
  const { date, time, endTime, kind, marking, virtual, next, actions, items, sections, opening, otherBusiness } = notes;
  const findings = sections.flatMap((section) => section.findings);
  const entries = [...opening, ...otherBusiness, ...items.flatMap((item) => item.entries), ...findings.flatMap((finding) => finding.entries)];
  return [
    ["fact/date", { label: "Date and time", text: [date, time, endTime].filter((each) => each !== null).join(" ") }],
    ["fact/kind", { label: "Kind and marking", text: [kind, marking, virtual ? "online" : ""].filter((each) => each !== "").join(", ") }],
    ...(next === null ? [] : [["fact/next", { label: "Next meeting", text: Object.values(next).filter((each) => each !== null).join(" ") }] as Fact]),
    ...actions.map(({ key, reference, owners, due, since }): Fact => [`${key}/owners`, { label: `Action ${reference}, owners and due`, text: [owners.join(", "), due ?? "", ...since].filter((each) => each !== "").join("\n") }]),
    ...entries.flatMap(({ key, responses }) => responses.flatMap(({ stated }, index): Fact[] => (stated.length === 0 ? [] : [[`${key}/stated/${String(index)}`, { label: "Confidence and commitment", text: stated.join("\n") }]]))),
    ...entries.flatMap((entry) => speakers(entry, labelOf)),
    ...items.flatMap(itemFacts),
    ...findings.map(({ key, label }): Fact => [`${key}/number`, { label: `${label}, number`, text: label }]),
  ];
}

function textsOf(notes: ComposedNotes): Map<string, Text> {
  const texts = new Map<string, Text>(notesParts(notes).map(({ key, label, text }) => [key, { label, text }]));
  for (const [key, text] of facts(notes, (part) => texts.get(part)?.label ?? part)) if (text.text !== "") texts.set(key, text);
  return texts;
}
