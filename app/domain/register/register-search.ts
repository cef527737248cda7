/** Full-text search over everything a row says: all words must be found, accents and quotation marks make no difference. */
import type { RegisterRow } from "~/domain/register/register-row";

const QUOTES: Record<string, string> = { "’": "'", "‘": "'", "“": '"', "”": '"' };

function plain(text: string): string {
  const lower = text.toLowerCase().replace(/[’‘“”]/g, (quote) => QUOTES[quote] ?? quote);
  // Few texts have accents or letters in other forms, and taking them apart costs more than all the rest.
  return /[\u00aa-\u1fff\u2070-\u20ff\u2100-\uffff]/.test(lower) ? lower.normalize("NFKD").replace(/\p{M}/gu, "") : lower;
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
    row.stepsToGreen, row.update, row.ragReason, row.addressedElsewhere, ...pairs,
  ];
  return plain(said.filter((text) => text !== null).join("\n")).replace(/[^\S\n]{2,}|[\t\u00a0]/g, " ");
}

/** True where the text holds all the terms. */
export function textSays(text: string, terms: readonly string[]): boolean {
  const said = plain(text);
  return terms.every((term) => said.includes(term));
}

// Rows do not change: an edited row is a new one, so what a row says is worked out once.
const saidBy = new WeakMap<RegisterRow, string>();

export function rowSays(row: RegisterRow, terms: readonly string[]): boolean {
  if (terms.length === 0) return true;
  const said = saidBy.get(row) ?? everythingSaid(row);
  saidBy.set(row, said);
  return terms.every((term) => said.includes(term));
}

/** Works out beforehand what these rows say, so that the first search is as quick as the next. */
export function prepareSearch(rows: readonly RegisterRow[]): void {
  for (const row of rows) if (!saidBy.has(row)) saidBy.set(row, everythingSaid(row));
}
