import { describe, expect, it, onTestFinished } from 'vitest';
import { buildCustomers } from '../../../testing/customers/build-customer.ts';
import { newDatabase } from '../../../testing/postgres/test-database.ts';
import { withClient } from '../../../testing/postgres/with-client.ts';
import { lateIndexes } from './database/postgres-schema.ts';
import { tryLockImports } from './lock-imports.ts';
import { openPostgresCustomers, openPostgresCustomerWriter } from './open-postgres-customers.ts';

const all = [...lateIndexes.keys()].toSorted();

async function presentIn(url: string): Promise<readonly string[]> {
  const { rows } = await withClient(url, (client) =>
    client.query<{ indexname: string }>(
      "SELECT indexname FROM pg_indexes WHERE schemaname = 'customers' ORDER BY indexname",
    ),
  );
  return rows.map(({ indexname }) => indexname).filter((name) => all.includes(name));
}

async function openWriter(url: string) {
  const writer = await openPostgresCustomerWriter({ url });
  onTestFinished(() => writer.close().catch(() => {}));
  return writer;
}

async function countOf(url: string, search: string): Promise<unknown> {
  const source = await openPostgresCustomers({ url });
  try {
    return (await source.summary({ filter: { kind: 'search', text: search } })).all;
  } finally {
    await source.close();
  }
}

describe('the indexes of filters, sorts and searches', () => {
  it('are made at the end when many customers go into an empty store', async () => {
    const url = await newDatabase();
    const writer = await openPostgresCustomerWriter({ url });
    await writer.write(buildCustomers(5_000), 0);
    expect(await presentIn(url)).toEqual([]);
    await writer.close();
    expect(await presentIn(url)).toEqual(all);
  });

  it('stay where few customers are written, and where there are some', async () => {
    const url = await newDatabase();
    const writer = await openWriter(url);
    await writer.write(buildCustomers(10), 0);
    await writer.write(buildCustomers(5_000), 0);
    expect(await presentIn(url)).toEqual(all);
  });

  it('are made by the next start, or the same import once more, where it was killed', async () => {
    const url = await newDatabase();
    const killed = await openWriter(url);
    await killed.write(buildCustomers(5_000), 0);
    const unlock = await tryLockImports(url);
    // Beside an import that runs, a start leaves them to it; lists and searches work without.
    expect(await countOf(url, 'nobody')).toEqual({ count: 0, atLeast: false });
    expect(await presentIn(url)).toEqual([]);
    await unlock?.();
    const again = await openPostgresCustomerWriter({ url });
    const outcomes = await again.write(buildCustomers(5_000), 0);
    expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['unchanged']));
    await again.close();
    expect(await presentIn(url)).toEqual(all);

    const other = await newDatabase();
    await (await openWriter(other)).write(buildCustomers(5_000), 0);
    await (await openPostgresCustomers({ url: other })).close();
    expect(await presentIn(other)).toEqual(all);
  });
});
