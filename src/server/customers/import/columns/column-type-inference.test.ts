import { describe, expect, it } from 'vitest';
import { ColumnTypeInference } from './column-type-inference.ts';

function inferred(cells: readonly string[]): string {
  const profile = new ColumnTypeInference({ kind: 'new', name: 'Extra' });
  for (const cell of cells) profile.add(cell);
  return profile.inferType('Extra');
}

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
