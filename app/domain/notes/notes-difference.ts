/** What differs between two versions of notes, part by part. */
import type { ComposedNotes } from "~/domain/notes/composed-notes";
import { notesParts } from "~/domain/notes/notes-parts";

export type PartDifference = { key: string; label: string; /** Null where it was not there. */ before: string | null; /** Null where it is not there any more. */ after: string | null };

/** In the order of the later version; what was taken out stands last. What has no wording of its own (who owns an action, the next meeting, what a response stated) is compared as one text. */
export function notesDifference(before: ComposedNotes, after: ComposedNotes): PartDifference[] {
  const [was, is] = [textsOf(before), textsOf(after)];
  const changed = [...is].flatMap(([key, { label, text }]): PartDifference[] => {
    const earlier = was.get(key);
    return earlier?.text === text ? [] : [{ key, label, before: earlier?.text ?? null, after: text }];
  });
  const gone = [...was].filter(([key]) => !is.has(key)).map(([key, { label, text }]): PartDifference => ({ key, label, before: text, after: null }));
  return [...changed, ...gone];
}

type Text = { label: string; text: string };

function facts(notes: ComposedNotes): [string, Text][] {
  const { date, time, endTime, kind, marking, virtual, next, actions, items, sections, opening, otherBusiness } = notes;
  const entries = [...opening, ...otherBusiness, ...items.flatMap((item) => item.entries), ...sections.flatMap(({ findings }) => findings.flatMap((finding) => finding.entries))];
  return [
    ["fact/date", { label: "Date and time", text: [date, time, endTime].filter((each) => each !== null).join(" ") }],
    ["fact/kind", { label: "Kind and marking", text: [kind, marking, virtual ? "online" : ""].filter((each) => each !== "").join(", ") }],
    ...(next === null ? [] : [["fact/next", { label: "Next meeting", text: Object.values(next).filter((each) => each !== null).join(" ") }] as [string, Text]]),
    ...actions.map(({ key, reference, owners, due, since }): [string, Text] => [`${key}/owners`, { label: `Action ${reference}, owners and due`, text: [owners.join(", "), due ?? "", ...since].filter((each) => each !== "").join("\n") }]),
    ...entries.flatMap(({ key, responses }) => responses.flatMap(({ stated }, index): [string, Text][] => (stated.length === 0 ? [] : [[`${key}/stated/${String(index)}`, { label: "Confidence and commitment", text: stated.join("\n") }]]))),
  ];
}

function textsOf(notes: ComposedNotes): Map<string, Text> {
  const texts = new Map<string, Text>(notesParts(notes).map(({ key, label, text }) => [key, { label, text }]));
  for (const [key, text] of facts(notes)) if (text.text !== "") texts.set(key, text);
  return texts;
}
