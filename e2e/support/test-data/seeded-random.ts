import { mulberry32 } from '../../../src/server/customers/demo/content/random.ts';

/** Numbers that look random and are the same for the same seed. */
export interface SeededRandom {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from 0 up to, not including, `bound`. */
  below(bound: number): number;
  /** One of them. Throws when there are none. */
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
      if (value === undefined) throw new RangeError('There is nothing to pick from');
      return value;
    },
  };
}
