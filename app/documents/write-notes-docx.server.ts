/** Writes notes as a Word document. */
import { writePaperDocx, type DocxFacts } from "~/documents/write-paper-docx.server";
import type { ComposedNotes } from "~/domain/notes/composed-notes";
import { notesPaper } from "~/domain/notes/notes-paper";

export function writeNotesDocx(notes: ComposedNotes, { standing, ...facts }: DocxFacts & { standing?: string }): Promise<Buffer> {
  return writePaperDocx({ title: notes.title, subject: `Notes of the meeting ${notes.reference}`, marking: notes.marking, blocks: notesPaper(notes, standing) }, facts);
}
