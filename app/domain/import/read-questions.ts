/** Turns the questions and responses beside a finding into entries, responses and actions. */
import { parseText } from "~/domain/text";
import type { EntryPlace } from "~/domain/record";
import { hold, notice } from "~/domain/import/draft-reading";
import { pairCells } from "~/domain/import/pair-cells";
import { askedBy, entryKind, followedNumber, isAddressedElsewhere, isBlankMark } from "~/domain/import/read-entry";
import { readActions } from "~/domain/import/read-action";
import { responseParts } from "~/domain/import/response-parts";
import type { Place, Reading, ReadingEntry, ReadingFinding, ReadingLink, ReadingResponse } from "~/domain/import/reading";
import { follow, mark, SAYS_NOTHING } from "~/domain/import/trace";

export type Said = { text: string; place: Place };
/** `meeting`: the index of the meeting at which it was said, where the paper names one. */
export type Beside = {
  questions: Said | null;
  responses: Said | null;
  meeting: number | null;
  /** From columns of their own, where the row holds a single question. */
  number?: number | null;
  askedBy?: string | null;
  respondedBy?: string | null;
};

function meaningful({ trace }: Reading, said: Said | null): Said | null {
  if (said === null || !isBlankMark(said.text)) return said;
  mark(trace, said.place, "notRead", SAYS_NOTHING);
  return null;
}

function notPlaced({ notPlaced: list, trace }: Reading, { text, place }: Said): void {
  list.push({ sheet: place.sheet, row: place.row, text: text.trim() });
  mark(trace, place, "notPlaced");
}

/** The entry whose response a text takes up: the number it names, else the entry before it on the same finding. */
function followed(text: string, before: readonly ReadingEntry[]): ReadingEntry["followsUp"] {
  const follows = followedNumber(text);
  if (follows === null) return null;
  const entry = follows === "before" ? before.at(-1) : before.find((each) => each.links[0]?.number === follows);
  return entry === undefined ? null : { entry: entry.key, response: null };
}

export function oneLink(key: string, number: number | null): ReadingLink {
  return { finding: { key }, number, order: null, closure: null, closureNote: null, revisitOn: null };
}

/** What was said at a meeting is a spoken response; what stands in a tracker is a written one. */
function plainResponse(text: string, place: Place, meeting: number | null, by: string | null): ReadingResponse {
  const [first, ...rest] = responseParts(text);
  const parts = first === undefined ? [] : [{ ...first, by: by ?? first.by }, ...rest];
  return {
    place, position: 0, mode: meeting === null ? "written" : "spoken", parts,
    submittedOn: null, statedConfidence: null, askedFor: null, outcome: null, condition: null, cells: {},
  };
}

function addActions(reading: Reading, text: string, entry: ReadingEntry, place: Place): void {
  const finding = entry.links[0]?.finding ?? null;
  for (const action of readActions(text)) {
    reading.actions.push({ ...action, place, mark: null, finding, entry: entry.key, meeting: entry.meeting, cells: {} });
  }
}

function isBeside(entry: ReadingEntry, finding: ReadingFinding): boolean {
  const [link] = entry.links;
  return link !== undefined && "key" in link.finding && link.finding.key === finding.key;
}

/** The entries read so far beside a finding: they stand together at the end. */
function readSoFar(reading: Reading, finding: ReadingFinding): ReadingEntry[] {
  const from = reading.entries.findLastIndex((entry) => !isBeside(entry, finding));
  return reading.entries.slice(from + 1);
}

type Target = { finding: ReadingFinding | null; entryPlace: EntryPlace; key: (index: number) => string };

function addEntries(reading: Reading, beside: Beside, target: Target): void {
  const { finding, entryPlace } = target;
  const questions = beside.questions;
  const responses = beside.responses;
  const paired = pairCells(questions?.text ?? "", responses?.text ?? "");
  if (responses !== null) for (const each of paired.left) hold(reading, responses.place, each.reason);
  if (questions === null) return;
  const [only] = paired.entries;
  const single = paired.entries.length === 1 ? beside : null;
  if (only !== undefined && single !== null) only.number ??= beside.number ?? null;
  const before = finding === null ? reading.entries.filter((entry) => entry.entryPlace === entryPlace) : readSoFar(reading, finding);
  for (const pair of paired.entries) {
    const text = parseText(pair.text, "The question");
    const said = parseText(pair.response ?? "", "The response");
    if (!said.ok && responses !== null) hold(reading, responses.place, said.problem.message);
    if (!text.ok) hold(reading, questions.place, text.problem.message);
    if (!text.ok || text.value === null) continue;
    const answer = said.ok ? said.value : null;
    const printedTwice = pair.number !== null && before.some((other) => other.links[0]?.number === pair.number);
    if (printedTwice && finding !== null) {
      notice(reading, `${questions.place.sheet}, row ${String(questions.place.row)}: the number ${String(pair.number)} is printed twice beside the same finding. The second is taken without a number.`);
    }
    const entry: ReadingEntry = {
      key: target.key(before.length),
      place: questions.place,
      mark: null,
      source: null,
      entryPlace,
      kind: entryKind(text.value),
      askedBy: single?.askedBy ?? askedBy(text.value),
      text: text.value,
      state: answer === null ? "issued" : "answered",
      issuedOn: null,
      dueOn: null,
      links: finding === null ? [] : [oneLink(finding.key, printedTwice ? null : pair.number)],
      followsUp: followed(text.value, before),
      meeting: beside.meeting,
      responses: answer === null || responses === null ? [] : [plainResponse(answer, responses.place, beside.meeting, single?.respondedBy ?? null)],
      cells: {},
    };
    reading.entries.push(entry);
    before.push(entry);
    if (answer !== null && responses !== null) addActions(reading, answer, entry, responses.place);
  }
}

/** Entries beside a finding. A cell that only says where its questions went is kept as that, and is no entry. */
export function readBeside(reading: Reading, beside: Beside, finding: ReadingFinding): void {
  const questions = meaningful(reading, beside.questions);
  const responses = meaningful(reading, beside.responses);
  if (questions === null && responses === null) return;
  if (questions !== null && isAddressedElsewhere(questions.text)) {
    const before = finding.fields.addressedElsewhere?.value ?? null;
    if (before !== null && before !== questions.text.trim()) notPlaced(reading, questions);
    else finding.fields.addressedElsewhere = { value: questions.text.trim(), place: questions.place };
    if (responses !== null && responses.text.trim() !== questions.text.trim()) notPlaced(reading, responses);
    else if (responses !== null) follow(reading.trace, responses.place, questions.place);
    return;
  }
  addEntries(reading, { ...beside, questions, responses }, { finding, entryPlace: "finding", key: (index) => `${finding.key}Q${String(index + 1)}` });
}

/** What was said at the meeting about no finding: its opening comment, or any other business. */
export function readAtMeeting(reading: Reading, beside: Beside, entryPlace: "opening" | "aob", key: string): void {
  const questions = meaningful(reading, beside.questions);
  const responses = meaningful(reading, beside.responses);
  if (questions === null && responses === null) return;
  if (beside.meeting === null) {
    for (const said of [questions, responses]) if (said !== null) notPlaced(reading, said);
    return;
  }
  addEntries(reading, { ...beside, questions, responses }, { finding: null, entryPlace, key: (index) => `${key}Q${String(index + 1)}` });
}
