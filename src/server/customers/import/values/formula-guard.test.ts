import { expect, it } from 'vitest';
import { cellText } from './cell-text.ts';
import { guardFormulas, withoutGuards } from '../../formula-guard.ts';

it.each([
  ['=HYPERLINK(1)', "'=HYPERLINK(1)"],
  ['x;=HYPERLINK(1)', "x;'=HYPERLINK(1)"],
  ['x; "=HYPERLINK(1)', `x; "'=HYPERLINK(1)`],
  ['x\t@SUM(1)', "x\t'@SUM(1)"],
  ['x|+cmd', "x|'+cmd"],
  ['x\n-2+3', "x\n'-2+3"],
  ['-12.5', '-12.5'],
  ['a;-12,5;b', 'a;-12,5;b'],
  ['a=b', 'a=b'],
])('guards %j as %j, until it is imported again', (cell, guarded) => {
  expect(guardFormulas(cell)).toBe(guarded);
  expect(cellText(withoutGuards(guarded))).toBe(cell);
});
