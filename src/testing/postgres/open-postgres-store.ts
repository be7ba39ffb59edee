import { onTestFinished } from 'vitest';
import {
  openPostgresCustomers,
  openPostgresCustomerWriter,
  type PostgresCustomersOptions,
} from '../../server/customers/postgres/open-postgres-customers.ts';
import type { PostgresCustomerSource } from '../../server/customers/postgres/postgres-customer-source.ts';
import type { PostgresCustomerWriter } from '../../server/customers/postgres/postgres-customer-writer.ts';
import { newDatabase } from './test-database.ts';

export interface PostgresStore {
  readonly url: string;
  readonly source: PostgresCustomerSource;
  readonly writer: PostgresCustomerWriter;
}

/** A new store in PostgreSQL, empty and without demo customers, which is closed after the test. */
export async function openPostgresStore(options: Partial<PostgresCustomersOptions> = {}): Promise<PostgresStore> {
  const url = options.url ?? (await newDatabase());
  const writer = await openPostgresCustomerWriter({ url });
  const source = await openPostgresCustomers({ ...options, url });
  onTestFinished(async () => {
    await source.close();
    await writer.close();
  });
  return { url, source, writer };
}
