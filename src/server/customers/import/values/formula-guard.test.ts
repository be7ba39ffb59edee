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
  ['+442079460958; +447700900123', '+442079460958; +447700900123'],
  ['+44 20 7946 0958; +44 7700 900123', '+44 20 7946 0958; +44 7700 900123'],
  ['+442079460958; =1', "'+442079460958; =1"],
  ['+442079460958; +cmd', "'+442079460958; '+cmd"],
  ['+1234567890123456', "'+1234567890123456"],
  ['+1', "'+1"],
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
  ['\0=1+1', "'\0=1+1"],
  ['x;\0\u0001=1+1', "x;\0\u0001'=1+1"],
])('guards %j as %j, until it is imported again', (cell, guarded) => {
  expect(guardFormulas(cell)).toBe(guarded);
  expect(cellText(withoutGuards(guarded))).toBe(cell);
});

it.each([
  ["'N1 9GU", 'N1 9GU'],
  ["'K1A 0B1", 'K1A 0B1'],
  ["'0150", '0150'],
  ["'s-Hertogenbosch", "'s-Hertogenbosch"],
  ["'t Hooft", "'t Hooft"],
  ["'VIP'", "'VIP'"],
])('reads %s as %s', (cell, text) => expect(cellText(cell)).toBe(text));
