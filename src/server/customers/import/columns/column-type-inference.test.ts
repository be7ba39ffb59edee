import { describe, expect, it } from 'vitest';
import { ColumnTypeInference } from './column-type-inference.ts';

function inferred(cells: readonly string[], header = 'Extra'): string {
  const profile = new ColumnTypeInference({ kind: 'new', name: 'Extra' });
  for (const cell of cells) profile.add(cell);
  return profile.inferType(header);
}

it.each([
  ['CP', 'text'],
  ['C.P.', 'text'],
  ['CAP', 'text'],
  ['CP Code', 'text'],
  ['Code postal (CP)', 'text'],
  ['CP Balance', 'number'],
  ['CP Spend', 'number'],
  ['Credit Cap', 'number'],
])('a column of numbers called %s is %s', (header, expected) => {
  expect(inferred(['12500', '8200', '47110', '9300'], header)).toBe(expected);
});

it('a column called Lists has options where cells list numbers, and a number where they do not', () => {
  expect(inferred(['3,5', '3', '12,7'], 'Lists')).toBe('multiselect');
  expect(inferred(['3', '5', '12'], 'Lists')).toBe('number');
});

describe('a column of single letters', () => {
  it.each(['F', 'N', 'T', 'y'])('is not boolean if every cell is %s', (letter) => {
    expect(inferred([letter, letter, letter])).toBe('select');
  });

  it.each([[['Y', 'N', 'Y']], [['t', 'F']], [['Y', 'no']]])(
    'is boolean if it contains both yes and no: %j',
    (cells) => {
      expect(inferred(cells)).toBe('boolean');
    },
  );

  it.each([[['yes', 'yes']], [['false']], [['Y', 'yes']]])(
    'needs no other side where a word is written out: %j',
    (cells) => {
      expect(inferred(cells)).toBe('boolean');
    },
  );
});
