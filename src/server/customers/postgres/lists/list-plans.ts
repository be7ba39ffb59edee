import type { Statement } from '../database/postgres-database.ts';
import { column } from '../database/postgres-schema.ts';
import { SqlValues } from '../database/sql-values.ts';
import { rowTest, trigramTests } from './criteria-sql.ts';
import type { ListCriteria } from './list-criteria.ts';
import { orderRanges } from './list-ranges.ts';
import type { ListKey, ListOrder } from './order-columns.ts';

/*
 * Two plans for one list. The planner of PostgreSQL would choose between them by its estimates, which fail where
 * conditions depend on each other, so each is a statement of its own that leaves it no choice.
 */

export interface PlannedList {
  readonly criteria: ListCriteria;
  readonly order: ListOrder;
  /** The key that the page starts after; null for the first page. */
  readonly after: ListKey | null;
  /** Rows to find. */
  readonly wanted: number;
}

/** A row of either plan. */
export interface PlannedRow {
  readonly position: bigint;
  readonly key: number | string | null;
  readonly json: string;
  readonly parameters: string;
  /** False for the row at which a walk stopped. */
  readonly matches: boolean;
  /** How many rows a walk had read with this one. */
  readonly step: number;
}

/** Walks the index of the order and tests each row: fast where many match, and stops after `steps` rows. */
export function walkPlan(list: PlannedList, steps: number): Statement {
  const values = new SqlValues();
  const { criteria, order, wanted } = list;
  const test = rowTest(criteria, values);
  const limit = values.add(steps);
  const key = order.expression ?? 'NULL::float8';
  const columns = `position, ${key} AS key${testedColumns(criteria)}`;
  const walked = orderRanges(list, { columns, limit: `${limit}::int` }, values).join(' UNION ALL ');
  return {
    text: `SELECT w.position, w.key, w.matches, w.step, c.json, c.parameters FROM (
        SELECT position, key, step, (${test}) AS matches FROM (
          SELECT *, (row_number() OVER ())::int AS step FROM (${walked}) a LIMIT ${limit}::int
        ) s WHERE (${test}) OR step = ${limit}::int LIMIT ${values.add(wanted)}::int
      ) w JOIN customer c ON c.position = w.position ORDER BY w.step`,
    values: values.all,
  };
}

/** Looks the conditions up in the other indexes and sorts what they find: fast where few match. */
export function matchPlan(list: PlannedList, shareOf: (texts: readonly string[]) => number): Statement {
  const values = new SqlValues();
  const { criteria, order, after, wanted } = list;
  const tests = [...trigramTests(criteria, values, shareOf), rowTest(criteria, values)];
  if (after !== null) tests.push(afterTest(order, after, values));
  const key = order.expression ?? 'NULL::float8';
  return {
    text: `WITH matching AS MATERIALIZED (SELECT position, ${key} AS key FROM customer WHERE ${tests.join(' AND ')})
      SELECT w.position, w.key, true AS matches, 0 AS step, c.json, c.parameters FROM (
        SELECT * FROM matching ORDER BY ${orderBy(order, 'key')} LIMIT ${values.add(wanted)}::int
      ) w JOIN customer c ON c.position = w.position ORDER BY ${orderBy(order, 'w.key', 'w.position')}`,
    values: values.all,
  };
}

/** The columns that the test of a row reads; the JSON stays where it is. */
function testedColumns({ required, excluded, oneOfMany, figures, texts, status }: ListCriteria): string {
  const columns = new Set(figures.map(({ field }) => column(field)));
  if (required.length + excluded.length + oneOfMany.length > 0 || status !== null) columns.add('tags');
  if (texts.length > 0) columns.add('document');
  return [...columns].map((name) => `, ${name}`).join('');
}

function orderBy({ expression, descending }: ListOrder, key = expression, position = 'position'): string {
  return expression === null
    ? `${position} DESC`
    : `${key} ${descending ? 'DESC' : 'ASC'} NULLS LAST, ${position} DESC`;
}

function afterTest({ expression, type, descending }: ListOrder, after: ListKey, values: SqlValues): string {
  const below = `position < ${values.add(after.position)}::bigint`;
  if (expression === null) return below;
  if (after.value === null) return `(${expression} IS NULL AND ${below})`;
  const value = `${values.add(after.value)}::${type}`;
  const beyond = `${expression} ${descending ? '<' : '>'} ${value}`;
  return `(${beyond} OR (${expression} = ${value} AND ${below}) OR ${expression} IS NULL)`;
}
