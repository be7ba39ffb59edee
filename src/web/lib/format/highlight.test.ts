import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitExtension } from '../../../contract/phone/phone-text.ts';
import { foldText, searchTerms } from '../../../contract/search-text.ts';
import { highlighter, type HighlightKind } from './highlight.ts';

/** The text with its marked runs in brackets. */
function marked(text: string, search: string, kind: HighlightKind = 'text'): string {
  return highlighter(search)(text, kind)
    .map((run) => (run.marked ? `[${run.text}]` : run.text))
    .join('');
}

const characters = fc.constantFrom(
  'a',
  'É',
  'e\u0301',
  'ß',
  'ﬁ',
  'œ',
  'İ',
  'Σ',
  'ς',
  '\u0301',
  '한',
  'ㅎ',
  'ㅏ',
  'ㄴ',
  '\u1112',
  '\u1161',
  '\u11ab',
  '㉮',
  'ㄺ',
  'ﾡ',
  'ﾪ',
  'ﾞ',
  '👩🏽‍🚀',
  'م',
  'ح',
  '\u064f',
  'क',
  '्',
  'ष',
  '1',
  '٣',
  ' ',
  '-',
  '+',
  '(',
  '\ud800',
  'Ǆ',
  '㎏',
  '…',
);
const texts = fc.oneof(
  fc.string({ unit: characters, maxLength: 24 }),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
);

