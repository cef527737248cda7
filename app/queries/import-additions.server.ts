/** What a file adds, line by line, each with the name by which it is left out; and what was left out. */
import { formatDate } from "~/domain/calendar-date";
import { COLUMN_LIST } from "~/domain/columns";
import { ENTRY_KIND_WORDS } from "~/domain/entry";
import { FINDING_KIND_WORDS } from "~/domain/finding";
import { fieldWords as fieldWordsOf, valueWords as valueWordsOf } from "~/domain/history-words";
import { inspectionName, meetingName } from "~/domain/import/addition-name";
import { cellName } from "~/domain/import/cell-name";
import type { CellChoices } from "~/domain/import/cell-choice";
import { fieldWords, valueWords } from "~/domain/import/field-words";
import { attendeeName, itemName } from "~/domain/import/paper/planned-paper";
import { counted } from "~/domain/import/import-summary";
import type { AddedThing, ImportPlan, PlannedInspection, PlannedMeeting } from "~/domain/import/import-plan";
import { titleKey } from "~/domain/import/inspection-title";
import { isFieldKey, type Place } from "~/domain/import/reading";
import { ITEM_OUTCOME_WORDS } from "~/domain/meeting/agenda";
import { PRESENCE_WORDS } from "~/domain/meeting/meeting";
import { RAGS, type Rag } from "~/domain/rag";
import { joinParts } from "~/domain/response";

/** Something new. `cell` names it where a person may leave it out. */
export type AddedLine = { cell: string | null; taken: boolean; what: string; label: string; rag: Rag | null; text: string; about: string; place: string };

/** The short fields of a new finding in a line, then each of its long texts. */
function fieldsOf(finding: ImportPlan["findings"][number]): string {
  const fields = COLUMN_LIST.flatMap(({ key, heading, kind, format }) => {
    const value = isFieldKey(key) && key !== "rag" ? finding.values[key] : undefined;
    return value === undefined ? [] : [{ long: kind === "text" || kind === "steps", words: `${heading}: ${format(value)}` }];
  });
  const words = (long: boolean) => fields.filter((field) => field.long === long).map((field) => field.words);
  return [[finding.inspection ?? "no inspection", ...words(false)].join(" · "), ...words(true)].join("\n");
}

type Thing = Pick<AddedLine, "what" | "label" | "text" | "about"> & { at: Place | null; /** By what it is decided about, where that is not its place. */ name?: string; /** It goes with what the file is about. */ fixed?: true; rag?: Rag | null };

export function ragOf(value: string | null | undefined): Rag | null {
  return RAGS.find((each) => each === value) ?? null;
}

