import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { printable } from './printable.ts';

it.each([
  ['\u{1b}[31mred', String.raw`\u{1b}[31mred`],
  ['\u{9b}2J', String.raw`\u{9b}2J`],
  ['Ada\r\nMark', String.raw`Ada\u{d}\u{a}Mark`],
  ['a\0b\tc\u{7f}', String.raw`a\u{0}b\u{9}c\u{7f}`],
  ['Eve \u{202e}kram', String.raw`Eve \u{202e}kram`],
  ['\u{2066}x\u{200f}\u{61c}', String.raw`\u{2066}x\u{200f}\u{61c}`],
  ['x\u{2028}y\u{2029}', String.raw`x\u{2028}y\u{2029}`],
  ['\u{d800}', String.raw`\u{d800}`],
])('shows %j and does not obey it', (text, shown) => {
  expect(printable(text)).toBe(shown);
});

it.each(['Zoë O’Brien', '李小龍', 'می‌خواهم', '👩‍🚀', '', 'a\u{a0}b'])('leaves %j as it is', (text) => {
  expect(printable(text)).toBe(text);
});

it.each([
  ['start', ['\u{1b}[2J']],
  ['key', ['revoke', '\u{1b}[2J']],
  ['staff', ['link', '\u{1b}[2J@example.com']],
  ['import', ['/nowhere/\u{1b}[2J\nDone.csv']],
])('npm run %s obeys nothing in what it complains about', (command, words) => {
  const { stdout, stderr } = spawnSync(process.execPath, [`src/server/cli/${command}.ts`, ...words], {
    env: { DATA_DIR: '/nowhere/\u{1b}[2J' },
    encoding: 'utf8',
  });
  expect(stdout + stderr).toMatch(/^[^\p{Cc}]+\n$/u);
});
