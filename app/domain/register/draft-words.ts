/** What the mark beside a draft of the force says. */
export function draftWords({ waiting, note }: { waiting: boolean; note: string | null }): string {
  if (waiting) return "Waits for sign-off";
  return note === null ? "Draft" : "Draft, sent back";
}
