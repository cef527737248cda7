/** Fills the questions put on a finding and the force's responses to them, each beside the other. */
import { composeCells, type Cells, type Item } from "~/domain/fill/compose-cells";
import { fill, hindrance, leave, targetAt, textOf, type FillContext, type Target } from "~/domain/fill/fill-context";
import { isIssued } from "~/domain/entry";
import { labelOf } from "~/domain/import/compare-finding";
import { pairCells } from "~/domain/import/pair-cells";
import { isAddressedElsewhere, isBlankMark } from "~/domain/import/read-entry";
import type { ReadingRow } from "~/domain/import/reading";
import { likeness, sameText, STILL_THE_SAME } from "~/domain/import/same-text";
import { linkTo, type EntryRecord, type FindingRecord } from "~/domain/record";
import { joinParts } from "~/domain/response";

/** A question of the file, with the entry it is; null where it is none that is known here. `beside`: its number where a column of its own gives it. */
type Piece = Item & { entry: EntryRecord | null; beside: number | null };

type QuestionRow = {
  row: ReadingRow;
  questions: Target;
  /** Null where the table has no column for them. */
  responses: Target | null;
  before: Cells;
  pieces: Piece[];
  /** The response cell holds something that answers none of its questions. */
  odd: boolean;
  /** Says where the questions went instead of asking any. */
  points: boolean;
};

function said(entry: EntryRecord): string | null {
  const text = entry.responses.filter(({ state }) => state === "submitted").map(({ parts }) => joinParts(parts)).join("\n");
  return text === "" ? null : text;
}

function meetingId(context: FillContext, row: ReadingRow): string | null {
  const meeting = row.meeting === null ? undefined : context.reading.meetings[row.meeting];
  return context.record.meetings.find((each) => each.title === meeting?.title && each.date === meeting.date)?.id ?? null;
}

function wasWithdrawn(entry: EntryRecord): boolean {
  return entry.links.length > 0 && entry.links.every((link) => link.closure === "withdrawn");
}

function ownText(target: Target | null, row: ReadingRow): string {
  if (target?.row !== row.row) return "";
  const text = textOf(target);
  return isBlankMark(text) ? "" : text;
}

/** An entry on several findings stands beside the first of them that has a row in the file. */
function isHome(context: FillContext, entry: EntryRecord, finding: FindingRecord): boolean {
  const home = entry.links.find((link) => context.occurrences.has(link.findingId)) ?? entry.links[0];
  return home?.findingId === finding.id;
}

function readRow(context: FillContext, row: ReadingRow): QuestionRow | null {
  const columnOf = (role: string) => row.columns.find((column) => column.role === role);
  const [asked, answered, numbered] = [columnOf("questions"), columnOf("responses"), columnOf("questionNumber")];
  if (asked === undefined) return null;
  const questions = targetAt(context, row, asked.column);
  const responses = answered === undefined ? null : targetAt(context, row, answered.column);
  const before = { questions: ownText(questions, row), responses: ownText(responses, row) };
  const points = isAddressedElsewhere(before.questions);
  const { entries, left } = points ? { entries: [], left: [] } : pairCells(before.questions, before.responses);
  const beside = numbered === undefined ? null : /\d{1,3}/.exec(textOf(targetAt(context, row, numbered.column)))?.[0];
  const pieces = entries.map((item): Piece => ({ ...item, beside: entries.length === 1 && beside != null ? Number(beside) : null, entry: null }));
  return { row, questions, responses, before, pieces, odd: left.length > 0, points };
}

type Likely = (piece: Piece, entry: EntryRecord) => boolean;

/**
 * Finds the entry that each question of the file is. Several may have the same words: then the response tells them apart,
 * and those that stand beside this finding come before those that stand beside another.
 */
