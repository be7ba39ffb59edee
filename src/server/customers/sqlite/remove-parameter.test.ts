import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ParameterDefinition } from '../../../contract/parameters.ts';
import { openTestStore } from '../../../testing/customers/test-store.ts';
import type { TestStore } from '../../../testing/customers/test-store.ts';
import { customersFile } from './database/open-database.ts';
import { lockImports } from './import-lock.ts';
import { openSqliteCustomers } from './open-sqlite-customers.ts';

const customers = 2_500;

interface Filled {
  readonly store: TestStore;
  readonly tier: ParameterDefinition;
  readonly tags: ParameterDefinition;
}

async function filledStore(): Promise<Filled> {
  const store = await openTestStore();
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
function traces({ dataDir }: TestStore, { id }: ParameterDefinition): unknown {
  const database = new DatabaseSync(customersFile(dataDir), { readOnly: true });
  const count = (sql: string, ...values: string[]): unknown => database.prepare(sql).get(...values)?.['n'];
  const left = {
    customers: count('SELECT count(*) AS n FROM customers WHERE instr(parameters, ?) > 0', id),
    values: count("SELECT count(*) AS n FROM parameter_values v WHERE v.value IN ('a', 't7')"),
    parameters: count('SELECT count(*) AS n FROM parameters WHERE id = ?', id),
    // The value and the set of Tier, for each customer.
    postings: count('SELECT count(*) AS n FROM postings'),
  };
  database.close();
  return left;
}

const none = { customers: 0, values: 0, parameters: 0, postings: customers * 2 };

describe('a removed parameter', () => {
  it('is gone from the catalogue at once, and later from each customer and index', async () => {
    const { store, tags, tier } = await filledStore();
    expect((await store.customer('C7'))?.parameters).toHaveLength(2);
    expect(await store.source.removeParameter(tags.id)).toBe(true);
    expect(await store.source.findParameter({ id: tags.id })).toBeNull();
    expect((await store.source.parameters()).map(({ name }) => name)).not.toContain('Tags');
    expect((await store.customer('C7'))?.parameters.map(({ name }) => name)).toEqual(['Tier']);
    await expect.poll(() => traces(store, tags), { timeout: 20_000 }).toEqual(none);
    expect((await store.source.parameters()).find(({ id }) => id === tier.id)?.customers).toBe(customers);
    expect(
      await store.source.summary({ filter: { kind: 'parameter', parameterId: tier.id, value: 'Gold' } }),
    ).toMatchObject({
      all: { count: customers / 2 },
    });
  });

  it('leaves the rest to the next start if the server stops halfway', async () => {
    const { store, tags } = await filledStore();
    const source = openSqliteCustomers({ dataDir: store.dataDir });
    expect(await source.removeParameter(tags.id)).toBe(true);
    await source.close();
    expect((await store.customer('C7'))?.parameters.map(({ name }) => name)).toEqual(['Tier']);
    const restarted = openSqliteCustomers({ dataDir: store.dataDir });
    onTestFinished(() => restarted.close());
    await expect.poll(() => traces(store, tags), { timeout: 20_000 }).toEqual(none);
  });

  it('leaves no value in what an import writes next, also under its own name', async () => {
    const { store, tags } = await filledStore();
    expect(await store.writer.removeParameter(tags.id)).toBe(true);
    const again = await store.writer.defineParameter({ name: 'Tags', type: 'text' });
    expect(again.id).not.toBe(tags.id);
    await store.writer.write([{ customerNumber: 'C7', createdAt: 99, parameters: { [again.id]: 'b' } }], 2);
    expect((await store.customer('C7'))?.parameters).toMatchObject([
      { name: 'Tier', value: 'Silver' },
      { name: 'Tags', type: 'text', value: 'b' },
    ]);
    expect(traces(store, tags)).toEqual({ ...none, postings: customers * 2 + 2 });
  });

  it('is not a system parameter, and exists', async () => {
    const { store } = await filledStore();
    expect(await store.source.removeParameter('system_source')).toBe(false);
    expect(await store.source.removeParameter('nothing')).toBe(false);
  });

  it('stays while an import is running', async () => {
    const { store, tags } = await filledStore();
    const unlock = lockImports(store.dataDir);
    await expect(store.source.removeParameter(tags.id)).rejects.toMatchObject({ code: 'import-running' });
    unlock();
    expect(await store.source.findParameter({ id: tags.id })).not.toBeNull();
  });
});
