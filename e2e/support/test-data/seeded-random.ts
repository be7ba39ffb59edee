import { mulberry32 } from '../../../src/server/customers/demo/content/random.ts';

/** Random numbers that are the same for the same seed. */
export interface SeededRandom {
  /** From 0 (inclusive) to 1 (exclusive). */
  next(): number;
  /** A whole number from 0 (inclusive) to `bound` (exclusive). */
  below(bound: number): number;
  /** One of the values. Throws a RangeError when there are none. */
  pick<T>(values: readonly T[]): T;
}

export function seededRandom(seed: number): SeededRandom {
  const next = mulberry32(seed);
  const below = (bound: number): number => Math.floor(next() * bound);
  return {
    next,
    below,
    pick(values) {
      const index = below(values.length);
      const [value] = values.slice(index, index + 1);
      if (value === undefined) throw new RangeError('No values to pick from');
      return value;
    },
  };
}
