/** The lines of what was asked and said, as notes print them. */
import type { NotesEntry } from "~/domain/notes/composed-notes";
import { spokenLines, textLines, type PaperLine } from "~/domain/paper/paper";

export const QUESTIONS_HEADING = "PCC's assurance questions";
export const RESPONSES_HEADING = "Force response";

/** The office is known to ask: it is named only where another than its head does. */
export function questionLines({ by, text, number }: NotesEntry): PaperLine[] {
  return spokenLines(text, by === "PCC" ? null : by, number);
}

export function responseLines({ responses, number }: NotesEntry): PaperLine[] {
  const lines = responses.flatMap(({ parts, stated }) => [...parts.flatMap(({ by, text }) => spokenLines(text, by, null)), ...stated.flatMap(textLines)]);
  return lines.map((line, index) => (index === 0 ? { ...line, number } : { ...line, goesOn: number !== null }));
}
