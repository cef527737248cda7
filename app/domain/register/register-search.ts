/** Full-text search over everything a row says: all words must be found, accents and quotation marks make no difference. */
import type { RegisterRow } from "~/domain/register/register-row";

function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[’‘]/g, "'").replace(/[“”]/g, '"').toLowerCase();
}

/** What must be found: words, and "several words" in quotation marks as one. */
export function searchTerms(search: string): string[] {
  const found = plain(search).matchAll(/"([^"]+)"?|([^\s"]+)/g);
  return [...found].map((match) => (match[1] ?? match[2] ?? "").trim().replace(/\s+/g, " ")).filter((term) => term !== "");
}

function everythingSaid(row: RegisterRow): string {
  const pairs = row.pairs.flatMap(({ entry }) => [
    entry.askedBy,
    entry.text,
    ...entry.responses.flatMap((response) => response.parts.flatMap((part) => [part.by, part.text])),
  ]);
  const said = [
    row.reference, row.number, row.theirReference, row.finding, row.inspection, row.questionArea, row.strategicLead, row.tacticalLead,
    row.stepsToGreen, row.update, row.ragReason, row.draftUpdate?.text, row.addressedElsewhere, ...pairs,
  ];
  return plain(said.filter((text) => text !== null && text !== undefined).join("\n")).replace(/[^\S\n]+/g, " ");
}

// Rows do not change: an edited row is a new one, so what a row says is worked out once.
const saidBy = new WeakMap<RegisterRow, string>();

export function rowSays(row: RegisterRow, terms: readonly string[]): boolean {
  if (terms.length === 0) return true;
  const said = saidBy.get(row) ?? everythingSaid(row);
  saidBy.set(row, said);
  return terms.every((term) => said.includes(term));
}
