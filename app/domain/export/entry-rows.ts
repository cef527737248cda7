/** The rows of the sheet Questions and responses: one per entry, with everything the force said to it. */
import { londonDate } from "~/domain/calendar-date";
import { formatClosures } from "~/domain/export/closure-cell";
import { formatCovers, formatOrder } from "~/domain/export/covers-cell";
import type { EntryNames } from "~/domain/export/entry-names";
import { fitCell, type ExportRow } from "~/domain/export/export-sheet";
import { cutIntoCells, formatResponseParts } from "~/domain/export/response-cell";
import { joinList } from "~/domain/export/list-cell";
import type { EntryRecord, ResponseRecord, WholeRecord } from "~/domain/record";
import { rowIdOf } from "~/domain/row-key";

type Written = { response: ResponseRecord; by: string | null; cells: string[] };

function written(response: ResponseRecord): Written {
  const { by, text } = formatResponseParts(response.parts);
  return { response, by, cells: cutIntoCells(text) };
}

/** For each response that an entry may have: how many cells the longest one takes. At least one response with one cell. */
function cellCounts(responses: readonly (readonly Written[])[]): number[] {
  const counts = [1];
  for (const ofEntry of responses) {
    for (const [index, { cells }] of ofEntry.entries()) counts[index] = Math.max(counts[index] ?? 1, cells.length);
  }
  return counts;
}

function responseValues(written: Written | undefined, cells: number): (string | null)[] {
  const texts = Array.from({ length: cells }, (_, index) => written?.cells[index] ?? null);
  if (written === undefined) return [null, ...texts, null, null, null, null, null, null];
  const { response, by } = written;
  return [
    by,
    ...texts,
    response.mode,
    response.submittedAt === null ? null : londonDate(response.submittedAt),
    response.statedConfidence,
    response.commitment?.askedFor ?? null,
    response.commitment?.outcome ?? null,
    response.commitment?.condition ?? null,
  ];
}

function closures(entry: EntryRecord): string | null {
  const text = formatClosures(entry.links);
  return text === null ? null : fitCell(text, "continues on the question’s page");
}

/** By finding and entry: the entry's place among all entries of that finding, so that no gap tells of a draft. */
function placesIn(record: WholeRecord): Map<string, Map<string, number>> {
  return new Map(record.findings.map((finding) => [finding.id, new Map(finding.entries.map((entry, index) => [entry.id, index + 1]))]));
}

/** `cells` is what `entryColumns` takes. */
export function entryRows(entries: readonly EntryRecord[], record: WholeRecord, names: EntryNames): { cells: number[]; rows: ExportRow[] } {
  const places = placesIn(record);
  const labels = new Map(record.findings.map((finding) => [finding.id, finding.number]));
  const responses = entries.map((entry) => entry.responses.map(written));
  const cells = cellCounts(responses);
  const rows = entries.map((entry, index): ExportRow => {
    const references = entry.links.map((link) => link.reference);
    const [first, ...others] = cells.map((count, place) => responseValues(responses[index]?.[place], count));
    return {
      rowId: rowIdOf("Q", entry.id),
      values: [
        formatCovers(entry.links),
        joinList(entry.links.flatMap((link) => labels.get(link.findingId) ?? [])),
        entry.kind,
        entry.askedBy,
        entry.text,
        ...(first ?? []),
        entry.state,
        entry.dueOn,
        closures(entry),
        entry.followsUpEntryId === null ? null : names.response(entry.followsUpEntryId, entry.followsUpResponseId, references),
        entry.issuedAt === null ? null : londonDate(entry.issuedAt),
        names.meeting(entry.meetingId),
        entry.place,
        ...others.flat(),
        formatOrder(entry.links.map((link) => places.get(link.findingId)?.get(entry.id) ?? 0)),
      ],
    };
  });
  return { cells, rows };
}
