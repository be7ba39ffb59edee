import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { buildCustomer, buildCustomers } from '../../../testing/customers/build-customer.ts';
import { customerNumbers } from '../../../testing/customer-source-suite/list-all.ts';
import { startDatabaseProxy, type DatabaseProxy } from '../../../testing/postgres/database-proxy.ts';
import { startPostgres, type PostgresServer } from '../../../testing/postgres/start-postgres.ts';
import { promote, startStandby } from '../../../testing/postgres/start-standby.ts';
import { newDatabase } from '../../../testing/postgres/test-database.ts';
import { scaled } from '../../../testing/test-scale.ts';
import { SourceUnavailableError } from '../source-errors.ts';
import { openPostgresCustomers, openPostgresCustomerWriter } from './open-postgres-customers.ts';

const firstPage = { filter: { kind: 'all' }, status: null, limit: 100, after: null } as const;

/** A store whose connections go through the proxy. */
async function openThrough(proxy: DatabaseProxy, database: string) {
  const url = Object.assign(new URL(database), { port: String(proxy.port) }).href;
  const writer = await openPostgresCustomerWriter({ url });
  const source = await openPostgresCustomers({ url });
  onTestFinished(async () => {
    await source.close();
    await writer.close();
  });
  return { source, writer };
}

async function startProxy(target: number): Promise<DatabaseProxy> {
  const proxy = await startDatabaseProxy(target);
  // Finished in the reverse order: after the store.
  onTestFinished(() => proxy.close());
  return proxy;
}

async function startServer(server: Promise<PostgresServer>): Promise<PostgresServer> {
  const started = await server;
  onTestFinished(() => started.stop());
  return started;
}

describe('a network that fails', () => {
  it('in the middle of a response makes the source unavailable, for that request only', async () => {
    const url = await newDatabase();
    const proxy = await startProxy(Number(new URL(url).port));
    const { source, writer } = await openThrough(proxy, url);
    await writer.write(buildCustomers(100), 0);
    const whole = await source.list(firstPage);
    for (const bytes of [1, 5, 100, 3_000, 40_000]) {
      proxy.resetAfter(bytes);
      await expect(source.list(firstPage)).rejects.toBeInstanceOf(SourceUnavailableError);
      expect((await source.list(firstPage)).customers).toBe(whole.customers);
    }
  });

  it('while it writes leaves all of a batch or nothing, and the same batch goes in again', async () => {
    const url = await newDatabase();
    const proxy = await startProxy(Number(new URL(url).port));
    const { source, writer } = await openThrough(proxy, url);
    for (const [round, bytes] of [1, 50, 200, 500, 1_000].entries()) {
      const batch = buildCustomers(10).map((_, index) => buildCustomer(1 + round * 10 + index));
      proxy.resetAfter(bytes);
      await writer.write(batch, 0).catch((error: unknown) => expect(error).toBeInstanceOf(SourceUnavailableError));
      expect((await customerNumbers(source)).length % 10).toBe(0);
      await writer.write(batch, 0);
      expect(await customerNumbers(source)).toHaveLength((round + 1) * 10);
    }
  });

  it('without a word ends a request within eight seconds', { timeout: 30_000 }, async () => {
    const url = await newDatabase();
    const proxy = await startProxy(Number(new URL(url).port));
    const { source, writer } = await openThrough(proxy, url);
    await writer.write(buildCustomers(3), 0);
    await source.list(firstPage);
    proxy.stall(true);
    await expect(source.list(firstPage)).rejects.toBeInstanceOf(SourceUnavailableError);
    proxy.stall(false);
    expect(await customerNumbers(source)).toHaveLength(3);
  });
});

it(
  'every write that was acknowledged is there after the primary was killed and its standby promoted',
  {
    timeout: 120_000,
  },
  async () => {
    const primary = await startServer(startPostgres({ flags: ['-c', 'wal_level=replica'] }));
    const standby = await startServer(startStandby(primary));
    const proxy = await startProxy(primary.port);
    const { source, writer } = await openThrough(proxy, primary.url);
    const acknowledged: string[] = [];
    let next = 0;
    const writeFor = async (ms: number): Promise<void> => {
      for (const end = Date.now() + ms; Date.now() < end;) {
        const customer = buildCustomer((next += 1));
        try {
          await writer.write([customer], 0);
          acknowledged.push(customer.customerNumber ?? '');
        } catch (error) {
          expect(error).toBeInstanceOf(SourceUnavailableError);
          await wait(50);
        }
      }
    };
    const writing = writeFor(scaled(4_000, 20_000));
    await wait(scaled(1_500, 8_000));
    const before = acknowledged.length;
    await primary.kill();
    await promote(standby);
    proxy.switchTo(standby.port);
    await writing;
    expect(before).toBeGreaterThan(5);
    expect(acknowledged.length).toBeGreaterThan(before + 5);
    const present = new Set(await customerNumbers(source));
    expect(acknowledged.filter((number) => !present.has(number))).toEqual([]);
  },
);
