/** Divides a response by who speaks: a line that begins with another post of the force starts a new part. */
import type { ResponsePart } from "~/domain/response";
import { isOfficePost, postAtStart, speakerAtStart } from "~/domain/import/posts";

/** The parts of a response. Joined with line breaks they are the text again, character for character. */
export function responseParts(text: string): ResponsePart[] {
  const [first = "", ...rest] = text.split("\n");
  const parts: { by: string | null; lines: string[] }[] = [{ by: forcePost(postAtStart(first)), lines: [first] }];
  for (const line of rest) {
    const last = parts.at(-1);
    const speaker = forcePost(speakerAtStart(line));
    if (last === undefined || (speaker !== null && speaker !== last.by)) parts.push({ by: speaker, lines: [line] });
    else last.lines.push(line);
  }
  return parts.map(({ by, lines }) => ({ by, text: lines.join("\n") }));
}

// What the office says inside the force's response stays in the part it was said to.
function forcePost(post: string | null): string | null {
  return post === null || isOfficePost(post) ? null : post;
}
