/** Writes a cell of questions and the cell of responses beside it, numbered as they are, so that reading pairs them again just so. */
import { pairCells } from "~/domain/import/pair-cells";
import { isAddressedElsewhere, isBlankMark } from "~/domain/import/read-entry";
import { sameText } from "~/domain/import/same-text";
import { splitNumbered } from "~/domain/import/split-numbered";
import { parseText } from "~/domain/text";

/** A question as it is to stand in the cell, with what is to stand beside it. */
export type Item = { number: number | null; text: string; response: string | null };
export type Cells = { questions: string; responses: string };

/** How a cell marks its pieces: what stands before the number and behind it. Null where it marks none. */
type Mark = { before: string; behind: string };

const MARK = /^[ \t]*((?:q(?:uestion)?|r(?:esponse)?|a(?:nswer)?)[ \t]*(?:no\.?[ \t]*)?\(?|\()?\d{1,2}(\)?[ \t]*[.):–—-]*(?:[ \t]+|\n|(?=\S)))/i;
const PLAIN: Mark = { before: "", behind: ". " };

function markOf(text: string): Mark | null {
  if (!splitNumbered(text).some((piece) => piece.number !== null)) return null;
  const [, before = "", behind = ""] = MARK.exec(text.trim()) ?? [];
  return /[.):–—-]|\n/.test(behind) ? { before, behind } : PLAIN;
}

/** Pieces with their numbers, a blank line between them where the cell had one. */
function joined(pieces: readonly { number: number; text: string }[], mark: Mark, before: string): string {
  const gap = /\n[ \t]*\n/.test(before) ? "\n\n" : "\n";
  return pieces.map(({ number, text }) => `${mark.before}${String(number)}${mark.behind}${text}`).join(gap);
}

function consecutive(numbers: readonly (number | null)[]): number[] | null {
  if (numbers.every((number) => number === null)) return numbers.map((_, index) => index + 1);
  const found = numbers.flatMap((number) => number ?? []);
  const [first = 0] = found;
  return found.length === numbers.length && found.every((number, index) => number === first + index) ? found : null;
}

/** The ways in which the cell could be written, the likeliest first. */
function waysToAsk(before: string, items: readonly Item[]): string[] {
  const [only, second] = items;
  const mark = markOf(before);
  const numbers = consecutive(items.map((item) => item.number));
  const list = numbers?.map((number, index) => ({ number, text: items[index]?.text ?? "" })) ?? [];
  const marked = numbers === null ? [] : [joined(list, mark ?? PLAIN, before), joined(list, PLAIN, before)];
  if (only !== undefined && second === undefined) return mark === null ? [before, only.text, ...marked] : [before, ...marked];
  return [before, ...marked];
}

function waysToAnswer(before: string, items: readonly Item[], questions: string): string[] {
  const mark = markOf(before) ?? (items.length > 1 ? markOf(questions) : null);
  const numbers = consecutive(items.map((item) => item.number)) ?? [];
  const list = items.flatMap(({ response }, index) => (response === null ? [] : [{ number: numbers[index] ?? 0, text: response }]));
  const plain = items.length === 1 ? [items[0]?.response ?? ""] : [];
  // A question's own "Q1" is no mark for what is said to it.
  const own = mark === null || /^[ \t]*q/i.test(mark.before) ? PLAIN : mark;
  const marked = list.length === 0 ? [] : [joined(list, own, before), joined(list, PLAIN, before)];
  return [before, ...(markOf(before) === null ? [...plain, ...marked] : [...marked, ...plain])];
}

/** What an import takes of a text; null where it takes nothing. */
function taken(text: string | null): string | null {
  const read = parseText(text ?? "");
  return read.ok ? read.value : null;
}

function sameOrNone(one: string | null, other: string | null): boolean {
  return one === null || other === null ? one === other : sameText(one, other);
}

/** Whether an import reads the two cells as exactly these questions with these responses. */
function readsAs(cells: Cells, items: readonly Item[]): boolean {
  const [questions, responses] = [cells.questions, cells.responses].map((text) => (isBlankMark(text) ? "" : text));
  if (questions === undefined || isAddressedElsewhere(questions)) return false;
  const { entries, left } = pairCells(questions, responses ?? "");
  return left.length === 0 && entries.length === items.length && items.every((item, index) => {
    const read = entries[index];
    if (read === undefined || !sameOrNone(taken(read.text), item.text) || !sameOrNone(taken(read.response), item.response)) return false;
    return read.number === null || item.number === null || read.number === item.number;
  });
}

/** Where the cell prints no numbers, those of the record may leave gaps: then the questions are counted as they stand. */
function counted(before: Cells, items: readonly Item[]): readonly Item[] {
  const usable = consecutive(items.map((item) => item.number)) !== null;
  return usable || markOf(before.questions) !== null ? items : items.map((item, index) => ({ ...item, number: index + 1 }));
}

/** `fixed`: cells that cannot be written. Null where no way of writing them is read as it is meant. */
export function composeCells(before: Cells, wanted: readonly Item[], fixed: { questions: boolean; responses: boolean }): Cells | null {
  const items = counted(before, wanted);
  const asks = fixed.questions ? [before.questions] : waysToAsk(before.questions, items);
  for (const questions of asks) {
    const answers = fixed.responses ? [before.responses] : waysToAnswer(before.responses, items, questions);
    const responses = answers.find((each) => readsAs({ questions, responses: each }, items));
    if (responses !== undefined) return { questions, responses };
  }
  return null;
}
