/** Entry: what the PCC's office puts to the force (a question, a comment, a concern), and the states it goes through. */
export const ENTRY_KINDS = ["question", "comment", "concern"] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];
export const ENTRY_KIND_WORDS: Record<EntryKind, string> = { question: "Question", comment: "Comment", concern: "Concern" };

export const ENTRY_STATES = ["draft", "approved", "issued", "answered", "closed"] as const;
export type EntryState = (typeof ENTRY_STATES)[number];
export const ENTRY_STATE_WORDS: Record<EntryState, string> = {
  draft: "Draft", approved: "Approved", issued: "Issued", answered: "Answered", closed: "Closed",
};

export const CLOSURES = ["assured", "follow-up-asked", "revisit", "withdrawn"] as const;
export type Closure = (typeof CLOSURES)[number];
export const CLOSURE_WORDS: Record<Closure, string> = {
  assured: "Assured", "follow-up-asked": "Follow-up asked", revisit: "Revisit", withdrawn: "Withdrawn",
};

export const ENTRY_MOVES = ["approve", "return-to-draft", "issue", "answer", "close", "withdraw"] as const;
export type EntryMove = (typeof ENTRY_MOVES)[number];

/** The one table of what may follow what; a move that is absent is refused. */
export const ENTRY_MOVE_TABLE: Record<EntryState, Partial<Record<EntryMove, EntryState>>> = {
  draft: { approve: "approved" },
  approved: { issue: "issued", "return-to-draft": "draft" },
  issued: { answer: "answered", close: "closed", withdraw: "closed" },
  answered: { answer: "answered", close: "closed", withdraw: "closed" },
  closed: {},
};

/** Where a move leads, or null where the table does not allow it. */
export function entryAfter(state: EntryState, move: EntryMove): EntryState | null {
  return ENTRY_MOVE_TABLE[state][move] ?? null;
}

/** Issued or later: the force may know that it exists. */
export function isIssued(state: EntryState): boolean {
  return state === "issued" || state === "answered" || state === "closed";
}

/** The number as printed beside an entry: 'Q2', '–' for what has no number, 'Draft' before issue. */
export function entryLabel(entry: { state: EntryState; number: number | null; kind: EntryKind }): string {
  if (!isIssued(entry.state)) return "Draft";
  return entry.number === null ? "–" : `Q${String(entry.number)}`;
}
