import { describe, expect, it } from 'vitest';
import { isEven, percentText } from './value-content.tsx';

describe('bars of values', () => {
  it('are left out where all values are within 10% of each other', () => {
    expect(isEven([100, 95, 90])).toBe(true);
    expect(isEven([100, 89])).toBe(false);
    expect(isEven([100])).toBe(false);
    expect(isEven([])).toBe(false);
  });

  it('have a share that is never 0% while there is one', () => {
    expect([0, 0.001, 0.47, 1].map(percentText)).toEqual(['0%', '<1%', '47%', '100%']);
  });
});
