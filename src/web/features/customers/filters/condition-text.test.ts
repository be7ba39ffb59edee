import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../../contract/list/list-filter.ts';
import type { Parameter } from '../../../../contract/list/list-metadata.ts';
import { createFormats } from '../../../lib/format/date-and-number-formats.ts';
import { chipText, chipWords } from './condition-text.ts';
import { chipsOf, replaceConditions, targetOf } from './filter-target.ts';

const formats = createFormats({ currency: 'GBP', locale: 'en-GB', timeZone: 'UTC' });
const parameter = (id: string, name: string, type: Parameter['type']): Parameter => ({
  id,
  name,
  type,
  system: false,
  customers: null,
  options: [],
  optionsComplete: true,
  removable: false,
});
const catalogue = [
  parameter('tier', 'Loyalty Tier', 'select'),
  parameter('credit', 'Store Credit', 'number'),
  parameter('gift', 'Gift Wrap', 'boolean'),
];
const words = (...conditions: readonly Condition[]): readonly string[] =>
  chipsOf(conditions).map((chip) => chipText(chipWords(targetOf(chip.field, catalogue), chip.conditions, formats)));

describe('a filter in words', () => {
  it.each<readonly [string, Condition]>([
    ['Loyalty Tier is Gold', { field: 'tier', operator: 'is', value: 'Gold' }],
    ['Loyalty Tier is not Gold', { field: 'tier', operator: 'not', value: 'Gold' }],
    ['Loyalty Tier is Gold or Silver', { field: 'tier', operator: 'in', value: ['Gold', 'Silver'] }],
    ['Gift Wrap is Yes', { field: 'gift', operator: 'is', value: 'true' }],
    ['Marketing Opt-In is No', { field: 'system_marketing_opt_in', operator: 'is', value: 'false' }],
    ['Lifetime value at least £1,000', { field: 'lifetimeValue', operator: 'gte', value: 1000 }],
    ['Average order at most £12.50', { field: 'averageOrderValue', operator: 'lte', value: 12.5 }],
    ['Orders is 7', { field: 'totalOrders', operator: 'eq', value: 7 }],
    ['Store Credit at least 0.5', { field: 'credit', operator: 'gte', value: 0.5 }],
    ['Email is not set', { field: 'email', operator: 'unset' }],
    ['Phone is set', { field: 'phone', operator: 'set' }],
    [
      'Last order not in the last 90 days',
      { field: 'lastOrderDate', operator: 'older', value: { count: 90, unit: 'd' } },
    ],
    ['Created in the last year', { field: 'createdAt', operator: 'within', value: { count: 1, unit: 'y' } }],
    ['Last order before 31 Aug 2026', { field: 'lastOrderDate', operator: 'before', value: '2026-08-31' }],
    ['Created from 1 Jan 2026', { field: 'createdAt', operator: 'from', value: '2026-01-01T10:00:00Z' }],
    ['gone is x', { field: 'gone', operator: 'is', value: 'x' }],
  ])('is “%s”', (text, condition) => {
    expect(words(condition)).toEqual([text]);
  });

  it('has all values that are ruled out', () => {
    expect(
      words(
        { field: 'tier', operator: 'not', value: 'Gold' },
        { field: 'email', operator: 'set' },
        { field: 'tier', operator: 'not', value: 'Silver' },
        { field: 'tier', operator: 'set' },
      ),
    ).toEqual(['Loyalty Tier is not Gold or Silver', 'Email is set', 'Loyalty Tier is set']);
  });

  it('has both ends of a range', () => {
    expect(
      words(
        { field: 'totalSpent', operator: 'gte', value: 100 },
        { field: 'email', operator: 'set' },
        { field: 'totalSpent', operator: 'lte', value: 1000 },
      ),
    ).toEqual(['Total spent between £100 and £1,000', 'Email is set']);
  });

  it('does not name a parameter before the catalogue has loaded', () => {
    expect(targetOf('tier', undefined).name).toBe('…');
  });
});

describe('changing one filter of several', () => {
  const [gold, email]: readonly Condition[] = [
    { field: 'tier', operator: 'is', value: 'Gold' },
    { field: 'email', operator: 'set' },
  ];
  const silver: Condition = { field: 'tier', operator: 'is', value: 'Silver' };

  it('keeps its position', () => {
    if (gold === undefined || email === undefined) throw new Error('unreachable');
    expect(replaceConditions([gold, email], [gold], [silver])).toEqual([silver, email]);
    expect(replaceConditions([gold, email], [gold], [])).toEqual([email]);
    expect(replaceConditions([email], [], [silver])).toEqual([email, silver]);
    expect(replaceConditions([gold, email], [], [gold])).toEqual([gold, email]);
  });
});