describe('a highlight', () => {
  it('marks a term of three characters or more anywhere', () => {
    expect(marked('Liam Murphy', 'mur')).toBe('Liam [Mur]phy');
    expect(marked('e.murano@hotel.example', 'mur')).toBe('e.[mur]ano@hotel.example');
    expect(marked('banana', 'ana')).toBe('b[ana]na');
  });
  it('marks a shorter one at the start of a word alone', () => {
    expect(marked('Mo Ammo', 'mo')).toBe('[Mo] Ammo');
  });
  it('marks every term of several', () => {
    expect(marked('John Smith', 'smith john')).toBe('[John] [Smith]');
  });
  it('marks the characters as written, whatever their accents, case or form', () => {
    expect(marked('José García', 'jose')).toBe('[José] García');
    expect(marked('Jose\u0301 García', 'JOSÉ')).toBe('[Jose\u0301] García');
    expect(marked('Weiß', 'weiss')).toBe('[Weiß]');
    expect(marked('Sofﬁa', 'offi')).toBe('S[ofﬁ]a');
    expect(marked('Œuvre', 'oeu')).toBe('[Œu]vre');
    expect(marked('ㅎﾞᅡﬁ', '하fi')).toBe('[ㅎﾞᅡﬁ]');
    expect(marked('㉮ㄺ', '갉')).toBe('[㉮ㄺ]');
    expect(marked('ΟΔΥΣΣΕΥΣ', 'οδυσσευς')).toBe('[ΟΔΥΣΣΕΥΣ]');
  });
  it('marks text that runs from right to left, and leaves emoji whole', () => {
    expect(marked('مُحَمَّد علي', 'محمد')).toBe('[مُحَمَّد] علي');
    expect(marked('👩🏽‍🚀 Ada 👩🏽‍🚀', 'ada')).toBe('👩🏽‍🚀 [Ada] 👩🏽‍🚀');
  });
  it('marks the digits of a phone over the spaces between', () => {
    expect(marked('+44 7700 912139', '7700912139', 'phone')).toBe('+44 [7700 912139]');
    expect(marked('+44 7700 912139', '+44 (7700) 912', 'phone')).toBe('+[44 7700 912]139');
    expect(marked('+44 7700 912139', '0044 7700', 'phone')).toBe('+[44 7700] 912139');
    expect(marked('+44 7700 912139', '07700 912139', 'phone')).toBe('+44 [7700 912139]');
    expect(marked('+44 7700 912139', 'murphy', 'phone')).toBe('+44 7700 912139');
  });
  it('marks what a pasted search found', () => {
    expect(marked('Orla O’Dwyer', "o'dwyer")).toBe('Orla [O’Dwyer]');
    expect(marked("Orla O'Dwyer", 'O’Dwyer, Orla')).toBe("[Orla] [O'Dwyer]");
    expect(marked('Ann–Marie', 'ann-marie')).toBe('[Ann–Marie]');
    expect(marked('orla@example.org', 'Orla O’Dwyer <orla@example.org>;')).toBe('[orla@example.org]');
    expect(marked('+44 7700 900181', '\u202a+44–7700–900181\u202c', 'phone')).toBe('+[44 7700 900181]');
    expect(marked('+44 7700 900181', '+44 (0)7700 900181', 'phone')).toBe('+[44 7700 900181]');
    expect(marked('+39 06 1234 5678', '+39 (0)6 1234', 'phone')).toBe('+[39 06 1234] 5678');
    expect(marked('+39 06 1234 5678', '06 1234', 'phone')).toBe('+39 [06 1234] 5678');
    expect(marked('0044 (0)20 7946 0181', '+44 20 7946', 'phone')).toBe('00[44 (0)20 7946] 0181');
    expect(marked('+44 (0)20 7946 0181 ext. 5', '+44 20 7946 0181', 'phone')).toBe('+[44 (0)20 7946 0181] ext. 5');
    expect(marked('020 7946 0181 x5', '020 7946 0181 ext. 5', 'phone')).toBe('[020 7946 0181 x5]');
    expect(marked('020 7946 0181 x5', 'O’Dwyer, 020 7946 0181 x5', 'phone')).toBe('[020] [7946] [0181] [x5]');
  });
  it('marks what punctuation and signs are around or between', () => {
    expect(marked('Bob & Sons (UK) Ltd.', 'Bob & Sons (UK) Ltd.')).toBe('[Bob] & [Sons] ([UK]) [Ltd].');
    expect(marked('orla@example.org', 'Orla (orla@example.org).')).toBe('[orla@example.org]');
    expect(marked('S19', '#S19')).toBe('[S19]');
    expect(marked('0351 / 12 34 56', '0351/123', 'phone')).toBe('[0351 / 12 3]4 56');
    expect(marked('+44 7700 900181', 'Tel. +44 (0)7700 / 900181', 'phone')).toBe('+[44 7700 900181]');
    expect(marked('+44 7700 900181', '٠٠٤٤ ٧٧٠٠', 'phone')).toBe('+[44 7700] 900181');
  });
  it('marks digits as typed in a customer number', () => {
    expect(marked('CUST-000123', '000123')).toBe('CUST-[000123]');
    expect(marked('CUST-000123', 'cust-0001')).toBe('[CUST-0001]23');
  });
  it('takes wildcards and operators as plain text', () => {
    expect(marked('100% (A*B)', '%')).toBe('100% (A*B)');
    expect(marked('a_b*c"d', 'b*c')).toBe('a_[b*c]"d');
  });
  it('never loses or changes a character', () => {
    fc.assert(
      fc.property(texts, texts, fc.constantFrom<HighlightKind>('text', 'phone'), (text, search, kind) => {
        const runs = highlighter(search)(text, kind);
        expect(runs.map((run) => run.text).join('')).toBe(text);
        expect(runs.every((run) => run.text !== '')).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
  it('marks what folds to the term, and finds a text within itself', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const search = text.trim().split(/\s+/u)[0] ?? '';
        // Some characters fold to a space and a mark: what is sought may be shorter than what was typed, or two terms.
        const [term = '', ...others] = searchTerms(search);
        fc.pre([...term].length >= 3 && splitExtension(term) === null && others.length === 0);
        const found = highlighter(search)(text, 'text').filter((run) => run.marked);
        expect(found.some((run) => foldText(run.text).includes(term))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
