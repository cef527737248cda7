/** Says whose a draft is. */
import type { Side } from "~/domain/actor";

const WORDS: Record<Side, string> = {
  opcc: "Draft, only your office sees this",
  force: "Draft, only the force sees this",
};

export function DraftMark({ side, cleared = false }: { side: Side; cleared?: boolean }) {
  return <span className="draft-mark">{cleared ? "Cleared, not submitted: only the force sees this" : WORDS[side]}</span>;
}
