import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BitSet } from '../columns/bit-set.ts';
import { CustomerSlots } from '../columns/customer-slots.ts';
import { TopSlots } from './top-slots.ts';

interface Row {
  readonly createdAt: number;
  readonly value: number;
  readonly isIn: boolean;
}

const row: fc.Arbitrary<Row> = fc.record({
  createdAt: fc.integer({ min: -3, max: 40 }),
  value: fc.oneof(fc.constant(Number.NaN), fc.integer({ min: -2, max: 30 })),
  isIn: fc.boolean(),
});

/** Slots with a row each; rows of the same millisecond arrive one after another. */
function fill(rows: readonly Row[]): { slots: CustomerSlots; values: Float64Array; matching: BitSet } {
  const slots = new CustomerSlots(0);
  const matching = new BitSet(0);
  const arrivals = new Map<number, number>();
  const values = new Float64Array(rows.length);
  for (const { createdAt, value, isIn } of rows) {
    const tie = arrivals.get(createdAt) ?? 0;
    arrivals.set(createdAt, tie + 1);
    const slot = slots.findOrAdd(BigInt(createdAt) * 1_048_576n + BigInt(tie));
    values[slot] = value;
    matching.set(slot, isIn);
  }
  return { slots, values, matching };
}

/** As simply as possible: all of them, sorted. */
function sorted(rows: readonly Row[], slots: CustomerSlots, descending: boolean | null): readonly number[] {
  const inOrder = (a: number, b: number): number => {
    const [left = Number.NaN, right = Number.NaN] = [rows[a]?.value, rows[b]?.value];
    if (descending !== null && Number.isNaN(left) !== Number.isNaN(right)) return Number.isNaN(left) ? 1 : -1;
    if (descending !== null && left !== right && !Number.isNaN(left)) return descending ? right - left : left - right;
    return Number(slots.positionOf(b) - slots.positionOf(a));
  };
  return rows.flatMap(({ isIn }, at) => (isIn ? [at] : [])).toSorted(inOrder);
}

describe('the first slots of a set', () => {
  it('are those of the whole set sorted, page after page', () => {
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 300 }),
        fc.option(fc.boolean(), { nil: null }),
        fc.integer({ min: 1, max: 40 }),
        (rows, descending, limit) => {
          const { slots, values, matching } = fill(rows);
          const order = new TopSlots(slots, {
            values: descending === null ? null : values,
            descending: descending ?? true,
          });
          const found: number[] = [];
          let last = null;
          for (;;) {
            const page = order.first(matching, last, limit);
            found.push(...page);
            const end = page.at(-1);
            if (page.length < limit || end === undefined) break;
            last = order.keyOf(end);
          }
          expect(found).toEqual(sorted(rows, slots, descending));
        },
      ),
    );
  });

  it.each([
    ['rising', (at: number) => at],
    ['falling', (at: number) => -at],
    ['the same', () => 1],
    ['mostly missing', (at: number) => (at % 997 === 0 ? at : Number.NaN)],
    ['high at the end of each word of the set', (at: number) => (at % 32 === 31 ? 1_000_000 + at : at)],
  ])('are found among many, whose values are %s', (_, valueOf) => {
    const rows = Array.from({ length: 200_000 }, (__, at): Row => ({ createdAt: at, value: valueOf(at), isIn: true }));
    const { slots, values, matching } = fill(rows);
    for (const descending of [true, false]) {
      const order = new TopSlots(slots, { values, descending });
      const expected = sorted(rows, slots, descending);
      const first = order.first(matching, null, 51);
      expect(first).toEqual(expected.slice(0, 51));
      const middle = order.keyOf(expected[150_000] ?? 0);
      expect(order.first(matching, middle, 51)).toEqual(expected.slice(150_001, 150_052));
    }
  });
});
