import { describe, expect, it } from 'vitest';
import { InviteBody, NewKeyBody } from './settings-api.ts';
import { LinkUseBody, MeBody, SignInBody } from './sign-in-api.ts';

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

describe('an email', () => {
  const parsedEmails = (email: string): readonly unknown[] =>
    [
      SignInBody.safeParse({ email, password: 'x' }),
      InviteBody.safeParse({ email, role: 'viewer' }),
      LinkUseBody.safeParse({ email, token: 'x'.repeat(43), password: 'fifteen letters' }),
    ].map(({ data }) => data?.email);

  it.each(['mark@example.com', 'MARK@Example.COM', ' Mark@example.com\n'])('is read from %j', (text) => {
    expect(parsedEmails(text)).toEqual(Array.from({ length: 3 }, () => 'mark@example.com'));
  });

  it.each([
    'mar\u{212a}@example.com',
    'MAR\u{212a}@EXAMPLE.COM',
    'mark@\u{212a}elvin.test',
    '\u{130}@example.com',
    'mark@example.com\0',
    'mark@exa\nmple.com',
    '\u{ff4d}ark@example.com',
    'mark\u{200b}@example.com',
    'mark@example.com@example.com',
  ])('is not read from %j', (text) => {
    expect(parsedEmails(text)).toEqual([undefined, undefined, undefined]);
  });
});
