import { describe, expect, it } from 'vitest';
import { footText, type FootState } from './foot-text.ts';

const count = (value: number): string => value.toLocaleString('en-GB');
const foot = (state: Partial<FootState>): string =>
  footText({ loaded: 150, hasMore: true, total: null, search: '', isAlone: false, ...state }, count);

describe('the foot', () => {
  it('says how many of how many are loaded', () => {
    expect(foot({ total: { count: 2214, atLeast: false } })).toBe('150 loaded of 2,214');
    expect(foot({ total: { count: 10_000, atLeast: true } })).toBe('150 loaded of 10,000+');
  });

  it('claims no total that is unknown or that the rows have passed', () => {
    expect(foot({ loaded: 4300 })).toBe('4,300 loaded, more available');
    expect(foot({ loaded: 4300, total: { count: 4200, atLeast: false } })).toBe('4,300 loaded, more available');
    expect(foot({ loaded: 10_050, total: { count: 10_000, atLeast: true } })).toBe('10,050 loaded, more available');
  });

  it('says when everything is there', () => {
    expect(foot({ loaded: 241, hasMore: false })).toBe('All 241 loaded');
    expect(foot({ loaded: 0, hasMore: false })).toBe('No customers');
    expect(foot({ loaded: 4, hasMore: false, search: 'mur' })).toBe('4 customers match “mur”');
    expect(foot({ loaded: 1, hasMore: false, search: 'mur' })).toBe('1 customer matches “mur”');
    expect(foot({ loaded: 0, hasMore: false, search: 'mur' })).toBe('0 customers match “mur”');
  });

  it('claims nothing of those who were not searched for', () => {
    expect(foot({ loaded: 1, hasMore: false, search: 'CUST-000123', isAlone: true })).toBe(
      '1 exact match, others not searched',
    );
  });
});
