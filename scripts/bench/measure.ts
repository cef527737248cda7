/** Times, and what is made of them: each thing is measured several times, in turn with what it is compared with. */

/** One measuring of one thing. `peakMegabytes`: the most memory its process held; null where that was not looked at. */
export type Sample = { ms: number; peakMegabytes: number | null };

export type Measured = { name: string; samples: Sample[] };

type Subjects = Record<string, () => Promise<Sample>>;

/** Measures in turns (first, second, first, second …), so that a busy moment of the machine falls on all alike. */
export async function allInTurns(rounds: number, subjects: Subjects): Promise<Measured[]> {
  const measured = Object.keys(subjects).map((name): Measured => ({ name, samples: [] }));
  for (let round = 0; round < rounds; round++) {
    for (const { name, samples } of measured) {
      const measure = subjects[name];
      if (measure !== undefined) samples.push(await measure());
    }
  }
  return measured;
}

/** The same for three: what the program does, a part or a kind of it, and what it is compared with. */
export async function inTurns(rounds: number, subjects: Subjects): Promise<[Measured, Measured, Measured]> {
  const [first, second, third] = await allInTurns(rounds, subjects);
  if (!first || !second || !third) throw new Error("Three things are measured.");
  return [first, second, third];
}

export async function timed(work: () => Promise<unknown>): Promise<Sample> {
  const started = performance.now();
  await work();
  return { ms: performance.now() - started, peakMegabytes: null };
}

/** The value below which `share` of the values lie: 0.5 is the median. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = Math.max(0, Math.ceil(sorted.length * share) - 1);
  return sorted[place] ?? Number.NaN;
}

export function median({ samples }: Measured): number {
  return percentile(samples.map(({ ms }) => ms), 0.5);
}

export function p95({ samples }: Measured): number {
  return percentile(samples.map(({ ms }) => ms), 0.95);
}

export function peakMegabytes({ samples }: Measured): number | null {
  const peaks = samples.map((sample) => sample.peakMegabytes).filter((peak) => peak !== null);
  return peaks.length === 0 ? null : Math.max(...peaks);
}
