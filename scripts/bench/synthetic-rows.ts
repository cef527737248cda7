/** A record of any size, table by table: three updates a finding, about two entries and responses, every kind and state that is official. */
import { addDays } from "~/domain/calendar-date";
import { ASSURANCES, findingReference, HMICFRS_STATUSES, type FindingKind } from "~/domain/finding";
import { RAG_NEEDS_REASON, RAGS } from "~/domain/rag";
import { throwDice, type Dice } from "./dice";
import { findingText, LEADS, passage, question, QUESTION_AREAS, stepText } from "./synthetic-text";

/** The day the records are about. */
export const BENCH_TODAY = "2022-05-23";
const AT = "2022-05-20T09:00:00.000Z";
const UPDATES_OF_A_FINDING = 3;
const FINDINGS_OF_A_REPORT = 40;
/** Every so many findings a cause of concern comes, with two recommendations under it. */
const FAMILY_EVERY = 20;
/** An entry in so many is asked about the next finding as well. */
const SHARED_ONE_IN = 8;

export type SyntheticRows = {
  Inspection: { id: string; title: string; kind: string; publishedOn: string }[];
  Finding: Record<string, string | number | null>[];
  Limb: { id: string; findingId: string; position: number; text: string }[];
  Step: { id: string; findingId: string; position: number; text: string; owner: string | null; dueOn: string | null; doneOn: string | null }[];
  Update: Record<string, string | number | null>[];
  Meeting: { id: string; title: string; date: string; time: string }[];
  Entry: Record<string, string | number | null>[];
  EntryFinding: { entryId: string; findingId: string; number: number; position: number }[];
  Response: Record<string, string | number | null>[];
  ResponsePart: { id: string; responseId: string; position: number; by: string; text: string }[];
  Counter: { series: string; last: number }[];
};

function emptyRows(): SyntheticRows {
  return {
    Inspection: [], Finding: [], Limb: [], Step: [], Update: [], Meeting: [], Entry: [], EntryFinding: [], Response: [], ResponsePart: [], Counter: [],
  };
}

function idOf(letter: string, number: number): string {
  return `${letter}${String(number).padStart(15, "0")}`;
}

const findingId = (sequence: number) => idOf("f", sequence);

function kindOf(sequence: number): FindingKind {
  const place = sequence % FAMILY_EVERY;
  if (place === 1) return "cause-of-concern";
  return place === 2 || place === 3 ? "recommendation" : "afi";
}

function addFinding(rows: SyntheticRows, dice: Dice, sequence: number): void {
  const report = Math.ceil(sequence / FINDINGS_OF_A_REPORT);
  const position = (sequence - 1) % FINDINGS_OF_A_REPORT;
  const kind = kindOf(sequence);
  const place = sequence % FAMILY_EVERY;
  const numbers: Partial<Record<FindingKind, string>> = { afi: `AFI ${position + 1}`, recommendation: `Recommendation ${position + 1}` };
  rows.Finding.push({
    id: findingId(sequence),
    reference: findingReference(sequence),
    sequence,
    inspectionId: idOf("i", report),
    number: numbers[kind] ?? null,
    kind,
    text: findingText(dice),
    questionArea: dice.pick(QUESTION_AREAS),
    position,
    parentId: kind === "recommendation" ? findingId(sequence - place + 1) : null,
    strategicLead: dice.pick(LEADS),
    tacticalLead: dice.oneIn(12) ? null : dice.pick(LEADS),
    deadline: dice.oneIn(3) ? addDays(BENCH_TODAY, dice.between(-90, 365)) : null,
    targetDate: addDays(BENCH_TODAY, dice.between(-60, 400)),
    hmicfrsStatus: dice.pick(HMICFRS_STATUSES),
    assurance: dice.pick(ASSURANCES),
    assuranceStatement: null,
    addressedElsewhere: null,
    addressedElsewhereLink: null,
    theirReference: null,
    createdAt: AT,
  });
  for (let place = 0; place < 3 && sequence % 4 === 0; place++) {
    rows.Limb.push({ id: idOf("l", sequence * 10 + place), findingId: findingId(sequence), position: place, text: stepText(dice) });
  }
  for (let place = 0, count = dice.between(1, 4); place < count; place++) {
    const dueOn = addDays(BENCH_TODAY, dice.between(-200, 300));
    const doneOn = dueOn < BENCH_TODAY && !dice.oneIn(3) ? dueOn : null;
    rows.Step.push({
      id: idOf("s", sequence * 10 + place), findingId: findingId(sequence), position: place, text: stepText(dice), owner: dice.pick(LEADS), dueOn, doneOn,
    });
  }
}

