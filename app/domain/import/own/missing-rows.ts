/** Says which rows that were sent did not come back; one that is held back, or known by its number or text, did. */
import type { SheetId } from "~/domain/export/export-sheet";
import { cellName } from "~/domain/import/cell-name";
import { notice } from "~/domain/import/draft-reading";
import { counted } from "~/domain/import/import-summary";
import type { Place, Reading } from "~/domain/import/reading";
import type { SentOf } from "~/domain/import/three-way";
import type { FindingRecord } from "~/domain/record";
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

function rowName(place: Place): string {
  return cellName({ ...place, column: null });
}

function rowIdOfReference(reference: string): string {
  return rowIdOf("F", Number(reference.replace(/\D/g, "")));
}

/** A row that lost its key is there all the same, by the reference it shows. */
function rowIdsOn({ sent, findings, unread }: Reading, id: SheetId): Set<string> {
  const ids = new Set<string>();
  for (const { sheet, rows } of sent.values()) if (sheet === id) for (const { rowId } of rows.values()) ids.add(rowId);
  if (id !== "tracker" && id !== "assurance") return ids;
  for (const { reference, details } of findings) if (reference !== null && details === null) ids.add(rowIdOfReference(reference));
  for (const { reference } of unread) if (reference !== null) ids.add(rowIdOfReference(reference));
  return ids;
}

/** To be asked before it is decided what the rows are; what it returns says it once that is. */
export function missingRows(reading: Reading, sentOf: SentOf): (matches: ReadonlyMap<string, FindingRecord>) => void {
  const words = Object.entries(COUNTED) as [SheetId, readonly [string, string]][];
  const there = new Map(words.map(([id]) => [id, rowIdsOn(reading, id)]));
  const sheets = new Map([...reading.sent].map(([name, { sheet }]) => [name, sheet]));
  const findings = reading.findings.filter(({ details, reference }) => details === null && reference === null);
  const nameless = [
    ...reading.unread.flatMap(({ place, reference }) => (reference === null ? [place] : [])),
    ...[...findings, ...reading.entries, ...reading.actions].flatMap(({ place, mark }) => (mark === null ? [place] : [])),
  ];
  return (matches) => {
    const held = new Set(reading.heldBack.map(rowName));
    const known = new Set(findings.flatMap(({ key }) => { const finding = matches.get(key); return finding === undefined ? [] : [rowIdOfReference(finding.reference)]; }));
    for (const [id, [one, many]] of words) {
      const sent = new Set(exportsIn(reading).flatMap((number) => Object.keys(sentOf(number)?.sheets[id]?.rows ?? {})));
      const absent = [...sent].filter((rowId) => there.get(id)?.has(rowId) !== true && !known.has(rowId)).length;
      const missing = absent - nameless.filter((place) => sheets.get(place.sheet) === id && held.has(rowName(place))).length;
      if (missing <= 0) continue;
      notice(reading, `${counted(missing, one, many)} of the ${String(sent.size)} sent ${missing === 1 ? "is" : "are"} not in the file. Nothing is deleted here: ${missing === 1 ? "it stays as it is" : "they stay as they are"}.`);
    }
  };
}
