import { expect, it } from 'vitest';
import { requiredSubstrings, searchDocument } from '../../model/search-document.ts';
import { parseSearchTerms } from '../../model/search-terms.ts';
import { containsPattern, hasTrigrams, indexedText } from './trigram-text.ts';

const document = indexedText(
  searchDocument({
    firstName: 'Zoë',
    lastName: 'Quist',
    displayName: null,
    emails: [{ address: 'q_z@example.com', isPrimary: true }],
    phones: [{ number: '+442079460958', isPrimary: true }],
    customerNumber: 'CUST-000001',
  }),
);

const textsOf = (search: string): readonly string[] =>
  (parseSearchTerms(search) ?? []).flatMap((term) => requiredSubstrings(term).map(indexedText));

it('keeps every match: parts are written as in the document', () => {
  for (const search of ['z', 'zo', 'q', 'quis', 'example', '4420', '02', '020794', 'c', '0000', 'e'])
    expect(
      textsOf(search).some((part) => document.includes(part)),
      search,
    ).toBe(true);
});

it('keeps what does not match: capitals are never the letters of a name', () => {
  for (const search of ['x', 'xj', 'zz', 'zzo', 'zzz', 'qq', 'qqx', 'oe'])
    expect(
      textsOf(search).some((part) => document.includes(part)),
      search,
    ).toBe(false);
});

it('has only letters and digits where a term does, so that its trigrams are indexed', () => {
  for (const search of ['z', 'zo', 'zoe 02', '020794', 'zoe'])
    expect(textsOf(search).some(hasTrigrams), search).toBe(true);
  expect(hasTrigrams('王小明')).toBe(false);
});

it('escapes the wildcards of LIKE', () => {
  expect(containsPattern('50%_\\')).toBe(String.raw`%50\%\_\\%`);
});
