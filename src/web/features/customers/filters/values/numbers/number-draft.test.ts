import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../../../../contract/list/list-filter.ts';
import { edgeAt, positionOf } from './histogram.tsx';
import { conditionsOf, draftOf } from './number-draft.ts';
import { parseNumber } from './typed-number.ts';

const field = 'totalSpent';

describe('the draft of a number filter', () => {
  it.each<readonly Condition[]>([
    [{ field, operator: 'gte', value: 1000 }],
    [{ field, operator: 'lte', value: 0.5 }],
    [{ field, operator: 'eq', value: 7 }],
    [{ field, operator: 'set' }],
    [{ field, operator: 'unset' }],
    [
      { field, operator: 'gte', value: 100 },
      { field, operator: 'lte', value: 200 },
    ],
  ])('keeps every condition that is edited without a change', (...conditions) => {
    const { mode, from, to } = draftOf(conditions);
    expect(conditionsOf(field, mode, parseNumber(from), parseNumber(to))).toEqual(conditions);
  });

  it('is incomplete without a number, and backwards', () => {
    expect(conditionsOf(field, 'eq', null, 5)).toBeNull();
    expect(conditionsOf(field, 'lte', 5, null)).toBeNull();
    expect(conditionsOf(field, 'between', 5, 4)).toBeNull();
    expect(draftOf([])).toEqual({ mode: 'gte', from: '', to: '' });
  });
});

describe('an end of a range', () => {
  const buckets = [
    { from: 0, to: 10, customers: 1 },
    { from: 10, to: 100, customers: 2 },
    { from: 100, to: 1234, customers: 3 },
  ];

  it('lies inside its bucket', () => {
    expect(positionOf(buckets, 55, 0)).toBe(1.5);
    expect(positionOf(buckets, 10, 0)).toBe(1);
    expect(positionOf(buckets, -5, 0)).toBe(0);
    expect(positionOf(buckets, 5000, 0)).toBe(3);
    expect(positionOf(buckets, null, 3)).toBe(3);
  });

  it('moves to the edges between buckets', () => {
    expect([0, 1, 2, 3].map((position) => edgeAt(buckets, position))).toEqual([0, 10, 100, 1200]);
  });
});
