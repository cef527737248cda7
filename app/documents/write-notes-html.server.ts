/** Writes notes as one HTML file. */
import { writePaperHtml } from "~/documents/write-paper-html.server";
import type { ComposedNotes } from "~/domain/notes/composed-notes";
import { notesPaper } from "~/domain/notes/notes-paper";

export function writeNotesHtml(notes: ComposedNotes, standing: string | null): string {
  return writePaperHtml({ title: notes.title, subject: "", marking: notes.marking, blocks: notesPaper(notes, standing) });
}
