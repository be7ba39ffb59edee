import { expect, it } from 'vitest';
import { parameterColumn } from './parameter-layout.ts';

it.each([
  ['Loyalty Tier', 'select', 6.375, 7],
  ['Tier', 'boolean', 5.5, 5.5],
  ['SMS Opt-In', 'boolean', 6.25, 7],
  ['Marketing Opt-In', 'boolean', 7.5, 9],
  ['会員ランク会員ランク', 'select', 9.5, 11],
  ['x'.repeat(200), 'text', 13, 13],
] as const)('is as wide as its name and its values: %s', (name, type, least, most) => {
  const { width } = parameterColumn('id', name, type, 1);
  expect(width).toBeGreaterThanOrEqual(least);
  expect(width).toBeLessThanOrEqual(most);
});

it('aligns only numbers to the end', () => {
  expect(parameterColumn('id', 'Credit', 'number', 1).align).toBe('end');
  expect(parameterColumn('id', 'Credit', null, 1).align).toBeUndefined();
});
