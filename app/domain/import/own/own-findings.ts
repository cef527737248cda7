/** Findings from our own sheets: the tracker, its assurance view, and further details. */
import { readLimbs } from "~/domain/export/limbs-cell";
import { splitList } from "~/domain/export/list-cell";
import { findingReference, readFindingReference, type FindingKind } from "~/domain/finding";
import { COLUMNS } from "~/domain/columns";
import { blankFinding, hold, notice } from "~/domain/import/draft-reading";
import { readFindingLabel } from "~/domain/import/finding-label";
import { cellOf, valueOf, type OwnRow } from "~/domain/import/own/own-row";
import { DETAIL_KEYS, FIELD_KEYS, type FindingRef, type Reading, type ReadingFinding } from "~/domain/import/reading";

/** The findings of the file by the reference it gives them, and which of them the database may know by it. */
export type FileFindings = { byReference: Map<string, ReadingFinding>; ours: boolean };

/** A reference in the file: a finding of the record where the file is of this installation, whatever row shows it; else a row of the file. */
export function refOf(findings: FileFindings, reference: string): FindingRef | null {
  const row = findings.byReference.get(reference);
  if (findings.ours && row?.mark !== null) return { reference };
  return row === undefined ? null : { key: row.key };
}

function referenceOf(row: OwnRow): string | null {
  const shown = readFindingReference(valueOf(row, "reference") ?? "");
  return row.mark === null || row.mark.ours ? shown : findingReference(Number(row.mark.id));
}

function takeLabel(finding: ReadingFinding, text: string | null): void {
  const label = text === null ? null : readFindingLabel(text);
  finding.text = label === null || label.text === "" ? text : label.text;
  if (label === null) return;
  finding.kind ??= label.kind;
  finding.number ??= label.number;
}

/** A row of ours whose reference was made something that is none. */
function showsNoReference(reading: Reading, row: OwnRow): boolean {
  const shown = cellOf(row, "reference");
  if (row.mark?.ours !== true || shown?.value == null || readFindingReference(shown.value) !== null) return false;
  hold(reading, row.place, `The row shows “${shown.value}” as its reference, but its hidden key is that of ${findingReference(Number(row.mark.id))}. Restore the reference and import the file again.`);
  return true;
}

export function addOwnFinding(reading: Reading, row: OwnRow, key: string, findings: FileFindings): void {
  if (showsNoReference(reading, row)) return;
  const finding = blankFinding(key, row.place);
  finding.mark = row.mark;
  finding.reference = referenceOf(row);
  finding.named = cellOf(row, "reference")?.place ?? null;
  for (const field of FIELD_KEYS) {
    const cell = cellOf(row, field);
    if (cell !== undefined) finding.fields[field] = cell;
  }
  for (const locked of ["number", "kind", "finding", "inspection", "causeOfConcern"] as const) {
    const cell = cellOf(row, locked);
    if (cell !== undefined && cell.value !== null) finding.locked[locked] = cell.place;
  }
  finding.number = valueOf(row, "number");
  finding.kind = valueOf(row, "kind") as FindingKind | null;
  finding.inspection = valueOf(row, "inspection");
  const text = valueOf(row, "finding");
  const labelled = valueOf(row, "labelled");
  if (row.mark === null && finding.number === null && finding.kind === null) takeLabel(finding, text ?? labelled);
  else if (text === null && labelled !== null && row.mark?.ours !== true) takeLabel(finding, labelled);
  else finding.text = text;
  reading.findings.push(finding);
  if (finding.reference !== null && !findings.byReference.has(finding.reference)) findings.byReference.set(finding.reference, finding);
}

/** Ties recommendations to their causes of concern once every row has its reference. */
export function tieToParents(reading: Reading, rows: ReadonlyMap<string, OwnRow>, findings: FileFindings): void {
  for (const finding of reading.findings) {
    const row = rows.get(finding.key);
    const cell = row === undefined ? undefined : cellOf(row, "causeOfConcern");
    if (cell?.value == null) continue;
    const reference = readFindingReference(cell.value);
    const parent = reference === null ? null : refOf(findings, reference);
    if (parent !== null) finding.parent = parent;
    else if (reference === null) hold(reading, cell.place, `“${cell.value}” is not the reference of a cause of concern. Write it as F-0106.`);
    else notice(reading, `${cell.place.sheet}, row ${String(cell.place.row)}: the cause of concern ${reference} is not in the file, so the recommendation is taken without it.`);
  }
}

/** Adds what the sheet of further details says to the finding it is about. */
export function addDetails(reading: Reading, row: OwnRow, key: string, findings: FileFindings): void {
  if (showsNoReference(reading, row)) return;
  const reference = referenceOf(row) ?? (row.mark?.ours === true ? findingReference(Number(row.mark.id)) : null);
  if (reference === null) {
    hold(reading, row.place, "The row has neither a key nor a reference, so it is not certain which finding it is about.");
    return;
  }
  let finding = findings.ours ? undefined : findings.byReference.get(reference);
  if (finding === undefined) {
    finding = { ...blankFinding(key, row.place), mark: row.mark, reference: referenceOf(row) };
    reading.findings.push(finding);
    if (!findings.ours) findings.byReference.set(reference, finding);
  }
  for (const field of DETAIL_KEYS) {
    const cell = cellOf(row, field);
    if (cell !== undefined) finding.fields[field] = cell;
  }
  finding.details = row;
  finding.theirReference = valueOf(row, "theirReference");
  finding.limbs = readLimbs(valueOf(row, "limbs") ?? "");
  for (const kind of ["repeats", "supersedes"] as const) {
    for (const name of splitList(valueOf(row, kind) ?? "")) {
      const to = readFindingReference(name);
      const ref = to === null ? null : refOf(findings, to);
      if (ref !== null) finding.links.push({ kind, to: ref });
      else notice(reading, `${row.place.sheet}, row ${String(row.row)}: ${name}, which it ${kind}, is not in the file.`);
    }
  }
}

/** The word for a column that is only a copy. */
export const COPIES_NOTICE = `The columns ${COLUMNS.questions.heading} and ${COLUMNS.responses.heading} of the tracker are copies and are not read. Change questions and responses on the sheet Questions and responses.`;
