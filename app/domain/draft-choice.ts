/** A draft chosen in a form, with what its reader had before them: one word that is read back when the form is sent. */
import type { SeenDrafts } from "~/domain/draft-rules";
import { DRAFT_COLUMNS, type DraftColumn } from "~/domain/field-draft";

export type DraftChoice = { reference: string; column: DraftColumn; version: number; official: string };

export function choiceWord({ reference, column, version, official }: DraftChoice): string {
  return [reference, column, String(version), official].join("/");
}

/** Null where the word is none. */
export function readChoice(word: string): DraftChoice | null {
  const [reference = "", name, version = "", official = "", ...more] = word.split("/");
  const column = DRAFT_COLUMNS.find((each) => each === name);
  if (reference === "" || column === undefined || !/^\d{1,9}$/.test(version) || more.length > 0) return null;
  return { reference, column, version: Number(version), official };
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
    return looked === undefined ? [] : [choiceWord({ reference, column, version: looked.version ?? 0, official: looked.official })];
  }).join(" ");
}

/** In the order in which the findings come first. */
export function byFinding(choices: readonly DraftChoice[]): ChosenOnFinding[] {
  const groups = new Map<string, ChosenOnFinding>();
  for (const { reference, column, version, official } of choices) {
    const group = groups.get(reference) ?? { reference, columns: [], seen: {} };
    group.columns.push(column);
    group.seen[column] = { version, official };
    groups.set(reference, group);
  }
  return [...groups.values()];
}
