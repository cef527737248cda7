/** The sheet Movement: finding by finding what moved since an earlier board. It is a copy, and never read back. */
import { formatDate, type CalendarDate } from "~/domain/calendar-date";
import { COLUMNS } from "~/domain/columns";
import { CLOSED_BEFORE, MOVE_SYMBOLS, MOVE_WORDS, type FindingMovement, type Movement, type RagOrNone } from "~/domain/cycle/movement";
import type { ExportColumn, ExportSheet } from "~/domain/export/export-sheet";
import { SHEET_NAMES } from "~/domain/export/layout";
import { RAG_WORDS, RAGS } from "~/domain/rag";

type Spec = Pick<ExportColumn, "key" | "heading" | "width"> & Partial<ExportColumn>;

function copy(spec: Spec): ExportColumn {
  return { editing: "copy", kind: "text", hidden: false, words: [], about: "", changedBy: "", ...spec };
}

const ragWords = RAGS.map((rag) => [rag, RAG_WORDS[rag]] as const);

export const MOVEMENT_COLUMNS: readonly ExportColumn[] = [
  copy({ key: "reference", heading: "Reference", width: 10, about: "The finding’s own reference." }),
  copy({ key: "number", heading: "Number", width: 12, about: "The number printed in the report." }),
  copy({ key: "finding", heading: "Finding", width: 44, about: "HMICFRS’s words." }),
  copy({ key: "from", heading: "RAG then", width: 10, kind: "rag", words: ragWords, about: "Empty where there was none, or the finding is new." }),
  copy({ key: "move", heading: "Movement", width: 14, about: "Better, worse, unchanged, new, closed, reopened; to or from White: rated anew. Closed before: closed at both boards, and in no count." }),
  copy({ key: "to", heading: "RAG now", width: 10, kind: "rag", words: ragWords, about: "As last submitted." }),
  copy({ key: "ragReason", heading: "RAG reason", width: 26, about: "As given with the RAG now." }),
  copy({ key: "leads", heading: "Change of leads", width: 28, about: "Strategic and tactical lead, then and now." }),
  copy({ key: "original", heading: "First target date", width: 12, kind: "date", about: "The first there was." }),
  copy({ key: "target", heading: "Target date now", width: 12, kind: "date", about: "As last submitted." }),
  copy({ key: "moved", heading: "Times moved", width: 9, about: "How often the target date was moved." }),
  copy({ key: "asAt", heading: "Update as at", width: 12, kind: "date", about: "Of the update now; empty where its date was not given." }),
  copy({ key: "refreshed", heading: "Update refreshed", width: 11, about: "No: it says the same, as at the same date, as it did then. Empty for a new or closed finding." }),
  copy({ key: "daysOpen", heading: "Days open", width: 8, about: "Since the report was published." }),
];

function rag(value: RagOrNone | null): string | null {
  return value === null || value === "none" ? null : value;
}

function leadWords({ leads }: FindingMovement): string | null {
  const words = leads.map(({ column, from, to }) => `${COLUMNS[column].heading}: ${from ?? "nobody"} → ${to ?? "nobody"}`);
  return words.length === 0 ? null : words.join("\n");
}

function valuesOf(finding: FindingMovement): (string | null)[] {
  const { reference, number, text, from, to, move, ragReason, targetDate, updateAsAt, refreshed, daysOpen } = finding;
  return [
    reference, number, text, rag(from), move === null ? CLOSED_BEFORE : `${MOVE_SYMBOLS[move]} ${MOVE_WORDS[move]}`, rag(to), ragReason, leadWords(finding), targetDate.original, targetDate.now,
    targetDate.moved === 0 ? null : String(targetDate.moved), updateAsAt, refreshed === null ? null : refreshed ? "Yes" : "No", daysOpen === null ? null : String(daysOpen),
  ];
}

/** `from` and `to` are the days of the boards; null stands for now. */
export function movementSheet(movement: Movement, { from, to }: { from: CalendarDate | null; to: CalendarDate | null }): ExportSheet {
  const day = (date: CalendarDate | null) => (date === null ? "now" : formatDate(date));
  return {
    id: "movement", name: SHEET_NAMES.movement, title: `Movement from ${day(from)} to ${day(to)}`, keyed: false, columns: MOVEMENT_COLUMNS,
    rows: movement.findings.map((finding) => ({ rowId: null, values: valuesOf(finding) })),
  };
}
