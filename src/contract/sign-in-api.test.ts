import { describe, expect, it } from 'vitest';
import { NewKeyBody } from './settings-api.ts';
import { MeBody } from './sign-in-api.ts';

const isTaken = (name: string): boolean => {
  const taken = MeBody.safeParse({ name }).success;
  expect(NewKeyBody.safeParse({ name, scopes: ['customers:read'] }).success).toBe(taken);
  return taken;
};

describe('a name', () => {
  it.each([
    'Zoë',
    'X',
    '7',
    'O’Brien-Smith, Jr.',
    'می‌خواهم',
    '李小龍',
    'ﷺ',
    'עדה',
    'नेहा',
    '👩‍🚀',
    '❤️',
    '1️⃣',
    '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
    'Ada 🇳🇱',
    '€',
  ])('is %s', (name) => {
    expect(isTaken(name)).toBe(true);
  });

  it.each([
    '',
    '\u{200b}',
    '\u{3164}',
    '\u{115f}\u{1160}',
    '\u{ffa0}',
    '\u{ad}',
    '\u{200d}\u{200c}',
    '\u{2800}',
    '\u{fe0f}',
    '\u{301}',
    '\u{e0067}',
    '-',
    '\u{202e}evil',
    'live\u{2067}',
    'x\u{200f}',
    'x\u{2028}y',
    'x\u{2029}y',
    'x\ny',
    'x\u{85}y',
    'x\u{0}',
    'x\u{d800}',
    '\u{dc00}x',
    'x'.repeat(101),
  ])('is not %j', (name) => {
    expect(isTaken(name)).toBe(false);
  });
});
