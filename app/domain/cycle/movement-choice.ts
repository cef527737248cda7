/** Which of the findings that moved are listed, and its form in the URL. */
import { hasMoved, MOVES, RAGS_OR_NONE, targetDateMoved, type FindingMovement, type Move, type RagOrNone } from "~/domain/cycle/movement";

/** The lists beside the moves of RAG. */
export const MOVEMENT_LISTS = ["leads", "target", "stale"] as const;
export type MovementList = (typeof MOVEMENT_LISTS)[number];
export const MOVEMENT_LIST_WORDS: Record<MovementList, string> = { leads: "With other leads", target: "With a moved target date", stale: "With an update not refreshed" };

export type MovementChoice = { by: "rag"; from: RagOrNone; to: RagOrNone } | { by: "move"; move: Move } | { by: "list"; list: MovementList } | { by: "all" };

export function readMovementChoice(search: URLSearchParams): MovementChoice {
  const [from, to] = (search.get("rag") ?? "").split("-").map((text) => RAGS_OR_NONE.find((rag) => rag === text));
  if (from !== undefined && to !== undefined) return { by: "rag", from, to };
  const move = MOVES.find((each) => each === search.get("move"));
  if (move !== undefined) return { by: "move", move };
  const list = MOVEMENT_LISTS.find((each) => each === search.get("list"));
  return list === undefined ? { by: "all" } : { by: "list", list };
}

const HOLDS: Record<MovementList, (finding: FindingMovement) => boolean> = {
  leads: (finding) => finding.leads.length > 0,
  target: targetDateMoved,
  stale: (finding) => finding.refreshed === false,
};

export function isChosen(choice: MovementChoice, finding: FindingMovement): boolean {
  if (choice.by === "rag") return finding.from === choice.from && finding.to === choice.to;
  if (choice.by === "move") return finding.move === choice.move;
  return choice.by === "list" ? HOLDS[choice.list](finding) : hasMoved(finding);
}
