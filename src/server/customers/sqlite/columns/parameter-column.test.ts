import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BitSet } from './bit-set.ts';
import { ParameterColumn } from './parameter-column.ts';

const slotCount = 200;
const pair = (values: number) => fc.tuple(fc.nat(slotCount - 1), fc.nat(values - 1).map(String));

function slotsOf(set: BitSet): readonly number[] {
  return Array.from({ length: slotCount }, (_, slot) => slot).filter((slot) => set.has(slot));
}

function setOf(slots: readonly number[]): BitSet {
  const set = new BitSet(slotCount);
  for (const slot of slots) set.set(slot, true);
  return set;
}

describe('the values of a parameter', () => {
  // With more values than 64, a column keeps pairs, also when the 65th comes late.
  it.each([3, 64, 65, 400])('are found and counted, of %i values', (values) => {
    fc.assert(
      fc.property(
        fc.array(pair(values), { maxLength: 500 }),
        fc.array(fc.nat(slotCount - 1), { maxLength: 20 }),
        fc.array(pair(values), { maxLength: 100 }),
        fc.array(fc.nat(slotCount - 1), { maxLength: 100 }),
        (before, removed, after, within) => {
          const column = new ParameterColumn();
          const pairs = new Map<string, readonly [number, string]>();
          const add = ([slot, value]: readonly [number, string]) => {
            // A customer has a value once.
            if (pairs.has(`${slot} ${value}`)) return;
            pairs.set(`${slot} ${value}`, [slot, value]);
            column.add(slot, value);
          };
          before.forEach(add);
          column.remove(new Set(removed));
          for (const [key, [slot]] of pairs) if (removed.includes(slot)) pairs.delete(key);
          after.forEach(add);

          const slotsWith = (passes: (value: string) => boolean) =>
            [...new Set([...pairs.values()].filter(([, value]) => passes(value)).map(([slot]) => slot))].toSorted(
              (a, b) => a - b,
            );
          const isEven = (value: string) => Number(value) % 2 === 0;
          expect(slotsOf(column.slotsSet(slotCount))).toEqual(slotsWith(() => true));
          expect(slotsOf(column.slotsWith(slotCount, isEven))).toEqual(slotsWith(isEven));
          const counts = column.countValues(setOf(within));
          column.values.forEach((value, index) => {
            expect(counts[index]).toBe(
              slotsWith((one) => one === value).filter((slot) => within.includes(slot)).length,
            );
          });
        },
      ),
    );
  });
});
