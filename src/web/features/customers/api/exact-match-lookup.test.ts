import { describe, expect, it } from 'vitest';
import { numberPattern } from './customer-number-patterns.ts';
import { identifierOf, isLikelyIdentifier, isFullIdentifier } from './exact-match-lookup.ts';

describe('isFullIdentifier', () => {
  it('holds for possible whole numbers, emails and phones', () => {
    const whole = [
      'CUST-000123',
      'C1042',
      '100042',
      '#1042',
      '2024/17-B',
      'K12X',
      'CUST-0-17',
      '１０４２',
      'a.b@mail.test',
      '+44 7700 912139',
      '(555) 456-7890',
      '0015554567890',
    ];
    expect(whole.filter((text) => !isFullIdentifier(text))).toEqual([]);
  });

  it('does not hold for names and half-typed identifiers', () => {
    const parts = ['', 'murphy', 'mur 123', 'CUST-', '12', 'a@', '@mail.test', 'a@mail', '+44 77', 'smith john 12345'];
    expect(parts.filter(isFullIdentifier)).toEqual([]);
  });
});

describe('isLikelyIdentifier', () => {
  const patterns = new Set(['CUST-000123', '#1042'].map(numberPattern));

  it('holds for numbers of a known pattern, for emails, and for whole phones', () => {
    const likely = [
      'CUST-999999',
      '#0007',
      'a.b@mail.test',
      '+44 7700 912139',
      '(555) 456-7890',
      '0015554567890',
      '0044 770091',
      '06 12 34 56 78',
      '0351 / 12 34 56',
    ];
    expect(likely.filter((text) => !isLikelyIdentifier(text, patterns))).toEqual([]);
  });

  it('does not hold while one is being typed', () => {
    const parts = [
      '555',
      'CUST-00',
      'CUST-0001234',
      'cust-000123',
      '#104',
      '1234567',
      '000123',
      '+44 77',
      '12',
      'K12X',
      'murphy',
    ];
    expect(parts.filter((text) => isLikelyIdentifier(text, patterns))).toEqual([]);
  });

  it('takes any possible number before a pattern is known', () => {
    expect(['CUST-00', 'K12X', '555'].filter((text) => !isLikelyIdentifier(text, new Set()))).toEqual([]);
    expect(['12', 'murphy'].filter((text) => isLikelyIdentifier(text, new Set()))).toEqual([]);
  });
});

describe('the identifier in a pasted search', () => {
  it.each([
    ['orla@example.org;', 'orla@example.org'],
    ['Orla O’Dwyer <orla@example.org>', 'orla@example.org'],
    ['"O’Dwyer, Orla" <orla@example.org>;', 'orla@example.org'],
    ['mailto:orla@example.org', 'orla@example.org'],
    ['Orla O’Dwyer (orla@example.org)', 'orla@example.org'],
    ['\u202a+44 7700 900181\u202c', '+44 7700 900181'],
    ['<+44–7700–900181>', '+44–7700–900181'],
    ['020 7946 0181 x5', '020 7946 0181 x5'],
    ['＋４４ ７７００ ９００１８１', '＋４４ ７７００ ９００１８１'],
  ])('of %j is %j', (search, identifier) => {
    expect(identifierOf(search)).toBe(identifier);
    expect(isFullIdentifier(search)).toBe(true);
    expect(isLikelyIdentifier(search, new Set(['CUST-000000']))).toBe(true);
  });
});
