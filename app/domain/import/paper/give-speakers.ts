/** Takes the speaker that composed notes print before what was said ("DCC: …") out of the words again. */
import type { ReadingEntry } from "~/domain/import/reading";
import type { PaperAttendance } from "~/domain/notes/paper-notes";
import type { ResponsePart } from "~/domain/response";

const SPEAKER = /^([A-Z][A-Za-z&/. ]{0,29}):\s+(?=\S)/;

function speakerOf(line: string, posts: ReadonlySet<string>): { by: string; text: string } | null {
  const match = SPEAKER.exec(line);
  const by = match?.[1];
  return match === null || by === undefined || !posts.has(by) ? null : { by, text: line.slice(match[0].length) };
}

function withSpeakers(parts: readonly ResponsePart[], posts: ReadonlySet<string>): ResponsePart[] {
  return parts.flatMap(({ by, text }) => {
    const found: ResponsePart[] = [];
    for (const line of text.split("\n")) {
      const speaker = speakerOf(line, posts);
      const last = found.at(-1);
      if (speaker !== null) found.push(speaker);
      else if (last === undefined) found.push({ by, text: line });
      else last.text = `${last.text}\n${line}`;
    }
    return found;
  });
}

/** Only posts of those who were there are speakers: other words before a colon are part of the text. */
export function giveSpeakers(entries: readonly ReadingEntry[], attendance: readonly PaperAttendance[]): void {
  const posts = new Set(attendance.flatMap(({ code, capacity }) => [code, capacity]).filter((each) => each !== null && each !== ""));
  const known: ReadonlySet<string> = new Set([...posts].flatMap((each) => each ?? []));
  for (const entry of entries) {
    const asks = speakerOf(entry.text, known);
    if (asks !== null) Object.assign(entry, { askedBy: asks.by, text: asks.text });
    for (const response of entry.responses) response.parts = withSpeakers(response.parts, known);
  }
}
