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
  ['+442079460958', '+442079460958'],
  ['+44 20 7946 0958', '+44 20 7946 0958'],
  ['+1-555-0100', "'+1-555-0100"],
  ['+1 (555) 0100', "'+1 (555) 0100"],
  ['+1  2', "'+1  2"],
  ['+1+1', "'+1+1"],
  ['+1*2', "'+1*2"],
  ['+12 A1', "'+12 A1"],
  ['+1 2:3', "'+1 2:3"],
  ['+1,2', "'+1,2"],
  ['+1e5', "'+1e5"],
  ['+', "'+"],
  ['++1', "'++1"],
  ['=1', "'=1"],
  ['-1 2', "'-1 2"],
  ['\uFF0B442079460958', "'\uFF0B442079460958"],
  ['a;-12,5;b', 'a;-12,5;b'],
  ['a=b', 'a=b'],
])('guards %j as %j, until it is imported again', (cell, guarded) => {
  expect(guardFormulas(cell)).toBe(guarded);
  expect(cellText(withoutGuards(guarded))).toBe(cell);
});
