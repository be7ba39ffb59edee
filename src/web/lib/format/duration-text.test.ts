import { expect, it } from 'vitest';
import { durationText, windowText } from './duration-text.ts';

it('writes a window and a duration as words', () => {
  expect([3600, 60, 90].map(windowText)).toEqual(['this hour', 'this minute', 'in 90 seconds']);
  expect([60_000, 600_000, 90_500, 2_000].map(durationText)).toEqual([
    'a minute',
    '10 minutes',
    '91 seconds',
    '2 seconds',
  ]);
});
