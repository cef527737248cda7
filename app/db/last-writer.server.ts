/** Who changed single fields of one thing last, and when, as far as a viewer may know. */
import { storedInstant } from "~/db/parse-row.server";
import type { Reader } from "~/db/rows.server";
import type { Instant } from "~/domain/calendar-date";
import type { Viewer } from "~/domain/visibility";

/** Of all its fields where none is named. `drafts`: those of the viewer's own side count as well. */
export type FieldsOf = { subjectId: string; fields?: readonly string[]; drafts?: boolean };

export type LastWriter = { by: string; personId: string | null; at: Instant };

export async function lastWriter(reader: Reader, viewer: Viewer, { subjectId, fields, drafts = true }: FieldsOf): Promise<LastWriter | null> {
  const own = drafts && (viewer === "force" || viewer === "opcc") ? [{ draftOf: viewer }] : [];
  const event = await reader.historyEvent.findFirst({
    where: { subjectId, ...(fields === undefined ? {} : { field: { in: [...fields] } }), OR: [{ draftOf: null }, ...own] },
    orderBy: { sequence: "desc" }, select: { actorName: true, personId: true, at: true, sequence: true },
  });
  return event === null ? null : { by: event.actorName, personId: event.personId, at: storedInstant(event.at, "HistoryEvent", String(event.sequence), "at") };
}
