import { expect, it } from 'vitest';
import { relativeTime } from './relative-time.ts';

const now = Date.parse('2026-03-05T20:00:00Z');
const minute = 60_000;

it.each([
  [0, 'Now'],
  [minute - 1, 'Now'],
  [2 * minute, '2 minutes ago'],
  [59 * minute, '59 minutes ago'],
  [5 * 60 * minute, '5 hours ago'],
  [12 * 60 * minute, null],
])('says of %i ms ago: %s', (passed, words) => {
  expect(relativeTime('en')(now - passed, now)).toBe(words);
});

it('takes the words of the locale, and the browser’s for one that nobody knows', () => {
  expect(relativeTime('de')(now - 3 * minute, now)).toBe('vor 3 Minuten');
  expect(relativeTime('no locale')(now - 3 * minute, now)).not.toBeNull();
});
