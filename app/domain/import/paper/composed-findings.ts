/** What composed notes print beside a finding in place of questions: how its item ended, or where a question put on several stands. */
import type { Sheet, SheetRow } from "~/domain/sheet";
import { columnLetter } from "~/domain/sheet";
import { cellIn } from "~/domain/import/grid";
import { readFindingLabel } from "~/domain/import/finding-label";
import { oneLink } from "~/domain/import/read-questions";
import { notice } from "~/domain/import/draft-reading";
import type { Reading, ReadingFinding } from "~/domain/import/reading";
import { mark } from "~/domain/import/trace";
import { isCauseOfConcern } from "~/domain/finding";
import { readEnd } from "~/domain/notes/notes-words";
import { takeClosedMark } from "~/domain/notes/closed-mark";
import type { PaperItem } from "~/domain/notes/paper-notes";

const REFERENCE = /^[A-Z]-\d{4,}$/;
const SEE = /^See (.+?)(?:, Q(\d{1,3}))?$/;
const QUESTIONS = 2;

type End = NonNullable<PaperItem["end"]>;
/** `part`: only a question or an action beside the finding is marked, and it is closed with it. */
type ClosedRow = { row: number; part: boolean };
type Instead = { row: number; end: End | null; see: { label: string; number: number | null } | null };

/** The reference that the installation gave which composed the notes is not part of the text above it. */
export function withoutReference(text: string): string {
  return text.split("\n").filter((line) => !REFERENCE.test(line.trim())).join("\n").trim();
}

/** For whoever brings a file of which only a part of an item or finding is marked. */
export function heldInPart(name: string): string {
  return `“${name}” holds something of a closed session: all of it is taken in as in closed session.`;
}

function insteadIn(row: number, line: string, labels: ReadonlySet<string>): Instead | null {
  const end = readEnd(line);
  if (end !== null) return { row, end, see: null };
  const [, label, number] = SEE.exec(line) ?? [];
  return label === undefined || !labels.has(label) ? null : { row, end: null, see: { label, number: number === undefined ? null : Number(number) } };
}

/** The rows as a sheet of their own that holds findings, questions and responses alone, what stood there in place of questions, and what was in closed session. */
export function findingSheet(sheet: Sheet, rows: readonly SheetRow[]): { sheet: Sheet; instead: Instead[]; closed: ClosedRow[] } {
  const labels = new Set(rows.flatMap((row) => readFindingLabel(cellIn(row, 1)?.text ?? "")?.number ?? []));
  const instead: Instead[] = [];
  const closed: ClosedRow[] = [];
  const plain = rows.map((row): SheetRow => ({
    ...row,
    cells: row.cells.flatMap((marked) => {
      const taken = takeClosedMark(marked.text);
      if (taken.closed) closed.push({ row: row.number, part: marked.column !== 1 });
      if (taken.text === "" && marked.text !== "") return [];
      const cell = { ...marked, text: taken.text };
      if (cell.column === 1 && cell.text.includes("\n")) return [{ ...cell, text: withoutReference(cell.text) }];
      if (cell.column !== QUESTIONS) return [cell];
      const kept = cell.text.split("\n").filter((line) => {
        const found = insteadIn(row.number, line.trim(), labels);
        if (found !== null) instead.push(found);
        return found === null;
      });
      return kept.length === 0 ? [] : [{ ...cell, text: kept.join("\n") }];
    }),
  }));
  const numbers = new Set(rows.map(({ number }) => number));
  return { sheet: { ...sheet, rows: plain, merges: sheet.merges.filter(({ top }) => numbers.has(top)) }, instead, closed };
}

function findingAt(findings: readonly ReadingFinding[], row: number): ReadingFinding | undefined {
  return findings.findLast((finding) => finding.place.row <= row);
}

/** Ties the question that stands beside another finding to this one. */
function tie(reading: Reading, finding: ReadingFinding, { label, number }: NonNullable<Instead["see"]>): void {
  const other = reading.findings.find((each) => each !== finding && each.number === label && each.inspection === finding.inspection);
  const entry = reading.entries.find(({ links: [first] }) => other !== undefined && first !== undefined && "key" in first.finding && first.finding.key === other.key && first.number === number);
  if (entry?.links.some((link) => "key" in link.finding && link.finding.key === finding.key) === false) entry.links.push(oneLink(finding.key, null));
}

function closedKeys(reading: Reading, findings: readonly ReadingFinding[], rows: readonly ClosedRow[]): Set<string> {
  const whole = new Set(rows.flatMap(({ row, part }) => (part ? [] : (findingAt(findings, row)?.key ?? []))));
  const inPart = new Set(rows.flatMap(({ row }) => findingAt(findings, row) ?? []).filter(({ key }) => !whole.has(key)));
  for (const { number, text } of inPart) notice(reading, heldInPart(number ?? text ?? ""));
  return new Set([...whole, ...[...inPart].map(({ key }) => key)]);
}

/** The items of findings that nothing was asked about, whose end was stated, or that were in closed session. `from`: how many findings were read before. */
export function findingItems(reading: Reading, sheet: Sheet, { instead, closed: rows, from }: { instead: readonly Instead[]; closed: readonly ClosedRow[]; from: number }): PaperItem[] {
  const findings = reading.findings.slice(from);
  const ends = new Map<string, End>();
  for (const { row, end, see } of instead) {
    const finding = findingAt(findings, row);
    mark(reading.trace, { sheet: sheet.name, row, column: columnLetter(QUESTIONS) }, "taken");
    if (finding === undefined) continue;
    if (end !== null) ends.set(finding.key, end);
    if (see !== null) tie(reading, finding, see);
  }
  const asked = new Set(reading.entries.flatMap(({ links }) => links.flatMap(({ finding }) => ("key" in finding ? [finding.key] : []))));
  const closed = closedKeys(reading, findings, rows);
  const heads = new Set(sheet.merges.map(({ top }) => top));
  return findings.flatMap((finding): PaperItem[] => {
    const { key, number, kind, place, fields } = finding;
    const headsSection = kind !== null && isCauseOfConcern(kind) && heads.has(place.row);
    if (!closed.has(key) && (headsSection || (asked.has(key) && !ends.has(key)))) return [];
    const elsewhere = fields.addressedElsewhere?.value == null ? null : ({ outcome: "addressed-elsewhere", note: null } as const);
    return [{ line: place.row, number: null, depth: 0, kind: "finding", heading: number ?? finding.text?.slice(0, 80) ?? "", text: null, actions: [], nothingArose: false, end: ends.get(key) ?? elsewhere, closed: closed.has(key), finding: key }];
  });
}
