import { expect, it } from 'vitest';
import { shortSubject } from './short-subject.ts';

it.each([
  [[], ''],
  [['Tier: Gold', 'mur'], 'Tier: Gold · mur'],
  [['x'.repeat(300)], 'x'.repeat(256)],
  [['😀'.repeat(300)], '😀'.repeat(256)],
  [['x'.repeat(300), 'mur'], `${'x'.repeat(126)} · mur`],
])('no part of a subject hides the others, and none is longer than a search: %#', (parts, subject) => {
  expect(shortSubject(parts)).toBe(subject);
});

it('shows something of every part of the longest list', () => {
  const parts = Array.from({ length: 12 }, (_, index) => String.fromCodePoint(97 + index).repeat(700));
  const subject = shortSubject(parts);
  expect(subject.length).toBeLessThanOrEqual(256);
  expect(subject.split(' · ').map((part) => part[0])).toEqual([...'abcdefghijkl']);
});
