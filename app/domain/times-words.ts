/** How often something happened, in words. */

/** 'once', 'twice', '3 times'. */
export function timesWords(count: number): string {
  return count === 1 ? "once" : count === 2 ? "twice" : `${String(count)} times`;
}
