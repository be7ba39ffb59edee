import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, vi } from 'vitest';
import { buildCustomer, buildCustomers } from '../../../testing/customers/build-customer.ts';
import { openTestStore, temporaryDirectory } from '../../../testing/customers/test-store.ts';
import type { CustomerSource } from '../customer-source.ts';
import { openSqliteCustomers, openSqliteCustomerWriter } from './open-sqlite-customers.ts';

async function useEverything(source: CustomerSource): Promise<void> {
  for (const status of [null, 'active'] as const) {
    await source.list({ filter: { kind: 'all' }, status, limit: 50, after: null });
    for (const value of [null, 'English']) {
      const filter = { kind: 'parameter', parameterId: 'system_language', value } as const;
      await source.list({ filter, status, limit: 50, after: null });
      await source.summary({ filter });
      await Array.fromAsync(source.walk({ filter, status }));
    }
    await Array.fromAsync(source.walk({ filter: { kind: 'all' }, status }));
  }
  await source.summary({ filter: { kind: 'all' } });
  await source.get('person1@example.com');
  await source.get('+442079460958');
  await source.findParameter({ id: 'system_language' });
  await source.capabilities();
  await source.check();
}

describe('the embedded source', () => {
  it('prepares no statement for a request, also right after a write', async () => {
    const { source, writer } = await openTestStore();
    await writer.write([buildCustomer(1, { parameters: { system_language: 'English' } })], 0);
    await useEverything(source);
    await writer.write([buildCustomer(2, { parameters: { system_language: 'English' } })], 0);
    const prepare = vi.spyOn(DatabaseSync.prototype, 'prepare');
    try {
      await useEverything(source);
      expect(prepare).not.toHaveBeenCalled();
    } finally {
      prepare.mockRestore();
    }
  });

  it('knows a parameter as soon as another process has defined it', async () => {
    const { source, writer } = await openTestStore();
    expect(await source.findParameter({ name: 'Loyalty Tier' })).toBeNull();
    const defined = await writer.defineParameter({ name: 'Loyalty Tier', type: 'select' });
    expect(await source.findParameter({ name: 'Loyalty Tier' })).toEqual(defined);
    await writer.clear();
    expect(await source.findParameter({ name: 'Loyalty Tier' })).toBeNull();
  });

  it('is a demo only while the store holds nothing else', async () => {
    const dataDir = temporaryDirectory();
    const writer = openSqliteCustomerWriter({ dataDir });
    const source = openSqliteCustomers({ dataDir });
    const states = ['only', 'none', 'making', 'only'] as const;
    const seen: boolean[] = [];
    for (const state of states) {
      await writer.setDemoState(state);
      seen.push((await source.capabilities()).demo, (await source.capabilities()).demo);
    }
    await source.close();
    await writer.close();
    expect(seen).toEqual([true, true, false, false, false, false, true, true]);
  });

  it.each([{ kind: 'all' }, { kind: 'search', text: 'person' }] as const)(
    'ends a batch early where customers are long: %j',
    async (filter) => {
      const { source, writer } = await openTestStore();
      const longName = 'x'.repeat(30_000);
      await writer.write(
        buildCustomers(60, () => ({ lastName: longName })),
        0,
      );
      const batches = await Array.fromAsync(source.walk({ filter, status: null }));
      const characters = batches.map((batch) => batch.reduce((sum, { customer }) => sum + customer.length, 0));
      expect(batches.flat()).toHaveLength(60);
      expect(batches.length).toBeGreaterThan(1);
      expect(Math.max(...characters)).toBeLessThan(1_200_000);
    },
  );
});
