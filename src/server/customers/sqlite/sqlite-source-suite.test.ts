import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { describeStore } from '../../../testing/customer-source-suite/customer-source-suite.ts';
import { openSqliteCustomers, openSqliteCustomerWriter } from './open-sqlite-customers.ts';

// One store for all, emptied before each: opening one takes longer than most of what is asked of it.
const dataDir = mkdtempSync(join(tmpdir(), 'customers-'));
const writer = openSqliteCustomerWriter({ dataDir });
const source = openSqliteCustomers({ dataDir });
afterAll(async () => {
  await source.close();
  await writer.close();
  rmSync(dataDir, { recursive: true, force: true });
});

describeStore('the embedded store', async () => {
  await writer.clear();
  return { source, writer };
});
