/** A draft chosen in a form, with what its reader had before them: one word that is read back when the form is sent. */
import type { SeenDrafts } from "~/domain/draft-rules";
import { DRAFT_COLUMNS, type DraftColumn } from "~/domain/field-draft";

export type DraftChoice = { reference: string; column: DraftColumn; /** The mark of the draft. */ draft: string; official: string };

export function choiceWord({ reference, column, draft, official }: DraftChoice): string {
  return [reference, column, draft, official].join("/");
}

/** Null where the word is none. */
export function readChoice(word: string): DraftChoice | null {
  const [reference = "", name, draft = "", official = "", ...more] = word.split("/");
  const column = DRAFT_COLUMNS.find((each) => each === name);
  if (reference === "" || column === undefined || !/^\d{1,9}\.[0-9a-z]{4,8}$/.test(draft) || more.length > 0) return null;
  return { reference, column, draft, official };
}

export type ChosenOnFinding = { reference: string; columns: DraftColumn[]; seen: SeenDrafts };

/** All words of a form, each of which may name several drafts; null where one of them is none. */
export function readChoices(words: readonly string[]): DraftChoice[] | null {
  const choices = words.flatMap((word) => word.split(" ")).filter((word) => word !== "").map(readChoice);
  return choices.some((choice) => choice === null) ? null : choices.filter((choice) => choice !== null);
}

/** What a chief officer had before them, in the same words. */
export function signOffWord(reference: string, seen: SeenDrafts): string {
  return DRAFT_COLUMNS.flatMap((column) => {
    const looked = seen[column];
    return looked === undefined ? [] : [choiceWord({ reference, column, draft: looked.draft ?? "", official: looked.official })];
  }).join(" ");
}

/** In the order in which the findings come first. */
export function byFinding(choices: readonly DraftChoice[]): ChosenOnFinding[] {
  const groups = new Map<string, ChosenOnFinding>();
  for (const { reference, column, draft, official } of choices) {
    const group = groups.get(reference) ?? { reference, columns: [], seen: {} };
    group.columns.push(column);
    group.seen[column] = { draft, official };
    groups.set(reference, group);
  }
  return [...groups.values()];
}
