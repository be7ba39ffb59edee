import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { buildCustomer } from '../../testing/customers/build-customer.ts';
import { temporaryDirectory, writeEarlierCustomers } from '../../testing/customers/test-store.ts';
import { readConfig } from '../config/config.ts';
import { StartupError } from '../errors/startup-error.ts';
import { openSystemStore } from '../open-system-store.ts';
import type { SystemStore } from '../system-store.ts';
import { DataHealth } from '../database/integrity/data-health.ts';
import { openCustomers, type OpenCustomersDeps } from './open-customers.ts';
import { lockImports } from './sqlite/import-lock.ts';
import { openSqliteCustomerWriter } from './sqlite/open-sqlite-customers.ts';

const depsOf = ({ history, upstream }: SystemStore): OpenCustomersDeps => ({
  history,
  upstream,
  health: new DataHealth(() => {}),
  progressTo: { write: () => {} },
});

it('serves customers imported while it runs, is no demo then, and leaves all of them in customers.db', async () => {
  const dataDir = temporaryDirectory();
  const system = await openSystemStore({
    dataDirectory: dataDir,
    limit: { requests: 1, windowSeconds: 1 },
    as: 'server',
  });
  onTestFinished(() => system.close());
  const customers = await openCustomers(readConfig({ DATA_DIR: dataDir, DEMO_CUSTOMERS: '5' }), depsOf(system));
  expect((await customers.source.capabilities()).demo).toBe(true);
  const writer = openSqliteCustomerWriter({ dataDir });
  await writer.setDemoState('none');
  await writer.write([buildCustomer(77)], 0);
  await writer.close();
  expect((await customers.source.capabilities()).demo).toBe(false);
  expect((await customers.source.get('CUST-000077'))?.customer).toContain('"id-77"');
  expect(existsSync(join(dataDir, 'customers.db-wal'))).toBe(true);
  await customers.close();
  expect(existsSync(join(dataDir, 'customers.db-wal'))).toBe(false);
});

it('does not change the tables of an earlier version while an import is using them', async () => {
  const dataDir = temporaryDirectory();
  writeEarlierCustomers(dataDir);
  const system = await openSystemStore({
    dataDirectory: dataDir,
    limit: { requests: 1, windowSeconds: 1 },
    as: 'server',
  });
  onTestFinished(() => system.close());
  const config = readConfig({ DATA_DIR: dataDir });
  const unlock = lockImports(dataDir);
  await expect(openCustomers(config, depsOf(system))).rejects.toThrow(
    new StartupError(
      `An import of an earlier version is running on the data directory ${dataDir}. ` +
        'Start the server when it has finished.',
    ),
  );
  unlock();
  const customers = await openCustomers(config, depsOf(system));
  expect((await customers.source.capabilities()).demo).toBe(false);
  await customers.close();
});
