import { expect, it } from 'vitest';
import { joinNames } from './joined-name.ts';

it.each([
  ['Ida', 'Moss', 'Ida Moss'],
  ['Ida', null, 'Ida'],
  ['', 'Moss', 'Moss'],
  [null, null, null],
  ['美咲', '田中', '田中美咲'],
  ['さくら', '佐藤', '佐藤さくら'],
  ['小明', '王', '王小明'],
  ['민준', '김', '김민준'],
  ['マリア', 'ガルシア', 'マリア ガルシア'],
  ['美咲', 'Smith', '美咲 Smith'],
  ['美咲', null, '美咲'],
])('joins %j and %j to %j', (firstName, lastName, joined) => {
  expect(joinNames(firstName, lastName)).toBe(joined);
});
