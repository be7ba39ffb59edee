import { expect, it } from 'vitest';
import { openTestStore } from '../../../testing/customers/test-store.ts';
import { generatedQueries } from '../../../testing/customers/generated-queries.ts';
import { openPostgresStore } from '../../../testing/postgres/open-postgres-store.ts';
import { scaled } from '../../../testing/test-scale.ts';
import type { CustomerSource, ListCustomersRequest } from '../customer-source.ts';
import { demoParameters } from '../demo/content/demo-parameters.ts';
import { demoToday } from '../demo/content/demo-time.ts';
import { demoCustomers } from '../demo/demo-customers.ts';

const customers = scaled(2_000, 50_000);
const queries = scaled(200, 1_000);
/** Pages of one list that are compared. */
const pages = 4;

it('returns the same pages and summaries from PostgreSQL as from SQLite, to the byte', async () => {
  const made = [...demoCustomers(customers)];
  const [sqlite, postgres] = [await openTestStore(), await openPostgresStore()];
  for (const { writer } of [sqlite, postgres]) {
    await writer.defineParameters(demoParameters);
    for (let at = 0; at < made.length; at += 5_000) await writer.write(made.slice(at, at + 5_000), demoToday);
  }
  // As at the end of an import: without them, some lists of so many customers take longer than they may.
  await postgres.writer.createMissingIndexes();
  expect(await postgres.source.parameters()).toEqual(await sqlite.source.parameters());
  let [found, several] = [0, 0];
  for (const { list, facet } of generatedQueries(made, queries, 20_261_201)) {
    const query = JSON.stringify({ ...list, facet });
    const expected = await readPages(sqlite.source, list);
    expect(await readPages(postgres.source, list), query).toEqual(expected);
    if (expected[0] !== '') found += 1;
    if (expected.length > 2) several += 1;
    const { filter, status, conditions = [] } = list;
    const summary = { filter, status, conditions, ...(facet === undefined ? {} : { facet }) };
    expect(await postgres.source.summary(summary), query).toEqual(await sqlite.source.summary(summary));
  }
  // Otherwise it would compare little.
  expect(found).toBeGreaterThan(queries * 0.4);
  expect(several).toBeGreaterThan(queries * 0.2);
});

async function readPages(
  source: CustomerSource,
  list: Omit<ListCustomersRequest, 'after'>,
): Promise<readonly string[]> {
  const read: string[] = [];
  let after: string | null = null;
  do {
    const { customers: page, next } = await source.list({ ...list, after });
    read.push(page);
    after = next;
  } while (after !== null && read.length < pages);
  return after === null ? [...read, 'end'] : read;
}
