import { describe, expect, it } from 'vitest';
import { typedPeriod } from './periods.ts';

describe('a typed period', () => {
  it.each([
    ['45', { count: 45, unit: 'd' }],
    ['6 months', { count: 6, unit: 'm' }],
    ['2y', { count: 2, unit: 'y' }],
    [' 12 Weeks', { count: 12, unit: 'w' }],
    ['', null],
    ['last', null],
    ['0 days', null],
    ['3 fortnights', null],
    ['-5', null],
  ])('%j is %j', (text, period) => {
    expect(typedPeriod(text)).toEqual(period);
  });
});
