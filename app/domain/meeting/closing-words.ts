/** What is said when a meeting is closed: how many open actions go on from it, and why each does. */

export type GoingOn = { broughtForward: number; putOff: number; /** At this meeting. */ arose: number };

export function closingWords({ broughtForward, putOff, arose }: GoingOn): string {
  const all = broughtForward + putOff + arose;
  if (all === 0) return "The meeting is closed. No open action goes on from it.";
  if (all === 1) return `The meeting is closed. 1 open action goes on from it: it ${broughtForward > 0 ? "is brought forward" : putOff > 0 ? "was put off" : "arose here"}.`;
  const parts = [[broughtForward, "brought forward"], [putOff, "put off"], [arose, "that arose here"]] as const;
  return `The meeting is closed. ${String(all)} open actions go on from it: ${parts.flatMap(([count, words]) => (count === 0 ? [] : [`${String(count)} ${words}`])).join(", ")}.`;
}
