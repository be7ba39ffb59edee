import { describe, expect, it } from 'vitest';
import { nextRow } from './use-row-keyboard.ts';

describe('nextRow', () => {
  it('steps in both directions, and to the ends', () => {
    expect(nextRow('ArrowDown', -1, 3)).toBe(0);
    expect(nextRow('j', 0, 3)).toBe(1);
    expect(nextRow('k', 1, 3)).toBe(0);
    expect([nextRow('Home', 2, 3), nextRow('End', 0, 3)]).toEqual([0, 2]);
  });

  it('leads nowhere past the ends and by other keys', () => {
    expect([
      nextRow('ArrowUp', 0, 3),
      nextRow('ArrowUp', -1, 3),
      nextRow('ArrowDown', 2, 3),
      nextRow('x', 0, 3),
    ]).toEqual([null, null, null, null]);
    expect(nextRow('j', -1, 0)).toBeNull();
  });
});
