/** Steps to green as a file's own cell lists them: numbered, with dashes or dots before them, or plain lines. */
import { formatSteps, parseSteps, type Step } from "~/domain/step";

const MARK = /^\s*(?:([-•–*])|\(?\d{1,4}([.)]))\s+/;

/** `before`: what the cell says now; it is numbered where it says nothing. */
export function stepLines(steps: readonly Step[], before: string): string {
  const numbered = formatSteps(steps);
  const lines = before.split("\n").filter((line) => line.trim() !== "");
  if (lines.length === 0) return numbered;
  const marks = lines.map((line) => MARK.exec(line));
  const [first] = marks;
  const bullet = first?.[1];
  const bare = numbered.split("\n").map((line) => line.replace(/^\d+\. /, ""));
  const written = bullet !== undefined && marks.every((mark) => mark?.[1] === bullet) ? bare.map((line) => `${bullet} ${line}`).join("\n")
    : first?.[2] === ")" ? bare.map((line, index) => `${String(index + 1)}) ${line}`).join("\n")
    : marks.every((mark) => mark === null) ? bare.join("\n") : numbered;
  // A step may itself begin like a mark; then only the plain form keeps it apart.
  const read = parseSteps(written);
  return read.ok && formatSteps(read.value) === numbered ? written : numbered;
}
