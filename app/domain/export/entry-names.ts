/** How cells name an entry or a meeting, so that a person understands it and an import finds it again. */
import { formatDate } from "~/domain/calendar-date";
import type { ExportRow } from "~/domain/export/export-sheet";
import { formatNamedEntry } from "~/domain/export/follow-up-cell";
import type { EntryRecord, MeetingRecord, WholeRecord } from "~/domain/record";
import { rowIdOf } from "~/domain/row-key";

/** Stands where the key of another row will stand once the export has its number. */
const KEY_TO_COME = "\u0000";

export type EntryNames = {
  /** 'F-0104 Q1'; preferably by its number in the finding given. Null for an entry that is not in the official record. */
  entry: (id: string, near?: readonly string[]) => string | null;
  /** As `entry`, with the response meant where the entry has several. */
  response: (entryId: string, responseId: string | null, near: readonly string[]) => string | null;
  meeting: (id: string | null) => string | null;
};

export function meetingName(meeting: MeetingRecord): string {
  return `${meeting.title}, ${formatDate(meeting.date)}`;
}

/** All entries of the record, each once: findings' in the order they stand there, then those of meetings. */
export function entriesOf(record: Pick<WholeRecord, "findings" | "meetingEntries">): EntryRecord[] {
  const byId = new Map<string, EntryRecord>();
  for (const finding of record.findings) for (const entry of finding.entries) if (!byId.has(entry.id)) byId.set(entry.id, entry);
  for (const entry of record.meetingEntries) byId.set(entry.id, entry);
  return [...byId.values()];
}

export function entryNames(record: WholeRecord): EntryNames {
  const entries = new Map(entriesOf(record).map((entry) => [entry.id, entry]));
  const meetings = new Map(record.meetings.map((meeting) => [meeting.id, meetingName(meeting)]));

  function named(entry: EntryRecord, near: readonly string[], response: number | null): string {
    const numbered = entry.links.filter((link) => link.number !== null);
    const link = numbered.find(({ reference }) => near.includes(reference)) ?? numbered[0];
    if (link?.number == null) return formatNamedEntry({ key: KEY_TO_COME + rowIdOf("Q", entry.id) + KEY_TO_COME }, response);
    return formatNamedEntry({ reference: link.reference, number: link.number }, response);
  }

  return {
    entry: (id, near = []) => {
      const entry = entries.get(id);
      return entry === undefined ? null : named(entry, near, null);
    },
    response: (entryId, responseId, near) => {
      const entry = entries.get(entryId);
      if (entry === undefined) return null;
      const place = entry.responses.findIndex((response) => response.id === responseId);
      return named(entry, near, place >= 0 && entry.responses.length > 1 ? place + 1 : null);
    },
    meeting: (id) => (id === null ? null : (meetings.get(id) ?? null)),
  };
}

/** Puts keys where entries without number were named. */
export function withKeysNamed(row: ExportRow, keyOf: (rowId: string) => string): ExportRow {
  if (!row.values.some((value) => value?.startsWith(KEY_TO_COME))) return row;
  return { ...row, values: row.values.map((value) => (value?.startsWith(KEY_TO_COME) ? nameKey(value, keyOf) : value)) };
}

function nameKey(value: string, keyOf: (rowId: string) => string): string {
  const [, rowId = "", rest = ""] = value.split(KEY_TO_COME);
  return keyOf(rowId) + rest;
}
