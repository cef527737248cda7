/** Movement as its page shows it: its numbers, and one page of the findings that a number counts. */
import { MOVES, RAGS_OR_NONE, type FindingMovement, type Move, type Movement, type RagOrNone } from "~/domain/cycle/movement";
import { isChosen, MOVEMENT_LISTS, type MovementChoice, type MovementList } from "~/domain/cycle/movement-choice";
import { pageOf, type PageOf } from "~/queries/page-of.server";

export type MovementCounts = {
  moves: Record<Move, number>;
  matrix: Record<RagOrNone, Record<RagOrNone, number>>;
  lists: Record<MovementList, number>;
  /** Closed at both times, and in no other number. */
  leftOut: number;
};

export type MovementLines = MovementCounts & { chosen: MovementChoice; findings: PageOf<FindingMovement> };

export function movementLines({ findings, moves, matrix }: Movement, chosen: MovementChoice, page: number): MovementLines {
  const counted = findings.filter(({ move }) => move !== null);
  const counts = <Key extends string>(keys: readonly Key[], countOf: (key: Key) => number) => Object.fromEntries(keys.map((key) => [key, countOf(key)])) as Record<Key, number>;
  return {
    moves: counts(MOVES, (move) => moves[move].length),
    matrix: Object.fromEntries(RAGS_OR_NONE.map((from) => [from, counts(RAGS_OR_NONE, (to) => matrix[from][to].length)])) as MovementCounts["matrix"],
    lists: counts(MOVEMENT_LISTS, (list) => counted.filter((finding) => isChosen({ by: "list", list }, finding)).length),
    leftOut: findings.length - counted.length,
    chosen,
    findings: pageOf(counted.filter((finding) => isChosen(chosen, finding)), page),
  };
}
