import { statusCodes } from '../database/customer-tags.ts';
import { column } from '../database/postgres-schema.ts';
import type { SqlValues } from '../database/sql-values.ts';
import type { ListCriteria } from './list-criteria.ts';
import type { ListKey, ListOrder } from './order-columns.ts';

export interface OrderedList {
  readonly criteria: ListCriteria;
  readonly order: ListOrder;
  /** The key to start after; null for the first page. */
  readonly after: ListKey | null;
}

type Positions = NonNullable<ListCriteria['positions']>;

interface Selected {
  readonly columns: string;
  /** The most rows of each range. */
  readonly limit: string;
}

/**
 * Statements that read a list's order from its index, one range after the other: the rest of the key's own value, the
 * values beyond it, and those without a value. As one condition, no index could start at it.
 */
export function orderRanges(list: OrderedList, selected: Selected, values: SqlValues): readonly string[] {
  const { criteria, order, after } = list;
  const below = after === null ? [] : [`position < ${values.add(after.position)}::bigint`];
  if (order.expression === null) return [range(selected, [...boundsOf(criteria, values), ...below], 'position DESC')];
  // In the direction of the index, whichever the list has.
  const by = `${order.expression} DESC NULLS LAST, position DESC`;
  const bounds = valueBounds(list, values);
  const isBeyondValues = after !== null && after.value === null;
  const without = [`${order.expression} IS NULL`, ...(isBeyondValues ? below : [])];
  const last = range(selected, order.isOptional && bounds.allowNone ? without : ['false'], by);
  if (isBeyondValues || !bounds.allowSome) return [last];
  const value = after === null ? null : `${values.add(after.value)}::${order.type}`;
  const same = value === null ? [] : [range(selected, [sameValue(order, value), ...below], 'position DESC')];
  const start = value === null ? `${order.expression} IS NOT NULL` : `${order.expression} < ${value}`;
  const beyond = order.descending
    ? range(selected, [start, ...bounds.tests('')], by)
    : rising(order, { after: value, tests: bounds.tests('n.') }, selected);
  return [...same, beyond, last];
}

function range({ columns, limit }: Selected, where: readonly string[], by: string): string {
  return `(SELECT ${columns} FROM customer WHERE ${where.join(' AND ') || 'true'} ORDER BY ${by} LIMIT ${limit})`;
}

/** The list's own order also has an index for each status, and times are positions. */
function boundsOf({ status, positions }: ListCriteria, values: SqlValues): readonly string[] {
  const bounds = status === null ? [] : [`status = ${statusCodes[status]}`];
  return positions === null ? bounds : [...bounds, ...positionTests(positions, values)];
}

/**
 * Rising values with ties newest first, which no index gives from its end: a value at a time, so that no tie has to be
 * sorted, however many share it.
 */
function rising(order: ListOrder, { after, tests }: Rising, { columns, limit }: Selected): string {
  return `(WITH RECURSIVE rising (value) AS (
      (SELECT ${nextValue(order, { after, tests })})
      UNION ALL SELECT (SELECT ${nextValue(order, { after: 'rising.value', tests })}) FROM rising
        WHERE rising.value IS NOT NULL
    ) SELECT tied.* FROM rising CROSS JOIN LATERAL (
      SELECT ${columns} FROM customer WHERE ${sameValue(order, 'rising.value')} ORDER BY position DESC LIMIT ${limit}
    ) tied LIMIT ${limit})`;
}

interface Rising {
  /** The value to start after; null for the least. */
  readonly after: string | null;
  /** Of the values to stay within, of the table `n`. */
  readonly tests: readonly string[];
}

/** The least value above another, or of all; null if there is none. */
function nextValue({ expression, isTime }: ListOrder, { after, tests }: Rising): string {
  const [least, above] = isTime
    ? ['min(n.position) >> 20', `n.position >= (${after} + 1) << 20`]
    : [`min(n.${expression})`, `n.${expression} > ${after}`];
  const where = [...(after === null ? [] : [above]), ...tests].join(' AND ');
  return `(SELECT ${least} FROM customer n${where === '' ? '' : ` WHERE ${where}`})`;
}

function sameValue({ expression, isTime }: ListOrder, value: string): string {
  return isTime ? `position BETWEEN ${value} << 20 AND (${value} << 20) + 1048575` : `${expression} = ${value}`;
}

interface ValueBounds {
  /** Tests of the columns of a table, which is named before each. */
  readonly tests: (table: '' | 'n.') => readonly string[];
  /** Whether rows without a value can match, and rows with one. */
  readonly allowNone: boolean;
  readonly allowSome: boolean;
}

/** What the conditions say of the value that a list is sorted by: a walk that began elsewhere would find no match. */
function valueBounds({ criteria, order }: OrderedList, values: SqlValues): ValueBounds {
  if (order.isTime) {
    const { positions } = criteria;
    return {
      tests: (table) => (positions === null ? [] : positionTests(positions, values, table)),
      allowNone: false,
      allowSome: true,
    };
  }
  const own = criteria.figures.filter(({ field }) => column(field) === order.expression).map((one) => one.range);
  const test = (table: string, operator: string, end: number): readonly string[] =>
    Number.isFinite(end) ? [`${table}${order.expression} ${operator} ${values.add(end)}::float8`] : [];
  return {
    tests: (table) =>
      own.flatMap((one) => (one === null ? [] : [...test(table, '>=', one.from), ...test(table, '<=', one.to)])),
    allowNone: own.every((one) => one === null),
    allowSome: own.every((one) => one !== null),
  };
}

function positionTests({ from, to }: Positions, values: SqlValues, table = ''): readonly string[] {
  return [`${table}position >= ${values.add(from)}::bigint`, `${table}position <= ${values.add(to)}::bigint`];
}
