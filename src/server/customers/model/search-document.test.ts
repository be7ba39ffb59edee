import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyUpsert } from './customer-record.ts';
import { foldText } from '../../../contract/search-text.ts';
import { upsert, searchText } from '../../../testing/reference-model/model-arbitraries.ts';
import { modelMatches } from '../../../testing/reference-model/model-search.ts';
import { scaled } from '../../../testing/test-scale.ts';
import { requiredSubstrings, searchDocument } from './search-document.ts';
import { parseSearchTerms } from './search-terms.ts';

const anyText = fc
  .string({ unit: 'grapheme', maxLength: 12 })
  .map((text) => text.trim())
  .filter((text) => text !== '' && !/\p{Cc}/u.test(text));

describe('the search document', () => {
  it('contains what a term requires exactly if the customer matches', () => {
    const named = fc
      .tuple(upsert, anyText, anyText)
      .map(([one, firstName, number]) => ({ firstName, ...one, customerNumber: number, parameters: {} }));
    fc.assert(
      fc.property(named, fc.oneof(searchText, anyText), (one, search) => {
        const { customer } = applyUpsert(null, one, 0, new Map(), { newId: () => 'id', nextNumber: () => '' });
        const document = searchDocument(customer);
        const terms = parseSearchTerms(search);
        const found =
          terms !== null && terms.every((term) => requiredSubstrings(term).some((text) => document.includes(text)));
        expect(found).toBe(modelMatches(customer, search));
      }),
      { numRuns: scaled(3_000, 200_000) },
    );
  });
});

describe('the fold', () => {
  const alike: readonly (readonly [string, string])[] = [
    ['José', 'JOSE'],
    ['Müller', 'muller'],
    ['Weiß', 'WEISS'],
    ['WEIẞ', 'weiss'],
    ['Ærø', 'aero'],
    ['Łódź', 'lodz'],
    ['Œuvre', 'oeuvre'],
    ['Đặng', 'dang'],
    ['ΣΊΣΥΦΟΣ', 'σισυφοσ'],
    ['ﬁn', 'FIN'],
    ['ＡＢＣ', 'abc'],
    ['İstanbul', 'istanbul'],
    ['한글', '한글'.normalize('NFD')],
  ];
  it.each(alike)('reads %s and %s alike', (a, b) => {
    expect(foldText(a)).toBe(foldText(b));
  });

  it('changes nothing the second time, and treats composed and decomposed text the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
        expect(foldText(text.normalize('NFD'))).toBe(foldText(text.normalize('NFC')));
      }),
      { numRuns: scaled(2_000, 100_000) },
    );
  });
});
