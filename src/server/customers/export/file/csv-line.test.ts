import { stringify } from 'csv-stringify/sync';
import { expect, it } from 'vitest';
import { csvLine } from './csv-line.ts';

it.each([
  [['Jo', '', null, 0, -1.5, 1e21]],
  [['a "b"', 'a,b', 'a\nb', 'a\rb', '"', ',']],
  [['a;b', 'a\tb', "'a'", '\u0000', 'ß 李 😀']],
  [['']],
  [[null]],
])('writes %j as a library does', (cells) => expect(csvLine(cells)).toBe(stringify([cells])));

it('guards formulas before it quotes', () => {
  expect(csvLine(['=1,2', 'x;=A1', ' =1', '-1', -1, '+442079460958'])).toBe(`"'=1,2",x;'=A1,'=1,-1,-1,+442079460958\n`);
});