function matchPieces(context: FillContext, finding: FindingRecord, rows: readonly QuestionRow[], used: Set<string>): void {
  const words: Likely = (piece, entry) => sameText(entry.text, piece.text);
  const home = new Set(finding.entries.filter((entry) => isHome(context, entry, finding)));
  const answered: Likely = (piece, entry) => {
    const answer = said(entry);
    return answer === null || piece.response === null ? answer === piece.response && home.has(entry) : sameText(answer, piece.response);
  };
  const ways: Likely[] = [
    (piece, entry) => home.has(entry) && words(piece, entry) && answered(piece, entry),
    (piece, entry) => words(piece, entry) && answered(piece, entry),
    (piece, entry) => home.has(entry) && words(piece, entry),
    words,
    (piece, entry) => {
      const number = piece.number ?? piece.beside;
      return number !== null && linkTo(entry, finding.id)?.number === number && likeness(entry.text, piece.text) >= STILL_THE_SAME;
    },
  ];
  const issued = finding.entries.filter((entry) => isIssued(entry.state));
  for (const isLikely of ways) {
    for (const { row, pieces } of rows) {
      const id = row.meeting === null ? null : meetingId(context, row);
      for (const piece of pieces) {
        if (piece.entry !== null) continue;
        piece.entry = issued.find((entry) => !used.has(entry.id) && (row.meeting === null || entry.meetingId === null || entry.meetingId === id) && isLikely(piece, entry)) ?? null;
        if (piece.entry !== null) used.add(piece.entry.id);
      }
    }
  }
}

/** Where new questions can go: the only row of the finding, or the first of several that have none yet. */
function roomIn(rows: readonly QuestionRow[]): QuestionRow | null {
  const [first, second] = rows;
  if (first === undefined || rows.some((row) => row.points || row.odd || row.questions.row !== row.row.row)) return null;
  if (second === undefined) return first;
  return rows.every(({ before }) => before.questions === "" && before.responses === "") ? first : null;
}

const ANOTHER = "Another response stands there, which is quite unlike the one recorded here.";
const UNCLEAR = "It cannot be written so that its questions and responses are told apart again.";

/** What a question's cells are to say, once its entry is known. */
function itemOf(finding: FindingRecord, { entry, beside: _, ...item }: Piece): Item & { unlike: boolean } {
  if (entry === null) return { ...item, unlike: false };
  const answer = said(entry);
  const text = sameText(entry.text, item.text) ? item.text : entry.text;
  const number = item.number ?? linkTo(entry, finding.id)?.number ?? null;
  if (answer === null || (item.response !== null && sameText(item.response, answer))) return { number, text, response: item.response, unlike: false };
  const unlike = item.response !== null && likeness(item.response, answer) < STILL_THE_SAME;
  return { number, text, response: unlike ? item.response : answer, unlike };
}

function fresh(finding: FindingRecord, entry: EntryRecord): Item {
  return { number: linkTo(entry, finding.id)?.number ?? null, text: entry.text, response: said(entry) };
}

type Filling = { context: FillContext; finding: FindingRecord };

function without({ context, finding }: Filling, entries: readonly EntryRecord[], reason: string): void {
  for (const entry of entries) {
    const number = linkTo(entry, finding.id)?.number ?? null;
    context.plan.entriesWithoutPlace.push({ reference: finding.reference, label: `${labelOf(finding)} ${number === null ? "–" : `Q${String(number)}`}`, what: entry.text, reason });
  }
}

/** Writes one of the two cells, or counts it as right. */
function put({ context, finding }: Filling, field: "questions" | "responses", target: Target, cells: { before: string; after: string }): void {
  if (cells.after !== cells.before) fill(context, { finding, field, target }, { text: cells.after }, cells.after);
  else if (cells.after !== "") context.plan.right += 1;
}

/** What of the wanted a cell that cannot be written goes on saying. */
function held(items: readonly Item[], { pieces, responses, row }: QuestionRow, fixed: { questions: boolean; responses: boolean }): Item[] {
  const hasResponses = responses !== null && responses.row === row.row;
  return items.map((item, index) => ({
    ...item,
    text: fixed.questions ? (pieces[index]?.text ?? item.text) : item.text,
    response: !hasResponses ? null : fixed.responses ? (pieces[index]?.response ?? null) : item.response,
  }));
}

