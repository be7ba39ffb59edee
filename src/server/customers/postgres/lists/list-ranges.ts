import { statusCodes } from '../database/customer-tags.ts';
import type { SqlValues } from '../database/sql-values.ts';
import type { ListCriteria } from './list-criteria.ts';
import type { ListKey, ListOrder } from './order-columns.ts';

export interface OrderedList {
  readonly criteria: ListCriteria;
  readonly order: ListOrder;
  /** The key to start after; null for the first page. */
  readonly after: ListKey | null;
}

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
  const without = order.isOptional ? [range(selected, [`${order.expression} IS NULL`], by)] : [];
  if (after !== null && after.value === null)
    return order.isOptional ? [range(selected, [`${order.expression} IS NULL`, ...below], by)] : [];
  const value = after === null ? null : `${values.add(after.value)}::${order.type}`;
  const same = value === null ? [] : [range(selected, [sameValue(order, value), ...below], 'position DESC')];
  const beyond = order.descending
    ? range(selected, [value === null ? `${order.expression} IS NOT NULL` : `${order.expression} < ${value}`], by)
    : rising(order, value ?? startOf(criteria, order, values), selected);
  return [...same, beyond, ...without];
}

function range({ columns, limit }: Selected, where: readonly string[], by: string): string {
  return `(SELECT ${columns} FROM customer WHERE ${where.join(' AND ') || 'true'} ORDER BY ${by} LIMIT ${limit})`;
}

/** The list's own order also has an index for each status, and times are positions. */
function boundsOf({ status, positions }: ListCriteria, values: SqlValues): readonly string[] {
  const bounds = status === null ? [] : [`status = ${statusCodes[status]}`];
  if (positions === null) return bounds;
  const { from, to } = positions;
  return [...bounds, `position >= ${values.add(from)}::bigint`, `position <= ${values.add(to)}::bigint`];
}

/**
 * Rising values with ties newest first, which no index gives from its end: a value at a time, so that no tie has to be
 * sorted, however many share it.
 */
function rising(order: ListOrder, after: string | null, { columns, limit }: Selected): string {
  return `(WITH RECURSIVE rising (value) AS (
      (SELECT ${nextValue(order, after)})
      UNION ALL SELECT (SELECT ${nextValue(order, 'rising.value')}) FROM rising WHERE rising.value IS NOT NULL
    ) SELECT tied.* FROM rising CROSS JOIN LATERAL (
      SELECT ${columns} FROM customer WHERE ${sameValue(order, 'rising.value')} ORDER BY position DESC LIMIT ${limit}
    ) tied LIMIT ${limit})`;
}

/** The least value above another, or of all; null if there is none. */
function nextValue({ expression, isTime }: ListOrder, after: string | null): string {
  const [least, above] = isTime
    ? ['min(n.position) >> 20', `n.position >= (${after} + 1) << 20`]
    : [`min(n.${expression})`, `n.${expression} > ${after}`];
  return `(SELECT ${least} FROM customer n${after === null ? '' : ` WHERE ${above}`})`;
}

function sameValue({ expression, isTime }: ListOrder, value: string): string {
  return isTime ? `position BETWEEN ${value} << 20 AND (${value} << 20) + 1048575` : `${expression} = ${value}`;
}

/** Before the first time that matches. */
function startOf({ positions }: ListCriteria, { isTime }: ListOrder, values: SqlValues): string | null {
  return isTime && positions !== null ? `(${values.add(positions.from >> 20n)}::bigint - 1)` : null;
}
