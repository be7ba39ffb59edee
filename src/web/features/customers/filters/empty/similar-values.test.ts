import { describe, expect, it } from 'vitest';
import type { Parameter } from '../../../../../contract/list/list-metadata.ts';
import { createFormats } from '../../../../lib/format/date-and-number-formats.ts';
import { sameButForCase, valuesLikeSearch } from './similar-values.ts';

const formats = createFormats({ currency: 'GBP', locale: 'en-GB', timeZone: 'UTC' });
const parameter = (name: string, type: Parameter['type'], values: readonly string[]): Parameter => ({
  id: name,
  name,
  type,
  system: false,
  customers: null,
  options: values.map((value, at) => ({ value, customers: 100 - at })),
  optionsComplete: true,
  removable: false,
});
const catalogue = [
  parameter('Campaign', 'select', ['Golden Autumn', 'Marigold']),
  parameter('Tier', 'select', ['Silver', 'Gold']),
  parameter('Opt-In', 'boolean', ['true', 'false']),
];
const like = (search: string) =>
  valuesLikeSearch(search, catalogue, formats).map(({ target, text }) => `${target.name} is ${text}`);

describe('values in place of a search', () => {
  it('are those that the text is, then those that it begins', () => {
    expect(like('gold')).toEqual(['Tier is Gold', 'Campaign is Golden Autumn']);
    expect(like(' SILVER ')).toEqual(['Tier is Silver']);
  });

  it('are none for short texts, Yes and No, and texts inside a value', () => {
    expect(like('go')).toEqual([]);
    expect(like('yes')).toEqual([]);
    expect(like('autumn')).toEqual([]);
  });
});

describe('values that differ only in case', () => {
  it('are found whatever the capitals and accents', () => {
    expect(sameButForCase('gold', ['Gold', 'Golden', 'GOLD', 'gold'])).toEqual(['Gold', 'GOLD']);
    expect(sameButForCase('munchen', ['München'])).toEqual(['München']);
    expect(sameButForCase('Gold', ['Gold', 'Silver'])).toEqual([]);
  });
});
