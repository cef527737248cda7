/** Numbers that look random and are the same in every run: what is measured must not change with the day. */

export type Dice = {
  /** A whole number from `least` to `most`, both included. */
  between: (least: number, most: number) => number;
  /** One of a list that is not empty. */
  pick: <T>(list: readonly [T, ...T[]]) => T;
  /** True once in `times` throws, on average. */
  oneIn: (times: number) => boolean;
};

/** Mulberry32: small, even enough, and a new start for every seed. */
export function throwDice(seed: number): Dice {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    between,
    pick: (list) => list[between(0, list.length - 1)] ?? list[0],
    oneIn: (times) => between(1, times) === 1,
  };
}
