/** Entries, responses and actions from our own sheets. */
import { readDate } from "~/domain/calendar-date";
import type { EntryKind, EntryState } from "~/domain/entry";
import { readClosures } from "~/domain/export/closure-cell";
import { ACTION_LOG_FIELDS } from "~/domain/export/action-cells";
import { readCovers, readOrder } from "~/domain/export/covers-cell";
import { readNamedEntry, type NamedEntry } from "~/domain/export/follow-up-cell";
import { splitOwners } from "~/domain/export/list-cell";
import { readResponseParts } from "~/domain/export/response-cell";
import { readFindingReference } from "~/domain/finding";
import { hold, notice } from "~/domain/import/draft-reading";
import { refOf, type FileFindings } from "~/domain/import/own/own-findings";
import { cellOf, responseText, valueOf, type OwnRow } from "~/domain/import/own/own-row";
import type { FindingRef, Place, Reading, ReadingAction, ReadingEntry, ReadingLink, ReadingResponse } from "~/domain/import/reading";
import type { EntryPlace } from "~/domain/record";
import { COMMITMENT_OUTCOMES, CONFIDENCES } from "~/domain/response";
import { LONGEST_TEXT } from "~/domain/text";

function meetingOf(reading: Reading, text: string | null, place: Place): number | null {
  if (text === null) return null;
  const [, title = "", written = ""] = /^(.*), ([^,]+)$/s.exec(text) ?? [];
  const date = readDate(written);
  if (date === null) {
    notice(reading, `${place.sheet}, row ${String(place.row)}: “${text}” names no meeting with its date.`);
    return null;
  }
  const index = reading.meetings.findIndex((meeting) => meeting.title === title && meeting.date === date);
  return index >= 0 ? index : reading.meetings.push({ title, date, time: null, place }) - 1;
}

function linksOf(reading: Reading, row: OwnRow, findings: FileFindings): ReadingLink[] | null {
  const cell = cellOf(row, "findings");
  const covers = readCovers(cell?.value ?? "");
  if (!covers.ok) {
    hold(reading, cell?.place ?? row.place, covers.problem.message);
    return null;
  }
  const orders = readOrder(valueOf(row, "order") ?? "");
  const closures = readClosures(valueOf(row, "closedAs") ?? "");
  const links: ReadingLink[] = [];
  for (const [index, { reference, number }] of covers.value.entries()) {
    const finding = refOf(findings, reference);
    if (finding === null) {
      hold(reading, cell?.place ?? row.place, `The finding ${reference} is not in the file, so it is not certain what the row asks about.`);
      return null;
    }
    const closed = closures.find((each) => each.reference === reference) ?? closures.find((each) => each.reference === null);
    links.push({ finding, number, order: orders[index] ?? null, closure: closed?.closure ?? null, closureNote: closed?.note ?? null, revisitOn: closed?.revisitOn ?? null });
  }
  return links;
}

function responseOf(reading: Reading, row: OwnRow, response: number): ReadingResponse | null {
  const body = responseText(row, response);
  if (body === undefined) return null;
  const by = cellOf(row, "responseBy", response);
  const parts = body.value === null ? [] : readResponseParts(by?.value ?? null, body.value);
  if (parts.some((part) => part.text.length > LONGEST_TEXT)) {
    hold(reading, body.place, `The response has more than ${LONGEST_TEXT.toLocaleString("en-GB")} characters. Shorten it, or divide it among those who spoke.`);
    return null;
  }
  const outcome = cellOf(row, "commitment", response);
  const askedFor = cellOf(row, "commitmentAskedFor", response);
  const condition = cellOf(row, "condition", response);
  const confidence = cellOf(row, "confidence", response);
  const cells: ReadingResponse["cells"] = { response: body.place };
  if (by !== undefined) cells.responseBy = by.place;
  if (confidence !== undefined) cells.statedConfidence = confidence.place;
  if (askedFor !== undefined) cells.commitmentAskedFor = askedFor.place;
  if (outcome !== undefined) cells.commitment = outcome.place;
  if (condition !== undefined) cells.condition = condition.place;
  return {
    place: body.place,
    position: response - 1,
    mode: valueOf(row, "given", response) === "spoken" ? "spoken" : "written",
    parts,
    submittedOn: valueOf(row, "submittedOn", response),
    statedConfidence: CONFIDENCES.find((each) => each === confidence?.value) ?? null,
    askedFor: askedFor?.value ?? null,
    outcome: COMMITMENT_OUTCOMES.find((each) => each === outcome?.value) ?? null,
    condition: condition?.value ?? null,
    cells,
  };
}

/** Of an entry the record has, only what may be edited is compared; the rest is read where a row is new, or may be named by one. */
export type EntrySheet = { responses: number; allKnown: boolean };

