import type { ParameterType } from '../customer.ts';
import { isCalendarDate } from '../parameters.ts';

/*
 * The conditions of `filter`: `field:operator` or `field:operator:value`. Source: lists.md, "API additions".
 */

/** The most conditions of a list; all must hold. */
export const maxConditions = 10;

/** What decides which operators a field takes. */
export type ConditionType = 'number' | 'date' | 'text' | 'boolean' | 'presence';

/** The fields of a customer that lists are filtered by; every other field is the id of a parameter. */
export const filterFields = {
  lifetimeValue: 'number',
  totalSpent: 'number',
  totalOrders: 'number',
  averageOrderValue: 'number',
  lastOrderDate: 'date',
  lastActivityDate: 'date',
  createdAt: 'date',
  updatedAt: 'date',
  source: 'text',
  email: 'presence',
  phone: 'presence',
  name: 'presence',
} as const satisfies Readonly<Record<string, ConditionType>>;
export type FilterField = keyof typeof filterFields;

export function isFilterField(field: string): field is FilterField {
  return Object.hasOwn(filterFields, field);
}

/** How a parameter is filtered. */
export function conditionTypeOf(type: ParameterType): ConditionType {
  return type === 'number' || type === 'date' || type === 'boolean' ? type : 'text';
}

const presence = ['set', 'unset'] as const;
const choices = ['is', 'not', 'in', ...presence] as const;
const operatorsByType = {
  number: ['eq', 'gte', 'lte', ...presence],
  date: ['from', 'before', 'within', 'older', ...presence],
  text: choices,
  boolean: choices,
  presence,
} as const satisfies Readonly<Record<ConditionType, readonly string[]>>;

export type FilterOperator = (typeof operatorsByType)[ConditionType][number];

/** The operators of a type, as a sentence lists them. */
export function operatorsOf(type: ConditionType): readonly FilterOperator[] {
  return operatorsByType[type];
}

/** A length of time back from today: `90d`, `12w`, `6m` or `2y`. */
export interface Period {
  readonly count: number;
  readonly unit: 'd' | 'w' | 'm' | 'y';
}

/** A condition, well-formed for the type of its field. */
export type Condition = { readonly field: string } & ConditionTest;

export type ConditionTest =
  | { readonly operator: 'set' | 'unset' }
  | { readonly operator: 'eq' | 'gte' | 'lte'; readonly value: number }
  /** An ISO date, which is its midnight in UTC, or an ISO date-time with a zone. */
  | { readonly operator: 'from' | 'before'; readonly value: string }
  | { readonly operator: 'within' | 'older'; readonly value: Period }
  /** `not` also matches customers without a value. */
  | { readonly operator: 'is' | 'not'; readonly value: string }
  | { readonly operator: 'in'; readonly value: readonly string[] };

/** A condition in three parts; `value` is null where there is none. */
export interface SplitCondition {
  readonly field: string;
  readonly operator: FilterOperator;
  readonly value: string | null;
}

const everyOperator = [...new Set(Object.values(operatorsByType).flat())];
/** A parameter's id may contain a colon, so the first operator between colons ends the field. */
const parts = new RegExp(`^(?<field>.+?):(?<operator>${everyOperator.join('|')})(?::(?<value>.*))?$`, 's');

/** Splits a condition; null if it does not have the form of one. */
export function splitCondition(text: string): SplitCondition | null {
  const groups = parts.exec(text)?.groups;
  const operator = everyOperator.find((one) => one === groups?.['operator']);
  if (groups === undefined || operator === undefined) return null;
  return { field: groups['field'] ?? '', operator, value: groups['value'] ?? null };
}

/** Why a condition is refused; each is a 400 with a sentence. */
export type ConditionError = 'operator' | 'noValue' | 'value';

/** Reads the parts of a condition by the type of its field. */
export function parseCondition(
  { field, operator, value }: SplitCondition,
  type: ConditionType,
): { readonly condition: Condition } | { readonly error: ConditionError } {
  const isTaken = operatorsOf(type).includes(operator);
  if (!isTaken) return { error: 'operator' };
  const test = parseTest(operator, value, type);
  return typeof test === 'string' ? { error: test } : { condition: { field, ...test } };
}

