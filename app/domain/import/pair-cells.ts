/** Pairs the questions of a cell with the responses of the cell beside it, by their printed numbers. */
import { splitNumbered, type NumberedPiece } from "~/domain/import/split-numbered";

export type PairedEntry = { number: number | null; text: string; response: string | null };
export type Paired = {
  entries: PairedEntry[];
  /** Responses that answer none of the questions, each with the reason. */
  left: { text: string; reason: string }[];
};

function numbered(pieces: readonly NumberedPiece[]): boolean {
  return pieces.some((piece) => piece.number !== null);
}

function listed(pieces: readonly NumberedPiece[]): string {
  return pieces.flatMap((piece) => (piece.number === null ? [] : [String(piece.number)])).join(", ");
}

export function pairCells(questions: string, responses: string): Paired {
  const asked = splitNumbered(questions);
  const said = splitNumbered(responses);
  const [only] = asked;
  const whole = responses.trim();
  if (only === undefined) {
    return { entries: [], left: whole === "" ? [] : [{ text: whole, reason: "There is a response but no question beside it. Write the question beside it and import the file again." }] };
  }
  if (said.length === 0) return { entries: asked.map((piece) => ({ ...piece, response: null })), left: [] };
  // A list inside the answer to the only question belongs to that answer.
  if (asked.length === 1 && (only.number === null ? said.length > 1 : !numbered(said))) {
    return { entries: [{ ...only, response: whole }], left: [] };
  }
  if (asked.length === 1 && said.length === 1) return { entries: [{ ...only, response: said[0]?.text ?? null }], left: [] };
  if (!numbered(said)) {
    const sameCount = !numbered(asked) && said.length === asked.length;
    if (sameCount) return { entries: asked.map((piece, index) => ({ ...piece, response: said[index]?.text ?? null })), left: [] };
    return {
      entries: asked.map((piece) => ({ ...piece, response: null })),
      left: [{ text: whole, reason: `The response has no number, and there are several questions beside it${numbered(asked) ? ` (${listed(asked)})` : ""}. Number the responses as the questions are and import the file again.` }],
    };
  }
  const entries = asked.map((piece) => ({ ...piece, response: said.find((each) => each.number !== null && each.number === piece.number)?.text ?? null }));
  const left = said
    .filter((each) => each.number === null || !asked.some((piece) => piece.number === each.number))
    .map((each) => ({ text: each.text, reason: `Response ${String(each.number)} has no question ${String(each.number)} beside it. Correct the number, or write the question, and import the file again.` }));
  return { entries, left };
}
