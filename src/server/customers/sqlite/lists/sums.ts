import type { Sums } from '../../../../contract/list/list-metadata.ts';
import type { BitSet } from '../columns/bit-set.ts';
import type { ColumnStore } from '../columns/column-store.ts';

/** The sums of the amounts of a set, each with how many of its customers have one. */
export function sumsOf(store: ColumnStore, listed: BitSet): Sums {
  return {
    totalSpent: sumOf(store.figure('totalSpent').values, listed),
    totalOrders: sumOf(store.figure('totalOrders').values, listed),
    lifetimeValue: sumOf(store.figure('lifetimeValue').values, listed),
  };
}

/** Neumaier's sum, whose error does not grow with the number of customers. */
function sumOf(values: Float64Array, { words }: BitSet): { readonly sum: number; readonly customers: number } {
  let [sum, lost, customers] = [0, 0, 0];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? 0;
    if (word === 0) continue;
    for (let bit = 0; bit < 32; bit += 1) {
      if (((word >>> bit) & 1) === 0) continue;
      const value = values[at * 32 + bit] ?? Number.NaN;
      if (Number.isNaN(value)) continue;
      const next = sum + value;
      lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
      sum = next;
      customers += 1;
    }
  }
  return { sum: sum + lost, customers };
}