function addUpdates(rows: SyntheticRows, dice: Dice, sequence: number): void {
  for (let round = 0; round < UPDATES_OF_A_FINDING; round++) {
    const rag = dice.pick(RAGS);
    const number = (sequence - 1) * UPDATES_OF_A_FINDING + round + 1;
    rows.Update.push({
      id: idOf("u", number),
      findingId: findingId(sequence),
      text: passage(dice, 600, 1_500),
      asAt: addDays(BENCH_TODAY, -150 + round * 50 + dice.between(0, 40)),
      rag,
      ragReason: RAG_NEEDS_REASON[rag] ? passage(dice, 40, 120) : null,
      author: "SIB secretariat",
      state: "submitted",
      version: 1,
      sequence: number,
      createdAt: AT,
      submittedAt: AT,
    });
  }
}

function addEntries(rows: SyntheticRows, dice: Dice, sequence: number, numbersTaken: Map<number, number>, most: number): void {
  const nextNumber = (of: number) => {
    const number = (numbersTaken.get(of) ?? 0) + 1;
    numbersTaken.set(of, number);
    return number;
  };
  for (let left = dice.between(1, 3); left > 0; left--) {
    const number = rows.Entry.length + 1;
    const id = idOf("e", number);
    const answered = !dice.oneIn(10);
    rows.Entry.push({
      id, kind: "question", place: "finding", askedBy: "PCC", text: question(dice), state: answered ? "answered" : "issued", meetingId: idOf("m", 1),
      position: 0, issuedAt: AT, dueOn: BENCH_TODAY, createdAt: AT,
    });
    const shared = sequence < most && dice.oneIn(SHARED_ONE_IN);
    for (const of of shared ? [sequence, sequence + 1] : [sequence]) {
      const at = nextNumber(of);
      rows.EntryFinding.push({ entryId: id, findingId: findingId(of), number: at, position: at });
    }
    if (!answered) continue;
    const responseId = idOf("r", number);
    rows.Response.push({ id: responseId, entryId: id, mode: "written", state: "submitted", version: 1, position: 0, createdAt: AT, submittedAt: AT });
    rows.ResponsePart.push({ id: idOf("p", number), responseId, position: 0, by: "CC", text: passage(dice, 600, 1_500) });
  }
}

/** The same rows for the same number of findings, always. */
export function syntheticRows(findings: number): SyntheticRows {
  const dice = throwDice(20_220_523 + findings);
  const rows = emptyRows();
  const numbersTaken = new Map<number, number>();
  for (let report = 1; report <= Math.ceil(findings / FINDINGS_OF_A_REPORT); report++) {
    rows.Inspection.push({ id: idOf("i", report), title: `Report ${report}`, kind: "peel", publishedOn: addDays("2016-01-04", report) });
  }
  rows.Meeting.push({ id: idOf("m", 1), title: "Assurance meeting", date: BENCH_TODAY, time: "10:00" });
  for (let sequence = 1; sequence <= findings; sequence++) {
    addFinding(rows, dice, sequence);
    addUpdates(rows, dice, sequence);
    addEntries(rows, dice, sequence, numbersTaken, findings);
  }
  rows.Counter.push({ series: "finding", last: findings }, { series: "update", last: findings * UPDATES_OF_A_FINDING });
  return rows;
}
