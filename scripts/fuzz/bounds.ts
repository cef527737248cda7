/** What a stranger's file may take, and how the processes that try files are started. */

export const MOST_MEGABYTES = 300;
export const SLOWEST_MS = 2_000;
/** Nothing heard for so long means that it never ends. */
export const PATIENCE_MS = 20_000;
/** The young generation is kept small, so that what a file needs is seen and not what Node leaves lying about. */
export const NODE: readonly string[] = ["--max-old-space-size=256", "--max-semi-space-size=4"];

/** Milliseconds gone by, or those of the processor where they are fewer: a machine with other work to do makes no file slow. */
export function stopwatch(): () => number {
  const [started, used] = [performance.now(), process.cpuUsage()];
  return () => {
    const { user, system } = process.cpuUsage(used);
    return Math.min(performance.now() - started, (user + system) / 1_000);
  };
}
