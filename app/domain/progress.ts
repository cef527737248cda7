/** How far a long piece of work has come, for those who wait for it. */

/** `percent` from 0 to 100; `words` say what is being done: "Writing the workbook". */
export type Progress = { percent: number; words: string };

/** Where work that has ended leads, and what is said there. */
export type LeadsOn = { to: string; message: string | null };

/** The part `done` of `all` things, between two percentages. */
export function percentBetween(from: number, to: number, done: number, all: number): number {
  return all === 0 ? to : Math.round(from + ((to - from) * Math.min(done, all)) / all);
}

/** The same work as a part of a longer one: its percentages stand between two of the whole. */
export function partOf<T extends { say?: (progress: Progress) => void }>(work: T, from: number, to: number): T {
  const { say } = work;
  return say === undefined ? work : { ...work, say: ({ percent, words }: Progress) => { say({ percent: percentBetween(from, to, percent, 100), words }); } };
}
