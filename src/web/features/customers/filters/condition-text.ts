import type { Condition, Period } from '../../../../contract/list/list-filter.ts';
import type { Formats } from '../../../lib/format/date-and-number-formats.ts';
import { parameterValueText } from '../model/customer-text.ts';
import type { FilterTarget } from './filter-target.ts';

/** A chip in words, such as `Loyalty Tier` `is` `Gold`. */
export interface ChipWords {
  readonly name: string;
  readonly verb: string;
  /** Null where the verb says it all. */
  readonly value: string | null;
}

/** The conditions of one chip in words. */
export function chipWords(target: FilterTarget, conditions: readonly Condition[], formats: Formats): ChipWords {
  const { name } = target;
  const [condition, end] = conditions;
  if (condition === undefined) return { name, verb: '', value: null };
  const value = valueText(target, condition, formats);
  if (condition.operator === 'not') {
    return { name, verb: 'is not', value: conditions.map((one) => valueText(target, one, formats)).join(' or ') };
  }
  if (end !== undefined) {
    const [verb, joint] = condition.operator === 'gte' ? ['between', 'and'] : ['from', 'to before'];
    return { name, verb, value: `${value} ${joint} ${valueText(target, end, formats)}` };
  }
  return { name, verb: verbs[condition.operator], value };
}

/** As one text. */
export function chipText({ name, verb, value }: ChipWords): string {
  return [name, verb, value].filter(Boolean).join(' ');
}

const verbs = {
  is: 'is',
  eq: 'is',
  in: 'is',
  not: 'is not',
  gte: 'at least',
  lte: 'at most',
  from: 'from',
  before: 'before',
  within: 'in the last',
  older: 'not in the last',
  set: 'is set',
  unset: 'is not set',
} as const satisfies Readonly<Record<Condition['operator'], string>>;

function valueText(target: FilterTarget, condition: Condition, formats: Formats): string | null {
  const choice = (value: string) =>
    value === '' ? '“”' : parameterValueText(target.parameter?.type ?? choiceType(target), value, formats);
  switch (condition.operator) {
    case 'set':
    case 'unset':
      return null;
    case 'gte':
    case 'lte':
    case 'eq':
      return numberText(target, condition.value, formats);
    case 'from':
    case 'before':
      return condition.value.length > 10
        ? formats.date(Date.parse(condition.value))
        : formats.dateOnly(condition.value);
    case 'within':
    case 'older':
      return periodText(condition.value);
    case 'in':
      return condition.value.map(choice).join(' or ');
    default:
      return choice(condition.value);
  }
}

const choiceType = ({ type }: FilterTarget) => (type === 'boolean' || type === 'date' ? type : null);

/** A number as its target writes it: `£1,000`, `£12.50`, `1,000` or `0.5`. */
export function numberText({ unit }: FilterTarget, value: number, formats: Formats): string {
  if (unit === 'amount') return Number.isInteger(value) ? formats.roundAmount(value) : formats.amount(value);
  return Number.isInteger(value) ? formats.count(value) : String(value);
}

const units = { d: 'day', w: 'week', m: 'month', y: 'year' } as const;

/** `90 days`, or `day`. */
export function periodText({ count, unit }: Period): string {
  return count === 1 ? units[unit] : `${count} ${units[unit]}s`;
}
