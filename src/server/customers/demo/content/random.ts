/** A stream of pseudo-random numbers; the same seed and stream give the same numbers on every machine. */
export interface Random {
  /** From 0 to below 1. */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  pick<T>(values: readonly [T, ...T[]]): T;
  /** A value by weight. */
  weighted<T>(choices: readonly [Weighted<T>, ...Weighted<T>[]]): T;
  /** Some of the values, each at most once, in their order. */
  some<T>(values: readonly T[], count: number): T[];
  /** From the standard normal distribution. */
  normal(): number;
}

export type Weighted<T> = readonly [value: T, weight: number];

/**
 * Numbers from 0 to below 1, the same for the same seed; 32 bits of state are plenty for the few dozen draws of one
 * customer. Source: mulberry32 by Tommy Ettinger, in the public domain.
 */
export function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b_79f5) | 0;
    let word = Math.imul(state ^ (state >>> 15), state | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    return ((word ^ (word >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The stream of one customer, so that a customer stays the same when others change. */
export function createRandom(seed: number, stream: number): Random {
  const next = mulberry32(mix(seed ^ mix(stream + 0x9e37_79b9)));
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick: (values) => values[Math.floor(next() * values.length)] ?? values[0],
    weighted: (choices) => {
      let left = next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
      return (choices.find(([, weight]) => (left -= weight) < 0) ?? choices[0])[0];
    },
    some: (values, count) => {
      let wanted = Math.min(count, values.length);
      return values.filter((_, at) => next() * (values.length - at) < wanted && wanted-- > 0);
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  };
}

function mix(value: number): number {
  let word = Math.imul(value ^ (value >>> 16), 0x85eb_ca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2_ae35);
  return word ^ (word >>> 16);
}

export const defaultDemoSeed = 20_261_120;
