import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { buildCustomer } from '../../../testing/customers/build-customer.ts';
import { customerNumbers, listAll } from '../../../testing/customer-source-suite/list-all.ts';
import { lookUp } from '../../../testing/customer-source-suite/suite-customer.ts';
import { openPostgresStore, type PostgresStore } from '../../../testing/postgres/open-postgres-store.ts';
import type { ParameterDefinition } from '../../../contract/parameters.ts';
import { openPostgresCustomers } from './open-postgres-customers.ts';

const customers = 1_200;

interface Filled {
  readonly store: PostgresStore;
  readonly tier: ParameterDefinition;
  readonly tags: ParameterDefinition;
}

async function filledStore(): Promise<Filled> {
  const store = await openPostgresStore();
  const tier = await store.writer.defineParameter({ name: 'Tier', type: 'select' });
  const tags = await store.writer.defineParameter({ name: 'Tags', type: 'multiselect' });
  const rows = Array.from({ length: customers }, (_, at) => ({
    customerNumber: `C${at}`,
    status: (['active', 'inactive', 'banned'] as const)[at % 3] ?? 'active',
    parameters: { [tier.id]: at % 2 === 0 ? 'Gold' : 'Silver', [tags.id]: ['a', `t${at}`] },
  }));
  await store.writer.write(rows, 1);
  return { store, tier, tags };
}

/** What is left of a parameter in every table. */
async function traces({ url }: PostgresStore, { id }: ParameterDefinition): Promise<unknown> {
  const client = new pg.Client({ connectionString: url, options: '-c search_path=customers' });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(
      `SELECT (SELECT count(*)::int FROM customer WHERE strpos(parameters, $1) > 0) AS customers,
        (SELECT count(*)::int FROM parameter_value WHERE value IN ('a', 't7')) AS values,
        (SELECT count(*)::int FROM parameter WHERE id = $1) AS parameters,
        -- A status, what it has of email, phone and name, its tier and that it is set.
        (SELECT max(cardinality(tags)) FROM customer) AS tags`,
      [id],
    );
    return rows[0];
  } finally {
    await client.end();
  }
}

const none = { customers: 0, values: 0, parameters: 0, tags: 6 };

describe('a parameter that is removed from PostgreSQL', () => {
  it('is gone from the catalogue at once, and later from each customer', async () => {
    const { store, tags, tier } = await filledStore();
    expect((await lookUp(store.source, 'C7'))?.parameters).toHaveLength(2);
    expect(await store.source.removeParameter(tags.id)).toBe(true);
    expect(await store.source.findParameter({ id: tags.id })).toBeNull();
    expect((await store.source.parameters()).map(({ name }) => name)).not.toContain('Tags');
    const subject = { kind: 'parameter', id: tags.id, isDate: false } as const;
    const conditions = [{ subject, test: { kind: 'set', isSet: true } } as const];
    expect(await customerNumbers(store.source, { conditions })).toEqual([]);
    expect((await lookUp(store.source, 'C7'))?.parameters.map(({ name }) => name)).toEqual(['Tier']);
    await expect.poll(() => traces(store, tags), { timeout: 60_000 }).toEqual(none);
    expect((await store.source.parameters()).find(({ id }) => id === tier.id)?.customers).toBe(customers);
    const filter = { kind: 'parameter', parameterId: tier.id, value: 'Gold' } as const;
    expect((await store.source.summary({ filter })).all?.count).toBe(customers / 2);
  });

  it('leaves the rest to the next start if the server stops halfway', async () => {
    const { store, tags } = await filledStore();
    const source = await openPostgresCustomers({ url: store.url });
    expect(await source.removeParameter(tags.id)).toBe(true);
    await source.close();
    expect((await lookUp(store.source, 'C7'))?.parameters.map(({ name }) => name)).toEqual(['Tier']);
    const restarted = await openPostgresCustomers({ url: store.url });
    onTestFinished(() => restarted.close());
    await expect.poll(() => traces(store, tags), { timeout: 60_000 }).toEqual(none);
  });

  it('leaves no value in what is written next, also under its own name', async () => {
    const { store, tags } = await filledStore();
    expect(await store.writer.removeParameter(tags.id)).toBe(true);
    const again = await store.writer.defineParameter({ name: 'Tags', type: 'text' });
    expect(again.id).not.toBe(tags.id);
    await store.writer.write([{ customerNumber: 'C7', createdAt: 99, parameters: { [again.id]: 'b' } }], 2);
    expect((await lookUp(store.source, 'C7'))?.parameters).toMatchObject([
      { name: 'Tier', value: 'Silver' },
      { name: 'Tags', type: 'text', value: 'b' },
    ]);
    expect(await traces(store, tags)).toEqual({ ...none, tags: 8 });
  });

  it('is not a system parameter, and exists', async () => {
    const { source } = await openPostgresStore();
    expect(await source.removeParameter('system_source')).toBe(false);
    expect(await source.removeParameter('nothing')).toBe(false);
  });
});

it('widens a select: each value becomes an only option, and is found and counted as before', async () => {
  const { store, tier } = await filledStore();
  await store.writer.widenToMultiselect(tier.id);
  const filter = { kind: 'parameter', parameterId: tier.id, value: 'Gold' } as const;
  expect((await listAll(store.source, { filter })).length).toBe(customers / 2);
  expect((await lookUp(store.source, 'C7'))?.parameters[0]).toMatchObject({ type: 'multiselect', value: ['Silver'] });
  await store.writer.write([{ customerNumber: 'C7', parameters: { [tier.id]: ['Gold', 'Silver'] } }], 2);
  expect((await store.source.summary({ filter })).all?.count).toBe(customers / 2 + 1);
});

it('leaves out values that are too long to choose from, and still finds their customers', async () => {
  const long = 'x'.repeat(60_000);
  const { source, writer } = await openPostgresStore();
  await writer.defineParameter({ id: 'notes', name: 'Notes', type: 'select' });
  await writer.write(
    [buildCustomer(1, { parameters: { notes: long } }), buildCustomer(2, { parameters: { notes: 'short' } })],
    0,
  );
  expect((await source.parameters()).find(({ id }) => id === 'notes')).toMatchObject({
    customers: 2,
    options: [{ value: 'short', customers: 1 }],
    optionsComplete: false,
  });
  const filter = { kind: 'parameter', parameterId: 'notes', value: long } as const;
  expect((await source.summary({ filter })).all).toEqual({ count: 1, atLeast: false });
});

it('sorts and searches customers with very long names', async () => {
  const { source, writer } = await openPostgresStore();
  const names = ['b', 'a', 'c'].map((letter) => letter.repeat(50_000));
  await writer.write(
    names.map((displayName, at) => buildCustomer(at + 1, { displayName })),
    0,
  );
  const sort = { field: 'name', descending: false } as const;
  expect(await customerNumbers(source, { sort, limit: 1 })).toEqual(['CUST-000002', 'CUST-000001', 'CUST-000003']);
  expect(await customerNumbers(source, { filter: { kind: 'search', text: 'bbbb' } })).toEqual(['CUST-000001']);
});
