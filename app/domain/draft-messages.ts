/** What is said once drafts of the force were submitted, discarded or decided. */
type Decided = { drafts: number; findings: number; waits: number };

function many(count: number, one: string, several: string): string {
  return `${String(count)} ${count === 1 ? one : several}`;
}

export function decidedWords(decision: "submit" | "discard", { drafts, findings, waits }: Decided): string {
  const what = `${many(drafts, "draft", "drafts")} on ${many(findings, "finding", "findings")}`;
  if (decision === "discard") return `${what} ${drafts === 1 ? "was" : "were"} discarded. What was written stays in the force’s history.`;
  const sentences = [
    ...(drafts === 0 ? [] : [`${what} ${drafts === 1 ? "was" : "were"} submitted: the commissioner’s office sees ${drafts === 1 ? "it" : "them"} now.`]),
    ...(waits === 0 ? [] : [`The RAG of ${many(waits, "finding waits", "findings wait")} for a chief officer.`]),
  ];
  return sentences.length === 0 ? "Nothing was left to submit: the RAG waits for a chief officer." : sentences.join(" ");
}

export function signedOffWords(decision: "sign off" | "send back", reference: string): string {
  return decision === "sign off" ? `The RAG of ${reference} was signed off: the commissioner’s office sees it now.` : `The RAG of ${reference} went back to its lead, with your note.`;
}

/** After one form: `drafted`, submitted, or submitted but for the RAG. */
export function savedWords(what: string, reference: string, { drafted, waits }: { drafted: boolean; waits: boolean }): string {
  if (drafted) return `The draft was saved on ${reference}. The commissioner’s office sees it once it is submitted.`;
  return `${what} ${reference}.${waits ? " The RAG waits for a chief officer; until then the last one stands." : ""}`;
}