export function addOwnEntry(reading: Reading, row: OwnRow, key: string, findings: FileFindings, { responses, allKnown }: EntrySheet): void {
  const links = allKnown ? [] : linksOf(reading, row, findings);
  if (links === null) return;
  const text = cellOf(row, "text");
  const entryPlace = (allKnown ? "finding" : (valueOf(row, "place") ?? "finding")) as EntryPlace;
  if (text === undefined || (text.value === null && row.mark === null)) {
    if (text !== undefined) hold(reading, row.place, "The row has no words of a question, comment or concern.");
    return;
  }
  if (entryPlace === "finding" && links.length === 0 && row.mark?.ours !== true) {
    hold(reading, row.place, "The row names no finding. Write its reference under Findings, such as F-0106.");
    return;
  }
  const askedBy = cellOf(row, "askedBy");
  const dueOn = cellOf(row, "dueOn");
  const cells: ReadingEntry["cells"] = { text: text.place };
  if (askedBy !== undefined) cells.askedBy = askedBy.place;
  if (dueOn !== undefined) cells.dueOn = dueOn.place;
  const said = Array.from({ length: responses }, (_, index) => responseOf(reading, row, index + 1)).filter((each) => each !== null);
  const answered = said.some((response) => response.parts.length > 0);
  reading.entries.push({
    key, place: row.place, mark: row.mark, source: row, entryPlace,
    kind: (allKnown ? "question" : (valueOf(row, "kind") ?? "question")) as EntryKind,
    askedBy: askedBy?.value ?? null,
    text: text.value ?? "",
    state: (allKnown ? "issued" : (valueOf(row, "state") ?? (answered ? "answered" : "issued"))) as EntryState,
    issuedOn: allKnown ? null : valueOf(row, "issuedOn"),
    dueOn: dueOn?.value ?? null,
    links,
    followsUp: null,
    meeting: allKnown ? null : meetingOf(reading, valueOf(row, "meeting"), row.place),
    responses: said,
    cells,
  });
}

/** The entries of the file, by the row of their key and by finding and number. */
export type NamedEntries = ReadonlyMap<string, ReadingEntry>;

function linkName(ref: FindingRef, number: number): string {
  return `${"key" in ref ? `key ${ref.key}` : `reference ${ref.reference}`} ${String(number)}`;
}

export function nameEntries(reading: Reading): NamedEntries {
  const names = new Map<string, ReadingEntry>();
  for (const entry of reading.entries) {
    if (entry.mark !== null) names.set(entry.mark.rowId, entry);
    for (const { finding, number } of entry.links) if (number !== null) names.set(linkName(finding, number), entry);
  }
  return names;
}

function entryNamed(names: NamedEntries, name: NamedEntry, findings: FileFindings): ReadingEntry | undefined {
  if ("rowId" in name) return names.get(name.rowId);
  const ref = refOf(findings, name.reference);
  return ref === null ? undefined : names.get(linkName(ref, name.number));
}

/** Ties follow-ups to what they follow once every entry is read. */
export function tieFollowUps(reading: Reading, rows: ReadonlyMap<string, OwnRow>, findings: FileFindings, names: NamedEntries): void {
  for (const entry of reading.entries) {
    if (entry.mark?.ours === true) continue;
    const row = rows.get(entry.key);
    const cell = row === undefined ? undefined : cellOf(row, "followsUp");
    if (cell?.value == null) continue;
    const named = readNamedEntry(cell.value);
    const followed = named.ok && named.value !== null ? entryNamed(names, named.value, findings) : undefined;
    if (followed !== undefined && named.ok) entry.followsUp = { entry: followed.key, response: named.value?.response ?? null };
    else notice(reading, `${cell.place.sheet}, row ${String(cell.place.row)}: the question it follows up (${cell.value}) is not in the file.`);
  }
}

export function addOwnAction(reading: Reading, row: OwnRow, findings: FileFindings, names: NamedEntries): void {
  const text = cellOf(row, "text");
  const owners = cellOf(row, "owners");
  const due = cellOf(row, "due");
  if (text === undefined || (text.value === null && row.mark === null)) return;
  const reference = cellOf(row, "finding");
  const read = readFindingReference(reference?.value ?? "");
  const finding = read === null ? null : refOf(findings, read);
  if (reference?.value != null && finding === null) {
    hold(reading, reference.place, `There is no finding ${reference.value} in the file or here. Correct the reference and import the file again.`);
    return;
  }
  const named = readNamedEntry(valueOf(row, "entry") ?? "");
  const cells: ReadingAction["cells"] = { text: text.place };
  if (owners !== undefined) cells.owners = owners.place;
  if (due !== undefined) cells.due = due.place;
  const log: ReadingAction["log"] = {};
  for (const field of ACTION_LOG_FIELDS) {
    const cell = row.reader.byName.has(field) ? cellOf(row, field) : undefined;
    if (cell === undefined) continue;
    log[field] = cell.value;
    cells[field] = cell.place;
  }
  reading.actions.push({
    place: row.place, mark: row.mark, text: text.value ?? "", owners: splitOwners(owners?.value ?? ""), due: due?.value ?? null, finding,
    entry: named.ok && named.value !== null ? (entryNamed(names, named.value, findings)?.key ?? null) : null,
    meeting: meetingOf(reading, valueOf(row, "meeting"), row.place), cells,
    ...(Object.keys(log).length === 0 ? {} : { log }),
  });
}