/** What goes with an inspection or a meeting that is left out. */
function takesWords(counts: readonly (readonly [count: number, one: string, many?: string])[]): string[] {
  const words = counts.flatMap(([count, one, many]) => (count === 0 ? [] : [counted(count, one, many)]));
  return words.length === 0 ? [] : [`where it is left out, so ${counts.reduce((sum, [count]) => sum + count, 0) === 1 ? "is" : "are"} ${words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`} of it`];
}

function inspectionThing(plan: ImportPlan, each: PlannedInspection): Thing {
  const own = plan.findings.filter((finding) => titleKey(finding.inspection ?? "") === titleKey(each.title)).length;
  const about = [each.publishedOn === null ? "published date unknown" : `published ${formatDate(each.publishedOn)}`, ...takesWords([[own, "finding"]])].join(" · ");
  return { what: "Inspection", label: each.title, text: "", about, at: each.place, name: inspectionName(each) };
}

function meetingThing(plan: ImportPlan, each: PlannedMeeting, index: number): Thing {
  const own = (list: readonly { meeting: number | null }[]) => list.filter(({ meeting }) => meeting === index).length;
  const { attendance = [], items = [], reports = [], notHeardOf = [] } = each.paper ?? {};
  const takes = takesWords([
    [attendance.length, "person at it", "people at it"], [items.length, "item of its agenda", "items of its agenda"], [reports.length, "update of an earlier action", "updates of earlier actions"],
    [notHeardOf.length, "word that an open action was not heard of", "words that open actions were not heard of"],
    [own(plan.entries), "question, comment or concern", "questions, comments and concerns"], [own(plan.actions), "action"],
  ]);
  return { what: "Meeting", label: each.title, text: "", about: [[formatDate(each.date), each.time ?? ""].join(" ").trim(), ...takes].join(" · "), at: each.place, name: meetingName(each) };
}

/** What the notes of a past meeting add to the record of it. */
function paperThings({ title, date, place: notes, paper }: PlannedMeeting): Thing[] {
  if (paper === undefined) return [];
  const { facts, attendance, items, reports, notHeardOf } = paper;
  const all: Thing[] = [
    ...facts.map(({ field, value, place }) => ({ what: "", label: fieldWordsOf({ subject: "meeting", field }), text: valueWordsOf({ subject: "meeting", field }, value) ?? "", about: title, at: place })),
    ...attendance.map(({ place, ...person }) => ({ what: PRESENCE_WORDS[person.presence], label: person.name, text: "", about: attendeeName(person), at: place })),
    ...items.map((each) => ({ what: "Agenda item", label: itemName(each), text: each.text ?? "", about: each.outcome === "nothing-arising" ? ITEM_OUTCOME_WORDS[each.outcome] : "", at: each.place })),
    ...reports.map(({ reference, text, mode, place, item }) => ({ what: "Update of an action", label: reference, text: text ?? "", about: [mode === "written" ? "In writing" : "As spoken", ...(item === undefined ? [] : [`tied to ${item.name} of the agenda`])].join(" · "), at: place })),
    ...notHeardOf.map(({ reference, text }) => ({ what: "Open action, not heard of", label: reference, text, about: `It stays open: not heard of on ${formatDate(date)}.`, at: notes })),
  ];
  return all.map((thing) => ({ ...thing, fixed: true }));
}

function things(plan: ImportPlan): Thing[] {
  return [
    ...plan.inspections.filter((each) => each.isNew).map((each) => inspectionThing(plan, each)),
    ...plan.meetings.flatMap((each, index) => (each.isNew ? [meetingThing(plan, each, index)] : [])),
    ...plan.meetings.flatMap(paperThings),
    ...plan.findings.map((each): Thing => ({ what: each.number === null ? FINDING_KIND_WORDS[each.kind] : "", label: each.number ?? "", text: each.text, about: fieldsOf(each), rag: ragOf(each.values.rag), at: each.place })),
    ...plan.entries.map((each): Thing => ({
      what: each.state === "draft" ? `Draft ${ENTRY_KIND_WORDS[each.kind].toLowerCase()}` : ENTRY_KIND_WORDS[each.kind],
      label: each.links.length === 0 ? (each.entryPlace === "opening" ? "Opening comment" : "AOB") : each.links.map((link) => `${link.label} ${link.number !== null ? `Q${String(link.number)}` : each.state === "draft" ? "" : "–"}`.trim()).join(", "),
      text: each.text, about: each.askedBy === null ? "" : `asked by ${each.askedBy}`, at: each.place,
    })),
    ...plan.responses.map((each): Thing => ({ what: plan.voice === "both" ? "Response" : "Draft response", label: each.label, text: joinParts(each.parts), about: each.parts.flatMap((part) => part.by ?? []).join(", then "), at: each.place })),
    ...plan.actions.map((each): Thing => ({ what: "Action", label: each.label, text: each.text, about: [each.owners.length === 0 ? "no owner" : each.owners.join(", "), each.due ?? "no date"].join(" · "), at: each.place })),
    ...plan.findingLinks.map((each): Thing => ({ what: "Link", label: each.label, text: "", about: "", at: each.place, name: each.name })),
    ...plan.ties.map((each): Thing => ({ what: "Link", label: `${each.label} is also about ${each.link.label}`, text: "", about: "", at: each.place })),
  ];
}

const ADDED_WORDS: Record<AddedThing, string> = { inspection: "Inspection", meeting: "Meeting", finding: "Finding", entry: "Question, comment or concern", response: "Response", action: "Action", link: "Link", attendance: "At the meeting", item: "Agenda item", report: "Update of an action" };

/** What was left out of a row, under the name it was decided by; what hangs on something left out goes with it. */
function leftOut(plan: ImportPlan, choices: CellChoices): AddedLine[] {
  return plan.left.flatMap(({ added, name, label, field, to, place }) => {
    if (added === undefined) return [];
    const cell = (name === undefined ? [cellName(place), cellName({ ...place, column: null })] : [name]).find((name) => choices[name]?.take === "ours") ?? null;
    return [{ cell, taken: false, what: ADDED_WORDS[added], label, rag: null, text: field === "text" || field === "response" ? (to ?? "") : `${fieldWords(field)}: ${valueWords(field, to)}`, about: cell === null ? "left out with what it belongs to" : "", place: cellName(place) }];
  });
}

export function addedLines(plan: ImportPlan, choices: CellChoices): AddedLine[] {
  const names = new Set<string>();
  return [
    ...things(plan).map(({ at, name, fixed, rag = null, ...thing }): AddedLine => {
      const place = at === null ? null : cellName(at);
      const cell = fixed === true ? null : (name ?? place);
      const mayChoose = cell !== null && !names.has(cell);
      if (cell !== null) names.add(cell);
      return { ...thing, rag, cell: mayChoose ? cell : null, taken: true, place: place ?? "" };
    }),
    ...leftOut(plan, choices),
  ];
}
