/** What stands at a meeting for a page or a pack: its own questions, and those put off to it, with all that was answered to them. */
import { givenVersions } from "~/db/live-record.server";
import type { Reader } from "~/db/rows.server";
import type { AgendaItem } from "~/domain/meeting/agenda";
import { standsAt, withCarried } from "~/domain/meeting/carried-over";
import type { AgendaLine } from "~/domain/meeting/compose-agenda";
import type { Meeting } from "~/domain/meeting/meeting";
import type { WholeRecord } from "~/domain/record";

type Standing = Pick<WholeRecord, "findings" | "meetingEntries"> & { meeting: Meeting; meetings: readonly Meeting[]; /** As the reader sees them. */ lines: readonly AgendaLine[]; /** Of every meeting. */ agenda: readonly AgendaItem[] };

export async function standingRecord(reader: Reader, { agenda, lines, ...shown }: Standing): Promise<Pick<Standing, "findings" | "meetingEntries" | "lines">> {
  const { id } = shown.meeting;
  // Of an agenda in preparation, what its lines do not have is nobody else's to know.
  const known = agenda.filter((item) => item.meetingId !== id || lines.some((line) => line.item?.id === item.id));
  const goesOn = new Set(known.map(({ deferredFromId }) => deferredFromId));
  const versions = await givenVersions(reader, [id, ...known.flatMap((item) => (goesOn.has(item.id) ? [item.meetingId] : []))]);
  return withCarried({ ...shown, lines, agenda: known, versions }, standsAt);
}
