/** Tells what the rows of our own sheets are, before anything in them is compared: never by guess, never the last one that claims it. */
import type { SheetId } from "~/domain/export/export-sheet";
import { notice } from "~/domain/import/draft-reading";
import type { ImportOptions } from "~/domain/import/import-plan";
import { counted } from "~/domain/import/import-summary";
import { identifyActions } from "~/domain/import/own/identify-actions";
import { identifyEntries } from "~/domain/import/own/identify-entries";
import { identifyFindings } from "~/domain/import/own/identify-findings";
import { identityOf } from "~/domain/import/own/identity";
import type { Reading } from "~/domain/import/reading";
import type { SentOf } from "~/domain/import/three-way";
import type { WholeRecord } from "~/domain/record";
import { rowIdOf } from "~/domain/row-key";

/** The numbers of the exports of this installation whose rows the reading holds, ascending. */
export function exportsIn(reading: Reading): number[] {
  const numbers = new Set<number>();
  for (const { rows } of reading.sent.values()) for (const { exportNumber } of rows.values()) numbers.add(exportNumber);
  return [...numbers].sort((a, b) => a - b);
}

const COUNTED: Partial<Record<SheetId, readonly [one: string, many: string]>> = {
  tracker: ["finding", "findings"], assurance: ["finding", "findings"], entries: ["question, comment or concern", "questions, comments and concerns"], actions: ["action", "actions"],
};

/** A row that lost its key is there all the same, by the reference it shows. */
function rowIdsOn(reading: Reading, id: SheetId): Set<string> {
  const ids = new Set<string>();
  for (const { sheet, rows } of reading.sent.values()) if (sheet === id) for (const { rowId } of rows.values()) ids.add(rowId);
  if (id !== "tracker" && id !== "assurance") return ids;
  for (const { reference, details } of reading.findings) if (reference !== null && details === null) ids.add(rowIdOf("F", Number(reference.replace(/\D/g, ""))));
  return ids;
}

/** Rows that were sent and did not come back: they are counted, and nothing happens to what they are about. */
function sayMissing(reading: Reading, sentOf: SentOf): void {
  for (const id of Object.keys(COUNTED) as SheetId[]) {
    const words = COUNTED[id];
    const sent = new Set(exportsIn(reading).flatMap((number) => Object.keys(sentOf(number)?.sheets[id]?.rows ?? {})));
    const there = rowIdsOn(reading, id);
    const missing = [...sent].filter((rowId) => !there.has(rowId)).length;
    if (words === undefined || missing === 0) continue;
    notice(reading, `${counted(missing, words[0], words[1])} of the ${String(sent.size)} sent ${missing === 1 ? "is" : "are"} not in the file. Nothing is deleted here: ${missing === 1 ? "it stays as it is" : "they stay as they are"}.`);
  }
}

export function identifyRows(reading: Reading, { record, options, sentOf }: { record: WholeRecord; options: ImportOptions; sentOf: SentOf }): void {
  if (!reading.marked) return;
  sayMissing(reading, sentOf);
  const identity = identityOf(reading, record, options, sentOf);
  identifyFindings(identity);
  identifyEntries(identity);
  identifyActions(identity);
}