function parseTest(
  operator: FilterOperator,
  value: string | null,
  type: ConditionType,
): ConditionTest | ConditionError {
  if (operator === 'set' || operator === 'unset') return value === null ? { operator } : 'noValue';
  if (value === null) return 'value';
  switch (operator) {
    case 'eq':
    case 'gte':
    case 'lte': {
      const number = parseNumber(value);
      return number === null ? 'value' : { operator, value: number };
    }
    case 'from':
    case 'before':
      return parseInstant(value) === null ? 'value' : { operator, value };
    case 'within':
    case 'older': {
      const period = parsePeriod(value);
      return period === null ? 'value' : { operator, value: period };
    }
    case 'is':
    case 'not':
      return isChoice(value, type) ? { operator, value } : 'value';
    case 'in': {
      const values = splitValues(value);
      return values.every((one) => isChoice(one, type)) ? { operator, value: values } : 'value';
    }
  }
}

/** Writes a condition as `filter` takes it; the opposite of `splitCondition` and `parseCondition`. */
export function formatCondition(condition: Condition): string {
  const { field, operator } = condition;
  switch (condition.operator) {
    case 'set':
    case 'unset':
      return `${field}:${operator}`;
    case 'within':
    case 'older':
      return `${field}:${operator}:${condition.value.count}${condition.value.unit}`;
    case 'in':
      return `${field}:${operator}:${condition.value.map(escapeValue).join('|')}`;
    default:
      return `${field}:${operator}:${condition.value}`;
  }
}

const isChoice = (value: string, type: ConditionType): boolean =>
  type === 'boolean' ? value === 'true' || value === 'false' : value !== '';

/** A number as JSON writes it. */
function parseNumber(text: string): number | null {
  const value = /^-?\d{1,20}(?:\.\d{1,20})?(?:[eE][-+]?\d{1,3})?$/.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : null;
}

const dateTime = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[-+]\d{2}:\d{2})$/;

/** Milliseconds since 1970 of an ISO date, at midnight in UTC, or of an ISO date-time with a zone; null for others. */
export function parseInstant(text: string): number | null {
  const day = dateTime.exec(text)?.[1] ?? text;
  if (!isCalendarDate(day)) return null;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? null : instant;
}

/** The longest period: a thousand years. */
const maxPeriod = { d: 365_250, w: 52_180, m: 12_000, y: 1_000 } as const;

export function parsePeriod(text: string): Period | null {
  const unit = (['d', 'w', 'm', 'y'] as const).find((one) => text.endsWith(one));
  const digits = text.slice(0, -1);
  if (unit === undefined || !/^[1-9]\d{0,5}$/.test(digits)) return null;
  const count = Number(digits);
  return count <= maxPeriod[unit] ? { count, unit } : null;
}

/**
 * The start of the day, in UTC, that lies a period before `now`, in ms since 1970. A month or a year ends on the last
 * day of a shorter month.
 */
export function startOfPeriod({ count, unit }: Period, now: number): number {
  const today = new Date(now);
  const [year, month, day] = [today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate()];
  if (unit === 'd' || unit === 'w') return Date.UTC(year, month, day - count * (unit === 'w' ? 7 : 1));
  const months = year * 12 + month - count * (unit === 'y' ? 12 : 1);
  const [toYear, toMonth] = [Math.floor(months / 12), ((months % 12) + 12) % 12];
  return utcDay(toYear, toMonth, Math.min(day, new Date(utcDay(toYear, toMonth + 1, 0)).getUTCDate()));
}

/** Date.UTC takes years below 100 as 19xx. */
function utcDay(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month, day);
}

/** The values of `in`: separated by bars; `\|` is a bar and `\\` a backslash inside a value. */
function splitValues(text: string): readonly string[] {
  const values = [''];
  for (const [token] of text.matchAll(/\\[\\|]|[^]/gu)) {
    if (token === '|') values.push('');
    else values.push(`${values.pop()}${/^\\./u.test(token) ? token.slice(1) : token}`);
  }
  return [...new Set(values)];
}

const escapeValue = (value: string): string => value.replaceAll(/[\\|]/g, String.raw`\$&`);
