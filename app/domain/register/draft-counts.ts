/** How many drafts of the force stand in the register, and what whoever looks at it can do with them. */
import type { Actor } from "~/domain/actor";
import { can } from "~/domain/permissions";
import { SIGN_OFF } from "~/domain/rag-sign-off";
import type { RegisterRow } from "~/domain/register/register-row";

export type DraftCounts = {
  drafts: number;
  findings: number;
  /** Of them, on findings where the reader may submit. */
  theirs: { drafts: number; findings: number };
  /** Moves of RAG that wait for a chief officer. */
  moves: number;
};

export function countDrafts(rows: readonly Pick<RegisterRow, "drafts" | "ledBy">[], actor: Actor): DraftCounts {
  const counts: DraftCounts = { drafts: 0, findings: 0, theirs: { drafts: 0, findings: 0 }, moves: 0 };
  for (const row of rows) {
    const all = Object.values(row.drafts);
    const open = all.filter((draft) => !draft.waiting).length;
    if (row.drafts.rag?.waiting === true) counts.moves += 1;
    if (open === 0) continue;
    counts.drafts += open;
    counts.findings += 1;
    if (!can(actor, "submit an update", row)) continue;
    counts.theirs.drafts += open;
    counts.theirs.findings += 1;
  }
  return counts;
}

function many(count: number, one: string, several: string): string {
  return `${String(count)} ${count === 1 ? one : several}`;
}

/** What to say above the register, and what the link to the drafts is called; null where there is nothing to say. */
export function draftLine({ drafts, findings, theirs, moves }: DraftCounts, actor: Actor): { words: string; link: string } | null {
  const waits = moves === 0 ? [] : [`${many(moves, "move to Green or Blue waits", "moves to Green or Blue wait")} for ${can(actor, SIGN_OFF) ? "you or another chief officer" : "a chief officer"}`];
  if (theirs.drafts > 0) {
    const whose = theirs.findings === findings ? "" : " of yours";
    const words = [`${many(theirs.drafts, "draft", "drafts")} on ${many(theirs.findings, "finding", "findings")}${whose}, not submitted yet`, ...waits];
    return { words: words.join("; "), link: "Review and submit" };
  }
  if (moves > 0 && can(actor, SIGN_OFF)) return { words: waits.join(""), link: "Review and sign off" };
  const others = drafts === 0 ? [] : [`${many(drafts, "draft", "drafts")} on ${many(findings, "finding", "findings")} of others`];
  const words = [...others, ...waits];
  return words.length === 0 ? null : { words: words.join("; "), link: "See the drafts" };
}
