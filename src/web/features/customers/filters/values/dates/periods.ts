import { parsePeriod, type Condition, type Period } from '../../../../../../contract/list/list-filter.ts';

export interface PeriodTest {
  readonly operator: 'within' | 'older';
  readonly value: Period;
}

const days = (count: number): Period => ({ count, unit: 'd' });
const year: Period = { count: 1, unit: 'y' };

/** The periods that are offered. */
export const presets: readonly PeriodTest[] = [
  { operator: 'within', value: days(7) },
  { operator: 'within', value: days(30) },
  { operator: 'within', value: days(90) },
  { operator: 'within', value: year },
  { operator: 'older', value: days(30) },
  { operator: 'older', value: days(90) },
  { operator: 'older', value: year },
];

export function isSamePeriod(condition: Condition | undefined, { operator, value }: PeriodTest): boolean {
  if (condition?.operator !== 'within' && condition?.operator !== 'older') return false;
  const { count, unit } = condition.value;
  return condition.operator === operator && count === value.count && unit === value.unit;
}

const unitNames = ['days', 'weeks', 'months', 'years'] as const;

/** A period as people type it, such as `45`, `6 months` or `2y`; days without a unit. Null for anything else. */
export function typedPeriod(text: string): Period | null {
  const { count, unit } = /^(?<count>\d+)\s*(?<unit>[a-z]*)$/.exec(text.trim().toLowerCase())?.groups ?? {};
  const name = unitNames.find((one) => one.startsWith(unit ?? ''));
  return count === undefined || name === undefined ? null : parsePeriod(`${count}${name.slice(0, 1)}`);
}
