import { describe, expect, it } from 'vitest';
import { footerText, sumSentences, type FooterState } from './footer-text.ts';

const count = (value: number): string => value.toLocaleString('en-GB');
const footer = (state: Partial<FooterState>): string =>
  footerText({ loaded: 150, hasMore: true, total: null, search: '', isExactMatchOnly: false, ...state }, count);

describe('the footer', () => {
  it('says how many of the total are loaded', () => {
    expect(footer({ total: { count: 2214, atLeast: false } })).toBe('150 loaded of 2,214');
    expect(footer({ total: { count: 10_000, atLeast: true } })).toBe('150 loaded of 10,000+');
  });

  it('shows no total that is unknown or that the rows have passed', () => {
    expect(footer({ loaded: 4300 })).toBe('4,300 loaded, more available');
    expect(footer({ loaded: 4300, total: { count: 4200, atLeast: false } })).toBe('4,300 loaded, more available');
    expect(footer({ loaded: 10_050, total: { count: 10_000, atLeast: true } })).toBe('10,050 loaded, more available');
  });

  it('says when everything is loaded', () => {
    expect(footer({ loaded: 241, hasMore: false })).toBe('All 241 loaded');
    expect(footer({ loaded: 0, hasMore: false })).toBe('No customers');
    expect(footer({ loaded: 4, hasMore: false, search: 'mur' })).toBe('4 customers match “mur”');
    expect(footer({ loaded: 1, hasMore: false, search: 'mur' })).toBe('1 customer matches “mur”');
    expect(footer({ loaded: 0, hasMore: false, search: 'mur' })).toBe('No customers match “mur”');
  });

  it('claims nothing about customers that were not searched for', () => {
    expect(footer({ loaded: 1, hasMore: false, search: 'CUST-000123', isExactMatchOnly: true })).toBe('1 exact match');
  });
});

describe('what a list amounts to', () => {
  const amount = (value: number): string => `£${Math.round(value).toLocaleString('en-GB')}`;
  const sums = (spent: number, valued: number): string =>
    sumSentences(
      {
        totalSpent: { sum: 1_204_310, customers: spent },
        totalOrders: { sum: 9000, customers: 2214 },
        lifetimeValue: { sum: 543 * valued, customers: valued },
      },
      { count: 2214, atLeast: false },
      { count, amount },
    )
      .map((parts) => parts.map(({ text }) => text).join(''))
      .join(' · ');

  it('covers every customer', () => {
    expect(sums(2214, 2214)).toBe('£1,204,310 spent · average lifetime value £543');
  });

  it('says how many customers have a value where not all do', () => {
    expect(sums(2214, 1900)).toBe('£1,204,310 spent · average lifetime value £543 (1,900 have a value)');
    expect(sums(1, 2214)).toBe('£1,204,310 spent (1 has a value) · average lifetime value £543');
  });

  it('claims nothing where no customer has a value', () => {
    expect(sums(2214, 0)).toBe('£1,204,310 spent');
    expect(sums(0, 0)).toBe('');
  });
});
