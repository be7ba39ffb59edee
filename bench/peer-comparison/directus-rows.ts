import { withClient } from '../../src/testing/postgres/with-client.ts';
import type { BenchDatabase } from '../postgres/bench-postgres.ts';

/** Whether `copyRowsForDirectus` has come to its end. */
export async function hasRowsForDirectus({ url }: BenchDatabase): Promise<boolean> {
  return await withClient(url, async (client) => {
    const { rows } = await client.query("SELECT to_regclass('public.customers') AS found");
    return rows.some(({ found }) => found !== null);
  });
}

/**
 * Directus reads columns, and the product stores a customer as JSON in one. So the same rows are copied into a table
 * like those Directus creates, with an index for the order of the list.
 */
export async function copyRowsForDirectus({ url }: BenchDatabase): Promise<void> {
  await withClient(url, async (client) => {
    await client.query('BEGIN');
    await client.query(`
      CREATE TABLE public.customers AS
        SELECT ${columns.map(selected).join(', ')}
        FROM customers.customer,
          json_to_record(json::json) AS field (
            ${columns.map(stored).join(', ')}
          )`);
    await client.query('ALTER TABLE public.customers ADD PRIMARY KEY (id)');
    await client.query('CREATE INDEX ON public.customers ("createdAt")');
    await client.query('COMMIT');
    // As PostgreSQL does in the background within minutes.
    await client.query('VACUUM ANALYZE public.customers');
  });
}

const instant = 'timestamptz';
type Column = readonly [name: string, type: string];

/** The fields of the contract's Customer. */
const columns: readonly Column[] = [
  ['id', 'text'],
  ['customerNumber', 'text'],
  ['firstName', 'text'],
  ['lastName', 'text'],
  ['displayName', 'text'],
  ['emails', 'json'],
  ['phones', 'json'],
  ['profilePhoto', 'text'],
  ['status', 'text'],
  ['source', 'text'],
  ['totalOrders', 'integer'],
  ['totalSpent', 'double precision'],
  ['averageOrderValue', 'double precision'],
  ['lifetimeValue', 'double precision'],
  ['lastOrderDate', instant],
  ['lastActivityDate', instant],
  ['createdAt', instant],
  ['updatedAt', instant],
];

const quote = (name: string): string => `"${name}"`;

/** How a field is written in the JSON. */
const stored = ([name, type]: Column): string => `${quote(name)} ${type === instant ? 'bigint' : type}`;

const selected = ([name, type]: Column): string =>
  type === instant ? `to_timestamp(field.${quote(name)} / 1000.0) AS ${quote(name)}` : `field.${quote(name)}`;
