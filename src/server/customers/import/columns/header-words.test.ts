import { expect, it } from 'vitest';
import { headerWords } from './header-words.ts';

it.each<[string, readonly string[]]>([
  ['First Name', ['first', 'name']],
  ['firstName', ['first', 'name']],
  ['first_name', ['first', 'name']],
  ['E-mail 1 - Value', ['e', 'mail', '1', 'value']],
  ['Téléfono (MÓVIL)', ['telefono', 'movil']],
  ['CaféÉlite', ['cafe', 'elite']],
  ['Électricité'.normalize('NFD'), ['electricite']],
  ['Телефон/Факс', ['телефон', 'факс']],
  ['ＴＡＧＳ', ['tags']],
  ['address2', ['address2']],
  ['S.S.N.', ['ssn']],
  ['s.s.n', ['ssn']],
  ['S. S. N.', ['ssn']],
  ['Member S.S.N. (main)', ['member', 'ssn', 'main']],
  ['Α.Μ.Κ.Α.', ['αμκα']],
  ['N.º de cuenta', ['no', 'de', 'cuenta']],
  ['A.B. Test', ['ab', 'test']],
  ['A.B.Test', ['ab', 'test']],
  ['A. Test', ['a', 'test']],
  ['Rek.nr', ['rek', 'nr']],
  ['e.Mail', ['e', 'mail']],
  ['1.2.3', ['1', '2', '3']],
  [' –  ', []],
  ['', []],
])('splits %j into words', (header, words) => expect(headerWords(header)).toEqual(words));

it('stops at the longest header', () => expect(headerWords('a '.repeat(10_000))).toHaveLength(100));
