/** A paper as lines of text: headings with their levels, facts, and the rows of its tables. */
import type { Paper, PaperCell, PaperLine } from "~/domain/paper/paper";

function words({ text, by }: PaperLine): string {
  return by == null ? text : `${by}: ${text}`;
}

function cellText({ lines }: PaperCell): string {
  return lines.map(words).join(" / ");
}

export function briefingText({ blocks }: Pick<Paper, "blocks">): string[] {
  return blocks.flatMap((block): string[] => {
    switch (block.is) {
      case "heading": return [`${"#".repeat(block.level)} ${block.text}`];
      case "facts": return block.facts.map(({ label, text }) => `${label}: ${text}`);
      case "line": return [words(block.line)];
      case "table": return block.rows.map(({ cells }) => cells.map(cellText).join(" | "));
      default: return block satisfies never;
    }
  });
}
