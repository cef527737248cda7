/** A copy of the tracker for a SIB cycle, whole or for one lead: what is not the reader's is grey, and questions to answer have a sheet of their own. */
import { FIXED_PEOPLE, type Actor } from "~/domain/actor";
import { formatDate } from "~/domain/calendar-date";
import { COLUMN_KEYS, type ColumnKey } from "~/domain/columns";
import { needsUpdate } from "~/domain/cycle/cycle-progress";
import type { SibCycle } from "~/domain/cycle/sib-cycle";
import { leadKeysOf, type CopyLead } from "~/domain/export/copy-leads";
import { entriesOf } from "~/domain/export/entry-names";
import type { ExportColumn, ExportRow, ExportSheet, ExportWorkbook, SheetId } from "~/domain/export/export-sheet";
import { exportWorkbook, type ExportHeading } from "~/domain/export/export-workbook";
import { guideLines } from "~/domain/export/guide";
import { ASKED_OF, entryColumns, SHEET_NAMES } from "~/domain/export/layout";
import { isUnanswered } from "~/domain/my-work/entry-item";
import { can, canEdit } from "~/domain/permissions";
import type { EntryRecord, FindingRecord, WholeRecord } from "~/domain/record";
import { rowIdOf } from "~/domain/row-key";

/** `lead` is null for a copy of the whole tracker, which is all of the force's; `onlyTheirs` leaves out the findings of others. */
export type CopyOrder = {
  record: WholeRecord;
  heading: ExportHeading;
  cycle: Pick<SibCycle, "boardOn" | "updatesDueOn">;
  lead: CopyLead | null;
  onlyTheirs: boolean;
  /** To whom it goes back: 'Tom Ashdown, tom@marchshire.example'. */
  returnTo: string;
};

export type Copy = { workbook: ExportWorkbook; findings: number; questions: number };

const LEAD: Actor = { ...FIXED_PEOPLE.force, personId: "the lead", roles: ["strategic-lead", "tactical-lead"] };
const SECRETARIAT: Actor = { ...FIXED_PEOPLE.force, roles: ["sib-secretariat"] };
const OWN = { ledBy: ["the lead"] };

/** Whether the reader may change a column of a finding, question or action that is theirs: as the matrix has it. */
function isTheirs(reader: Actor, sheet: SheetId, key: string): boolean {
  if (sheet === "tracker") return canEdit(reader, key as ColumnKey, OWN);
  if (sheet === "actions") return can(reader, "keep actions");
  if (sheet === "details" || key === "text" || key === "askedBy" || key === "dueOn") return false;
  return can(reader, "answer", OWN);
}

function forReader(sheet: ExportSheet, reader: Actor): ExportSheet {
  const columns = sheet.columns.map((column): ExportColumn =>
    column.editing !== "edit" || isTheirs(reader, sheet.id, column.key) ? column : { ...column, editing: "others" });
  return { ...sheet, columns };
}

/** What a lead needs beside a question, in this order; all else of it stands behind, hidden. */
const TO_ANSWER = ["findings", "numbers", "askedOf", "askedBy", "text", "issuedOn", "dueOn", "responseBy", "response", "confidence", "commitmentAskedFor", "commitment", "condition"];

function toAnswerColumns(): ExportColumn[] {
  const known = [...entryColumns([1]), ASKED_OF];
  const shown = TO_ANSWER.flatMap((key) => known.find((column) => column.key === key) ?? []);
  return [...shown, ...known.filter((column) => !TO_ANSWER.includes(column.key)).map((column) => ({ ...column, hidden: true }))];
}

