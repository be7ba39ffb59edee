import { describe, expect, it } from 'vitest';
import { nextRow } from './use-row-keyboard.ts';
import type { VisibleRange } from './table-rows.ts';

/** A view of `count` rows from `first` on. */
const view = (first: number, count: number): VisibleRange => ({
  first,
  count,
  includes: (index) => index >= first && index < first + count,
});

describe('nextRow', () => {
  const all = view(0, 3);

  it('steps in both directions, and to the ends', () => {
    expect(nextRow('ArrowDown', -1, 3, all)).toBe(0);
    expect(nextRow('j', 0, 3, all)).toBe(1);
    expect(nextRow('k', 1, 3, all)).toBe(0);
    expect([nextRow('Home', 2, 3, all), nextRow('End', 0, 3, all)]).toEqual([0, 2]);
  });

  it('leads nowhere past the ends and by other keys', () => {
    expect([
      nextRow('ArrowUp', 0, 3, all),
      nextRow('ArrowDown', 2, 3, all),
      nextRow('PageUp', 0, 3, all),
      nextRow('PageDown', 2, 3, all),
      nextRow('x', 0, 3, all),
    ]).toEqual([null, null, null, null, null]);
    expect(nextRow('j', -1, 0, view(0, 1))).toBeNull();
  });

  it('starts at the first row in view when the current one is out of it', () => {
    for (const current of [-1, 4, 60])
      for (const key of ['ArrowDown', 'ArrowUp', 'j', 'k']) expect(nextRow(key, current, 100, view(25, 10))).toBe(25);
    expect(nextRow('Home', 4, 100, view(25, 10))).toBe(0);
  });

  it('moves by a view, and at most to the ends', () => {
    expect(nextRow('PageDown', 27, 100, view(25, 10))).toBe(37);
    expect(nextRow('PageUp', 27, 100, view(25, 10))).toBe(17);
    expect(nextRow('PageDown', 4, 100, view(25, 10))).toBe(35);
    expect(nextRow('PageUp', 4, 100, view(25, 10))).toBe(15);
    expect(nextRow('PageDown', 27, 30, view(25, 5))).toBe(29);
    expect(nextRow('PageUp', 3, 30, view(2, 5))).toBe(0);
  });
});
