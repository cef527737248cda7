/** Joins the paragraphs of a long demonstration text the way a person would type them. */

export function paragraphs(...texts: string[]): string {
  return texts.join("\n\n");
}
