/** How many refusals of one kind a day leave an event: enough to see what went on, and never more than a few. */

const FIRST = 5;

/** The first few, then the 10th, 100th, 1,000th …: as many events as the number has digits, whoever knocks however often. */
export function leavesEvent(count: number): boolean {
  return count <= FIRST || /^10+$/.test(String(count));
}

/** 'wrong password' → 'wrong password (the 100th that day)' where some before it left no event. */
export function countWords(what: string, count: number): string {
  return count <= FIRST ? what : `${what} (number ${count.toLocaleString("en-GB")} that day)`;
}
