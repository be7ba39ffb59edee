import { describe, expect, it } from 'vitest';
import { fittingPills } from './visible-pills.ts';

const widths = [100, 100, 100, 100];
const shown = (current: number, available: number) =>
  fittingPills(widths, current, available, 60)
    .map((isVisible, index) => (isVisible ? index : null))
    .filter((index) => index !== null);

describe('the pills that fit into a row', () => {
  it('are all of them where there is room', () => {
    expect(shown(-1, 408)).toEqual([0, 1, 2, 3]);
  });

  it('leave room for the menu of the others', () => {
    expect(shown(-1, 407)).toEqual([0, 1, 2]);
    expect(shown(-1, 365)).toEqual([0, 1]);
  });

  it('include the current one, in its position', () => {
    expect(shown(3, 407)).toEqual([0, 1, 3]);
    expect(shown(0, 407)).toEqual([0, 1, 2]);
  });

  it('are the current one alone, or none, where there is no room at all', () => {
    expect(shown(2, 50)).toEqual([2]);
    expect(shown(-1, 50)).toEqual([]);
  });

  it('never skip one for a narrower one after it', () => {
    expect(fittingPills([100, 300, 50], -1, 250, 60)).toEqual([true, false, false]);
  });
});
