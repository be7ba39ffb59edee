import { expect, it } from 'vitest';
import { relativeTimeFormat } from './relative-time.tsx';

const now = Date.parse('2026-03-05T20:00:00Z');
const minute = 60_000;

it.each([
  [0, 'Now'],
  [minute - 1, 'Now'],
  [2 * minute, '2 minutes ago'],
  [59 * minute, '59 minutes ago'],
  [5 * 60 * minute, '5 hours ago'],
  [12 * 60 * minute, null],
])('shows %i ms ago as: %s', (passed, text) => {
  expect(relativeTimeFormat('en')(now - passed, now)).toBe(text);
});

it('follows the locale, or the browser’s for an unknown one', () => {
  expect(relativeTimeFormat('de')(now - 3 * minute, now)).toBe('vor 3 Minuten');
  expect(relativeTimeFormat('no locale')(now - 3 * minute, now)).not.toBeNull();
});