/** Takes the questions that wait out of the sheet of all questions, so that each stands in one place only. */
function withQuestionsApart(entries: ExportSheet, waiting: readonly EntryRecord[], findings: ReadonlyMap<string, FindingRecord>): { toAnswer: ExportSheet; entries: ExportSheet } {
  const byRow = new Map(waiting.map((entry) => [rowIdOf("Q", entry.id), entry]));
  const columns = toAnswerColumns();
  const places = new Map(entries.columns.map((column, place) => [column.key, place]));
  const rows = entries.rows.flatMap((row): ExportRow[] => {
    const entry = byRow.get(row.rowId ?? "");
    if (entry === undefined) return [];
    const texts = entry.links.flatMap((link) => findings.get(link.findingId)?.text ?? []);
    return [{ rowId: row.rowId, values: columns.map(({ key }) => (key === ASKED_OF.key ? (texts[0] ?? null) : (row.values[places.get(key) ?? -1] ?? null))) }];
  });
  return {
    toAnswer: {
      id: "to-answer", name: SHEET_NAMES["to-answer"], title: SHEET_NAMES["to-answer"], keyed: true, columns, rows,
      instructions: [rows.length === 0 ? "No question waits for a response." : "Write the response beside each question, in the white cells; the force’s chief officers clear it before it goes to the commissioner’s office."],
    },
    entries: { ...entries, rows: entries.rows.filter((row) => !byRow.has(row.rowId ?? "")) },
  };
}

function instructions({ lead, cycle, returnTo }: CopyOrder): string[] {
  const whose = lead === null ? "the white cells" : "the white cells of your findings, which come first";
  return [
    `Bring up to date ${whose}: the update with the date it speaks of, the RAG with its reason, the steps and the target date; and answer the sheet ${SHEET_NAMES["to-answer"]}.`,
    `Send this workbook back to ${returnTo} by ${formatDate(cycle.updatesDueOn)}, for the Service Improvement Board of ${formatDate(cycle.boardOn)}.`,
  ];
}

/** First what still needs an update, then what does not; each in the order of the record. */
function inTurn(findings: readonly FindingRecord[]): FindingRecord[] {
  return [...findings.filter(needsUpdate), ...findings.filter((finding) => !needsUpdate(finding))];
}

export function copyWorkbook(order: CopyOrder): Copy {
  const { record, heading, lead, onlyTheirs } = order;
  const isOwn = (finding: FindingRecord) => lead === null || leadKeysOf(finding).includes(lead.key);
  const own = lead === null ? record.findings : inTurn(record.findings.filter(isOwn));
  const others = onlyTheirs ? [] : record.findings.filter((finding) => !isOwn(finding));
  const shown = lead === null ? null : { findings: [...own, ...others], columns: COLUMN_KEYS };
  const plain = exportWorkbook({ record, shown, view: "sib", heading });
  const ownIds = new Set(own.map((finding) => finding.id));
  const asked = new Map(entriesOf(record).map((entry) => [rowIdOf("Q", entry.id), entry]));
  const touchesOwn = (entry: EntryRecord | undefined) => entry?.links.some((link) => ownIds.has(link.findingId)) === true;
  const waiting = [...asked.values()].filter((entry) => isUnanswered(entry) && touchesOwn(entry));
  const findings = new Map(record.findings.map((finding) => [finding.id, finding]));
  const reader = lead === null ? SECRETARIAT : LEAD;
  const sheets = plain.sheets.flatMap((sheet): ExportSheet[] => {
    if (sheet.id === "tracker") return [{ ...sheet, instructions: instructions(order), ...(lead === null ? {} : { theirs: own.length }) }];
    if (sheet.id !== "entries") return [sheet];
    const { toAnswer, entries } = withQuestionsApart(sheet, waiting, findings);
    if (lead === null) return [toAnswer, entries];
    const rows = [...entries.rows.filter((row) => touchesOwn(asked.get(row.rowId ?? ""))), ...entries.rows.filter((row) => !touchesOwn(asked.get(row.rowId ?? "")))];
    return [toAnswer, { ...entries, rows, theirs: rows.filter((row) => touchesOwn(asked.get(row.rowId ?? ""))).length }];
  }).map((sheet) => forReader(sheet, reader));
  const title = `${plain.title}${lead === null ? "" : `: ${lead.words}`}`;
  return {
    workbook: { ...plain, title, sheets: sheets.map((sheet) => (sheet.id === "tracker" ? { ...sheet, title } : sheet)), guide: guideLines(sheets) },
    findings: own.length,
    questions: waiting.length,
  };
}