/** Lists the cells of a row that go on saying something else than the record. */
function leaveRow({ context, finding }: Filling, row: QuestionRow, known: readonly Item[], reasons: { questions: Reason | null; responses: Reason | null }): void {
  const differs = (part: "text" | "response") => known.some((item, index) => item[part] !== (row.pieces[index]?.[part] ?? null));
  const say = (field: "questions" | "responses", target: Target | null, reason: Reason | null) => {
    if (target !== null && reason !== null) leave(context, { finding, field, target }, reason.reason, reason.formula);
  };
  if (differs("text")) say("questions", row.questions, reasons.questions);
  if (differs("response")) say("responses", row.responses, reasons.responses);
}

type Reason = { reason: string; formula: boolean };

function fillRow(filling: Filling, row: QuestionRow, added: readonly EntryRecord[]): void {
  const { context, finding } = filling;
  const { questions, responses, before } = row;
  const known = row.pieces.map((piece) => itemOf(finding, piece));
  if (responses !== null && known.some((item) => item.unlike)) leave(context, { finding, field: "responses", target: responses }, ANOTHER);
  const cannotAsk = hindrance(context, questions);
  const cannotAnswer = responses === null ? null : hindrance(context, responses);
  const fixed = { questions: cannotAsk !== null, responses: responses === null || cannotAnswer !== null || responses.row !== row.row.row };
  const wanted = held([...known, ...added.map((entry) => fresh(finding, entry))], row, fixed);
  const all = cannotAsk === null || added.length === 0 ? composeCells(before, wanted, fixed) : null;
  if (all === null) without(filling, added, cannotAsk?.reason ?? "The cell cannot take it so that its questions and responses are told apart again.");
  const cells = all ?? composeCells(before, held(known, row, fixed), fixed);
  const unclear = cells === null ? { reason: UNCLEAR, formula: false } : null;
  leaveRow(filling, row, known, { questions: cannotAsk ?? unclear, responses: cannotAnswer ?? unclear });
  if (cells === null) return;
  put(filling, "questions", questions, { before: before.questions, after: cells.questions });
  if (responses !== null && !fixed.responses) put(filling, "responses", responses, { before: before.responses, after: cells.responses });
}

export function fillQuestions(context: FillContext, finding: FindingRecord): void {
  const filling = { context, finding };
  const rows = (context.occurrences.get(finding.id) ?? []).flat();
  const sheets = [...new Set(rows.map(({ sheet }) => sheet))];
  if (rows.length === 0) {
    without(filling, finding.entries.filter((entry) => isIssued(entry.state) && !wasWithdrawn(entry) && isHome(context, entry, finding)), "The finding stands alone across the table, so there is no cell beside it.");
  }
  for (const sheet of sheets) {
    const used = new Set<string>();
    const read = rows.filter((row) => row.sheet === sheet).flatMap((row) => readRow(context, row) ?? []);
    matchPieces(context, finding, read, used);
    const [first] = read;
    if (first === undefined) continue;
    const id = first.row.meeting === null ? null : meetingId(context, first.row);
    const missing = finding.entries.filter(
      (entry) => isIssued(entry.state) && !used.has(entry.id) && !wasWithdrawn(entry) && isHome(context, entry, finding) && (first.row.meeting === null || (id !== null && entry.meetingId === id)),
    );
    const room = sheets.length > 1 ? null : roomIn(read);
    if (room === null) without(filling, missing, first.points ? "The cell says where the questions are addressed instead." : "The finding has several rows, or a cell that holds something else, and it is not certain where it belongs.");
    for (const row of read) if (!row.points && !row.odd) fillRow(filling, row, row === room ? missing : []);
  }
}
