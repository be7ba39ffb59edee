import { beforeAll } from 'vitest';
import { describeStore } from '../../../testing/customer-source-suite/customer-source-suite.ts';
import { makeDatabase } from '../../../testing/postgres/test-database.ts';
import { openPostgresCustomers, openPostgresCustomerWriter } from './open-postgres-customers.ts';
import type { PostgresCustomerSource } from './postgres-customer-source.ts';
import type { PostgresCustomerWriter } from './postgres-customer-writer.ts';

// One store for all, emptied before each, as in sqlite-source-suite.test.ts.
let source: PostgresCustomerSource;
let writer: PostgresCustomerWriter;
beforeAll(async () => {
  const { url, drop } = await makeDatabase();
  writer = await openPostgresCustomerWriter({ url });
  source = await openPostgresCustomers({ url });
  return async () => {
    await source.close();
    await writer.close();
    await drop();
  };
});

describeStore('PostgreSQL', async () => {
  await writer.clear();
  return { source, writer };
});
