import type { CustomerUpsert } from '../../server/customers/model/customer-upsert.ts';
import {
  openPostgresCustomers,
  openPostgresCustomerWriter,
} from '../../server/customers/postgres/open-postgres-customers.ts';
import type { WalkedStore } from '../walks/walk-while-writing.ts';
import { makeDatabase, newDatabase } from './test-database.ts';

/** Writes customers into a database of PostgreSQL, and returns how to open a copy of it. */
export async function makePostgresToCopy(customers: readonly CustomerUpsert[]): Promise<() => Promise<WalkedStore>> {
  const template = await newDatabase();
  const maker = await openPostgresCustomerWriter({ url: template });
  for (let start = 0; start < customers.length; start += 10_000)
    await maker.write(customers.slice(start, start + 10_000), 0);
  await maker.close();
  return async () => {
    const { url, drop } = await makeDatabase(template);
    const writer = await openPostgresCustomerWriter({ url });
    const source = await openPostgresCustomers({ url });
    return {
      source,
      writer,
      close: async () => {
        await source.close();
        await writer.close();
        await drop();
      },
    };
  };
}
