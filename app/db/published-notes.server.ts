/** Published notes, the public part alone: what is read here may be read by everybody. */
import { isStoredNotes, storedContent } from "~/db/notes-versions.server";
import { storedInstant } from "~/db/parse-row.server";
import type { Reader } from "~/db/rows.server";
import type { Instant } from "~/domain/calendar-date";
import { closedKeys, type ComposedNotes } from "~/domain/notes/composed-notes";

export type PublishedNotes = { meetingId: string; number: number; /** Why it takes the place of the one before. */ reason: string | null; publishedAt: Instant; notes: ComposedNotes };

/** In the order of their numbers; of every meeting without one. The whole of the notes is never read here. */
export async function readPublishedNotes(reader: Reader, of: { meetingId?: string; reference?: string } = {}): Promise<PublishedNotes[]> {
  const rows = await reader.notesVersion.findMany({
    where: { state: "published", publicContent: { not: null }, ...(of.meetingId === undefined ? {} : { meetingId: of.meetingId }), ...(of.reference === undefined ? {} : { meeting: { reference: of.reference } }) },
    select: { id: true, meetingId: true, number: true, reason: true, publicContent: true, publishedAt: true },
    orderBy: { number: "asc" },
  });
  return rows.map(({ id, meetingId, number, reason, publicContent, publishedAt }) => {
    const notes: unknown = JSON.parse(publicContent ?? "null");
    if (!isStoredNotes(notes) || notes.audience !== "public") throw new Error(`The published notes ${id} are not in the form notes are published in.`);
    return { meetingId, number, reason, publishedAt: storedInstant(publishedAt ?? "", "NotesVersion", id, "publishedAt"), notes };
  });
}

/** The keys of what a version has in closed session, and none of its words. */
export async function readClosedKeys(reader: Reader, { meetingId, number }: Pick<PublishedNotes, "meetingId" | "number">): Promise<Set<string>> {
  const { id, content } = await reader.notesVersion.findUniqueOrThrow({ where: { meetingId_number: { meetingId, number } }, select: { id: true, content: true } });
  return closedKeys(storedContent(content, id).notes);
}
