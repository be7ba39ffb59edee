import type { Condition, FilterOperator, Period } from '../../../../contract/list/list-filter.ts';

const beforeValue = {
  is: '',
  in: '',
  eq: '',
  not: 'not ',
  gte: 'at least ',
  lte: 'at most ',
  from: 'from ',
  before: 'before ',
  within: 'within ',
  older: 'older than ',
} as const satisfies Readonly<Record<Exclude<FilterOperator, 'set' | 'unset'>, string>>;

/** A condition in words, such as `Loyalty Tier: Gold`. `name` is that of its parameter, if it is on one. */
export function conditionWords(condition: Condition, name: string | undefined): string {
  const field = name ?? fieldName(condition.field);
  if (!('value' in condition)) return `${field}: ${condition.operator === 'set' ? 'set' : 'not set'}`;
  return `${field}: ${beforeValue[condition.operator]}${valueText(condition.value)}`;
}

/** `lifetimeValue` as `Lifetime value`. */
function fieldName(field: string): string {
  const words = field.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

function valueText(value: string | number | Period | readonly string[]): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  return 'unit' in value ? `${value.count}${value.unit}` : value.join(' or ');
}
