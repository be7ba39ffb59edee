import { describe, expect, it } from 'vitest';
import type { Parameter } from '../../../../../contract/list/list-metadata.ts';
import { createFormats } from '../../../../lib/format/date-and-number-formats.ts';
import { findFilters, type Filterable } from './filter-search.ts';
import { parseNumber } from '../values/numbers/typed-number.ts';

const formats = createFormats({ currency: 'GBP', locale: 'en-GB', timeZone: 'UTC' });
const parameter = (id: string, type: Parameter['type'], values: Readonly<Record<string, number>>): Parameter => ({
  id,
  name: id,
  type,
  system: id.startsWith('System'),
  customers: null,
  options: Object.entries(values).map(([value, customers]) => ({ value, customers })),
  optionsComplete: true,
  removable: false,
});
const catalogue = [
  parameter('Campaign', 'select', { 'Golden Autumn': 318, Marigold: 900 }),
  parameter('Tier', 'select', { Silver: 5120, Gold: 2214 }),
  parameter('Goldfish', 'boolean', { true: 3 }),
  parameter('System Source', 'select', { Shop: 1 }),
];
const find = (typed: string, more: Partial<Filterable> = {}) =>
  findFilters(typed, { catalogue, pinned: ['Tier'], hasFields: true, takesNames: false, ...more }, formats).map(
    ({ value, items }) => [
      value,
      items.map((entry) => {
        if (entry.kind === 'search') return entry.text;
        if (entry.kind === 'name') return `${entry.target.field}, similar to ${entry.similar}`;
        return entry.kind === 'value' ? `${entry.target.name} is ${entry.text}` : entry.target.name;
      }),
    ],
  );

describe('the filter list', () => {
  it('has every filter once, in groups', () => {
    const groups = find('');
    expect(groups.map(([name]) => name)).toEqual(['Pinned', 'Your parameters', 'Customer', 'System parameters']);
    expect(groups[0]).toEqual(['Pinned', ['Tier']]);
    expect(groups[1]).toEqual(['Your parameters', ['Campaign', 'Goldfish']]);
  });

  it('finds values, best match first, and offers the search last', () => {
    expect(find(' gold ')).toEqual([
      ['Values', ['Tier is Gold', 'Campaign is Golden Autumn', 'Campaign is Marigold']],
      ['Filters', ['Goldfish']],
      ['Search', ['gold']],
    ]);
  });

  it('has filters first where they match better', () => {
    expect(find('life')[0]).toEqual(['Filters', ['Lifetime value']]);
    expect(find('yes')).toEqual([
      ['Values', ['Goldfish is Yes']],
      ['Search', ['yes']],
    ]);
    expect(find('zzz')).toEqual([['Search', ['zzz']]]);
  });

  it('has values first where both match alike, except for a pinned filter', () => {
    expect(find('s')[0]?.[0]).toBe('Values');
    expect(find('s', { pinned: ['System Source'] })[0]?.[0]).toBe('Filters');
  });

  it('takes the name of another parameter where the catalogue is incomplete, and says which name is similar', () => {
    const named = { takesNames: true, hasFields: false };
    expect(find('Club', named)).toEqual([
      ['Other parameter', ['name:Club, similar to null']],
      ['Search', ['Club']],
    ]);
    expect(find('tier', named)).toEqual([
      ['Filters', ['Tier']],
      ['Other parameter', ['name:tier, similar to Tier']],
      ['Search', ['tier']],
    ]);
    expect(find('Tier', named).map(([group]) => group)).toEqual(['Filters', 'Search']);
    expect(find('', named).map(([group]) => group)).not.toContain('Customer');
  });
});

describe('a typed number', () => {
  it.each([
    ['1,000', 1000],
    ['£1,234,567.50', 1_234_567.5],
    ['12,5', 12.5],
    ['1 000', 1000],
    ['-3', -3],
    ['.5', 0.5],
    ['', null],
    ['many', null],
    ['1e9', null],
    ['1.2.3', null],
  ])('%j is %j', (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });
});
