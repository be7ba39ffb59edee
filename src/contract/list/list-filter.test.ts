import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatCondition,
  operatorsOf,
  parseCondition,
  splitCondition,
  startOfPeriod,
  type Condition,
  type ConditionType,
} from './list-filter.ts';

function parse(text: string, type: ConditionType): Condition | string {
  const split = splitCondition(text);
  if (split === null) return 'form';
  const parsed = parseCondition(split, type);
  return 'error' in parsed ? parsed.error : parsed.condition;
}

const value = fc.string({ unit: 'grapheme', minLength: 1 });
const field = fc.constantFrom('tier', 'name:Loyalty Tier', 'lifetimeValue');

const conditions: fc.Arbitrary<readonly [Condition, ConditionType]> = fc.oneof(
  fc.tuple(
    fc.record({ field, operator: fc.constantFrom('set' as const, 'unset' as const) }),
    fc.constant<ConditionType>('presence'),
  ),
  fc.tuple(
    fc.record({ field, operator: fc.constantFrom('is' as const, 'not' as const), value }),
    fc.constant<ConditionType>('text'),
  ),
  fc.tuple(
    fc.record({ field, operator: fc.constant('in' as const), value: fc.uniqueArray(value, { minLength: 1 }) }),
    fc.constant<ConditionType>('text'),
  ),
  fc.tuple(
    fc.record({
      field,
      operator: fc.constantFrom('eq' as const, 'gte' as const, 'lte' as const),
      value: fc.oneof(fc.integer(), fc.constantFrom(0.5, -12.25, 1e21, 1e-7)),
    }),
    fc.constant<ConditionType>('number'),
  ),
  fc.tuple(
    fc.record({
      field,
      operator: fc.constantFrom('within' as const, 'older' as const),
      value: fc.record({
        count: fc.integer({ min: 1, max: 1000 }),
        unit: fc.constantFrom('d' as const, 'w' as const, 'm' as const, 'y' as const),
      }),
    }),
    fc.constant<ConditionType>('date'),
  ),
);

describe('a condition', () => {
  it('is the same after it was written and read', () => {
    fc.assert(
      fc.property(conditions, ([condition, type]) => {
        expect(parse(formatCondition(condition), type)).toEqual(condition);
      }),
    );
  });

  it.each<[text: string, type: ConditionType, expected: Condition | string]>([
    ['lifetimeValue:gte:1000', 'number', { field: 'lifetimeValue', operator: 'gte', value: 1000 }],
    ['tier:is:Gold', 'text', { field: 'tier', operator: 'is', value: 'Gold' }],
    ['tier:is:a:is:b', 'text', { field: 'tier', operator: 'is', value: 'a:is:b' }],
    ['tier:in:Gold|Silver', 'text', { field: 'tier', operator: 'in', value: ['Gold', 'Silver'] }],
    [String.raw`tier:in:a\|b|c\d`, 'text', { field: 'tier', operator: 'in', value: ['a|b', String.raw`c\d`] }],
    ['tier:is:two\nlines', 'text', { field: 'tier', operator: 'is', value: 'two\nlines' }],
    ['optIn:is:true', 'boolean', { field: 'optIn', operator: 'is', value: 'true' }],
    ['lastOrderDate:from:2026-01-31', 'date', { field: 'lastOrderDate', operator: 'from', value: '2026-01-31' }],
    [
      'lastOrderDate:before:2026-01-31T09:00+01:00',
      'date',
      { field: 'lastOrderDate', operator: 'before', value: '2026-01-31T09:00+01:00' },
    ],
    ['tier', 'text', 'form'],
    ['tier:Gold', 'text', 'form'],
    [':is:Gold', 'text', 'form'],
    ['tier:gte:5', 'text', 'operator'],
    ['email:is:a@b.c', 'presence', 'operator'],
    ['tier:set:x', 'text', 'noValue'],
    ['tier:is', 'text', 'value'],
    ['tier:is:', 'text', 'value'],
    ['tier:in:a||b', 'text', 'value'],
    ['optIn:is:yes', 'boolean', 'value'],
    ['optIn:in:true|1', 'boolean', 'value'],
    ['totalSpent:gte:', 'number', 'value'],
    ['totalSpent:gte:1,5', 'number', 'value'],
    ['totalSpent:gte:0x10', 'number', 'value'],
    ['totalSpent:gte:1e999', 'number', 'value'],
    ['totalSpent:gte:٥', 'number', 'value'],
    ['createdAt:from:2026-02-31', 'date', 'value'],
    ['createdAt:from:2026-01-31T09:00', 'date', 'value'],
    ['createdAt:from:2026-01-31T25:00Z', 'date', 'value'],
    ['createdAt:within:0d', 'date', 'value'],
    ['createdAt:within:90', 'date', 'value'],
    ['createdAt:within:1001y', 'date', 'value'],
  ])('%j of a %s', (text, type, expected) => {
    expect(parse(text, type)).toEqual(expected);
  });

  it('says which operators a type takes', () => {
    expect(operatorsOf('date')).toEqual(['from', 'before', 'within', 'older', 'set', 'unset']);
  });
});

describe('the start of a period', () => {
  const now = Date.parse('2026-03-31T23:30:00Z');

  it.each([
    [{ count: 1, unit: 'd' as const }, '2026-03-30'],
    [{ count: 90, unit: 'd' as const }, '2025-12-31'],
    [{ count: 2, unit: 'w' as const }, '2026-03-17'],
    [{ count: 1, unit: 'm' as const }, '2026-02-28'],
    [{ count: 13, unit: 'm' as const }, '2025-02-28'],
    [{ count: 2, unit: 'y' as const }, '2024-03-31'],
    [{ count: 1000, unit: 'y' as const }, '1026-03-31'],
  ])('%j before 31 March 2026 is %s', (period, day) => {
    expect(new Date(startOfPeriod(period, now)).toISOString()).toBe(`${day}T00:00:00.000Z`);
  });

  it('is 29 February a leap year back', () => {
    expect(startOfPeriod({ count: 4, unit: 'y' }, Date.parse('2028-02-29T12:00:00Z'))).toBe(Date.UTC(2024, 1, 29));
    expect(startOfPeriod({ count: 1, unit: 'y' }, Date.parse('2028-02-29T12:00:00Z'))).toBe(Date.UTC(2027, 1, 28));
  });
});
